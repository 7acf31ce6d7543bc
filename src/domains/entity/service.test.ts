import { beforeAll, describe, expect, it } from 'vitest'
import { day, type Day } from '#platform/clock/day.ts'
import { today } from '#platform/clock/clock.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { businessMode, orgUnit } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import { getEntity, listEntities, listIntegratedItems, listStartupCases, registerEntity } from './contract.ts'
import entityBusiness from './domain.ts'
import { partyRecords } from '#kernel/dossier/relation.ts'
import { entitySection } from './party-section.ts'
import { register } from './service.ts'
import { startupCase, startupStep } from './tables.ts'
import { startupCaseDetail, startupCaseList } from './startup-views.ts'
import { entityDetail, entityList, integratedItemList } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [entityBusiness])

const call = () => callIn(t, entityBusiness)

let serial = 0
const codeOf = (kind = '1'): string =>
  makeUnifiedCode({ department: '9', kind, division: '459923', body8: `MA9X${String(1000 + serial++)}` })
const input = (more: object = {}) =>
  registerEntity.input.parse({
    name: '玉衡县恒川木业有限公司',
    code: codeOf(),
    typeCode: '1130',
    legalRepName: '赵安',
    establishedOn: '2021-06-01',
    address: '玉衡县城关镇人民路1号',
    stationCode: '01',
    capitalFen: '100000000',
    phone: '13800001234',
    ...more,
  })

beforeAll(async () => {
  t.clock.set('2021-06-01T01:00:00Z')
  await f.covered(['entity'], '2018-01-01')
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2010-01-01') },
    ]),
  )
})

describe('an establishment entered by hand', () => {
  it('makes everything that belongs to a party in one act', async () => {
    const { id, partyId } = await register(call(), input())
    const detail = getEntity.output.parse(await call().read((q) => entityDetail(q, id, today(t.clock))))
    expect(detail).toMatchObject({
      state: 'ACTIVE',
      typeName: '1130 有限责任公司(自然人投资或控股)',
      capitalFen: '100000000',
      station: '城关市场监督管理所',
      multiCert: true,
    })
    expect(detail.licences).toEqual([{ issuedOn: '2021-06-01', reason: 'ESTABLISHMENT', multiCert: true }])
    expect(detail.stations[0]).toMatchObject({ station: '城关市场监督管理所', fromDay: '2021-06-01' })
    for (const [figure, value] of [
      ['entities.active.count', '1'],
      ['entities.new.private.count', '1'],
      ['entities.capital.total', '0.01'],
      ['licences.merged.issued.count', '1'],
    ] as const)
      expect((await f.figure(figure, '2021-06-01')).printed).toBe(value)
    const known = await call().read((q) =>
      partyRecords(
        q,
        entitySection.records,
        partyId,
        { today: today(t.clock), law: call().house.law },
        { papers: false, limit: 50 },
      ),
    )
    expect(known.map((x) => x.text)).toEqual(
      expect.arrayContaining([expect.stringContaining('设立登记'), expect.stringContaining('核发多证合一营业执照')]),
    )
  })

  it('refuses with a sentence and leaves nothing', async () => {
    const before = await call().read((q) => entityList(q, listEntities.input.parse({}), today(t.clock)))
    for (const [more, code] of [
      [{}, 'entity.register.name'],
      [{ name: '玉衡县另一有限公司', typeCode: '0000' }, 'entity.register.type'],
      [{ name: '玉衡县另一有限公司', code: codeOf('2') }, 'entity.register.code-type'],
      [{ name: '玉衡县另一有限公司', code: '91459923MA5X000000' }, 'entity.register.code'],
      [{ name: '玉衡县另一有限公司', stationCode: '77' }, 'entity.register.station'],
    ] as const)
      await expect(register(call(), input(more))).rejects.toMatchObject({ code, constructor: Refusal })
    const after = await call().read((q) => entityList(q, listEntities.input.parse({}), today(t.clock)))
    expect(after.total).toBe(before.total)
  })

  it('asks for the external number where registration is done upstairs', async () => {
    t.clock.set('2021-07-01T01:00:00Z')
    await t.write((tx) =>
      insertRows(tx, businessMode, [
        { business: 'entity', upstairs: true, upperSystem: '省登记平台', fromDay: day('2021-07-01') },
      ]),
    )
    const more = {
      name: '玉衡县上级店',
      typeCode: '9500',
      code: codeOf('2'),
      establishedOn: '2021-07-01',
      capitalFen: undefined,
    }
    await expect(register(call(), input(more))).rejects.toMatchObject({ code: 'entity.register.external' })
    const { id } = await register(call(), input({ ...more, externalNo: 'SJ1' }))
    expect(await call().read((q) => entityDetail(q, id, today(t.clock)))).toMatchObject({
      sourceSystem: '省登记平台',
      externalNo: 'SJ1',
      category: 'INDIVIDUAL',
    })
    expect((await f.figure('entities.new.count', '2021-07-01')).printed).toBe('2')
  })
})

describe('lists', () => {
  const list = async (more: object): Promise<string[]> =>
    (await call().read((q) => entityList(q, listEntities.input.parse(more), today(t.clock)))).rows.map(
      (r) => r.party.name,
    )

  it('narrow by category, state, station, day and words', async () => {
    expect(await list({ category: 'INDIVIDUAL' })).toEqual(['玉衡县上级店'])
    expect(await list({ state: 'REVOKED' })).toEqual([])
    expect(await list({ station: '01', establishedTo: '2021-06-30' })).toEqual(['玉衡县恒川木业有限公司'])
    expect(await list({ q: '恒川' })).toEqual(['玉衡县恒川木业有限公司'])
    expect(await list({ sort: 'establishedOn', order: 'asc' })).toEqual(['玉衡县恒川木业有限公司', '玉衡县上级店'])
  })

  it('show start-ups by their state, and the items of a day', async () => {
    const c = call()
    const { rows } = await c.read((q) => entityList(q, listEntities.input.parse({ q: '恒川' }), c.today))
    const made = (caseNo: string, dueOn: string, endedOn: string | null) => ({
      caseNo,
      partyId: rows[0]!.party.id,
      channel: 'WINDOW' as const,
      acceptedOn: day('2021-06-01'),
      dueOn: day(dueOn),
      endedOn: endedOn as Day | null,
      assisted: false,
    })
    const ids = await t.write((tx) =>
      insertRows(tx, startupCase, [
        made('A1', '2021-06-02', '2021-06-01'),
        made('A2', '2021-06-02', '2021-06-04'),
        made('A3', '2021-06-02', null),
        made('A4', '2021-07-02', null),
      ]),
    )
    await t.write((tx) =>
      insertRows(tx, startupStep, [
        { caseId: ids[0]!, step: 'REG', requestedOn: day('2021-06-01'), doneOn: day('2021-06-01'), counted: true },
      ]),
    )
    const cases = async (state?: string) =>
      (
        await c.read((q) =>
          startupCaseList(q, listStartupCases.input.parse({ state, sort: 'caseNo', order: 'asc' }), c.today),
        )
      ).rows.map((r) => [r.caseNo, r.state])
    expect(await cases()).toEqual([
      ['A1', 'ON_TIME'],
      ['A2', 'LATE'],
      ['A3', 'OVERDUE'],
      ['A4', 'OPEN'],
    ])
    expect(await cases('OVERDUE')).toEqual([['A3', 'OVERDUE']])
    expect((await c.read((q) => startupCaseDetail(q, ids[0]!, c.today))).steps).toHaveLength(1)
    expect((await f.figure('startup.cases.ontime.rate', '2021-07-01')).printed).toBe('50')
    expect((await openIn(t, [entityBusiness], c.today)).map((x) => [x.text.split('，')[0], x.light])).toEqual([
      ['企业开办 A3', 'red'],
      ['企业开办 A4', 'amber'],
    ])
    const items = await c.read((q) => integratedItemList(q, listIntegratedItems.input.parse({ validOn: '2021-06-01' })))
    expect(items.total).toBe(0)
  })
})
