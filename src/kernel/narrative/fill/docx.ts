import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Replacement } from './apply.ts'

const body = 'word/document.xml'
/** Largest body that is read, unpacked: a report of a thousand pages is far below. */
const largest = 64 * 1024 * 1024
/**
 * Text runs, tabs, breaks, ends of paragraphs, cells and rows: all that reading order needs. Everything else is kept byte for byte. Tab stops of
 * a paragraph's style have attributes, tabs in the text have none. What stands in mc:Fallback repeats the text beside it.
 */
const tokens =
  /<mc:Fallback>[\s\S]*?<\/mc:Fallback>|<w:t(?:\s[^>]*)?(?<!\/)>([\s\S]*?)<\/w:t>|<w:tab\s*\/>|<w:(?:br|cr)(?:\s[^>]*)?\/>|<w:gridSpan w:val="(\d+)"\s*\/>|<\/w:(?:p|tc|tr)>/g

interface Piece {
  /** Where the characters of the run stand in the XML, and where in the plain text. */
  xmlFrom: number
  xmlTo: number
  textFrom: number
  text: string
}

/** Columns that Word allows in a table. */
const widest = 63

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, dec: string, name: string) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : dec ? String.fromCodePoint(Number(dec)) : (entities[name] ?? whole),
  )
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!)

function piecesOf(xml: string): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = []
  let text = ''
  let columns = 1
  /** The end of a cell or row takes the place of the end of the paragraph or cell before it. */
  const end = (closed: string, mark: string): void => {
    text = (text.endsWith(closed) ? text.slice(0, -1) : text) + mark
  }
  for (const m of xml.matchAll(tokens)) {
    if (m[1] === undefined) {
      if (m[0].startsWith('<mc:')) continue
      if (m[2]) columns = Math.min(Number(m[2]), widest)
      else if (m[0] === '</w:tc>') {
        end('\n', '\t'.repeat(columns))
        columns = 1
      } else if (m[0] === '</w:tr>') end('\t', '\n')
      else text += m[0].startsWith('<w:tab') ? '\t' : '\n'
      continue
    }
    const xmlFrom = m.index + m[0].indexOf('>') + 1
    const read = plain(m[1])
    pieces.push({ xmlFrom, xmlTo: xmlFrom + m[1].length, textFrom: text.length, text: read })
    text += read
  }
  return { text, pieces }
}

function open(bytes: Uint8Array): { parts: Record<string, Uint8Array>; xml: string } {
  try {
    const parts = unzipSync(bytes, { filter: (f) => f.name !== body || f.originalSize <= largest })
    const document = parts[body]
    if (document) return { parts, xml: strFromU8(document) }
  } catch {
    // falls through: it is no zip at all
  }
  throw new Refusal(
    'report.fill.not-a-document',
    '这个文件不是 Word（.docx）文档，或者已经损坏；旧的 .doc 请先另存为 .docx。',
  )
}

/** The text of a Word file: a line for each paragraph, and for each row of a table with tabs between its cells. Refuses what is no .docx. */
export const readDocx = (bytes: Uint8Array): string => piecesOf(open(bytes).xml).text

/**
 * The same file with pieces of its text replaced. The new text takes the look of the run where the old began, a blank that is
 * split over several runs included; nothing else in the file changes.
 */
export function fillDocx(bytes: Uint8Array, replacements: readonly Replacement[]): Uint8Array {
  const { parts, xml } = open(bytes)
  const { pieces } = piecesOf(xml)
  const edited = pieces.map((p) => p.text)
  for (const r of [...replacements].sort((a, b) => b.offset - a.offset)) {
    const end = r.offset + r.length
    const touched = pieces.flatMap((p, i) => (p.textFrom < end && p.textFrom + p.text.length > r.offset ? [i] : []))
    touched.toReversed().forEach((i) => {
      const p = pieces[i]!
      const from = Math.max(0, r.offset - p.textFrom)
      const to = Math.min(p.text.length, end - p.textFrom)
      edited[i] = edited[i]!.slice(0, from) + (i === touched[0] ? r.text : '') + edited[i]!.slice(to)
    })
  }
  let made = ''
  let at = 0
  pieces.forEach((p, i) => {
    made += xml.slice(at, p.xmlFrom) + (edited[i] === p.text ? xml.slice(p.xmlFrom, p.xmlTo) : escaped(edited[i]!))
    at = p.xmlTo
  })
  return zipSync({ ...parts, [body]: strToU8(made + xml.slice(at)) }, { level: 6 })
}
