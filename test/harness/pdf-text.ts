import { inflateSync } from 'node:zlib'

/** What stands on each page of a PDF as the packaged browser writes them, and the size of its paper in points. */
export interface PdfPage {
  text: string
  size: readonly number[]
}

/**
 * Reads the text of a PDF by the tables that say which character each glyph stands for. Only for the browser's own PDFs: plain
 * objects, streams deflated, fonts by glyph number.
 */
export function pdfPages(pdf: Buffer): PdfPage[] {
  const objects = new Map<string, string>()
  const whole = pdf.toString('latin1')
  for (const m of whole.matchAll(/(\d+) 0 obj\b([\s\S]*?)\bendobj\b/g)) objects.set(m[1]!, m[2]!)
  const one = (ref: string): string => objects.get(ref) ?? ''
  const glyphs = new Map<string, ReadonlyMap<string, string>>()
  const tableOf = (font: string): ReadonlyMap<string, string> => {
    const cmap = /\/ToUnicode (\d+) 0 R/.exec(one(font))?.[1]
    if (cmap === undefined) return new Map()
    if (!glyphs.has(cmap)) glyphs.set(cmap, characters(inflated(one(cmap))))
    return glyphs.get(cmap)!
  }
  return [...objects.values()]
    .filter((o) => /\/Type\s*\/Page\b(?!s)/.test(o))
    .map((page) => {
      const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1]
      const held = resources === undefined ? page : one(resources)
      const fonts = new Map([...held.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((m) => [m[1]!, tableOf(m[2]!)]))
      const contents = [.../\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(page)![0].matchAll(/(\d+) 0 R/g)]
      const size = /\/MediaBox\s*\[([^\]]*)\]/.exec(page)![1]!.trim().split(/\s+/).map(Number)
      return { size, text: contents.map((c) => shown(inflated(one(c[1]!)), fonts)).join('') }
    })
}

function inflated(object: string): string {
  const from = object.indexOf('stream') + 'stream'.length
  const data = object.slice(object[from] === '\r' ? from + 2 : from + 1, object.lastIndexOf('endstream'))
  const bytes = Buffer.from(data, 'latin1')
  return object.slice(0, from).includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : data
}

/** Glyph → characters, from `bfchar` and `bfrange`. */
function characters(cmap: string): Map<string, string> {
  const table = new Map<string, string>()
  const read = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, part] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, to] of part!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      table.set(glyph!.toUpperCase(), read(to!))
  for (const [, part] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, first] of part!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      for (let i = 0; i <= parseInt(to!, 16) - parseInt(from!, 16); i++) {
        const glyph = (parseInt(from!, 16) + i).toString(16).toUpperCase().padStart(from!.length, '0')
        table.set(glyph, read((parseInt(first!, 16) + i).toString(16).padStart(4, '0')))
      }
  return table
}

/** The glyphs that a page shows, in the order in which it shows them. */
function shown(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let table: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const m of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (m[1]) table = fonts.get(m[1]) ?? new Map()
    else {
      // Drawn glyphs are numbered with one byte, those of a font file with two.
      const [known = '0000'] = table.keys()
      for (let i = 0; i < m[2]!.length; i += known.length)
        text += table.get(m[2]!.slice(i, i + known.length).toUpperCase()) ?? ''
    }
  }
  return text
}
