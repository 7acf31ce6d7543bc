import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printGrowth, printRate, printSum } from './print.ts'

describe('rates', () => {
  it.each([
    [940n, 980n, '95.92'],
    [1n, 3n, '33.33'],
    [2n, 3n, '66.67'],
    [1n, 8n, '12.5'],
    [99_996n, 100_000n, '99.99'],
    [7n, 7n, '100'],
    [0n, 7n, '0'],
  ])('%d of %d prints %s', (a, b, text) => expect(printRate(a, b)).toBe(text))
  it('prints 100 only where both sides are equal, and nothing over nothing', () => {
    expect(printRate(5n, 0n)).toBeNull()
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), fc.bigInt(1n, 10n ** 9n), (a, b) => a >= b || printRate(a, b) !== '100'),
    )
  })
})

describe('growth', () => {
  it.each([
    [23_456n, 21_876n, '7.22'],
    [90n, 100n, '-10'],
    [100n, 100n, '0'],
    [995n, 1000n, '-0.5'],
  ])('%d against %d is %s', (value, base, text) => expect(printGrowth(value, base)).toBe(text))
  it('has none on a base of 0', () => expect(printGrowth(5n, 0n)).toBeNull())
})

describe('money', () => {
  it('prints 亿元 and 万元 with two decimals, half up', () => {
    expect(printSum(100_000_000_000_000_000n, '亿元')).toBe('10000000.00')
    expect(printSum(12_345_678_901n, '亿元')).toBe('1.23')
    expect(printSum(12_350_000_000n, '亿元')).toBe('1.24')
    expect(printSum(123_456_789n, '万元')).toBe('123.46')
    expect(printSum(17n, '枚')).toBe('17')
  })
})
