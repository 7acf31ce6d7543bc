import { type Table, getTableName } from 'drizzle-orm'
import { type SQL, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { party } from '#kernel/party/tables.ts'
import { type Change, type LedgerTx, updateRows } from '#kernel/record/write.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'

/**
 * Every record carries the station that answers for it today; row-level security and the station filter of lists read it.
 * When parties go to another station their records follow, in all ledgers, whatever business they belong to.
 */
export interface Following {
  ledger: string
  title: string
  table: Table
  rows: { id: string; version: number }[]
}

/** Records of a station that is closed: all of them. */
export const followersOf = (tx: LedgerTx, from: string): Promise<Following[]> => following(tx, from, () => sql`true`)

/** Records of some parties: those that name a party, those that name such a record, and what belongs to any of them. */
export async function followersOfParties(
  tx: LedgerTx,
  from: string,
  partyIds: readonly string[],
): Promise<Following[]> {
  const wanted = sql`(${sql.param(`{${partyIds.join(',')}}`)}::uuid[])`
  const found = await following(tx, from, (ledger) => ofParties(ledger, tx.scope.county, wanted, new Set()))
  const ids = sql.param(`{${found.flatMap((f) => f.rows.map((r) => r.id)).join(',')}}`)
  const owned = new Map(declaredLedgers().flatMap((l) => (l.follows ? [[l.name, l.follows] as const] : [])))
  const belonging = await following(tx, from, (ledger) => {
    const column = owned.get(ledger)
    return column === undefined ? undefined : sql`${sql.identifier(column)} = any (${ids}::uuid[])`
  })
  return [...found, ...belonging]
}

async function following(tx: LedgerTx, from: string, which: (ledger: string) => SQL | undefined): Promise<Following[]> {
  const found: Following[] = []
  for (const { name, table } of declaredLedgers()) {
    const meta = metaOf(table)
    const condition = meta.policy === 'shared' ? undefined : which(name)
    if (!condition) continue
    const t = sql.identifier(name)
    const rows = await tx.rows<{ id: string; version: number }>(
      sql`select id, version from ${t} where county_code = ${tx.scope.county} and station_code = ${from} and void_reason is null and ${condition}`,
    )
    if (rows.length > 0) found.push({ ledger: name, title: meta.comment.split('：')[0]!, table, rows })
  }
  return found
}

/** The condition that a row of `ledger` belongs to one of the parties, or nothing where it cannot. */
function ofParties(ledger: string, county: string, wanted: SQL, seen: ReadonlySet<string>): SQL | undefined {
  if (ledger === getTableName(party)) return sql`id = any ${wanted}`
  const references = Object.entries(declaredLedgers().find((l) => l.name === ledger)!.references)
  const direct = references.find(([, target]) => target === party)
  if (direct) return sql`${sql.identifier(ledger)}.${sql.identifier(direct[0])} = any ${wanted}`
  const through = new Set([...seen, ledger])
  const parts = references.flatMap(([column, target]) => {
    const parent = getTableName(target)
    const inner = through.has(parent) ? undefined : ofParties(parent, county, wanted, through)
    return inner
      ? [
          sql`${sql.identifier(ledger)}.${sql.identifier(column)} in (select id from ${sql.identifier(parent)} where county_code = ${county} and ${inner})`,
        ]
      : []
  })
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : undefined
}

/** Puts records under another station; says how many. */
export async function follow(tx: LedgerTx, followers: readonly Following[], into: string): Promise<number> {
  let moved = 0
  for (const { table, rows } of followers) {
    const changes = rows.map((r): Change<Table> => ({ ...r, set: { stationCode: into } as Change<Table>['set'] }))
    moved += (await updateRows(tx, table, changes)).length
  }
  return moved
}
