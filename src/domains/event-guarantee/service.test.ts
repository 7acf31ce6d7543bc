import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { RowPlan, Value } from '#kernel/exchange/layout.ts'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import eventGuaranteeBusiness from './domain.ts'
import { guaranteeLayout } from './exchange.ts'
import { eventGuaranteeLaw } from './law.ts'
import {
  addSite,
  cancel,
  checkSite,
  close,
  conclude,
  correctSite,
  plan,
  register,
  reportAccident,
  reportAccidentAt,
} from './service.ts'
import { accidentDetail, accidentList, guaranteeDetail, siteDetail, siteList } from './views.ts'

const t = testDatabase()
const law: LawBook = new LawBook(eventGuaranteeLaw)
const call = () => callIn(t, eventGuaranteeBusiness)
const code = '91459923000000300A'
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'done',
    (e: { code: string }) => e.code,
  )
const kinds = async (on: string) => (await openIn(t, [eventGuaranteeBusiness], on)).map((x) => x.kind)
const race = {
  name: '北斗湖半程马拉松赛',
  kind: 'RACE' as const,
  host: '玉衡县文化体育局',
  notifiedOn: day('2021-11-01'),
  startOn: day('2021-11-20'),
  endOn: day('2021-11-21'),
}

beforeAll(async () => {
  t.clock.set('2021-11-02T01:00:00Z')
  await putParties(t, [someParty('玉衡县瑞丰酒店管理有限公司', code)])
})

describe('an event from the notice to the closing', () => {
  it('takes its steps in order', async () => {
    const made = await register(call(), race)
    expect(made.notice).toContain('20 个工作日')
    expect(await codeOf(register(call(), race))).toBe('event-guarantee.register.twice')
    expect(await codeOf(register(call(), { ...race, name: 'x', endOn: day('2021-11-19') }))).toBe(
      'event-guarantee.register.order',
    )
    expect(await kinds('2021-11-02')).toEqual(['event-guarantee.plan'])
    const planned = { id: made.id, version: 1, assessedOn: day('2021-11-02') }
    expect(await codeOf(plan(call(), { ...planned, plannedOn: day('2021-11-01') }))).toBe('event-guarantee.plan.day')
    await plan(call(), { ...planned, plannedOn: day('2021-11-02'), planDocNo: '玉市监发〔2021〕70号' })
    const site = await addSite(call(), { id: made.id, partyCode: code, meals: 4 })
    expect(await codeOf(addSite(call(), { id: made.id, partyCode: code }))).toBe('event-guarantee.site.twice')
    t.clock.set('2021-11-19T01:00:00Z')
    const check = { id: site.id, version: 1, checkedOn: day('2021-11-19'), result: 'HAZARD' as const }
    expect(await codeOf(checkSite(call(), check))).toBe('event-guarantee.check.hazards')
    await checkSite(call(), { ...check, hazards: '冷藏柜温度偏高' })
    expect(await kinds('2021-11-19')).toEqual(['event-guarantee.correct'])
    const closing = { id: made.id, version: 2, closedOn: day('2021-11-23'), summary: '供餐平稳', staff: 24 }
    expect(await codeOf(close(call(), closing))).toBe('event-guarantee.close.state')
    t.clock.set('2021-11-24T01:00:00Z')
    expect(await codeOf(close(call(), closing))).toBe('event-guarantee.close.hazards')
    await correctSite(call(), { id: site.id, version: 2, correctedOn: day('2021-11-20'), correctNote: '已调修' })
    expect(await codeOf(close(call(), { ...closing, closedOn: day('2021-11-20') }))).toBe('event-guarantee.close.day')
    expect(await codeOf(close(call(), { ...closing, quickTests: 1, quickFailures: 2 }))).toBe(
      'event-guarantee.close.tests',
    )
    expect(await kinds('2021-11-24')).toEqual(['event-guarantee.close'])
    await close(call(), closing)
    const whole = await call().read((q) => guaranteeDetail(q, made.id, call().today))
    expect(whole).toMatchObject({ state: 'CLOSED', accidents: 0, sites: [{ state: 'CORRECTED' }] })
    expect(
      await codeOf(cancel(call(), { id: made.id, version: 3, cancelledOn: day('2021-11-24'), cancelReason: 'x' })),
    ).toBe('event-guarantee.cancel.state')
    expect((await call().read((q) => siteList(q, { limit: 10, state: 'CORRECTED' }))).total).toBe(1)
    expect((await call().read((q) => siteDetail(q, site.id))).event).toBe(race.name)
  })
  it('has accidents of its days on it, each concluded once', async () => {
    const { id } = await register(call(), {
      ...race,
      name: '展会',
      startOn: day('2021-11-22'),
      endOn: day('2021-11-25'),
    })
    const ill = {
      happenedOn: day('2021-11-23'),
      place: '城关镇',
      description: '腹痛',
      ill: 30,
      deaths: 0,
      reportedOn: day('2021-11-23'),
    }
    expect(await codeOf(reportAccidentAt(call(), { id, ...ill, happenedOn: day('2021-11-21') }))).toBe(
      'event-guarantee.accident.event',
    )
    expect(await codeOf(reportAccident(call(), { ...ill, reportedOn: day('2021-11-22') }))).toBe(
      'event-guarantee.accident.reported',
    )
    const made = await reportAccidentAt(call(), { id, ...ill, partyCode: code })
    expect((await call().read((q) => guaranteeDetail(q, id, call().today))).accidents).toBe(1)
    expect((await call().read((q) => accidentList(q, { limit: 10 }, { today: call().today, law }))).rows).toMatchObject(
      [{ grade: 'ORDINARY', state: 'INVESTIGATING' }],
    )
    const end = { id: made.id, version: 1, concludedOn: day('2021-11-24'), conclusion: 'CONFIRMED' as const }
    expect(await codeOf(conclude(call(), end))).toBe('event-guarantee.conclude.measures')
    await conclude(call(), { ...end, measures: '封存剩余食品' })
    expect(await codeOf(conclude(call(), { ...end, version: 2 }))).toBe('event-guarantee.conclude.state')
    const whole = await call().read((q) => accidentDetail(q, made.id, { today: call().today, law }))
    expect(whole).toMatchObject({ event: '展会', state: 'CONFIRMED', party: { code } })
  })
})

describe('the list of the office', () => {
  const blank = Object.fromEntries(guaranteeLayout.columns.map((c) => [c.field, null]))
  const planned = (...rows: Record<string, Value>[]): Promise<RowPlan[]> =>
    t.write((tx) =>
      guaranteeLayout.plan(
        rows.map((r, i) => ({ line: i + 1, values: { ...blank, ...r } })),
        { tx, today: day('2021-12-05'), law, upstairs: false, upperSystem: null },
      ),
    )
  const row = { name: '中秋、国庆', kind: 'HOLIDAY', startOn: day('2021-09-19'), endOn: day('2021-10-07') }
  it('takes what is known, warns where nothing says that it was done, and knows a row again', async () => {
    const [done, open, again] = await planned(
      { ...row, closedOn: day('2021-10-09'), staff: 60 },
      { ...row, name: '元旦' },
      { ...race, closedOn: day('2021-11-23') },
    )
    expect(done).toMatchObject({ outcome: 'created', warnings: [] })
    expect(open).toMatchObject({ outcome: 'created', warnings: [expect.stringContaining('没有完成日期')] })
    expect(again).toMatchObject({ outcome: 'unchanged' })
  })
  it('sends back days out of order and a row twice', async () => {
    const plans = await planned(
      { ...row, closedOn: day('2021-10-06') },
      { ...row, name: 'x', endOn: day('2021-09-18') },
      row,
    )
    expect(plans.map((p) => p.outcome)).toEqual(['refused', 'refused', 'refused'])
  })
})
