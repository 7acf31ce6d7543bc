import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  accidentGrades,
  accidentStates,
  conclusions,
  eventKinds,
  eventLevels,
  eventStates,
  siteResults,
  siteStates,
} from './terms.ts'

const id = z.uuid('编号不对')
const versioned = { id, version: z.number() }
const made = z.object({ id: z.string() })
const reading = 'event-guarantee.read'
const writing = 'event-guarantee.enter'

const EventRow = z.object({
  id: field.id(),
  name: field.text('保障任务'),
  kind: field.code('种类', eventKinds),
  startOn: field.day('开始日期'),
  endOn: field.day('结束日期'),
  diners: field.integer('用餐人数').nullable(),
  staff: field.integer('出动人次').nullable(),
  closedOn: field.day('完成日期').nullable(),
  state: field.code('状态', eventStates),
})

export const listGuarantees = listOperation({
  name: 'listGuarantees',
  title: '节假日和重大活动食品安全保障清单',
  path: '/api/guarantees',
  permission: reading,
  row: EventRow,
  filters: {
    kind: field.code('种类', eventKinds).optional(),
    state: field.code('状态', eventStates).optional(),
    startFrom: field.day('开始日期起').optional(),
    startTo: field.day('开始日期止').optional(),
  },
})

export const getGuarantee = detailOperation({
  name: 'getGuarantee',
  title: '食品安全保障任务',
  path: '/api/guarantees/:id',
  permission: reading,
  ledger: { name: 'guarantee_event', changedBy: writing },
  record: EventRow.extend({
    version: z.number(),
    level: field.code('级别', eventLevels).nullable(),
    host: field.text('主办单位').nullable(),
    notifiedOn: field.day('接到告知日期'),
    assessedOn: field.day('风险评估日期').nullable(),
    riskNote: field.text('风险评估结论').nullable(),
    plannedOn: field.day('方案印发日期').nullable(),
    planDocNo: field.text('方案文号').nullable(),
    leader: field.text('保障负责人').nullable(),
    meals: field.integer('保障餐次').nullable(),
    quickTests: field.integer('快速检测批次').nullable(),
    quickFailures: field.integer('快速检测不合格批次').nullable(),
    summary: field.text('小结').nullable(),
    cancelReason: field.text('取消原因').nullable(),
    accidents: field.integer('登记的食品安全事故'),
    sites: z
      .array(
        z.object({
          unit: field.text('点位'),
          checkedOn: field.day('检查日期').nullable(),
          result: field.code('检查结果', siteResults).nullable(),
          correctedOn: field.day('整改核实日期').nullable(),
          dutyOfficers: field.text('驻点人员').nullable(),
          state: field.code('状态', siteStates),
        }),
      )
      .meta({ title: '保障点位', kind: 'lines' }),
  }),
})

export const registerGuarantee = operation({
  name: 'registerGuarantee',
  title: '登记食品安全保障任务',
  method: 'POST',
  path: '/api/guarantees',
  permission: writing,
  undo: true,
  input: z.object({
    name: field.text('保障任务名称'),
    kind: field.code('种类', eventKinds),
    level: field.code('级别', eventLevels).optional(),
    host: field.text('主办单位', { help: '节假日不填。' }).optional(),
    notifiedOn: field.day('接到告知或部署日期'),
    startOn: field.day('开始日期'),
    endOn: field.day('结束日期'),
    diners: field.integer('用餐人数').optional(),
  }),
  output: z.object({ id: z.string(), notice: z.string().nullable() }),
})

export const planGuarantee = operation({
  name: 'planGuarantee',
  title: '登记风险评估和保障方案',
  method: 'POST',
  path: '/api/guarantees/:id/plan',
  permission: writing,
  input: z.object({
    ...versioned,
    assessedOn: field.day('风险评估日期'),
    riskNote: field.text('风险评估结论').optional(),
    plannedOn: field.day('保障方案印发日期'),
    planDocNo: field.text('保障方案文号').optional(),
    leader: field.text('保障负责人').optional(),
  }),
  output: made,
})

export const closeGuarantee = operation({
  name: 'closeGuarantee',
  title: '保障任务总结归档',
  method: 'POST',
  path: '/api/guarantees/:id/close',
  permission: writing,
  input: z.object({
    ...versioned,
    closedOn: field.day('完成日期'),
    meals: field.integer('保障餐次').optional(),
    diners: field.integer('用餐人数').optional(),
    staff: field.integer('出动执法人员（人次）').optional(),
    quickTests: field.integer('快速检测批次').optional(),
    quickFailures: field.integer('快速检测不合格批次').optional(),
    summary: field.text('保障情况小结'),
  }),
  output: made,
})

export const cancelGuarantee = operation({
  name: 'cancelGuarantee',
  title: '取消保障任务',
  method: 'POST',
  path: '/api/guarantees/:id/cancel',
  permission: writing,
  input: z.object({ ...versioned, cancelledOn: field.day('取消日期'), cancelReason: field.text('取消原因') }),
  output: made,
})

export const addGuaranteeSite = operation({
  name: 'addGuaranteeSite',
  title: '安排保障点位',
  method: 'POST',
  path: '/api/guarantees/:id/sites',
  permission: writing,
  undo: true,
  input: z.object({
    id,
    partyCode: field.text('单位的统一社会信用代码或编号'),
    diners: field.integer('用餐人数').optional(),
    meals: field.integer('保障餐次').optional(),
    dutyOfficers: field.text('驻点人员').optional(),
  }),
  output: made,
})

const SiteRow = z.object({
  id: field.id(),
  party: field.party('点位'),
  event: field.text('保障任务'),
  addedOn: field.day('列入日期'),
  checkedOn: field.day('检查日期').nullable(),
  result: field.code('检查结果', siteResults).nullable(),
  state: field.code('状态', siteStates),
})

export const listGuaranteeSites = listOperation({
  name: 'listGuaranteeSites',
  title: '保障点位清单',
  path: '/api/guarantee-sites',
  permission: reading,
  row: SiteRow,
  filters: { state: field.code('状态', siteStates).optional() },
})

export const getGuaranteeSite = detailOperation({
  name: 'getGuaranteeSite',
  title: '保障点位',
  path: '/api/guarantee-sites/:id',
  permission: reading,
  ledger: { name: 'guarantee_site', changedBy: writing },
  record: SiteRow.extend({
    version: z.number(),
    diners: field.integer('用餐人数').nullable(),
    meals: field.integer('保障餐次').nullable(),
    dutyOfficers: field.text('驻点人员').nullable(),
    hazards: field.text('发现的隐患').nullable(),
    correctedOn: field.day('整改核实日期').nullable(),
    correctNote: field.text('整改情况').nullable(),
    samplesKept: field.integer('留样份数').nullable(),
  }),
})

export const checkGuaranteeSite = operation({
  name: 'checkGuaranteeSite',
  title: '登记点位风险检查',
  method: 'POST',
  path: '/api/guarantee-sites/:id/check',
  permission: writing,
  input: z.object({
    ...versioned,
    checkedOn: field.day('检查日期'),
    result: field.code('检查结果', siteResults),
    hazards: field.text('发现的隐患').optional(),
    samplesKept: field.integer('留样份数').optional(),
  }),
  output: made,
})

export const correctGuaranteeSite = operation({
  name: 'correctGuaranteeSite',
  title: '核实点位整改',
  method: 'POST',
  path: '/api/guarantee-sites/:id/correct',
  permission: writing,
  input: z.object({ ...versioned, correctedOn: field.day('整改核实日期'), correctNote: field.text('整改情况') }),
  output: made,
})

const AccidentRow = z.object({
  id: field.id(),
  happenedOn: field.day('发生日期'),
  place: field.text('发生地点'),
  ill: field.integer('发病人数'),
  deaths: field.integer('死亡人数'),
  grade: field.code('等级', accidentGrades),
  reportedOn: field.day('接到报告日期'),
  state: field.code('状态', accidentStates),
})

export const listFoodAccidents = listOperation({
  name: 'listFoodAccidents',
  title: '食品安全事故清单',
  path: '/api/food-accidents',
  permission: reading,
  row: AccidentRow,
  filters: { state: field.code('状态', accidentStates).optional() },
})

export const getFoodAccident = detailOperation({
  name: 'getFoodAccident',
  title: '食品安全事故',
  path: '/api/food-accidents/:id',
  permission: reading,
  ledger: { name: 'food_accident', changedBy: writing },
  record: AccidentRow.extend({
    version: z.number(),
    party: field.party('责任单位').nullable(),
    event: field.text('所在保障任务').nullable(),
    description: field.text('情况'),
    reporter: field.text('报告单位').nullable(),
    reportedUpOn: field.day('报告县政府和上级局日期').nullable(),
    concludedOn: field.day('调查结论日期').nullable(),
    cause: field.text('原因').nullable(),
    measures: field.text('处置措施').nullable(),
  }),
})

const accident = {
  partyCode: field.text('责任单位的统一社会信用代码或编号').optional(),
  happenedOn: field.day('发生日期'),
  place: field.text('发生地点'),
  description: field.text('情况'),
  ill: field.integer('发病人数'),
  deaths: field.integer('死亡人数').default(0),
  reporter: field.text('报告单位').optional(),
  reportedOn: field.day('接到报告日期'),
  reportedUpOn: field.day('报告县政府和上级局日期').optional(),
}

export const reportFoodAccident = operation({
  name: 'reportFoodAccident',
  title: '登记食品安全事故（疑似）',
  method: 'POST',
  path: '/api/food-accidents',
  permission: writing,
  input: z.object(accident),
  output: made,
})

export const reportEventAccident = operation({
  name: 'reportEventAccident',
  title: '登记保障期间的食品安全事故',
  method: 'POST',
  path: '/api/guarantees/:id/accidents',
  permission: writing,
  input: z.object({ id, ...accident }),
  output: made,
})

export const concludeFoodAccident = operation({
  name: 'concludeFoodAccident',
  title: '登记事故调查结论',
  method: 'POST',
  path: '/api/food-accidents/:id/conclude',
  permission: writing,
  input: z.object({
    ...versioned,
    concludedOn: field.day('调查结论日期'),
    conclusion: field.code('调查结论', conclusions),
    cause: field.text('原因').optional(),
    measures: field.text('处置措施').optional(),
  }),
  output: made,
})
