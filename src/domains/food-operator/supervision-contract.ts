import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { id, made } from './contract.ts'
import {
  connectionStates,
  kitchenModes,
  kitchenStates,
  operatorRoles,
  reportKinds,
  reportStates,
  reviewResults,
  selfMarks,
} from './terms.ts'

/** Ledgers that hang on an operator: electronic supervision, reports of self-checks, open kitchens. */
const reading = 'food-operator.read'
const writing = 'food-operator.register'
const versioned = { id, version: z.number() }

const ConnectionRow = z.object({
  id: field.id(),
  party: field.party('主体'),
  role: field.code('业态', operatorRoles),
  platform: field.text('电子监管系统'),
  connectedOn: field.day('接入日期'),
  disconnectedOn: field.day('断开日期').nullable(),
  lastDataOn: field.day('最近上传数据日期').nullable(),
  state: field.code('状态', connectionStates),
})

export const listFoodConnections = listOperation({
  name: 'listFoodConnections',
  title: '食品电子监管接入清单',
  path: '/api/food-connections',
  permission: reading,
  row: ConnectionRow,
  filters: {
    role: field.code('业态', operatorRoles).optional(),
    state: field.code('状态', connectionStates).optional(),
  },
})

export const getFoodConnection = detailOperation({
  name: 'getFoodConnection',
  title: '电子监管接入',
  path: '/api/food-connections/:id',
  permission: reading,
  ledger: { name: 'food_connection', changedBy: writing },
  record: ConnectionRow.extend({
    version: z.number(),
    accountNo: field.text('系统账号或编号').nullable(),
    endReason: field.text('断开原因').nullable(),
  }),
})

export const connectFoodOperator = operation({
  name: 'connectFoodOperator',
  title: '登记接入电子监管',
  method: 'POST',
  path: '/api/food-operators/:id/connect',
  permission: writing,
  undo: true,
  input: z.object({
    id,
    platform: field.text('电子监管系统'),
    accountNo: field.text('系统账号或编号').optional(),
    connectedOn: field.day('接入日期'),
  }),
  output: made,
})

export const disconnectFoodOperator = operation({
  name: 'disconnectFoodOperator',
  title: '登记断开电子监管',
  method: 'POST',
  path: '/api/food-connections/:id/end',
  permission: writing,
  input: z.object({ ...versioned, disconnectedOn: field.day('断开日期'), endReason: field.text('断开原因') }),
  output: made,
})

const ReportRow = z.object({
  id: field.id(),
  party: field.party('主体'),
  kind: field.code('报告种类', reportKinds),
  periodFrom: field.day('自查期间起'),
  periodTo: field.day('自查期间止'),
  selfMark: field.code('自评结论', selfMarks),
  submittedOn: field.day('提交日期'),
  reviewedOn: field.day('审核日期').nullable(),
  followDueOn: field.day('隐患整改期限').nullable(),
  state: field.code('状态', reportStates),
})

export const listFoodSelfReports = listOperation({
  name: 'listFoodSelfReports',
  title: '食品安全自查评价清单',
  path: '/api/food-self-reports',
  permission: reading,
  row: ReportRow,
  filters: {
    kind: field.code('报告种类', reportKinds).optional(),
    state: field.code('状态', reportStates).optional(),
    submittedFrom: field.day('提交日期起').optional(),
    submittedTo: field.day('提交日期止').optional(),
  },
})

export const getFoodSelfReport = detailOperation({
  name: 'getFoodSelfReport',
  title: '自查评价报告',
  path: '/api/food-self-reports/:id',
  permission: reading,
  ledger: { name: 'food_self_report', changedBy: writing },
  record: ReportRow.extend({
    version: z.number(),
    itemsChecked: field.integer('自查项数').nullable(),
    hazards: field.text('发现的问题和隐患').nullable(),
    measures: field.text('整改措施').nullable(),
    submittedBy: field.text('提交人').nullable(),
    reviewedBy: field.text('审核人').nullable(),
    reviewNote: field.text('审核意见').nullable(),
    followedOn: field.day('隐患整改核实日期').nullable(),
    followNote: field.text('核实情况').nullable(),
  }),
})

export const submitFoodSelfReport = operation({
  name: 'submitFoodSelfReport',
  title: '登记自查评价报告',
  method: 'POST',
  path: '/api/food-operators/:id/self-report',
  permission: writing,
  undo: true,
  input: z.object({
    id,
    kind: field.code('报告种类', reportKinds),
    periodFrom: field.day('自查期间起'),
    periodTo: field.day('自查期间止'),
    itemsChecked: field.integer('自查项数').optional(),
    selfMark: field.code('自评结论', selfMarks),
    hazards: field.text('发现的问题和隐患').optional(),
    measures: field.text('整改措施').optional(),
    submittedOn: field.day('提交日期'),
    submittedBy: field.text('提交人').optional(),
  }),
  output: made,
})

export const reviewFoodSelfReport = operation({
  name: 'reviewFoodSelfReport',
  title: '审核自查评价报告',
  method: 'POST',
  path: '/api/food-self-reports/:id/review',
  permission: 'food-operator.confirm',
  bulk: { of: 'food_self_report' },
  input: z.object({
    ...versioned,
    result: field.code('审核结果', reviewResults),
    reviewedOn: field.day('审核日期'),
    reviewNote: field.text('审核意见').optional(),
    followDueOn: field.day('隐患整改期限', { help: '报告写了隐患的要填。' }).optional(),
  }),
  output: made,
})

export const followFoodSelfReport = operation({
  name: 'followFoodSelfReport',
  title: '核实隐患整改',
  method: 'POST',
  path: '/api/food-self-reports/:id/follow',
  permission: writing,
  input: z.object({ ...versioned, followedOn: field.day('核实日期'), followNote: field.text('核实情况') }),
  output: made,
})

const KitchenRow = z.object({
  id: field.id(),
  party: field.party('单位'),
  role: field.code('业态', operatorRoles),
  mode: field.code('建设方式', kitchenModes),
  startedOn: field.day('开始建设日期'),
  builtOn: field.day('建成验收日期').nullable(),
  onlineFrom: field.day('联网日期').nullable(),
  onlineTo: field.day('断线日期').nullable(),
  platform: field.text('接入平台').nullable(),
  state: field.code('状态', kitchenStates),
})

export const listOpenKitchens = listOperation({
  name: 'listOpenKitchens',
  title: '明厨亮灶清单',
  path: '/api/open-kitchens',
  permission: reading,
  row: KitchenRow,
  filters: {
    role: field.code('业态', operatorRoles).optional(),
    state: field.code('状态', kitchenStates).optional(),
  },
})

export const getOpenKitchen = detailOperation({
  name: 'getOpenKitchen',
  title: '明厨亮灶',
  path: '/api/open-kitchens/:id',
  permission: reading,
  ledger: { name: 'open_kitchen', changedBy: writing },
  record: KitchenRow.extend({
    version: z.number(),
    cameras: field.integer('摄像头数').nullable(),
    areas: field.text('覆盖区域').nullable(),
    acceptedBy: field.text('验收人').nullable(),
    removedOn: field.day('拆除日期').nullable(),
    removeReason: field.text('拆除原因').nullable(),
  }),
})

export const buildOpenKitchen = operation({
  name: 'buildOpenKitchen',
  title: '登记明厨亮灶建设',
  method: 'POST',
  path: '/api/food-operators/:id/open-kitchen',
  permission: writing,
  undo: true,
  input: z.object({
    id,
    mode: field.code('建设方式', kitchenModes),
    startedOn: field.day('开始建设日期'),
    builtOn: field.day('建成验收日期', { help: '还没有验收的不填。' }).optional(),
    cameras: field.integer('摄像头数').optional(),
    areas: field.text('覆盖区域').optional(),
  }),
  output: made,
})

export const acceptOpenKitchen = operation({
  name: 'acceptOpenKitchen',
  title: '验收明厨亮灶',
  method: 'POST',
  path: '/api/open-kitchens/:id/accept',
  permission: writing,
  input: z.object({ ...versioned, builtOn: field.day('建成验收日期'), acceptedBy: field.text('验收人') }),
  output: made,
})

export const putKitchenOnline = operation({
  name: 'putKitchenOnline',
  title: '登记明厨亮灶联网',
  method: 'POST',
  path: '/api/open-kitchens/:id/online',
  permission: writing,
  input: z.object({ ...versioned, onlineFrom: field.day('联网日期'), platform: field.text('接入平台') }),
  output: made,
})

export const takeKitchenOffline = operation({
  name: 'takeKitchenOffline',
  title: '登记明厨亮灶断线',
  method: 'POST',
  path: '/api/open-kitchens/:id/offline',
  permission: writing,
  input: z.object({ ...versioned, onlineTo: field.day('断线日期') }),
  output: made,
})

export const removeOpenKitchen = operation({
  name: 'removeOpenKitchen',
  title: '登记明厨亮灶拆除',
  method: 'POST',
  path: '/api/open-kitchens/:id/remove',
  permission: writing,
  input: z.object({ ...versioned, removedOn: field.day('拆除日期'), removeReason: field.text('拆除原因') }),
  output: made,
})
