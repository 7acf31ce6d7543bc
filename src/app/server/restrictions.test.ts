import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { citizenIdCheckCharacter } from '#kernel/codelist/citizen-id.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { restriction, seriousListing } from '#domains/credit-list/tables.ts'
import { permitCertificate } from '#domains/permit/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Answer, served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
const idOf = (first17: string): string => first17 + citizenIdCheckCharacter(first17)
// An invented division: no such number was ever given out.
const [barred, free] = [idOf('45992319800101001'), idOf('45992319800101003')]

let serial = 0
const codeOf = (): string =>
  makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9Y${String(1000 + serial++)}` })
const establishment = (legalRepName: string, more: object = {}) => ({
  name: `玉衡县新立${serial}木业有限公司`,
  code: codeOf(),
  typeCode: '1130',
  legalRepName,
  establishedOn: '2021-12-06',
  address: '玉衡县城关镇人民路1号',
  stationCode: '01',
  capitalFen: '100000000',
  ...more,
})
const register = async (body: object): Promise<Answer> => (await s.as('registrar')).post('/api/entities', body)
const barPerson = async (body: object): Promise<Answer> => (await s.as('credit')).post('/api/barred-people', body)
interface LookUp {
  result: string
  about: string
  findings: { mode: string; who: string; text: string; basis: string; page: string | null }[]
}
const lookUp = async (operation: string, input: object): Promise<LookUp> =>
  (await (await s.as('registrar')).post('/api/restriction-lookups', { operation, input })).json<LookUp>()
const kept = async () =>
  (await (await s.as('auditor')).get('/api/restriction-lookups?order=asc')).json<{
    rows: {
      operation: string
      moment: string
      result: string
      people: string | null
      askedBy: string
      outcome: string
      remark: string | null
    }[]
  }>().rows

const [serious, stripped] = ['91459923MA5X000141', '91459923MA5X000541']

beforeAll(async () => {
  t.clock.set('2021-12-06T01:00:00Z')
  const listed = someParty('玉衡县恒川木业有限公司', serious)
  const ids = await putParties(t, [
    { ...listed, row: { ...listed.row, legalRepName: '孙平' } },
    someParty('玉衡县安然食品有限公司', stripped),
  ])
  await t.write(async (tx) => {
    await insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2010-01-01') },
    ])
    await insertRows(tx, seriousListing, [
      {
        partyId: ids[0]!,
        stationCode: '01',
        ground: '受到较重行政处罚',
        listedOn: day('2021-10-08'),
        expiresOn: day('2024-10-08'),
      },
    ])
    await insertRows(tx, restriction, [
      {
        partyId: ids[0]!,
        stationCode: '01',
        kind: '不得申请小餐饮登记',
        basis: '本局决定',
        mode: 'BLOCK',
        matters: ['permit.accept.SMALL_CATERING'],
        fromDay: day('2021-10-08'),
        toDay: day('2022-10-08'),
      },
    ])
    await insertRows(tx, permitCertificate, [
      {
        partyId: ids[1]!,
        stationCode: '01',
        certNo: 'JY14599230000017',
        kind: 'FOOD_OP',
        issuedOn: day('2019-01-04'),
        validFrom: day('2019-01-04'),
        validTo: day('2024-01-03'),
        strippedOn: day('2020-03-02'),
      },
    ])
  })
  const made = await barPerson({
    personName: '吴强',
    idNumber: barred,
    ground: 'SENTENCE',
    decisionNo: '（2019）桂9923刑初8号',
    fromDay: '2019-05-06',
  })
  expect(made.json()).toMatchObject({ toDay: '2024-05-06' })
})

describe('a registration', () => {
  it('is refused to who is barred by his papers, with the article and how it ends, and nothing is written', async () => {
    const answer = await register(establishment('吴强', { legalRepId: barred }))
    expect([answer.status, answer.error().code]).toEqual([422, 'restriction.barred'])
    for (const words of ['吴强', '（2019）桂9923刑初8号', '2024-05-06', '第十二条第二项', '期限届满'])
      expect(answer.error().message).toContain(words)
    const seen = await register(
      establishment('吴强', { legalRepId: barred, restrictionsSeen: '身份证号不同，不是同一人' }),
    )
    expect(seen.error().code).toBe('restriction.barred')
    expect(await t.asOwner(`select 1 from party where legal_rep_name = '吴强'`)).toEqual([])
  })

  it('asks to look where only the name is the same, and goes on once somebody says that he looked', async () => {
    const answer = await register(establishment('吴强'))
    expect([answer.status, answer.error().code]).toEqual([422, 'restriction.unseen'])
    expect(answer.error().message).toContain('仅姓名相同')
    expect(answer.error().fields.restrictionsSeen).toContain('核对后')
    expect((await register(establishment('吴强', { restrictionsSeen: '身份证号不同，不是同一人' }))).status).toBe(200)
  })

  it('lets pass whose papers say that he is another of that name, and keeps his number sealed', async () => {
    const answer = await register(establishment('吴强', { legalRepId: free }))
    expect(answer.status).toBe(200)
    const contacts = await t.asOwner<{ id_masked: string; id_sealed: string }>(
      `select id_masked, id_sealed from party_contact where id_masked is not null`,
    )
    expect(contacts.map((c) => c.id_masked)).toEqual([`${free.slice(0, 6)}********${free.slice(-4)}`])
    expect(contacts[0]!.id_sealed).not.toContain(free)
    const wrong = await register(establishment('吴强', { legalRepId: `${free.slice(0, 17)}0` }))
    expect(wrong.error()).toMatchObject({ code: 'entity.register.legal-rep-id' })
  })

  it('is warned of who represents an enterprise on the serious list', async () => {
    const found = await lookUp('registerEntity', establishment('孙平'))
    expect(found).toMatchObject({ result: 'WARN', about: '孙平' })
    expect(found.findings[0]!.text).toContain('恒川木业有限公司在严重违法失信名单上，到 2024-10-08 止不得担任')
    expect((await lookUp('registerEntity', establishment('李静'))).result).toBe('CLEAR')
  })
})

describe('an application for a licence', () => {
  const application = (kind: string, partyCode: string) => ({
    applicationNo: `YHXK${1000 + serial++}`,
    kind,
    action: 'NEW',
    partyCode,
    submittedOn: '2021-12-06',
    acceptedOn: '2021-12-06',
  })

  it('is refused for five years after a food licence was stripped, for every kind of food licence', async () => {
    const answer = await (await s.as('registrar')).post('/api/permits', application('SMALL_WORKSHOP', stripped))
    expect(answer.error()).toMatchObject({ code: 'restriction.barred' })
    expect(answer.error().message).toContain('到 2025-03-02 止不得申请食品生产经营许可')
    const other = await lookUp('acceptApplication', application('SE_PROD', stripped))
    expect(other.result).toBe('CLEAR')
  })

  it('meets the measure that names its kind, and only that', async () => {
    const found = await lookUp('acceptApplication', application('SMALL_CATERING', serious))
    expect(found.findings.map((f) => [f.mode, f.text.slice(0, 9)])).toEqual([
      ['BLOCK', '不得申请小餐饮登记'],
      ['WARN', '在严重违法失信名单'],
    ])
    const food = await lookUp('acceptApplication', application('FOOD_OP', serious))
    expect(food.findings.map((f) => f.mode)).toEqual(['WARN'])
    const promised = await lookUp('acceptApplication', { ...application('FOOD_OP', serious), commitmentMode: true })
    expect(promised).toMatchObject({ result: 'BLOCK', findings: [{ text: expect.stringContaining('不适用告知承诺') }] })
  })
})

describe('a bar', () => {
  it('ends when it is lifted, with a reason, not before it began', async () => {
    const id = (await barPerson({ personName: '郑辉', ground: 'DEBT', fromDay: '2021-05-01' })).json<{ id: string }>()
      .id
    expect((await lookUp('registerEntity', establishment('郑辉'))).result).toBe('WARN')
    const credit = await s.as('credit')
    const lift = (liftedOn: string) =>
      credit.post(`/api/barred-people/${id}/lift`, { version: 1, liftedOn, liftReason: '债务已清偿' })
    expect((await lift('2021-04-30')).error().code).toBe('credit-list.lift.day')
    expect((await lift('2021-12-01')).status).toBe(200)
    expect((await lookUp('registerEntity', establishment('郑辉'))).result).toBe('CLEAR')
    const list = (await credit.get('/api/barred-people?state=LIFTED')).json<{ rows: { personName: string }[] }>()
    expect(list.rows.map((r) => r.personName)).toEqual(['郑辉'])
  })

  it('is refused with a number that is none, and the number is nowhere', async () => {
    const answer = await barPerson({ personName: '冯军', idNumber: '459923', ground: 'DEBT', fromDay: '2021-05-01' })
    expect(answer.error()).toMatchObject({ code: 'credit-list.bar.id' })
    const list = await (await s.as('credit')).get('/api/barred-people')
    expect(list.body).not.toContain(barred)
    expect(JSON.stringify(await t.asOwner('select changes::text from journal_entry'))).not.toContain(barred)
  })
})

describe('look-ups', () => {
  it('are kept with who asked, before the act and at the act, and without the number', async () => {
    const rows = await kept()
    expect(rows.some((r) => r.moment === 'ASKED' && r.result === 'WARN' && r.people === '孙平')).toBe(true)
    expect(rows[0]).toMatchObject({
      operation: '市场主体设立登记',
      moment: 'ACTED',
      result: 'BLOCK',
      people: '吴强',
      askedBy: '登记许可',
      outcome: 'REFUSED',
      remark: null,
    })
    const decided = rows.filter((r) => r.people === '吴强').map((r) => [r.outcome, r.remark])
    expect(decided).toEqual([
      ['REFUSED', null],
      ['REFUSED', null],
      ['RETURNED', null],
      ['WEIGHED', '身份证号不同，不是同一人'],
      ['PASSED', null],
      ['PASSED', null],
    ])
    expect(rows.find((r) => r.moment === 'ASKED')).toMatchObject({ outcome: 'LOOKED' })
    expect(JSON.stringify(await t.asOwner('select * from restriction_lookup'))).not.toContain(barred)
  })

  it('are refused to who may not do the thing, and for what is not restricted', async () => {
    const food = await s.as('food')
    expect((await food.post('/api/restriction-lookups', { operation: 'registerEntity', input: {} })).status).toBe(403)
    const registrar = await s.as('registrar')
    const ask = async (body: object) => (await registrar.post('/api/restriction-lookups', body)).error().code
    expect(await ask({ operation: 'listParties', input: {} })).toBe('restriction.operation')
    expect(await ask({ operation: 'registerEntity', input: {} })).toBe('restriction.subjects')
  })
})
