import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addDays, day } from '#platform/clock/day.ts'
import { WorkCalendar } from './calendar.ts'
import { type Pause, type PeriodUnit, dueDay } from './clock.ts'
import { nationalCalendar, regionalRows, stateCouncilRows } from './holidays.ts'

interface Example {
  name: string
  article: string
  source: string
  given: {
    from: string
    amount: number
    unit: PeriodUnit
    roll?: boolean
    layers?: string[]
    pauses?: { from: string; to: string; reason: string }[]
    extensions?: { amount: number; reason: string }[]
  }
  due: string
}

const examples = parse(readFileSync(new URL('golden/period-end.yaml', import.meta.url), 'utf8')) as Example[]
const calendar = nationalCalendar()

describe('legal examples', () => {
  it.each(examples)('$name ($article)', ({ given, due, source }) => {
    expect(source).not.toBe('')
    const answer = dueDay({
      from: day(given.from),
      amount: given.amount,
      unit: given.unit,
      calendar: given.layers ? new WorkCalendar([...stateCouncilRows(), ...regionalRows()], given.layers) : calendar,
      rollToWorkday: given.roll ?? false,
      pauses: given.pauses?.map((p) => ({ from: day(p.from), to: day(p.to), reason: p.reason })),
      extensions: given.extensions,
    })
    expect(answer.due).toBe(due)
  })
})

describe('dueDay', () => {
  const from = day('2021-05-06')

  it('shows the way to the end', () => {
    const pauses = [{ from: day('2021-05-12'), to: day('2021-05-20'), reason: '检验' }]
    expect(dueDay({ from, amount: 10, unit: 'working-days', calendar, rollToWorkday: false, pauses })).toEqual({
      due: '2021-05-28',
      movedFrom: undefined,
      before: '2021-05-19',
      paused: 7,
      standing: undefined,
      provisional: false,
      notes: [],
    })
  })

  it('says that an end was moved', () => {
    const answer = dueDay({ from: day('2021-09-03'), amount: 30, unit: 'days', calendar, rollToWorkday: true })
    expect(answer).toMatchObject({ due: '2021-10-08', movedFrom: '2021-10-03', before: '2021-10-03' })
    expect(answer.notes).toEqual(['2021年10月3日是休息日，顺延到2021年10月8日'])
  })

  it('stands still while a pause goes on', () => {
    const standing: Pause = { from: day('2021-05-12'), reason: '补正材料' }
    const answer = dueDay({
      from,
      amount: 10,
      unit: 'working-days',
      calendar,
      rollToWorkday: false,
      pauses: [standing],
    })
    expect(answer).toMatchObject({ due: '2021-05-19', standing })
    expect(answer.notes).toEqual(['期限自2021年5月12日起中止（补正材料），恢复后顺延'])
  })

  it('needs the calendar of calendar days only for the last step', () => {
    const period = { from: day('2018-01-01'), unit: 'years', calendar, rollToWorkday: true } as const
    expect(dueDay({ ...period, amount: 5 })).toMatchObject({ due: '2023-01-03', provisional: false })
    expect(dueDay({ ...period, amount: 10 })).toMatchObject({
      due: '2028-01-03',
      provisional: true,
      notes: ['2028年1月1日是休息日，顺延到2028年1月3日', '2028年的放假安排尚未公布，暂按周末推算'],
    })
    expect(dueDay({ ...period, amount: 10, rollToWorkday: false })).toMatchObject({ due: '2028-01-01', notes: [] })
  })

  it('ends on the n-th working day that lies in no pause', () => {
    const pause = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({
      from: addDays(from, start - 5),
      to: addDays(from, start - 5 + length),
      reason: '检验',
    }))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.array(pause, { maxLength: 4 }), (amount, pauses) => {
        let at = from
        for (let left = amount; left > 0;) {
          at = addDays(at, 1)
          if (calendar.isWorkday(at) && !pauses.some((p) => p.from <= at && at <= p.to)) left--
        }
        expect(dueDay({ from, amount, unit: 'working-days', calendar, rollToWorkday: false, pauses }).due).toBe(at)
      }),
      { numRuns: 500 },
    )
  })

  it('never ends earlier for a longer period, an extension or a roll', () => {
    const unit = fc.constantFrom<PeriodUnit>('working-days', 'days', 'months', 'years')
    fc.assert(
      fc.property(unit, fc.nat(8), fc.nat(8), fc.boolean(), (u, amount, more, rollToWorkday) => {
        const period = { from, unit: u, calendar, rollToWorkday }
        const short = dueDay({ ...period, amount })
        const extended = dueDay({ ...period, amount, extensions: [{ amount: more, reason: '情形复杂' }] })
        expect(extended.due >= short.due).toBe(true)
        expect(extended.due).toBe(dueDay({ ...period, amount: amount + more }).due)
        expect(short.due >= short.before).toBe(true)
      }),
    )
  })

  it('refuses what is no period', () => {
    const period = { from, unit: 'days', calendar, rollToWorkday: false } as const
    expect(() => dueDay({ ...period, amount: -1 })).toThrow(RangeError)
    expect(() => dueDay({ ...period, amount: 1.5 })).toThrow(RangeError)
    const pauses = [{ from, to: addDays(from, -1), reason: '检验' }]
    expect(() => dueDay({ ...period, amount: 1, pauses })).toThrow('pause ends before it begins')
  })
})
