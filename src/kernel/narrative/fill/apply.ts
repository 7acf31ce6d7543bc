import { Refusal } from '#platform/errors/refusal.ts'
import { decimalText, roundedQuotient } from '#kernel/indicator/print.ts'
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
export interface Explained extends Omit<Binding, 'length' | 'unit' | 'growth' | 'floor'> {
  /** Exact value, null where the figure is a dash. */
  value: string | null
  /** What the text says now. */
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

/** Fills the blanks that are bound to a figure that has a value; everything else stays as it is. */
export function fillText(text: string, bindings: readonly Binding[], figures: ReadonlyMap<string, Figure>): Filled {
  const replacements: Replacement[] = []
  const explained = bindings.map((b): Explained => {
    const { length, unit, growth, floor, ...rest } = b
    const old = text.slice(b.offset, b.offset + length)
    const figure = b.status === 'bound' && b.indicator ? figures.get(b.indicator) : undefined
    if (!figure) return { ...rest, value: null, printed: old, notes: [] }
    if (figure.printed === null) return { ...rest, value: null, printed: old, notes: figure.notes }
    const notes = [...figure.notes]
    let printed = inUnit(figure, unit)
    if (floor) printed = floored(printed).replace(/余$/, '')
    if (growth && printed.startsWith('-')) {
      printed = printed.slice(1)
      const up = text.lastIndexOf('增长', b.offset)
      if (up >= 0 && b.offset - up <= 6) {
        replacements.push({ offset: up, length: 2, text: '下降' })
        notes.push('数字为负，“增长”改为“下降”。')
      } else notes.push('数字为负，请核对上下文用词。')
    }
    replacements.push({ offset: b.offset, length, text: printed })
    return { ...rest, value: figure.exact, printed, notes }
  })
  replacements.sort((a, b) => a.offset - b.offset)
  return { text: applied(text, replacements), replacements, explained }
}

/** The figure in the unit that the text has: an amount kept in 亿元 prints in 万元 where the text says so. */
function inUnit(figure: Figure, unit: string): string {
  if (figure.exact === null || unit === figure.unit) return figure.printed!
  const fen = { 亿元: 10_000_000_000n, 万元: 1_000_000n, 元: 100n }[unit]
  return fen && /^(亿元|万元)$/.test(figure.unit)
    ? decimalText(roundedQuotient(BigInt(figure.exact), fen, 2), 2, true)
    : figure.printed!
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
