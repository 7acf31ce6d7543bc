/**
 * The only module that knows hucre, the library that writes .xlsx and .csv. It is young: whoever replaces it replaces this file.
 */
import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream, type ColumnDef } from 'hucre/xlsx'

/** What is written into a cell. */
export type WrittenValue = string | number | boolean | null

/** One column of a written sheet; `width` in characters, `format` an Excel number format. */
export interface WrittenColumn {
  readonly width: number
  readonly format?: string
}

/** An .xlsx file as a byte stream, made while it is read; a further sheet is begun at Excel's row limit. Texts are never formulas. */
export function xlsxBytes(
  rows: AsyncIterable<WrittenValue[]>,
  sheet: { name: string; columns: readonly WrittenColumn[] },
): ReadableStream<Uint8Array> {
  const columns: ColumnDef[] = sheet.columns.map(({ width, format }) =>
    format === undefined ? { width } : { width, numFmt: format },
  )
  return writeXlsxStream(rows, { name: sheet.name, columns, repeatHeaders: false })
}

/** A csv file in UTF-8 with BOM, which Excel needs; texts that Excel would run as formulas get a leading apostrophe. */
export function csvBytes(rows: AsyncIterable<WrittenValue[]>): ReadableStream<Uint8Array> {
  return writeCsvStream(rows, { bom: true, escapeFormulae: true, headers: false })
}
