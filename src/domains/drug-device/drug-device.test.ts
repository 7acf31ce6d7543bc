import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '#platform/clock/day.ts'
import type { RowPlan, Value } from '#kernel/exchange/layout.ts'
import { checksIn } from '#kernel/inspection/checks.fixture.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows, voidRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import { enterReport, gradeUnit, reviewReport } from './contract.ts'
import drugDevice from './domain.ts'
import { reportLayout } from './exchange.ts'
import { drugDeviceLaw } from './law.ts'
import { reportDue } from './rules.ts'
import { enter, grade, review } from './service.ts'
import { adverseReport } from './tables.ts'
import type { ReportKind, Severity } from './terms.ts'
import { gradeList, reportDetail } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [drugDevice])
const { task, check } = checksIn(t)
const asOf = '2021-12-05'
const law = new LawBook(drugDeviceLaw)
let [pharmacy, hospital, other] = ['', '', '']
const code = '91459923MA5X000141'

const report = (reportNo: string, reportedOn: string, set: object = {}) => ({
  reportNo,
  kind: 'DRUG' as ReportKind,
  firstReport: true,
  severity: 'GENERAL' as Severity,
  partyId: hospital,
  reporterKind: 'MEDICAL' as const,
  productName: '头孢曲松钠',
  eventName: '皮疹',
  foundOn: day('2020-12-20'),
  reportedOn: day(reportedOn),
  reviewedOn: day(reportedOn),
  reviewResult: 'ACCEPTED' as const,
  ...set,
})
const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['drug-device'])
  ;[pharmacy, hospital, other] = (await putParties(t, [
    someParty('玉衡县恒川药店', code),
    someParty('玉衡县城关镇卫生院', 'TEST1'),
    someParty('玉衡县兰芳药店', 'TEST2'),
  ])) as [string, string, string]
  t.clock.set('2021-12-20T01:00:00Z')
})

describe('the last day to report', () => {
  const examples = parse(readFileSync(new URL('golden/report-due.yaml', import.meta.url), 'utf8')) as {
    name: string
    kind: ReportKind
    severity: Severity
    found: string
    due: string
  }[]
  it.each(examples)('$name', (x) => {
    expect(reportDue(law, x.kind, x.severity, day(x.found)) ?? 'none').toBe(x.due)
  })
})

describe('figures of checks', () => {
  let bad = ''
  beforeAll(async () => {
    const daily = await task('D1', 'drug-routine', '2020-12-01', { kind: 'ROUTINE' })
    const devices = await task('D3', 'device-routine', '2020-12-01', { kind: 'ROUTINE' })
    const drawn = await task('D2', null, '2021-03-01', { kind: 'DOUBLE_RANDOM' })
    // The first day, the cut-off day, the day after; one shop twice; the year before; a drawn check is another business's.
    await check(daily, pharmacy, 'DRUG_RETAIL', '2021-01-01')
    await check(daily, pharmacy, 'DRUG_RETAIL', asOf)
    await check(daily, other, 'DRUG_RETAIL', '2021-12-06')
    await check(daily, other, 'DRUG_RETAIL', '2020-12-31')
    await check(devices, pharmacy, 'DEVICE_SELLER', '2021-03-01')
    await check(devices, hospital, 'DEVICE_USER', '2021-03-01')
    await check(daily, hospital, 'DRUG_USER', '2021-03-01')
    await check(drawn, other, 'DRUG_RETAIL', '2021-03-01')
    bad = await check(daily, other, 'DRUG_RETAIL', '2021-12-10', { problem: '过期药品', violation: true })
  })

  it('count visits by kind of unit', async () => {
    expect(await printed('drugs.retailers.visits')).toBe('2')
    expect(await printed('drugs.retailers.visits', '2021-12-06')).toBe('3')
    expect(await printed('devices.units.visits')).toBe('2')
    expect(await printed('drugs.users.visits')).toBe('1')
    expect((await f.rows('drugs.retailers.visits', { asOf })).length).toBe(2)
  })

  it('C11 stands while nothing was found, and names the check that found something', async () => {
    expect(await f.rule('C11', asOf)).toMatchObject({ holds: true, faults: [] })
    expect(await f.rule('C11', '2021-12-10')).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: bad, page: '/checks', partyId: other })],
    })
  })

  it('C12 and C13 need a check, count their own kind of unit, and fall with an offence', async () => {
    expect((await f.rule('C12', asOf)).holds).toBe(false)
    expect((await f.rule('C13', asOf)).holds).toBe(false)
    const online = await task('O1', 'drug-online', '2021-05-01')
    const ephedrine = await task('E1', 'drug-ephedrine', '2021-05-01')
    // Screened on two platforms: two visits of one firm.
    await check(online, pharmacy, 'DRUG_SELLER', '2021-05-02')
    await check(online, pharmacy, 'DRUG_SELLER', '2021-05-03')
    await check(ephedrine, pharmacy, 'DRUG_SELLER', '2021-05-02')
    await check(ephedrine, pharmacy, 'DRUG_SELLER', '2021-06-02')
    expect(await printed('drugs.online.screened.visits')).toBe('2')
    expect(await printed('drugs.ephedrine.inspected.count')).toBe('1')
    expect((await f.rule('C12', asOf)).holds).toBe(true)
    expect((await f.rule('C13', asOf)).holds).toBe(true)
    await check(online, other, 'DRUG_SELLER', '2021-12-11', { problem: '无证网售', violation: true })
    await check(ephedrine, other, 'DRUG_SELLER', '2021-12-11', { problem: '超量销售', violation: true })
    expect((await f.rule('C12', '2021-12-11')).holds).toBe(false)
    expect((await f.rule('C13', '2021-12-11')).holds).toBe(false)
  })

  it('clues count by the day on which they were registered', async () => {
    const lens = await task('L1', 'lens-cosmetics', '2020-12-01')
    await check(lens, pharmacy, 'LENS', '2020-12-30', { problem: '无证', clue: { no: '1', on: '2021-01-01' } })
    await check(lens, other, 'CHILDREN', '2021-04-01', { problem: '标签', clue: { no: '2', on: asOf } })
    await check(lens, other, 'CHILDREN', '2021-05-01', { problem: '标签', clue: { no: '3', on: '2021-12-06' } })
    await check(lens, hospital, 'LENS', '2021-05-01', { problem: '未索证' })
    expect(await printed('campaigns.lens_cosmetics.clues.count')).toBe('2')
    expect(await printed('campaigns.lens_cosmetics.clues.count', '2021-12-06')).toBe('3')
  })
})

describe('figures of reports', () => {
  it('count first reports that passed, by kind', async () => {
    const ids = await t.write((tx) =>
      insertRows(tx, adverseReport, [
        report('R1', '2021-01-01', { dueOn: day('2021-01-19') }),
        report('R2', asOf, { dueOn: day('2021-01-19') }),
        report('R3', '2021-12-06'),
        report('R4', '2020-12-31'),
        report('R5', '2021-03-01', { firstReport: false, followsNo: 'R1' }),
        report('R6', '2021-03-01', { reviewResult: 'DUPLICATE', duplicateOf: 'R1' }),
        report('R7', '2021-03-01', { reviewResult: null, reviewedOn: null }),
        report('R8', '2021-03-01', { kind: 'DEVICE' }),
        report('R9', '2021-03-01', { kind: 'COSMETIC' }),
        report('R10', '2021-03-01', { kind: 'COSMETIC' }),
        report('R11', '2021-03-01'),
      ]),
    )
    await t.write((tx) => voidRows(tx, adverseReport, [{ id: ids.at(-1)!, version: 1 }], '重复录入'))
    expect(await printed('adr.drug.reports.count')).toBe('2')
    expect(await printed('adr.device.reports.count')).toBe('1')
    expect(await printed('adr.cosmetic.reports.count')).toBe('2')
    expect(await printed('adr.reports.ontime.rate')).toBe('50')
  })
})

describe('a report', () => {
  const call = () => callIn(t, drugDevice)
  const said = (set: object = {}) =>
    enterReport.input.parse({
      reportNo: 'N1',
      kind: 'DRUG',
      partyCode: '玉衡县城关镇卫生院',
      reporterKind: 'MEDICAL',
      severity: 'SERIOUS',
      productName: '阿莫西林',
      eventName: '过敏性休克',
      foundOn: '2021-12-01',
      reportedOn: '2021-12-03',
      ...set,
    })
  const detail = (id: string) => t.db.read(countyScope, (q) => reportDetail(q, id, day('2021-12-20')))

  it('is refused when it cannot be, waits for its review, and is settled once', async () => {
    for (const [set, wrong] of [
      [{ reportedOn: '2021-12-21' }, 'drug-device.report.future'],
      [{ reportedOn: '2021-11-30' }, 'drug-device.report.early'],
      [{ onsetOn: '2021-12-02' }, 'drug-device.report.onset'],
      [{ outcome: 'DEATH' }, 'drug-device.report.death'],
      [{ firstReport: false }, 'drug-device.report.follows'],
      [{ partyCode: '没有这家' }, 'drug-device.party'],
      [{ reportNo: 'R1' }, 'drug-device.report.twice'],
    ] as const)
      await expect(enter(call(), said(set))).rejects.toMatchObject({ code: wrong })
    const { id } = await enter(call(), said())
    expect(await detail(id)).toMatchObject({ state: 'SUBMITTED', dueOn: '2021-12-16' })
    const waiting = async (): Promise<boolean> => (await openIn(t, [drugDevice], '2021-12-20')).some((x) => x.id === id)
    expect(await waiting()).toBe(true)
    const judged = (o: object) => reviewReport.input.parse({ id, version: 1, on: '2021-12-10', ...o })
    await expect(review(call(), judged({ result: 'RETURNED' }))).rejects.toMatchObject({
      code: 'drug-device.review.note',
    })
    await expect(review(call(), judged({ result: 'DUPLICATE', duplicateOf: '没有' }))).rejects.toMatchObject({
      code: 'drug-device.review.duplicate',
    })
    await review(call(), judged({ result: 'RETURNED', note: '批号缺失' }))
    await review(call(), judged({ version: 2, result: 'ACCEPTED' }))
    expect(await detail(id)).toMatchObject({ state: 'ACCEPTED' })
    expect(await waiting()).toBe(false)
    await expect(review(call(), judged({ version: 3, result: 'INVALID', note: '误报' }))).rejects.toMatchObject({
      code: 'drug-device.review.state',
    })
  })
})

describe('a class of a unit', () => {
  const call = () => callIn(t, drugDevice)
  const said = (set: object) =>
    gradeUnit.input.parse({
      partyCode: code,
      role: 'DRUG_RETAIL',
      year: 2021,
      grade: 'TRUSTED',
      gradedOn: '2021-02-01',
      ...set,
    })

  it('stands until the next, plans the visits, and shows those that were made', async () => {
    await grade(call(), said({ year: 2020, gradedOn: '2020-02-03' }))
    await expect(grade(call(), said({ grade: 'BROKEN' }))).rejects.toMatchObject({ code: 'drug-device.grade.reason' })
    await expect(grade(call(), said({ year: 2020 }))).rejects.toMatchObject({ code: 'drug-device.grade.twice' })
    await expect(grade(call(), said({ gradedOn: '2020-02-03' }))).rejects.toMatchObject({
      code: 'drug-device.grade.order',
    })
    await grade(call(), said({ grade: 'WARNED', reason: '玉市监处罚〔2020〕8号' }))
    const { rows } = await t.db.read(countyScope, (q) =>
      gradeList(q, { limit: 10 } as Parameters<typeof gradeList>[1], day('2021-12-20')),
    )
    expect(rows.map((x) => [x.year, x.state, x.plannedVisits, x.visits])).toEqual([
      [2021, 'VALID', 2, 2],
      [2020, 'REPLACED', 1, 0],
    ])
  })
})

describe('the export of the national system', () => {
  const plan = (rows: Record<string, Value>[]): Promise<RowPlan[]> =>
    t.write((tx) => {
      const columns = Object.fromEntries(reportLayout.columns.map((c) => [c.field, null]))
      return reportLayout.plan(
        rows.map((values, i) => ({ line: i + 2, values: { ...columns, ...values } })),
        { tx, today: day('2021-12-20'), law, upstairs: true, upperSystem: '国家药品不良反应监测系统' },
      )
    })
  const row = (set: Record<string, Value>): Record<string, Value> => ({
    reportNo: 'X1',
    kind: 'DRUG',
    unit: '玉衡县城关镇卫生院',
    productName: '阿莫西林',
    eventName: '皮疹',
    reportedOn: '2021-11-01',
    ...set,
  })

  it('keeps good rows and gives bad ones back with the reason', async () => {
    const plans = await plan([
      row({ review: 'ACCEPTED' }),
      row({}),
      row({ reportNo: 'X2', unit: '没有这家' }),
      row({ reportNo: 'X3', reportedOn: '2021-12-21' }),
      row({ reportNo: 'X4', followUp: 'FOLLOW' }),
      row({ reportNo: 'R1', reportedOn: '2021-01-01', eventName: '荨麻疹' }),
    ])
    expect(plans.map((p) => p.outcome)).toEqual(['created', 'refused', 'refused', 'refused', 'created', 'updated'])
    expect(plans[4]).toMatchObject({ warnings: [expect.stringContaining('跟踪')] })
  })
})
