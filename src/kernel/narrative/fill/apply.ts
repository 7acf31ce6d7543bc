import { Refusal } from '#platform/errors/refusal.ts'
import { decimalText, roundedQuotient } from '#kernel/document/numbers.ts'
import type { Figure } from '#kernel/indicator/evaluate.ts'
import { floored } from '../compose.ts'
import type { Binding } from './match.ts'

/** A piece of the text to be replaced. */
export interface Replacement {
  offset: number
  length: number
  text: string
}

/** One line of the explain file, in reading order. */
export interface Explained extends Omit<Binding, 'length' | 'unit' | 'growth' | 'floor' | 'scale'> {
  /** Exact value, null where the figure is a dash. */
  value: string | null
  /** What the text says now; `was` is what it said before. */
  printed: string
  /** What the matcher or the figure has to say. */
  notes: string[]
}

export interface Filled {
  text: string
  replacements: Replacement[]
  explained: Explained[]
}

/** Refuses a text without blanks: it is the wrong file, or its figures are printed already. */
export function refuseWithoutBlanks(bindings: readonly Binding[], replaceNumbers: boolean): void {
  if (bindings.length > 0) return
  throw new Refusal(
    'report.fill.no-blanks',
    replaceNumbers
      ? '这份文稿里没有空，也没有可以重填的数字，请核对文件。'
      : '这份文稿里没有以 X（或 ____）留的空；要重填已经印着的数字，请加 --replace-numbers。',
  )
}

/**
 * Fills the blanks that are bound to a figure that has a value; everything else stays as it is. Before 余 and 多 the number is
 * cut down to two leading digits (2356 → 2300), and words of rising and falling are made true (同比增长 → 同比下降).
 */
export function fillText(text: string, bindings: readonly Binding[], figures: ReadonlyMap<string, Figure>): Filled {
  const replacements: Replacement[] = []
  const explained = bindings.map((b): Explained => {
    const { length, unit, growth, floor, scale, ...rest } = b
    const figure = b.status === 'bound' && b.indicator ? figures.get(b.indicator) : undefined
    if (!figure) return { ...rest, value: null, printed: b.was, notes: [] }
    if (figure.printed === null) return { ...rest, value: null, printed: b.was, notes: figure.notes }
    const notes = [...figure.notes]
    let printed = inUnit(figure, unit, scale)
    if (floor) printed = floored(printed).replace(/余$/, '')
    if (growth) {
      const told = directed(text, b.offset, printed)
      printed = told.printed
      if (told.word) replacements.push(told.word)
      if (told.note) notes.push(told.note)
    }
    replacements.push({ offset: b.offset, length, text: printed })
    return { ...rest, value: figure.exact, printed, notes }
  })
  replacements.sort((a, b) => a.offset - b.offset)
  return { text: applied(text, replacements), replacements, explained }
}

const rising = ['增长', '上升', '提高', '增加', '增幅']
const falling = ['下降', '减少', '下滑', '降低', '降幅']
const directions = [...rising, ...falling].join('|')
const beside = new RegExp(`(${directions})(率|了|幅度)?(?:达到?|为|约)?\\s*$`)
const shared = new RegExp(`分别[^，。；]{0,10}?(${directions})[^，。；]*$`)

/** The number without its sign, and the word of direction in front of it that makes the sentence true. */
function directed(
  text: string,
  offset: number,
  printed: string,
): { printed: string; word?: Replacement; note?: string } {
  const negative = printed.startsWith('-')
  const amount = negative ? printed.slice(1) : printed
  // 分别增长X％、X％: the word is said of all, so a number that goes the other way keeps a sign.
  const ofAll = shared.exec(text.slice(Math.max(0, offset - 60), offset))?.[1]
  if (ofAll) {
    if (amount === '0' || negative === falling.includes(ofAll)) return { printed: amount }
    return { printed: `-${amount}`, note: `几个数共用“${ofAll}”，这个数方向相反，请改写这一句。` }
  }
  const before = text.slice(Math.max(0, offset - 6), offset)
  const said = beside.exec(before)
  // 增长率为-3.2％ is true as it stands.
  if (!said || said[2] === '率' || said[2] === '幅度')
    return { printed, note: negative ? '数字为负，请核对上下文用词。' : undefined }
  const word = said[1]!
  const wanted = negative ? falling : rising
  if (wanted.includes(word) || amount === '0') return { printed: amount }
  const right = word.endsWith('幅') ? (negative ? '降幅' : '增幅') : negative ? '下降' : '增长'
  return {
    printed: amount,
    word: { offset: offset - before.length + said.index, length: 2, text: right },
    note: `数字为${negative ? '负' : '正'}，“${word}”改为“${right}”。`,
  }
}

/** The figure in the unit that the text has: an amount kept in 亿元 prints in 万元 or 万亿元, a count in 万户, where the text says so. */
function inUnit(figure: Figure, unit: string, scale: number): string {
  if (figure.exact === null) return figure.printed!
  const fen = { 亿元: 10_000_000_000n, 万元: 1_000_000n, 元: 100n }[unit]
  if (fen && (unit !== figure.unit || scale > 1) && /^(?:亿元|万元)$/.test(figure.unit))
    return decimalText(roundedQuotient(BigInt(figure.exact), fen * BigInt(scale), 2), 2, true)
  if (scale > 1 && /^-?\d+$/.test(figure.exact))
    return decimalText(roundedQuotient(BigInt(figure.exact), BigInt(scale), 2), 2, false)
  return figure.printed!
}

export function applied(text: string, replacements: readonly Replacement[]): string {
  let made = ''
  let at = 0
  for (const r of replacements) {
    made += text.slice(at, r.offset) + r.text
    at = r.offset + r.length
  }
  return made + text.slice(at)
}
