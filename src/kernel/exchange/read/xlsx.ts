import { StringDecoder } from 'node:string_decoder'
import { Refusal } from '#platform/errors/refusal.ts'
import { batchRows, dateCell, type Cell, type SheetRow, type SheetRows } from './cell.ts'
import { fileRefusal } from './file-refusals.ts'
import { openXlsxArchive, type Worksheet, type XlsxArchive } from './xlsx-archive.ts'
import { dateStyles, SharedStrings } from './xlsx-parts.ts'
import { cellString, richText } from './xlsx-text.ts'

/** Longest row in characters of XML; no table of ours comes near it. */
const longestRow = 8_000_000
/** A batch also ends here, so that very wide rows do not make it heavy. */
const batchCells = 200_000
/** Columns of Excel. */
const mostColumns = 16_384
/** Largest style sheet in bytes. */
const longestHeldPart = 50_000_000

/**
 * Reads the visible worksheets of an .xlsx file in batches. Our own reading of rows, because the library at hand (hucre 1.0) builds a
 * tree of the whole table of shared strings, which every file saved by Excel or WPS has: 100,000 rows of 15 columns took 15 s and
 * 790 MB; and because it queues rows without waiting for whoever takes them. Formula cells give the value that was last computed.
 */
export async function* readXlsx(file: { name: string; path: string }): AsyncGenerator<SheetRows> {
  const archive = await openXlsxArchive(file)
  try {
    const styles = archive.stylesPart === undefined ? [] : dateStyles(await wholeText(archive, archive.stylesPart))
    const strings =
      archive.sharedStringsPart === undefined
        ? undefined
        : await SharedStrings.load(archive.read(archive.sharedStringsPart))
    const cells = new CellReader(strings, styles, archive.date1904)
    for (const sheet of archive.worksheets) {
      for await (const rows of worksheetRows(archive, sheet, cells))
        yield { sheet: sheet.name, rows, progress: archive.progress() }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : fileRefusal.damaged(file.name)
  } finally {
    archive.close()
  }
}

async function wholeText(archive: XlsxArchive, part: string): Promise<string> {
  if (archive.size(part) > longestHeldPart) throw new RangeError('part too large to hold')
  const chunks: Uint8Array[] = []
  for await (const chunk of archive.read(part)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function* worksheetRows(archive: XlsxArchive, sheet: Worksheet, reader: CellReader): AsyncGenerator<SheetRow[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let rows: SheetRow[] = []
  let cellCount = 0
  let row = 0
  for await (const chunk of archive.read(sheet.part)) {
    const text = rest === '' ? decoder.write(chunk as Buffer) : rest + decoder.write(chunk as Buffer)
    let at = 0
    const opening = /<(\w+:)?row(?=[\s/>])([^<>]*)>/g
    for (let m = opening.exec(text); m; m = opening.exec(text)) {
      const attributes = m[2] ?? ''
      row = Number(/\sr=["'](\d+)["']/.exec(attributes)?.[1] ?? row + 1)
      if (attributes.endsWith('/')) {
        rows.push({ row, cells: [] })
        at = opening.lastIndex
        continue
      }
      const close = text.indexOf(`</${m[1] ?? ''}row>`, opening.lastIndex)
      if (close === -1) {
        at = m.index
        row -= 1
        break
      }
      const cells = reader.row(text.slice(opening.lastIndex, close), `</${m[1] ?? ''}c>`)
      rows.push({ row, cells })
      cellCount += cells.length
      at = close
      opening.lastIndex = close
    }
    rest = at === 0 && text.length > longestRow ? refuseRow() : afterRows(text, at)
    if (rows.length >= batchRows || cellCount >= batchCells) {
      yield rows
      rows = []
      cellCount = 0
    }
  }
  if (rows.length > 0) yield rows
}

const refuseRow = (): never => {
  throw new RangeError('worksheet row too long')
}

/** What must be kept for the next piece: an unfinished row, or the start of a tag. */
function afterRows(text: string, at: number): string {
  const left = text.slice(at)
  if (/<(?:\w+:)?row[\s/>]/.test(left)) return left
  const tag = left.lastIndexOf('<')
  return tag === -1 || left.indexOf('>', tag) !== -1 ? '' : left.slice(tag)
}

const cellPattern = /<(?:\w+:)?c(?=[\s/>])([^<>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const valuePattern = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</

class CellReader {
  private readonly strings: SharedStrings | undefined
  private readonly dates: readonly boolean[]
  private readonly date1904: boolean

  constructor(strings: SharedStrings | undefined, dates: readonly boolean[], date1904: boolean) {
    this.strings = strings
    this.dates = dates
    this.date1904 = date1904
  }

  /**
   * The cells of one row; empty cells between are null, empty ones at the end are left out: what follows the last closing tag has no
   * values, and reading no further keeps tags left open from costing time.
   */
  row(xml: string, closing: string): Cell[] {
    const cells: Cell[] = []
    const end = xml.lastIndexOf(closing)
    if (end === -1) return cells
    let next = 0
    for (const m of xml.slice(0, end + closing.length).matchAll(cellPattern)) {
      const attributes = m[1] ?? ''
      const column = columnOf(attributes) ?? next
      next = column + 1
      const value = m[2] === undefined ? null : this.cell(attributes, m[2])
      if (value === null) continue
      if (column >= mostColumns) throw new RangeError('column beyond XFD')
      while (cells.length < column) cells.push(null)
      cells[column] = value
    }
    return cells
  }

  private cell(attributes: string, body: string): Cell {
    const type = /\st=["'](\w+)["']/.exec(attributes)?.[1]
    if (type === 'inlineStr') return richText(body)
    const value = valuePattern.exec(body)?.[1]
    if (value === undefined) return null
    if (type === 's') return this.strings?.get(Number(value)) ?? null
    if (type === 'str' || type === 'e' || type === 'd') return cellString(value)
    if (type === 'b') return value === '1' || value === 'true'
    const n = Number(value)
    if (value.trim() === '' || Number.isNaN(n)) return value.trim() === '' ? null : cellString(value)
    const style = /\ss=["'](\d+)["']/.exec(attributes)?.[1]
    return style !== undefined && this.dates[Number(style)] === true ? dateCell(n, this.date1904) : n
  }
}

/** 0-based column of a cell reference (`r="AB12"`); undefined when the cell has none and follows its neighbour. */
function columnOf(attributes: string): number | undefined {
  const at = attributes.search(/\sr=["']/)
  if (at === -1) return undefined
  let column = 0
  for (let i = at + 4; ; i++) {
    const code = attributes.charCodeAt(i) & ~32
    if (!(code >= 65 && code <= 90)) return column - 1
    column = column * 26 + code - 64
  }
}
