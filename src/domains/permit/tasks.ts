import type { Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { OpenTasks } from '#kernel/org/tasks.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { lockRows, updateRows } from '#kernel/record/write.ts'
import { permitApplication as a } from './tables.ts'
import { permitActions, permitKinds } from './terms.ts'

/** Accepted applications that are not concluded stand on their handler. */
export const permitTasks: OpenTasks = {
  async list(q, names, today) {
    const rows = await q.select(
      {
        id: a.id,
        holder: a.handler,
        kind: a.kind,
        action: a.action,
        applicationNo: a.applicationNo,
        applicantName: a.applicantName,
        dueOn: sql<Day | null>`coalesce(${a.extendedTo}, ${a.dueOn})`,
      },
      sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${a.concludedOn} is null and ${a.notAcceptedOn} is null
        and ${a.submittedOn} <= ${today}::date and ${a.handler} = any (${sql.param([...names])}::text[]) order by ${a.submittedOn}`,
    )
    return rows.map((r) => ({
      id: r.id,
      holder: r.holder!,
      text: `${permitKinds[r.kind]}${permitActions[r.action]}申请 ${r.applicationNo}${r.applicantName === null ? '' : `，${r.applicantName}`}`,
      dueOn: r.dueOn,
      page: `/permits/${r.id}`,
    }))
  },
  async reassign(tx, ids, from, to) {
    const rows = await lockRows(tx, a, ids)
    if (rows.some((r) => r.handler !== from || r.concludedOn !== null))
      throw new Refusal('permit.reassign.gone', `有的许可申请已经办结或者不在${from}名下，请刷新清单。`, {
        status: 409,
      })
    await updateRows(
      tx,
      a,
      rows.map((r) => ({ id: r.id, version: r.version, set: { handler: to } })),
    )
  },
}
