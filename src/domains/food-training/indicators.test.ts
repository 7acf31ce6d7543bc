import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import foodTrainingBusiness from './domain.ts'
import { foodTrainingPerson, foodTrainingStep, foodTrainingUnit } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [foodTrainingBusiness])
const asOf = '2021-12-05'
const value = async (id: string, on = asOf) => (await f.figure(id, on)).printed
let parties: string[] = []
let units: string[] = []
let people: string[] = []

const step = (i: number, what: 'TRAINED' | 'ASSESSED', on: string, passed = true) => ({
  personId: people[i]!,
  partyId: parties[i]!,
  step: what,
  onDay: day(on),
  passedOn: what === 'ASSESSED' && passed ? day(on) : null,
  retestDueOn: what === 'ASSESSED' && !passed ? day('2021-12-20') : null,
})

beforeAll(async () => {
  t.clock.set('2021-11-01T01:00:00Z')
  await f.covered(['food-training', 'entity'])
  parties = await putParties(
    t,
    Array.from({ length: 8 }, (_, i) => someParty(`玉衡县恒川${i}号餐饮管理有限公司`, `91459923MA5X0001${i}A`)),
  )
  units = await t.write((tx) =>
    insertRows(tx, foodTrainingUnit, [
      ...[0, 1, 2, 3, 4].map((i) => ({ partyId: parties[i]!, kind: 'CATERING' as const, fromDay: day('2019-06-01') })),
      { partyId: parties[5]!, kind: 'CATERING', fromDay: day('2021-12-05') },
      { partyId: parties[6]!, kind: 'CATERING', fromDay: day('2021-12-06') },
      { partyId: parties[7]!, kind: 'CATERING', fromDay: day('2019-06-01'), toDay: day('2021-12-05') },
      // The same party runs a canteen too: one unit of the figures.
      { partyId: parties[0]!, kind: 'CANTEEN_OTHER', fromDay: day('2020-01-01') },
    ]),
  )
  people = await t.write((tx) =>
    insertRows(tx, foodTrainingPerson, [
      ...[0, 1, 2].map((i) => person(i, '2020-02-01')),
      person(3, '2021-12-06'), // registered the day after
      { ...person(4, '2020-02-01'), leftOn: day('2021-12-05') }, // left on the cut-off day
      person(5, '2021-12-05'),
      person(6, '2020-02-01'),
      person(7, '2020-02-01'),
      person(0, '2020-03-01'), // a second person of the first unit
    ]),
  )
  await t.write((tx) =>
    insertRows(tx, foodTrainingStep, [
      step(0, 'TRAINED', '2021-01-01'),
      step(0, 'ASSESSED', '2021-12-05'),
      step(1, 'TRAINED', '2020-12-31'), // the year before
      step(1, 'TRAINED', '2021-12-06'), // the day after
      step(2, 'TRAINED', '2021-05-01'),
      step(2, 'ASSESSED', '2021-05-20', false), // failed
      step(4, 'TRAINED', '2021-05-01'),
      step(7, 'TRAINED', '2021-05-01'),
    ]),
  )
})
const person = (i: number, registeredOn: string) => ({
  unitId: units[i]!,
  partyId: parties[i]!,
  personName: `赵${i}`,
  post: 'MANAGER' as const,
  enteredOn: day('2019-06-01'),
  registeredOn: day(registeredOn),
})

describe('food training as of 2021-12-05', () => {
  it('has one denominator: units on the register, a party once', async () => {
    expect(await value('foodtraining.due.count')).toBe('6')
    expect(await value('foodtraining.due.count', '2021-12-06')).toBe('7')
    expect(await value('foodtraining.due.count', '2021-12-04')).toBe('6')
  })
  it('registers, trains and assesses units by the people who are there', async () => {
    expect(await value('foodtraining.registered.count')).toBe('4')
    expect(await value('foodtraining.registered.rate')).toBe('66.67')
    expect(await value('foodtraining.trained.count')).toBe('2')
    expect(await value('foodtraining.trained.rate')).toBe('33.33')
    expect(await value('foodtraining.trained.count', '2021-12-04')).toBe('4')
    expect(await value('foodtraining.assessed.count')).toBe('1')
    expect(await value('foodtraining.assessed.rate')).toBe('16.67')
    expect(await value('foodtraining.assessed.count', '2021-12-04')).toBe('0')
    expect((await f.rows('foodtraining.trained.count', { asOf })).map((r) => r.partyId).sort()).toEqual(
      [parties[0]!, parties[2]!].sort(),
    )
  })
  it('begins anew each year', async () => {
    expect(await value('foodtraining.trained.count', '2020-12-31')).toBe('1')
  })
  it('E18 holds while every step has the one before it, and names who left one out', async () => {
    expect(await f.rule('E18', asOf)).toMatchObject({ holds: true, faults: [] })
    t.clock.set('2021-12-06T01:00:00Z')
    const ids = await t.write((tx) => insertRows(tx, foodTrainingStep, [step(1, 'ASSESSED', '2021-12-01')]))
    const untrained = await f.rule('E18', asOf)
    expect(untrained).toMatchObject({ holds: false, faults: [{ recordId: units[1], partyId: parties[1] }] })
    expect(untrained.faults[0]!.text).toContain('没有培训记录')
    await t.write((tx) => voidRows(tx, foodTrainingStep, [{ id: ids[0]!, version: 1 }], '误录'))
    await t.write((tx) => insertRows(tx, foodTrainingStep, [step(3, 'TRAINED', '2021-12-01')]))
    expect((await f.rule('E18', asOf)).faults.map((x) => x.text)).toEqual([expect.stringContaining('没有平台注册')])
    // Registered on the sixth: from then on it fits.
    expect(await f.rule('E18', '2021-12-06')).toMatchObject({ holds: true })
    await t.write((tx) =>
      updateRows(tx, foodTrainingPerson, [{ id: people[3]!, version: 1, set: { registeredOn: day('2021-11-30') } }]),
    )
    expect(await f.rule('E18', asOf)).toMatchObject({ holds: true })
  })
})
