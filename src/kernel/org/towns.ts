import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { covers } from './rules.ts'
import { townStation as w } from './tables.ts'

export interface TownInPlace {
  code: string
  name: string
  unitCode: string
  /** Every station that answered for it, in order. */
  periods: { unitCode: string; fromDay: Day; toDay: Day | null }[]
}

/** Towns with the station that answers for them on a day, and those before. */
export async function townsOn(q: Queryable, on: Day): Promise<TownInPlace[]> {
  const rows = await q.select(
    { code: w.townCode, name: w.townName, unitCode: w.unitCode, fromDay: w.fromDay, toDay: w.toDay },
    sql`from ${asKnownNow.at(w)} where ${w.countyCode} = ${q.scope.county} order by ${w.fromDay}`,
  )
  return rows
    .filter((r) => covers(r, on))
    .map(({ code, name, unitCode }) => ({ code, name, unitCode, periods: rows.filter((r) => r.code === code) }))
}

/** The town whose name stands in an address; nothing when none does. */
export const townIn = (address: string | null | undefined, towns: readonly TownInPlace[]): TownInPlace | undefined =>
  address ? towns.find((t) => address.includes(t.name)) : undefined

export interface StationPeriod {
  unitCode: string
  townCode: string | null
  fromDay: Day
  toDay: Day | null
}

/**
 * The stations that answered for a party since `from`. Somebody who is entered late belongs, for the time before, to the
 * station that had the town then: so a table of last year comes out as it would have.
 */
export function stationsSince(unitCode: string, town: TownInPlace | undefined, from: Day): StationPeriod[] {
  if (town?.unitCode !== unitCode) return [{ unitCode, townCode: town?.code ?? null, fromDay: from, toDay: null }]
  const reached = town.periods.filter((p) => p.toDay === null || p.toDay > from)
  return reached.map((p, i) => ({
    unitCode: p.unitCode,
    townCode: town.code,
    fromDay: i === 0 ? from : p.fromDay,
    toDay: p.toDay,
  }))
}
