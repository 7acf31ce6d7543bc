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
  const rows = (value: SQL): SQL =>
    sql`(select * from ${name} where county_code = ${county} and ${column} = ${value} and void_reason is null offset 0) ${name}`
  // One value needs no list: its plan is kept, where that over a list is made anew each time (a third of the whole).
  if (wanted.length === 1) return rows(sql`${wanted[0]}::${sql.raw(column.getSQLType())}`)
  const list = `{${wanted.map((v) => `"${v.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
  return sql`unnest(${list}::${sql.raw(column.getSQLType())}[]) as wanted(value) cross join lateral ${rows(sql.raw('wanted.value'))}`
}
