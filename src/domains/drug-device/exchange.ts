import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { checkReport, reportDue } from './rules.ts'
import { adverseReport as r } from './tables.ts'
import {
  type ReportKind,
  type ReportOutcome,
  type ReporterKind,
  type ReviewResult,
  type Severity,
  outcomes,
  reportKinds,
} from './terms.ts'

const choices = (
  vocabulary: Readonly<Record<string, string>>,
  more: Readonly<Record<string, readonly string[]>> = {},
) => Object.entries(vocabulary).map(([code, label]) => ({ code, label, synonyms: [...(more[code] ?? [])] }))

/** The list of reports as the national monitoring system exports it. Columns that name the patient are not taken in. */
export const reportLayout: Layout = {
  id: 'drug-device.reports',
  title: '不良反应（事件）报告汇总表',
  business: 'drug-device',
  tables: [r],
  columns: [
    {
      field: 'reportNo',
      label: '报告编号',
      synonyms: ['编码', '报告表编码', '报告编码', '个例报告编号'],
      kind: 'code',
      required: true,
    },
    {
      field: 'kind',
      label: '报告种类',
      synonyms: ['种类', '产品类别', '报告表种类', '类别'],
      kind: 'choice',
      required: true,
      options: choices(reportKinds, {
        DRUG: ['药品不良反应', '药品不良反应/事件', 'ADR'],
        DEVICE: ['医疗器械不良事件', '器械', 'MDR'],
        COSMETIC: ['化妆品不良反应'],
      }),
    },
    {
      field: 'unit',
      label: '报告单位',
      synonyms: ['报告单位名称', '上报单位', '单位名称', '报告机构'],
      kind: 'text',
      required: true,
    },
    { field: 'unitCode', label: '统一社会信用代码', synonyms: ['报告单位信用代码', '信用代码'], kind: 'code' },
    {
      field: 'reporterKind',
      label: '单位类别',
      synonyms: ['报告单位类别', '报告来源', '机构类型'],
      kind: 'choice',
      options: [
        { code: 'MEDICAL', label: '医疗机构', synonyms: ['医院', '卫生院', '使用单位'] },
        { code: 'OPERATOR', label: '经营企业', synonyms: ['药店', '经营单位', '零售企业'] },
        { code: 'HOLDER', label: '生产企业', synonyms: ['上市许可持有人', '注册人', '备案人', '注册人、备案人'] },
        { code: 'INDIVIDUAL', label: '个人', synonyms: ['消费者'] },
      ],
    },
    {
      field: 'followUp',
      label: '报告类型（首次/跟踪）',
      synonyms: ['首次/跟踪', '首次报告/跟踪报告', '报告状态', '是否跟踪报告'],
      kind: 'choice',
      options: [
        { code: 'FIRST', label: '首次报告', synonyms: ['首次', '否'] },
        { code: 'FOLLOW', label: '跟踪报告', synonyms: ['跟踪', '随访', '是'] },
      ],
    },
    { field: 'followsNo', label: '首次报告编号', synonyms: ['原报告编号', '关联报告编号'], kind: 'code' },
    {
      field: 'severity',
      label: '严重程度',
      synonyms: ['报告类型', '不良反应类别', '伤害程度', '事件伤害程度', '类型'],
      kind: 'choice',
      options: [
        { code: 'GENERAL', label: '一般', synonyms: ['新的一般', '其他', '轻微'] },
        { code: 'SERIOUS', label: '严重', synonyms: ['新的严重', '严重伤害'] },
        { code: 'DEATH', label: '死亡' },
        { code: 'GROUP', label: '群体', synonyms: ['群体事件', '群体不良事件'] },
      ],
    },
    {
      field: 'productName',
      label: '通用名称',
      synonyms: ['怀疑药品', '产品名称', '药品名称', '怀疑产品', '化妆品名称'],
      kind: 'text',
      required: true,
    },
    {
      field: 'approvalNo',
      label: '批准文号',
      synonyms: ['注册证编号', '注册证号', '备案号', '注册证书编号'],
      kind: 'text',
    },
    { field: 'maker', label: '生产厂家', synonyms: ['生产企业', '生产企业名称', '注册人'], kind: 'text' },
    { field: 'batchNo', label: '生产批号', synonyms: ['批号', '产品批号'], kind: 'text' },
    {
      field: 'eventName',
      label: '不良反应/事件名称',
      synonyms: ['不良反应名称', '不良反应-术语', '事件名称', '不良反应', '器械故障表现', '伤害表现'],
      kind: 'text',
      required: true,
    },
    { field: 'patientSex', label: '性别', synonyms: ['患者性别'], kind: 'text' },
    { field: 'patientAge', label: '年龄', synonyms: ['患者年龄'], kind: 'integer' },
    { field: 'onsetOn', label: '不良反应发生时间', synonyms: ['发生日期', '事件发生日期', '发生时间'], kind: 'day' },
    { field: 'foundOn', label: '发现或者获知日期', synonyms: ['发现日期', '获知日期', '发现或获知时间'], kind: 'day' },
    {
      field: 'reportedOn',
      label: '报告日期',
      synonyms: ['上报日期', '报告时间', '上报时间', '提交日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'outcome',
      label: '不良反应结果',
      synonyms: ['结果', '转归'],
      kind: 'choice',
      options: choices(outcomes, { SEQUELA: ['后遗症'], SAME: ['没有好转'] }),
    },
    {
      field: 'review',
      label: '审核结果',
      synonyms: ['评价状态', '审核状态', '报告审核情况', '评价结果'],
      kind: 'choice',
      options: [
        { code: 'ACCEPTED', label: '审核通过', synonyms: ['通过', '已评价', '已审核', '合格'] },
        { code: 'RETURNED', label: '退回补正', synonyms: ['退回', '补充材料'] },
        { code: 'INVALID', label: '无效', synonyms: ['无效报告'] },
        { code: 'DUPLICATE', label: '重复', synonyms: ['重复报告'] },
      ],
    },
    { field: 'reviewedOn', label: '审核日期', synonyms: ['评价日期', '审核时间'], kind: 'day' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((x) => ({ code: x.values.unitCode as string | null, name: x.values.unit as string | null })),
    )
    const standing = new Map(
      (
        await existingRows(
          c.tx,
          r,
          r.reportNo,
          rows.map((x) => x.values.reportNo as string | null),
        )
      ).map((x) => [x.reportNo, x]),
    )
    const seen = new Set<string>()
    return rows.map((row, i): RowPlan => {
      const p = parties[i]!
      if ('missing' in p) return { outcome: 'refused', reason: p.missing }
      const v = row.values
      const reportNo = v.reportNo as string
      if (seen.has(reportNo))
        return { outcome: 'refused', reason: `报告 ${reportNo} 在文件里出现了两次，只留了第一行。` }
      seen.add(reportNo)
      const kind = v.kind as ReportKind
      const severity = (v.severity as Severity | null) ?? 'GENERAL'
      const reportedOn = v.reportedOn as Day
      const foundOn = (v.foundOn as Day | null) ?? (v.onsetOn as Day | null) ?? reportedOn
      const said = {
        firstReport: v.followUp !== 'FOLLOW',
        followsNo: v.followsNo as string | null,
        severity,
        outcome: v.outcome as ReportOutcome | null,
        onsetOn: v.onsetOn as Day | null,
        foundOn,
        reportedOn,
        patientAge: v.patientAge as number | null,
      }
      const refusal = checkReport(said, c.today)
      // An export says what follows what only in the newer versions: the row is kept and marked.
      if (refusal && refusal.code !== 'drug-device.report.follows')
        return { outcome: 'refused', reason: refusal.message }
      const result = v.review as ReviewResult | null
      const reviewedOn = (v.reviewedOn as Day | null) ?? (result ? reportedOn : null)
      if (reviewedOn !== null && (reviewedOn < reportedOn || reviewedOn > c.today))
        return { outcome: 'refused', reason: `审核日期 ${reviewedOn} 要在报告日期 ${reportedOn} 与今天之间，请核对。` }
      const plan = upsert(
        c.tx,
        r,
        standing.get(reportNo),
        {
          reportNo,
          kind,
          partyId: p.found.id,
          stationCode: p.found.stationCode,
          reporterKind: (v.reporterKind as ReporterKind | null) ?? 'MEDICAL',
          ...said,
          productName: v.productName as string,
          approvalNo: v.approvalNo as string | null,
          maker: v.maker as string | null,
          batchNo: v.batchNo as string | null,
          eventName: v.eventName as string,
          patientSex: v.patientSex as string | null,
          dueOn: reportDue(c.law, kind, severity, foundOn) ?? null,
          ...(result && { reviewResult: result, reviewedOn }),
          sourceSystem: c.upstairs ? (c.upperSystem ?? '上级系统') : null,
          externalNo: c.upstairs ? reportNo : null,
        },
        row.line,
      )
      return refusal && plan.outcome !== 'refused' ? { ...plan, warnings: [refusal.message] } : plan
    })
  },
}
