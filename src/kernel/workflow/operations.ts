import type { Operation } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import {
  type Approvable,
  approvalDetail,
  approvalList,
  ask,
  backfill,
  decide,
  scanOf,
  setRule,
  withdraw,
} from './approval.ts'
import {
  approvalRules,
  askApproval,
  backfillApproval,
  decideApproval,
  getApproval,
  getScan,
  listApprovals,
  setApprovalRule,
  withdrawApproval,
} from './contract.ts'
import { approvalRule as r } from './tables.ts'

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
    handle(getScan, (call, input) => call.read((q) => scanOf(q, call.keys, input.id))),
    handle(approvalRules, (call) =>
      call.read(async (q) => {
        const rows = await q.select(
          { operation: r.operation, required: r.required, since: r.fromDay, reason: r.reason },
          sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.fromDay} <= ${call.today}::date order by ${r.fromDay} desc`,
        )
        return {
          rules: [...known.values()].map((c) => {
            const row = rows.find((x) => x.operation === c.name)
            const requiredBy = c.approval?.requiredBy ?? null
            return {
              operation: c.name,
              title: c.title,
              required: requiredBy !== null || (row?.required ?? false),
              requiredBy,
              since: row?.since ?? null,
              reason: row?.reason ?? null,
            }
          }),
        }
      }),
    ),
    handle(setApprovalRule, (call, input) => setRule(call, known, input)),
  ]
}
