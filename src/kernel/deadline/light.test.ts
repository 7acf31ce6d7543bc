import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { nationalCalendar } from './holidays.ts'
import { lightOf, timeLeft } from './light.ts'
import { lights } from './terms.ts'

const due = day('2021-10-08')
const warnAt = day('2021-09-29')

describe('lights', () => {
  it.each([
    ['2021-09-28', false, 'green', '正常'],
    ['2021-09-29', false, 'amber', '临期'],
    ['2021-10-08', false, 'amber', '临期'],
    ['2021-10-09', false, 'red', '逾期'],
    ['2021-10-09', true, 'grey', '中止'],
  ])('on %s, standing %s: %s %s', (today, standing, light, label) => {
    const shown = lightOf({ due, warnAt, today: day(today), standing })
    expect([shown, lights[shown]]).toEqual([light, label])
  })

  it.each([
    ['2021-09-29', '剩2个工作日', '剩9日'],
    ['2021-10-08', '今天到期', '今天到期'],
    ['2021-10-10', '逾期1个工作日', '逾期2日'],
  ])('on %s: %s, %s', (today, working, calendarDays) => {
    expect(timeLeft(due, day(today), nationalCalendar())).toBe(working)
    expect(timeLeft(due, day(today))).toBe(calendarDays)
  })

  it('finds words for days off around the last day', () => {
    expect(timeLeft(day('2021-06-25'), day('2021-06-26'), nationalCalendar())).toBe('已逾期')
    expect(timeLeft(day('2021-06-27'), day('2021-06-26'), nationalCalendar())).toBe('即将到期')
  })
})
