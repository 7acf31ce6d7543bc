import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  canteenModes,
  cateringMarks,
  gradingStates,
  kitchenModes,
  operatorRoles,
  operatorStates,
  riskGrades,
} from './terms.ts'

export const id = z.uuid('编号不对')
export const made = z.object({ id: z.string() })

export const OperatorRow = z.object({
  id: field.id(),
  party: field.party('主体'),
  role: field.code('业态', operatorRoles),
  licenceNo: field.text('许可证编号').nullable(),
  fromDay: field.day('开业日期'),
  toDay: field.day('终止日期').nullable(),
  state: field.code('状态', operatorStates),
  grade: field.code('风险等级', riskGrades).nullable(),
})

export const listFoodOperators = listOperation({
  name: 'listFoodOperators',
  title: '食品生产经营者名册',
  path: '/api/food-operators',
  permission: 'food-operator.read',
  row: OperatorRow,
  filters: {
    role: field.code('业态', operatorRoles).optional(),
    state: field.code('状态', operatorStates).optional(),
    ungraded: field.bool('只看未分级的').optional(),
  },
})

export const getFoodOperator = detailOperation({
  name: 'getFoodOperator',
  title: '食品生产经营者',
  path: '/api/food-operators/:id',
  permission: 'food-operator.read',
  ledger: { name: 'food_operator', changedBy: 'food-operator.register' },
  record: OperatorRow.extend({
    version: z.number(),
    premises: field.text('经营场所').nullable(),
    scope: field.text('经营项目').nullable(),
    endReason: field.text('终止原因').nullable(),
    supervisor: field.text('监管责任人').nullable(),
    safetyDirector: field.text('食品安全总监').nullable(),
    safetyOfficer: field.text('食品安全员').nullable(),
    diners: field.integer('就餐人数').nullable(),
    boarding: field.bool('寄宿制').nullable(),
    canteenMode: field.code('食堂经营方式', canteenModes).nullable(),
    contractor: field.text('承包方或配送单位').nullable(),
    gradings: z
      .array(
        z.object({
          year: field.integer('评定年度'),
          grade: field.code('风险等级', riskGrades),
          total: field.text('总分'),
          confirmedOn: field.day('确认日期').nullable(),
          state: field.code('状态', gradingStates),
        }),
      )
      .meta({ title: '风险分级', kind: 'lines' }),
    ratings: z
      .array(
        z.object({
          year: field.integer('年度'),
          mark: field.code('评定等级', cateringMarks),
          ratedOn: field.day('评定日期'),
        }),
      )
      .meta({ title: '餐饮评定', kind: 'lines' }),
    kitchens: z
      .array(
        z.object({
          mode: field.code('明厨亮灶方式', kitchenModes),
          builtOn: field.day('建成验收日期').nullable(),
          onlineFrom: field.day('联网日期').nullable(),
        }),
      )
      .meta({ title: '明厨亮灶', kind: 'lines' }),
  }),
})

export const registerFoodOperator = operation({
  name: 'registerFoodOperator',
  title: '登记食品生产经营者',
  method: 'POST',
  path: '/api/food-operators',
  permission: 'food-operator.register',
  undo: true,
  input: z.object({
    partyCode: field.text('统一社会信用代码或单位编号'),
    role: field.code('业态', operatorRoles),
    licenceNo: field.text('许可证（登记证）编号').optional(),
    fromDay: field.day('开业日期', { help: '一般填首次取得许可的日期。' }),
    premises: field.text('经营场所').optional(),
    scope: field.text('经营项目').optional(),
    supervisor: field.text('监管责任人').optional(),
    safetyOfficer: field.text('食品安全员').optional(),
    diners: field.integer('就餐人数', { help: '只填食堂。' }).optional(),
    canteenMode: field.code('食堂经营方式', canteenModes).optional(),
    contractor: field.text('承包方或配送单位').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: made,
})

export const endFoodOperator = operation({
  name: 'endFoodOperator',
  title: '登记终止经营',
  method: 'POST',
  path: '/api/food-operators/:id/end',
  permission: 'food-operator.register',
  bulk: { of: 'food_operator' },
  input: z.object({ id, version: z.number(), toDay: field.day('终止日期'), endReason: field.text('终止原因') }),
  output: made,
})

const GradingRow = z.object({
  id: field.id(),
  party: field.party('主体'),
  role: field.code('业态', operatorRoles),
  year: field.integer('评定年度'),
  total: field.text('总分'),
  grade: field.code('风险等级', riskGrades),
  plannedVisits: field.integer('每年至少检查次数').nullable(),
  scoredOn: field.day('评分日期'),
  confirmedOn: field.day('确认日期').nullable(),
  validTo: field.day('应重评日期').nullable(),
  state: field.code('状态', gradingStates),
})

export const listFoodGradings = listOperation({
  name: 'listFoodGradings',
  title: '食品生产经营风险分级清单',
  path: '/api/food-gradings',
  permission: 'food-operator.read',
  row: GradingRow,
  filters: {
    grade: field.code('风险等级', riskGrades).optional(),
    state: field.code('状态', gradingStates).optional(),
    year: field.integer('评定年度').optional(),
  },
})

export const getFoodGrading = detailOperation({
  name: 'getFoodGrading',
  title: '风险分级',
  path: '/api/food-gradings/:id',
  permission: 'food-operator.read',
  ledger: { name: 'food_grading', changedBy: 'food-operator.score' },
  record: GradingRow.extend({
    version: z.number(),
    ruleVersion: field.text('评分表版本'),
    staticScore: field.text('静态风险分值'),
    dynamicScore: field.text('动态风险分值').nullable(),
    bandGrade: field.code('按分值对应的等级', riskGrades),
    adjustment: field.integer('调整级数'),
    adjustReason: field.text('调整理由').nullable(),
    scoredBy: field.text('评分人').nullable(),
    confirmedBy: field.text('确认人').nullable(),
    notifiedOn: field.day('告知日期').nullable(),
    replacedOn: field.day('重评日期').nullable(),
    items: z
      .array(z.object({ part: field.text('部分'), item: field.text('项目'), points: field.text('分值') }))
      .meta({ title: '评分明细', kind: 'lines' }),
  }),
})

export const scoreFoodOperator = operation({
  name: 'scoreFoodOperator',
  title: '风险分级评分',
  method: 'POST',
  path: '/api/food-operators/:id/score',
  permission: 'food-operator.score',
  input: z.object({
    id,
    ruleVersion: field.text('评分表版本', { help: '如：餐饮服务 2016 版。' }),
    staticScore: field.text('静态风险分值', { help: '0 到 40。' }),
    dynamicScore: field.text('动态风险分值', { help: '0 到 60；新办的可以不填，静态分折成百分。' }).optional(),
    staticItems: field.text('静态评分明细', { help: '写成“经营面积 2；供货者数量 3”，加起来要等于分值。' }).optional(),
    dynamicItems: field.text('动态评分明细').optional(),
    adjustment: field.integer('调整级数', { help: '-1 调低一级，1、2 调高一级、两级。' }).default(0),
    adjustReason: field.text('调整理由和依据文号').optional(),
    scoredOn: field.day('评分日期'),
  }),
  output: z.object({ id: z.string(), grade: z.string(), total: z.string() }),
})

export const confirmFoodGrading = operation({
  name: 'confirmFoodGrading',
  title: '确认风险等级',
  method: 'POST',
  path: '/api/food-gradings/:id/confirm',
  permission: 'food-operator.confirm',
  bulk: { of: 'food_grading' },
  input: z.object({
    id,
    version: z.number(),
    confirmedOn: field.day('确认日期'),
    notifiedOn: field.day('告知日期').optional(),
  }),
  output: z.object({ id: z.string(), validTo: z.string() }),
})

export const listCateringRatings = listOperation({
  name: 'listCateringRatings',
  title: '餐饮服务经营者评定清单',
  path: '/api/catering-ratings',
  permission: 'food-operator.read',
  row: z.object({
    id: field.id(),
    party: field.party('主体'),
    year: field.integer('评定年度'),
    average: field.text('平均分').nullable(),
    mark: field.code('评定等级', cateringMarks),
    ratedOn: field.day('评定日期'),
    rater: field.text('评定人').nullable(),
    postedOn: field.day('公示牌张贴日期').nullable(),
  }),
  filters: {
    mark: field.code('评定等级', cateringMarks).optional(),
    year: field.integer('评定年度').optional(),
  },
})

export const rateCatering = operation({
  name: 'rateCatering',
  title: '餐饮服务经营者年度评定',
  method: 'POST',
  path: '/api/food-operators/:id/rate',
  permission: 'food-operator.score',
  input: z.object({
    id,
    average: field.text('平均分', { help: '十分制，过去十二个月各次检查的平均。' }),
    keyFailures: field.integer('关键项不合格数').default(0),
    ratedOn: field.day('评定日期'),
    postedOn: field.day('公示牌张贴日期').optional(),
  }),
  output: z.object({ id: z.string(), mark: z.string() }),
})
