import { decimalText, printPercent, roundedQuotient } from '#kernel/document/numbers.ts'
import type { BoundUnit, DistinctUnit, EventUnit, SumUnit } from './declare.ts'

const fenPerUnit: Partial<Record<SumUnit, bigint>> = { 亿元: 10_000_000_000n, 万元: 1_000_000n }

/** A sum as printed: money in 亿元 or 万元 with two decimals, a quantity as it is. */
export function printSum(value: bigint, unit: SumUnit): string {
  const per = fenPerUnit[unit]
  return per ? decimalText(roundedQuotient(value, per, 2), 2, true) : value.toString()
}

export const printCount = (value: bigint, _unit: DistinctUnit | EventUnit | BoundUnit | '项' | '证'): string =>
  value.toString()

/**
 * A rate in percent with up to two decimals. 100 only where both sides are equal: 99.996 prints 99.99. An empty denominator
 * has no rate.
 */
export const printRate = (numerator: bigint, denominator: bigint): string | null =>
  printPercent(numerator, denominator)?.replace('％', '') ?? null

/** Growth in percent against a base, with up to two decimals as printed, or more where it must be exact; none on a base of 0. */
export const printGrowth = (value: bigint, base: bigint, places = 2): string | null =>
  base === 0n ? null : decimalText(roundedQuotient((value - base) * 100n, base, places), places, false)
