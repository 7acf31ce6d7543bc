import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import type { RowPlan, Value } from '#kernel/exchange/layout.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows, voidRows } from '#kernel/record/write.ts'
import { World } from '#kernel/seed/world.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import { applyUnit, recogniseUnit, reviewUnit, setTarget, withdrawUnit } from './contract.ts'
import assuredBusiness from './domain.ts'
import { assuredLayout } from './exchange.ts'
import { assuredSeed } from './seed.ts'
import { apply, recognise, review, target, withdraw } from './service.ts'
import { assuredTarget, assuredUnit as u } from './tables.ts'
import { targetList, unitDetail, unitList } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [assuredBusiness])
const cutOff = '2021-12-05'
let [a, b, c] = ['', '', '']

const unit = (
  partyId: string,
  kind: 'KEY_INDUSTRY' | 'KEY_FIELD' | 'KEY_VENUE' | 'ECOMMERCE' | 'STORE',
  recognisedOn: string | null,
  more: object = {},
) => ({
  partyId,
  kind,
  level: 'COUNTY' as const,
  appliedOn: day('2020-11-01'),
  recognisedOn: recognisedOn === null ? null : day(recognisedOn),
  ...more,
})

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['assured-consumption'])
  ;[a, b, c] = (await putParties(t, [
    someParty('玉衡县恒川商贸有限公司', '91459923MA5X000141'),
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
    someParty('玉衡县云海电子商务有限公司', '91459923000000100A'),
  ])) as [string, string, string]
  t.clock.set('2021-12-10T01:00:00Z')
  const ids = await t.write((tx) =>
    insertRows(tx, u, [
      // One party in two key kinds is one unit; a venue on the first day of the window; one the day after the cut-off.
      unit(a, 'KEY_INDUSTRY', '2021-03-01'),
      unit(a, 'KEY_FIELD', '2021-12-05'),
      unit(b, 'KEY_VENUE', '2021-01-01'),
      unit(c, 'KEY_VENUE', '2021-12-06'),
      unit(c, 'KEY_FIELD', '2020-12-31'),
      // Withdrawn on the cut-off day, and after it.
      unit(c, 'KEY_INDUSTRY', '2021-05-01', { withdrawnOn: day('2021-12-05') }),
      unit(c, 'ECOMMERCE', '2021-06-01', { withdrawnOn: day('2021-12-06') }),
      unit(b, 'ECOMMERCE', null, { reviewedOn: day('2021-11-01'), reviewResult: 'PASSED' as const }),
      unit(b, 'ECOMMERCE', '2021-07-01'),
    ]),
  )
  t.clock.set('2021-12-20T01:00:00Z')
  await t.write((tx) => voidRows(tx, u, [{ id: ids[8]!, version: 1 }], '重复登记'))
})

describe('figures of assured consumption as of 2021-12-05', () => {
  it('count parties that were recognised, once each, less those withdrawn', async () => {
    expect((await f.figure('assured.units.new.count', cutOff)).printed).toBe('2')
    expect((await f.rows('assured.units.new.count', { asOf: cutOff })).map((r) => r.records).toSorted()).toEqual([1, 2])
    // The day after, one more is recognised.
    expect((await f.figure('assured.units.new.count', '2021-12-06')).printed).toBe('3')
    expect((await f.figure('assured.units.ecommerce.count', cutOff)).printed).toBe('1')
    expect((await f.figure('assured.units.ecommerce.count', cutOff, '2021-12-19')).printed).toBe('2')
    expect((await f.figure('assured.units.ecommerce.count', '2021-12-06')).printed).toBe('0')
    expect((await f.figure('assured.units.recognised.count', cutOff)).printed).toBe('3')
    expect((await f.figure('assured.units.new.count', '2017-12-05')).status).toBe('not-covered')
  })
})

describe('a unit from application to withdrawal', () => {
  const call = () => callIn(t, assuredBusiness)
  const code = '92459923000000300A'
  it('is refused what does not follow, and waits for each step', async () => {
    const input = (set: object = {}) =>
      applyUnit.input.parse({ partyCode: code, kind: 'KEY_FIELD', appliedOn: '2021-12-15', ...set })
    await expect(apply(call(), input({ kind: 'STORE' }))).rejects.toMatchObject({
      code: 'assured-consumption.apply.kind',
    })
    await expect(apply(call(), input({ kind: 'KEY_VENUE' }))).rejects.toMatchObject({
      code: 'assured-consumption.apply.twice',
    })
    await expect(apply(call(), input({ appliedOn: '2021-12-21' }))).rejects.toMatchObject({
      code: 'assured-consumption.apply.future',
    })
    const { id } = await apply(call(), input())
    const waiting = async (): Promise<string[]> =>
      (await openIn(t, [assuredBusiness], '2021-12-20')).filter((x) => x.id === id).map((x) => x.kind)
    expect(await waiting()).toEqual(['assured-consumption.review'])
    const step = (o: object) => ({ id, on: '2021-12-16', ...o })
    await expect(recognise(call(), recogniseUnit.input.parse(step({ version: 1 })))).rejects.toMatchObject({
      code: 'assured-consumption.recognise.state',
    })
    const reviewed = (set: object) =>
      reviewUnit.input.parse(step({ version: 1, result: 'PASSED', reviewers: '赵安、钱宁', ...set }))
    await expect(async () => review(call(), reviewed({ result: 'RECTIFY' }))).rejects.toMatchObject({
      code: 'assured-consumption.review.rectify',
    })
    await expect(review(call(), reviewed({ on: '2021-12-14' }))).rejects.toMatchObject({
      code: 'assured-consumption.review.day',
    })
    await review(call(), reviewed({}))
    expect(await waiting()).toEqual(['assured-consumption.recognise'])
    await recognise(call(), recogniseUnit.input.parse(step({ version: 2, plateNo: 'FX-1', validTo: '2024-12-15' })))
    expect(await waiting()).toEqual([])
    await withdraw(call(), withdrawUnit.input.parse(step({ version: 3, on: '2021-12-18', reason: '查实' })))
    expect(await call().read((q) => unitDetail(q, id, call().today))).toMatchObject({
      state: 'WITHDRAWN',
      plateNo: 'FX-1',
    })
    const list = await call().read((q) => unitList(q, { state: 'RECOGNISED', limit: 10 }, call().today))
    expect(list.rows.every((r) => r.state === 'RECOGNISED')).toBe(true)
  })
  it('is held against the target of its year, of which the later one stands', async () => {
    const input = (n: number) => setTarget.input.parse({ year: 2021, kind: 'KEY_VENUE', target: n })
    await target(call(), input(5))
    await target(call(), input(6))
    const { rows } = await call().read((q) => targetList(q, { limit: 10 }))
    expect(rows).toEqual([expect.objectContaining({ year: 2021, kind: 'KEY_VENUE', target: 6, done: 2 })])
    await expect(
      target(call(), setTarget.input.parse({ year: 2024, kind: 'KEY_VENUE', target: 1 })),
    ).rejects.toMatchObject({
      code: 'assured-consumption.target.number',
    })
  })
})

it('imports the list of a city, and knows an applicant in it', async () => {
  const plan = (rows: Record<string, Value>[]): Promise<RowPlan[]> =>
    t.write((tx) =>
      assuredLayout.plan(
        rows.map((values, i) => ({ line: i + 1, values })),
        { tx, today: day('2021-12-20'), law: new LawBook([]), upstairs: false, upperSystem: null },
      ),
    )
  const row = (set: Record<string, Value> = {}) => ({
    name: '玉衡县兰芳小吃店',
    kind: 'ECOMMERCE',
    recognisedOn: day('2021-12-18'),
    ...set,
  })
  const plans = await plan([
    row(),
    row(),
    row({ name: '没有这家' }),
    row({ kind: 'KEY_FIELD', recognisedOn: day('2021-12-21') }),
    row({ kind: 'KEY_INDUSTRY', withdrawnOn: day('2021-12-01') }),
  ])
  expect(plans.map((p) => p.outcome)).toEqual(['updated', 'refused', 'refused', 'refused', 'refused'])
  expect(plans.slice(1).map((p) => 'reason' in p && p.reason)).toEqual([
    expect.stringContaining('出现了两次'),
    expect.stringContaining('登记册里没有'),
    expect.stringContaining('认定日期'),
    expect.stringContaining('撤销日期'),
  ])
})

it('seeds units that follow their own order, and targets', () => {
  const world = new World({
    seed: 'test',
    county: countyScope.county,
    now: '2021-12-31T15:00:00.000Z' as never,
    openingDay: day('2019-01-01'),
    scale: 0.2,
  })
  for (let i = 0; i < 60; i++)
    world.parties.push({
      id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      code: `92459923000001${String(i).padStart(3, '0')}A`,
      name: `玉衡县城关镇${i}号店`,
      category: 'INDIVIDUAL',
      typeCode: '9500',
      town: '城关镇',
      stationCode: '01',
      legalRepName: '赵安',
      establishedOn: day('2017-05-08'),
      state: 'ACTIVE',
      marks: new Set(),
    })
  for (let year = 2020; year <= 2021; year++)
    for (let month = 1; month <= 12; month++) assuredSeed.month(world, world.enter('assured-consumption', year, month))
  const rows = world
    .rowsOf(u)
    .map((r) => r.current as Partial<Record<'appliedOn' | 'recognisedOn' | 'withdrawnOn', string>>)
  expect(rows.filter((r) => r.recognisedOn !== undefined).length).toBeGreaterThan(10)
  for (const r of rows) {
    expect(r.recognisedOn ?? '9').toSatisfy((d: string) => d > r.appliedOn!)
    expect(r.withdrawnOn ?? '9').toSatisfy((d: string) => d > (r.recognisedOn ?? ''))
  }
  expect(world.rowsOf(assuredTarget).length).toBe(8)
})
