import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '#platform/clock/day.ts'
import type { Layout, RowPlan, Value } from '#kernel/exchange/layout.ts'
import { gathering } from '#kernel/gathering/tables.ts'
import { checksIn } from '#kernel/inspection/checks.fixture.ts'
import { inspectionVisit } from '#kernel/inspection/tables.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import * as contract from './contract.ts'
import specialEquipment from './domain.ts'
import { deviceLayout, inspectionLayout } from './exchange.ts'
import { specialEquipmentLaw } from './law.ts'
import { checkNext, cycleNote, inspectionState, registrationDue } from './rules.ts'
import * as service from './service.ts'
import { device, deviceInspection } from './tables.ts'
import type { Conclusion, DeviceKind, InspectionKind } from './terms.ts'
import { deviceDetail } from './views.ts'

interface Example {
  name: string
  given: { device: DeviceKind; inspection: InspectionKind; on: string; conclusion: Conclusion; nextOn?: string }
  refused?: string
  note?: boolean
}
const examples = parse(readFileSync(new URL('golden/inspections.yaml', import.meta.url), 'utf8')) as Example[]

const t = testDatabase()
const f = figuresOf(t, [specialEquipment])
const { task, check } = checksIn(t)
const law = new LawBook(specialEquipmentLaw)
const asOf = '2021-12-05'
const today = '2021-12-20'
const code = '91459923MA5X000141'
let [a, b] = ['', '']
const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['special-equipment'])
  ;[a, b] = (await putParties(t, [
    someParty('玉衡县恒川木业有限公司', code),
    someParty('玉衡县云海酒店', 'TEST1'),
  ])) as [string, string]
  t.clock.set(`${today}T01:00:00Z`)
})

describe('figures of checks and trainings', () => {
  const numbered = async (visit: string, recordNo: string) =>
    t.write((tx) => updateRows(tx, inspectionVisit, [{ id: visit, version: 1, set: { recordNo } }]))
  it('count users once, records and directives one by one; E22 names the check without a record', async () => {
    const site = await task('S1', 'se-site', '2020-12-01', { kind: 'ROUTINE' })
    const expert = await task('S2', 'se-expert', '2021-01-01')
    await numbered(await check(site, a, 'WOOD', '2021-01-01'), '1')
    await numbered(await check(site, a, 'WOOD', asOf, { problem: '无档案', order: null, orderKind: 'SE_ORDER' }), '2')
    await numbered(await check(site, b, 'HOTEL', '2021-12-06'), '3')
    await numbered(await check(site, b, 'HOTEL', '2020-12-31'), '4')
    await check(expert, b, 'HOTEL', '2021-05-01', { problem: '超期', order: '2021-05-09', orderKind: 'SE_ORDER' })
    await check(expert, a, 'WOOD', '2021-05-01', { problem: '未公示', order: null })
    expect(await printed('se.users.inspected.count')).toBe('1')
    expect(await printed('se.inspections.records.count')).toBe('2')
    expect(await printed('se.orders.issued.count')).toBe('2')
    expect(await printed('se.orders.closed.count')).toBe('1')
    expect(await printed('se.expert.units.count')).toBe('2')
    expect(await printed('se.users.inspected.count', '2021-12-06')).toBe('2')
    expect(await f.rule('E22', asOf)).toMatchObject({ holds: true, faults: [] })
    const bare = await check(site, b, 'HOTEL', '2021-12-07')
    expect(await f.rule('E22', '2021-12-07')).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: bare, page: '/checks' })],
    })
  })

  it('count trainings by the day on which they were held', async () => {
    const training = (gatheringNo: string, heldOn: string, theme = 'special-equipment.training') => ({
      gatheringNo,
      theme,
      kind: 'TRAINING' as const,
      title: '叉车安全培训',
      heldOn: day(heldOn),
      level: 'OWN' as const,
    })
    await t.write((tx) =>
      insertRows(tx, gathering, [
        training('1', '2021-01-01'),
        training('2', asOf),
        training('3', '2021-12-06'),
        training('4', '2020-12-31'),
        training('5', '2021-05-01', 'general.training'),
      ]),
    )
    expect(await printed('se.trainings.count')).toBe('2')
  })
})

describe('whether an inspection stands', () => {
  const d = { registeredOn: day('2020-06-01'), stoppedOn: null, resumedOn: null, scrappedOn: null }
  const state = (set: object, on: string) =>
    inspectionState({ ...d, lastConclusion: 'PASS', nextInspectionOn: day('2021-06-30'), ...set }, day(on), law)
  it('turns a month before its end, and on the day after it', () => {
    expect(state({}, '2021-05-30')).toBe('VALID')
    expect(state({}, '2021-05-31')).toBe('DUE_SOON')
    expect(state({}, '2021-06-30')).toBe('DUE_SOON')
    expect(state({}, '2021-07-01')).toBe('OVERDUE')
    expect(state({ lastConclusion: 'FAIL' }, '2021-01-01')).toBe('FAILED')
    expect(state({ nextInspectionOn: null }, '2021-01-01')).toBe('NONE')
    expect(state({ stoppedOn: day('2021-06-01') }, '2021-07-01')).toBe('NOT_NEEDED')
    expect(state({ stoppedOn: day('2021-06-01'), resumedOn: day('2021-07-01') }, '2021-07-01')).toBe('OVERDUE')
  })
  it.each(examples)('$name', ({ given, refused, note }) => {
    const said = {
      ...given,
      on: day(given.on),
      ...(given.nextOn === undefined ? { nextOn: undefined } : { nextOn: day(given.nextOn) }),
    }
    expect(checkNext(said)?.code).toBe(refused)
    if (refused === undefined) expect(cycleNote(said, law) !== undefined).toBe(note === true)
  })
  it('has thirty days for the registration', () => expect(registrationDue(law, day('2021-03-02'))).toBe('2021-04-01'))
})

describe('a device', () => {
  const call = () => callIn(t, specialEquipment)
  const said = (set: object = {}) =>
    contract.registerDevice.input.parse({
      registrationNo: '梯11桂Y00001(21)',
      kind: 'ELEVATOR',
      name: '乘客电梯',
      partyCode: code,
      place: '一号楼',
      installedOn: '2021-01-01',
      registeredOn: '2021-02-01',
      ...set,
    })
  const detail = (id: string) => t.db.read(countyScope, (q) => deviceDetail(q, id, { today: day(today), law }))
  const refused = (c: string) => ({ code: `special-equipment.${c}` })

  it('is registered, inspected, stopped, resumed, moved to another unit and scrapped', async () => {
    await expect(service.register(call(), said({ registeredOn: '2021-12-21' }))).rejects.toMatchObject(
      refused('register.future'),
    )
    await expect(service.register(call(), said({ partyCode: '没有' }))).rejects.toMatchObject(refused('party'))
    const { id, notes } = await service.register(call(), said())
    expect(notes).toEqual([expect.stringContaining('2021-01-31')])
    await expect(service.register(call(), said())).rejects.toMatchObject(refused('register.twice'))
    expect(await detail(id)).toMatchObject({ state: 'IN_USE', inspection: 'NONE' })
    const report = (set: object) =>
      contract.enterInspection.input.parse({
        id,
        version: 1,
        on: '2021-02-01',
        reportNo: 'R1',
        body: '特检院',
        conclusion: 'PASS',
        nextOn: '2022-02-01',
        ...set,
      })
    await expect(service.inspect(call(), report({ nextOn: undefined }))).rejects.toMatchObject(refused('inspect.next'))
    expect(await service.inspect(call(), report({}))).toMatchObject({ notes: [] })
    await expect(service.inspect(call(), report({ version: 2 }))).rejects.toMatchObject(refused('inspect.twice'))
    // An older report is kept and changes nothing.
    await service.inspect(call(), report({ version: 2, reportNo: 'R0', on: '2020-12-20', nextOn: '2021-12-20' }))
    expect(await detail(id)).toMatchObject({
      inspection: 'VALID',
      nextInspectionOn: '2022-02-01',
      inspections: [{ reportNo: 'R1' }, { reportNo: 'R0' }],
    })
    // A self-test moves nothing; a report beyond the usual cycle is kept and said.
    const selfTest = report({ version: 2, reportNo: 'Z1', on: '2021-02-10', kind: 'SELF_TEST', nextOn: '2023-02-10' })
    expect(await service.inspect(call(), selfTest)).toMatchObject({ notes: [expect.stringContaining('12 个月')] })
    expect(await detail(id)).toMatchObject({ lastInspectedOn: '2021-02-01', nextInspectionOn: '2022-02-01' })
    const { version } = await detail(id)
    await service.stop(call(), { id, version, on: day('2021-03-01'), reason: '停产' })
    await expect(
      service.stop(call(), { id, version: version + 1, on: day('2021-03-02'), reason: '停产' }),
    ).rejects.toMatchObject({ status: 409 })
    await expect(service.resume(call(), { id, version: version + 1, on: day('2021-02-01') })).rejects.toMatchObject(
      refused('step.day'),
    )
    await service.resume(call(), { id, version: version + 1, on: day('2021-06-01') })
    await expect(
      service.stop(call(), { id, version: version + 2, on: day('2021-05-31'), reason: '停产' }),
    ).rejects.toMatchObject(refused('step.day'))
    await expect(
      service.transfer(call(), { id, version: version + 2, on: day('2021-07-01'), partyCode: code }),
    ).rejects.toMatchObject(refused('transfer.same'))
    await service.transfer(call(), {
      id,
      version: version + 2,
      on: day('2021-07-01'),
      partyCode: 'TEST1',
      place: '大堂',
    })
    await service.scrap(call(), { id, version: version + 3, on: day('2021-08-01'), reason: '报废' })
    expect(await detail(id)).toMatchObject({ state: 'SCRAPPED', place: '大堂', inspection: 'NOT_NEEDED' })
  })

  it('cannot come back while its inspection has run out', async () => {
    const { id } = await service.register(call(), said({ registrationNo: '梯2' }))
    await service.stop(call(), { id, version: 1, on: day('2021-03-01'), reason: '停产' })
    await expect(service.resume(call(), { id, version: 2, on: day('2021-06-01') })).rejects.toMatchObject(
      refused('resume.inspection'),
    )
  })

  it('counts in the register and in the rate of inspection as of a day', async () => {
    const row = (registrationNo: string, set: object) => ({
      registrationNo,
      kind: 'BOILER' as const,
      name: '锅炉',
      partyId: a,
      place: '厂区',
      registeredOn: day('2020-06-01'),
      lastConclusion: 'PASS' as const,
      nextInspectionOn: day(asOf),
      ...set,
    })
    const before = Number(await printed('se.devices.registered.count', '2020-12-31'))
    expect(before).toBe(0)
    await t.write((tx) =>
      insertRows(tx, device, [
        row('锅1', {}),
        row('锅2', { nextInspectionOn: day('2021-12-04') }),
        row('锅3', { stoppedOn: day('2020-11-01') }),
        row('锅4', { scrappedOn: day('2020-12-31') }),
        row('锅5', { registeredOn: day('2021-01-01') }),
      ]),
    )
    expect(await printed('se.devices.registered.count', '2020-12-31')).toBe('3')
    expect(await printed('se.devices.due.count', '2020-12-31')).toBe('2')
    expect(await printed('se.devices.valid.count', '2020-12-31')).toBe('2')
    // 梯2 is stopped, 梯00001 scrapped: 锅1, 锅2 and 锅5 are in use, and 锅2 ran out the day before.
    expect(await printed('se.devices.valid.rate')).toBe('66.67')
    // All inspected after the cut-off day; on it 锅6 stood, 锅7 had run out, 锅8 had failed, 锅9 had only tested itself.
    const moved = { lastInspectedOn: day('2021-12-10'), nextInspectionOn: day('2023-12-10') }
    const ids = await t.write((tx) =>
      insertRows(tx, device, [row('锅6', moved), row('锅7', moved), row('锅8', moved), row('锅9', moved)]),
    )
    const report = (n: number, reportNo: string, inspectedOn: string, nextOn: string | null) => ({
      deviceId: ids[n]!,
      kind: 'PERIODIC' as const,
      inspectedOn: day(inspectedOn),
      reportNo,
      body: '特检院',
      conclusion: nextOn === null ? ('FAIL' as const) : ('PASS' as const),
      nextOn: nextOn === null ? null : day(nextOn),
    })
    await t.write((tx) =>
      insertRows(tx, deviceInspection, [
        report(0, 'V1', '2019-12-05', asOf),
        report(0, 'V2', '2021-12-10', '2023-12-10'),
        report(1, 'V3', '2019-12-04', '2021-12-04'),
        report(2, 'V4', '2019-12-05', '2022-12-05'),
        report(2, 'V5', asOf, null),
        { ...report(3, 'V6', '2021-12-04', '2022-12-04'), kind: 'SELF_TEST' },
      ]),
    )
    expect(await printed('se.devices.due.count')).toBe('7')
    expect(await printed('se.devices.valid.count')).toBe('3')
    // Five days on 锅1 and 锅5 have run out too, and the four reports of that day stand.
    expect(await printed('se.devices.valid.count', '2021-12-10')).toBe('4')
  })
})

describe('sheets', () => {
  const plan = (layout: Layout, rows: Record<string, Value>[]): Promise<RowPlan[]> =>
    t.write((tx) => {
      const columns = Object.fromEntries(layout.columns.map((x) => [x.field, null]))
      return layout.plan(
        rows.map((values, n) => ({ line: n + 2, values: { ...columns, ...values } })),
        { tx, today: day(today), law, upstairs: false, upperSystem: null },
      )
    })
  it('bring devices and inspections, and say what is wrong with a row', async () => {
    const row = (set: Record<string, Value>) => ({
      registrationNo: '车1',
      kind: 'VEHICLE',
      unit: '玉衡县恒川木业有限公司',
      registeredOn: '2021-01-01',
      ...set,
    })
    const devices = await plan(deviceLayout, [
      row({}),
      row({}),
      row({ registrationNo: '车2', unit: '没有这家' }),
      row({ registrationNo: '车3', registeredOn: null }),
      row({ registrationNo: '车4', registeredOn: '2021-12-21' }),
      row({ registrationNo: '锅1', kind: 'BOILER', unit: '玉衡县恒川木业有限公司', nextInspectionOn: '2022-12-05' }),
    ])
    expect(devices.map((x) => x.outcome)).toEqual(['created', 'refused', 'refused', 'refused', 'refused', 'updated'])
    const report = (set: Record<string, Value>) => ({
      registrationNo: '锅2',
      reportNo: 'G1',
      inspectedOn: '2021-12-10',
      conclusion: 'PASS',
      nextOn: '2023-12-10',
      ...set,
    })
    const inspections = await plan(inspectionLayout, [
      report({}),
      report({}),
      report({ reportNo: 'G2', registrationNo: '没有' }),
      report({ reportNo: 'G3', nextOn: '2021-12-10' }),
      report({ reportNo: 'G4', inspectedOn: '2021-12-21' }),
      report({ reportNo: 'G5', registrationNo: '锅1', conclusion: 'FAIL', nextOn: null }),
      report({ reportNo: 'G6', registrationNo: '锅5', nextOn: '2029-12-10' }),
      report({ reportNo: 'G7', registrationNo: '锅3', kind: 'SELF_TEST', nextOn: null }),
    ])
    expect(inspections.map((x) => x.outcome)).toEqual([
      'created',
      'refused',
      'refused',
      'refused',
      'refused',
      'created',
      'created',
      'created',
    ])
    expect(inspections[6]).toMatchObject({ warnings: [expect.stringContaining('24 个月')] })
    expect(inspections[7]).toMatchObject({ writes: [expect.anything()] })
    expect(inspections[0]).toMatchObject({
      writes: [
        expect.anything(),
        expect.objectContaining({
          set: { lastInspectedOn: '2021-12-10', lastConclusion: 'PASS', nextInspectionOn: '2023-12-10' },
        }),
      ],
    })
  })
})
