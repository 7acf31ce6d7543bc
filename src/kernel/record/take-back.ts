import { type Table, getTableName } from 'drizzle-orm'
import { type Queryable, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { type StandardColumns, standardKeys } from './ledger.ts'
import { type Change, type LedgerTx, updateRows, voidRows } from './write.ts'

export interface TakenBack {
  /** Records that the batch had created: now void. */
  voided: number
  /** Records that it had changed: as before again. */
  restored: number
  /** Records that somebody changed since: left alone, to be looked at. */
  touched: { ledger: string; recordId: string }[]
}

/** A record that an act wrote. */
export interface Touched {
  id: string
  version: number
  /** Version before it; 0 when it created the record. */
  before: number
  untouched: boolean
}

/** Takes back what a batch wrote into one ledger: voids what it created, restores what it changed where nobody touched it since. */
export async function takeBack(tx: LedgerTx, table: Table, batchId: string, reason: string): Promise<TakenBack> {
  const touched = await touchedBy(tx, table, batchId)
  return {
    ...(await takeBackRows(
      tx,
      table,
      touched.filter((t) => t.untouched),
      reason,
    )),
    touched: touched.filter((t) => !t.untouched).map((t) => ({ ledger: getTableName(table), recordId: t.id })),
  }
}

/** Voids the records that an act created and puts those that it changed back to the version before. */
export async function takeBackRows(
  tx: LedgerTx,
  table: Table,
  touched: readonly Touched[],
  reason: string,
): Promise<Pick<TakenBack, 'voided' | 'restored'>> {
  const created = touched.filter((t) => t.before === 0)
  const voided = (await voidRows(tx, table, created, reason)).length
  const changed = touched.filter((t) => t.before > 0)
  const earlier = await versions(tx, table, changed)
  // What stands again came from where it came from then: an earlier batch can be taken back after a later one.
  const changes = changed.map((t): Change<Table> => {
    const { originBatch, originLine, ...set } = earlier.get(t.id)!
    const origin = { batch: originBatch as string | null, line: originLine as number | null }
    return { id: t.id, version: t.version, set: set as Change<Table>['set'], origin }
  })
  return { voided, restored: (await updateRows(tx, table, changes)).length }
}

/** Records that a batch created or changed, with the version before it and whether it was the last to write them. */
async function touchedBy(q: Queryable, table: Table, batchId: string): Promise<Touched[]> {
  const live = sql.identifier(getTableName(table))
  const history = sql.identifier(`${getTableName(table)}_history`)
  return await q.rows<Touched>(sql`
    select t.id, t.version, min(x.version) - 1 as before, t.origin_batch is not distinct from ${batchId}::uuid as untouched
    from (select id, version from ${live} where county_code = ${q.scope.county} and origin_batch = ${batchId}
      union all select id, version from ${history} where county_code = ${q.scope.county} and origin_batch = ${batchId}) x
    join ${live} t on t.county_code = ${q.scope.county} and t.id = x.id
    where t.void_reason is null
    group by t.id, t.version, t.origin_batch order by t.id`)
}

/** The business columns of earlier versions with their origin, by record. */
async function versions(
  q: Queryable,
  table: Table,
  wanted: readonly Touched[],
): Promise<Map<string, Record<string, unknown>>> {
  if (wanted.length === 0) return new Map()
  const restored: ReadonlySet<string> = new Set<keyof StandardColumns>([
    'stationCode',
    'sourceSystem',
    'externalNo',
    'declared',
    'originBatch',
    'originLine',
  ])
  const columns = metaOf(table).columns.filter(
    (c) => restored.has(c.key) || !(standardKeys as string[]).includes(c.key),
  )
  const list = sql.join(
    columns.map((c) => sql`h.${sql.identifier(c.name)} as ${sql.identifier(c.key)}`),
    sql`, `,
  )
  const rows = await q.rows<Record<string, unknown> & { rowId: string }>(sql`
    select h.id as "rowId", ${list} from ${sql.identifier(`${getTableName(table)}_history`)} h
    join unnest(${sql.param(wanted.map((w) => w.id))}::uuid[], ${sql.param(wanted.map((w) => w.before))}::int[]) w(id, version)
      on h.id = w.id and h.version = w.version
    where h.county_code = ${q.scope.county}`)
  return new Map(rows.map(({ rowId, ...rest }) => [rowId, rest]))
}
