import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountText, parseMoney } from './parse-money.ts'

const capital = { label: '注册资本', usualUnit: 'wan' } as const
const money = { label: '罚款金额', usualUnit: 'yuan' } as const

describe('parseMoney', () => {
  it.each([
    ['1,000(万元人民币)', 1_000_000_000n, 'CNY'],
    ['2,889.6949(万美元)', 2_889_694_900n, 'USD'],
    ['1000万元', 1_000_000_000n, 'CNY'],
    ['500万元人民币', 500_000_000n, 'CNY'],
    ['500 万 人民币', 500_000_000n, 'CNY'],
    ['人民币伍佰万元整', 500_000_000n, 'CNY'],
    ['壹佰万元整', 100_000_000n, 'CNY'],
    ['一百二十万元', 120_000_000n, 'CNY'],
    ['壹亿贰仟万元整', 12_000_000_000n, 'CNY'],
    ['伍万叁仟元伍角贰分', 5_300_052n, 'CNY'],
    ['拾万元', 10_000_000n, 'CNY'],
    ['壹佰万美元', 100_000_000n, 'USD'],
    ['USD 30万', 30_000_000n, 'USD'],
    ['US$30,000.00元', 3_000_000n, 'USD'],
    ['1.5亿元', 15_000_000_000n, 'CNY'],
    ['5千元', 500_000n, 'CNY'],
    ['100（万港元）', 100_000_000n, 'HKD'],
    ['1,000万日元', 1_000_000_000n, 'JPY'],
    ['20万欧元', 20_000_000n, 'EUR'],
    ['10(万英镑)', 10_000_000n, 'GBP'],
    ['300万新台币', 300_000_000n, 'TWD'],
    ['50万澳元', 50_000_000n, 'AUD'],
    ['50万加元', 50_000_000n, 'CAD'],
    ['5亿韩元', 50_000_000_000n, 'KRW'],
    ['1万澳门元', 1_000_000n, 'MOP'],
    ['3000元', 300_000n, 'CNY'],
  ])('reads %s', (text, amountFen, currency) => {
    expect(parseMoney(text, capital)).toEqual({ value: { amountFen, currency } })
    expect(parseMoney(text, money)).toEqual({ value: { amountFen, currency } })
  })

  it('takes the unit of the header, and that of the cell before it', () => {
    expect(parseMoney('1,000.00', { ...money, unit: 'wan' }).value?.amountFen).toBe(1_000_000_000n)
    expect(parseMoney('1,000.00', { ...money, unit: 'yuan' }).value?.amountFen).toBe(100_000n)
    expect(parseMoney('5000元', { ...money, unit: 'wan' }).value?.amountFen).toBe(500_000n)
    expect(parseMoney('壹佰', { ...money, unit: 'wan' }).value?.amountFen).toBe(100_000_000n)
    expect(parseMoney('30', { ...money, unit: 'wan', currency: 'USD' }).value).toEqual({
      amountFen: 30_000_000n,
      currency: 'USD',
    })
  })

  it('reads capital without any unit as 万元 and says so', () => {
    expect(parseMoney(100, capital)).toEqual({
      value: { amountFen: 100_000_000n, currency: 'CNY' },
      warning: expect.stringContaining('按万元读取'),
    })
    expect(parseMoney(100, money)).toEqual({ value: { amountFen: 10_000n, currency: 'CNY' } })
  })

  it('rounds beyond the fen with a warning, but not the noise of binary numbers', () => {
    expect(parseMoney('12.345', money)).toEqual({
      value: { amountFen: 1_235n, currency: 'CNY' },
      warning: expect.stringContaining('四舍五入'),
    })
    expect(parseMoney('12.344', money).value?.amountFen).toBe(1_234n)
    expect(parseMoney(0.1 + 0.2, money)).toEqual({ value: { amountFen: 30n, currency: 'CNY' } })
    expect(parseMoney('1.2E+05', money).value?.amountFen).toBe(12_000_000n)
  })

  it.each(['', 'N/A', '-', '—', '无', '暂无', ' '])('reads %j as nothing', (text) => {
    expect(parseMoney(text, capital)).toEqual({ value: null })
  })

  it.each(['约一百', '10-50万元', '面议', '-5', '1,00万', '12户', '万元', '100万比特币', '2021-12-05'])(
    'refuses %s',
    (text) => {
      const { error } = parseMoney(text, capital)
      expect(error).toContain('注册资本')
      expect(error).toContain(text)
    },
  )

  it('is exact for every amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.boolean(),
        fc.constantFrom('元', '万元', '亿元', '(万元人民币)'),
        (fen, commas, unit) => {
          const power = unit === '元' ? 0 : unit === '亿元' ? 8 : 4
          const digits = fen.toString().padStart(power + 3, '0')
          const whole = BigInt(digits.slice(0, -(power + 2))).toString()
          const text = `${commas ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${digits.slice(-(power + 2))}${unit}`
          expect(parseMoney(text, capital)).toEqual({ value: { amountFen: fen, currency: 'CNY' } })
          expect(parseMoney(`${amountText(fen)}元`, money)).toEqual({ value: { amountFen: fen, currency: 'CNY' } })
        },
      ),
      { seed: 20_211_205, numRuns: 1_000 },
    )
  })
})
