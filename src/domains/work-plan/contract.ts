import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { itemStates, planKinds } from './terms.ts'

const id = z.uuid('编号不对')
const version = z.number()
const read = 'work-plan.read'
const enter = 'work-plan.enter'

export const PlanRow = z.object({
  title: field.text('名称'),
  id: field.id(),
  year: field.integer('计划年度'),
  kind: field.code('种类', planKinds),
  adoptedOn: field.day('印发日期'),
  unitCode: field.text('牵头机构').nullable(),
  items: field.integer('事项'),
  done: field.integer('已完成'),
  overdue: field.integer('逾期'),
})

export const listPlans = listOperation({
  name: 'listWorkPlans',
  title: '工作计划和方案',
  path: '/api/work-plans',
  permission: read,
  row: PlanRow,
  filters: { year: field.integer('计划年度').optional(), kind: field.code('种类', planKinds).optional() },
})

export const getPlan = detailOperation({
  name: 'getWorkPlan',
  title: '工作计划',
  path: '/api/work-plans/:id',
  permission: read,
  ledger: { name: 'work_plan', changedBy: enter },
  record: PlanRow.extend({
    version,
    documentNo: field.text('印发文号').nullable(),
    lines: z
      .array(
        z.object({
          itemNo: field.integer('序号'),
          part: field.text('所属部分'),
          content: field.text('工作内容'),
          unitCode: field.text('责任机构'),
          dueOn: field.day('完成期限'),
          state: field.code('状态', itemStates),
        }),
      )
      .meta({ title: '事项', kind: 'lines' }),
  }),
})

export const adoptPlan = operation({
  name: 'adoptWorkPlan',
  title: '登记工作计划',
  method: 'POST',
  path: '/api/work-plans',
  permission: enter,
  undo: true,
  input: z.object({
    year: field.integer('计划年度'),
    kind: field.code('种类', planKinds),
    title: field.text('名称'),
    documentNo: field.text('印发文号').optional(),
    adoptedOn: field.day('印发日期'),
    unitCode: field.text('牵头机构').optional(),
  }),
  output: z.object({ id: z.string() }),
})

/** Takes what the plans of this kind left open in the year before into this plan, each item due a year later. */
export const carryOver = operation({
  name: 'carryOverPlan',
  title: '结转上年未完成事项',
  method: 'POST',
  path: '/api/work-plans/:id/carry-over',
  permission: enter,
  input: z.object({ id, version, carriedOn: field.day('结转日期') }),
  output: z.object({ carried: z.number() }),
})

export const ItemRow = z.object({
  content: field.text('工作内容'),
  id: field.id(),
  planTitle: field.text('计划'),
  itemNo: field.integer('序号'),
  part: field.text('所属部分'),
  unitCode: field.text('责任机构'),
  holder: field.text('责任人').nullable(),
  dueOn: field.day('完成期限'),
  percent: field.integer('进展（％）').nullable(),
  state: field.code('状态', itemStates),
})

export const listItems = listOperation({
  name: 'listPlanItems',
  title: '计划事项',
  path: '/api/plan-items',
  permission: read,
  row: ItemRow,
  filters: {
    plan: id.optional().meta({ title: '计划', kind: 'id' }),
    state: field.code('状态', itemStates).optional(),
    unitCode: field.text('责任机构').optional(),
    dueFrom: field.day('完成期限起').optional(),
    dueTo: field.day('完成期限止').optional(),
  },
})

export const getItem = detailOperation({
  name: 'getPlanItem',
  title: '计划事项',
  path: '/api/plan-items/:id',
  permission: read,
  ledger: { name: 'plan_item', changedBy: enter },
  record: ItemRow.extend({
    version,
    target: field.text('目标').nullable(),
    doneOn: field.day('完成日期').nullable(),
    result: field.text('完成情况').nullable(),
    cancelledOn: field.day('取消日期').nullable(),
    cancelReason: field.text('取消原因').nullable(),
    carriedOn: field.day('结转日期').nullable(),
    unanswered: field.bool('有督办没有回复'),
    progress: z
      .array(
        z.object({
          reportedOn: field.day('日期'),
          percent: field.integer('完成百分比'),
          progress: field.text('进展'),
          reportedBy: field.text('填报人'),
        }),
      )
      .meta({ title: '进展', kind: 'lines' }),
    supervisions: z
      .array(
        z.object({
          issuedOn: field.day('督办日期'),
          documentNo: field.text('督办文号').nullable(),
          demand: field.text('督办要求'),
          replyDueOn: field.day('回复期限'),
          repliedOn: field.day('回复日期').nullable(),
          reply: field.text('回复内容').nullable(),
        }),
      )
      .meta({ title: '督办', kind: 'lines' }),
  }),
})

export const addItem = operation({
  name: 'addPlanItem',
  title: '增加计划事项',
  method: 'POST',
  path: '/api/work-plans/:id/items',
  permission: enter,
  undo: true,
  input: z.object({
    id,
    part: field.text('所属部分'),
    content: field.lines('工作内容', 2000),
    target: field.text('目标').optional(),
    unitCode: field.text('责任机构'),
    holder: field.text('责任人').optional(),
    dueOn: field.day('完成期限'),
  }),
  output: z.object({ id: z.string() }),
})

export const reportProgress = operation({
  name: 'reportPlanProgress',
  title: '填报进展',
  method: 'POST',
  path: '/api/plan-items/:id/progress',
  permission: enter,
  undo: true,
  input: z.object({
    id,
    reportedOn: field.day('日期'),
    percent: field.integer('完成百分比', { help: '0 到 100。' }),
    progress: field.lines('进展', 2000),
  }),
  output: z.object({ id: z.string() }),
})

export const finishItem = operation({
  name: 'finishPlanItem',
  title: '登记事项完成',
  method: 'POST',
  path: '/api/plan-items/:id/finish',
  permission: enter,
  input: z.object({ id, version, doneOn: field.day('完成日期'), result: field.lines('完成情况', 2000) }),
  output: z.object({}),
})

export const cancelItem = operation({
  name: 'cancelPlanItem',
  title: '取消事项',
  method: 'POST',
  path: '/api/plan-items/:id/cancel',
  permission: enter,
  input: z.object({ id, version, cancelledOn: field.day('取消日期'), cancelReason: field.text('取消原因') }),
  output: z.object({}),
})

export const superviseItem = operation({
  name: 'supervisePlanItem',
  title: '登记督办',
  method: 'POST',
  path: '/api/plan-items/:id/supervise',
  permission: enter,
  undo: true,
  input: z.object({
    id,
    issuedOn: field.day('督办日期'),
    documentNo: field.text('督办文号').optional(),
    demand: field.lines('督办要求', 2000),
    replyDueOn: field.day('回复期限'),
  }),
  output: z.object({ id: z.string() }),
})

/** Answers the oldest supervision of an item that is not answered yet. */
export const replySupervision = operation({
  name: 'replyPlanSupervision',
  title: '回复督办',
  method: 'POST',
  path: '/api/plan-items/:id/reply',
  permission: enter,
  input: z.object({ id, repliedOn: field.day('回复日期'), reply: field.lines('回复内容', 2000) }),
  output: z.object({}),
})
