import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { UnitPeriod } from '#kernel/org/rules.ts'
import { orgUnit as u, staffPost, townStation as w } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'

export type UnitRow = UnitPeriod & { id: string; version: number; shortName: string }

/** All periods of all units, void ones left out. */
export const allUnits = (q: Queryable): Promise<UnitRow[]> =>
  q.select(
    {
      id: u.id,
      version: u.version,
      code: u.code,
      name: u.name,
      shortName: u.shortName,
      kind: u.kind,
      parentCode: u.parentCode,
      fromDay: u.fromDay,
      toDay: u.toDay,
    },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} order by ${u.code}, ${u.fromDay}`,
  )

/** A unit that stood on a day already and stands to this day: only such a one can be changed from that day on. */
export const unitOn = (units: readonly UnitRow[], code: string, on: Day): UnitRow | undefined =>
  units.find((x) => x.code === code && x.fromDay <= on && x.toDay === null)

/** Towns with their station, every period. */
export const allTowns = (q: Queryable) =>
  q.select(
    {
      id: w.id,
      version: w.version,
      townCode: w.townCode,
      townName: w.townName,
      unitCode: w.unitCode,
      fromDay: w.fromDay,
      toDay: w.toDay,
    },
    sql`from ${asKnownNow.at(w)} where ${w.countyCode} = ${q.scope.county} order by ${w.townCode}, ${w.fromDay}`,
  )

/** Posts in a unit that reach beyond a day. */
export const postsIn = (q: Queryable, unit: string, on: Day) =>
  q.select(
    {
      id: staffPost.id,
      version: staffPost.version,
      staffNo: staffPost.staffNo,
      name: staffPost.name,
      post: staffPost.post,
      fromDay: staffPost.fromDay,
      toDay: staffPost.toDay,
    },
    sql`from ${asKnownNow.at(staffPost)} where ${staffPost.countyCode} = ${q.scope.county} and ${staffPost.unitCode} = ${unit}
      and (${staffPost.toDay} is null or ${staffPost.toDay} > ${on}::date)`,
  )
