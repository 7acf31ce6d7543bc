import { describe, expect, it } from 'vitest'
import { codeNames } from './csv-data.ts'
import { checkIndustry, findIndustry } from './industries.ts'

describe('industries', () => {
  it.each([
    ['A', 'section', '农、林、牧、渔业', 'A'],
    ['01', 'division', '农业', 'A'],
    ['011', 'group', '谷物种植', 'A'],
    ['0111', 'class', '稻谷种植', 'A'],
    ['A0111', 'class', '稻谷种植', 'A'],
    ['a０１１１ ', 'class', '稻谷种植', 'A'],
    ['T97', 'division', '国际组织', 'T'],
  ])('reads %s', (text, level, name, section) => {
    expect(findIndustry(text)).toMatchObject({ level, name, section })
    expect(checkIndustry(text)).toMatchObject({ valid: true, reason: '', warnings: [], industry: { name } })
  })

  it('holds the whole edition', () => {
    const byLength = [1, 2, 3, 4].map((n) => codeNames('industries.csv').filter(([code]) => code.length === n).length)
    expect(byLength).toEqual([20, 97, 473, 1380])
    for (const [code] of codeNames('industries.csv')) expect(checkIndustry(code).valid, code).toBe(true)
  })

  it('keeps codes of the 2011 edition with a warning', () => {
    expect(checkIndustry('I6510')).toEqual({
      code: 'I6510',
      valid: true,
      reason: '',
      warnings: ['GB/T 4754-2017 里没有 6510，可能是 2011 年版的代码。'],
    })
    const moved = checkIndustry('O7940')
    expect(moved.valid).toBe(true)
    expect(moved.warnings[0]).toContain('2011 年版')
    expect(findIndustry('O7940')).toBeUndefined()
  })

  it.each([
    ['', '没有填写行业代码。'],
    ['F0111', '门类与大类不符：大类 01 农业属于门类 A，不属于 F。'],
    ['9800', '行业大类 98 不存在，GB/T 4754-2017 的大类是 01—97。'],
    ['0', '行业代码“0”的写法不对，应为门类字母（A—T）、2 至 4 位数字，或者字母加数字，如 A0111。'],
    ['U01', '行业代码“U01”的写法不对，应为门类字母（A—T）、2 至 4 位数字，或者字母加数字，如 A0111。'],
  ])('refuses %j', (text, reason) => {
    expect(checkIndustry(text)).toMatchObject({ valid: false, reason })
    expect(findIndustry(text)).toBeUndefined()
  })
})
