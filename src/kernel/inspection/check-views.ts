import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getCheck, getOrder, listChecks, listOrders } from './contract.ts'
import {
  inspectionFinding as f,
  inspectionObject as o,
  inspectionOrder as r,
  inspectionRecheck as c,
  inspectionTask as t,
  inspectionVisit as v,
} from './tables.ts'
import { notDrawn } from './task-views.ts'
import { type HouseCheckTheme, venueTitle } from './theme.ts'

const ofObject = sql`join ${asKnownNow.at(o)} on ${o.countyCode} = ${v.countyCode} and ${o.id} = ${v.objectId}
  join ${asKnownNow.at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId}`
const named = sql`join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`
/** Checks with their object and task. */
export const checks = sql`from ${asKnownNow.at(v)} ${ofObject}`
/** Orders with the check that led to them, its object and task. */
export const orders = sql`from ${asKnownNow.at(r)} join ${asKnownNow.at(v)} on ${v.countyCode} = ${r.countyCode} and ${v.id} = ${r.visitId} ${ofObject}`

const checkFields = {
  id: v.id,
  recordNo: sql<string>`coalesce(${v.recordNo}, '')`,
  party: partyField,
  theme: t.theme,
  venue: o.venue,
  taskName: t.name,
  visitedOn: v.visitedOn,
  inspectors: v.inspectors,
  result: v.result,
  violation: v.violation,
  problem: v.problem,
}

const inWords = <R extends { theme?: unknown; venue?: unknown }>(themes: readonly HouseCheckTheme[], row: R) => {
  const { theme, ...rest } = row
  return { ...rest, venue: venueTitle(themes, theme as string | null, row.venue as string | null) }
}

export async function checkList(
  q: Queryable,
  themes: readonly HouseCheckTheme[],
  input: Input<typeof listChecks>,
): Promise<Output<typeof listChecks>> {
  const page = await listPage(
    q,
    {
      fields: checkFields,
      from: checks,
      shows: named,
      where: [
        sql`${v.countyCode} = ${q.scope.county}`,
        notDrawn,
        equals(o.taskId, input.task),
        equals(t.theme, input.theme),
        equals(v.result, input.result),
        equals(v.violation, input.violation),
        between(v.visitedOn, input.visitedFrom, input.visitedTo),
        partyMatches(q.scope.county, input.q, o.partyId),
      ],
      sorts: { visitedOn: v.visitedOn },
      id: v.id,
    },
    input,
  )
  return { ...page, rows: page.rows.map((x) => inWords(themes, x)) } as unknown as Output<typeof listChecks>
}

export async function checkDetail(
  q: Queryable,
  themes: readonly HouseCheckTheme[],
  id: string,
  today: Day,
): Promise<Output<typeof getCheck>> {
  const found = q.select(
    { ...checkFields, version: v.version, method: v.method, detail: o.detail, disposal: v.disposal },
    sql`${checks} ${named} where ${v.countyCode} = ${q.scope.county} and ${v.id} = ${id} and ${notDrawn}`,
  )
  const findings = q.select(
    { finding: f.finding, article: f.article, clueNo: f.clueNo, clueOn: f.clueOn },
    sql`from ${asKnownNow.at(f)} where ${f.countyCode} = ${q.scope.county} and ${f.visitId} = ${id} order by ${f.id}`,
  )
  const issued = q.select(
    { kind: r.kind, orderNo: r.orderNo, dueOn: r.dueOn, content: r.content, state: orderStateOn(today) },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.visitId} = ${id} order by ${r.issuedOn}, ${r.id}`,
  )
  const [[row], ...lines] = await Promise.all([found, findings, issued])
  if (!row) throw notFound('这条检查记录')
  return { ...inWords(themes, row), findings: lines[0], orders: lines[1] } as unknown as Output<typeof getCheck>
}

/** State of an order today, in SQL. */
export const orderStateOn = (today: Day): SQL => sql`case when ${r.closedOn} <= ${today}::date then 'CLOSED'
  when ${r.dueOn} < ${today}::date then 'OVERDUE' else 'OPEN' end`

const orderFields = (today: Day) => ({
  id: r.id,
  orderNo: sql<string>`coalesce(${r.orderNo}, '')`,
  kind: r.kind,
  party: partyField,
  taskName: t.name,
  content: r.content,
  issuedOn: r.issuedOn,
  dueOn: r.dueOn,
  closedOn: r.closedOn,
  state: orderStateOn(today),
})

export async function orderList(
  q: Queryable,
  input: Input<typeof listOrders>,
  today: Day,
): Promise<Output<typeof listOrders>> {
  const page = await listPage(
    q,
    {
      fields: orderFields(today),
      from: orders,
      shows: named,
      where: [
        sql`${r.countyCode} = ${q.scope.county}`,
        equals(o.taskId, input.task),
        equals(r.kind, input.kind),
        input.state ? sql`${orderStateOn(today)} = ${input.state}` : undefined,
        between(r.dueOn, input.dueFrom, input.dueTo),
        partyMatches(q.scope.county, input.q, o.partyId),
      ],
      sorts: { issuedOn: r.issuedOn, dueOn: r.dueOn },
      id: r.id,
    },
    input,
  )
  return page as unknown as Output<typeof listOrders>
}

export async function orderDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getOrder>> {
  const found = q.select(
    {
      ...orderFields(today),
      version: r.version,
      recordNo: v.recordNo,
      visitedOn: v.visitedOn,
      inspectors: v.inspectors,
      problem: v.problem,
    },
    sql`${orders} ${named} where ${r.countyCode} = ${q.scope.county} and ${r.id} = ${id}`,
  )
  const looked = q.select(
    { recheckedOn: c.recheckedOn, passed: c.passed, remark: c.remark },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.orderId} = ${id} order by ${c.recheckedOn}, ${c.id}`,
  )
  const [[row], rechecks] = await Promise.all([found, looked])
  if (!row) throw notFound('这份责令改正')
  return { ...row, rechecks } as unknown as Output<typeof getOrder>
}
