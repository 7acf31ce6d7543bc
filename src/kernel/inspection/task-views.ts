import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type getCheckTask, type listCheckTasks, shownWaiting } from './contract.ts'
import { inspectionObject as o, inspectionTask as t, inspectionVisit as v } from './tables.ts'
import { type HouseCheckTheme, themeTitle, venueTitle } from './theme.ts'

/** Tasks of this engine's own screens: what is drawn belongs to random inspection. */
export const notDrawn = sql`${t.kind} <> 'DOUBLE_RANDOM'`

const live = sql`x.county_code = ${t.countyCode} and x.task_id = ${t.id} and x.void_reason is null and x.dropped_on is null`
const visitsOf = sql`inspection_object x join inspection_visit y on y.county_code = x.county_code and y.object_id = x.id and y.void_reason is null where ${live}`

const rowFields = (today: Day) => ({
  id: t.id,
  taskNo: t.taskNo,
  name: t.name,
  theme: t.theme,
  kind: t.kind,
  openedOn: t.openedOn,
  periodTo: t.periodTo,
  objects: sql<number>`(select count(*)::int from inspection_object x where ${live})`,
  checked: sql<number>`(select count(distinct x.id)::int from ${visitsOf})`,
  visits: sql<number>`(select count(*)::int from ${visitsOf})`,
  openOrders: sql<number>`(select count(*)::int from inspection_object x
    join inspection_visit y on y.county_code = x.county_code and y.object_id = x.id and y.void_reason is null
    join inspection_order z on z.county_code = y.county_code and z.visit_id = y.id and z.void_reason is null and z.closed_on is null where ${live})`,
  state: taskStateOn(today),
})

const taskStateOn = (today: Day): SQL => sql`case when ${t.closedOn} <= ${today}::date then 'CLOSED' else 'OPEN' end`
const tasks = sql`from ${asKnownNow.at(t)}`

export async function checkTaskList(
  q: Queryable,
  themes: readonly HouseCheckTheme[],
  input: Input<typeof listCheckTasks>,
  today: Day,
): Promise<Output<typeof listCheckTasks>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: tasks,
      where: [
        sql`${t.countyCode} = ${q.scope.county}`,
        notDrawn,
        equals(t.theme, input.theme),
        equals(t.kind, input.kind),
        input.state ? sql`${taskStateOn(today)} = ${input.state}` : undefined,
        between(t.openedOn, input.openedFrom, input.openedTo),
        input.q
          ? sql`(position(${input.q} in ${t.name}) > 0 or position(${input.q} in coalesce(${t.documentNo}, '')) > 0 or ${t.taskNo} = ${input.q})`
          : undefined,
      ],
      sorts: { openedOn: t.openedOn },
      id: t.id,
    },
    input,
  )
  const rows = page.rows.map((r) => ({ ...r, theme: themeTitle(themes, r.theme as string | null) }))
  return { ...page, rows } as unknown as Output<typeof listCheckTasks>
}

export async function checkTaskDetail(
  q: Queryable,
  themes: readonly HouseCheckTheme[],
  id: string,
  today: Day,
): Promise<Output<typeof getCheckTask>> {
  const [row] = await q.select(
    {
      ...rowFields(today),
      version: t.version,
      documentNo: t.documentNo,
      departments: t.departments,
      closedOn: t.closedOn,
      stationCode: t.stationCode,
    },
    sql`${tasks} where ${t.countyCode} = ${q.scope.county} and ${t.id} = ${id} and ${notDrawn}`,
  )
  if (!row) throw notFound('这项检查任务')
  const waiting = await q.select(
    { party: partyField, venue: o.venue, listedOn: o.drawnOn },
    sql`from ${asKnownNow.at(o)} join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
      where ${o.countyCode} = ${q.scope.county} and ${o.taskId} = ${id} and ${o.droppedOn} is null
        and not exists (select 1 from ${asKnownNow.at(v)} where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id})
      order by ${o.drawnOn}, ${o.id} limit ${shownWaiting}`,
  )
  return {
    ...row,
    theme: themeTitle(themes, row.theme),
    departments: row.departments?.join('、') ?? null,
    waiting: waiting.map((w) => ({ ...w, venue: venueTitle(themes, row.theme, w.venue) })),
  } as unknown as Output<typeof getCheckTask>
}
