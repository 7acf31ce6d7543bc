import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { caseOutcomes, planLevels, purposes, sampleStates, sampledKinds, stages, verdicts } from './terms.ts'

const id = z.uuid('编号不对')

const TaskRow = z.object({
  id: field.id(),
  taskNo: field.text('任务编号'),
  year: field.integer('计划年度'),
  planName: field.text('计划名称'),
  level: field.code('下达层级', planLevels),
  kind: field.code('抽检种类', sampledKinds),
  category: field.text('品类').nullable(),
  stage: field.code('环节', stages),
  batches: field.integer('计划批次'),
  sampled: field.integer('已抽样'),
  done: field.integer('已出报告'),
  assignedOn: field.day('下达日期'),
  dueOn: field.day('完成期限').nullable(),
})

export const listTasks = listOperation({
  name: 'listSamplingTasks',
  title: '抽检任务清单',
  path: '/api/sampling-tasks',
  permission: 'sampling.read',
  row: TaskRow,
  filters: {
    year: field.integer('计划年度').optional(),
    kind: field.code('抽检种类', sampledKinds).optional(),
    level: field.code('下达层级', planLevels).optional(),
  },
})

export const getTask = detailOperation({
  name: 'getSamplingTask',
  title: '抽检任务',
  path: '/api/sampling-tasks/:id',
  permission: 'sampling.read',
  ledger: { name: 'sampling_task', changedBy: 'sampling.plan' },
  record: TaskRow.extend({
    version: z.number(),
    documentNo: field.text('计划文号').nullable(),
    purpose: field.code('抽检性质', purposes),
    laboratory: field.text('承检机构').nullable(),
    surplusNote: field.text('超额完成说明').nullable(),
  }),
})

export const addTask = operation({
  name: 'addSamplingTask',
  title: '登记抽检任务',
  method: 'POST',
  path: '/api/sampling-tasks',
  permission: 'sampling.plan',
  undo: true,
  input: z.object({
    taskNo: field.text('任务编号'),
    year: field.integer('计划年度'),
    planName: field.text('计划名称'),
    documentNo: field.text('计划文号').optional(),
    level: field.code('下达层级', planLevels),
    kind: field.code('抽检种类', sampledKinds),
    category: field.text('品类').optional(),
    stage: field.code('环节', stages),
    purpose: field.code('抽检性质', purposes).default('SUPERVISION'),
    batches: field.integer('计划批次'),
    assignedOn: field.day('下达日期'),
    dueOn: field.day('完成期限').optional(),
    laboratory: field.text('承检机构').optional(),
  }),
  output: z.object({ id: z.string() }),
})

/** Why more was done than planned: rule E08 asks for it. */
export const explainSurplus = operation({
  name: 'explainSurplus',
  title: '说明超额完成',
  method: 'POST',
  path: '/api/sampling-tasks/:id/surplus',
  permission: 'sampling.plan',
  input: z.object({ id, version: z.number(), surplusNote: field.text('超额完成说明') }),
  output: z.object({ id: z.string() }),
})

const SampleRow = z.object({
  id: field.id(),
  formNo: field.text('抽样单编号'),
  party: field.party('被抽样单位'),
  productName: field.text('样品名称'),
  kind: field.code('抽检种类', sampledKinds),
  stage: field.code('环节', stages),
  sampledOn: field.day('抽样日期'),
  reportedOn: field.day('报告日期').nullable(),
  failedItems: field.text('不合格项目').nullable(),
  disposalDueOn: field.day('应处置完毕日期').nullable(),
  state: field.code('状态', sampleStates),
})

export const listSamples = listOperation({
  name: 'listSamples',
  title: '抽样检验台账',
  path: '/api/samples',
  permission: 'sampling.read',
  row: SampleRow,
  filters: {
    kind: field.code('抽检种类', sampledKinds).optional(),
    stage: field.code('环节', stages).optional(),
    state: field.code('状态', sampleStates).optional(),
    formNo: field.text('抽样单编号').optional(),
    sampledFrom: field.day('抽样日期起').optional(),
    sampledTo: field.day('抽样日期止').optional(),
  },
})

export const getSample = detailOperation({
  name: 'getSample',
  title: '样品',
  path: '/api/samples/:id',
  permission: 'sampling.read',
  ledger: { name: 'sample', changedBy: 'sampling.enter' },
  record: SampleRow.extend({
    version: z.number(),
    taskNo: field.text('任务编号'),
    purpose: field.code('抽检性质', purposes),
    category: field.text('品类').nullable(),
    brand: field.text('商标').nullable(),
    spec: field.text('规格型号').nullable(),
    batchNo: field.text('批号').nullable(),
    producedOn: field.day('生产（购进）日期').nullable(),
    producer: field.text('标称生产者').nullable(),
    place: field.text('抽样地点').nullable(),
    samplers: field.text('抽样人员'),
    laboratory: field.text('承检机构').nullable(),
    reportNo: field.text('检验报告编号').nullable(),
    verdict: field.code('检验结论', verdicts).nullable(),
    receivedOn: field.day('本局收到不合格结论日期').nullable(),
    deliveredOn: field.day('检验结果送达日期').nullable(),
    retestAppliedOn: field.day('申请复检日期').nullable(),
    retestedOn: field.day('复检结论日期').nullable(),
    retestVerdict: field.code('复检结论', verdicts).nullable(),
    controls: field.text('产品控制').nullable(),
    cause: field.text('原因分析').nullable(),
    rectification: field.text('整改情况').nullable(),
    caseOutcome: field.code('查处结果', caseOutcomes).nullable(),
    outcomeNo: field.text('案件编号或理由').nullable(),
    extendedTo: field.day('处置期限延长至').nullable(),
    extensionNo: field.text('延期报告文号').nullable(),
    closedOn: field.day('核查处置办结日期').nullable(),
    publishedOn: field.day('结果公布日期').nullable(),
  }),
})

/** A sample as the sampling form says it. */
export const enterSample = operation({
  name: 'enterSample',
  title: '登记抽样单',
  method: 'POST',
  path: '/api/samples',
  permission: 'sampling.enter',
  undo: true,
  input: z.object({
    formNo: field.text('抽样单编号'),
    taskNo: field.text('任务编号'),
    partyCode: field.text('被抽样单位的统一社会信用代码或内部编号'),
    productName: field.text('样品名称'),
    category: field.text('品类').optional(),
    stage: field.code('环节', stages),
    sampledOn: field.day('抽样日期'),
    samplers: field.text('抽样人员', { help: '两名以上，用“、”隔开（食品安全抽样检验管理办法第十五条）。' }),
    producedOn: field.day('生产（购进）日期').optional(),
    batchNo: field.text('批号').optional(),
    spec: field.text('规格型号').optional(),
    brand: field.text('商标').optional(),
    producer: field.text('标称生产者').optional(),
    producerCode: field.text('标称生产者代码或许可证号').optional(),
    place: field.text('抽样地点').optional(),
    sampleQuantity: field.integer('样品数量').optional(),
    backupQuantity: field.integer('备样数量').optional(),
    laboratory: field.text('承检机构').optional(),
  }),
  output: z.object({ id: z.string() }),
})

const of = { id, version: z.number() }
const done = z.object({ id: z.string() })
const act = <S extends z.ZodRawShape>(name: string, title: string, path: string, shape: S) =>
  operation({
    name,
    title,
    method: 'POST',
    path: `/api/samples/:id/${path}`,
    permission: 'sampling.enter',
    input: z.object({ ...of, ...shape }),
    output: done,
  })

export const enterReport = act('enterSampleReport', '登记检验报告', 'report', {
  reportNo: field.text('检验报告编号'),
  reportedOn: field.day('检验报告日期'),
  verdict: field.code('检验结论', verdicts),
  failedItems: field.text('不合格项目', { help: '项目、实测值、标准值。' }).optional(),
  receivedOn: field.day('本局收到不合格结论日期', { help: '送达和核查处置的期限从这一天起算。' }).optional(),
})
export const deliverResult = act('deliverSampleResult', '登记结果送达', 'delivery', {
  deliveredOn: field.day('检验结果送达日期', { help: '收到不合格结论后五个工作日内。' }),
})
export const enterRetest = act('enterRetest', '登记复检结论', 'retest', {
  retestAppliedOn: field.day('申请复检日期', { help: '收到结果七个工作日内（食品安全法第八十八条）。' }),
  retestedOn: field.day('复检结论日期'),
  retestVerdict: field.code('复检结论', verdicts),
})
export const extendDisposal = act('extendDisposal', '延长处置期限', 'extension', {
  extendedTo: field.day('延长至'),
  extensionNo: field.text('延期报告文号'),
})
export const closeDisposal = act('closeDisposal', '办结核查处置', 'close', {
  closedOn: field.day('办结日期'),
  controls: field.text('产品控制', { help: '封存、召回、销毁的数量。' }),
  cause: field.text('原因分析'),
  rectification: field.text('整改情况'),
  caseOutcome: field.code('查处结果', caseOutcomes),
  outcomeNo: field.text('案件编号，或不予立案理由、移送文号').optional(),
  closedBy: field.text('处置人员').optional(),
})
export const publishResult = operation({
  ...act('publishSampleResult', '登记结果公布', 'publication', { publishedOn: field.day('结果公布日期') }),
  bulk: { of: 'sample' },
})
