import { getTableName } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { partyContact } from '#kernel/party/tables.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { insertRows } from '#kernel/record/write.ts'
import { numberStatement } from '#kernel/search/numbers.ts'
import { partyStatement } from '#kernel/search/parties.ts'
import { peopleStatement } from '#kernel/search/people.ts'
import { phoneStatement } from '#kernel/search/phone.ts'
import { openHouse } from '#app/house.ts'
import { permitApplication } from '#domains/permit/tables.ts'
import { publicationNotice } from '#domains/publicity/tables.ts'
import { countyScope, testCounty, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
let ids: string[] = []

beforeAll(async () => {
  t.clock.set('2021-12-06T01:00:00Z')
  await t.write((tx) =>
    insertRows(
      tx,
      orgUnit,
      ['01', '02'].map((code) => ({
        code,
        name: code === '01' ? '城关市场监督管理所' : '青溪市场监督管理所',
        shortName: code === '01' ? '城关所' : '青溪所',
        kind: 'station' as const,
        fromDay: day('2019-01-01'),
      })),
    ),
  )
  ids = await putParties(t, [
    named('玉衡县恒川木业有限公司', '91459923MA5X000141', '周文'),
    named('恒川小吃店', '92459923MA5X000241', '赵安'),
    named('玉衡县青溪茶叶合作社', '93459923MA5X000341', '赵安平', '02'),
    named('川恒商行', '92459923MA5X000541', '钱宁'),
  ])
  await t.write(async (tx) => {
    await insertRows(tx, partyContact, [
      { partyId: ids[1]!, stationCode: '01', role: '联络员', personName: '孙可', phoneMasked: '000****0043' },
    ])
    await insertRows(tx, permitApplication, [
      {
        partyId: ids[0]!,
        stationCode: '01',
        kind: 'FOOD_OP',
        action: 'NEW',
        applicationNo: 'YHXK20210012',
        submittedOn: day('2021-11-01'),
        handler: '登记许可',
      },
    ])
    await insertRows(tx, publicationNotice, [
      {
        partyId: ids[2]!,
        stationCode: '02',
        kind: 'PENALTY',
        subjectName: '玉衡县青溪茶叶合作社',
        documentNo: '玉市监处罚〔2021〕12号',
        documentOn: day('2021-09-01'),
      },
    ])
  })
})

const named = (name: string, code: string, legalRepName: string, station = '01') => {
  const made = someParty(name, code, { station })
  return { ...made, row: { ...made.row, legalRepName } }
}

interface Hit {
  title: string
  note: string
  matched: string
  page: string | null
}
interface Found {
  groups: { group: string; hits: Hit[]; more: boolean }[]
  phone: boolean
}

async function search(who: string, q: string): Promise<Found> {
  const answer = await (await s.as(who)).post('/api/search', { q })
  expect([q, answer.status]).toEqual([q, 200])
  return answer.json<Found>()
}
async function hits(who: string, q: string, group: string): Promise<string[]> {
  const found = (await search(who, q)).groups.find((g) => g.group === group)
  return (found?.hits ?? []).map((h) => `${h.title}：${h.matched}`)
}

describe('the search', () => {
  it('finds a party by name, initials and code, the surest first, and says why', async () => {
    expect(await hits('office', '恒川', 'party')).toEqual(['恒川小吃店：名称开头', '玉衡县恒川木业有限公司：名称包含'])
    expect(await hits('office', '玉衡县恒川木业有限公司', 'party')).toEqual(['玉衡县恒川木业有限公司：名称'])
    // Both pieces stand in the name, but not together.
    expect(await hits('office', '木业公司', 'party')).toEqual([])
    expect(await hits('office', 'HCXC', 'party')).toEqual(['恒川小吃店：拼音首字母开头'])
    expect(await hits('office', 'cmyx', 'party')).toEqual(['玉衡县恒川木业有限公司：拼音首字母包含'])
    expect(await hits('office', '92459923ma5x000241', 'party')).toEqual(['恒川小吃店：代码'])
    expect(await hits('office', '５Ｘ０００３４１', 'party')).toEqual(['玉衡县青溪茶叶合作社：代码尾号'])
    expect(await hits('office', '000541', 'party')).toEqual(['川恒商行：代码尾号'])
    expect(await hits('office', '93459923', 'party')).toEqual(['玉衡县青溪茶叶合作社：代码开头'])
    expect(await hits('office', '没有这户', 'party')).toEqual([])
    expect(await hits('office', "%'; drop", 'party')).toEqual([])
  })

  it('finds people by their names, with what they are and where', async () => {
    expect(await hits('office', '赵安', 'person')).toEqual([
      '赵安：法定代表人（负责人、经营者）',
      '赵安平：法定代表人（负责人、经营者）',
    ])
    expect(await hits('office', '孙可', 'person')).toEqual(['孙可：联络员'])
  })

  it('finds records of any business by the number on the paper, however its brackets are typed', async () => {
    const found = (await search('office', 'yhxk2021')).groups.find((g) => g.group === 'number')!
    expect(found.hits).toMatchObject([
      {
        title: expect.stringContaining('玉衡县恒川木业有限公司') as string,
        note: 'YHXK20210012',
        matched: '受理编号',
        page: expect.stringMatching(/^\/permits\/[0-9a-f-]{36}$/) as string,
      },
    ])
    for (const typed of [
      '玉市监处罚〔2021〕12号',
      '玉市监处罚[2021]12号',
      '玉市监处罚（2021）12号',
      '玉市监处罚 (2021) 12',
    ])
      expect(await hits('office', typed, 'number'), typed).toHaveLength(1)
  })

  it('shows what the caller may see and no more', async () => {
    expect(await hits('station', '恒川', 'party')).toHaveLength(2)
    expect(await hits('other-station', '恒川', 'party')).toEqual([])
    expect(await hits('other-station', '赵安', 'person')).toEqual(['赵安平：法定代表人（负责人、经营者）'])
    expect(await hits('station', '玉市监处罚〔2021〕12号', 'number')).toEqual([])
    expect(await hits('other-station', '玉市监处罚〔2021〕12号', 'number')).toHaveLength(1)
    expect((await search('system-admin', '恒川')).groups).toEqual([])
    expect((await s.nobody.post('/api/search', { q: '恒川' })).status).toBe(401)
    const answer = await (await s.as('office')).post('/api/search', { q: ' ' })
    expect([answer.status, answer.error().fields.q]).toEqual([400, '请输入要查的内容'])
  })

  it('finds whose phone it is by keyed digests, for whoever may see numbers, and the log says who looked', async () => {
    const registrar = await s.as('registrar')
    const phone = '00000000043'
    const made = await registrar.post('/api/entities', {
      name: '玉衡县新设商贸有限公司',
      code: '91459923MA5XK0009T',
      typeCode: '1130',
      legalRepName: '李新',
      establishedOn: '2021-12-06',
      address: '玉衡县城关镇东街 1 号',
      stationCode: '01',
      capitalFen: '100000000',
      phone: `1${phone.slice(1)}`,
      confirmed: true,
    })
    expect(made.status, made.body).toBe(200)
    expect((await search('registrar', '0043')).phone).toBe(true)
    expect((await search('office', '0043')).phone).toBe(false)
    expect((await search('registrar', '043')).phone).toBe(false)
    for (const typed of ['0043', `1${phone.slice(1)}`, `+86 1${phone.slice(1)}`]) {
      const found = (await registrar.post('/api/search/phone', { phone: typed })).json<{ hits: Hit[] }>()
      expect(
        found.hits.map((h) => h.title),
        typed,
      ).toEqual(['玉衡县新设商贸有限公司'])
      expect(JSON.stringify(found)).not.toContain(`1${phone.slice(1)}`)
    }
    expect((await registrar.post('/api/search/phone', { phone: '0044' })).json<{ hits: Hit[] }>().hits).toEqual([])
    expect(
      (await (await s.as('other-station')).post('/api/search/phone', { phone: '0043' })).json<{ hits: Hit[] }>().hits,
    ).toEqual([])
    expect((await (await s.as('office')).post('/api/search/phone', { phone: '0043' })).status).toBe(403)
    expect((await registrar.post('/api/search/phone', { phone: '43' })).error().code).toBe('search.phone.form')
    const entries = await t.db.read(countyScope, (q) =>
      q.rows<{ actor: string; note: string; records: number }>(
        sql`select actor, note, cardinality(record_ids) as records from journal_entry where operation = 'findByPhone' order by seq`,
      ),
    )
    expect(entries).toEqual([
      { actor: '登记许可', note: '按后四位查找，找到 1 个', records: 1 },
      { actor: '登记许可', note: '按完整号码查找，找到 1 个', records: 1 },
      { actor: '登记许可', note: '按完整号码查找，找到 1 个', records: 1 },
      { actor: '登记许可', note: '按后四位查找，找到 0 个', records: 0 },
      { actor: '青溪所', note: '按后四位查找，找到 0 个', records: 0 },
    ])
    expect(s.log.join('\n')).not.toContain('0043')
  })

  it('stops whoever tries numbers out', async () => {
    const officer = await s.as('case-officer')
    const answers: number[] = []
    for (let i = 0; i < 62; i++)
      answers.push((await officer.post('/api/search/phone', { phone: String(1000 + i) })).status)
    expect(answers.filter((x) => x === 200)).toHaveLength(60)
    expect(answers.slice(60)).toEqual([429, 429])
    t.clock.advance(3_600_001)
    expect((await (await s.as('case-officer')).post('/api/search/phone', { phone: '1000' })).status).toBe(200)
  })

  it('reads no ledger from end to end, as the application’s role', async () => {
    const ledgers = new Set(declaredLedgers().map((l) => l.name))
    const { house } = s
    const kinds = house.businesses.flatMap((b) => b.partySection?.records ?? [])
    const q = { scope: countyScope }
    const on = { today: day('2021-12-06'), law: house.law }
    const statements: [string, SQL][] = [
      ...['恒川', '恒川木业', 'hcmy', '000341', '91459923MA5X000141'].flatMap((x): [string, SQL][] => [
        [x, partyStatement(testCounty, x, 9, 'sure')!],
        [x, partyStatement(testCounty, x, 9, 'wide')!],
      ]),
      ['person', peopleStatement(testCounty, '赵安', 9)],
      ['phone', phoneStatement(testCounty, { lookup: (x) => x }, '0043', 9)],
      ['phone', phoneStatement(testCounty, { lookup: (x) => x }, '10000000043', 9)],
      ...kinds
        .filter((k) => k.numbers)
        .map((k): [string, SQL] => [k.id, numberStatement(q, [k], '玉市监处罚〔2021〕12号', on, 9)!]),
    ]
    expect(statements.length).toBeGreaterThan(15)
    const named = kinds.filter((k) => k.numbers).map((k) => getTableName(k.rows(on).of.id.table))
    await fill([
      ...new Set([
        'party',
        'party_contact',
        'entity',
        'inspection_visit',
        'inspection_object',
        'cold_chain_operator',
        ...named,
      ]),
    ])
    for (const [what, statement] of statements) {
      const [plan] = await t.db.read(countyScope, (tx) =>
        tx.rows<{ 'QUERY PLAN': { Plan: Node }[] }>(sql`explain (format json) ${statement}`, 'anew'),
      )
      expect([what, wholeScans(plan!['QUERY PLAN'][0]!.Plan, ledgers)]).toEqual([what, []])
    }
  })
})

/** Years of records, so that the planner has something to choose by: every column that must hold something holds a value of its own. */
async function fill(tables: readonly string[]): Promise<void> {
  const values: Readonly<Record<string, string>> = {
    text: `'F' || g`,
    uuid: 'gen_random_uuid()',
    integer: 'g',
    boolean: 'false',
    jsonb: `'[]'`,
    date: `date '2010-01-01' + g % 4000`,
    bigint: 'g',
    'timestamp(3) with time zone': 'now()',
    'text[]': `array['f' || g % 50, 'g' || g % 70]`,
  }
  for (const table of ['party_search', ...tables]) {
    const searched = ['number', '_no', 'code_tail', 'name', 'legal_rep_name', 'phone_key', 'phone_tail_key']
    const columns = metaOf(table).columns.filter((c) => c.notNull || searched.some((x) => c.name.endsWith(x)))
    const value = (c: (typeof columns)[number]): string =>
      c.name === 'county_code' ? `'${testCounty}'` : c.name === 'station_code' ? `'01'` : values[c.type]!
    await t.asOwner(`set session_replication_role = replica;
      insert into ${table} (${columns.map((c) => c.name).join(', ')}) select ${columns.map(value).join(', ')} from generate_series(1, 3000) g;
      reset session_replication_role; analyze ${table}`)
  }
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Node[]
}

/** Scans of a ledger without an index, or by nothing but the county. */
function wholeScans(node: Node, ledgers: ReadonlySet<string>): string[] {
  const table = node['Relation Name'] ?? ''
  const conditions = (node['Index Cond'] ?? '').match(/[<>=]+|ANY/g) ?? []
  const own =
    ledgers.has(table) && (node['Node Type'] === 'Seq Scan' || conditions.length < 2)
      ? [`${node['Node Type']} ${table} ${node['Index Cond'] ?? ''}`]
      : []
  return [...own, ...(node.Plans ?? []).flatMap((p) => wholeScans(p, ledgers))]
}
