import { open, readFile, stat } from 'node:fs/promises'
import { isBlankRow, type SheetRows } from './cell.ts'
import { readCsv } from './csv.ts'
import { detectContent } from './detect.ts'
import { fileRefusal } from './file-refusals.ts'
import { readLegacy } from './legacy-library.ts'
import { readXlsx } from './xlsx.ts'

/** A file to read: the name that the user knows it by, and where it lies. */
export interface NamedFile {
  readonly name: string
  readonly path: string
}

const gigabyte = 1024 ** 3
/** Old formats are held in memory whole; 65,536 rows of BIFF stay well under this. */
const mostLegacyBytes = 100 * 1024 ** 2
const headBytes = 65_536

/**
 * Reads a spreadsheet in batches of rows, sheet after sheet, hidden sheets left out: .xlsx, .xls (BIFF, HTML table or SpreadsheetML
 * 2003) and separated text in UTF-8, GB18030 or UTF-16. The content decides, not the extension. Memory stays flat for .xlsx and
 * text, however slowly the rows are taken. Cells of a batch may share memory with the text that they were cut from: do not
 * keep many of them for long.
 *
 * Throws a Refusal `exchange.file.*`: not-found, empty, too-large (over 1 GB; 100 MB for the old formats), expands-too-much, encrypted,
 * not-a-spreadsheet, damaged, open-quote. `damaged`, `open-quote` and `empty` may come after rows have been given.
 */
export async function* openSheets(file: NamedFile): AsyncGenerator<SheetRows> {
  const size = await sizeOf(file)
  const head = await firstBytes(file.path)
  const content = detectContent(head)
  if (content.kind === 'other') throw fileRefusal.notSpreadsheet(file.name, content.what)
  let anything = false
  const batches =
    content.kind === 'text'
      ? readCsv({ ...file, size })
      : content.kind === 'zip'
        ? readXlsx(file)
        : readHeld(file, size, content.kind)
  for await (const batch of batches) {
    anything ||= batch.rows.some((row) => !isBlankRow(row.cells))
    yield batch
  }
  if (!anything) throw fileRefusal.empty(file.name)
}

async function sizeOf(file: NamedFile): Promise<number> {
  const found = await stat(file.path).catch(() => undefined)
  if (!found) throw fileRefusal.missing(file.name)
  if (!found.isFile()) throw fileRefusal.folder(file.name)
  if (found.size === 0) throw fileRefusal.empty(file.name)
  if (found.size > gigabyte) throw fileRefusal.tooLarge(file.name, '1 GB')
  return found.size
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* readHeld(
  file: NamedFile,
  size: number,
  kind: 'ole' | 'biff' | 'html' | 'spreadsheet-xml',
): AsyncGenerator<SheetRows> {
  if (size > mostLegacyBytes) throw fileRefusal.tooLarge(file.name, '100 MB')
  yield* readLegacy({ name: file.name, bytes: await readFile(file.path) }, kind)
}
