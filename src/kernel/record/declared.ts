import { getTableName } from 'drizzle-orm'
import { type TableMeta, declaredTables } from '#platform/db/table.ts'
import { declaredLedgers } from './ledger.ts'

/** Every declared table, those of ledgers with the foreign keys that their references ask for. */
export function wholeSchema(): TableMeta[] {
  const references = new Map(declaredLedgers().map((l) => [l.name, l.references]))
  return declaredTables().map((t) => ({
    ...t,
    references: [
      ...t.references,
      ...Object.entries(references.get(t.name) ?? {}).map(([column, target]) => ({
        columns: ['county_code', column],
        target: getTableName(target),
      })),
    ],
  }))
}
