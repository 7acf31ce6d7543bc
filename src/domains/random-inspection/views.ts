import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import {
  inspectionObject as o,
  inspectionPublication as p,
  inspectionTask as t,
  inspectionVisit as v,
} from '#kernel/inspection/tables.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import type { getObject, getTask, listObjects, listTasks } from './contract.ts'

const taskStateOn = (today: Day): SQL =>
  sql`case when ${t.closedOn} <= ${today}::date then 'CLOSED' when ${t.drawnOn} <= ${today}::date then 'DRAWN' else 'OPEN' end`

const taskFields = (today: Day) => ({
  id: t.id,
  taskNo: t.taskNo,
  name: t.name,
  origin: t.origin,
  joint: t.joint,
  openedOn: t.openedOn,
  drawn: sql<number>`(select count(*)::int from inspection_object x where x.county_code = ${t.countyCode} and x.task_id = ${t.id} and x.void_reason is null and x.dropped_on is null)`,
  published: sql<number>`(select count(*)::int from inspection_object x join inspection_publication y on y.county_code = x.county_code and y.object_id = x.id
    where x.county_code = ${t.countyCode} and x.task_id = ${t.id} and x.void_reason is null and y.void_reason is null and x.dropped_on is null and y.withdrawn_on is null)`,
  state: taskStateOn(today),
})

const tasks = sql`from ${asKnownNow.at(t)}`
/** Campaigns and routine checks are rows of the same ledgers, and none of this business's. */
export const isDoubleRandom = sql`${t.kind} = 'DOUBLE_RANDOM'`

export async function taskList(
  q: Queryable,
  input: Input<typeof listTasks>,
  today: Day,
): Promise<Output<typeof listTasks>> {
  const page = await listPage(
    q,
    {
      fields: taskFields(today),
      from: tasks,
      where: [
        isDoubleRandom,
        equals(t.origin, input.origin),
        equals(t.joint, input.joint),
        between(t.openedOn, input.openedFrom, input.openedTo),
        input.q ? sql`${t.name} like ${`%${input.q}%`}` : undefined,
      ],
      sorts: { openedOn: t.openedOn, taskNo: t.taskNo },
      id: t.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTasks>
}

export async function taskDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getTask>> {
  const [row] = await q.select(
    {
      ...taskFields(today),
      version: t.version,
      source: t.source,
      ownLead: t.ownLead,
      drawnOn: t.drawnOn,
      periodFrom: t.periodFrom,
      periodTo: t.periodTo,
      poolTotal: t.poolTotal,
      sourceSystem: t.sourceSystem,
      externalNo: t.externalNo,
    },
    sql`${tasks} where ${t.countyCode} = ${q.scope.county} and ${t.id} = ${id} and ${isDoubleRandom}`,
  )
  if (!row) throw notFound('这项抽查任务')
  return row as Output<typeof getTask>
}

/** State of a drawn object today, in SQL. A withdrawn publication leaves it checked. */
export const objectStateOn = (today: Day): SQL => sql`case
  when ${o.droppedOn} <= ${today}::date then 'DROPPED'
  when ${p.publishedOn} <= ${today}::date and (${p.withdrawnOn} is null or ${p.withdrawnOn} > ${today}::date) then 'PUBLISHED'
  when last_visit.visited_on <= ${today}::date then 'CHECKED' else 'DRAWN' end`

const drawn = sql`from ${asKnownNow.at(o)}
  join ${asKnownNow.at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId}`
const checked = sql`join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`
const outcome = sql`left join ${asKnownNow.at(p)} on ${p.countyCode} = ${o.countyCode} and ${p.objectId} = ${o.id}
  left join lateral (select visited_on, result, problem, disposal from ${asKnownNow.at(v)}
    where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id} order by ${v.visitedOn} desc, ${v.id} desc limit 1) last_visit on true`
/** Objects with their task, their last check and its publication. */
export const objects = sql`${drawn} ${checked} ${outcome}`

const objectFields = (today: Day) => ({
  id: o.id,
  taskName: t.name,
  party: partyField,
  drawnOn: o.drawnOn,
  visitedOn: sql<Day | null>`last_visit.visited_on`,
  result: sql<string | null>`last_visit.result`,
  publishedOn: p.publishedOn,
  dueOn: o.dueOn,
  state: objectStateOn(today),
})

export async function objectList(
  q: Queryable,
  input: Input<typeof listObjects>,
  today: Day,
): Promise<Output<typeof listObjects>> {
  const page = await listPage(
    q,
    {
      fields: objectFields(today),
      ...(input.result || input.state
        ? { from: sql`${drawn} ${outcome}`, shows: checked }
        : { from: drawn, shows: sql`${checked} ${outcome}` }),
      where: [
        isDoubleRandom,
        equals(o.taskId, input.task),
        between(o.drawnOn, input.drawnFrom, input.drawnTo),
        input.result ? sql`last_visit.result = ${input.result}` : undefined,
        input.state ? sql`${objectStateOn(today)} = ${input.state}` : undefined,
        partyMatches(q.scope.county, input.q, o.partyId),
      ],
      sorts: { drawnOn: o.drawnOn },
      id: o.id,
    },
    input,
  )
  return page as unknown as Output<typeof listObjects>
}

export async function objectDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getObject>> {
  const [row] = await q.select(
    {
      ...objectFields(today),
      version: o.version,
      inspectors: o.inspectors,
      problem: sql<string | null>`last_visit.problem`,
      disposal: sql<string | null>`last_visit.disposal`,
      droppedOn: o.droppedOn,
      dropReason: o.dropReason,
    },
    sql`${objects} where ${o.countyCode} = ${q.scope.county} and ${o.id} = ${id} and ${isDoubleRandom}`,
  )
  if (!row) throw notFound('这个抽查对象')
  return row as Output<typeof getObject>
}
