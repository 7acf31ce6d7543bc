import type { Column } from 'drizzle-orm'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { Day } from '#platform/clock/day.ts'
import { probe } from '#kernel/record/probe.ts'
import { existsOn } from './existing.ts'
import { party } from './tables.ts'

/** How a spreadsheet names a party: by code, by old number, by name, or by several of them. */
export interface PartyReference {
  code?: string | null
  name?: string | null
}

export interface FoundParty {
  id: string
  version: number
  name: string
  code: string
  stationCode: string | null
}

export type Resolution = { found: FoundParty } | { missing: string }

/**
 * Finds the party behind each reference: the unified code first, then the old number, then the exact name where only one party
 * bears it. One query for each way, asked only of what the way before did not find. A sentence says why none was found.
 */
export async function resolveParties(q: Queryable, references: readonly PartyReference[]): Promise<Resolution[]> {
  return await resolve(q, references)
}

/** One party that somebody names, and whether it exists (存续) on a day, asked for at once. */
export async function resolveParty(
  q: Queryable,
  reference: PartyReference,
  on: Day,
): Promise<{ found: FoundParty & { exists: boolean } } | { missing: string }> {
  const [resolution] = await resolve(q, [reference], on)
  return resolution as { found: FoundParty & { exists: boolean } } | { missing: string }
}

async function resolve(q: Queryable, references: readonly PartyReference[], on?: Day): Promise<Resolution[]> {
  const codes = references.map((r) => r.code)
  const byCode = new Map((await partiesBy(q, party.code, codes, on)).map((r) => [r.code, r]))
  const others = codes.filter((c) => c && !byCode.has(c))
  const byOld = new Map((await partiesBy(q, party.oldCode, others, on)).map((r) => [r.oldCode!, r]))
  const coded = (r: PartyReference) => (r.code ? (byCode.get(r.code) ?? byOld.get(r.code)) : undefined)
  const rows = await partiesBy(
    q,
    party.name,
    references.map((r) => (coded(r) ? null : r.name)),
    on,
  )
  const byName = new Map<string, (typeof rows)[number] | 'several'>()
  for (const row of rows) byName.set(row.name, byName.has(row.name) ? 'several' : row)
  return references.map((r) => {
    const found = coded(r)
    if (found) return { found }
    const named = r.name ? byName.get(r.name) : undefined
    if (named === 'several') return { missing: `登记册里有几户都叫“${r.name}”，请补上统一社会信用代码。` }
    if (named) return { found: named }
    return { missing: `登记册里没有“${r.name ?? r.code ?? '（空）'}”，请先导入市场主体登记册，或者核对名称和代码。` }
  })
}

async function partiesBy(q: Queryable, column: Column, values: readonly (string | null | undefined)[], on?: Day) {
  if (!values.some(Boolean)) return []
  const exists = on === undefined ? sql`` : sql`, ${existsOn(on)} as "exists"`
  return await q.rows<FoundParty & { oldCode: string | null }>(sql`
    select id, version, name, code, old_code as "oldCode", station_code as "stationCode"${exists}
    from ${probe(q.scope.county, party, column, values)}`)
}
