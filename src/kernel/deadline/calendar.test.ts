import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, addDays, day, weekdayOf } from '#platform/clock/day.ts'
import { type CalendarRow, WorkCalendar } from './calendar.ts'
import { nationalCalendar, noticesOf, regionalLayers, regionalRows, stateCouncilRows } from './holidays.ts'

const calendar = nationalCalendar()
const anyDay = fc.integer({ min: 0, max: 3650 }).map((n) => addDays(day('2018-01-01'), n))

/** The slow way: day by day. */
function stepped(from: Day, n: number): Day {
  let at = from
  for (let left = Math.abs(n); left > 0;) {
    at = addDays(at, Math.sign(n))
    if (calendar.isWorkday(at)) left--
  }
  return at
}

describe('working days', () => {
  it('has as many working days a year as the notices give', () => {
    const counts = [2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
      (year) => calendar.countWorkingDays(day(`${year - 1}-12-31`), day(`${year}-12-31`)).workingDays,
    )
    expect(counts).toEqual([249, 250, 249, 249, 251, 248, 248])
    expect(calendar.publishedYears).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
  })

  it('knows holidays, make-up days and plain weekends', () => {
    expect(calendar.isWorkday(day('2021-10-01'))).toBe(false)
    expect(calendar.isWorkday(day('2021-10-09'))).toBe(true)
    expect(calendar.isWorkday(day('2021-06-26'))).toBe(false)
    expect(calendar.isWorkday(day('2021-06-25'))).toBe(true)
    expect(calendar.nameOf(day('2021-10-09'))).toBe('国庆节')
    expect(calendar.nameOf(day('2021-06-25'))).toBeUndefined()
    // 2020: the Spring Festival was prolonged to 2 February by a second notice.
    expect(calendar.isWorkday(day('2020-01-31'))).toBe(false)
    expect(noticesOf(2020)).toHaveLength(2)
    expect(noticesOf(2019)).toEqual([])
  })

  it('adds as one who steps day by day, forwards and backwards', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (from, n) => {
        expect(calendar.addWorkingDays(from, n).due).toBe(stepped(from, n))
      }),
      { numRuns: 200 },
    )
  })

  it('counts what it added, and backwards the negative', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 600 }), anyDay, (from, n, to) => {
        expect(calendar.countWorkingDays(from, calendar.addWorkingDays(from, n).due).workingDays).toBe(n)
        expect(calendar.countWorkingDays(from, to).workingDays + calendar.countWorkingDays(to, from).workingDays).toBe(
          0,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('finds the next working day', () => {
    expect(calendar.workdayFrom(day('2021-10-01'))).toBe('2021-10-08')
    expect(calendar.workdayFrom(day('2021-10-08'))).toBe('2021-10-08')
  })

  it('refuses half days', () => {
    expect(() => calendar.addWorkingDays(day('2021-10-08'), 1.5)).toThrow(RangeError)
  })
})

describe('years without a notice', () => {
  it('says so for the coming year', () => {
    expect(calendar.addWorkingDays(day('2026-12-30'), 5)).toEqual({
      due: '2027-01-06',
      provisional: true,
      notes: ['2027年的放假安排尚未公布，暂按周末推算'],
    })
    expect(calendar.addWorkingDays(day('2026-12-20'), 5)).toEqual({ due: '2026-12-25', provisional: false, notes: [] })
  })

  it('says which years are covered for earlier ones, and does not count the day of the event', () => {
    expect(calendar.addWorkingDays(day('2019-12-31'), 1)).toMatchObject({ due: '2020-01-02', provisional: false })
    expect(calendar.addWorkingDays(day('2019-12-30'), 1)).toEqual({
      due: '2019-12-31',
      provisional: true,
      notes: ['2019年的放假安排没有收录（收录的是2020年至2026年），暂按周末推算'],
    })
    expect(calendar.countWorkingDays(day('2027-03-01'), day('2029-03-01')).notes).toEqual([
      '2027年至2029年的放假安排尚未公布，暂按周末推算',
    ])
    expect(calendar.countWorkingDays(day('2018-03-01'), day('2027-03-01')).notes).toHaveLength(2)
    expect(new WorkCalendar([]).addWorkingDays(day('2021-10-01'), 1)).toMatchObject({
      due: '2021-10-04',
      provisional: true,
      notes: ['工作日历里没有任何一年的放假安排，暂按周末推算'],
    })
  })
})

describe('layers', () => {
  it('leaves regional holidays off until they are switched on', () => {
    const rows = [...stateCouncilRows(), ...regionalRows()]
    expect(new WorkCalendar(rows).isWorkday(day('2021-04-14'))).toBe(true)
    expect(new WorkCalendar(rows, ['guangxi']).isWorkday(day('2021-04-14'))).toBe(false)
    expect(new WorkCalendar(rows, ['guangxi']).nameOf(day('2021-04-14'))).toBe('三月三')
    expect(regionalLayers.map((l) => [l.layer, l.verified])).toEqual([['guangxi', false]])
  })

  it('ships regional days that would else be working days', () => {
    for (const row of regionalRows()) {
      expect(calendar.isWorkday(row.day), row.day).toBe(true)
      expect([1, 2, 3, 4, 5]).toContain(weekdayOf(row.day))
    }
  })

  it('lets a later layer win and refuses a day twice in one layer', () => {
    const row = (layer: string, isWorkday: boolean): CalendarRow => ({
      day: day('2021-06-25'),
      isWorkday,
      name: '停电',
      layer,
    })
    const rows = [...stateCouncilRows(), row('a', false), row('b', true)]
    expect(new WorkCalendar(rows, ['a', 'b']).isWorkday(day('2021-06-25'))).toBe(true)
    expect(new WorkCalendar(rows, ['b', 'a']).isWorkday(day('2021-06-25'))).toBe(false)
    expect(() => new WorkCalendar([row('a', false), row('a', true)], ['a'])).toThrow('2021-06-25')
  })
})
