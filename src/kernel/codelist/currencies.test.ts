import { describe, expect, it } from 'vitest'
import { currencies, findCurrency } from './currencies.ts'

describe('currencies', () => {
  it.each([
    ['人民币', 'CNY'],
    ['人民币元', 'CNY'],
    ['￥', 'CNY'],
    ['cny', 'CNY'],
    ['156', 'CNY'],
    ['美元', 'USD'],
    ['港币', 'HKD'],
    ['港元', 'HKD'],
    ['036', 'AUD'],
    [' 欧 元 ', 'EUR'],
  ])('%s is %s', (text, code) => {
    expect(findCurrency(text)?.code).toBe(code)
  })

  it('has no name for two currencies', () => {
    const names = currencies.flatMap((c) => [c.code, c.digits, c.name, ...c.also.map((n) => n.normalize('NFKC'))])
    const doubled = names.filter((n, i) => names.indexOf(n) !== i)
    // Both widths of the yen sign are the yuan here.
    expect(doubled).toEqual(['¥'])
    expect(findCurrency('贝壳')).toBeUndefined()
  })
})
