import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { orgUnit as u } from './tables.ts'

/**
 * Units that went into another by a day → the one that stands for them now, chains followed. Whoever worked for a closed
 * station works for its successor, and a file of the upper system that still names it means the successor.
 */
export async function successorsOn(q: Queryable, on: Day): Promise<ReadonlyMap<string, string>> {
  const rows = await q.select(
    { code: u.code, into: u.successorCode },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} and ${u.successorCode} is not null and ${u.toDay} <= ${on}::date`,
  )
  const next = new Map(rows.map((r) => [r.code, r.into!]))
  return new Map([...next.keys()].map((code) => [code, last(code, next)]))
}

function last(code: string, next: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let at = code
  while (next.has(at) && !seen.has(at)) {
    seen.add(at)
    at = next.get(at)!
  }
  return at
}

/** Stations of a scope as they stand on a day: closed ones give way to their successors. */
export async function stationsToday(
  q: Queryable,
  stations: '*' | readonly string[],
  on: Day,
): Promise<'*' | readonly string[]> {
  if (stations === '*' || stations.length === 0) return stations
  const successors = await successorsOn(q, on)
  return [...new Set(stations.map((s) => successors.get(s) ?? s))].sort()
}
