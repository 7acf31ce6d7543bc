import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { probe } from '#kernel/record/probe.ts'
import { party, partyState } from './tables.ts'
import { existingStates } from './terms.ts'

/** Which of these parties exist (存续) on a day. */
export async function existingOn(q: Queryable, partyIds: readonly string[], on: Day): Promise<Set<string>> {
  const rows = await q.rows<{ id: string }>(sql`
    select party_id as id from ${probe(q.scope.county, partyState, partyState.partyId, partyIds)}
    where state = any (${sql.param(existingStates)}::text[]) and from_day <= ${on}::date and (to_day is null or to_day > ${on}::date)`)
  return new Set(rows.map((r) => r.id))
}

/** Whether the party of a line of `party` exists on a day. */
export const existsOn = (on: Day): SQL<boolean> => sql`exists (
  select 1 from party_state s where s.county_code = ${party.countyCode} and s.party_id = ${party.id} and s.void_reason is null
    and s.state = any (${sql.param(existingStates)}::text[]) and s.from_day <= ${on}::date and (s.to_day is null or s.to_day > ${on}::date))`
