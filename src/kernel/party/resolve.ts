import { type Queryable, sql } from '#platform/db/database.ts'

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
 * Finds the party behind each reference, in one query for all: the unified code first, then the old number, then the exact
 * name where only one party bears it. A sentence says why none was found.
 */
export async function resolveParties(q: Queryable, references: readonly PartyReference[]): Promise<Resolution[]> {
  const codes = [...new Set(references.flatMap((r) => (r.code ? [r.code] : [])))]
  const names = [...new Set(references.flatMap((r) => (r.name ? [r.name] : [])))]
  const rows = await q.rows<FoundParty & { oldCode: string | null }>(sql`
    select id, version, name, code, old_code as "oldCode", station_code as "stationCode" from party
    where void_reason is null and county_code = ${q.scope.county} and code = any (${sql.param(codes)}::text[])
    union select id, version, name, code, old_code, station_code from party
    where void_reason is null and county_code = ${q.scope.county} and old_code = any (${sql.param(codes)}::text[])
    union select id, version, name, code, old_code, station_code from party
    where void_reason is null and county_code = ${q.scope.county} and name = any (${sql.param(names)}::text[])`)
  const byCode = new Map(rows.map((r) => [r.code, r]))
  const byOld = new Map(rows.filter((r) => r.oldCode).map((r) => [r.oldCode!, r]))
  const byName = new Map<string, (typeof rows)[number] | 'several'>()
  for (const row of rows) byName.set(row.name, byName.has(row.name) ? 'several' : row)
  return references.map((r) => {
    const coded = r.code ? (byCode.get(r.code) ?? byOld.get(r.code)) : undefined
    if (coded) return { found: coded }
    const named = r.name ? byName.get(r.name) : undefined
    if (named === 'several') return { missing: `登记册里有几户都叫“${r.name}”，请补上统一社会信用代码。` }
    if (named) return { found: named }
    return { missing: `登记册里没有“${r.name ?? r.code ?? '（空）'}”，请先导入市场主体登记册，或者核对名称和代码。` }
  })
}
