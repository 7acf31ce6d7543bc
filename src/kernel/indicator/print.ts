import type { DistinctUnit, EventUnit, SumUnit } from './declare.ts'

/** Rounds a quotient half up (away from zero for negatives) to `places` decimals, exactly. */
export function roundedQuotient(numerator: bigint, denominator: bigint, places: number): bigint {
  const scaled = numerator * 10n ** BigInt(places) * 2n
  const negative = scaled < 0n !== denominator < 0n
  const [n, d] = [scaled < 0n ? -scaled : scaled, denominator < 0n ? -denominator : denominator]
  const rounded = (n / d + 1n) / 2n
  return negative ? -rounded : rounded
}

/** `1234` with 2 places → `12.34`; trailing zeros stay when `keepZeros`. */
export function decimalText(value: bigint, places: number, keepZeros: boolean): string {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places)
  const shown = keepZeros ? fraction : fraction.replace(/0+$/, '')
  return sign + whole + (shown ? `.${shown}` : '')
}

const fenPerUnit: Partial<Record<SumUnit, bigint>> = { 亿元: 10_000_000_000n, 万元: 1_000_000n }

/** A sum as printed: money in 亿元 or 万元 with two decimals, a quantity as it is. */
export function printSum(value: bigint, unit: SumUnit): string {
  const per = fenPerUnit[unit]
  return per ? decimalText(roundedQuotient(value, per, 2), 2, true) : value.toString()
}

export const printCount = (value: bigint, _unit: DistinctUnit | EventUnit | '项' | '证'): string => value.toString()

/**
 * A rate in percent with up to two decimals. 100 only where both sides are equal: 99.996 prints 99.99. An empty denominator
 * has no rate.
 */
export function printRate(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null
  let hundredths = roundedQuotient(numerator * 100n, denominator, 2)
  if (hundredths === 10_000n && numerator < denominator) hundredths = 9_999n
  return decimalText(hundredths, 2, false)
}

/** Growth in percent against a base; none on a base of 0. */
export const printGrowth = (value: bigint, base: bigint): string | null =>
  base === 0n ? null : decimalText(roundedQuotient((value - base) * 100n, base, 2), 2, false)
