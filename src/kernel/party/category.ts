import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { probe } from '#kernel/record/probe.ts'
import { partyClass } from './tables.ts'
import type { EntityCategory } from './terms.ts'

/** The category of each party on a day. */
export async function categoriesOn(
  q: Queryable,
  partyIds: readonly string[],
  on: Day,
): Promise<Map<string, EntityCategory>> {
  const rows = await q.rows<{ id: string; category: EntityCategory }>(sql`
    select party_id as id, category from ${probe(q.scope.county, partyClass, partyClass.partyId, partyIds)}
    where from_day <= ${on}::date and (to_day is null or to_day > ${on}::date)`)
  return new Map(rows.map((r) => [r.id, r.category]))
}

/** The category of each (party, day), keyed `party day`; absent where the party had none on that day. */
export async function categoriesByDay(
  q: Queryable,
  asked: readonly { partyId: string; on: Day }[],
): Promise<Map<string, EntityCategory>> {
  const rows = await q.rows<{ id: string; on: Day; category: EntityCategory }>(sql`
    select a.id, a.day as on, c.category
    from unnest(${sql.param(asked.map((x) => x.partyId))}::uuid[], ${sql.param(asked.map((x) => x.on))}::date[]) a(id, day)
    join party_class c on c.county_code = ${q.scope.county} and c.party_id = a.id and c.void_reason is null
      and c.from_day <= a.day and (c.to_day is null or c.to_day > a.day)`)
  return new Map(rows.map((r) => [`${r.id} ${r.on}`, r.category]))
}
