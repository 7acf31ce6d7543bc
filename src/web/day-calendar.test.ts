import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, weekdayOf } from '#platform/clock/day.ts'
import { dayCalendar, readDay } from './day-calendar.ts'

const at = (text: string) => ({ day: day(text) })

describe('days in the calendar', () => {
  it('understands the spellings that officers type', () => {
    for (const text of [
      '2021-12-05',
      '2021-12-5',
      '2021/12/5',
      '2021.12.05',
      '2021年12月5日',
      '20211205',
      ' ２０２１-12-5 ',
    ]) {
      expect(readDay(text)).toBe('2021-12-05')
    }
  })

  it('takes no day that the calendar does not have', () => {
    for (const text of ['2021-02-29', '20211301', '2021', '昨天', '05-12-2021']) expect(readDay(text)).toBeNull()
  })

  it('stays inside the month when the year or the month changes', () => {
    expect(dayCalendar.setYear(at('2020-02-29'), 2021).day).toBe('2021-02-28')
    expect(dayCalendar.setMonth(at('2021-01-31'), 1).day).toBe('2021-02-28')
    expect(dayCalendar.getEndDate(at('2024-02-03')).day).toBe('2024-02-29')
  })

  it('begins every week on the Monday at or before the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
        const d = addDays(day('1990-01-01'), n)
        const start = dayCalendar.locale.getWeekFirstDate('zh_CN', { day: d }).day
        expect(weekdayOf(start)).toBe(1)
        expect(start <= d && addDays(start, 6) >= d).toBe(true)
      }),
    )
  })

  it('writes days in the formats that the library asks for', () => {
    const write = (format: string): string => dayCalendar.locale.format('zh_CN', at('2021-02-05'), format)
    expect([write('YYYY-MM-DD'), write('YYYY年'), write('M月'), write('D')]).toEqual([
      '2021-02-05',
      '2021年',
      '2月',
      '5',
    ])
  })
})
