import { coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { PlanKind } from './terms.ts'

/** A plan of a year: the bureau's own, or a programme of the county that several departments share. */
export const workPlan = ledger(
  'work_plan',
  '工作计划和方案',
  {
    year: integer('计划年度').notNull(),
    kind: coded<PlanKind>('种类').notNull(),
    title: text('名称').notNull(),
    documentNo: text('印发文号'),
    adoptedOn: day('印发日期').notNull(),
    unitCode: text('牵头机构'),
  },
  { indexes: [{ on: ['year', 'title'], unique: true }, { on: ['adoptedOn', 'id'] }], policy: 'shared' },
)

/** One thing that a plan wants done: by whom, until when, and how it ended. */
export const planItem = ledger(
  'plan_item',
  '计划事项：责任机构、责任人、期限、结果',
  {
    planId: uuid('计划').notNull(),
    itemNo: integer('序号').notNull(),
    part: text('所属部分').notNull(),
    content: text('工作内容').notNull(),
    target: text('目标'),
    unitCode: text('责任机构').notNull(),
    holder: text('责任人'),
    dueOn: day('完成期限').notNull(),
    doneOn: day('完成日期'),
    result: text('完成情况'),
    cancelledOn: day('取消日期'),
    cancelReason: text('取消原因'),
    carriedOn: day('结转日期'),
    carriedFrom: uuid('由上年哪一项结转'),
  },
  {
    indexes: [
      { on: ['planId', 'itemNo'], unique: true },
      { on: ['dueOn', 'id'] },
      { on: ['carriedFrom'], where: 'carried_from is not null' },
    ],
    references: { planId: () => workPlan },
    policy: 'shared',
  },
)

export const planProgress = ledger(
  'plan_progress',
  '计划事项的进展',
  {
    itemId: uuid('计划事项').notNull(),
    reportedOn: day('日期').notNull(),
    percent: integer('完成百分比').notNull(),
    progress: text('进展').notNull(),
    reportedBy: text('填报人').notNull(),
  },
  { indexes: [{ on: ['itemId', 'reportedOn'] }], references: { itemId: () => planItem }, policy: 'shared' },
)

/** A notice of supervision (督办) on an item, with the day by which the owner must answer. */
export const planSupervision = ledger(
  'plan_supervision',
  '计划事项督办：督办通知和回复',
  {
    itemId: uuid('计划事项').notNull(),
    issuedOn: day('督办日期').notNull(),
    documentNo: text('督办文号'),
    demand: text('督办要求').notNull(),
    replyDueOn: day('回复期限').notNull(),
    repliedOn: day('回复日期'),
    reply: text('回复内容'),
  },
  {
    indexes: [{ on: ['itemId'] }, { on: ['issuedOn', 'id'] }],
    references: { itemId: () => planItem },
    policy: 'shared',
  },
)
