import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { type TakenBack, takeBack } from '#kernel/record/take-back.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import type { Layout } from './layout.ts'
import type { BatchState } from './tables.ts'

/** Takes back a whole batch: voids what it created, restores what it changed where nobody touched it since, lists the rest. */
export async function undoBatch(tx: LedgerTx, layouts: readonly Layout[], batchId: string): Promise<TakenBack> {
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
  const result: TakenBack = { voided: 0, restored: 0, touched: [] }
  // Children first: what points at a record goes before it.
  for (const table of layout.tables.toReversed()) {
    const part = await takeBack(tx, table, batchId, `撤销导入批次 ${batchId}`)
    result.voided += part.voided
    result.restored += part.restored
    result.touched.push(...part.touched)
  }
  await tx.execute(
    sql`update import_batch set state = 'undone' where county_code = ${tx.scope.county} and id = ${batchId}`,
  )
  return result
}
