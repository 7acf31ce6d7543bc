import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { citizenIdCheckCharacter } from '#kernel/codelist/citizen-id.ts'
import { type ImportResult, runImport } from '#kernel/exchange/run.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { businessMode } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import { publishNotice, withdrawNotice } from './contract.ts'
import publicityBusiness from './domain.ts'
import { publicityLaw } from './law.ts'
import { publish, withdraw } from './service.ts'
import { publicationNotice as n } from './tables.ts'
import { noticeDetail, noticeList } from './views.ts'

const t = testDatabase()
const law: LawBook = new LawBook(publicityLaw)
const code = '91459923000000100A'
const name = '玉衡县甲木业有限公司'
let folder = ''

const call = () => callIn(t, publicityBusiness)
const notice = (set: object = {}) =>
  publishNotice.input.parse({
    kind: 'PENALTY',
    subjectName: name,
    subjectCode: code,
    documentNo: '玉市监罚〔2021〕1号',
    documentOn: '2021-09-15',
    weight: 'MINOR',
    ...set,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanheng-publicity-'))
  t.clock.set('2021-10-20T01:00:00Z')
  await putParties(t, [someParty(name, code)])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a notice from the decision to its end', () => {
  it('waits with its clock, is published once, and is taken down once', async () => {
    const made = await publish(call(), notice())
    expect(made).toMatchObject({ dueOn: '2021-10-19', notes: [] })
    const lightOn = async (on: string) =>
      (await openIn(t, [publicityBusiness], on)).map((x) => [x.kind, x.light, x.dueOn])
    expect(await lightOn('2021-10-20')).toEqual([['publicity.publish', 'red', '2021-10-19']])
    expect(await lightOn('2021-10-19')).toEqual([['publicity.publish', 'amber', '2021-10-19']])
    expect(await lightOn('2021-10-13')).toEqual([['publicity.publish', 'green', '2021-10-19']])
    const overdue = await call().read((q) => noticeList(q, { state: 'OVERDUE', limit: 10 }, day('2021-10-20')))
    expect(overdue.rows.map((r) => r.documentNo)).toEqual(['玉市监罚〔2021〕1号'])
    const again = await publish(call(), notice({ publishedOn: '2021-10-20' }))
    expect(again.id).toBe(made.id)
    await expect(publish(call(), notice({ publishedOn: '2021-10-20' }))).rejects.toMatchObject({
      code: 'publicity.publish.twice',
    })
    const detail = await call().read((q) => noticeDetail(q, made.id, call().today))
    expect(detail).toMatchObject({
      state: 'PUBLISHED',
      publicUntil: '2022-01-20',
      creditDueOn: '2021-09-26',
      party: { code },
    })
    t.clock.set('2021-10-28T01:00:00Z')
    const down = withdrawNotice.input.parse({
      id: made.id,
      version: detail.version,
      withdrawnOn: '2021-10-28',
      annulledOn: '2021-10-26',
      reason: '复议撤销',
    })
    await withdraw(call(), down)
    expect(await call().read((q) => noticeDetail(q, made.id, call().today))).toMatchObject({
      state: 'WITHDRAWN',
      withdrawDueOn: '2021-10-29',
    })
    await expect(withdraw(call(), { ...down, version: 3 })).rejects.toMatchObject({ code: 'publicity.withdraw.twice' })
  })
  it('keeps a subject that the register does not have by its name', async () => {
    const { id } = await publish(call(), notice({ subjectName: '钱宁', subjectCode: undefined, documentNo: '2号' }))
    expect(await call().read((q) => noticeDetail(q, id, call().today))).toMatchObject({
      subjectName: '钱宁',
      party: null,
    })
  })
})

const header =
  '行政相对人名称,行政相对人代码_1（统一社会信用代码）,行政相对人代码_2（工商注册号）,行政相对人代码_3（组织机构代码）,行政相对人代码_4（税务登记号） ,行政相对人代码_5（事业单位证书号）,行政相对人代码_6（社会组织登记证号）,法定代表人,法定代表人身份证号,证件类型,证件号码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,处罚金额（万元）,没收违法所得、没收非法财务的金额（万元）,暂扣或吊销证照名称及编号,处罚决定日期,处罚有效期,公示截止期,处罚机关,处罚机关统一社会信用代码,数据来源单位,数据来源单位统一社会信用代码,备注,数据导出时间'
const width = header.split(',').length
const row = (set: Record<string, string>): string => {
  const labels = header.split(',').map((l) => l.trim())
  for (const key of Object.keys(set)) expect(labels).toContain(key)
  return labels.map((l) => set[l] ?? '').join(',')
}
async function importing(lines: string[]): Promise<ImportResult> {
  const path = join(folder, `f${Math.round(performance.now() * 1000)}.csv`)
  await writeFile(path, lines.join('\n'))
  return await runImport({
    db: t.db,
    scope: countyScope,
    actor: 'test',
    clock: t.clock,
    law,
    layouts: publicityBusiness.layouts!,
    files: [{ name: '公示.csv', path }],
    preview: false,
    full: false,
  })
}
const stored = (documentNo: string) =>
  call().read((q) =>
    q.rows<Record<string, unknown>>(
      sql`select * from publication_notice where document_no = ${documentNo} and void_reason is null`,
    ),
  )

describe('sheets of the publication platforms', () => {
  const first17 = '45992319900101001'
  const personal = `${first17}${citizenIdCheckCharacter(first17)}`
  const penalty = {
    行政相对人名称: name,
    '行政相对人代码_1（统一社会信用代码）': code,
    法定代表人: '赵安',
    法定代表人身份证号: personal,
    行政处罚决定书文号: '玉市监罚〔2021〕11号',
    违法行为类型: '销售过期食品',
    处罚类别: '罚款',
    处罚内容: '罚款五千元',
    '处罚金额（万元）': '0.5',
    处罚决定日期: '2021-09-15',
    数据导出时间: '2021-10-15',
  }
  it('reads the national sheet of penalties with its 29 columns', async () => {
    expect(width).toBe(29)
    const person = {
      ...penalty,
      行政相对人名称: '孙乐',
      '行政相对人代码_1（统一社会信用代码）': '',
      证件类型: '身份证',
      证件号码: personal,
      行政处罚决定书文号: '玉市监罚〔2021〕12号',
    }
    const done = await importing([
      header,
      row(penalty),
      row(person),
      row({ ...penalty, 行政处罚决定书文号: '13号', 处罚决定日期: '2021-12-01' }),
      row({ ...penalty, 行政处罚决定书文号: '14号', 处罚类别: '警告' }),
      row({ ...penalty, 行政处罚决定书文号: '15号', 处罚内容: `对孙乐（${personal}）罚款` }),
      row({ ...penalty, 行政处罚决定书文号: '' }),
    ])
    expect(done).toMatchObject({ layout: 'publicity.penalties' })
    expect(done.counts).toMatchObject({ rows: 6, refused: 3 })
    const [firm] = await stored('玉市监罚〔2021〕11号')
    expect(firm).toMatchObject({
      kind: 'PENALTY',
      weight: 'MINOR',
      fine_fen: 500_000n,
      published_on: '2021-10-15',
      due_on: '2021-10-19',
      public_until: '2022-01-15',
    })
    const [individual] = await stored('玉市监罚〔2021〕12号')
    expect(individual).toMatchObject({ party_id: null, subject_id_masked: `459923********${personal.slice(-4)}` })
    expect((await stored('14号'))[0]).toMatchObject({ weight: 'WARNING' })
  })
  it('keeps no personal number in full anywhere in the ledger', async () => {
    const rows = await t.asOwner<{ n: number }>(
      `select count(*)::int as n from publication_notice x where to_jsonb(x)::text like '%' || $1 || '%'`,
      [personal],
    )
    expect(rows[0]!.n).toBe(0)
  })
  it('changes nothing on the second reading, and does not move the day of publication', async () => {
    const done = await importing([
      header,
      row({ ...penalty, 数据导出时间: '2021-10-20', 公示截止期: '' }),
      row({ ...penalty, 行政处罚决定书文号: '玉市监罚〔2021〕16号', 数据导出时间: '' }),
    ])
    expect(done.counts).toMatchObject({ rows: 2, updated: 0, refused: 0 })
    expect((await stored('玉市监罚〔2021〕11号'))[0]).toMatchObject({ version: 1, published_on: '2021-10-15' })
    // No day at all: it waits.
    expect((await stored('玉市监罚〔2021〕16号'))[0]).toMatchObject({ published_on: null })
  })
  it('reads licences, checks and samplings; upstairs by the number of the upper system', async () => {
    await t.write((tx) =>
      insertRows(tx, businessMode, [
        { business: 'publicity', upstairs: true, upperSystem: '国家企业信用信息公示系统', fromDay: day('2018-01-01') },
      ]),
    )
    const licences = await importing([
      '行政相对人名称,行政相对人代码_1(统一社会信用代码),行政许可决定文书号,许可证书名称,许可编号,许可决定日期,有效期自,有效期至,许可机关,公示日期',
      `${name},${code},玉市监许准字〔2021〕7号,食品经营许可证,JY12345678901234,2021-10-08,2021-10-08,2026-10-07,玉衡县市场监督管理局,2021-10-14`,
      `${name},${code},玉市监许准字〔2021〕8号,食品经营许可证,JY12345678901235,2021-10-08,,,玉衡县市场监督管理局,2021-10-07`,
    ])
    expect(licences).toMatchObject({ layout: 'publicity.licences', counts: { rows: 2, created: 1, refused: 1 } })
    expect((await stored('玉市监许准字〔2021〕7号'))[0]).toMatchObject({
      kind: 'LICENCE',
      licence_no: 'JY12345678901234',
      source_system: '国家企业信用信息公示系统',
      external_no: `LICENCE-玉市监许准字〔2021〕7号-${name}`,
    })
    const checks = await importing([
      '检查对象名称,统一社会信用代码,公示类别,任务编号,检查日期,检查结果,公示日期',
      `${name},${code},抽查检查,R-1,2021-09-24,未发现问题,2021-10-20`,
      `${name},${code},食品抽检,S-1,2021-09-24,合格,2021-10-28`,
    ])
    expect(checks).toMatchObject({ layout: 'publicity.checks', counts: { rows: 2, created: 1, warned: 1 } })
    expect((await stored('S-1'))[0]).toMatchObject({ kind: 'SAMPLING', result: '合格', due_on: '2021-10-27' })
    await expect(publish(call(), notice({ documentNo: '99号', publishedOn: '2021-10-20' }))).rejects.toMatchObject({
      code: 'publicity.publish.external',
    })
  })
  it('finds its notices by kind and number', async () => {
    const found = await call().read((q) =>
      noticeList(q, { kind: 'SAMPLING', documentNo: 'S-1', limit: 10 }, day('2021-10-28')),
    )
    expect(found.rows.map((r) => [r.documentNo, r.state])).toEqual([['S-1', 'PUBLISHED']])
    const all = await call().read((q) => q.select({ id: n.id }, sql`from ${n}`))
    expect((await call().read((q) => noticeList(q, { limit: 50 }, day('2021-10-28')))).total).toBe(all.length)
  })
})
