import type { Operation } from '#platform/contract/operation.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { type Approvable, approvalDetail, approvalList, ask, backfill, decide, setRule, withdraw } from './approval.ts'
import {
  approvalRules,
  askApproval,
  backfillApproval,
  decideApproval,
  getApproval,
  listApprovals,
  setApprovalRule,
  withdrawApproval,
} from './contract.ts'
import { rulesOn } from './approval-rules.ts'

/** Approvals of what the house's operations declare as approvable. */
export function approvalOperations(contracts: readonly Operation[]): readonly Handled[] {
  const known: Approvable = new Map(contracts.filter((c) => c.approval).map((c) => [c.name, c]))
  return [
    handle(listApprovals, (call, input) => call.read((q) => approvalList(q, known, input))),
    handle(getApproval, (call, input) => call.read((q) => approvalDetail(q, known, input.id))),
    handle(askApproval, (call, input) => ask(call, known, input)),
    handle(withdrawApproval, withdraw),
    handle(decideApproval, (call, input) => decide(call, known, input)),
    handle(backfillApproval, (call, input) => backfill(call, known, input)),
    handle(approvalRules, async (call) => ({ rules: await call.read((q) => rulesOn(q, known, call.today)) })),
    handle(setApprovalRule, (call, input) => setRule(call, known, input)),
  ]
}
