/**
 * Numbers as official documents print them (GB/T 15835-2011 and the habit of work reports): half-width Arabic digits without
 * thousands separators in running text, rounded half up, percent with the full-width sign, Chinese numerals for ordinals.
 * Everything is exact: integers and quotients of integers, never a floating-point number.
 */

/** The full-width percent sign, which keeps to the number before it at the end of a line. */
const percentSign = '％'

/** `numerator` ÷ `denominator` in units of 10^-`places`, rounded half up (away from zero below it). No denominator of 0. */
export function roundedQuotient(numerator: bigint, denominator: bigint, places: number): bigint {
  const scaled = numerator * 10n ** BigInt(places) * 2n
  const negative = scaled < 0n !== denominator < 0n
  const [n, d] = [scaled < 0n ? -scaled : scaled, denominator < 0n ? -denominator : denominator]
  const rounded = (n / d + 1n) / 2n
  return negative ? -rounded : rounded
}

/** `value` in units of 10^-`places` as text: 720 with 2 places is `7.2`, or `7.20` when `keepZeros`. */
export function decimalText(value: bigint, places: number, keepZeros: boolean): string {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places)
  const shown = keepZeros ? fraction : fraction.replace(/0+$/, '')
  return sign + whole + (shown ? `.${shown}` : '')
}

/** A count in running text: digits only, however long. Throws a RangeError on what is no count (negative, broken, too big to be exact). */
export function printCount(n: bigint | number): string {
  return asCount(n).toString()
}

/** Hundredths as a number with at most two decimals and no trailing zeros: 18742n is `187.42`, 720n is `7.2`, 700n is `7`. */
export const printDecimal = (hundredths: bigint): string => decimalText(hundredths, 2, false)

/**
 * A rate, `96.3％`: half up to two decimals, trailing zeros dropped. `100％` only where both sides are equal: 99.996 % prints
 * `99.99％`, and what is just above prints `100.01％`. None (print a dash and say why) when the denominator is 0.
 */
export function printPercent(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null
  let hundredths = roundedQuotient(numerator * 100n, denominator, 2)
  if (hundredths === 10_000n && numerator !== denominator)
    hundredths += numerator < denominator === denominator > 0n ? -1n : 1n
  return printDecimal(hundredths) + percentSign
}

/**
 * A count rounded down to its two leading digits and said so: 1236 is `1200余`, or `1200多`. A count that is round already, and
 * one below 100, stays as it is and takes no word: what is exact is not called an estimate.
 */
export function printFloor(n: bigint | number, word: '余' | '多' = '余'): string {
  const exact = asCount(n)
  const unit = 10n ** BigInt(Math.max(0, exact.toString().length - 2))
  const down = exact - (exact % unit)
  return down === exact ? exact.toString() : `${down}${word}`
}

const digits = [...'零一二三四五六七八九']

/** 1 to 99 as 一 … 九十九, for `一、`, `（二）`, 第三季度. Throws a RangeError outside. */
export function chineseOrdinal(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`序数只能是1到99的整数：${n}`)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}

function asCount(n: bigint | number): bigint {
  if (typeof n === 'number' && !Number.isSafeInteger(n)) throw new RangeError(`不是可以精确表示的整数：${n}`)
  const count = BigInt(n)
  if (count < 0n) throw new RangeError(`数量不能是负数：${n}`)
  return count
}
