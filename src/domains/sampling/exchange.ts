import type { Day } from '#platform/clock/day.ts'
import { yearOf } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { sample, samplingTask } from './tables.ts'
import { planLevels, purposes, sampledKinds, stages } from './terms.ts'

const choices = (
  vocabulary: Readonly<Record<string, string>>,
  more: Readonly<Record<string, readonly string[]>> = {},
) => Object.entries(vocabulary).map(([code, label]) => ({ code, label, synonyms: [...(more[code] ?? [])] }))
const stageOptions = choices(stages, {
  SALE: ['流通', '零售', '经营'],
  CATERING: ['餐饮服务'],
  USE: ['使用单位', '医疗机构'],
})

/** The year's plan, line by line. */
const planLayout: Layout = {
  id: 'sampling.plan',
  title: '抽检任务表',
  business: 'sampling',
  tables: [samplingTask],
  columns: [
    { field: 'taskNo', label: '任务编号', synonyms: ['任务代码', '计划任务编号'], kind: 'code', required: true },
    { field: 'planName', label: '计划名称', synonyms: ['任务来源', '抽检计划'], kind: 'text', required: true },
    { field: 'documentNo', label: '计划文号', synonyms: ['文号'], kind: 'text' },
    {
      field: 'kind',
      label: '抽检种类',
      synonyms: ['产品种类', '抽检类别'],
      kind: 'choice',
      required: true,
      options: choices(sampledKinds, { FARM_PRODUCE: ['农产品'], PRODUCT: ['产品质量', '产品'] }),
    },
    { field: 'category', label: '食品大类', synonyms: ['品类', '品种', '抽检品种'], kind: 'text' },
    { field: 'stage', label: '抽样环节', synonyms: ['环节'], kind: 'choice', required: true, options: stageOptions },
    {
      field: 'level',
      label: '下达层级',
      synonyms: ['任务级别', '任务层级'],
      kind: 'choice',
      options: choices(planLevels, { PROVINCIAL: ['省级', '自治区级'] }),
    },
    {
      field: 'purpose',
      label: '抽检性质',
      synonyms: ['抽样性质', '抽检类型'],
      kind: 'choice',
      options: choices(purposes, { SUPERVISION: ['监督抽查'] }),
    },
    {
      field: 'batches',
      label: '任务批次',
      synonyms: ['计划批次', '批次数', '任务数（批次）'],
      kind: 'integer',
      required: true,
    },
    { field: 'assignedOn', label: '下达日期', synonyms: ['任务下达日期'], kind: 'day', required: true },
    { field: 'dueOn', label: '完成期限', synonyms: ['完成时限', '截止日期'], kind: 'day' },
    { field: 'laboratory', label: '承检机构', synonyms: ['检验机构'], kind: 'text' },
  ],
  async plan(rows, c) {
    const known = await existingBy(
      c.tx,
      samplingTask,
      samplingTask.taskNo,
      rows.map((r) => r.values.taskNo as string),
    )
    return rows.map(({ values: v, line }): RowPlan => {
      const batches = v.batches as number
      if (batches < 1) return { outcome: 'refused', reason: '任务批次要大于 0，请核对。' }
      const assignedOn = v.assignedOn as Day
      return upsert(
        c.tx,
        samplingTask,
        known.get(v.taskNo as string),
        {
          ...(v as object),
          taskNo: v.taskNo as string,
          planName: v.planName as string,
          kind: v.kind as keyof typeof sampledKinds,
          stage: v.stage as keyof typeof stages,
          level: (v.level as keyof typeof planLevels | null) ?? 'COUNTY',
          purpose: (v.purpose as keyof typeof purposes | null) ?? 'SUPERVISION',
          batches,
          assignedOn,
          year: yearOf(assignedOn),
        },
        line,
      )
    })
  },
}

/** The ledger as the national sampling system exports it. */
const sampleLayout: Layout = {
  id: 'sampling.ledger',
  title: '抽样检验台账',
  business: 'sampling',
  tables: [sample],
  columns: [
    { field: 'formNo', label: '抽样单编号', synonyms: ['抽样编号', '抽样单号'], kind: 'code', required: true },
    { field: 'taskNo', label: '任务编号', synonyms: ['任务代码', '计划任务编号'], kind: 'code', required: true },
    {
      field: 'unitName',
      label: '被抽样单位名称',
      synonyms: ['被抽样单位', '被抽检单位名称', '被抽检单位'],
      kind: 'text',
      required: true,
    },
    {
      field: 'unitCode',
      label: '统一社会信用代码',
      synonyms: ['被抽样单位统一社会信用代码', '社会信用代码'],
      kind: 'code',
    },
    {
      field: 'productName',
      label: '样品名称',
      synonyms: ['产品名称', '食品名称', '药品名称'],
      kind: 'text',
      required: true,
    },
    { field: 'category', label: '食品大类', synonyms: ['品类', '分类'], kind: 'text' },
    { field: 'stage', label: '抽样环节', synonyms: ['环节'], kind: 'choice', options: stageOptions },
    { field: 'place', label: '抽样地点', synonyms: ['抽样场所'], kind: 'text' },
    { field: 'brand', label: '商标', synonyms: [], kind: 'text' },
    { field: 'spec', label: '规格型号', synonyms: ['规格'], kind: 'text' },
    { field: 'batchNo', label: '批号', synonyms: ['生产批号'], kind: 'text' },
    { field: 'producedOn', label: '生产日期', synonyms: ['生产（购进、加工）日期', '生产/购进日期'], kind: 'day' },
    {
      field: 'producer',
      label: '标称生产企业名称',
      synonyms: ['标称生产者', '生产企业名称', '生产企业'],
      kind: 'text',
    },
    { field: 'sampledOn', label: '抽样日期', synonyms: ['抽样时间'], kind: 'day', required: true },
    { field: 'samplers', label: '抽样人员', synonyms: ['抽样人'], kind: 'text' },
    { field: 'laboratory', label: '承检机构', synonyms: ['检验机构', '检验机构名称'], kind: 'text' },
    { field: 'reportNo', label: '报告书编号', synonyms: ['检验报告编号', '报告编号'], kind: 'code' },
    { field: 'reportedOn', label: '报告日期', synonyms: ['签发日期', '检验报告日期', '报告签发日期'], kind: 'day' },
    {
      field: 'verdict',
      label: '检验结论',
      synonyms: ['结论', '检验结果'],
      kind: 'choice',
      options: [
        { code: 'CONFORM', label: '合格', synonyms: ['符合', '合格样品', '符合规定'] },
        { code: 'NON_CONFORM', label: '不合格', synonyms: ['不符合', '不合格样品', '问题样品', '不符合规定'] },
      ],
    },
    { field: 'failedItems', label: '不合格项目', synonyms: ['不合格项目名称', '不符合项目'], kind: 'text' },
    { field: 'receivedOn', label: '收到报告日期', synonyms: ['收到不合格报告日期', '接收日期'], kind: 'day' },
    { field: 'deliveredOn', label: '结果送达日期', synonyms: ['送达日期'], kind: 'day' },
    { field: 'closedOn', label: '处置完成日期', synonyms: ['核查处置完成日期', '办结日期'], kind: 'day' },
  ],
  async plan(rows, c) {
    const [units, known, tasks] = await Promise.all([
      resolveParties(
        c.tx,
        rows.map((r) => ({ code: r.values.unitCode as string | null, name: r.values.unitName as string })),
      ),
      existingBy(
        c.tx,
        sample,
        sample.formNo,
        rows.map((r) => r.values.formNo as string),
      ),
      existingBy(
        c.tx,
        samplingTask,
        samplingTask.taskNo,
        rows.map((r) => r.values.taskNo as string),
      ),
    ])
    return rows.map(({ values: v, line }, i): RowPlan => {
      const unit = units[i]!
      const task = tasks.get(v.taskNo as string)
      if ('missing' in unit) return { outcome: 'refused', reason: unit.missing }
      if (!task) return { outcome: 'refused', reason: `没有任务编号 ${v.taskNo as string}，请先导入抽检任务表。` }
      const sampledOn = v.sampledOn as Day
      const reportedOn = v.reportedOn as Day | null
      if (sampledOn > c.today) return { outcome: 'refused', reason: `抽样日期 ${sampledOn} 还没有到，请核对。` }
      if (reportedOn !== null && reportedOn < sampledOn)
        return { outcome: 'refused', reason: `报告日期 ${reportedOn} 早于抽样日期 ${sampledOn}，请核对。` }
      const warnings: string[] = []
      const failed = v.verdict === 'NON_CONFORM'
      let receivedOn = v.receivedOn as Day | null
      if (failed && receivedOn === null && reportedOn !== null) {
        receivedOn = reportedOn
        warnings.push('不合格的没有写收到报告日期，先按报告日期起算处置期限。')
      }
      const { unitName: _n, unitCode: _c, taskNo: _t, ...own } = v
      return upsert(
        c.tx,
        sample,
        known.get(v.formNo as string),
        {
          ...(own as object),
          formNo: v.formNo as string,
          taskId: task.id,
          partyId: unit.found.id,
          stationCode: unit.found.stationCode,
          purpose: task.purpose,
          productName: v.productName as string,
          stage: (v.stage as keyof typeof stages | null) ?? task.stage,
          sampledOn,
          samplers: (v.samplers as string | null) ?? '（上级系统未提供）',
          receivedOn: failed ? receivedOn : null,
          sourceSystem: c.upstairs ? (c.upperSystem ?? '上级系统') : null,
          externalNo: c.upstairs ? (v.formNo as string) : null,
        },
        line,
        warnings,
      )
    })
  },
}

export const samplingLayouts = [planLayout, sampleLayout]
