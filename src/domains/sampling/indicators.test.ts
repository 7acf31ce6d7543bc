import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { ratioOfSums, sum } from '#kernel/indicator/declare.ts'
import samplingBusiness from './domain.ts'
import { samplingIndicators } from './indicators.ts'
import { sample, samplingTask } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [samplingBusiness])
const asOf = '2021-12-05'
let unit = ''
const tasks: Record<string, string> = {}

const task = (taskNo: string, set: object = {}) => ({
  year: 2021,
  taskNo,
  planName: '2021年抽检计划',
  level: 'COUNTY' as const,
  kind: 'FOOD' as const,
  stage: 'SALE' as const,
  purpose: 'SUPERVISION' as const,
  batches: 10,
  assignedOn: day('2021-01-10'),
  ...set,
})
const taken = (formNo: string, taskNo: string, sampledOn: string, set: object = {}) => ({
  formNo,
  taskId: tasks[taskNo]!,
  partyId: unit,
  stationCode: '01',
  purpose: 'SUPERVISION' as const,
  productName: '鲜湿米粉',
  stage: 'SALE' as const,
  sampledOn: day(sampledOn),
  samplers: '赵安、钱宁',
  ...set,
})
const good = (reportedOn: string) => ({ reportedOn: day(reportedOn), verdict: 'CONFORM' as const })
const bad = (receivedOn: string, set: object = {}) => ({
  reportedOn: day(receivedOn),
  receivedOn: day(receivedOn),
  verdict: 'NON_CONFORM' as const,
  failedItems: '菌落总数',
  ...set,
})
const closed = (deliveredOn: string, closedOn: string) => ({
  deliveredOn: day(deliveredOn),
  closedOn: day(closedOn),
  caseOutcome: 'CASE' as const,
  outcomeNo: '1',
})

beforeAll(async () => {
  t.clock.set('2020-01-02T01:00:00Z')
  await f.covered(['sampling'])
  ;[unit] = (await putParties(t, [someParty('玉衡县恒川食品有限公司', '91459923MA5X000141')])) as [string]
  t.clock.set('2021-12-01T01:00:00Z')
  const lines = [
    task('F1'),
    task('F2', { kind: 'FARM_PRODUCE', batches: 5 }),
    // Of the year before, assigned after the cut-off, and of another kind.
    task('OLD', { year: 2020, assignedOn: day('2020-01-10') }),
    task('LATE', { assignedOn: day('2021-12-06') }),
    task('D1', { kind: 'DRUG', batches: 1 }),
    task('D2', { kind: 'DRUG', stage: 'USE', batches: 3 }),
    task('D3', { kind: 'DRUG', stage: 'PRODUCTION', batches: 50 }),
    task('P1', { kind: 'PRODUCT', batches: 7 }),
  ]
  const made = await t.write((tx) => insertRows(tx, samplingTask, lines))
  lines.forEach((l, i) => (tasks[l.taskNo] = made[i]!))
  await t.write((tx) =>
    insertRows(tx, sample, [
      // Reported on the cut-off day, the day after, and not yet.
      taken('S1', 'F1', '2021-11-10', good('2021-12-05')),
      taken('S2', 'F1', '2021-11-10', good('2021-12-06')),
      taken('S3', 'F1', '2021-11-20'),
      // Failed: disposed of by the cut-off, on the day after, in hand; turned by a re-test before and after the cut-off.
      taken('S4', 'F1', '2021-03-01', bad('2021-03-20', closed('2021-03-22', '2021-12-05'))),
      taken('S5', 'F1', '2021-04-01', bad('2021-04-20', closed('2021-04-22', '2021-12-06'))),
      taken('S6', 'F2', '2021-05-01', bad('2021-05-20')),
      taken('S7', 'F2', '2021-05-01', bad('2021-05-20', { retestedOn: day('2021-12-05'), retestVerdict: 'CONFORM' })),
      taken('S8', 'F2', '2021-05-01', bad('2021-05-20', { retestedOn: day('2021-12-06'), retestVerdict: 'CONFORM' })),
      // Received on the first day of the year, on the last of the year before and still open.
      taken('S9', 'OLD', '2020-12-01', bad('2021-01-01')),
      taken('S10', 'OLD', '2020-12-01', bad('2020-12-31')),
      taken('S11', 'D1', '2021-06-01', good('2021-06-20')),
      taken('S12', 'D1', '2021-06-01', good('2021-06-20')),
      taken('S13', 'P1', '2021-06-01', bad('2021-06-20')),
      taken('S14', 'F1', '2021-07-01', good('2021-07-20')),
    ]),
  )
  t.clock.set('2021-12-02T01:00:00Z')
  const [voided] = await t.asOwner<{ id: string }>(`select id from sample where form_no = 'S14'`)
  await t.write((tx) => voidRows(tx, sample, [{ id: voided!.id, version: 1 }], '重复录入'))
})

describe('sampling figures as of 2021-12-05', () => {
  const printed = async (id: string, on = asOf, knownOn?: string): Promise<string | null> =>
    (await f.figure(id, on, knownOn)).printed

  it('add up the batches of the plan year, food with farm produce, drugs at two stages', async () => {
    expect(await printed('sampling.food.planned.batches')).toBe('15')
    expect(await printed('sampling.food.planned.batches', '2021-12-06')).toBe('25')
    expect(await printed('sampling.drug.planned.batches')).toBe('4')
  })

  it('count as done what has its report by the cut-off', async () => {
    expect(await printed('sampling.food.done.batches')).toBe('6')
    expect(await printed('sampling.food.done.batches', '2021-12-06')).toBe('7')
    expect(await printed('sampling.food.done.batches', asOf, '2021-12-01')).toBe('7')
    expect(await printed('sampling.drug.done.batches')).toBe('2')
    expect(await f.figure('sampling.food.done.rate', asOf)).toMatchObject({
      printed: '40',
      numerator: '6',
      denominator: '15',
    })
    expect((await f.rows('sampling.food.done.rate', { asOf, side: 'numerator' })).length).toBe(6)
  })

  it('count failed samples by the day the result came, by the verdict that stands', async () => {
    expect(await printed('sampling.food.failed.count')).toBe('5')
    expect((await f.rows('sampling.food.failed.count', { asOf })).map((r) => r.text!.split(' ')[0]).toSorted()).toEqual(
      ['S4', 'S5', 'S6', 'S8', 'S9'],
    )
    expect(await printed('sampling.food.failed.disposed.count')).toBe('1')
    expect(await printed('sampling.food.failed.pending.count')).toBe('4')
    expect(await printed('sampling.food.failed.carried.count')).toBe('1')
    expect(await printed('sampling.food.failed.count', '2021-12-06')).toBe('4')
  })

  it('E07 holds, and breaks with a report before the sampling', async () => {
    expect(await f.rule('E07', asOf)).toMatchObject({ holds: true, text: expect.stringContaining('完成率 40％') })
    const [id] = await t.write((tx) => insertRows(tx, sample, [taken('X1', 'F1', '2021-01-05', good('2021-02-01'))]))
    const found = await f.rule('E07', asOf)
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.text)).toEqual(['X1：抽样早于任务下达'])
    await t.write((tx) => voidRows(tx, sample, [{ id: id!, version: 1 }], '试'))
  })

  it('E08 asks for a reason where more was done than planned', async () => {
    const found = await f.rule('E08', asOf)
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.text)).toEqual(['D1：计划 1 批次，完成 2 批次，没有超额说明'])
    await t.write((tx) =>
      updateRows(tx, samplingTask, [{ id: tasks.D1!, version: 1, set: { surplusNote: '上级追加' } }]),
    )
    expect((await f.rule('E08', asOf)).holds).toBe(true)
  })

  it('E09 adds up, and names what was closed without delivery', async () => {
    expect((await f.rule('E09', asOf)).holds).toBe(true)
    const [id] = await t.write((tx) =>
      insertRows(tx, sample, [taken('X2', 'F1', '2021-08-01', bad('2021-08-20', { closedOn: day('2021-09-01') }))]),
    )
    const found = await f.rule('E09', asOf)
    expect([found.holds, found.faults.map((x) => x.text)]).toEqual([false, ['X2：结果没有送达就办结']])
    await t.write((tx) => voidRows(tx, sample, [{ id: id!, version: 1 }], '试'))
  })

  it('cannot divide unlike things', () => {
    const [planned] = samplingIndicators
    const money = sum({ ...(planned as never as Parameters<typeof sum>[0]), unit: '万元', measure: 'fen' })
    expect(() => ratioOfSums({ ...money, name: '错', numerator: money, denominator: planned as typeof money })).toThrow(
      '“错”的分子是万元、分母是批次，不能相除',
    )
  })
})
