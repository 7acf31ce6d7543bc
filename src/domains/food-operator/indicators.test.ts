import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { registerParties } from '#kernel/party/register.ts'
import { partyState } from '#kernel/party/tables.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import foodOperatorBusiness from './domain.ts'
import { cateringRating, foodConnection, foodGrading, foodOperator, kitchenOnline, openKitchen } from './tables.ts'
import type { OperatorRole } from './terms.ts'

const t = testDatabase()
const f = figuresOf(t, [foodOperatorBusiness])
const asOf = '2021-12-05'
const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed
const operators: { id: string; partyId: string }[] = []

const operator = (partyId: string, role: OperatorRole, fromDay = '2019-06-01', toDay?: string) => ({
  partyId,
  role,
  fromDay: day(fromDay),
  toDay: toDay === undefined ? null : day(toDay),
  stationCode: '01',
})
/** The operator of the i-th line of the register below. */
const of = (i: number) => ({ operatorId: operators[i]!.id, partyId: operators[i]!.partyId, stationCode: '01' })
const grading = (i: number, confirmedOn: string | null, validTo: string | null = '2022-03-01', year = 2021) => ({
  ...of(i),
  year,
  ruleVersion: '2016版',
  staticScore: '12',
  dynamicScore: '18',
  total: '30',
  bandGrade: 'A' as const,
  adjustment: 0,
  grade: 'A' as const,
  scoredOn: day('2021-02-25'),
  confirmedOn: confirmedOn === null ? null : day(confirmedOn),
  validTo: validTo === null ? null : day(validTo),
})
const rating = (i: number, ratedOn: string, year = 2021) => ({
  ...of(i),
  year,
  mark: 'A' as const,
  ratedOn: day(ratedOn),
})
const connection = (i: number, from: string, to?: string) => ({
  ...of(i),
  platform: '电子监管系统',
  connectedOn: day(from),
  disconnectedOn: to === undefined ? null : day(to),
})
const kitchen = (i: number, builtOn: string | null, removedOn?: string) => ({
  ...of(i),
  mode: 'NETWORK' as const,
  startedOn: day('2020-03-01'),
  builtOn: builtOn === null ? null : day(builtOn),
  removedOn: removedOn === undefined ? null : day(removedOn),
})

beforeAll(async () => {
  t.clock.set('2021-11-01T01:00:00Z')
  await f.covered(['food-operator', 'entity'])
  const firms = await putParties(
    t,
    Array.from({ length: 8 }, (_, i) => someParty(`玉衡县恒川${i}号餐饮有限公司`, `91459923MA5X0000${i}A`)),
  )
  const schools = await t.write((tx) =>
    registerParties(
      tx,
      ['中心小学', '中心幼儿园', '第二小学', '希望小学', '卫生院'].map((name, i) => ({
        row: {
          kind: 'school' as const,
          name: `玉衡县城关镇${name}`,
          code: `459923D000${i}`,
          codeKind: 'internal' as const,
          codeValid: true,
        },
        station: { unitCode: '01', fromDay: day('2019-01-01') },
      })),
    ),
  )
  const rows = [
    operator(firms[0]!, 'CATERER'), // 0
    operator(firms[0]!, 'SELLER'), // 1: the same party in another role
    operator(firms[1]!, 'CATERER', '2021-09-05'), // 2: three months on the cut-off day
    operator(firms[2]!, 'CATERER', '2021-09-06'), // 3: a day too young
    operator(firms[3]!, 'CATERER', '2019-06-01', '2021-08-01'), // 4: ended, rated before
    operator(firms[4]!, 'SELLER', '2021-12-05'), // 5: opened on the cut-off day
    operator(firms[5]!, 'SELLER', '2021-12-06'), // 6: the day after
    operator(firms[6]!, 'MAKER'), // 7
    operator(firms[7]!, 'MAKER'), // 8
    operator(schools[0]!, 'CANTEEN_SCHOOL'), // 9
    operator(schools[1]!, 'CANTEEN_KINDERGARTEN'), // 10
    operator(schools[2]!, 'CANTEEN_SCHOOL', '2019-06-01', '2021-07-20'), // 11: ended
    operator(schools[3]!, 'CANTEEN_SCHOOL'), // 12
    operator(schools[4]!, 'CANTEEN_OTHER'), // 13
    operator(firms[7]!, 'WORKSHOP'), // 14: neither maker nor operator
  ]
  const ids = await t.write((tx) => insertRows(tx, foodOperator, rows))
  ids.forEach((id, i) => operators.push({ id, partyId: rows[i]!.partyId }))
  await t.write(async (tx) => {
    await insertRows(tx, foodGrading, [
      grading(0, '2021-03-01'),
      grading(2, '2021-12-05'), // confirmed on the cut-off day
      grading(3, '2021-12-06'), // the day after
      grading(9, '2021-03-01', '2021-12-05'), // ended on the cut-off day
      grading(10, '2021-03-01', '2021-12-06'), // ends the day after
      grading(12, null, null), // scored only
      grading(7, '2021-03-01'), // a maker is no operator
      grading(4, '2021-03-01'), // ended
    ])
    await insertRows(tx, cateringRating, [
      rating(0, '2021-01-01'),
      rating(4, '2021-07-31'), // before it ended: counts, and is due
      rating(0, '2020-12-31', 2020),
      rating(2, '2021-12-05'),
    ])
    await insertRows(tx, foodConnection, [
      connection(7, '2021-12-05'),
      connection(8, '2021-12-06'),
      connection(0, '2020-01-01'),
      connection(1, '2020-01-01'), // the same party again
      connection(2, '2021-10-01', '2021-12-05'), // cut off on the cut-off day
      connection(9, '2020-01-01', '2021-12-06'),
    ])
    const kitchens = await insertRows(tx, openKitchen, [
      kitchen(9, '2021-12-05'),
      kitchen(10, '2020-05-01'),
      kitchen(12, '2021-12-06'), // built the day after
      kitchen(13, '2020-05-01'), // no canteen of a school
    ])
    const online = (i: number, from: string, to?: string) => ({
      kitchenId: kitchens[i]!,
      partyId: operators[[9, 10, 12, 13][i]!]!.partyId,
      stationCode: '01',
      fromDay: day(from),
      toDay: to === undefined ? null : day(to),
    })
    await insertRows(tx, kitchenOnline, [
      online(1, '2020-06-01', '2020-09-01'),
      online(1, '2020-09-10'), // back again
      online(0, '2021-12-05', '2021-12-05'),
      online(3, '2020-06-01'),
    ])
  })
})

describe('food figures as of 2021-12-05', () => {
  it('counts operators in trade: parties once, from the opening day, without makers and workshops', async () => {
    // Firms 0, 1, 2, 4 and canteens 9, 10, 12, 13.
    expect(await printed('foodrisk.operators.due.count')).toBe('8')
    expect(await printed('foodrisk.operators.due.count', '2021-12-06')).toBe('9')
    expect(await printed('entities.food_operators.active.count')).toBe('8')
    expect(await printed('entities.food_makers.active.count')).toBe('2')
    expect(await printed('campus.canteens.active.count')).toBe('3')
    expect(await printed('campus.canteens.active.count', '2021-07-19')).toBe('4')
  })
  it('takes a grade from its confirmation to the day before its end', async () => {
    expect(await printed('foodrisk.operators.graded.count')).toBe('3')
    expect(await printed('foodrisk.operators.graded.rate')).toBe('37.5')
    expect((await f.rows('foodrisk.operators.graded.count', { asOf })).length).toBe(3)
  })
  it('covers by connections that stand', async () => {
    expect(await printed('esupervision.food_makers.coverage.rate')).toBe('50')
    expect(await printed('esupervision.food_makers.coverage.rate', '2021-12-06')).toBe('100')
    expect(await printed('esupervision.food_operators.connected.count')).toBe('2')
    expect(await printed('esupervision.food_operators.coverage.rate')).toBe('25')
  })
  it('rates caterers of three months, and keeps those that ended after their rating', async () => {
    expect(await printed('foodrisk.catering.rated.count')).toBe('3')
    // 0, 2, and 4 which ended; not 3, which is a day too young.
    expect(await printed('foodrisk.catering.due.count')).toBe('3')
    expect(await printed('foodrisk.catering.due.count', '2021-12-06')).toBe('4')
    expect(await printed('foodrisk.catering.rated.rate')).toBe('100')
  })
  it('opens kitchens of canteens in trade, online as a part of them', async () => {
    expect(await printed('brightkitchen.canteens.count')).toBe('2')
    expect(await printed('brightkitchen.canteens.rate')).toBe('66.67')
    expect(await printed('brightkitchen.online.canteens.count')).toBe('1')
    expect(await printed('brightkitchen.online.canteens.rate')).toBe('33.33')
    expect(await printed('brightkitchen.online.canteens.count', '2020-09-05')).toBe('0')
  })
  it('lets go of whose party has left the register', async () => {
    const [state] = await t.asOwner<{ id: string; version: number }>(
      `select id, version from party_state where party_id = '${operators[7]!.partyId}'`,
    )
    await t.write(async (tx) => {
      await updateRows(tx, partyState, [{ id: state!.id, version: 1, set: { toDay: day('2021-12-05') } }])
      await insertRows(tx, partyState, [
        { partyId: operators[7]!.partyId, stationCode: '01', state: 'DEREGISTERED', fromDay: day('2021-12-05') },
      ])
    })
    expect(await printed('entities.food_makers.active.count', '2021-12-04')).toBe('2')
    expect(await printed('entities.food_makers.active.count')).toBe('1')
  })
})

describe('the rules between them', () => {
  it('hold for records that fit', async () => {
    for (const id of ['E16', 'E17', 'E19'])
      expect(await f.rule(id, asOf), id).toMatchObject({ holds: true, faults: [] })
  })
  it('name who was rated without being due', async () => {
    t.clock.set('2021-12-06T01:00:00Z')
    const ids = await t.write((tx) =>
      insertRows(tx, cateringRating, [rating(3, '2021-12-01'), rating(1, '2021-12-01'), rating(4, '2021-08-01', 2019)]),
    )
    const found = await f.rule('E19', asOf)
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.recordId).sort()).toEqual([...ids].sort())
    expect(found.faults.map((x) => x.text).join()).toMatch(/开业不满三个月.*还作了评定|还作了评定.*开业不满三个月/s)
    await t.write((tx) =>
      voidRows(
        tx,
        cateringRating,
        ids.map((id) => ({ id, version: 1 })),
        '误录',
      ),
    )
    expect(await f.rule('E19', asOf)).toMatchObject({ holds: true })
  })
  it('name what is online without an open kitchen, and an open kitchen without a canteen', async () => {
    await t.write(async (tx) => {
      const [taken, left] = await insertRows(
        tx,
        openKitchen,
        [kitchen(12, '2020-05-01', '2021-12-05'), kitchen(11, '2020-05-01')].map((k) => ({
          ...k,
          startedOn: day('2020-02-01'),
        })),
      )
      await insertRows(tx, kitchenOnline, [
        { kitchenId: taken!, partyId: operators[12]!.partyId, stationCode: '01', fromDay: day('2020-06-01') },
        { kitchenId: left!, partyId: operators[11]!.partyId, stationCode: '01', fromDay: day('2020-06-01') },
      ])
    })
    expect(await f.rule('E16', '2021-12-04')).toMatchObject({ holds: true })
    const online = await f.rule('E16', asOf)
    expect(online.faults.map((x) => x.text)).toEqual([expect.stringContaining('拆除')])
    expect(await f.rule('E17', '2021-07-19')).toMatchObject({ holds: true })
    const register = await f.rule('E17', asOf)
    expect(register.faults.map((x) => x.partyName)).toEqual(['玉衡县城关镇第二小学'])
  })
})
