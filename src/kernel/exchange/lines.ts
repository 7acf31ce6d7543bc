import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Refusal } from '#platform/errors/refusal.ts'
import type { ImportColumn, Layout, ParsedRow } from './layout.ts'
import { type Cell, type SheetRow, cellText } from './read/cell.ts'
import { type HeaderMatch, type MatchedColumn, type Remembered, findHeader, requireComplete } from './read/header.ts'
import { type CellContext, type CellValue, parseCell } from './read/parse-cell.ts'
import { rowKinds } from './read/row-kind.ts'
import { type NamedFile, openSheets } from './read/sheets.ts'
import type { BatchFile } from './tables.ts'

/** A data row with what its cells were understood as, or why they were not. */
export interface ReadLine extends ParsedRow {
  warnings: string[]
  error: string | undefined
  /** The row as the file has it, under the labels of the batch; made only when it is given back. */
  cells(): (string | number | boolean | null)[]
}

export interface LineBatch {
  layout: Layout
  lines: ReadLine[]
  /** Share of the current file read. */
  progress: number
}

const headerRows = 30
/** The column that a spreadsheet of rows given back ends with, and the one before it: not the file's own. */
export const returned = { reason: '退回原因', place: '来源' } as const

/**
 * Reads files as lines of one layout. The first sheet with a recognisable header decides the layout; sheets without one are
 * left out with a message, several files are one batch. `files` and `messages` fill up while reading.
 */
export async function* readLines(
  input: readonly NamedFile[],
  layouts: readonly Layout[],
  remembered: Remembered,
  out: { files: BatchFile[]; messages: string[]; labels: string[] },
): AsyncGenerator<LineBatch> {
  let chosen: Layout | undefined
  let line = 0
  for (const file of input) {
    const size = (await stat(file.path).catch(() => undefined))?.size ?? 0
    const known: BatchFile = { name: file.name, sha256: await sha256(file.path), size, sheets: [] }
    out.files.push(known)
    let sheet: string | undefined
    let head: SheetRow[] = []
    let read: ((row: SheetRow) => ReadLine | undefined) | undefined
    let skipped: Refusal | undefined
    let any = false
    const say = (message: string): void => {
      if (!out.messages.includes(message)) out.messages.push(message)
    }
    const begin = (rows: SheetRow[]): SheetRow[] => {
      try {
        const match = findHeader(rows, chosen ? [chosen] : layouts, remembered)
        requireComplete(match)
        chosen = match.layout
        const own = ownColumns(match)
        const unused = own.filter((c) => c.column === undefined).map((c) => c.label)
        if (unused.length > 0) say(`“${file.name}”里没有用到的列：${unused.join('、')}。`)
        const places = own.map((c) => [c.index, placeOf(c.label, out.labels)] as const)
        read = lineReader(match, {
          firstLine: () => known.sheets.at(-1)!.firstLine,
          cells: (row) => {
            const cells: (string | number | boolean | null)[] = out.labels.map(() => null)
            for (const [from, to] of places) cells[to] = plainCell(row.cells[from] ?? null)
            return cells
          },
          unitAssumed: (label) => say(`“${file.name}”的“${label}”没有写单位，没有单位的数按万元读取。`),
        })
        any = true
        const last = match.headerRow + match.headerRows - 1
        return rows.filter((r) => r.row > last)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        skipped = error
        return []
      }
    }
    const closeSheet = (): SheetRow[] => (sheet !== undefined && !read && !skipped ? begin(head) : [])
    for await (const batch of openSheets(file)) {
      const lines: ReadLine[] = []
      if (batch.sheet !== sheet) {
        take(closeSheet(), lines)
        sheet = batch.sheet
        known.sheets.push({ name: batch.sheet, firstLine: line + 1, rows: 0 })
        head = []
        read = undefined
        skipped = undefined
      }
      const last = batch.rows.at(-1)?.row ?? 0
      const current = known.sheets.at(-1)!
      current.rows = Math.max(current.rows, last)
      line = current.firstLine + current.rows - 1
      let rows: readonly SheetRow[] = batch.rows
      if (!read && !skipped) {
        head.push(...rows)
        rows = head.length >= headerRows ? begin(head) : []
      }
      take(rows, lines)
      if (lines.length > 0) yield { layout: chosen!, lines, progress: batch.progress }
    }
    const lines: ReadLine[] = []
    take(closeSheet(), lines)
    if (lines.length > 0) yield { layout: chosen!, lines, progress: 1 }
    if (!any) throw skipped ?? new Refusal('exchange.file.empty', `“${file.name}”里没有数据。`)
    if (skipped) out.messages.push(`“${file.name}”有的工作表不是这种台账，没有读：${skipped.message}`)

    function take(rows: readonly SheetRow[], lines: ReadLine[]): void {
      if (!read) return
      for (const row of rows) {
        const made = read(row)
        if (made) lines.push(made)
      }
    }
  }
}

/** The columns of the file itself: a mended file of rows given back comes with our remarks, which are not its own. */
function ownColumns({ columns }: HeaderMatch<Layout>): readonly MatchedColumn<ImportColumn>[] {
  if (!columns.some((c) => c.label === returned.reason)) return columns
  return columns.filter((c) => c.label !== returned.reason && c.label !== returned.place)
}

/** Where a column of this label stands among those of the batch; files of a split export may order theirs differently. */
function placeOf(label: string, labels: string[]): number {
  const at = labels.indexOf(label)
  return at >= 0 ? at : labels.push(label) - 1
}

interface LineTerms {
  firstLine(): number
  cells(row: SheetRow): (string | number | boolean | null)[]
  /** Told of a column of capital whose unit nothing names. */
  unitAssumed(label: string): void
}

function lineReader(match: HeaderMatch<Layout>, terms: LineTerms): (row: SheetRow) => ReadLine | undefined {
  const kindOf = rowKinds(match)
  const columns = match.columns
    .filter((c) => c.column !== undefined)
    .map((c) => {
      const column: ImportColumn = c.column!
      const context: CellContext = {
        label: column.label,
        unit: c.unit ?? column.unit,
        currency: c.currency,
        options: column.options,
        openEnded: column.openEnded,
      }
      return { index: c.index, column, context }
    })
  const absent: Record<string, null> = Object.fromEntries(match.layout.columns.map((c) => [c.field, null]))
  return (row) => {
    if (kindOf(row) !== 'data') return undefined
    const values: Record<string, CellValue> = { ...absent }
    const warnings: string[] = []
    let error: string | undefined
    for (const { index, column, context } of columns) {
      let parsed = parseCell(column.kind, row.cells[index] ?? null, context)
      if (parsed.warning !== undefined && column.kind === 'capital' && context.unit === undefined) {
        // What is odd about the whole column is said once, not of every row.
        const inWan = parseCell(column.kind, row.cells[index] ?? null, { ...context, unit: 'wan' })
        if (inWan.warning === undefined) {
          parsed = inWan
          terms.unitAssumed(context.label)
        }
      }
      if (parsed.error !== undefined) error = error ? `${error}${parsed.error}` : parsed.error
      else {
        if (parsed.warning !== undefined) warnings.push(parsed.warning)
        values[column.field] = parsed.value
        if (parsed.value === null && column.required) error = `${error ?? ''}${column.label}没有填。`
      }
    }
    return { line: terms.firstLine() + row.row - 1, values, warnings, error, cells: () => terms.cells(row) }
  }
}

const plainCell = (cell: Cell): string | number | boolean | null =>
  cell !== null && typeof cell === 'object' ? cellText(cell) : cell

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
