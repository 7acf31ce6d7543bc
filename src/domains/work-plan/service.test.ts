import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { runImport } from '#kernel/exchange/run.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows } from '#kernel/record/write.ts'
import { houseOf, served } from '#app/server/served.fixture.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import workPlanBusiness from './domain.ts'
import { workPlanPassages } from './narrative.ts'
import { planProgress } from './public.ts'

const t = testDatabase()
const house = houseOf([workPlanBusiness])
const s = served(t, () => house)
const f = figuresOf(t, [workPlanBusiness])
const asOf = '2021-12-05'
let plan = ''
let next = ''
const items: Record<string, string> = {}

const post = async (path: string, body: object) => await (await s.as('office')).post(`/api/${path}`, body)
const made = async (path: string, body: object): Promise<string> => (await post(path, body)).json<{ id: string }>().id
const adopted = (year: number, adoptedOn: string) => ({ year, kind: 'YEAR', title: `${year}年工作计划`, adoptedOn })
const item = (id: string, content: string, dueOn: string, more: object = {}) => ({
  id,
  part: '守牢安全底线',
  content,
  unitCode: '91',
  holder: '赵安',
  dueOn,
  ...more,
})
interface Shown {
  state: string
  percent: number | null
  version: number
  unanswered: boolean
}
const shown = async (id: string): Promise<Shown> =>
  (await (await s.as('station')).get(`/api/plan-items/${id}`)).json<Shown>()

beforeAll(async () => {
  t.clock.set('2021-12-20T01:00:00Z')
  await f.covered(['work-plan'])
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '91', name: '办公室', shortName: '办公室', kind: 'section', fromDay: day('2019-01-01') },
    ]),
  )
  plan = await made('work-plans', adopted(2021, '2020-12-02'))
  const add = async (name: string, dueOn: string) =>
    (items[name] = await made(`work-plans/${plan}/items`, item(plan, name, dueOn)))
  await add('按期完成', '2021-06-30')
  await add('截止日完成', '2021-12-31')
  await add('次日完成', '2021-11-30')
  await add('取消的', '2021-06-30')
  await add('没有完成', '2021-12-04')
  await add('结转的', '2021-12-05')
  const finish = (name: string, doneOn: string) =>
    post(`plan-items/${items[name]!}/finish`, { id: items[name], version: 1, doneOn, result: '归档' })
  await finish('按期完成', '2021-05-01')
  await finish('截止日完成', '2021-12-05')
  await finish('次日完成', '2021-12-06')
  await post(`plan-items/${items['取消的']!}/cancel`, {
    id: items['取消的'],
    version: 1,
    cancelledOn: '2021-12-05',
    cancelReason: '县里撤回',
  })
})

describe('figures of a plan as of 2021-12-05', () => {
  it('count items of the year, done by the day, late on it, and the rate', async () => {
    expect((await f.figure('workplan.items.count', asOf)).printed).toBe('5')
    expect((await f.figure('workplan.items.count', '2021-12-04')).printed).toBe('6')
    expect((await f.figure('workplan.items.done.count', asOf)).printed).toBe('2')
    expect((await f.figure('workplan.items.done.count', '2021-12-06')).printed).toBe('3')
    // Due on 4 December and 30 November; what is due on the day itself is not late.
    expect((await f.figure('workplan.items.overdue.count', asOf)).printed).toBe('2')
    expect(await f.figure('workplan.items.done.rate', asOf)).toMatchObject({
      printed: '40',
      numerator: '2',
      denominator: '5',
    })
    expect((await f.figure('workplan.items.count', '2020-12-31')).printed).toBe('0')
    const progress = await t.db.read(countyScope, (q) => planProgress(q, asKnownNow, day(asOf)))
    expect(progress).toEqual({ items: 5, done: 2, overdue: 2 })
  })
})

describe('an item', () => {
  it('takes progress, is supervised with a clock, and is answered', async () => {
    const id = items['没有完成']!
    const progress = (more: object) =>
      post(`plan-items/${id}/progress`, { id, reportedOn: '2021-07-01', percent: 40, progress: '一半', ...more })
    expect((await progress({ percent: 101 })).error().fields).toHaveProperty('percent')
    expect((await progress({ reportedOn: '2020-12-01' })).error().fields).toHaveProperty('reportedOn')
    expect((await progress({})).status).toBe(200)
    expect(await shown(id)).toMatchObject({ state: 'OVERDUE', percent: 40, unanswered: false })
    const notice = { id, issuedOn: '2021-12-10', demand: '加快进度', replyDueOn: '2021-12-17' }
    expect(
      (await post(`plan-items/${id}/supervise`, { ...notice, replyDueOn: '2021-12-09' })).error().fields,
    ).toHaveProperty('replyDueOn')
    expect((await post(`plan-items/${id}/supervise`, notice)).status).toBe(200)
    const waiting = (await openIn(t, [workPlanBusiness], '2021-12-20')).filter((x) => x.id === id)
    expect(waiting.map((x) => [x.kind, x.dueOn, x.light])).toEqual([
      ['work-plan.item', '2021-12-04', 'red'],
      ['work-plan.reply', '2021-12-17', 'red'],
    ])
    const answer = (repliedOn: string) => post(`plan-items/${id}/reply`, { id, repliedOn, reply: '已加派人手' })
    expect((await answer('2021-12-09')).error().fields).toHaveProperty('repliedOn')
    expect((await answer('2021-12-18')).status).toBe(200)
    expect((await answer('2021-12-18')).error().code).toBe('work-plan.replied')
    expect((await shown(id)).unanswered).toBe(false)
  })

  it('that has ended takes no step, and one of a plan of another year has no day far away', async () => {
    const id = items['按期完成']!
    expect(
      (
        await post(`plan-items/${id}/cancel`, { id, version: 2, cancelledOn: '2021-12-10', cancelReason: '撤回' })
      ).error().code,
    ).toBe('work-plan.ended')
    expect((await post(`work-plans/${plan}/items`, item(plan, '太远', '2023-01-01'))).error().fields).toHaveProperty(
      'dueOn',
    )
    expect((await post(`work-plans/${plan}/items`, item(plan, '太早', '2020-12-01'))).error().fields).toHaveProperty(
      'dueOn',
    )
    expect((await post('work-plans', adopted(2021, '2020-12-03'))).error().fields).toHaveProperty('title')
    expect((await post('work-plans', adopted(2023, '2021-12-03'))).error().fields).toHaveProperty('year')
  })
})

describe('the year after', () => {
  it('takes over what was left open, a year later each, and the report writes its parts', async () => {
    next = await made('work-plans', adopted(2022, '2021-12-08'))
    expect(
      (await post(`work-plans/${next}/carry-over`, { id: next, version: 1, carriedOn: '2021-12-15' })).json(),
    ).toEqual({ carried: 2 })
    expect((await shown(items['结转的']!)).state).toBe('CARRIED')
    expect(
      (await post(`work-plans/${next}/carry-over`, { id: next, version: 1, carriedOn: '2021-12-15' })).error().code,
    ).toBe('work-plan.carry.nothing')
    const page = (await (await s.as('office')).get(`/api/work-plans/${next}`)).json<{
      lines: { content: string; dueOn: string; itemNo: number }[]
    }>()
    expect(page.lines).toMatchObject([
      { itemNo: 1, content: '没有完成', dueOn: '2022-12-04' },
      { itemNo: 2, content: '结转的', dueOn: '2022-12-05' },
    ])
    const figure = (id: string) => f.figure(id, asOf)
    const written = await t.db.read(countyScope, (q) =>
      workPlanPassages[0]!.write({ ...f.context, q, reading: asKnownNow, asOf: day(asOf), figure }),
    )
    expect(written.at(-1)).toEqual({ lead: '守牢安全底线。', parts: ['没有完成；结转的。'] })
    const before = await t.db.read(countyScope, (q) =>
      workPlanPassages[0]!.write({ ...f.context, q, reading: asKnownNow, asOf: day('2022-12-05'), figure }),
    )
    expect(before).toEqual([])
    // The old items stay in the figures of their year: carried over is not done.
    expect((await f.figure('workplan.items.count', '2021-12-20')).printed).toBe('5')
    expect((await f.figure('workplan.items.overdue.count', '2021-12-20')).printed).toBe('0')
  })

  it('comes by the sheet that splits the plan; the same sheet again changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quanheng-plans-'))
    afterAll(() => rm(folder, { recursive: true, force: true }))
    const path = join(folder, '分解表.csv')
    await writeFile(
      path,
      [
        '年度,方案名称,序号,重点工作,具体任务,量化指标,牵头股室,负责人,完成时限',
        '2022,2022年工作计划,3,优化营商环境,网上办比例提高,达到九成,办公室,赵安,2022-10-31',
        '2022,2022年工作计划,3,优化营商环境,重复的序号,,办公室,赵安,2022-10-31',
        '2022,没有的计划,4,优化营商环境,任务,,办公室,赵安,2022-10-31',
        '2022,2022年工作计划,5,优化营商环境,任务,,没有的股,赵安,2022-10-31',
        '2022,2022年工作计划,6,优化营商环境,任务,,办公室,赵安,2025-10-31',
      ].join('\n'),
    )
    const run = () =>
      runImport({
        db: t.db,
        scope: countyScope,
        actor: 'test',
        clock: t.clock,
        law: house.law,
        layouts: house.layouts,
        files: [{ name: '分解表.csv', path }],
        preview: false,
        full: false,
      })
    expect(await run()).toMatchObject({ layout: 'work-plan.items', counts: { created: 1, refused: 4 } })
    expect((await run()).counts).toMatchObject({ created: 0, unchanged: 1, refused: 4 })
    const list = (await (await s.as('office')).get(`/api/plan-items?plan=${next}&state=OPEN`)).json<{ total: number }>()
    expect(list.total).toBe(3)
  })
})
