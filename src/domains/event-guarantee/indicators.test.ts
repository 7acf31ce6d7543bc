import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import eventGuaranteeBusiness from './domain.ts'
import { eventGuaranteeLaw } from './law.ts'
import { accidentGrade } from './rules.ts'
import { foodAccident, guaranteeEvent } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [eventGuaranteeBusiness])
const asOf = '2021-12-05'
const event = (name: string, endOn: string, closedOn: string | null, more: object = {}) => ({
  name,
  kind: 'HOLIDAY' as const,
  notifiedOn: day('2020-12-01'),
  startOn: day(endOn),
  endOn: day(endOn),
  closedOn: closedOn === null ? null : day(closedOn),
  ...more,
})
const accident = (happenedOn: string, conclusion: 'CONFIRMED' | 'EXCLUDED' | null, concludedOn: string | null) => ({
  happenedOn: day(happenedOn),
  place: '青溪镇',
  description: '就餐后腹痛',
  ill: 3,
  deaths: 0,
  reportedOn: day(happenedOn),
  conclusion,
  concludedOn: concludedOn === null ? null : day(concludedOn),
})

beforeAll(async () => {
  t.clock.set('2021-11-01T01:00:00Z')
  await f.covered(['event-guarantee'])
  const ids = await t.write((tx) =>
    insertRows(tx, guaranteeEvent, [
      event('元旦', '2021-01-01', '2021-01-04'),
      event('上一年元旦', '2020-12-31', '2021-01-04'), // ended the year before, closed in this one
      event('高考', '2021-06-09', '2021-06-11'),
      event('马拉松', '2021-12-05', '2021-12-05'),
      event('第二天结束', '2021-12-06', '2021-12-06'),
      event('第二天归档', '2021-11-20', '2021-12-06'),
      event('没有归档', '2021-10-07', null),
      event('取消', '2021-10-08', null, { cancelledOn: day('2021-10-01') }),
      event('重复', '2021-06-09', '2021-06-11'),
    ]),
  )
  await t.write((tx) => voidRows(tx, guaranteeEvent, [{ id: ids[8]!, version: 1 }], '重复录入'))
})

describe('guarantees as of 2021-12-05', () => {
  it('counts what ended in the year and is closed', async () => {
    expect((await f.figure('events.food_guarantee.count', asOf)).printed).toBe('3')
    expect((await f.figure('events.food_guarantee.count', '2021-12-06')).printed).toBe('5')
    expect((await f.rows('events.food_guarantee.count', { asOf })).map((r) => r.text).sort()).toEqual([
      '节假日 元旦',
      '节假日 马拉松',
      '节假日 高考',
    ])
  })
})

describe('C09', () => {
  it('holds while none is registered, and says what it covers', async () => {
    expect(await f.rule('C09', asOf)).toMatchObject({ holds: true, scope: expect.stringContaining('本年') })
  })
  it('lets go of one that was excluded, from the day of the conclusion; the year before is another scope', async () => {
    await t.write((tx) =>
      insertRows(tx, foodAccident, [
        accident('2021-11-25', 'EXCLUDED', '2021-12-05'),
        accident('2020-12-31', 'CONFIRMED', '2021-01-05'),
        accident('2021-12-06', 'CONFIRMED', '2021-12-08'),
      ]),
    )
    expect(await f.rule('C09', asOf)).toMatchObject({ holds: true })
    expect(await f.rule('C09', '2021-12-04')).toMatchObject({ holds: false, faults: [{ page: '/food-accidents' }] })
    expect(await f.rule('C09', '2021-12-06')).toMatchObject({ holds: false })
  })
  it('is broken by one that is still investigated, and names it', async () => {
    const [id] = await t.write((tx) => insertRows(tx, foodAccident, [accident('2021-12-05', null, null)]))
    const found = await f.rule('C09', asOf)
    expect(found.holds).toBe(false)
    expect(found.faults).toMatchObject([{ recordId: id, text: expect.stringContaining('还没有调查结论') }])
  })
})

describe('the grade of an accident', () => {
  const law: LawBook = new LawBook(eventGuaranteeLaw)
  const examples = parse(readFileSync(new URL('golden/accident-grades.yaml', import.meta.url), 'utf8')) as {
    name: string
    given: { ill: number; deaths: number }
    grade: string
  }[]
  it.each(examples)('$name', ({ given, grade }) => {
    expect(accidentGrade({ ...given, happenedOn: day('2021-05-01') }, law)).toBe(grade)
  })
})
