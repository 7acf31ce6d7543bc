import { type Day, dayOf } from '#platform/clock/day.ts'
import type { ChoiceOption } from '#kernel/exchange/read/layout.ts'
import type { ImportContext, Layout, ParsedRow, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { sql } from '#platform/db/database.ts'
import { messageContact } from '#kernel/message/tables.ts'
import { existingOn } from '#kernel/party/existing.ts'
import { type Resolution, resolveParties } from '#kernel/party/resolve.ts'
import { checkFiling } from './rules.ts'
import { annualFiling } from './tables.ts'
import type { OutreachPurpose } from './terms.ts'

const codeColumn = {
  field: 'code',
  label: '统一社会信用代码',
  synonyms: ['统一社会信用代码/注册号', '社会信用代码', '注册号/统一社会信用代码', '信用代码', '注册号'],
  kind: 'code',
} as const

const nameColumn = {
  field: 'name',
  label: '企业名称',
  synonyms: ['市场主体名称', '经营主体名称', '主体名称', '名称', '字号名称', '合作社名称', '个体工商户名称'],
  kind: 'text',
} as const

const partiesOf = (rows: readonly ParsedRow[], c: ImportContext): Promise<Resolution[]> =>
  resolveParties(
    c.tx,
    rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
  )

/** Filings on the ledger of these parties for these years, by `party year`. */
async function existingFilings(c: ImportContext, ids: readonly string[], years: readonly number[]) {
  const rows = await existingRows(
    c.tx,
    annualFiling,
    annualFiling.partyId,
    ids,
    sql`${annualFiling.reportYear} = any (${sql.param(years)}::int[])`,
  )
  return new Map(rows.map((r) => [`${r.partyId} ${r.reportYear}`, r]))
}

/** The filing ledger as the publicity platform exports it. */
export const annualFilingLayout: Layout = {
  id: 'annual-filing.register',
  title: '年度报告台账',
  business: 'annual-filing',
  tables: [annualFiling],
  columns: [
    nameColumn,
    { ...codeColumn, required: true },
    {
      field: 'reportYear',
      label: '年报年度',
      synonyms: ['报告年度', '年度', '年报年份', '年报所属年度'],
      kind: 'integer',
      required: true,
    },
    {
      field: 'firstFiledOn',
      label: '首次年报日期',
      synonyms: ['年报日期', '填报日期', '首次报送日期', '报送日期', '年报时间', '公示日期', '提交日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'channel',
      label: '年报方式',
      synonyms: ['报送方式', '填报方式'],
      kind: 'choice',
      options: [
        { code: 'ELECTRONIC', label: '网上', synonyms: ['电子', '网络', '网上年报', '电子年报'] },
        { code: 'PAPER', label: '纸质', synonyms: ['纸质年报', '书面'] },
      ] satisfies ChoiceOption[],
    },
    { field: 'employees', label: '从业人数', synonyms: ['从业人员'], kind: 'integer' },
    { field: 'externalNo', label: '年报编号', synonyms: ['年报流水号', '系统编号'], kind: 'code' },
  ],
  async plan(rows, c) {
    const parties = await partiesOf(rows, c)
    const keyOf = (i: number): string | null => {
      const p = parties[i]!
      return 'found' in p ? `${p.found.id} ${rows[i]!.values.reportYear as number}` : null
    }
    const years = [...new Set(rows.map((r) => r.values.reportYear as number))]
    const known = await existingFilings(
      c,
      parties.flatMap((p) => ('found' in p ? [p.found.id] : [])),
      years,
    )
    const byYear = new Map<number, Set<string>>()
    for (const year of new Set(rows.map((r) => r.values.reportYear as number))) {
      if (year < 2000 || year > 2100) continue
      const ids = parties.flatMap((p, i) => ('found' in p && rows[i]!.values.reportYear === year ? [p.found.id] : []))
      byYear.set(year, await existingOn(c.tx, ids, dayOf(year, 12, 31)))
    }
    return rows.map((r, i): RowPlan => {
      const found = parties[i]!
      if ('missing' in found) return { outcome: 'refused', reason: found.missing }
      const reportYear = r.values.reportYear as number
      const firstFiledOn = r.values.firstFiledOn as Day
      const refusal = checkFiling(
        { reportYear, firstFiledOn },
        {
          today: c.today,
          existedAtYearEnd: byYear.get(reportYear)?.has(found.found.id) ?? false,
          partyName: found.found.name,
        },
      )
      if (refusal) return { outcome: 'refused', reason: refusal.message }
      const externalNo =
        (r.values.externalNo as string | null) ?? (c.upstairs ? `${found.found.code}-${reportYear}` : null)
      const existing = known.get(keyOf(i)!)
      // The first submission decides: a later date in a newer export is a correction, not a new filing.
      const first = existing && existing.firstFiledOn < firstFiledOn ? existing.firstFiledOn : firstFiledOn
      return upsert(
        c.tx,
        annualFiling,
        existing,
        {
          partyId: found.found.id,
          stationCode: found.found.stationCode,
          reportYear,
          firstFiledOn: first,
          lastCorrectedOn: first < firstFiledOn ? firstFiledOn : null,
          channel: (r.values.channel as 'ELECTRONIC' | 'PAPER' | null) ?? existing?.channel ?? 'ELECTRONIC',
          employees: r.values.employees as number | null,
          sourceSystem: externalNo ? (c.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        r.line,
      )
    })
  },
}

const purposeOf = (text: string | null): OutreachPurpose =>
  text !== null && /诈骗|反诈|防骗/.test(text) ? 'ANTI_FRAUD' : 'ANNUAL_REPORT'

/** The result list of a bulk text, or a log of calls and on-site guidance. */
export const contactLayout: Layout = {
  id: 'annual-filing.contacts',
  title: '年报宣传联系记录',
  business: 'annual-filing',
  tables: [messageContact],
  columns: [
    nameColumn,
    codeColumn,
    {
      field: 'happenedOn',
      label: '发送日期',
      synonyms: ['发送时间', '通知日期', '通知时间', '指导日期', '联系日期', '日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'channel',
      label: '方式',
      synonyms: ['联系方式类型', '通知方式', '宣传方式'],
      kind: 'choice',
      required: true,
      options: [
        { code: 'SMS', label: '短信', synonyms: ['短信群发', '手机短信'] },
        { code: 'CALL', label: '电话', synonyms: ['电话通知', '电话提醒'] },
        { code: 'ONSITE', label: '现场', synonyms: ['现场指导', '上门', '窗口指导'] },
      ],
    },
    {
      field: 'result',
      label: '结果',
      synonyms: ['发送结果', '发送状态', '通知结果', '状态'],
      kind: 'choice',
      required: true,
      options: [
        { code: 'SUCCESS', label: '送达', synonyms: ['成功', '发送成功', '已送达'] },
        { code: 'SUBMITTED', label: '已提交', synonyms: ['提交成功', '网关已接收'] },
        { code: 'FAIL', label: '未送达', synonyms: ['失败', '发送失败'] },
        { code: 'UNSENT', label: '未发送' },
        { code: 'REACHED', label: '接通', synonyms: ['已通知', '已接听', '通知到位'] },
        { code: 'NO_ANSWER', label: '无人接听', synonyms: ['未接'] },
        { code: 'WRONG_NUMBER', label: '空号或错号', synonyms: ['空号', '错号'] },
        { code: 'REFUSED', label: '拒接', synonyms: ['拒绝'] },
        { code: 'DONE', label: '已指导', synonyms: ['完成', '已完成'] },
      ],
    },
    { field: 'content', label: '内容', synonyms: ['短信内容', '通知内容', '事由', '用途'], kind: 'text' },
    { field: 'staffName', label: '工作人员', synonyms: ['经办人', '通知人', '指导人'], kind: 'text' },
    { field: 'phone', label: '手机号码', synonyms: ['电话', '联系电话', '手机号'], kind: 'phone' },
    { field: 'externalNo', label: '流水号', synonyms: ['短信编号', '记录编号'], kind: 'code' },
  ],
  async plan(rows, c) {
    const parties = await partiesOf(rows, c)
    const known = await existingBy(
      c.tx,
      messageContact,
      messageContact.externalNo,
      rows.map((r) => r.values.externalNo as string | null),
    )
    return rows.map((r, i): RowPlan => {
      const v = r.values
      const found = parties[i]!
      const named = v.code !== null || v.name !== null
      if (named && 'missing' in found) return { outcome: 'refused', reason: found.missing }
      const happenedOn = v.happenedOn as Day
      if (happenedOn > c.today) return { outcome: 'refused', reason: `日期 ${happenedOn} 还没有到，请核对。` }
      const externalNo = v.externalNo as string | null
      if (c.upstairs && !externalNo) return { outcome: 'refused', reason: '年报宣传在上级系统办理，请保留流水号一列。' }
      return upsert(
        c.tx,
        messageContact,
        externalNo ? known.get(externalNo) : undefined,
        {
          purpose: purposeOf(v.content as string | null),
          channel: v.channel as 'SMS',
          partyId: 'found' in found ? found.found.id : null,
          stationCode: 'found' in found ? found.found.stationCode : null,
          happenedOn,
          result: v.result as 'SUCCESS',
          quantity: 1,
          content: v.content as string | null,
          staffName: v.staffName as string | null,
          targetMasked: maskedPhone(v.phone),
          sourceSystem: externalNo ? (c.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        r.line,
      )
    })
  },
}

/** Only the masked form is kept: a contact log needs no full number. */
function maskedPhone(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = typeof value === 'object' ? (value as { masked: string }).masked : String(value)
  return text.includes('*') ? text : `${text.slice(0, 3)}****${text.slice(-4)}`
}
