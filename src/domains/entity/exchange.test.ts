import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { type ImportResult, runImport } from '#kernel/exchange/run.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { orgUnit, townStation } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import entityBusiness from './domain.ts'
import { entityRegisterLayout } from './exchange.ts'
import { entityLaw } from './law.ts'

const t = testDatabase()
const f = figuresOf(t, [entityBusiness])
const folder = mkdtempSync(join(tmpdir(), 'entity-register-'))
const title =
  '企业名称,统一社会信用代码,注册号,企业类型,法定代表人,注册资本(万元),成立日期,核准日期,登记状态,注销日期,住所,管辖单位,联系电话,是否多证合一'

async function take(lines: string[], options: { full?: boolean; head?: string } = {}): Promise<ImportResult> {
  const path = join(folder, 'register.csv')
  writeFileSync(path, [options.head ?? title, ...lines].join('\n'))
  return await runImport({
    db: t.db,
    scope: countyScope,
    actor: 'test',
    clock: t.clock,
    law: new LawBook(entityLaw),
    layouts: [entityRegisterLayout],
    files: [{ name: 'register.csv', path }],
    preview: false,
    full: options.full ?? false,
  })
}

const remarks = async (r: ImportResult): Promise<string[]> =>
  (
    await t.db.read(countyScope, (q) =>
      q.rows<{ line: number; reason: string }>(
        sql`select line, reason from import_remark where county_code = ${q.scope.county} and batch_id = ${r.batchId} order by line`,
      ),
    )
  ).map((x) => `${x.line} ${x.reason}`)

const look = <T>(query: ReturnType<typeof sql>): Promise<T[]> => t.db.read(countyScope, (q) => q.rows<T>(query))
const periods = (table: 'party_state' | 'entity_capital' | 'party_class', value: string, name: string) =>
  look<{ v: string; f: string; t: string | null }>(sql`
    select x.${sql.identifier(value)}::text as v, x.from_day as f, x.to_day as t from ${sql.identifier(table)} x
    join party p on p.county_code = x.county_code and p.id = x.party_id
    where p.name = ${name} and x.void_reason is null order by x.from_day`)

const timber = '玉衡县恒川木业有限公司,91459923MA5X00011J,459923000000011,有限责任公司(自然人投资或控股)'
const rowOf = (more: string): string => `${timber},赵安,${more}`

beforeAll(async () => {
  t.clock.set('2021-06-01T01:00:00Z')
  await f.covered(['entity'], '2019-01-01')
  await t.write(async (tx) => {
    await insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2010-01-01') },
      { code: '02', name: '青溪市场监督管理所', shortName: '青溪所', kind: 'station', fromDay: day('2010-01-01') },
    ])
    await insertRows(tx, townStation, [
      { townCode: '459923102', townName: '青溪镇', unitCode: '02', fromDay: day('2010-01-01') },
    ])
  })
})

describe('the first export of the register', () => {
  it('creates parties with their periods, keeps odd codes, and sends back what cannot be', async () => {
    const result = await take([
      rowOf('1000,2015-03-01,2020-05-05,存续（在营、开业、在册）,,玉衡县城关镇人民路1号,城关所,13800001234,是'),
      '玉衡县青溪镇兰芳小吃店,459923600000011,,个体工商户,钱兰,N/A,2018-05-01,,在营,,玉衡县青溪镇学府路2号,,138****5678,',
      '玉衡县丰禾种植专业合作社,93459923MA5X00030X,,农民专业合作社,孙丰,200,2019-06-01,,存续,,玉衡县青溪镇,,,',
      '玉衡县辰光商贸有限公司,91459923MA5X000X0A,,有限责任公司(自然人独资),李辰,50,2018-07-01,,注销,2021-03-03,玉衡县城关镇,城关所,,',
      '玉衡县无号店,,,个体工商户,周无,3,2020-02-02,,存续,,玉衡县青溪镇,,,',
      '玉衡县恒川木业有限公司,91459923MA5X00011J,,有限责任公司(自然人投资或控股),赵安,1000,2015-03-01,,存续,,,,,',
      '玉衡县明天有限公司,91459923MA5X000Y00,,有限责任公司,吴明,10,2022-03-01,,存续,,,,,',
      '玉衡县倒置有限公司,91459923MA5X000Z00,,有限责任公司,吴明,10,2019-03-01,,注销,2018-01-01,,,,',
      '玉衡县外资有限公司,91459923MA5X0007X0,,有限责任公司(外国法人独资),约翰,100(万美元),2019-09-09,,存续,,玉衡县城关镇,城关所,,',
      '玉衡县不明有限公司,91459923MA5X0008X0,,奇怪类型,郑明,,2019-03-01,,吊销，未注销,,玉衡县城关镇,城关所,,',
    ])
    expect(result.counts).toMatchObject({ rows: 10, refused: 3 })
    const said = await remarks(result)
    expect(said.filter((x) => x.startsWith('7 ') || x.startsWith('8 ') || x.startsWith('9 '))).toEqual([
      '7 号码 91459923MA5X00011J与第 2 行重复，请核对后只留一行。',
      '8 成立日期 2022-03-01 还没有到，请核对。',
      '9 注销日期 2018-01-01 早于成立日期 2019-03-01，请核对。',
    ])
    expect(said.find((x) => x.startsWith('5 '))).toContain('照原样保留')
    expect(said.find((x) => x.startsWith('6 '))).toContain('内部编号')
    expect(said.find((x) => x.startsWith('10 '))).toContain('折算率')
    expect(said.find((x) => x.startsWith('11 '))).toMatch(/没有识别.*没有注册资本.*没有吊销，未注销的日期/)
    const parties = await look<{ name: string; k: string; valid: boolean; s: string | null; old: string | null }>(
      sql`select name, code_kind as k, code_valid as valid, station_code as s, old_code as old from party where void_reason is null order by name collate "C"`,
    )
    expect(parties.find((p) => p.name.includes('恒川'))).toMatchObject({ k: 'uscc', s: '01', old: '459923000000011' })
    expect(parties.find((p) => p.name.includes('兰芳'))).toMatchObject({ k: 'old15', s: '02' })
    expect(parties.find((p) => p.name.includes('辰光'))).toMatchObject({ k: 'uscc', valid: false })
    expect(parties.find((p) => p.name.includes('无号'))).toMatchObject({ k: 'internal' })
    expect(await periods('party_state', 'state', '玉衡县辰光商贸有限公司')).toEqual([
      { v: 'ACTIVE', f: '2018-07-01', t: '2021-03-03' },
      { v: 'DEREGISTERED', f: '2021-03-03', t: null },
    ])
    expect(await periods('party_state', 'state', '玉衡县不明有限公司')).toEqual([
      { v: 'REVOKED', f: '2019-03-01', t: null },
    ])
    expect(await periods('entity_capital', 'rmb_fen', '玉衡县外资有限公司')).toEqual([
      { v: '680000000', f: '2019-09-09', t: null },
    ])
    const [phone] = await look<{ m: string; sealed: string | null }>(
      sql`select phone_masked as m, phone_sealed as sealed from party_contact order by id limit 1`,
    )
    expect(phone).toEqual({ m: '138****1234', sealed: null })
    // 恒川、兰芳、丰禾、无号、外资 stand; 辰光 left in March.
    expect((await f.figure('entities.active.count', '2021-06-01')).printed).toBe('5')
    expect((await f.figure('entities.active.count', '2021-03-02')).printed).toBe('6')
    expect((await f.figure('entities.new.count', '2020-12-31')).printed).toBe('1')
  })

  it('can be found by the words of the search', async () => {
    const found = await look<{ n: number }>(
      sql`select count(*)::int as n from party_search where grams @> array['恒川', '木业']`,
    )
    expect(found).toEqual([{ n: 1 }])
  })
})

describe('a later full export', () => {
  it('changes what changed on its legal day, leaves the rest, and lists who is missing', async () => {
    t.clock.set('2021-09-01T01:00:00Z')
    const result = await take(
      [
        // Name, capital and a new approval.
        '玉衡县恒川家居有限公司,91459923MA5X00011J,459923000000011,有限责任公司(自然人投资或控股),赵安,2000,2015-03-01,2021-08-08,存续,,玉衡县城关镇人民路1号,城关所,13800001234,是',
        // Gone, without a day: the day of the import with a warning. A blank cell erases nothing.
        '玉衡县青溪镇兰芳小吃店,459923600000011,,个体工商户,钱兰,,2018-05-01,,注销,,,,,',
        '玉衡县丰禾种植专业合作社,93459923MA5X00030X,,农民专业合作社,孙丰,200,2019-06-01,,存续,,玉衡县青溪镇,,,',
        // The old number has become a unified code.
        '玉衡县新来有限公司,91459923MA5X00099X,,有限责任公司(自然人独资),冯来,30,2021-07-07,,存续,,玉衡县城关镇,城关所,,是',
      ],
      { full: true },
    )
    expect(result.counts).toMatchObject({ rows: 4, refused: 0 })
    expect(result.missing).toBe(2)
    expect(await periods('entity_capital', 'rmb_fen', '玉衡县恒川家居有限公司')).toEqual([
      { v: '1000000000', f: '2015-03-01', t: '2021-08-08' },
      { v: '2000000000', f: '2021-08-08', t: null },
    ])
    expect(await look(sql`select item, before, after, changed_on as on from entity_change order by item`)).toEqual([
      { item: '01', before: '玉衡县恒川木业有限公司', after: '玉衡县恒川家居有限公司', on: '2021-08-08' },
      { item: '05', before: '10000000元', after: '20000000元', on: '2021-08-08' },
    ])
    expect(await periods('party_state', 'state', '玉衡县青溪镇兰芳小吃店')).toEqual([
      { v: 'ACTIVE', f: '2018-05-01', t: '2021-09-01' },
      { v: 'DEREGISTERED', f: '2021-09-01', t: null },
    ])
    const [shop] = await look(sql`select address, legal_rep_name as rep from party where name like '%兰芳%'`)
    expect(shop).toEqual({ address: '玉衡县青溪镇学府路2号', rep: '钱兰' })
    expect((await remarks(result)).find((x) => x.startsWith('3 '))).toContain('按导入日 2021-09-01 记')
    expect(await look(sql`select reason, issued_on as on from licence_issue`)).toEqual([
      { reason: 'ESTABLISHMENT', on: '2021-07-07' },
    ])
    expect(await look(sql`select party_id from party_search where grams @> array['家居']`)).toHaveLength(1)
    // E20: what the import changed rolls forward.
    expect(await f.rule('E20', '2021-09-01')).toMatchObject({ holds: true, faults: [] })
  })

  it('corrects the day of an exit that was not known before, and changes nothing the second time', async () => {
    t.clock.set('2021-10-01T01:00:00Z')
    const gone = '玉衡县青溪镇兰芳小吃店,459923600000011,,个体工商户,钱兰,,2018-05-01,,注销,2021-08-20,,,,'
    expect((await take([gone])).counts).toMatchObject({ warned: 1 })
    expect(await periods('party_state', 'state', '玉衡县青溪镇兰芳小吃店')).toEqual([
      { v: 'ACTIVE', f: '2018-05-01', t: '2021-08-20' },
      { v: 'DEREGISTERED', f: '2021-08-20', t: null },
    ])
    expect((await take([gone])).counts).toMatchObject({ rows: 1, unchanged: 1 })
    // As known before the correction the exit lay in September.
    expect((await f.figure('entities.exited.count', '2021-08-31', '2021-09-30')).printed).toBe('1')
    expect((await f.figure('entities.exited.count', '2021-08-31')).printed).toBe('2')
  })

  it('refuses a state before the one that stands', async () => {
    const result = await take([
      '玉衡县辰光商贸有限公司,91459923MA5X000X0A,,有限责任公司(自然人独资),李辰,50,2018-07-01,,撤销登记,2020-01-01,,,,',
    ])
    expect(result.counts.refused).toBe(1)
    expect((await remarks(result))[0]).toContain('早于账上“注销”的起始日')
  })
})

const real = join(import.meta.dirname, '../../../../shared/data/real')
if (!existsSync(real))
  process.stderr.write('The import of published registers was not tried: there is no folder ../shared/data/real.\n')
describe.runIf(existsSync(real))('published registers', () => {
  it.each([
    ['county-register-450224.csv', 235],
    ['draw-list-478.csv', 478],
  ])('%s goes in, nothing left unexplained', async (name, rows) => {
    const result = await runImport({
      db: t.db,
      scope: countyScope,
      actor: 'test',
      clock: t.clock,
      law: new LawBook(entityLaw),
      layouts: [entityRegisterLayout],
      files: [{ name, path: join(real, name) }],
      preview: true,
      full: false,
    })
    const { created, updated, unchanged, warned, refused } = result.counts
    expect(created + updated + unchanged + warned + refused).toBe(result.counts.rows)
    expect(result.counts.rows).toBe(rows)
    for (const remark of (await remarks(result)).slice(0, 3)) expect(remark).toMatch(/。$/)
    expect(refused).toBeLessThan(rows / 10)
  })
})
