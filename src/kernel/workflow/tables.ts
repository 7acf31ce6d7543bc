import { bool, coded, day, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { ApprovalDecision, ApprovalWay } from './terms.ts'

/** Something sent for approval before it is done: what exactly, by whom, and what came of it. */
export const approval = ledger(
  'approval',
  '审批单：谁送审什么、谁批准、屏幕上批还是纸上批',
  {
    operation: text('送审的操作').notNull(),
    title: text('送审事项').notNull(),
    recordId: uuid('所涉记录'),
    input: json<Record<string, unknown>>('送审的内容').notNull(),
    askedBy: text('送审人').notNull(),
    askedById: text('送审人编号').notNull(),
    askedOn: day('送审日期').notNull(),
    decision: coded<ApprovalDecision>('审批意见'),
    decidedBy: text('审批人'),
    decidedById: text('审批人编号'),
    decidedOn: day('审批日期：纸上批的以纸上日期为准'),
    way: coded<ApprovalWay>('审批方式'),
    opinion: text('审批说明'),
    paper: text('纸质审批单编号'),
    scanDigest: text('扫描件（附件）的内容摘要'),
    withdrawnOn: day('撤回日期'),
    usedOn: day('据此办理的日期'),
  },
  {
    indexes: [
      { on: ['askedOn'] },
      { on: ['recordId'] },
      { on: ['askedOn', 'operation'], where: 'decision is null' },
      { on: ['askedById'], where: 'used_on is null' },
    ],
  },
)

/** Which operations need an approval first: the bureau's decision, with dates. Those that statute demands need no row. */
export const approvalRule = ledger(
  'approval_rule',
  '审批规定：哪些操作要先批准',
  {
    operation: text('操作').notNull(),
    required: bool('要先批准').notNull(),
    fromDay: day('起始日').notNull(),
    reason: text('依据或理由').notNull(),
  },
  { indexes: [{ on: ['operation', 'fromDay'], unique: true }] },
)
