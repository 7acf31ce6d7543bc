import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenOf, integerText, moneyText } from './money.ts'

describe('money as people read and type it', () => {
  it('shows fen in the unit with separators and nothing rounded away', () => {
    expect(moneyText('123456789')).toBe('123.456789')
    expect(moneyText('500000000000')).toBe('500,000.00')
    expect(moneyText('-50')).toBe('-0.00005')
    expect(moneyText('7', '元')).toBe('0.07')
    expect(moneyText('32700000000', '亿元')).toBe('3.27')
  })

  it('reads what was typed, with separators or full-width digits', () => {
    expect(fenOf('1,000.5')).toBe('1000500000')
    expect(fenOf('１２．３', '元')).toBe('1230')
    expect(fenOf('0')).toBe('0')
    expect(fenOf('-0.00')).toBe('0')
  })

  it('refuses what is no amount, and what is finer than a fen', () => {
    for (const typed of ['', '约5万', '1.2.3', '5万元', '--1']) expect(fenOf(typed)).toBeNull()
    expect(fenOf('0.001', '元')).toBeNull()
    expect(fenOf('0.0000001')).toBeNull()
  })

  it('reads back every amount that it shows', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
        fc.constantFrom('元', '万元', '亿元'),
        (fen, unit) => {
          expect(fenOf(moneyText(fen.toString(), unit), unit)).toBe(fen.toString())
        },
      ),
    )
  })

  it('separates thousands only where it helps: a year stays a year', () => {
    expect(integerText(2021)).toBe('2021')
    expect(integerText(31042)).toBe('31,042')
    expect(integerText('-31042')).toBe('-31,042')
  })
})
