import { type Day, addDays } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type Approvable, aboutOf } from './approval.ts'
import { approval as a } from './tables.ts'

/** An approval in one line: who asked for it or decided it, and when. */
export interface ApprovalLine {
  id: string
  title: string
  about: string
  who: string
  day: Day
}

/** Days for which a refusal stays on the asker's desk. */
const returnedDays = 30

const lineFields = { id: a.id, title: a.title, operation: a.operation, input: a.input }
const open = sql`${a.decision} is null and ${a.withdrawnOn} is null`

interface Row {
  id: string
  title: string
  operation: string
  input: Record<string, unknown>
  who: string
  day: Day
}
const lineOf = (known: Approvable, r: Row): ApprovalLine => ({
  id: r.id,
  title: r.title,
  about: aboutOf(known.get(r.operation), r.input),
  who: r.who,
  day: r.day,
})

/** What waits for a decision, the oldest first. Not what these persons sent themselves where a statute keeps both apart. */
export async function waitingFor(
  q: Queryable,
  known: Approvable,
  ids: readonly string[],
  limit: number,
): Promise<{ lines: ApprovalLine[]; total: number }> {
  const apart = [...known.values()].filter((c) => c.approval?.separateBy !== undefined).map((c) => c.name)
  const rows = await q.select(
    { ...lineFields, who: a.askedBy, day: a.askedOn, total: sql<number>`(count(*) over ())::int` },
    sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${open}
      and not (${a.operation} = any (${sql.param(apart)}::text[]) and ${a.askedById} = any (${sql.param([...ids])}::text[]))
      order by ${a.askedOn}, ${a.id} limit ${limit}`,
  )
  return { lines: rows.map((r) => lineOf(known, r)), total: rows[0]?.total ?? 0 }
}

/**
 * What these persons sent and was decided: given and not done yet, and refused within a month and not sent again for the same
 * record.
 */
export async function decidedFor(
  q: Queryable,
  known: Approvable,
  ids: readonly string[],
  today: Day,
): Promise<{ given: ApprovalLine[]; returned: ApprovalLine[] }> {
  const rows = await q.select(
    { ...lineFields, who: sql<string>`${a.decidedBy}`, day: sql<Day>`${a.decidedOn}`, decision: a.decision },
    sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${a.askedById} = any (${sql.param([...ids])}::text[])
      and ${a.usedOn} is null and ${a.withdrawnOn} is null and (${a.decision} = 'APPROVED' or (${a.decision} = 'REFUSED' and ${a.decidedOn} >= ${addDays(today, -returnedDays)}::date
        and not exists (select 1 from approval later where later.county_code = ${a.countyCode} and later.void_reason is null and later.operation = ${a.operation}
          and later.record_id = ${a.recordId} and later.id > ${a.id})))
      order by ${a.decidedOn} desc, ${a.id} limit 50`,
  )
  const of = (decision: string): ApprovalLine[] =>
    rows.filter((r) => r.decision === decision).map((r) => lineOf(known, r))
  return { given: of('APPROVED'), returned: of('REFUSED') }
}
