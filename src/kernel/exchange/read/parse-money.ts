import { cellText, plainDecimal, type Cell } from './cell.ts'
import { chineseNumeral, numeralCharacters } from './chinese-numeral.ts'
import { folded, saysNothingOrWords } from './clean-text.ts'
import { currencyAtStart } from './currency.ts'
import type { MoneyUnit } from './layout.ts'
import { nothing, shown, type Parsed } from './parsed.ts'

/** An amount: hundredths of the currency's unit (fen for CNY), and the currency's ISO 4217 code. Hundredths for JPY and KRW too. */
export interface Amount {
  readonly amountFen: bigint
  readonly currency: string
}

/** How a column of money is read. */
interface MoneyContext {
  readonly label: string
  /** Unit from the header, the sheet or the layout; a unit in the cell goes before it. */
  readonly unit?: MoneyUnit
  /** Currency from the header; a currency in the cell goes before it. Default CNY. */
  readonly currency?: string
  /** Unit when nothing names one: 元, but 万元 with a warning in a column of capital. */
  readonly usualUnit: MoneyUnit
}

/** Units before 元, as powers of ten. */
const multiples: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]
const arabic = /^([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,3})?/i
const numeral = new RegExp(`^[${numeralCharacters}]+`)

/**
 * Understands an amount of money exactly: `1,000.00`, `1000万元`, `1,000(万元人民币)`, `2,889.6949(万美元)`, `USD 30万`, `壹佰万元整`.
 * Nothing (null) for an empty cell, `-`, `N/A`, 无. More than two decimals of the unit are rounded half up with a warning. Errors: no
 * amount, a negative amount, an unknown word beside the number.
 */
export function parseMoney(cell: Cell, context: MoneyContext): Parsed<Amount | null> {
  if (cell !== null && typeof cell === 'object') return failed(cellText(cell), context, '是日期，不是金额')
  if (typeof cell === 'boolean') return failed(cellText(cell), context, '不是金额')
  const text = folded(cellText(cell))
  if (saysNothingOrWords(text)) return nothing
  const parts = dismantle(text)
  if (parts === undefined) return failed(text, context, '不是能识别的金额')
  if (parts.decimal.startsWith('-') && /[1-9]/.test(parts.decimal))
    return failed(text, context, '是负数，金额不能小于零')
  const power = parts.power ?? (context.unit === undefined ? undefined : context.unit === 'wan' ? 4 : 0)
  const exact = scaled(parts.decimal.replace(/^-/, ''), (power ?? (context.usualUnit === 'wan' ? 4 : 0)) + 2)
  const value: Amount = {
    amountFen: exact.whole + (parts.extraFen ?? 0n),
    currency: parts.currency ?? context.currency ?? 'CNY',
  }
  const warnings: string[] = []
  if (power === undefined && context.usualUnit === 'wan') warnings.push('没有写单位，按万元读取')
  if (exact.rounded) warnings.push('小数多于两位，已四舍五入到分')
  if (parts.power === 0 && parts.currency !== undefined && context.unit === 'wan' && parts.currency !== 'CNY')
    warnings.push('单元格写的是元而表头是万元，按元读取')
  return warnings.length === 0
    ? { value }
    : { value, warning: `${context.label}${shown(text)}${warnings.join('，')}。` }
}

const failed = (text: string, context: MoneyContext, why: string): Parsed<never> => ({
  error: `${context.label}${shown(text)}${why}。`,
})

interface Parts {
  /** Decimal literal without exponent. */
  readonly decimal: string
  /** Power of ten that the cell names; 0 for 元, undefined when it names none. */
  readonly power: number | undefined
  readonly currency: string | undefined
  /** 角 and 分 after Chinese numerals. */
  readonly extraFen?: bigint
}

/** What follows the yuan in Chinese numerals: 元伍角贰分整. */
const smallChange =
  /^[元圆]?(?:([零一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?(?:零?([一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?$/

/** Takes currency and unit words from both sides of the number. */
function dismantle(text: string): Parts | undefined {
  const before = currencyAtStart(text)
  const rest = text.slice(before?.name.length ?? 0).replace(/^[:：]/, '')
  const n = arabic.exec(rest)
  if (n) {
    const tail = unitWords(rest.slice(n[0].length))
    if (tail === undefined) return undefined
    return {
      decimal: plainDecimal(`${n[1]}${(n[2] ?? '').replaceAll(',', '')}${n[3] ?? ''}`),
      power: tail.power,
      currency: tail.currency ?? before?.code,
    }
  }
  const words = numeral.exec(rest)?.[0]
  if (words === undefined) return undefined
  const whole = chineseNumeral(words)
  const after = rest.slice(words.length)
  const small = smallChange.exec(after)
  const saysUnit = /[元圆角分]/.test(after) || /[万亿萬億]/.test(words)
  const tail = small ? { power: saysUnit ? 0 : undefined, currency: undefined } : unitWords(after)
  if (whole === undefined || tail === undefined) return undefined
  const extraFen = (chineseNumeral(small?.[1] ?? '零') ?? 0n) * 10n + (chineseNumeral(small?.[2] ?? '零') ?? 0n)
  return { decimal: String(whole), power: tail.power, currency: tail.currency ?? before?.code, extraFen }
}

/** `(万元人民币)`, `万美元`, `元整`, `亿元`, `人民币万元`: power and currency; undefined when a word is unknown. */
function unitWords(tail: string): { power: number | undefined; currency: string | undefined } | undefined {
  let rest = tail.replace(/[()[\]]/g, '').replace(/[整正]$/, '')
  let power: number | undefined
  let currency: string | undefined
  while (rest !== '') {
    const multiple = power === undefined ? multiples.find(([word]) => rest.startsWith(word)) : undefined
    if (multiple) {
      power = multiple[1]
      rest = rest.slice(multiple[0].length)
      continue
    }
    const named = currencyAtStart(rest)
    if (named && currency === undefined) {
      currency = named.code
      if (/[元圆]/.test(named.name)) power ??= 0
      rest = rest.slice(named.name.length)
      continue
    }
    if (rest.startsWith('元') || rest.startsWith('圆')) {
      power ??= 0
      rest = rest.slice(1)
      continue
    }
    return undefined
  }
  return { power, currency }
}

/** decimal × 10^power as a whole number, rounded half up. Input: a non-negative decimal literal. */
function scaled(decimal: string, power: number): { whole: bigint; rounded: boolean } {
  const [left = '0', right = ''] = decimal.split('.')
  const kept = right.slice(0, power).padEnd(power, '0')
  const lost = right.slice(power)
  const whole = BigInt(left + kept)
  return { whole: /^[5-9]/.test(lost) ? whole + 1n : whole, rounded: /[1-9]/.test(lost) }
}

/** The amount in units of its currency, as a decimal literal with two digits: for showing and for writing files. */
export const amountText = (amountFen: bigint): string => {
  const digits = (amountFen < 0n ? -amountFen : amountFen).toString().padStart(3, '0')
  return `${amountFen < 0n ? '-' : ''}${BigInt(digits.slice(0, -2))}.${digits.slice(-2)}`
}
