import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { standing } from '#kernel/org/names.ts'
import { orgUnit as u, staffPost as p } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'

/** Where people work today, by written name; of two of one name the first. And what the units are called. */
export interface Places {
  unitOf: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
}

export async function placesOn(q: Queryable, on: Day): Promise<Places> {
  const posts = await q.select(
    { name: p.name, unitCode: p.unitCode },
    sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and ${standing(p, on)} order by ${p.staffNo} desc`,
  )
  return { unitOf: new Map(posts.map((x) => [x.name, x.unitCode])), names: await unitNames(q, on) }
}

/** Short names of the units of a day by code. */
export async function unitNames(q: Queryable, on: Day): Promise<ReadonlyMap<string, string>> {
  const units = await q.select(
    { code: u.code, name: u.shortName },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} and ${standing(u, on)}`,
  )
  return new Map(units.map((x) => [x.code, x.name]))
}
