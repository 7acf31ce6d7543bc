import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { Refusal } from '#platform/errors/refusal.ts'
import { fileRefusal } from './file-refusals.ts'
import { elements } from './xlsx-text.ts'

/** Largest sum of uncompressed parts, in bytes. */
const mostUncompressed = 200 * 1024 * 1024
/** Largest uncompressed : compressed ratio; real workbooks stay under 30. Small files are let through. */
const mostRatio = 200
const ratioMattersFrom = 10 * 1024 * 1024
const mostParts = 10_000
/** Largest list of sheets or relations, in bytes. */
const mostListBytes = 5_000_000

/** A worksheet as the workbook lists it. */
export interface Worksheet {
  readonly name: string
  readonly part: string
}

/** An opened .xlsx container whose directory has been checked before anything is unpacked. */
export interface XlsxArchive {
  /** Visible worksheets in the order of the tabs; hidden ones hold the drop-down lists of templates. */
  readonly worksheets: readonly Worksheet[]
  /** True when the workbook counts days from 1904. */
  readonly date1904: boolean
  readonly stylesPart: string | undefined
  readonly sharedStringsPart: string | undefined
  /** Uncompressed size of a part in bytes, as the directory declares it; `read` fails when the part is longer or shorter. */
  size(part: string): number
  read(part: string): AsyncIterable<Uint8Array>
  /** Share of the worksheets' bytes unpacked so far, 0–1. */
  progress(): number
  close(): void
}

/**
 * Opens a zip container as a workbook. Refuses, before unpacking, a container over 200 MB uncompressed, one compressed more
 * than 200:1, an encrypted one, and one that is no .xlsx workbook.
 */
export async function openXlsxArchive(file: { name: string; path: string }): Promise<XlsxArchive> {
  const damaged = (): Refusal => fileRefusal.damaged(file.name)
  const zip = await openPromise(file.path, { autoClose: false }).catch(() => Promise.reject(damaged()))
  try {
    const entries = await directory(zip, file.name)
    return await workbook(zip, entries, file.name)
  } catch (error) {
    zip.close()
    throw error instanceof Refusal ? error : damaged()
  }
}

async function directory(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let compressed = 0
  let uncompressed = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw fileRefusal.encrypted(name)
    compressed += entry.compressedSize
    uncompressed += entry.uncompressedSize
    if (uncompressed > mostUncompressed || entries.size >= mostParts) throw fileRefusal.expands(name)
    entries.set(entry.fileName.toLowerCase(), entry)
  }
  if (uncompressed > ratioMattersFrom && uncompressed > compressed * mostRatio) throw fileRefusal.expands(name)
  return entries
}

async function workbook(zip: ZipFile, entries: Map<string, Entry>, name: string): Promise<XlsxArchive> {
  const find = (part: string): Entry | undefined => entries.get(part.toLowerCase())
  const sheetParts = new Set<string>()
  let unpacked = 0
  const read = async function* (part: string): AsyncGenerator<Uint8Array> {
    const entry = find(part)
    if (!entry) throw fileRefusal.damaged(name)
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      if (sheetParts.has(part)) unpacked += chunk.length
      yield chunk
    }
  }
  const text = async (part: string): Promise<string> => {
    if ((find(part)?.uncompressedSize ?? 0) > mostListBytes) throw fileRefusal.expands(name)
    const chunks: Uint8Array[] = []
    for await (const chunk of read(part)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }
  if (!find('_rels/.rels')) throw fileRefusal.notSpreadsheet(name, '是压缩包，请先解压')
  const root = relations(await text('_rels/.rels'), '').find((r) => r.type === 'officeDocument')?.target
  if (root === undefined || !find(root)) throw fileRefusal.notSpreadsheet(name, '不是 Excel 工作簿')
  if (root.endsWith('.bin')) throw fileRefusal.notSpreadsheet(name, '是二进制工作簿（.xlsb），请另存为 .xlsx')
  const xml = await text(root)
  if (!/<(\w+:)?workbook[\s>]/.test(xml)) throw fileRefusal.notSpreadsheet(name, '是 Word 或演示文稿')
  const folder = root.slice(0, root.lastIndexOf('/') + 1)
  const relationsPart = `${folder}_rels/${root.slice(folder.length)}.rels`
  const parts = relations(await text(relationsPart), folder)
  const present = (part: string | undefined): string | undefined =>
    part !== undefined && find(part) ? part : undefined
  const size = (part: string): number => find(part)?.uncompressedSize ?? 0
  const worksheets = visibleSheets(xml).flatMap((sheet): Worksheet[] => {
    const part = present(parts.find((r) => r.id === sheet.id && r.type === 'worksheet')?.target)
    return part === undefined ? [] : [{ name: sheet.name, part }]
  })
  for (const { part } of worksheets) sheetParts.add(part)
  const total = worksheets.reduce((sum, { part }) => sum + size(part), 0)
  return {
    worksheets,
    date1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["'](1|true)["']/.test(xml),
    stylesPart: present(parts.find((r) => r.type === 'styles')?.target),
    sharedStringsPart: present(parts.find((r) => r.type === 'sharedStrings')?.target),
    size,
    read,
    progress: () => (total === 0 ? 1 : Math.min(1, unpacked / total)),
    close: () => zip.close(),
  }
}

interface Relation {
  readonly id: string
  /** Last segment of the relationship type. */
  readonly type: string
  readonly target: string
}

function relations(xml: string, folder: string): Relation[] {
  return elements(xml, 'Relationship').map((attributes) => ({
    id: attributes.get('Id') ?? '',
    type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
    target: resolvePart(folder, attributes.get('Target') ?? ''),
  }))
}

function visibleSheets(xml: string): { name: string; id: string }[] {
  return elements(xml, 'sheet')
    .filter((attributes) => !/hidden/i.test(attributes.get('state') ?? ''))
    .map((attributes) => ({
      name: attributes.get('name') ?? '',
      id: [...attributes].find(([key]) => /:id$/i.test(key))?.[1] ?? '',
    }))
}

/** Relationship targets are relative to the part's folder, or absolute from the container's root. */
function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const segment of `${folder}${target}`.split('/')) {
    if (segment === '..') path.pop()
    else if (segment !== '.' && segment !== '') path.push(segment)
  }
  return path.join('/')
}
