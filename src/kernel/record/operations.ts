import type { Operation } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { findUndo, recordTrail, takeBackAct, usualUndoMinutes } from './contract.ts'
import { undoAct, undoOf } from './undo.ts'
import { isLedger, standardKeys } from './ledger.ts'

interface Version {
  version: number
  recordedAt: string
  supersededAt: string | null
  voidReason: string | null
  originBatch: string | null
  originLine: number | null
  row: Record<string, unknown>
}

export const recordOperations: readonly Handled[] = [
  handle(recordTrail, async (call, input) => {
    if (!isLedger(input.ledger)) throw new Refusal('record.ledger', `没有“${input.ledger}”这本账。`, { status: 404 })
    return await call.read(async (q) => {
      const versions = await versionsOf(q, input.ledger, input.id)
      if (versions.length === 0) throw notFound('这条记录')
      const acts = await actsOf(q, input.ledger, input.id)
      const columns = metaOf(input.ledger).columns.filter(
        (c) => !(standardKeys as string[]).includes(c.key) && !/(sealed|_key)$/.test(c.name),
      )
      const made = []
      for (const [i, v] of versions.entries()) {
        const before = versions[i - 1]?.row
        const act = acts.get(v.version)
        made.push({
          version: v.version,
          recordedAt: v.recordedAt,
          supersededAt: v.supersededAt,
          voidReason: v.voidReason,
          actor: act?.actor ?? null,
          operation: act?.operation ?? null,
          origin: v.originBatch === null ? null : await originOf(q, v.originBatch, v.originLine ?? 0),
          changes: columns
            .filter((c) => (before === undefined ? v.row[c.name] !== null : !same(before[c.name], v.row[c.name])))
            .map((c) => ({
              label: c.comment,
              before: before === undefined ? null : shown(before[c.name]),
              after: shown(v.row[c.name]),
            })),
        })
      }
      return { versions: made.toReversed() }
    })
  }),
]

/** Taking back what these operations did, for so many minutes. */
export function undoOperations(contracts: readonly Operation[], minutes = usualUndoMinutes): readonly Handled[] {
  const undoing = { contracts: new Map(contracts.filter((c) => c.undo).map((c) => [c.name, c])), minutes }
  return [
    handle(findUndo, (call, input) => undoOf(call, undoing, input.id)),
    handle(takeBackAct, (call, input) => undoAct(call, undoing, input.key)),
  ]
}

async function versionsOf(q: Queryable, ledger: string, id: string): Promise<Version[]> {
  const fields = sql`version, recorded_at as "recordedAt", void_reason as "voidReason", origin_batch as "originBatch", origin_line as "originLine"`
  const live = sql.identifier(ledger)
  const history = sql.identifier(`${ledger}_history`)
  return await q.rows<Version>(sql`
    select ${fields}, null::timestamptz as "supersededAt", to_jsonb(t) as row from ${live} t where county_code = ${q.scope.county} and id = ${id}
    union all select ${fields}, superseded_at, to_jsonb(t) from ${history} t where county_code = ${q.scope.county} and id = ${id}
    order by version`)
}

/** Who wrote each version. An import is journalled by digest, so its entries are found through the array of ids. */
async function actsOf(
  q: Queryable,
  ledger: string,
  id: string,
): Promise<Map<number, { actor: string; operation: string }>> {
  const rows = await q.rows<{ version: number; actor: string; operation: string }>(sql`
    select j.versions[array_position(j.record_ids, ${id}::uuid)] as version, j.actor, j.operation from journal_entry j
    where j.county_code = ${q.scope.county} and j.changes is not null and j.record_ids @> array[${id}::uuid] and j.subject = ${ledger}`)
  return new Map(rows.map((r) => [r.version, r]))
}

async function originOf(
  q: Queryable,
  batch: string,
  line: number,
): Promise<{ batch: string; file: string; sheet: string; row: number } | null> {
  const [found] = await q.rows<{
    files: { name: string; sheets: { name: string; firstLine: number; rows: number }[] }[]
  }>(sql`select files from import_batch where county_code = ${q.scope.county} and id = ${batch}`)
  for (const file of found?.files ?? []) {
    const sheet = file.sheets.find((s) => line >= s.firstLine && line < s.firstLine + s.rows)
    if (sheet) return { batch, file: file.name, sheet: sheet.name, row: line - sheet.firstLine + 1 }
  }
  return null
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const shown = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value as string | number | boolean)
