import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Day, chineseDay } from '#platform/clock/day.ts'

/** A piece of text. `figure` is kept as data for other readers; the file shows no mark of it. */
export interface DocumentRun {
  text: string
  figure?: string
  strong?: boolean
  /** Something is missing here: coloured in a working copy only. */
  warning?: boolean
}

export type DocumentBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; runs: DocumentRun[] }
  | { kind: 'paragraph'; runs: DocumentRun[] }
  /** In a working copy only. */
  | { kind: 'note'; runs: DocumentRun[] }
  | { kind: 'table'; header: string[]; rows: string[][] }

/** An official document (公文) before it is laid out. */
export interface OfficialDocument {
  /** 发文机关标志, the red head; absent for a plain report. */
  issuerMark?: string
  /** 发文字号, `玉市监〔2021〕12号`. */
  number?: string
  title: string
  /** 主送机关, without its colon. */
  addressee?: string
  blocks: readonly DocumentBlock[]
  attachments?: readonly string[]
  issuer: string
  date: Day
  /** A clean copy goes out; a working copy carries notes and says what it is. */
  copy: 'clean' | 'working'
}

// GB/T 9704-2012: A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; 22 lines of 28 characters; 三号 (16 pt) 仿宋.
const mm = (n: number): number => Math.round((n / 25.4) * 1440)
const page = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) }
/** 225 mm over 22 lines, in twips. */
const linePitch = Math.round(mm(225) / 22)
const bodySize = 32
const fonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  level1: '黑体',
  level2: '楷体_GB2312',
  number: '宋体',
} as const

const family = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
})
const exact = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const
/** Two characters of 三号. */
const twoCharacters = 2 * bodySize * 10

/** Lays an official document out as a Word file. The same document gives the same bytes. */
export async function renderOfficialDocument(doc: OfficialDocument): Promise<Buffer> {
  const working = doc.copy === 'working'
  const children = [
    ...(doc.issuerMark ? redHead(doc.issuerMark, doc.number) : []),
    ...titleLines(doc.title).map((line) =>
      paragraph([{ text: line }], { alignment: AlignmentType.CENTER }, { font: fonts.title, size: 44 }),
    ),
    blank(),
    ...(doc.addressee ? [paragraph([{ text: `${doc.addressee}：` }])] : []),
    ...doc.blocks.flatMap((b) => block(b, working)),
    ...attachmentNote(doc.attachments ?? []),
    ...signature(doc.issuer, doc.date),
  ]
  const file = new Document({
    creator: doc.issuer,
    title: doc.title,
    description: '',
    lastModifiedBy: doc.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: family(fonts.body), size: bodySize }, paragraph: { spacing: exact } } },
    },
    sections: [{ ...section(working), children }],
  })
  return await withoutClock(await Packer.toBuffer(file))
}

function section(working: boolean): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        // The page number stands 7 mm below the text block.
        margin: {
          top: page.top,
          bottom: page.bottom,
          left: page.left,
          right: page.right,
          header: mm(15),
          footer: mm(35 - 7 - 5),
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace: 0 },
    },
    footers: {
      default: pageNumber(AlignmentType.RIGHT, working),
      even: pageNumber(AlignmentType.LEFT, working),
    },
  }
}

/** `— 3 —`, 四号 Song, one character in from the outer edge: right on odd pages, left on even ones. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT, working: boolean): Footer {
  const run = { font: family(fonts.number), size: 28 }
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 }
  const number = new Paragraph({
    alignment,
    indent,
    children: [
      new TextRun({ text: '— ', ...run }),
      new TextRun({ children: [PageNumber.CURRENT], ...run }),
      new TextRun({ text: ' —', ...run }),
    ],
  })
  const remark = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: '工作件：含缺数说明和基数来源，不外发', size: 18, color: 'B00020' })],
  })
  return new Footer({ children: working ? [number, remark] : [number] })
}

function redHead(mark: string, number: string | undefined): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: mm(35) - linePitch, after: 2 * linePitch },
      children: [new TextRun({ text: mark, font: family(fonts.title), size: 72, color: 'E60012' })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 2 * linePitch },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'E60012', space: 11 } },
      children: [new TextRun({ text: number ?? '', font: family(fonts.body), size: bodySize })],
    }),
  ]
}

/** A title in lines of at most 20 characters, as even as can be, never a lone character on the last one. */
export function titleLines(title: string): string[] {
  const most = 20
  const lines = Math.ceil(title.length / most)
  const per = Math.ceil(title.length / lines)
  return Array.from({ length: lines }, (_, i) => title.slice(i * per, (i + 1) * per)).filter((line) => line.length > 0)
}

function block(b: DocumentBlock, working: boolean): (Paragraph | Table)[] {
  const indent = { firstLine: twoCharacters }
  if (b.kind === 'table') return [tableOf(b.header, b.rows)]
  if (b.kind === 'note')
    return working ? [paragraph(b.runs, { indent }, { size: 24, color: '8A5A00', font: fonts.level2 })] : []
  if (b.kind === 'heading') {
    const font = b.level === 1 ? fonts.level1 : b.level === 2 ? fonts.level2 : fonts.body
    return [paragraph(b.runs, { indent, keepNext: true }, { font })]
  }
  return [paragraph(b.runs, { indent, alignment: AlignmentType.BOTH }, {}, working)]
}

interface Look {
  font?: string
  size?: number
  color?: string
}

function paragraph(
  runs: readonly DocumentRun[],
  options: IParagraphOptions & object = {},
  look: Look = {},
  working = false,
): Paragraph {
  return new Paragraph({
    spacing: exact,
    ...options,
    children: runs.map(
      (r) =>
        new TextRun({
          text: r.text,
          font: family(look.font ?? fonts.body),
          size: look.size ?? bodySize,
          bold: r.strong,
          color: working && r.warning ? 'B00020' : look.color,
        }),
    ),
  })
}

const blank = (): Paragraph => new Paragraph({ spacing: exact, children: [] })

function attachmentNote(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return []
  const lines = names.map((name, i) =>
    i === 0 ? `附件：${names.length > 1 ? '1. ' : ''}${name}` : `${i + 1}. ${name}`,
  )
  return [
    blank(),
    ...lines.map((text, i) =>
      paragraph([{ text }], { indent: { left: twoCharacters + (i === 0 ? 0 : 3 * bodySize * 10) } }),
    ),
  ]
}

/**
 * Issuer and date without a seal: the issuer two characters from the right, the date's first character two to the right of the
 * issuer's; where the date is the longer, it stands two from the right and the issuer shifts.
 */
function signature(issuer: string, date: Day): Paragraph[] {
  const text = chineseDay(date)
  const width = [...text].reduce((sum, c) => sum + (/[0-9]/.test(c) ? 0.5 : 1), 0)
  const dateRight = Math.max(2, 2 + issuer.length - 2 - width)
  const issuerRight = Math.max(2, dateRight + width + 2 - issuer.length)
  const right = (characters: number): number => Math.round(characters * bodySize * 10)
  return [
    blank(),
    paragraph([{ text: issuer }], {
      alignment: AlignmentType.RIGHT,
      indent: { right: right(issuerRight) },
      keepNext: true,
    }),
    paragraph([{ text }], { alignment: AlignmentType.RIGHT, indent: { right: right(dateRight) } }),
  ]
}

function tableOf(header: readonly string[], rows: readonly string[][]): Table {
  const cell = (text: string, head: boolean): TableCell =>
    new TableCell({
      children: [
        new Paragraph({
          alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, size: 24, font: family(head ? fonts.level1 : fonts.body) })],
        }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: header.map((h) => cell(h, true)) }),
      ...rows.map((r) => new TableRow({ children: r.map((c) => cell(c, false)) })),
    ],
  })
}

/** The library stamps the moment of writing into the file; a document has a date of its own and must not depend on a clock. */
async function withoutClock(bytes: Buffer): Promise<Buffer> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  const parts = unzipSync(bytes)
  const core = parts['docProps/core.xml']
  if (core) {
    const still = strFromU8(core).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, '$12000-01-01T00:00:00Z')
    parts['docProps/core.xml'] = strToU8(still)
  }
  return Buffer.from(zipSync(parts, { mtime: '2000-01-01T00:00:00Z', level: 6 }))
}
