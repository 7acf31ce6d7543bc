import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { existingStates } from './terms.ts'

/** Which of these parties exist (存续) on a day. */
export async function existingOn(q: Queryable, partyIds: readonly string[], on: Day): Promise<Set<string>> {
  const rows = await q.rows<{ id: string }>(sql`
    select party_id as id from party_state
    where county_code = ${q.scope.county} and void_reason is null and party_id = any (${sql.param([...new Set(partyIds)])}::uuid[])
      and state = any (${sql.param(existingStates)}::text[]) and from_day <= ${on}::date and (to_day is null or to_day > ${on}::date)`)
  return new Set(rows.map((r) => r.id))
}
