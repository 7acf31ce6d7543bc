import { type Column, type InferSelectModel, type Table, getTableName } from 'drizzle-orm'
import { type SQL, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { probe } from '#kernel/record/probe.ts'
import type { LedgerTx, NewRow } from '#kernel/record/write.ts'
import type { RowPlan } from './layout.ts'

/** Rows of a ledger whose `column` holds one of `values` (and for which `also` holds); void rows are not in it. */
export async function existingRows<T extends Table>(
  tx: LedgerTx,
  table: T,
  column: Column,
  values: readonly (string | null | undefined)[],
  also: SQL = sql`true`,
): Promise<InferSelectModel<T>[]> {
  if (!values.some(Boolean)) return []
  const columns = metaOf(table).columns.map(
    (c) => sql`${sql.identifier(getTableName(table))}.${sql.identifier(c.name)} as ${sql.identifier(c.key)}`,
  )
  return await tx.rows<InferSelectModel<T>>(
    sql`select ${sql.join(columns, sql`, `)} from ${probe(tx.scope.county, table, column, values)} where ${also}`,
  )
}

/** The same by the value of `column`, for columns that are unique among live rows. */
export async function existingBy<T extends Table>(
  tx: LedgerTx,
  table: T,
  column: Column,
  values: readonly (string | null | undefined)[],
): Promise<Map<string, InferSelectModel<T>>> {
  const key = metaOf(table).columns.find((c) => c.name === column.name)!.key
  const rows = await existingRows(tx, table, column, values)
  return new Map(rows.map((r) => [String((r as Record<string, unknown>)[key]), r]))
}

/**
 * The usual fate of a row: new when there is no record yet, a change where it says something else, otherwise unchanged. A
 * blank cell says nothing: it never erases what is known.
 */
export function upsert<T extends Table>(
  tx: LedgerTx,
  table: T,
  existing: InferSelectModel<T> | undefined,
  row: NewRow<T>,
  line: number,
  warnings: string[] = [],
): RowPlan {
  const said = Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined))
  if (!existing) {
    const id = (said.id as string | undefined) ?? tx.makeId(tx.at)
    return {
      outcome: 'created',
      recordId: id,
      writes: [{ insert: table, row: { ...said, id, originLine: line } }],
      warnings,
    }
  }
  const before = existing as Record<string, unknown> & { id: string; version: number }
  const set = Object.fromEntries(Object.entries(said).filter(([key, v]) => key !== 'id' && !same(before[key], v)))
  return Object.keys(set).length === 0
    ? { outcome: 'unchanged', recordId: before.id, warnings }
    : {
        outcome: 'updated',
        recordId: before.id,
        writes: [{ change: table, id: before.id, version: before.version, set, line }],
        warnings,
      }
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== null && typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
