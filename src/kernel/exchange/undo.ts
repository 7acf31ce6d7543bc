import { type Table, getTableName } from 'drizzle-orm'
import { type Queryable, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { type StandardColumns, standardKeys } from '#kernel/record/ledger.ts'
import { type Change, type LedgerTx, updateRows, voidRows } from '#kernel/record/write.ts'
import type { Layout } from './layout.ts'
import type { BatchState } from './tables.ts'

export interface UndoResult {
  /** Records that the batch had created: now void. */
  voided: number
  /** Records that it had changed: as before again. */
  restored: number
  /** Records that somebody changed since: left alone, to be looked at. */
  touched: { ledger: string; recordId: string }[]
}

interface Touched {
  id: string
  version: number
  /** Version before the batch; 0 when the batch created the record. */
  before: number
  untouched: boolean
}

/** Takes back a whole batch: voids what it created, restores what it changed where nobody touched it since, lists the rest. */
export async function undoBatch(tx: LedgerTx, layouts: readonly Layout[], batchId: string): Promise<UndoResult> {
  const [batch] = await tx.rows<{ state: BatchState; layout: string }>(
    sql`select state, layout from import_batch where county_code = ${tx.scope.county} and id = ${batchId} for update`,
  )
  if (!batch) throw notFound('这个导入批次')
  if (batch.state !== 'done') {
    throw new Refusal(
      'exchange.undo.state',
      batch.state === 'undone' ? '这个批次已经撤销过了。' : '这个批次没有入账，不用撤销。',
      { status: 409 },
    )
  }
  const layout = layouts.find((l) => l.id === batch.layout)
  if (!layout) throw new Refusal('exchange.undo.layout', '这个批次的业务没有安装，不能撤销。', { status: 409 })
  const result: UndoResult = { voided: 0, restored: 0, touched: [] }
  // Children first: what points at a record goes before it.
  for (const table of layout.tables.toReversed()) {
    const touched = await touchedBy(tx, table, batchId)
    const free = touched.filter((t) => t.untouched)
    result.touched.push(
      ...touched.filter((t) => !t.untouched).map((t) => ({ ledger: getTableName(table), recordId: t.id })),
    )
    result.voided += (
      await voidRows(
        tx,
        table,
        free.filter((t) => t.before === 0),
        `撤销导入批次 ${batchId}`,
      )
    ).length
    const changed = free.filter((t) => t.before > 0)
    const earlier = await versions(tx, table, changed)
    const changes = changed.map((t): Change<Table> => ({
      id: t.id,
      version: t.version,
      set: earlier.get(t.id) as Change<Table>['set'],
    }))
    result.restored += (await updateRows(tx, table, changes)).length
  }
  await tx.execute(
    sql`update import_batch set state = 'undone' where county_code = ${tx.scope.county} and id = ${batchId}`,
  )
  return result
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

/** The business columns of earlier versions, by record. */
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
