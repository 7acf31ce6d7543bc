import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { day, daysBetween, isDay } from '#platform/clock/day.ts'
import { amountText } from './parse-money.ts'
import { csvBytes, xlsxBytes, type WrittenColumn, type WrittenValue } from './write-library.ts'

/** A column of a file to write. */
export interface OutputColumn {
  readonly header: string
  /**
   * `day`: `Day` strings become dates of Excel. `yuan`: bigint fen become 元 with two decimals. `text` (default): texts stay texts, so
   * that codes keep all their digits.
   */
  readonly kind?: 'text' | 'number' | 'day' | 'yuan'
  /** Width in characters; default by header. */
  readonly width?: number
}

/** A value to write. */
export type OutputValue = string | number | bigint | boolean | null

/** A table to write; rows are taken as they are written, so they may come from a database cursor. */
export interface OutputTable {
  /** Sheet name, and nothing else: the first row is the header, so that the file can be read in again. */
  readonly title: string
  readonly columns: readonly OutputColumn[]
  readonly rows: Iterable<readonly OutputValue[]> | AsyncIterable<readonly OutputValue[]>
}

/**
 * Writes a table as .xlsx or .csv in flat memory: lists for export, and rows given back with the reason in a last column. To a path it is
 * written under a temporary name and renamed when complete, so a failure leaves nothing behind. Texts that Excel would run as
 * formulas are texts in .xlsx and get a leading apostrophe in .csv.
 */
export async function writeRows(
  target: string | Writable,
  table: OutputTable,
  format: 'xlsx' | 'csv' = 'xlsx',
): Promise<void> {
  const bytes =
    format === 'xlsx'
      ? xlsxBytes(written(table, format), { name: sheetName(table.title), columns: table.columns.map(widths) })
      : csvBytes(written(table, format))
  const source = Readable.fromWeb(bytes as NodeReadableStream<Uint8Array>)
  if (typeof target !== 'string') {
    await pipeline(source, target)
    return
  }
  const unfinished = `${target}.part`
  try {
    await pipeline(source, createWriteStream(unfinished))
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function* written(table: OutputTable, format: 'xlsx' | 'csv'): AsyncGenerator<WrittenValue[]> {
  yield table.columns.map((column) => column.header)
  for await (const row of table.rows)
    yield table.columns.map((column, i) => outputValue(row[i] ?? null, column.kind ?? 'text', format))
}

const epoch = day('1899-12-30')
/** Before this day Excel counts a 29 February 1900 that never was. */
const firstSafeDay = '1900-03-01'
/** Excel keeps 15 digits. */
const exactNumber = 10n ** 15n

function outputValue(
  value: OutputValue,
  kind: NonNullable<OutputColumn['kind']>,
  format: 'xlsx' | 'csv',
): WrittenValue {
  if (typeof value === 'bigint') {
    const text = kind === 'yuan' ? amountText(value) : String(value)
    return value < exactNumber && value > -exactNumber ? Number(text) : text
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (kind === 'day' && format === 'xlsx' && typeof value === 'string' && isDay(value) && value >= firstSafeDay)
    return daysBetween(epoch, value)
  return value
}

function widths(column: OutputColumn): WrittenColumn {
  const width = column.width ?? Math.min(40, Math.max(10, column.header.length * 2 + 4))
  if (column.kind === 'day') return { width: Math.max(width, 12), format: 'yyyy-mm-dd' }
  return column.kind === 'yuan' ? { width, format: '#,##0.00' } : { width }
}

/** Excel allows 31 characters and none of : \ / ? * [ ]. */
const sheetName = (title: string): string =>
  title
    .replace(/[:\\/?*[\]]/g, ' ')
    .trim()
    .slice(0, 31) || '数据'
