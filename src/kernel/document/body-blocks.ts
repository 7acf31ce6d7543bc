/** What stands between addressee and signature: headings, paragraphs, tables, and the notes of a working copy. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { DocumentBlock, DocumentRun, HeadingBlock, TableBlock } from './official-document.ts'
import { character, exactLine, exactly, textWidth, typeface, workingInk } from './page-layout.ts'
import { textRuns } from './text-runs.ts'
import { charactersWide } from './title-lines.ts'

/** Two characters in: counted in characters by Word, in twips by readers that know no such unit. */
export const twoIn = { firstLine: 2 * character, firstLineChars: 200 }

interface Place {
  working: boolean
  /** The last block keeps to the signature, which never stands on a page of its own. */
  last: boolean
}

/** One block as a paragraph or table. */
export function block(b: DocumentBlock, place: Place): Paragraph | Table {
  switch (b.kind) {
    case 'heading':
      return heading(b, place)
    case 'paragraph':
      return new Paragraph({
        spacing: exactLine,
        indent: twoIn,
        alignment: AlignmentType.BOTH,
        keepNext: place.last,
        children: textRuns(b.runs, { working: place.working }),
      })
    case 'note':
      return note(b.runs)
    case 'table':
      return table(b)
  }
}

const headingFace = [typeface.level1, typeface.level2, typeface.body, typeface.body] as const

function heading(b: HeadingBlock, place: Place): Paragraph {
  const { working } = place
  const runIn = b.runIn ?? []
  return new Paragraph({
    spacing: exactLine,
    indent: twoIn,
    alignment: AlignmentType.BOTH,
    keepNext: runIn.length === 0 || place.last,
    // Word lists whole paragraphs in its navigation pane: one with body text in it would fill the pane.
    ...(runIn.length === 0 ? { outlineLevel: b.level - 1 } : {}),
    children: [...textRuns(b.runs, { face: headingFace[b.level - 1], working }), ...textRuns(runIn, { working })],
  })
}

function note(runs: readonly DocumentRun[]): Paragraph {
  return new Paragraph({
    spacing: exactly(18),
    indent: { left: 2 * character },
    border: { left: { style: BorderStyle.SINGLE, size: 12, space: 6, color: workingInk.note } },
    children: textRuns([{ text: '注：' }, ...runs], {
      face: typeface.level2,
      size: 24,
      color: workingInk.note,
      working: true,
    }),
  })
}

const number = /^(?:[-−]?[\d.,]+[％%]?|—)$/

/** Full width, columns in proportion to their longest cell, the header repeated on each page, no row torn between pages. */
function table(b: TableBlock): Table {
  const long = b.rows.findIndex((r) => r.length > b.header.length)
  if (long >= 0) throw new RangeError(`表格第${long + 1}行有${b.rows[long]!.length}格，表头只有${b.header.length}格`)
  const columns = b.header.map((_, i) => b.rows.map((r) => r[i] ?? ''))
  const longest = columns.map((cells, i) =>
    Math.min(16, Math.max(4, ...[b.header[i]!, ...cells].map((t) => charactersWide(t) + 1))),
  )
  const whole = longest.reduce((x, y) => x + y, 0)
  const widths = longest.map((n) => Math.floor((textWidth * n) / whole))
  const cell = (text: string, i: number, head: boolean): TableCell =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      width: { size: widths[i]!, type: WidthType.DXA },
      margins: { top: 60, bottom: 60 },
      children: [
        new Paragraph({
          spacing: exactly(18),
          alignment: head ? AlignmentType.CENTER : number.test(text) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: textRuns([{ text }], { size: 24, face: head ? typeface.level1 : typeface.body }),
        }),
      ],
    })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: b.header.map((h, i) => cell(h, i, true)) }),
      ...b.rows.map(
        (r) => new TableRow({ cantSplit: true, children: b.header.map((_, i) => cell(r[i] ?? '', i, false)) }),
      ),
    ],
  })
}
