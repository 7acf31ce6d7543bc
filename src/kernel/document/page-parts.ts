/** Parts of the Word file that the library writes otherwise than an official document needs them, and the sealing of the file. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Day } from '#platform/clock/day.ts'
import { bodySize, linePitch, tracking, typeface } from './page-layout.ts'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/**
 * Defaults of every paragraph: Chinese line breaking (no closing mark, ％ included, at the start of a line, no opening one at the
 * end), 22 lines on each page even where that leaves a single line of a paragraph, and no quarter-space between Chinese and
 * digits, so that two digits fill one character of the grid. The section declares the grid of 22 × 28; the text keeps to it by
 * exact lines and tracking, not by snapping: LibreOffice gives a 16 pt character two cells of a 15.8 pt grid. The size stands
 * in the Normal style too, where Word and LibreOffice look for the character that the grid is counted from.
 */
const styles = `${xml}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${typeface.body}" w:cs="Times New Roman"/><w:spacing w:val="${tracking}"/><w:sz w:val="${bodySize}"/><w:szCs w:val="${bodySize}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:wordWrap w:val="1"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${linePitch}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="${bodySize}"/><w:szCs w:val="${bodySize}"/></w:rPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="EndnoteReference"><w:name w:val="endnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`

/** A machine without the typeface of the standard takes the one that comes with its system. */
const substitutes: readonly (readonly [name: string, instead: string])[] = [
  [typeface.body, '仿宋'],
  [typeface.title, '宋体'],
  [typeface.level1, 'SimHei'],
  [typeface.level2, '楷体'],
  [typeface.number, 'SimSun'],
]
const fontTable = `${xml}<w:fonts ${w}>${substitutes
  .map(
    ([name, instead]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  )
  .join('')}</w:fonts>`

/** Zip entries bear one time, read as local so that every time zone writes the same bytes. */
const entryTime = '2000-01-01T00:00:00'

/**
 * Replaces the library's styles and font table, and its stamps of the moment of writing by the document's own date: the same
 * document gives the same bytes, whenever and wherever it is written.
 */
export function sealed(bytes: Uint8Array, date: Day): Buffer {
  const parts = unzipSync(bytes)
  const core = parts['docProps/core.xml']
  if (core) {
    const still = strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
    parts['docProps/core.xml'] = strToU8(still)
  }
  parts['word/styles.xml'] = strToU8(styles)
  parts['word/fontTable.xml'] = strToU8(fontTable)
  // The list of types comes first: readers that look at the first bytes only know the file by it.
  const first = ['[Content_Types].xml', '_rels/.rels']
  const names = [...first, ...Object.keys(parts).filter((name) => !first.includes(name))]
  const ordered = Object.fromEntries(names.flatMap((name) => (parts[name] ? [[name, parts[name]]] : [])))
  return Buffer.from(zipSync(ordered, { mtime: entryTime, level: 6 }))
}
