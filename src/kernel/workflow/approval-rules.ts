import { allows, roles } from '#platform/auth/roles.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { ownRolesOn, roleInForce } from '#kernel/access/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { Approvable } from './approval.ts'
import { type approvalRules, decideApproval } from './contract.ts'
import { approvalRule as r } from './tables.ts'

/** Titles of the roles that may decide on a day; the administrator of a small installation is named only when nobody else may. */
async function decidersOn(q: Queryable, on: Day): Promise<string[]> {
  const own = await ownRolesOn(q, on)
  const codes = [...new Set([...Object.keys(roles), ...own.keys()])]
  const deciding = codes
    .map((code) => roleInForce(code, own))
    .filter((role) => role !== undefined && allows(role.may, decideApproval.permission))
  const people = deciding.filter((role) => !role!.administrator)
  return (people.length > 0 ? people : deciding).map((role) => role!.title)
}

/** What can be sent for approval, whether it must be on a day, by whose word, and what was set for later. */
export async function rulesOn(
  q: Queryable,
  known: Approvable,
  on: Day,
): Promise<Output<typeof approvalRules>['rules']> {
  const rows = await q.select(
    { operation: r.operation, required: r.required, fromDay: r.fromDay, reason: r.reason },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} order by ${r.fromDay} desc`,
  )
  const deciders = await decidersOn(q, on)
  return [...known.values()].map((c) => {
    const own = rows.filter((x) => x.operation === c.name)
    const standing = own.find((x) => x.fromDay <= on)
    const next = own.findLast((x) => x.fromDay > on)
    const requiredBy = c.approval?.requiredBy ?? null
    return {
      operation: c.name,
      title: c.title,
      required: requiredBy !== null || (standing?.required ?? false),
      requiredBy,
      since: standing?.fromDay ?? null,
      reason: standing?.reason ?? null,
      deciders,
      coming: next ? { fromDay: next.fromDay, required: next.required, reason: next.reason } : null,
    }
  })
}
