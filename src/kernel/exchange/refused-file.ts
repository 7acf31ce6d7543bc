import { PassThrough, type Readable } from 'node:stream'
import type { Queryable } from '#platform/db/database.ts'
import { writeRows } from './read/write.ts'
import { getBatch, placeOf, remarksOf } from './service.ts'

/** Rows given back as a spreadsheet that can be mended and read in again: their own columns, then the reason. */
export async function refusedFile(q: Queryable, id: string): Promise<Readable> {
  const batch = await getBatch(q, id)
  const remarks = await remarksOf(q, id, true, 1_000_000)
  const width = Math.max(batch.labels.length, ...remarks.map((r) => r.cells?.length ?? 0))
  const columns = Array.from({ length: width }, (_, i) => ({ header: batch.labels[i] ?? `列${i + 1}` }))
  const out = new PassThrough()
  const place = (line: number): string => {
    const at = placeOf(batch.files, line)
    return `${at.file}${at.sheet ? `／${at.sheet}` : ''} 第 ${at.row} 行`
  }
  writeRows(out, {
    title: '退回行',
    columns: [...columns, { header: '来源', width: 24 }, { header: '退回原因', width: 40 }],
    rows: remarks.map((r) => [...columns.map((_, i) => r.cells?.[i] ?? null), place(r.line), r.reason]),
  }).catch((error: unknown) => out.destroy(error as Error))
  return out
}
