import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { partyStation as p } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, updateRows } from '#kernel/record/write.ts'

/** A station period that a change of the map cuts or turns over. */
export interface MovingPeriod {
  id: string
  version: number
  partyId: string
  stationCode: string | null
  unitCode: string
  townCode: string | null
  grid: string | null
  fromDay: Day
  toDay: Day | null
  /** The town was read from the address, because the record does not name it. */
  byAddress: boolean
}

export interface Town {
  code: string
  name: string
}

/** Station periods under `unit` that reach beyond `on`; with a town, only those of parties in it. */
export async function periodsMoving(q: Queryable, unit: string, on: Day, town?: Town): Promise<MovingPeriod[]> {
  const inTown = town
    ? sql`and (${p.townCode} = ${town.code} or (${p.townCode} is null and exists (select 1 from party a
        where a.county_code = ${p.countyCode} and a.id = ${p.partyId} and strpos(a.address, ${town.name}) > 0)))`
    : sql``
  return await q.select(
    {
      id: p.id,
      version: p.version,
      partyId: p.partyId,
      stationCode: p.stationCode,
      unitCode: p.unitCode,
      townCode: p.townCode,
      grid: p.grid,
      fromDay: p.fromDay,
      toDay: p.toDay,
      byAddress: sql<boolean>`${p.townCode} is null`,
    },
    sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and ${p.unitCode} = ${unit}
      and (${p.toDay} is null or ${p.toDay} > ${on}::date) ${inTown}`,
  )
}

/** How many of these parties exist (存续) on a day. */
export async function existingAmong(q: Queryable, partyIds: readonly string[], on: Day): Promise<number> {
  if (partyIds.length === 0) return 0
  const [row] = await q.rows<{ n: number }>(sql`
    select count(distinct s.party_id)::int as n from party_state s
    where s.county_code = ${q.scope.county} and s.party_id = any (${sql.param(`{${partyIds.join(',')}}`)}::uuid[]) and s.void_reason is null
      and s.state = any (${sql.param(existingStates)}::text[]) and s.from_day <= ${on}::date and (s.to_day is null or s.to_day > ${on}::date)`)
  return row!.n
}

/** Puts the periods under another station from a day on. What lies before the day stays as it was. */
export async function movePeriods(
  tx: LedgerTx,
  periods: readonly MovingPeriod[],
  into: string,
  on: Day,
  townCode?: string,
): Promise<void> {
  const begun = periods.filter((x) => x.fromDay < on)
  await updateRows(
    tx,
    p,
    periods.map((x) => ({
      id: x.id,
      version: x.version,
      set: x.fromDay < on ? { toDay: on, stationCode: into } : { unitCode: into, stationCode: into },
    })),
  )
  await insertRows(
    tx,
    p,
    begun.map((x) => ({
      partyId: x.partyId,
      stationCode: into,
      unitCode: into,
      grid: x.grid,
      townCode: townCode ?? x.townCode,
      fromDay: on,
      toDay: x.toDay,
    })),
  )
}
