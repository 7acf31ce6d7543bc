import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { commitImport, decideMissing, getImport, listImports, listLayouts, undoImport } from './contract.ts'
import { type BatchView, type ImportDesk, type RemarkView, batchOf, placeOf, remarksOf } from './service.ts'
import { undoBatch } from './undo.ts'

/** Remarks of a kind that a page shows; all of them are in the file to download. */
const shownRemarks = 200
const noCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  warned: 0,
  refused: 0,
  warnedAs: { created: 0, updated: 0, unchanged: 0 },
}

const layoutsOf = (call: Call) => call.house.layouts
const titleOf = (call: Call, layout: string | null): string | null =>
  layoutsOf(call).find((l) => l.id === layout)?.title ?? null

export const exchangeOperations = (desk: ImportDesk): readonly Handled[] => [
  handle(listLayouts, async (call) => ({
    layouts: layoutsOf(call).map((l) => ({
      id: l.id,
      title: l.title,
      business: l.business,
      columns: l.columns.map((c) => ({ label: c.label, required: c.required ?? false })),
    })),
  })),
  handle(listImports, async (call, input) =>
    call.read(async (q) => {
      const after = input.after ?? '9999-12-31T00:00:00Z'
      const rows = await q.rows<BatchView & { actor: string; startedAt: string }>(sql`
        select id, layout, state, files, counts, actor, started_at as "startedAt" from import_batch
        where county_code = ${q.scope.county} and started_at < ${after}::timestamptz order by started_at desc limit ${input.limit + 1}`)
      const [count] = await q.rows<{ n: number }>(
        sql`select count(*)::int as n from import_batch where county_code = ${q.scope.county}`,
      )
      const page = rows.slice(0, input.limit)
      return {
        rows: page.map((r) => ({
          id: r.id,
          title: titleOf(call, r.layout),
          state: r.state,
          fileNames: r.files.map((f) => f.name).join('、') || '—',
          rows: r.counts.rows,
          refused: r.counts.refused,
          actor: r.actor,
          startedAt: r.startedAt as never,
        })),
        next: rows.length > input.limit ? page.at(-1)!.startedAt : null,
        total: count!.n,
      } as never
    }),
  ),
  handle(getImport, async (call, input) => {
    const running = desk.progress(input.id)
    const batch = await call.read((q) => batchOf(q, input.id))
    if (!batch && !running) throw notFound('这个导入批次')
    const [refused, warned, missing, missingCount] = await call.read(
      async (q) =>
        [
          await remarksOf(q, input.id, true, shownRemarks),
          await remarksOf(q, input.id, false, shownRemarks),
          await q.rows<{ recordId: string; text: string; decision: string | null }>(sql`
        select record_id as "recordId", description as text, decision from import_missing
        where county_code = ${q.scope.county} and batch_id = ${input.id}
        order by decision is not null, description limit ${shownRemarks}`),
          await q.rows<{ all: number; open: number }>(sql`
        select count(*)::int as "all", (count(*) filter (where decision is null))::int as open from import_missing
        where county_code = ${q.scope.county} and batch_id = ${input.id}`),
        ] as const,
    )
    const remark = (r: RemarkView) => ({ ...placeOf(batch?.files ?? [], r.line), reason: r.reason, cells: r.cells })
    return {
      id: input.id,
      state: running?.failure ? 'failed' : running ? 'running' : batch!.state,
      progress: running ? running.progress : 1,
      layout: batch?.layout ?? null,
      title: titleOf(call, batch?.layout ?? null),
      full: batch?.full ?? false,
      counts: batch?.counts ?? noCounts,
      messages: [...(running?.failure ? [running.failure] : []), ...(batch?.messages ?? [])],
      labels: batch?.labels ?? [],
      refused: refused.map(remark),
      warned: warned.map(remark),
      missing,
      missingCount: missingCount[0]!,
    }
  }),
  handle(commitImport, async (call, input) => {
    await desk.commit(call, input.id)
    return { id: input.id }
  }),
  handle(undoImport, (call, input) =>
    call.write((tx) => undoBatch(tx, layoutsOf(call), input.id), `撤销导入批次 ${input.id}`),
  ),
  handle(decideMissing, async (call, input) => {
    const batch = await call.read((q) => batchOf(q, input.id))
    if (!batch) throw notFound('这个导入批次')
    if (batch.state !== 'done')
      throw new Refusal('exchange.missing.state', '这个批次没有入账，先入账再处理缺失的记录。', { status: 409 })
    const decided = await call.write((tx) =>
      tx.execute(sql`
        update import_missing set decision = ${input.decision}
        where county_code = ${tx.scope.county} and batch_id = ${input.id} and record_id = any (${sql.param(input.recordIds)}::uuid[])`),
    )
    return { decided }
  }),
]
