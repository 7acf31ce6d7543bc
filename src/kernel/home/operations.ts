import { type Operation, type Output } from '#platform/contract/operation.ts'
import { addDays } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { draftsOf } from '#kernel/desk/views.ts'
import { lightOf, timeLeft } from '#kernel/deadline/light.ts'
import { type JournalWords, journalCounts, journalPage } from '#kernel/journal/views.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { credentialWarningDays } from '#kernel/org/rules.ts'
import { staffCredential as c } from '#kernel/org/tables.ts'
import { credentialKinds } from '#kernel/org/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { decideApproval } from '#kernel/workflow/contract.ts'
import type { Approvable } from '#kernel/workflow/approval.ts'
import { decidedFor, waitingFor } from '#kernel/workflow/mine.ts'
import { home, listOpenWork, listToDo, movedFigures, watchFigures, workOverview } from './contract.ts'
import { countsOf } from './counts.ts'
import { figuresMoved, watch } from './moved.ts'
import { type Viewer, myTasks, viewerOf } from './my-tasks.ts'
import { openWork, overview } from './overview.ts'
import { unitNames } from './places.ts'
import { groupsOf, pageOf, shownTask } from './shown.ts'

/** Lines of each part that the page shows; the rest is behind its link. */
const shownTasks = 30
const shownApprovals = 8
const shownEntries = 8

/** What is done today: the tasks of whoever calls, and for leaders what stands with whom. */
export function homeOperations(contracts: readonly Operation[], words: JournalWords): readonly Handled[] {
  const known: Approvable = new Map(contracts.filter((o) => o.approval).map((o) => [o.name, o]))
  return [
    handle(home, async (call) => {
      const { viewer, names } = await call.read(async (q) => ({
        viewer: await viewerOf(q, call),
        names: await unitNames(q, call.today),
      }))
      const { tasks, counts } = await myTasks(call, viewer, { limit: shownTasks })
      const approvals = await approvalsOf(call, known, viewer)
      const { drafts, credentials } = await call.read(async (q) => ({
        drafts: await draftsOf(q, call.actor.id),
        credentials: await credentialsOf(q, call, viewer),
      }))
      return {
        today: call.today,
        tasks: tasks.map((t) => shownTask(t, call, names)),
        taskTotal: counts.reduce((n, x) => n + x.count, 0),
        groups: groupsOf(call, counts),
        actsFor: viewer.actsFor.map((p) => p.name),
        approvals,
        drafts,
        credentials,
        counts: await countsOf(call),
        log: await logOf(call, words),
      }
    }),
    handle(listToDo, async (call, input) => {
      const { viewer, names } = await call.read(async (q) => ({
        viewer: await viewerOf(q, call),
        names: await unitNames(q, call.today),
      }))
      return await pageOf(call, input, (cut) => myTasks(call, viewer, { ...cut, kind: input.kind }), names)
    }),
    handle(listOpenWork, openWork),
    handle(workOverview, overview),
    handle(movedFigures, figuresMoved),
    handle(watchFigures, (call, input) => watch(call, input.ids)),
  ]
}

/** Approvals for the caller to decide, and his own that were decided. */
async function approvalsOf(call: Call, known: Approvable, viewer: Viewer): Promise<Output<typeof home>['approvals']> {
  const ids = [call.actor.id, ...(viewer.staffNo === null ? [] : [`staff:${viewer.staffNo}`])]
  const reach = call.reachOf(decideApproval.permission)
  const waiting = reach
    ? await call.db.read(reach.scope, (q) => waitingFor(q, known, ids, shownApprovals))
    : { lines: [], total: 0 }
  const { given, returned } = await call.read((q) => decidedFor(q, known, ids, call.today))
  return { waiting: waiting.lines, waitingTotal: waiting.total, given, returned }
}

/** The caller's own certificates that run out within the time of warning; of each kind the one that lasts longest counts. */
async function credentialsOf(q: Queryable, call: Call, viewer: Viewer): Promise<Output<typeof home>['credentials']> {
  if (viewer.staffNo === null) return []
  const rows = await q.select(
    { kind: c.kind, number: c.number, validTo: c.validTo },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.staffNo} = ${viewer.staffNo} order by ${c.validTo} desc nulls first`,
  )
  const { first, last } = credentialWarningDays
  return [...Map.groupBy(rows, (r) => r.kind).values()].flatMap(([row]) => {
    const { kind, number, validTo } = row!
    if (validTo === null || validTo > addDays(call.today, first)) return []
    // Red comes before the end here: a new certificate takes weeks.
    const light = lightOf({ due: addDays(validTo, -last), today: call.today, warnAt: addDays(validTo, -first) })
    return [{ title: credentialKinds[kind], number, validTo, light, left: timeLeft(validTo, call.today) }]
  })
}

/** The newest of the audit log and how much of it is sealed; nothing for whoever may not look into it. */
async function logOf(call: Call, words: JournalWords): Promise<Output<typeof home>['log']> {
  const reach = call.reachOf('journal.view')
  if (!reach) return null
  return await call.db.read(reach.scope, async (q) => {
    const { rows } = await journalPage(q, words, { limit: shownEntries })
    const { entries, unsealed, sealedAt, head } = await journalCounts(q)
    const newest = rows.map(({ id, at, actor, operation, subject }) => ({ id, at, actor, operation, subject }))
    return { entries, unsealed, sealedAt, head, newest }
  })
}
