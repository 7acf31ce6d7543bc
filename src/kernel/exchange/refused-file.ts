import { PassThrough, type Readable } from 'node:stream'
import type { Queryable } from '#platform/db/database.ts'
import { returned } from './lines.ts'
import { type OutputTable, writeRows } from './read/write.ts'
import { getBatch, placeOf, remarksOf } from './service.ts'

/** Rows given back as a spreadsheet that can be mended and read in again: their own columns, then the reason. */
export async function refusedFile(q: Queryable, id: string): Promise<Readable> {
  const out = new PassThrough()
  const sheet = await refusedSheet(q, id)
  writeRows(out, sheet).catch((error: unknown) => out.destroy(error as Error))
  return out
}

/** The rows of that spreadsheet, to be written where the caller wants them. */
export async function refusedSheet(q: Queryable, id: string): Promise<OutputTable> {
  const batch = await getBatch(q, id)
  const remarks = await remarksOf(q, id, true, 1_000_000)
  const width = Math.max(batch.labels.length, ...remarks.map((r) => r.cells?.length ?? 0))
  const columns = Array.from({ length: width }, (_, i) => ({ header: batch.labels[i] ?? `列${i + 1}` }))
  const place = (line: number): string => {
    const at = placeOf(batch.files, line)
    return `${at.file}${at.sheet ? `／${at.sheet}` : ''} 第 ${at.row} 行`
  }
  return {
    title: '退回行',
    columns: [...columns, { header: returned.place, width: 24 }, { header: returned.reason, width: 40 }],
    rows: remarks.map((r) => [...columns.map((_, i) => r.cells?.[i] ?? null), place(r.line), r.reason]),
  }
}
