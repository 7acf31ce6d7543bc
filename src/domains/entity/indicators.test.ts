import { beforeAll, describe, expect, it } from 'vitest'
import { type Day, day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { declaredValue } from '#kernel/indicator/tables.ts'
import { splitByStation } from '#kernel/indicator/split.ts'
import { type NewParty, registerParties } from '#kernel/party/register.ts'
import { partyClass, partyState } from '#kernel/party/tables.ts'
import type { PartyState } from '#kernel/party/terms.ts'
import { type NewRow, insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, someParty } from '#test/harness/figures.ts'
import entityBusiness from './domain.ts'
import { entity, entityCapital, integratedItem, licenceIssue, sealDelivery } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [entityBusiness])
const wan = (n: number): bigint => BigInt(n) * 1_000_000n

interface Made {
  name: string
  from: string
  typeCode?: string
  category?: NonNullable<NewParty['class']>['category']
  kind?: 'NEW' | 'CONVERSION' | 'MOVE_IN'
  capital?: number
  states?: [PartyState, string][]
  noEntity?: boolean
}

let serial = 0
const ids = new Map<string, string>()

/** Registers parties with entity, capital and the states after the first. */
async function put(...all: Made[]): Promise<void> {
  await t.write(async (tx) => {
    for (const m of all) {
      const typeCode = m.typeCode ?? '1130'
      const [id] = await registerParties(tx, [
        { ...someParty(m.name, `TEST${serial++}`, { from: m.from, typeCode, category: m.category }), state: undefined },
      ])
      ids.set(m.name, id!)
      const turns: [PartyState, string][] = [['ACTIVE', m.from], ...(m.states ?? [])]
      await insertRows(
        tx,
        partyState,
        turns.map(([state, from], i) => ({
          partyId: id!,
          state,
          fromDay: day(from),
          toDay: (turns[i + 1]?.[1] as Day | undefined) ?? null,
        })),
      )
      if (m.noEntity) continue
      await insertRows(tx, entity, [
        {
          partyId: id!,
          establishmentKind: m.kind ?? 'NEW',
          establishedOn: day(m.from),
          enteredOn: day(m.from),
          typeCode,
          category: m.category ?? 'ENT_DOMESTIC',
        },
      ])
      if (m.capital !== undefined)
        await insertRows(tx, entityCapital, [
          { partyId: id!, amountFen: wan(m.capital), currency: 'CNY', rmbFen: wan(m.capital), fromDay: day(m.from) },
        ])
    }
  })
}

beforeAll(async () => {
  t.clock.set('2021-11-29T01:00:00Z')
  await f.covered(['entity'], '2019-01-01')
  await put(
    { name: '甲公司', from: '2015-03-01', capital: 1000 },
    { name: '乙分公司', from: '2016-03-01', typeCode: '2190' },
    { name: '丙小吃店', from: '2018-05-01', category: 'INDIVIDUAL', typeCode: '9500', capital: 5 },
    { name: '丁店', from: '2018-06-01', category: 'INDIVIDUAL', typeCode: '9500' },
    { name: '戊吊销公司', from: '2017-01-01', capital: 300, states: [['REVOKED', '2021-05-05']] },
    {
      name: '己歇业合作社',
      from: '2019-01-01',
      category: 'COOP',
      typeCode: '9100',
      capital: 200,
      states: [['SUSPENDED', '2021-09-01']],
    },
    { name: '庚代表处', from: '2019-02-01', category: 'REP_OFFICE', typeCode: '7200' },
    // Dossier 9, vector (d): established and gone within the year.
    { name: '辛公司', from: '2021-03-01', capital: 50, states: [['DEREGISTERED', '2021-09-01']] },
    // Vector (e): a household becomes a company.
    {
      name: '壬个体',
      from: '2019-06-01',
      category: 'INDIVIDUAL',
      typeCode: '9500',
      states: [['DEREGISTERED', '2021-05-06']],
    },
    { name: '壬公司', from: '2021-05-06', kind: 'CONVERSION', typeCode: '1151', capital: 100 },
    { name: '癸国企', from: '2021-06-01', typeCode: '1110', capital: 500 },
    { name: '子骗登公司', from: '2021-07-01', capital: 900, states: [['CANCELLED_REG', '2021-10-10']] },
    { name: '丑迁入公司', from: '2021-08-01', kind: 'MOVE_IN', capital: 80 },
    { name: '寅公司', from: '2020-10-01', capital: 60 },
    { name: '卯末日店', from: '2021-11-30', category: 'INDIVIDUAL', typeCode: '9500' },
    { name: '辰次日店', from: '2021-12-01', category: 'INDIVIDUAL', typeCode: '9500' },
  )
  // A school has a state and no type: never a market entity.
  await t.write(async (tx) => {
    const [school] = await registerParties(tx, [
      {
        row: { kind: 'school', name: '玉衡县示例小学', code: 'SCHOOL1', codeKind: 'other', codeValid: true },
        state: { state: 'ACTIVE', fromDay: day('2010-01-01') },
      },
    ])
    ids.set('学校', school!)
    // Capital of 甲 doubles in 2021.
    const open = await tx.rows<{ id: string; version: number }>(
      sql`select id, version from entity_capital where party_id = ${ids.get('甲公司')}`,
    )
    await updateRows(tx, entityCapital, [{ ...open[0]!, set: { toDay: day('2021-04-01') } }])
    await insertRows(tx, entityCapital, [
      {
        partyId: ids.get('甲公司')!,
        amountFen: wan(2000),
        currency: 'CNY',
        rmbFen: wan(2000),
        fromDay: day('2021-04-01'),
      },
    ])
  })
  t.clock.set('2021-12-05T01:00:00Z')
})

const names = async (id: string, asOf: string, side?: 'base'): Promise<string[]> =>
  (await f.rows(id, { asOf, ...(side ? { side } : {}) })).map((r) => r.partyName!).toSorted()

describe('stock', () => {
  it('counts existing parties of the day, branches in, representative offices and schools out', async () => {
    expect(await names('entities.active.count', '2021-11-30')).toEqual(
      [
        '甲公司',
        '乙分公司',
        '丙小吃店',
        '丁店',
        '己歇业合作社',
        '壬公司',
        '癸国企',
        '丑迁入公司',
        '寅公司',
        '卯末日店',
      ].toSorted(),
    )
    expect(await f.figure('entities.active.count', '2021-11-30')).toMatchObject({ printed: '10', status: 'ok' })
  })

  it('compares with the same day of the year before from the same ledger', async () => {
    // 甲乙丙丁戊己壬个体寅 stood on 2020-11-30.
    const yoy = await f.figure('entities.active.yoy', '2021-11-30')
    expect(yoy).toMatchObject({ printed: '25', base: { value: '8', from: 'records' } })
    expect((await names('entities.active.yoy', '2021-11-30', 'base')).length).toBe(8)
  })

  it('adds the capital of the day, missing funds as nothing, and the list adds up', async () => {
    const total = await f.figure('entities.capital.total', '2021-11-30')
    const expected = wan(2000 + 5 + 200 + 100 + 500 + 80 + 60)
    expect(total).toMatchObject({ exact: expected.toString(), printed: '0.29' })
    const rows = await f.rows('entities.capital.total', { asOf: '2021-11-30' })
    expect(rows.reduce((n, r) => n + BigInt(r.amount!), 0n)).toBe(expected)
    expect(await f.figure('entities.capital.total', '2021-03-31')).toMatchObject({
      exact: wan(1000 + 5 + 300 + 200 + 60 + 50).toString(),
    })
  })

  it('splits by station, adding up to the county', async () => {
    const lines = await t.db.read(countyScope, (q) =>
      splitByStation(q, f.context, 'entities.active.count', { asOf: day('2021-11-30') }),
    )
    expect(lines.reduce((n, l) => n + Number(l.exact), 0)).toBe(10)
  })

  it('has parts for enterprises, cooperatives, households and branches', async () => {
    expect((await f.figure('entities.enterprise.active.count', '2021-11-30')).printed).toBe('6')
    expect((await f.figure('entities.cooperative.active.count', '2021-11-30')).printed).toBe('1')
    expect((await f.figure('entities.individual.active.count', '2021-11-30')).printed).toBe('3')
    expect(await names('entities.branch.active.count', '2021-11-30')).toEqual(['乙分公司'])
  })
})

describe('establishments', () => {
  it('counts those of the year, gone ones in, fraudulent and moved-in ones out', async () => {
    expect(await names('entities.new.count', '2021-11-30')).toEqual(
      ['辛公司', '壬公司', '癸国企', '卯末日店'].toSorted(),
    )
    // Before the cancellation it counted.
    expect(await names('entities.new.count', '2021-10-09')).toContain('子骗登公司')
    expect(await f.figure('entities.new.yoy', '2021-11-30')).toMatchObject({ printed: '300', base: { value: '1' } })
  })

  it('takes the private ones by the type at establishment', async () => {
    expect(await names('entities.new.private.count', '2021-11-30')).toEqual(['壬公司', '辛公司'].toSorted())
    expect(await f.figure('entities.new.private.yoy', '2021-11-30')).toMatchObject({ printed: '100' })
  })

  it('knows who left', async () => {
    expect(await names('entities.exited.count', '2021-11-30')).toEqual(
      ['戊吊销公司', '辛公司', '壬个体', '子骗登公司'].toSorted(),
    )
    expect(await names('entities.movedin.count', '2021-11-30')).toEqual(['丑迁入公司'])
  })
})

describe('E10 and E20', () => {
  it('roll forward when every change has its record', async () => {
    const found = await f.rule('E20', '2021-11-30')
    expect(found.faults).toEqual([])
    expect(found).toMatchObject({ holds: true })
    expect(found.text).toContain(
      '2020年12月31日存续 8 户，加设立 5 户（其中 1 户已撤销登记，不在新增数内），迁入 1 户，减退出 4 户，应为 10 户，实有 10 户',
    )
    expect(await f.rule('E10', '2021-11-30')).toMatchObject({ holds: true, faults: [] })
  })

  it('rests on a declared number in a first year and shows what it does not explain', async () => {
    t.clock.set('2021-12-06T01:00:00Z')
    expect((await f.rule('E20', '2019-11-30')).holds).toBe('unknown')
    await t.write((tx) =>
      insertRows(tx, declaredValue, [
        {
          indicator: 'entities.active.count',
          asOf: day('2018-12-31'),
          value: '6',
          definition: '上年报告',
          sourceDocument: '2018年工作总结',
        },
      ]),
    )
    // Six declared, one cooperative and one household entered: two years later the ledger holds seven.
    const found = await f.rule('E20', '2019-11-30')
    expect(found.holds).toBe('unknown')
    expect(found.text).toContain('申报基数，2018年工作总结')
    expect(found.text).toMatch(/应为 8 户，实有 7 户，差 -1 户没有解释/)
    expect(found.faults).toEqual([])
  })

  it('name the parties at fault', async () => {
    await put(
      { name: '无登记公司', from: '2021-02-02', noEntity: true },
      { name: '消失店', from: '2018-02-02', category: 'INDIVIDUAL', typeCode: '9500' },
    )
    await put({ name: '从未存续公司', from: '2021-02-03', capital: 10 })
    await t.write(async (tx) => {
      const of = async (name: string) =>
        (
          await tx.rows<{ id: string; version: number }>(
            sql`select id, version from party_state where party_id = ${ids.get(name)}`,
          )
        )[0]!
      await updateRows(tx, partyState, [{ ...(await of('消失店')), set: { toDay: day('2021-06-06') } }])
      await voidRows(tx, partyState, [await of('从未存续公司')], '测试')
      // Registered as private, kept as state-owned.
      const e: NewRow<typeof entity> = {
        partyId: ids.get('无登记公司')!,
        establishmentKind: 'NEW',
        establishedOn: day('2021-02-02'),
        enteredOn: null,
        typeCode: '1130',
        category: 'ENT_DOMESTIC',
      }
      await insertRows(tx, entity, [e])
      const [cls] = await tx.rows<{ id: string; version: number }>(
        sql`select id, version from party_class where party_id = ${ids.get('辛公司')}`,
      )
      await updateRows(tx, partyClass, [{ ...cls!, set: { typeCode: '1110' } }])
    })
    const e20 = await f.rule('E20', '2021-11-30')
    expect(e20.holds).toBe(false)
    expect(e20.faults.map((x) => [x.partyName, x.text])).toEqual(
      expect.arrayContaining([
        ['无登记公司', expect.stringContaining('没有设立、迁入或恢复登记的记录')],
        ['消失店', expect.stringContaining('没有退出的状态记录')],
        ['从未存续公司', expect.stringContaining('没有相应的存续状态')],
      ]),
    )
    expect(e20.faults.length).toBe(3)
    const e10 = await f.rule('E10', '2021-11-30')
    expect(e10.holds).toBe(false)
    expect(e10.faults.map((x) => x.partyName)).toEqual(['辛公司'])
  })
})

describe('seals and licences', () => {
  beforeAll(async () => {
    t.clock.set('2021-12-05T02:00:00Z')
    const seal = (name: string, on: string, pieces: number | null, freeOfCharge = true) => ({
      partyId: ids.get(name)!,
      deliveredOn: day(on),
      pieces,
      freeOfCharge,
    })
    await t.write(async (tx) => {
      await insertRows(tx, sealDelivery, [
        seal('辛公司', '2021-03-02', 4),
        seal('壬公司', '2021-05-07', 5),
        seal('癸国企', '2021-06-02', 3, false),
      ])
      const licence = (
        name: string,
        on: string,
        reason: 'ESTABLISHMENT' | 'FIRST_CONVERSION' | 'CHANGE',
        multiCert = true,
      ) => ({
        partyId: ids.get(name)!,
        issuedOn: day(on),
        reason,
        multiCert,
      })
      await insertRows(tx, licenceIssue, [
        licence('辛公司', '2021-03-01', 'ESTABLISHMENT'),
        licence('甲公司', '2021-04-01', 'CHANGE'),
        licence('甲公司', '2021-01-01', 'FIRST_CONVERSION'),
        licence('癸国企', '2021-06-01', 'ESTABLISHMENT', false),
      ])
      const item = (
        code: string,
        kind: 'INTEGRATED' | 'BASE',
        from: string,
        to: string | null = null,
        scheme = '方案',
      ) => ({
        code,
        name: `事项${code}`,
        kind,
        scheme,
        fromDay: day(from),
        toDay: to === null ? null : day(to),
      })
      await insertRows(tx, integratedItem, [
        item('J1', 'BASE', '2018-06-30'),
        item('Z1', 'INTEGRATED', '2018-06-30'),
        item('Z2', 'INTEGRATED', '2018-06-30', '2020-01-01'),
        item('Z3', 'INTEGRATED', '2021-01-01'),
      ])
    })
  })

  it('count enterprises once, pieces all, and only what was free', async () => {
    expect((await f.figure('startup.seals.enterprises.count', '2021-11-30')).printed).toBe('2')
    expect((await f.figure('startup.seals.issued.count', '2021-11-30')).printed).toBe('9')
    expect(await f.rule('E11', '2021-11-30')).toMatchObject({ holds: true, faults: [] })
  })

  it('tell new licences from changed ones, and read the list of the day', async () => {
    expect((await f.figure('licences.merged.issued.count', '2021-11-30')).printed).toBe('2')
    expect((await f.figure('licences.merged.items.const', '2021-11-30')).printed).toBe('2')
    expect((await f.figure('licences.merged.scheme.const', '2021-11-30')).printed).toBe('3')
    expect((await f.figure('licences.merged.items.const', '2019-11-30')).printed).toBe('2')
    expect((await f.rows('licences.merged.scheme.const', { asOf: '2021-11-30' })).length).toBe(3)
    expect(await f.rule('E12', '2021-11-30')).toMatchObject({ holds: true, text: expect.stringContaining('“3证合一”') })
  })

  it('E11 and E12 name what disagrees', async () => {
    await t.write(async (tx) => {
      await insertRows(tx, sealDelivery, [
        { partyId: ids.get('癸国企')!, deliveredOn: day('2021-07-01'), pieces: null, freeOfCharge: true },
        { partyId: ids.get('寅公司')!, deliveredOn: day('2021-02-01'), pieces: 4, freeOfCharge: true },
        { partyId: ids.get('寅公司')!, deliveredOn: day('2021-02-09'), pieces: 4, freeOfCharge: true },
        { partyId: ids.get('壬公司')!, deliveredOn: day('2021-05-01'), pieces: 4, freeOfCharge: true },
      ])
      const odd = { kind: 'INTEGRATED' as const, fromDay: day('2021-02-01') }
      await insertRows(tx, integratedItem, [
        { ...odd, code: 'Z1', name: '重复', scheme: '方案' },
        { ...odd, code: 'Z8', name: '别的方案', scheme: '邻县方案' },
        { ...odd, code: 'Z9', name: '倒置', scheme: '方案', toDay: day('2021-01-01') },
      ])
    })
    const e11 = await f.rule('E11', '2021-11-30')
    expect(e11.holds).toBe(false)
    expect(e11.faults.map((x) => x.text).toSorted()).toEqual([
      expect.stringContaining('2021-02-09 又领一套免费印章'),
      expect.stringContaining('早于成立日期'),
      expect.stringContaining('又领一套免费印章'),
      expect.stringContaining('枚数没有填'),
    ])
    const e12 = await f.rule('E12', '2021-11-30')
    expect(e12.faults.map((x) => x.text)).toEqual([
      expect.stringContaining('两条有效'),
      expect.stringContaining('属于方案“邻县方案”'),
      expect.stringContaining('不晚于起始日'),
    ])
  })
})
