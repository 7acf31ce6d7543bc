import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { type ImportResult, runImport } from '#kernel/exchange/run.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { LawValue } from '#kernel/law/law-value.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import complaintBusiness from './domain.ts'
import { hotlineLayout, platformLayout } from './exchange.ts'
import {
  categoryIn,
  channelIn,
  complaintEndIn,
  kindIn,
  refusedIn,
  reportEndIn,
  satisfactionIn,
  timeIn,
} from './exchange-words.ts'
import { complaintLaw } from './law.ts'
import { odrLayout } from './odr-exchange.ts'

const t = testDatabase()
const f = figuresOf(t, [complaintBusiness])
const folder = mkdtempSync(join(tmpdir(), 'complaints-'))

/** Imports a sheet; the layout is found by its columns among all three. */
async function take(head: string, ...lines: string[]): Promise<ImportResult> {
  const path = join(folder, 'sheet.csv')
  writeFileSync(path, [head, ...lines].join('\n'))
  return await runImport({
    db: t.db,
    scope: countyScope,
    actor: 'test',
    clock: t.clock,
    law: new LawBook<LawValue>(complaintLaw),
    layouts: [platformLayout, hotlineLayout, odrLayout],
    files: [{ name: 'sheet.csv', path }],
    preview: false,
    full: false,
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
const matters = (columns: string) =>
  t.asOwner<Record<string, string | null>>(`select matter_no, ${columns} from complaint_matter order by matter_no`)

beforeAll(async () => {
  t.clock.set('2021-12-01T01:00:00Z')
  await f.covered(['complaint'])
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2010-01-01') },
    ]),
  )
  await putParties(t, [someParty('玉衡县恒川商贸有限公司', '91459923MA5X000141')])
})

const head =
  '序号,登记编号,信息类型,接收方式,登记时间,提供方姓名,提供方电话,涉及主体名称,统一社会信用代码,问题类别,诉求内容,处理部门,是否受理,受理时间,不予受理原因,处理结果,办结时间,争议金额（元）,挽回经济损失（元）'
const firm = '玉衡县恒川商贸有限公司,91459923MA5X000141'

describe('the export of the 12315 platform', () => {
  it('becomes matters with their clocks, names masked, and sends back what contradicts itself', async () => {
    const result = await take(
      head,
      `1,A001,投诉,全国12315互联网平台,2021-09-30 09:30:00,赵**,138****1234,${firm},食品安全,买到过期食品,玉衡县城关市场监督管理所,已受理,2021-10-11,,调解成功,2021-10-20,100.00,80.50`,
      `2,A002,投诉,电话,2021-10-08,钱宁,13900005678,${firm},质量,要求退货,外县市场监督管理局,不予受理,2021-10-12,不属于本机关职责,,,,`,
      `3,A003,举报,来信,2021/11/1 8:05,,,街边烧烤摊,,电梯,电梯没有检验标志,城关所,,,,不予立案,2021-11-10,,`,
      `4,A004,投诉,电话,2021-11-02,孙安,,${firm},价格,多收费,城关所,已受理,2021-11-03,,处理完毕,2021-11-20,,`,
      `5,A005,投诉,电话,2021-11-02,孙安,,${firm},价格,多收费,城关所,已受理,2021-11-01,,,,,`,
      `6,A006,投诉,电话,2021-13-02,孙安,,${firm},价格,多收费,城关所,,,,,,,`,
      `7,A001,投诉,电话,2021-11-02,孙安,,${firm},价格,多收费,城关所,,,,,,,`,
      `8,A008,咨询,电话,2021-11-05,李安,,${firm},其他,问营业时间,城关所,,,,,2021-11-05,,`,
    )
    expect(result).toMatchObject({
      layout: 'complaint.platform',
      counts: { created: 3, warned: 2, refused: 3 },
      warnedAs: { created: 2 },
    })
    expect(await remarks(result)).toEqual([
      expect.stringMatching(/^3 .*外县市场监督管理局.*待分送/),
      expect.stringMatching(/^5 .*E02/),
      expect.stringMatching(/^6 受理时间 2021-11-01 早于登记时间/),
      expect.stringMatching(/^7 登记时间/),
      expect.stringMatching(/^8 .*出现了两次/),
    ])
    const rows = await matters(
      'kind, channel, category, unit_code, accepted_on::text, closed_on::text, due_on::text, accept_due_on::text, recovered_fen::text, refusal_ground, outcome, received_at::text',
    )
    expect(rows[0]).toMatchObject({
      matter_no: 'A001',
      kind: 'COMPLAINT',
      category: 'FOOD_SAFETY',
      unit_code: '01',
      accepted_on: '2021-10-11',
      closed_on: '2021-10-20',
      accept_due_on: '2021-10-15',
      recovered_fen: '8050',
      received_at: expect.stringContaining('01:30:00'),
    })
    expect(rows[1]).toMatchObject({ refusal_ground: 'N1', accepted_on: null, closed_on: '2021-10-12', unit_code: null })
    expect(rows[2]).toMatchObject({
      kind: 'REPORT',
      channel: 'POST',
      category: 'SPECIAL_EQUIPMENT',
      outcome: 'NOT_FILED',
    })
    expect(rows[3]).toMatchObject({ closed_on: '2021-11-20' })
    expect(rows[4]).toMatchObject({ kind: 'CONSULT', closed_on: '2021-11-05' })
    const people = await t.asOwner<Record<string, string>>(
      `select name_masked as n, phone_masked as p, name_sealed as s from complaint_claimant order by name_masked collate "C"`,
    )
    expect(people.map((x) => [x.n, x.p, x.s])).toEqual([
      ['孙＊', null, null],
      ['李＊', null, null],
      ['赵**', '138****1234', null],
      ['钱＊', '139****5678', null],
    ])
    expect((await f.rule('E02', '2021-12-01')).faults.map((x) => x.text)).toEqual([expect.stringContaining('A004')])
  })

  it('taken in again it changes only what it says anew; a blank cell erases nothing', async () => {
    const again = await take(
      head,
      `1,A001,投诉,全国12315互联网平台,2021-09-30 09:30:00,,,${firm},食品安全,,,,,,,,,`,
      `4,A004,投诉,电话,2021-11-02,,,${firm},价格,,,,,,调解成功,2021-11-20,,50`,
    )
    expect(again.counts).toMatchObject({ unchanged: 1, updated: 1 })
    expect((await f.rule('E02', '2021-12-01')).holds).toBe(true)
    expect((await matters('recovered_fen::text')).map((x) => x.recovered_fen)).toEqual([
      '8050',
      null,
      null,
      '5000',
      null,
    ])
  })
})

const hotline =
  '工单编号,工单类型,派单时间,诉求人,来电号码,被诉求对象,诉求标题,诉求内容,承办单位,办结时限,答复时间,满意度,12315编号'

describe('work orders of the 12345 hotline', () => {
  it('lend number and clock to a matter that is known from 12315, and it counts once', async () => {
    await take(head, `1,B001,投诉,电话,2021-11-10,周安,,${firm},价格,多收费,城关所,已受理,2021-11-12,,,,,`)
    const before = (await f.figure('complaints.accepted.count', '2021-12-01')).printed
    const result = await take(
      hotline,
      'YH001,投诉,2021-11-10 10:00,周安,13700001111,玉衡县恒川商贸有限公司,多收费,多收停车费,城关所,2021-11-17,,,B001',
      'YH002,投诉,2021-11-11 10:00,吴云,13700002222,玉衡县恒川商贸有限公司,电梯困人,电梯困人,城关所,2021-11-18,2021-11-16,非常满意,',
      'YH003,举报,2021-11-12,匿名,,街边烧烤摊,无照经营,无照经营,城关所,2021-11-19,2021-11-10,,',
    )
    expect(result).toMatchObject({
      layout: 'complaint.hotline',
      counts: { updated: 1, warned: 1, refused: 1 },
      warnedAs: { created: 1 },
    })
    expect(await remarks(result)).toEqual([
      expect.stringMatching(/^3 B001.*是同一件事的请并入/),
      expect.stringMatching(/^4 答复时间/),
    ])
    const rows = (
      await matters('hotline_no, hotline_due_on::text, category, channel, satisfaction, source_system')
    ).filter((x) => x.hotline_no)
    expect(rows).toEqual([
      expect.objectContaining({
        matter_no: 'B001',
        hotline_no: 'YH001',
        hotline_due_on: '2021-11-17',
        source_system: '全国12315平台',
      }),
      expect.objectContaining({
        matter_no: 'YH002',
        category: 'SPECIAL_EQUIPMENT',
        channel: 'HOTLINE_12345',
        satisfaction: 'GOOD',
      }),
    ])
    expect((await f.figure('complaints.accepted.count', '2021-12-01')).printed).toBe(before)
    expect(
      (
        await take(
          hotline,
          'YH001,投诉,2021-11-10 10:00,周安,13700001111,玉衡县恒川商贸有限公司,多收费,多收停车费,城关所,2021-11-17,,,',
        )
      ).counts,
    ).toMatchObject({ unchanged: 1 })
  })
  it('are taken over by the platform when it names them', async () => {
    const result = await take(
      `${head},12345工单编号`,
      `1,C001,投诉,12345热线,2021-11-11,吴*,,${firm},特种设备,电梯困人,城关所,已受理,2021-11-12,,,,,,YH002`,
    )
    expect(result.counts).toMatchObject({ updated: 1, created: 0 })
    const rows = await matters('external_no, source_system, accepted_on::text')
    expect(rows.find((r) => r.matter_no === 'YH002')).toMatchObject({
      external_no: 'C001',
      source_system: '全国12315平台',
      accepted_on: '2021-11-12',
    })
  })
})

it('ODR enterprises come with entry and exit, once at a time', async () => {
  const odr = 'ODR企业名称,统一社会信用代码,入驻时间,退出时间,退出原因'
  const result = await take(odr, `${firm},2021-05-01,,`, '没有这家,,2021-05-01,,', `${firm},2021-05-01,,`)
  expect(result).toMatchObject({ layout: 'complaint.odr', counts: { created: 1, refused: 2 } })
  expect((await take(odr, `${firm},2021-06-01,,`)).counts).toMatchObject({ refused: 1 })
  expect((await take(odr, `${firm},2021-05-01,2021-08-01,企业申请`, `${firm},2021-09-01,,`)).counts).toMatchObject({
    updated: 1,
  })
})

it('reads the words of the upper systems', () => {
  expect([kindIn('投诉'), kindIn('举报件'), kindIn('求助'), kindIn(null)]).toEqual([
    'COMPLAINT',
    'REPORT',
    'CONSULT',
    'CONSULT',
  ])
  expect([channelIn('12345热线转办'), channelIn('来电话'), channelIn('来访'), channelIn(null)]).toEqual([
    'HOTLINE_12345',
    'PHONE_12315',
    'COUNTER',
    'PLATFORM_12315',
  ])
  expect([categoryIn('食品安全/餐饮'), categoryIn('电梯'), categoryIn('产品质量'), categoryIn(null)]).toEqual([
    'FOOD_SAFETY',
    'SPECIAL_EQUIPMENT',
    'QUALITY',
    'OTHER',
  ])
  expect(['调解成功', '调解不成功，终止', '投诉人撤回', '处理完毕'].map(complaintEndIn)).toEqual([
    'SETTLED',
    'TERMINATED',
    'WITHDRAWN',
    null,
  ])
  expect(['立案查处', '不予立案', '不属本局管辖', '重复举报'].map(reportEndIn)).toEqual([
    'FILED',
    'NOT_FILED',
    'WRONG_AUTHORITY',
    'NOT_REHANDLED',
  ])
  expect([refusedIn('不予受理'), refusedIn('已受理'), refusedIn(null)]).toEqual([true, false, false])
  expect(['不满意', '基本满意', '非常满意', '未接通'].map(satisfactionIn)).toEqual(['POOR', 'FAIR', 'GOOD', 'NONE'])
  expect(timeIn('2021年9月3日 8:05')).toEqual({ day: '2021-09-03', time: '08:05' })
  expect(timeIn('昨天')).toBeNull()
})
