import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseOrdinal, printCount, printDecimal, printFloor, printPercent } from './numbers.ts'

describe('counts and decimals', () => {
  it('prints counts without separators', () => {
    expect(printCount(31_207)).toBe('31207')
    expect(printCount(123_456_789_012_345_678n)).toBe('123456789012345678')
    expect(printCount(0)).toBe('0')
  })

  it('refuses what is no count', () => {
    for (const n of [-1, 1.5, Number.NaN, 2 ** 53, -1n]) expect(() => printCount(n)).toThrow(RangeError)
  })

  it('drops trailing zeros of a decimal and nothing else', () => {
    expect([18_742n, 720n, 700n, 5n, 0n, -805n, 100_000n].map(printDecimal)).toEqual([
      '187.42',
      '7.2',
      '7',
      '0.05',
      '0',
      '-8.05',
      '1000',
    ])
  })
})

describe('percent', () => {
  it('rounds half up to two decimals and prints the full-width sign', () => {
    expect(printPercent(1n, 8n)).toBe('12.5％')
    expect(printPercent(2n, 3n)).toBe('66.67％')
    expect(printPercent(1_205n, 100_000n)).toBe('1.21％')
    expect(printPercent(0n, 5n)).toBe('0％')
    expect(printPercent(-1n, 8n)).toBe('-12.5％')
  })

  it('has no value over nothing', () => {
    expect(printPercent(0n, 0n)).toBeNull()
    expect(printPercent(3n, 0n)).toBeNull()
  })

  it('prints 100％ when and only when both sides are equal', () => {
    expect(printPercent(99_996n, 100_000n)).toBe('99.99％')
    expect(printPercent(100_004n, 100_000n)).toBe('100.01％')
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n), (a, b) => {
        expect(printPercent(a, b) === '100％').toBe(a === b)
      }),
    )
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), (n) => {
        expect(printPercent(n - 1n, n)).not.toBe('100％')
        expect(printPercent(n, n)).toBe('100％')
      }),
    )
  })
})

describe('余 and 多', () => {
  it('rounds down to two leading digits', () => {
    expect(printFloor(1_236)).toBe('1200余')
    expect(printFloor(31_207, '多')).toBe('31000多')
    expect(printFloor(101)).toBe('100余')
    expect(printFloor(9_999n)).toBe('9900余')
  })

  it('says nothing of an estimate where the number is exact', () => {
    expect([1_200, 100, 99, 36, 7, 0].map((n) => printFloor(n))).toEqual(['1200', '100', '99', '36', '7', '0'])
  })

  it('never rounds up and never loses a tenth', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), (n) => {
        const printed = printFloor(n)
        const shown = Number(printed.replace('余', ''))
        expect(shown).toBeLessThanOrEqual(n)
        expect(shown * 1.1).toBeGreaterThanOrEqual(n)
        expect(printed.endsWith('余')).toBe(shown !== n)
      }),
    )
  })
})

describe('ordinals', () => {
  it('counts from 一 to 九十九', () => {
    expect([1, 9, 10, 11, 19, 20, 21, 40, 99].map(chineseOrdinal)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '十九',
      '二十',
      '二十一',
      '四十',
      '九十九',
    ])
    expect(new Set(Array.from({ length: 99 }, (_, i) => chineseOrdinal(i + 1))).size).toBe(99)
  })

  it('refuses what it cannot write', () => {
    for (const n of [0, 100, -1, 1.5]) expect(() => chineseOrdinal(n)).toThrow(RangeError)
  })
})
