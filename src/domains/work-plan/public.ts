import { type Day, yearOf } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { Reading } from '#kernel/record/reading.ts'
import { planItem as i, workPlan as p } from './tables.ts'

export interface PlannedPart {
  part: string
  items: { content: string; target: string | null }[]
}

/**
 * What the bureau's plan for the year after a day wants done, by part in the order of the plan, as known in this reading; empty while that
 * plan is not adopted.
 */
export async function nextYearItems(q: Queryable, reading: Reading, asOf: Day): Promise<PlannedPart[]> {
  const rows = await q.select(
    { part: i.part, content: i.content, target: i.target },
    sql`from ${reading.at(i)} join ${reading.at(p)} on ${p.countyCode} = ${i.countyCode} and ${p.id} = ${i.planId}
      where ${i.countyCode} = ${q.scope.county} and ${p.kind} = 'YEAR' and ${p.year} = ${yearOf(asOf) + 1}
        and ${i.cancelledOn} is null order by ${p.adoptedOn}, ${p.id}, ${i.itemNo}`,
  )
  const parts = Map.groupBy(rows, (r) => r.part)
  return [...parts].map(([part, some]) => ({
    part,
    items: some.map(({ content, target }) => ({ content, target })),
  }))
}

export interface PlanProgress {
  items: number
  done: number
  /** Past their last day and neither done, cancelled nor carried over. */
  overdue: number
}

/** How far the plans of a day's year have come by it. */
export async function planProgress(q: Queryable, reading: Reading, asOf: Day): Promise<PlanProgress> {
  const done = sql`${i.doneOn} <= ${asOf}::date`
  const ended = sql`(${done} or ${i.carriedOn} <= ${asOf}::date)`
  const [row] = await q.select(
    {
      items: sql<number>`count(*)::int`,
      done: sql<number>`(count(*) filter (where ${done}))::int`,
      overdue: sql<number>`(count(*) filter (where ${i.dueOn} < ${asOf}::date and ${ended} is not true))::int`,
    },
    sql`from ${reading.at(i)} join ${reading.at(p)} on ${p.countyCode} = ${i.countyCode} and ${p.id} = ${i.planId}
      where ${i.countyCode} = ${q.scope.county} and ${p.year} = ${yearOf(asOf)} and ${p.adoptedOn} <= ${asOf}::date
        and (${i.cancelledOn} is null or ${i.cancelledOn} > ${asOf}::date)`,
  )
  return row!
}
