/**
 * The page of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters, 三号 (16 pt) 仿宋.
 * Lengths are twips (1/20 pt) unless a name says otherwise, font sizes half-points, as the file format has them.
 */
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'

export const mm = (n: number): number => Math.round((n / 25.4) * 1440)
const points = (n: number): number => n * 20

const page = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) }
/** 版心 156 mm. */
export const textWidth = page.width - page.left - page.right

/** 225 mm over 22 lines, 28.95 pt: rounded down, or only 21 lines would fit. */
export const linePitch = 579
export const bodySize = 32
/** One character of body text, nominal. */
export const character = bodySize * 10
/** 156 mm over 28 characters is 15.8 pt, a little less than the 16 pt of 三号; the grid counts in 1/4096 pt. */
const charSpace = Math.round((textWidth / 20 / 28 - bodySize / 2) * 4096)

/** What a character gives up so that 28 of 16 pt fit into 156 mm, rounded to what still fits. */
export const tracking = Math.floor(textWidth / 28 - bodySize * 10)

/** Width of one character as set. */
export const pitch = character + tracking

export const exactLine = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const
export const exactly = (pt: number) =>
  ({ line: points(pt), lineRule: LineRuleType.EXACT, before: 0, after: 0 }) as const

/** Typefaces by name: the standard's own are licensed, and what prints them has them. `page-parts.ts` names substitutes. */
export const typeface = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  level1: '黑体',
  level2: '楷体_GB2312',
  number: '宋体',
} as const
export type Typeface = (typeof typeface)[keyof typeof typeface]

/**
 * Digits of body text are set in Times New Roman, those of titles, 黑体 headings and page numbers in the face of the line.
 * The hint makes quotation marks and dashes, which both scripts have, Chinese.
 */
export function fontsOf(face: Typeface) {
  const latin = face === typeface.body || face === typeface.level2 ? 'Times New Roman' : face
  return { ascii: latin, hAnsi: latin, eastAsia: face, cs: latin, hint: 'eastAsia' }
}

export const red = 'FF0000'
/** Marks of a working copy. */
export const workingInk = { warning: 'B00020', note: '8A5A00' } as const

const workingRemark = '工作件：含缺数说明和基数来源，不外发'

/** Section properties and footers. A working copy says at the foot of each page what it is. */
export function section(working: boolean): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        margin: {
          top: page.top,
          bottom: page.bottom,
          left: page.left,
          right: page.right,
          header: mm(15),
          // The dash of the page number, the middle of its line, stands 7 mm below the text block; the remark hangs below.
          footer: page.bottom - mm(7) - points(numberLine / 2) - (working ? points(remarkLine) : 0),
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
    },
    footers: { default: foot('odd', working), even: foot('even', working) },
  }
}

const numberLine = 16
const remarkLine = 14

/** `— 3 —` in 四号 Song, one character in from the outer edge: right on odd pages, left on even ones. */
function foot(pages: 'odd' | 'even', working: boolean): Footer {
  const look = { font: fontsOf(typeface.number), size: 28 }
  const number = new Paragraph({
    spacing: exactly(numberLine),
    alignment: pages === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: pages === 'odd' ? { right: points(14) } : { left: points(14) },
    children: [
      new TextRun({ ...look, text: '— ' }),
      new TextRun({ ...look, children: [PageNumber.CURRENT] }),
      new TextRun({ ...look, text: ' —' }),
    ],
  })
  const remark = new Paragraph({
    spacing: exactly(remarkLine),
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: workingRemark, font: fontsOf(typeface.number), size: 18, color: workingInk.warning }),
    ],
  })
  return new Footer({ children: working ? [number, remark] : [number] })
}
