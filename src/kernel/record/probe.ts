import { type Column, type Table, getTableName } from 'drizzle-orm'
import { type SQL, sql } from '#platform/db/database.ts'

/**
 * Stands in a `from`, under the table's own name: the rows of a ledger, void ones left out, whose indexed `column` holds one of
 * `values`. One probe of the index for each value, whatever the planner believes: in the middle of a first import it knows
 * nothing of the table and would read the whole county for every chunk.
 */
export function probe(
  county: string,
  table: Table,
  column: Column,
  values: readonly (string | null | undefined)[],
): SQL {
  const wanted = [...new Set(values.filter((v): v is string => !!v))]
  const name = sql.identifier(getTableName(table))
  return sql`unnest(${`{${wanted.map((v) => `"${v.replace(/["\\]/g, '\\$&')}"`).join(',')}}`}::${sql.raw(column.getSQLType())}[]) as wanted(value)
    cross join lateral (select * from ${name} where county_code = ${county} and ${column} = wanted.value and void_reason is null offset 0) ${name}`
}
