import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { type CheckMade, checksIn } from '#kernel/inspection/checks.fixture.ts'
import { inspectionObject, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import campaign from './domain.ts'

const t = testDatabase()
const f = figuresOf(t, [campaign])
const asOf = '2021-12-05'
let parties: string[] = []
const { task, check: checkOf } = checksIn(t)
const check = (taskId: string, who: number, venue: string, on: string, more?: CheckMade): Promise<string> =>
  checkOf(taskId, parties[who]!, venue, on, more)

const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['campaign'])
  parties = await putParties(
    t,
    Array.from({ length: 8 }, (_, i) => someParty(`玉衡县第${i + 1}单位`, `TEST${i}`)),
  )
  t.clock.set('2021-11-30T01:00:00Z')
})

describe('food campaigns', () => {
  let food = ''
  beforeAll(async () => {
    food = await task('F1', 'food-special', '2021-01-01')
    await task('F2', 'food-special', asOf)
    await task('F3', 'food-special', '2021-12-06')
    await task('F4', 'food-special', '2020-12-31')
    await task('F5', 'food-special', '2021-05-01', { kind: 'ROUTINE' })
    await task('F6', 'vaccine', '2021-05-01')
    await task('F7', null, '2021-05-01', { kind: 'DOUBLE_RANDOM' })
    const mistaken = await task('F8', 'food-special', '2021-06-01')
    await t.write((tx) => voidRows(tx, inspectionTask, [{ id: mistaken, version: 1 }], '重复录入'))
    // One party is ordered twice, one on the last day, one the day after, one in the year before; drawn checks lead to orders too.
    await check(food, 0, 'SELLER', '2021-03-01', { problem: '台账不全', order: '2021-03-09' })
    await check(food, 0, 'SELLER', '2021-04-01', { problem: '台账不全', order: '2021-04-09' })
    await check(food, 1, 'SELLER', asOf, { problem: '过期', order: asOf })
    await check(food, 2, 'SELLER', '2021-12-06', { problem: '过期', order: null })
    await check(food, 3, 'SELLER', '2020-12-31', { problem: '过期', order: null })
    const drawn = await task('F9', null, '2021-05-02', { kind: 'DOUBLE_RANDOM' })
    await check(drawn, 4, 'SELLER', '2021-05-03', { problem: '过期', order: null })
  })

  it('are the campaigns begun in the year', async () => {
    expect(await printed('campaigns.food.count')).toBe('2')
    expect(await printed('campaigns.food.count', '2021-12-06')).toBe('3')
  })

  it('order units, each counted once, and their orders one by one', async () => {
    expect(await printed('campaigns.food.rectified.units')).toBe('2')
    expect(await printed('campaigns.food.orders.count')).toBe('3')
    expect(await printed('campaigns.food.orders.closed.count')).toBe('3')
    expect(await printed('campaigns.food.orders.closed.count', '2021-04-08')).toBe('1')
    expect(await printed('campaigns.food.checks.visits')).toBe('3')
    expect((await f.rows('campaigns.food.rectified.units', { asOf })).length).toBe(2)
  })

  it('C06 stands while all is put right, and names the order that is not', async () => {
    expect(await f.rule('C06', asOf)).toMatchObject({ holds: true, faults: [] })
    const broken = await f.rule('C06', '2021-04-08')
    expect(broken.holds).toBe(false)
    expect(broken.faults).toEqual([expect.objectContaining({ page: '/orders', partyId: parties[0] })])
    expect(broken.scope).toContain('责令改正')
  })
})

describe('canteens', () => {
  let campus = ''
  let visit = ''
  beforeAll(async () => {
    campus = await task('C1', 'campus-food', '2021-01-01')
    await check(campus, 0, 'SCHOOL_CANTEEN', '2021-02-20')
    await check(campus, 0, 'SCHOOL_CANTEEN', '2021-09-20')
    await check(campus, 1, 'SCHOOL_CANTEEN', '2021-07-20', { problem: '留样不全', order: '2021-07-25' })
    // In the holidays, and the day before a term.
    await check(campus, 2, 'SCHOOL_CANTEEN', '2021-07-21', { problem: '留样不全' })
    await check(campus, 3, 'SCHOOL_CANTEEN', '2021-02-19')
    await check(campus, 4, 'SURROUNDINGS', '2021-08-20')
    await check(campus, 5, 'SURROUNDINGS', '2021-08-19')
    visit = await check(campus, 6, 'SCHOOL_CANTEEN', '2021-10-08', { problem: '消毒记录缺失' })
    await check(campus, 6, 'SCHOOL_CANTEEN', '2021-10-20')
  })

  it('count in the two terms of the year, each once', async () => {
    expect(await printed('campus.canteens.inspected.count')).toBe('3')
    expect(await printed('campus.canteens.inspected.count', '2021-07-20')).toBe('2')
    expect(await printed('campus.surroundings.inspected.count')).toBe('1')
    expect(await printed('campus.canteens.hazard.count')).toBe('2')
  })

  it('C08 lets a hazard go when its order is closed or a later check finds nothing', async () => {
    expect((await f.rule('C08', asOf)).holds).toBe(true)
    expect((await f.rule('C08', '2021-10-20')).holds).toBe(true)
    const open = await f.rule('C08', '2021-10-19')
    expect(open).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: visit, page: '/checks' })],
    })
    expect((await f.rule('C08', '2021-07-24')).holds).toBe(false)
  })

  it('E15 stands, and names a check whose result and finding disagree', async () => {
    expect((await f.rule('E15', asOf)).holds).toBe(true)
    const lies = await check(campus, 7, 'SCHOOL_CANTEEN', '2021-11-01', { problem: '过期调料', result: '1' })
    const hides = await check(campus, 7, 'SCHOOL_CANTEEN', '2021-11-02', { problem: '过期调料', finding: false })
    const found = await f.rule('E15', asOf)
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.recordId).toSorted()).toEqual([lies, hides].toSorted())
    await t.write((tx) =>
      voidRows(
        tx,
        inspectionVisit,
        [lies, hides].map((id) => ({ id, version: 1 })),
        '录错',
      ),
    )
    expect((await f.rule('E15', asOf)).holds).toBe(true)
  })
})

describe('vaccination sites', () => {
  it('C04 does not stand on nothing, and names the site that was listed and not checked', async () => {
    expect((await f.rule('C04', asOf)).holds).toBe(false)
    const vaccines = await task('V1', 'vaccine', '2021-04-08')
    await check(vaccines, 0, 'SITE', '2021-04-10')
    await check(vaccines, 0, 'SITE', '2021-04-11')
    await check(vaccines, 1, 'CDC', '2021-04-10')
    expect(await printed('vaccine.sites.inspected.count')).toBe('1')
    expect(await printed('vaccine.cdc.inspected.count')).toBe('1')
    expect((await f.rule('C04', asOf)).holds).toBe(true)
    const row = { taskId: vaccines, partyId: parties[2]!, venue: 'SITE', drawnOn: day('2021-04-08') }
    const [listed] = await t.write((tx) => insertRows(tx, inspectionObject, [row]))
    const broken = await f.rule('C04', asOf)
    expect(broken).toMatchObject({ holds: false, faults: [expect.objectContaining({ partyId: parties[2] })] })
    await t.write((tx) =>
      updateRows(tx, inspectionObject, [
        { id: listed!, version: 1, set: { droppedOn: day('2021-05-01'), dropReason: '接种点已撤销' } },
      ]),
    )
    expect((await f.rule('C04', asOf)).holds).toBe(true)
    expect((await f.rule('C04', '2021-04-30')).holds).toBe(false)
  })
})

describe('what was exposed on 15 March', () => {
  it('counts from that day on, by product, and C14 needs a check that found nothing', async () => {
    expect((await f.rule('C14', asOf)).holds).toBe(false)
    const exposed = await task('E1', 'expose315', '2021-03-01')
    await check(exposed, 0, 'STEEL', '2021-03-14', { problem: '偏差', violation: true })
    await check(exposed, 1, 'STEEL', '2021-03-15')
    await check(exposed, 2, 'MUTTON', '2021-03-16')
    await check(exposed, 2, 'MUTTON', '2021-03-17')
    expect(await printed('expose315.steel.inspected.count')).toBe('1')
    expect(await printed('expose315.mutton.inspected.count')).toBe('1')
    expect(await printed('expose315.checks.visits')).toBe('3')
    expect((await f.rule('C14', asOf)).holds).toBe(true)
    const bad = await check(exposed, 3, 'STEEL', '2021-03-18', { problem: '偏差', violation: true })
    const broken = await f.rule('C14', asOf)
    expect(broken).toMatchObject({ holds: false, faults: [expect.objectContaining({ recordId: bad })] })
  })
})

describe('tutoring and pyramid selling', () => {
  it('counts visits to tutoring bodies, one body as often as it was checked', async () => {
    const bodies = await task('T1', 'tutoring', '2021-01-01')
    await check(bodies, 0, 'TUTORING', '2021-01-01')
    await check(bodies, 0, 'TUTORING', asOf)
    await check(bodies, 0, 'TUTORING', '2021-12-06')
    await check(bodies, 1, 'TUTORING', '2020-12-31')
    expect(await printed('tutoring.checks.visits')).toBe('2')
  })

  it('counts sweeps with the police, premises once, and C16 names what was found', async () => {
    expect((await f.rule('C16', asOf)).holds).toBe(false)
    const sweep = await task('P1', 'pyramid', '2021-05-01', { departments: ['县公安局', '县民政局'] })
    const alone = await task('P2', 'pyramid', '2021-06-01', { departments: ['县民政局'] })
    await task('P3', 'pyramid', '2021-07-01')
    await check(sweep, 0, 'HOTEL', '2021-05-02')
    await check(alone, 0, 'HOTEL', '2021-06-02')
    await check(alone, 1, 'FARMSTAY', '2021-06-02')
    expect(await printed('pyramid.sweeps.count')).toBe('1')
    expect(await printed('pyramid.premises.checked.count')).toBe('2')
    expect((await f.rule('C16', asOf)).holds).toBe(true)
    const found = await check(alone, 2, 'HOTEL', '2021-06-03', { problem: '授课拉人头', violation: true })
    expect(await f.rule('C16', asOf)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: found, partyId: parties[2] })],
    })
    expect((await f.rule('C16', '2021-06-02')).holds).toBe(true)
  })
})
