import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { LawValue } from '#kernel/law/law-value.ts'
import { staffPost, townStation } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { catalogue } from './catalogue.ts'
import {
  type Distinct,
  type DistinctUnit,
  type EventUnit,
  type Facts,
  bound,
  distinct,
  events,
  growth,
  population,
  ratio,
  sum,
} from './declare.ts'
import { type Figure, evaluate } from './evaluate.ts'
import { figureRows } from './rows.ts'
import { coverage, declaredValue } from './tables.ts'

// A toy business on ledgers of the kernel: lending posts (staff_post) and visits (town_station). No real domain leaks in.
const posts = population({
  name: 'toy.posts',
  business: 'toy',
  from: (at) => at(staffPost),
  record: staffPost.id,
  keys: { record: staffPost.id, party: staffPost.staffNo },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: staffPost.fromDay, to: staffPost.toDay }] },
})
const visits = population({
  name: 'toy.visits',
  business: 'toy',
  from: (at) => at(townStation),
  record: townStation.id,
  keys: { record: townStation.id, party: townStation.townCode },
  single: ['record'],
  time: { kind: 'flow', day: townStation.fromDay },
})
const common = { section: '1', system: 'S00', definition: '玩具' }
const people = distinct({ ...common, id: 'toy.people', name: '在岗人数', unit: '人', over: posts, key: 'party' })
const visited = events({ ...common, id: 'toy.visits', name: '走访', unit: '家次', over: visits })
const towns = distinct({ ...common, id: 'toy.towns', name: '走访乡镇', unit: '家', over: visits, key: 'party' })
const near = distinct({
  ...common,
  id: 'toy.near',
  name: '走访近处乡镇',
  unit: '家',
  over: visits,
  key: 'party',
  where: ({ w }: Facts) => sql`${townStation.unitCode} = '01' and ${townStation.fromDay} <= ${w.asOf}::date`,
})
const share = ratio({ ...common, id: 'toy.share', name: '近处占比', key: 'party', numerator: near, denominator: towns })
const letters = sum({
  ...common,
  id: 'toy.letters',
  name: '信件',
  unit: '条',
  over: visits,
  amount: sql`2`,
  measure: 'number',
  amountLabel: '信件',
})
const oldest = bound({
  ...common,
  id: 'toy.oldest',
  name: '最早的走访',
  unit: '小时',
  over: visits,
  amount: ({ w }) => sql`(${w.asOf}::date - ${townStation.fromDay}) / 30.0`,
  amountLabel: '至今',
  limit: 'toy.oldest.limit',
})
const indicators = [
  oldest,
  people,
  visited,
  towns,
  near,
  share,
  letters,
  growth({ ...common, id: 'toy.visits.yoy', name: '走访同比', of: visited }),
  growth({ ...common, id: 'toy.people.yoy', name: '人数同比', of: people }),
]

const t = testDatabase()
const context = {
  catalogue: catalogue([{ business: 'toy', indicators, rules: [] }]),
  law: new LawBook<LawValue>([
    { key: 'toy.oldest.limit', value: 12, unit: 'hour', from: day('2020-01-01'), basis: '玩具', verified: false },
  ]),
  title: () => '玩具',
}
const ask = async (id: string, asOf: string, knownOn?: string): Promise<Figure> =>
  (
    await t.db.read(countyScope, (q) =>
      evaluate(q, context, [id], { asOf: day(asOf), knownOn: knownOn ? day(knownOn) : undefined }),
    )
  ).get(id)!

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await t.write((tx) => insertRows(tx, coverage, [{ business: 'toy', completeFrom: day('2020-06-01') }]))
  const visit = (townCode: string, fromDay: string, unitCode = '01') => ({
    townCode,
    townName: townCode,
    unitCode,
    fromDay: day(fromDay),
  })
  await t.write((tx) =>
    insertRows(tx, townStation, [
      visit('A', '2021-01-01'),
      visit('A', '2021-12-05'),
      visit('B', '2021-03-01', '02'),
      visit('C', '2021-12-06'),
      visit('A', '2020-12-31'),
      visit('B', '2020-07-01', '02'),
    ]),
  )
  const post = (staffNo: string, fromDay: string, toDay: string | null) => ({
    staffNo,
    name: staffNo,
    unitCode: '01',
    fromDay: day(fromDay),
    toDay: toDay === null ? null : day(toDay),
  })
  await t.write((tx) =>
    insertRows(tx, staffPost, [
      post('1', '2020-01-01', '2021-06-01'),
      post('1', '2021-06-01', null),
      post('2', '2020-01-01', '2021-12-05'),
      post('3', '2021-12-06', null),
    ]),
  )
})

describe('indicator engine', () => {
  it('counts events inside the window and units once', async () => {
    expect((await ask('toy.visits', '2021-12-05')).printed).toBe('3')
    expect((await ask('toy.towns', '2021-12-05')).printed).toBe('2')
    expect((await ask('toy.letters', '2021-12-05')).printed).toBe('6')
  })
  it('reads a stock from its periods: the last day is out, the first is in', async () => {
    expect((await ask('toy.people', '2021-12-04')).printed).toBe('2')
    expect((await ask('toy.people', '2021-12-05')).printed).toBe('1')
    expect((await ask('toy.people', '2021-12-06')).printed).toBe('2')
  })
  it('gives a rate with both sides, by one key', async () => {
    expect(await ask('toy.share', '2021-12-05')).toMatchObject({ printed: '50', numerator: '1', denominator: '2' })
  })
  it('prints a dash for growth that reaches before the ledger, and prints against a declared base once there is one', async () => {
    expect(await ask('toy.visits.yoy', '2021-12-05')).toMatchObject({ status: 'not-covered', printed: null })
    await t.write((tx) =>
      insertRows(tx, declaredValue, [
        {
          indicator: 'toy.visits',
          asOf: day('2020-12-05'),
          value: '2',
          definition: '上年口径',
          sourceDocument: '2020年工作总结',
        },
      ]),
    )
    expect(await ask('toy.visits.yoy', '2021-12-05')).toMatchObject({
      printed: '50',
      base: { value: '2', from: 'declared', source: '2020年工作总结' },
    })
    expect((await ask('toy.visits.yoy', '2021-12-05')).notes[0]).toContain('取自上年报告')
    expect(await ask('toy.people.yoy', '2021-12-05')).toMatchObject({ printed: '-50', base: { from: 'records' } })
  })
  it('says that a base of 0 has no growth, and nothing in a covered window is 0', async () => {
    expect(await ask('toy.people.yoy', '2022-12-07')).toMatchObject({ status: 'ok' })
    expect((await ask('toy.visits', '2022-12-05')).printed).toBe('0')
    expect(await ask('toy.visits.yoy', '2023-12-05')).toMatchObject({ status: 'zero-base', printed: null })
    expect((await ask('toy.share', '2022-12-05')).status).toBe('empty-denominator')
  })
  it('prints a limit while no record exceeds it, rounded up, and the largest when one does', async () => {
    // 338 thirtieths are more than 11 and not more than 12; 361 are more than 12.
    expect(await ask('toy.oldest', '2021-12-05')).toMatchObject({ printed: '12', exact: '12', status: 'ok' })
    expect(await ask('toy.oldest', '2021-03-01')).toMatchObject({
      printed: '12',
      exact: '2',
      notes: ['最长的 2 小时。'],
    })
    const over = await ask('toy.oldest', '2021-12-28')
    expect(over).toMatchObject({ printed: '13', exact: '13', notes: ['最长的 13 小时，超过了 12 小时。'] })
    expect(await ask('toy.oldest', '2022-12-05')).toMatchObject({ status: 'no-records', printed: null })
    const rows = await t.db.read(countyScope, (q) => figureRows(q, context, 'toy.oldest', { asOf: day('2021-12-28') }))
    expect(rows.map((r) => r.amount).toSorted()).toEqual(['1', '1', '11', '13'])
  })
  it('pages through a list by its keys without losing or repeating a line', async () => {
    const read = (after?: string) =>
      t.db.read(countyScope, (q) => figureRows(q, context, 'toy.visits', { asOf: day('2021-12-05'), limit: 2, after }))
    const first = await read()
    const second = await read(first.at(-1)!.key)
    expect(new Set([...first, ...second].map((r) => r.key)).size).toBe(3)
  })
  it('refuses an unknown figure and the wrong side', async () => {
    await expect(ask('toy.nothing', '2021-12-05')).rejects.toMatchObject({ code: 'indicator.unknown' })
    await expect(
      t.db.read(countyScope, (q) => figureRows(q, context, 'toy.share', { asOf: day('2021-12-05'), side: 'base' })),
    ).rejects.toMatchObject({ code: 'figure.side' })
  })
  it('keeps units and visits apart in the types', () => {
    type Fits<A, B> = A extends B ? true : false
    const visitsAreNoUnits: Fits<'家次', DistinctUnit> = false
    const unitsAreNoVisits: Fits<'户', EventUnit> = false
    const keysDiffer: Fits<Distinct<'party'>, Distinct<'record'>> = false
    expect([visitsAreNoUnits, unitsAreNoVisits, keysDiffer]).toEqual([false, false, false])
  })
})
