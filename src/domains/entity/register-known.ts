import { sql } from '#platform/db/database.ts'
import type { ImportContext } from '#kernel/exchange/layout.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import { successorsOn } from '#kernel/org/successors.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { type TownInPlace, townIn, townsOn } from '#kernel/org/towns.ts'
import { party, partyClass, partyContact, partyState, partyStation } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { RegisterRow } from './register-row.ts'
import { entity, entityCapital } from './tables.ts'

type RowOf<T extends { $inferSelect: unknown }> = T['$inferSelect']

/** What the ledgers hold of a party that a row names. Periods by their start. */
export interface KnownParty {
  party: RowOf<typeof party>
  entity: RowOf<typeof entity> | undefined
  states: RowOf<typeof partyState>[]
  classes: RowOf<typeof partyClass>[]
  capitals: RowOf<typeof entityCapital>[]
  stations: RowOf<typeof partyStation>[]
  hasPhone: boolean
}

export interface Known {
  /** By unified code, by old number, and by name only where the row has no code at all. */
  find(row: RegisterRow): KnownParty | 'several' | undefined
}

/** Looks up the parties of a chunk: one query where all are new, one more per ledger for those that are not. */
export async function readKnown(c: ImportContext, rows: readonly RegisterRow[]): Promise<Known> {
  const { tx } = c
  const codes = rows.flatMap((r) => [r.code, r.oldCode])
  const byCodeRows = await existingRows(tx, party, party.code, codes)
  const byOldRows = await existingRows(tx, party, party.oldCode, codes)
  const byNameRows = await existingRows(
    tx,
    party,
    party.name,
    rows.flatMap((r) => (r.code === null ? [r.name] : [])),
  )
  const found = new Map([...byCodeRows, ...byOldRows, ...byNameRows].map((p) => [p.id, p]))
  const ids = [...found.keys()]
  const entities = group(await existingRows(tx, entity, entity.partyId, ids))
  const states = group(await existingRows(tx, partyState, partyState.partyId, ids))
  const classes = group(await existingRows(tx, partyClass, partyClass.partyId, ids))
  const capitals = group(await existingRows(tx, entityCapital, entityCapital.partyId, ids))
  const stations = group(await existingRows(tx, partyStation, partyStation.partyId, ids))
  const phones = rows.some((r) => r.phoneMasked !== null)
    ? group(await existingRows(tx, partyContact, partyContact.partyId, ids))
    : new Map<string, unknown[]>()
  const known = new Map<string, KnownParty>()
  for (const [id, p] of found) {
    known.set(id, {
      party: p,
      entity: entities.get(id)?.[0],
      states: byStart(states.get(id)),
      classes: byStart(classes.get(id)),
      capitals: byStart(capitals.get(id)),
      stations: byStart(stations.get(id)),
      hasPhone: phones.has(id),
    })
  }
  const byCode = new Map(byCodeRows.map((p) => [p.code, p.id]))
  const byOld = new Map(byOldRows.map((p) => [p.oldCode!, p.id]))
  const byName = new Map<string, string[]>()
  for (const p of byNameRows) byName.set(p.name, [...(byName.get(p.name) ?? []), p.id])
  return {
    find(row) {
      if (row.code !== null) {
        const id =
          byCode.get(row.code) ??
          (row.oldCode === null ? undefined : (byCode.get(row.oldCode) ?? byOld.get(row.oldCode))) ??
          byOld.get(row.code)
        return id === undefined ? undefined : known.get(id)
      }
      const sameName = byName.get(row.name) ?? []
      return sameName.length > 1 ? 'several' : sameName[0] === undefined ? undefined : known.get(sameName[0])
    },
  }
}

function group<T extends { partyId: string }>(rows: readonly T[]): Map<string, T[]> {
  const made = new Map<string, T[]>()
  for (const row of rows) {
    const list = made.get(row.partyId)
    if (list) list.push(row)
    else made.set(row.partyId, [row])
  }
  return made
}

const byStart = <T extends { fromDay: string }>(rows: T[] | undefined): T[] =>
  (rows ?? []).sort((a, b) => (a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : 0))

/** Finds the station of a row: by the name of the office in the file, else by the town in the address. */
export interface Stations {
  of(row: RegisterRow, warnings: string[]): string | undefined
  /** Only what the file says itself. */
  named(row: RegisterRow): string | undefined
  /** The town in the address. */
  town(row: RegisterRow): TownInPlace | undefined
}

export async function readStations(c: ImportContext): Promise<Stations> {
  const { tx, today } = c
  // Under every name that a station ever bore; a closed one stands for the station that took it over, the present names win.
  const successors = await successorsOn(tx, today)
  const periods = await tx.select(
    { code: orgUnit.code, name: orgUnit.name, shortName: orgUnit.shortName, toDay: orgUnit.toDay },
    sql`from ${asKnownNow.at(orgUnit)} where county_code = ${tx.scope.county} and kind = 'station' and from_day <= ${today}::date
      order by to_day nulls last, from_day desc`,
  )
  const present = new Set(periods.flatMap((u) => (u.toDay === null || u.toDay > today ? [u.code] : [])))
  const units = periods
    .map((u) => ({ ...u, code: successors.get(u.code) ?? u.code }))
    .filter((u) => present.has(u.code))
    .toReversed()
  const towns = await townsOn(tx, today)
  const byName = new Map(units.flatMap((u) => [u.code, u.name, u.shortName].map((n): [string, string] => [n, u.code])))
  const read = new Map<string, string | undefined>()
  const named = (row: RegisterRow): string | undefined => {
    if (row.jurisdiction === null) return undefined
    if (!read.has(row.jurisdiction)) {
      const text = row.jurisdiction
      read.set(text, byName.get(text) ?? units.findLast((u) => text.includes(u.name) || u.name.endsWith(text))?.code)
    }
    return read.get(row.jurisdiction)
  }
  const town = (row: RegisterRow): TownInPlace | undefined => townIn(row.address, towns)
  return {
    named,
    of(row, warnings) {
      const unit = named(row)
      if (unit !== undefined) return unit
      if (row.jurisdiction !== null) warnings.push(`管辖单位“${row.jurisdiction}”不是本局的市场监管所。`)
      return town(row)?.unitCode
    },
    town,
  }
}
