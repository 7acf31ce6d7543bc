import type { Blank } from './blanks.ts'
import { memberAt } from './lists.ts'
import { type Cell, cellsOf } from './tables.ts'
import { type UnitRead, unitAfter, unitNamed } from './units.ts'

/** A stretch of text between two breaks or blanks, in reading order. */
export interface Piece {
  text: string
  /** The break in front of it: ， 、 ； （ ） ： 。, `blank` behind a blank, empty at the start of a line. */
  separator: string
  line: number
  sentence: number
  /** A blank stands at its end. */
  beforeBlank: boolean
}

/** A blank and the words that stand round it. */
export interface Slot {
  blank: Blank
  unit: UnitRead
  /** In front of the blank, up to the last break or blank. */
  before: string
  /** `before` begins right behind another blank. */
  shared: boolean
  /** Behind the counting word, up to the next break or blank. */
  after: string
  /** What is said of the whole list that the blank stands in: `列入经营异常名录` of `X家企业、X家合作社列入经营异常名录`. */
  frame: string
  /** Pieces in front of `before` in the same sentence, nearest first. */
  chain: Piece[]
  line: number
  sentence: number
  /** The break in front of the clause. */
  separator: string
  /** 指标：X户. */
  labelled: boolean
  /** The line holds a name and its figure only, as in a table. */
  tabular: boolean
  /** The table cell that the blank fills. */
  cell: Cell | undefined
  /** Index of the piece that ends at the blank. */
  piece: number
}

export interface Layout {
  slots: Slot[]
  pieces: Piece[]
  /** Lines as they stand. */
  lines: string[]
}

const separators = /[，,、；;：:（）()。！？!?\n\t|｜]/
const sentenceEnd = /[。！？!?\n\t|｜]/
const lineEnd = /[\n\t|｜]/
const joining = /(?:和|及|与|以及|或)$/

/** Cuts a text into pieces round its blanks. */
export function layoutOf(text: string, blanks: readonly Blank[]): Layout {
  const masked = maskAsides(text, blanks)
  const at = new Map(blanks.map((b, i) => [b.offset, i]))
  const units = blanks.map((b) => unitAfter(text.slice(b.offset + b.length, b.offset + b.length + 8)))
  const pieces: Piece[] = []
  /** Piece that ends at the blank; the piece behind it is the next one. */
  const endsAt: number[] = []
  let [start, separator, line, sentence] = [0, '', 0, 0]
  const close = (end: number, beforeBlank = false): void => {
    pieces.push({ text: masked.slice(start, end), separator, line, sentence, beforeBlank })
  }
  for (let i = 0; i < masked.length; i++) {
    const k = at.get(i)
    const c = masked[i]!
    if (k !== undefined) {
      close(i, true)
      endsAt[k] = pieces.length - 1
      start = i + blanks[k]!.length + units[k]!.length
      separator = 'blank'
      i = start - 1
    } else if (separators.test(c) || (separator === 'blank' && start === i && /\s/.test(c))) {
      if (/[,，]/.test(c) && /\d/.test(masked[i - 1] ?? '') && /\d{3}/.test(masked.slice(i + 1, i + 4))) continue
      close(i)
      start = i + 1
      separator = lineEnd.test(c) ? '' : c
      if (sentenceEnd.test(c)) sentence++
      if (lineEnd.test(c)) line++
    }
  }
  close(masked.length)
  const lines = masked.split(lineEnd)
  const cells = cellsOf(text)
  const slots = blanks.map((blank, k) => {
    const piece = endsAt[k]!
    return slotOf(blank, units[k]!, piece, pieces, lines, cells.get(pieces[piece]!.line))
  })
  return { slots, pieces, lines }
}

/** Remarks in brackets without a blank, and commas inside quotation marks, do not break a sentence. */
function maskAsides(text: string, blanks: readonly Blank[]): string {
  const holds = (from: number, length: number): boolean =>
    blanks.some((b) => b.offset >= from && b.offset < from + length)
  const space = (whole: string): string => ' '.repeat(whole.length)
  return text
    .replace(/[（(][^（）()\n]{0,60}[）)]/g, (whole, at: number) =>
      holds(at, whole.length) ||
      unitNamed(whole.slice(1, -1)) !== '' ||
      /^[（(][一二三四五六七八九十]+[）)]$/.test(whole)
        ? whole
        : space(whole),
    )
    .replace(/[“《「"][^“”《》「」"\n]{0,40}[”》」"]/g, (whole, at: number) =>
      holds(at, whole.length) ? whole : whole.replace(/[，,、；;：:]/g, ' '),
    )
}

function slotOf(
  blank: Blank,
  unit: UnitRead,
  piece: number,
  pieces: readonly Piece[],
  lines: readonly string[],
  cell: Cell | undefined,
): Slot {
  const own = pieces[piece]!
  const next = pieces[piece + 1]
  let first = piece
  let before = own.text
  // 指标：X户 and 指标（户）：X — what stands before the colon names the figure.
  let read = unit
  let labelled = false
  while (before.trim() === '' && first > 0 && /[：:（）()]/.test(pieces[first]!.separator)) {
    first--
    const counting = unitNamed(pieces[first]!.text)
    if (counting === '') [before, labelled] = [pieces[first]!.text, /[：:]/.test(pieces[first + 1]!.separator)]
    else if (read.unit === '') read = { unit: counting, floor: false, scale: 1, length: 0 }
  }
  // 食品经营、小餐饮、小作坊审批X家: a list without a blank in it is one phrase.
  while (first > 0 && pieces[first]!.separator === '、' && pieces[first - 1]!.separator !== 'blank') {
    first--
    before = `${pieces[first]!.text} ${before}`
  }
  const behind = next?.separator === 'blank' ? next.text : ''
  // What follows the quotation that the blank stands in is not said of the figure: “X证合一”全面落地.
  const after = /[“《「][^”》」]*$/.test(before) ? behind.split(/[”》」]/)[0]! : behind
  if (own.separator === 'blank' && joining.test(before.trim())) before = ''
  // 从年初的X户增加到X户: the second is of the same as the first.
  const grown = own.separator === 'blank' && grownTo.test(before)
  // 股权出质X件、X亿元 and 股权出质X件，金额X亿元: the money of what was just counted.
  const money = /[、，]/.test(own.separator) && plainMoney.test(before) && read.unit.endsWith('元')
  const named = grown
    ? pieces[piece - 1]!.text.replace(/[从由][^从由]{0,12}$/, '')
    : money
      ? countedBefore(piece, pieces)
      : memberAt(piece, pieces)
  if (named !== undefined) before = named
  const bare = before.trim() === '' && after.trim() === '' && own.separator === ''
  const label = bare ? (cell ?? labelOf(own.line, lines)) : undefined
  if (label) {
    before = label.name
    if (read.unit === '' && label.unit) read = { unit: label.unit, floor: false, scale: 1, length: 0 }
  }
  const chain = cell?.parent ? [{ ...own, text: cell.parent, separator: '', sentence: -1 }] : chainOf(first, pieces)
  return {
    blank,
    unit: read,
    before,
    shared: own.separator === 'blank' && before !== '' && named === undefined,
    after,
    frame: frameOf(piece, pieces),
    chain,
    line: own.line,
    sentence: own.sentence,
    separator: pieces[first]!.separator,
    labelled,
    tabular:
      lines[own.line]!.length < 32 &&
      !/[，,。；;]/.test(lines[own.line]!.replace(/[。；;]\s*$|(?<=\d),(?=\d{3})/g, '')),
    cell,
    piece,
  }
}

/** What the blank before the one at the end of this piece counts. */
function countedBefore(piece: number, pieces: readonly Piece[]): string | undefined {
  let k = piece - 1
  while (k > 0 && pieces[k]!.text.trim() === '' && pieces[k]!.separator === 'blank') k--
  if (!pieces[k]!.beforeBlank) return undefined
  const labelled = pieces[k]!.text.trim() === '' && /[：:]/.test(pieces[k]!.separator)
  return pieces[labelled ? k - 1 : k]!.text
}

const plainMoney = /^\s*(?:总?金额|总?数额|总额)?(?:共计?|合计|达到?|为)?\s*$/
const grownTo = /^\s*(?:增加|增长|上升|提高|发展|壮大)?[到至]了?$/

/** 其中，企业X户 and 按类型分：企业X户 divide what the sentence before them counted. */
export const dividing =
  /^\s*(?:其中|当中|按[\u4e00-\u9fff]{1,6}(?:分|划分|看)|从[\u4e00-\u9fff]{2,6}看|分[\u4e00-\u9fff]{2,4}看)/

/** The pieces in front of one in its sentence, nearest first; those of the sentence before where this one divides it. */
function chainOf(first: number, pieces: readonly Piece[]): Piece[] {
  const chain: Piece[] = []
  let { sentence } = pieces[first]!
  for (let k = first; k >= 0 && pieces[k]!.line === pieces[first]!.line; k--) {
    const p = pieces[k]!
    if (p.sentence !== sentence) {
      if (!dividing.test(pieces[k + 1]!.text) || sentence !== pieces[first]!.sentence) break
      sentence = p.sentence
    }
    if (k < first) chain.push(p)
  }
  return chain
}

const endsAtBlank = (pieces: readonly Piece[], k: number): boolean => pieces[k + 1]?.separator === 'blank'

/** A cell that holds nothing but the blank is named by the cells before it in the row. */
function labelOf(line: number, lines: readonly string[]): { name: string; unit: string } | undefined {
  let unit = ''
  // Several columns of figures: which of them is this year's cannot be told from the row.
  if (/^\s*(?:[X×]|[_＿]+|[〇○]+|\d[\d,.]*)\s*$/.test(lines[line + 1] ?? '')) return undefined
  for (let k = line - 1; k >= 0 && k >= line - 3; k--) {
    const cell = lines[k]!.trim()
    if (cell === '') return undefined
    const named = unitNamed(cell)
    if (named !== '') unit = named
    else if (/[X×＿_\d]/.test(cell) || cell.length > 24 || /[。，]/.test(cell)) return undefined
    else return { name: cell.replace(/[：:]$/, ''), unit }
  }
  return undefined
}

/** The predicate at the end of the list that the blank stands in, and what opens the list. */
function frameOf(piece: number, pieces: readonly Piece[]): string {
  let last = piece
  for (let k = piece + 1; k < pieces.length; k++) {
    const p = pieces[k]!
    if (p.separator === 'blank') last = k
    else if (p.separator !== '、') break
    // The list goes on only as long as each of its members has a blank.
    if (p.separator === '、' && !endsAtBlank(pieces, k) && pieces[k + 1]?.separator !== '、') break
  }
  return last > piece + 1 ? pieces[last]!.text : ''
}
