import { type Queryable, type Scope, sql } from '#platform/db/database.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { delegatedTo } from '#kernel/org/delegation.ts'
import { staff as s } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import {
  type Cut,
  type KindCount,
  type OpenTask,
  type Wanted,
  businessOf,
  openTasks,
  taskDay,
  taskKinds,
} from '#kernel/task/open-tasks.ts'

/** Who looks at his list: his name in the records, and for whom he acts. */
export interface Viewer {
  name: string
  staffNo: string | null
  actsFor: readonly { name: string; permissions: readonly string[] }[]
}

/** Records name people by their written names: an account stands for the person of the staff list that it belongs to. */
export async function viewerOf(q: Queryable, call: Call): Promise<Viewer> {
  const [person] = await q.select(
    { name: s.name, staffNo: s.staffNo },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.account} = ${call.actor.id}`,
  )
  const actsFor = (await delegatedTo(q, call.actor.id, call.today)).map(({ name, permissions }) => ({
    name,
    permissions,
  }))
  return { name: person?.name ?? call.actor.name, staffNo: person?.staffNo ?? null, actsFor }
}

/** A task on somebody's list, with the colleague in whose stead it is there. */
export type MyTask = OpenTask & { business: string; behalf: string | null }

/** Kinds that are asked together: of one business, in one scope. */
interface Asked {
  scope: Scope
  wanted: Wanted[]
}

/** Kinds by business and scope: one query each. */
function together(found: readonly { scope: Scope; wanted: Wanted }[]): Asked[] {
  const groups = Map.groupBy(found, (f) => JSON.stringify([businessOf(f.wanted.kind.id), f.scope]))
  return [...groups.values()].map((g) => ({ scope: g[0]!.scope, wanted: g.map((f) => f.wanted) }))
}

/** Asks each business once and puts the answers into one list by urgency. */
export async function askAll(
  call: Call,
  found: readonly { scope: Scope; wanted: Wanted }[],
  cut: Cut,
): Promise<{ tasks: OpenTask[]; counts: KindCount[] }> {
  const day = taskDay(call.house.law, call.today)
  const tasks: OpenTask[] = []
  const counts: KindCount[] = []
  for (const { scope, wanted } of together(found)) {
    const part = await call.db.read(scope, (q) => openTasks(q, wanted, day, cut))
    tasks.push(...part.tasks)
    counts.push(...part.counts)
  }
  tasks.sort((a, b) => (a.key < b.key ? -1 : 1))
  return { tasks: tasks.slice(0, cut.limit), counts }
}

/**
 * The list of whoever calls: what stands on him, what stands on colleagues for whom he acts, and what belongs to whoever may
 * take the next step. Each kind is seen as far as the permission of its next step reaches.
 */
export async function myTasks(
  call: Call,
  viewer: Viewer,
  cut: Cut & { kind?: string },
): Promise<{ tasks: MyTask[]; counts: KindCount[] }> {
  const only = new Map<string, readonly string[]>()
  const found = taskKinds(call.house).flatMap((kind) => {
    const reach = call.reachOf(kind.permission)
    if (!reach || (cut.kind !== undefined && kind.id !== cut.kind)) return []
    only.set(kind.id, reach.behalf)
    const principals = viewer.actsFor.filter((p) => p.permissions.includes(kind.permission)).map((p) => p.name)
    // Who may do it only for a colleague has no matters of his own in it.
    const names = reach.behalf.length > 0 ? principals : [viewer.name, ...principals]
    return [{ scope: reach.scope, wanted: { kind, names, shared: reach.scope.own === undefined } }]
  })
  const { tasks, counts } = await askAll(call, found, cut)
  return {
    tasks: tasks.map((t) => ({ ...t, business: businessOf(t.kind), behalf: behalfOf(t, viewer, only) })),
    counts,
  }
}

/** In whose stead a task is on the list; null for one's own. */
function behalfOf(t: OpenTask, viewer: Viewer, only: ReadonlyMap<string, readonly string[]>): string | null {
  if (t.holders.includes(viewer.name)) return null
  const absent = viewer.actsFor.map((p) => p.name).filter((name) => t.holders.includes(name))
  const names = absent.length > 0 ? absent : t.holders.length === 0 ? (only.get(t.kind) ?? []) : []
  return names.length > 0 ? names.join('、') : null
}
