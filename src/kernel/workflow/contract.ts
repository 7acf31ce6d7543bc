import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { approvalDecisions, approvalStates, approvalWays } from './terms.ts'

const ApprovalRow = z.object({
  id: field.id(),
  title: field.text('送审事项'),
  about: field.text('内容'),
  askedBy: field.text('送审人'),
  askedOn: field.day('送审日期'),
  state: field.code('状态', approvalStates),
  decidedBy: field.text('审批人').nullable(),
  decidedOn: field.day('审批日期').nullable(),
})

export const listApprovals = listOperation({
  name: 'listApprovals',
  title: '审批单清单',
  path: '/api/approvals',
  permission: 'approval.read',
  row: ApprovalRow,
  filters: {
    state: field.code('状态', approvalStates).optional(),
    askedFrom: field.day('送审日期起').optional(),
    askedTo: field.day('送审日期止').optional(),
  },
})

export const getApproval = detailOperation({
  name: 'getApproval',
  title: '审批单',
  path: '/api/approvals/:id',
  permission: 'approval.read',
  ledger: { name: 'approval', changedBy: 'approval.ask' },
  record: ApprovalRow.extend({
    version: z.number(),
    operation: z.string(),
    /** Address of the operation that does it. */
    path: z.string(),
    /** Page of the record it is about. */
    page: z.string().nullable(),
    /** What was sent, field by field, as a person reads it. */
    content: z.array(z.object({ label: z.string(), value: z.string() })),
    /** What was sent, to be done as it is. */
    input: z.record(z.string(), z.unknown()),
    way: field.code('审批方式', approvalWays).nullable(),
    opinion: field.text('审批说明').nullable(),
    paper: field.text('纸质审批单编号').nullable(),
    scanDigest: z.string().nullable(),
    askedById: z.string(),
    usedOn: field.day('办理日期').nullable(),
    separateBy: z.string().nullable(),
  }),
})

/** Sends something for approval that is not done yet. The input is checked as if it were done. */
export const askApproval = operation({
  name: 'askApproval',
  title: '送审',
  method: 'POST',
  path: '/api/approvals',
  permission: 'approval.ask',
  input: z.object({
    operation: z.string().max(100),
    input: z.record(z.string(), z.unknown()),
  }),
  output: z.object({ id: z.string() }),
})

export const withdrawApproval = operation({
  name: 'withdrawApproval',
  title: '撤回送审',
  method: 'POST',
  path: '/api/approvals/:id/withdraw',
  permission: 'approval.ask',
  input: z.object({ id: z.uuid('编号不对'), version: z.number() }),
  output: z.object({}),
})

/** An approval given on screen, by whoever is signed in. */
export const decideApproval = operation({
  name: 'decideApproval',
  title: '审批',
  method: 'POST',
  path: '/api/approvals/:id/decide',
  permission: 'approval.decide',
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    decision: field.code('审批意见', approvalDecisions),
    opinion: field.text('审批说明').optional(),
  }),
  output: z.object({}),
})

/** An approval that was given on paper, typed in afterwards: the date on the paper is the legal one. */
export const backfillApproval = operation({
  name: 'backfillApproval',
  title: '补录纸质审批',
  method: 'POST',
  path: '/api/approvals/:id/paper',
  permission: 'approval.ask',
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    decision: field.code('审批意见', approvalDecisions),
    decidedBy: field.text('审批人', { help: '纸上签字的人：账号、人员编号或姓名。' }),
    decidedOn: field.day('纸上的日期'),
    paper: field.text('纸质审批单编号'),
    opinion: field.text('审批说明').optional(),
    scan: z.uuid('请选择扫描件').meta({ title: '扫描件', description: '审批单的一个附件的编号' }),
  }),
  output: z.object({}),
})

/** Operations that can be sent for approval, and whether they must be. */
export const approvalRules = operation({
  name: 'listApprovalRules',
  title: '审批规定',
  method: 'GET',
  path: '/api/approval-rules',
  permission: 'approval.read',
  input: z.object({}),
  output: z.object({
    rules: z.array(
      z.object({
        operation: z.string(),
        title: z.string(),
        required: z.boolean(),
        requiredBy: z.string().nullable(),
        since: z.string().nullable(),
        reason: z.string().nullable(),
        /** Titles of the roles that may decide today. */
        deciders: z.array(z.string()),
        /** What was set for a day to come. */
        coming: z.object({ fromDay: z.string(), required: z.boolean(), reason: z.string() }).nullable(),
      }),
    ),
  }),
})

export const setApprovalRule = operation({
  name: 'setApprovalRule',
  title: '设定审批规定',
  method: 'POST',
  path: '/api/approval-rules/:operation',
  permission: 'approval.rule',
  input: z.object({
    operation: z.string().max(100),
    required: field.bool('要先批准'),
    fromDay: field.day('起始日'),
    reason: field.text('依据或理由'),
  }),
  output: z.object({}),
})
