/**
 * The only module that knows the library for what came before .xlsx: BIFF workbooks (.xls of Excel 5 to 2003 and of WPS), HTML tables
 * that platforms name .xls, and SpreadsheetML 2003. It holds the whole file in memory, which these formats' limits allow. Loaded
 * only when such a file comes, because loading takes a noticeable part of a second.
 */
import type { CellObject, WorkSheet } from '@e965/xlsx'
import { Refusal } from '#platform/errors/refusal.ts'
import { batchRows, dateCell, type Cell, type SheetRow, type SheetRows } from './cell.ts'
import { decodeWhole } from './csv.ts'
import { fileRefusal } from './file-refusals.ts'

type Library = typeof import('@e965/xlsx')

/** Reads a BIFF, HTML or SpreadsheetML file. Throws a Refusal when it is encrypted, damaged or no spreadsheet. */
export async function* readLegacy(
  file: { name: string; bytes: Buffer },
  kind: 'ole' | 'biff' | 'html' | 'spreadsheet-xml',
): AsyncGenerator<SheetRows> {
  const library = await import('@e965/xlsx')
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel'))
  if (kind === 'ole') requireWorkbook(library, file)
  const book = parse(library, file, kind)
  const sheets = book.SheetNames.filter((_, i) => !book.Workbook?.Sheets?.[i]?.Hidden)
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false
  for (const [at, name] of sheets.entries()) {
    const sheet = book.Sheets[name]
    if (!sheet) continue
    let rows: SheetRow[] = []
    const lines = sheet['!data'] ?? []
    const last = lastRow(library, sheet, lines.length)
    for (let i = 0; i < last; i++) {
      rows.push({ row: i + 1, cells: Array.from(lines[i] ?? [], (cell) => value(library, cell, date1904)) })
      if (rows.length < batchRows) continue
      yield { sheet: name, rows, progress: (at + (i + 1) / last) / sheets.length }
      rows = []
    }
    if (rows.length > 0) yield { sheet: name, rows, progress: (at + 1) / sheets.length }
  }
}

function lastRow(library: Library, sheet: WorkSheet, lines: number): number {
  const range = sheet['!ref']
  return range === undefined ? lines : Math.min(lines, library.utils.decode_range(range).e.r + 1)
}

/** Looks at the streams of an OLE container: an encrypted .xlsx, a workbook, or a document of another kind. */
function requireWorkbook(library: Library, file: { name: string; bytes: Buffer }): void {
  let streams: string[]
  try {
    streams = library.CFB.read(file.bytes, { type: 'buffer' }).FullPaths.map((path: string) =>
      path.replace(/^.*\/(?=.)/, '').toLowerCase(),
    )
  } catch {
    throw fileRefusal.damaged(file.name)
  }
  if (streams.includes('encryptedpackage')) throw fileRefusal.encrypted(file.name)
  if (!streams.some((name) => name === 'workbook' || name === 'book'))
    throw fileRefusal.notSpreadsheet(file.name, streams.includes('worddocument') ? '是 Word 文档' : '不是 Excel 工作簿')
}

function parse(
  library: Library,
  file: { name: string; bytes: Buffer },
  kind: 'ole' | 'biff' | 'html' | 'spreadsheet-xml',
): ReturnType<Library['read']> {
  const options = {
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellNF: true,
    raw: kind === 'html',
  } as const
  try {
    return kind === 'html' || kind === 'spreadsheet-xml'
      ? library.read(decodeWhole(file.bytes), { ...options, type: 'string' })
      : library.read(file.bytes, { ...options, type: 'buffer' })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw /password|encrypt/i.test(String(error)) ? fileRefusal.encrypted(file.name) : fileRefusal.damaged(file.name)
  }
}

function value(library: Library, cell: CellObject | undefined, date1904: boolean): Cell {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return null
  if (cell.t === 'e') return cell.w ?? errorText[Number(cell.v)] ?? '#N/A'
  if (typeof cell.v === 'number')
    return typeof cell.z === 'string' && library.SSF.is_date(cell.z) ? dateCell(cell.v, date1904) : cell.v
  return cell.v instanceof Date ? cell.v.toISOString() : cell.v
}

/** BIFF error codes. */
const errorText: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
