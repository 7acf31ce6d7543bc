import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import type { RowPlan, Value } from '#kernel/exchange/layout.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows, voidRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import * as contract from './contract.ts'
import metrology from './domain.ts'
import { testLayout } from './exchange.ts'
import { metrologyLaw } from './law.ts'
import { checkTest, validUntil } from './rules.ts'
import * as service from './service.ts'
import { instrument, instrumentTest } from './tables.ts'
import { instrumentDetail, testDetail } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [metrology])
const law = new LawBook(metrologyLaw)
const asOf = '2021-12-05'
const today = '2021-12-20'
let a = ''
const ids = new Map<string, string>()
const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed
const tested = (instrumentNo: string, doneOn: string | null, set: object = {}) => ({
  instrumentId: ids.get(instrumentNo)!,
  kind: 'PERIODIC' as const,
  appliedOn: day('2020-12-01'),
  dueOn: day('2021-06-30'),
  doneOn: doneOn === null ? null : day(doneOn),
  result: 'PASS' as const,
  feeFen: 0n,
  ...set,
})

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['metrology'])
  ;[a] = (await putParties(t, [someParty('玉衡县城关农贸市场', '91459923MA5X000141')])) as [string]
  t.clock.set(`${today}T01:00:00Z`)
  const rows = (
    [
      ['秤1', 'PRICE_SCALE', 'MARKET'],
      ['秤2', 'PRICE_SCALE', 'GRAIN'],
      ['枪1', 'INFRARED_THERMOMETER', 'SCHOOL'],
      ['枪2', 'INFRARED_THERMOMETER', 'OTHER'],
    ] as const
  ).map(([instrumentNo, kind, venue]) => ({
    instrumentNo,
    class: kind,
    venue,
    use: 'TRADE' as const,
    name: '器具',
    partyId: a,
    registeredOn: day('2020-06-01'),
  }))
  const made = await t.write((tx) => insertRows(tx, instrument, rows))
  rows.forEach((r, i) => ids.set(r.instrumentNo, made[i]!))
})

describe('figures as of 2021-12-05', () => {
  it('count verifications one by one, thermometers of crowded places, and scales of the metrology day', async () => {
    const made = await t.write((tx) =>
      insertRows(tx, instrumentTest, [
        tested('秤1', '2021-01-01'),
        tested('秤1', asOf, { result: 'FAIL', dueOn: day(asOf) }),
        tested('秤1', '2021-12-06', { dueOn: day('2021-12-06') }),
        tested('秤1', '2020-12-31', { dueOn: day('2020-12-31') }),
        tested('秤2', '2021-05-20', { kind: 'ON_SITE', activity: 'DAY520' }),
        tested('秤2', '2021-05-20', { kind: 'ON_SITE', activity: 'GRAIN_SEASON' }),
        tested('枪1', '2021-03-01', { kind: 'CALIBRATION', result: null }),
        tested('枪2', '2021-03-01', { kind: 'CALIBRATION', result: null }),
        tested('秤2', '2021-02-01'),
      ]),
    )
    await t.write((tx) => voidRows(tx, instrumentTest, [{ id: made.at(-1)!, version: 1 }], '重复登记'))
    expect(await printed('metrology.mandatory.verified.count')).toBe('4')
    expect(await printed('metrology.mandatory.verified.count', '2021-12-06')).toBe('5')
    expect(await printed('metrology.thermometers.calibrated.count')).toBe('1')
    expect(await printed('metrology.day520.scales.count')).toBe('1')
    expect(await printed('metrology.grain.verified.count')).toBe('2')
    expect(await printed('metrology.free.count')).toBe('4')
    expect((await f.rows('metrology.day520.scales.count', { asOf })).length).toBe(1)
  })

  it('C07 needs a demand, stands while all was in time, and names what was late by the fault of the body', async () => {
    expect((await f.rule('C07', '2020-06-01')).holds).toBe(false)
    expect(await f.rule('C07', asOf)).toMatchObject({ holds: true, faults: [] })
    const [late, , open] = await t.write((tx) =>
      insertRows(tx, instrumentTest, [
        tested('秤1', '2021-09-02', { dueOn: day('2021-09-01') }),
        tested('秤1', '2021-09-02', { dueOn: day('2021-09-01'), userFault: 'YES' }),
        tested('秤2', null, { dueOn: day('2021-12-04'), result: null }),
      ]),
    )
    const found = await f.rule('C07', asOf)
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.recordId).toSorted()).toEqual([late!, open!].toSorted())
    // On its last day nothing is late yet.
    expect((await f.rule('C07', '2021-12-04')).faults.map((x) => x.recordId)).toEqual([late])
    await t.write((tx) =>
      voidRows(
        tx,
        instrumentTest,
        [late!, open!].map((id) => ({ id, version: 1 })),
        '录错',
      ),
    )
    expect(await printed('metrology.ontime.rate')).not.toBeNull()
  })
})

describe('a test', () => {
  const base = {
    kind: 'PERIODIC' as const,
    class: 'PRICE_SCALE' as const,
    appliedOn: day('2021-03-01'),
    doneOn: day('2021-03-09'),
  }
  const code = (set: object) => checkTest({ ...base, result: 'PASS', ...set }, day(today))?.code
  it('has a verdict when it verifies and none when it calibrates', () => {
    expect(code({})).toBeUndefined()
    expect(code({ result: null })).toBe('metrology.test.result')
    expect(code({ kind: 'CALIBRATION' })).toBe('metrology.test.calibration')
    expect(code({ class: 'INFRARED_THERMOMETER' })).toBe('metrology.test.class')
    expect(code({ result: 'FAIL', validTo: day('2022-03-09') })).toBe('metrology.test.failed')
    expect(code({ validTo: day('2021-03-09') })).toBe('metrology.test.term')
    expect(code({ doneOn: day('2021-12-21') })).toBe('metrology.test.future')
    expect(code({ doneOn: day('2021-02-28') })).toBe('metrology.test.early')
    expect(validUntil(law, 'FUEL_DISPENSER', day('2021-08-31'))).toBe('2022-02-28')
    expect(validUntil(law, 'WATER_METER', day('2021-08-31'))).toBeUndefined()
  })
})

describe('an instrument from its entry to its end', () => {
  const call = () => callIn(t, metrology)
  const refused = (c: string) => ({ code: `metrology.${c}` })
  const said = (set: object = {}) =>
    contract.registerInstrument.input.parse({
      instrumentNo: '秤9',
      class: 'PRICE_SCALE',
      use: 'TRADE',
      name: '电子计价秤',
      maker: '恒准',
      serialNo: 'SN9',
      partyCode: '玉衡县城关农贸市场',
      venue: 'MARKET',
      registeredOn: '2021-03-01',
      ...set,
    })
  const detail = (id: string) => t.db.read(countyScope, (q) => instrumentDetail(q, id, day(today)))

  it('is verified in the time that the body has, and takes its term from the certificate', async () => {
    const { id } = await service.register(call(), said())
    await expect(service.register(call(), said({ instrumentNo: '秤10' }))).rejects.toMatchObject(
      refused('register.serial'),
    )
    await expect(service.register(call(), said({ serialNo: 'SN10' }))).rejects.toMatchObject(refused('register.twice'))
    const asked = { id, version: 1, kind: 'PERIODIC' as const, appliedOn: day('2021-11-01') }
    const test = await service.apply(call(), asked)
    await expect(service.apply(call(), asked)).rejects.toMatchObject(refused('apply.open'))
    const open = (await openIn(t, [metrology], today)).find((x) => x.id === test.id)
    expect(open).toMatchObject({ dueOn: '2021-11-29', light: 'red' })
    const done = (set: object) =>
      contract.enterResult.input.parse({ id: test.id, version: 1, doneOn: '2021-12-01', result: 'PASS', ...set })
    await expect(service.result(call(), done({}))).rejects.toMatchObject(refused('test.late'))
    await service.result(call(), done({ lateReason: '设备送修', feeFen: '0' }))
    expect(await detail(id)).toMatchObject({ lastTestedOn: '2021-12-01', validTo: '2022-12-01', state: 'IN_USE' })
    expect(await t.db.read(countyScope, (q) => testDetail(q, test.id, day(today)))).toMatchObject({ state: 'DONE' })
    await expect(service.result(call(), done({ version: 2 }))).rejects.toMatchObject({ status: 409 })
    const { version } = await detail(id)
    await service.stop(call(), { id, version, on: day('2021-12-10') })
    await service.scrap(call(), { id, version: version + 1, on: day('2021-12-11') })
    await expect(service.stop(call(), { id, version: version + 2, on: day('2021-12-11') })).rejects.toMatchObject({
      status: 409,
    })
  })
})

describe('the ledger of the body as a sheet', () => {
  const plan = (rows: Record<string, Value>[]): Promise<RowPlan[]> =>
    t.write((tx) => {
      const columns = Object.fromEntries(testLayout.columns.map((x) => [x.field, null]))
      return testLayout.plan(
        rows.map((values, n) => ({ line: n + 2, values: { ...columns, ...values } })),
        { tx, today: day(today), law, upstairs: false, upperSystem: null },
      )
    })
  it('brings new instruments with their test, and says what is wrong with a row', async () => {
    const row = (set: Record<string, Value>): Record<string, Value> => ({
      instrumentNo: '新1',
      class: 'PRICE_SCALE',
      unit: '玉衡县城关农贸市场',
      doneOn: '2021-10-08',
      result: 'PASS',
      ...set,
    })
    const plans = await plan([
      row({}),
      row({}),
      row({ instrumentNo: '新2', unit: '没有这家' }),
      row({ instrumentNo: '新3', result: null }),
      row({ instrumentNo: '新4', class: 'INFRARED_THERMOMETER', result: null }),
      row({ instrumentNo: '秤1', doneOn: '2021-12-15' }),
    ])
    expect(plans.map((p) => p.outcome)).toEqual(['created', 'refused', 'refused', 'refused', 'created', 'created'])
    expect(plans[0]).toMatchObject({ writes: [{ insert: instrument }, { insert: instrumentTest }] })
  })
})
