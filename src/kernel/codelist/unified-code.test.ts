import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organisationCheckCharacter } from './organisation-code.ts'
import { checkUnifiedCode, makeUnifiedCode, unifiedCodeParts } from './unified-code.ts'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const parts = fc.record({
  department: fc.constantFrom('9', '5', '1', 'Y'),
  kind: fc.constantFrom('1', '2', '3', '9'),
  division: fc.stringMatching(/^\d{6}$/),
  body8: fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((c) => c.join('')),
})

describe('unified code', () => {
  it.each([
    ['1', 'MA5X0001', '91450223MA5X000142'],
    ['2', 'MA5X0002', '92450223MA5X00022R'],
    ['3', 'MA5X0003', '93450223MA5X00030H'],
  ])('makes the worked example of kind %s', (kind, body8, code) => {
    expect(makeUnifiedCode({ department: '9', kind, division: '450223', body8 })).toBe(code)
    expect(checkUnifiedCode(code)).toEqual({ code, valid: true, reason: '', warnings: [] })
  })

  it('made codes are valid and say their parts', () => {
    fc.assert(
      fc.property(parts, (p) => {
        const code = makeUnifiedCode(p)
        expect(checkUnifiedCode(code)).toMatchObject({ code, valid: true, warnings: [] })
        expect(unifiedCodeParts(code)).toEqual(p)
      }),
    )
  })

  it('sees every change of a single character', () => {
    fc.assert(
      fc.property(parts, fc.nat(17), fc.constantFrom(...alphabet), (p, at, other) => {
        const code = makeUnifiedCode(p)
        fc.pre(code[at] !== other)
        expect(checkUnifiedCode(code.slice(0, at) + other + code.slice(at + 1)).valid).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('sees every swap of two neighbours', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), (p, at) => {
        const code = makeUnifiedCode(p)
        fc.pre(code[at] !== code[at + 1])
        const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2)
        expect(checkUnifiedCode(swapped).valid).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['９１４５０２２３ＭＡ５Ｘ０００１４２', 'full width'],
    ['91450223ma5x000142', 'lower case'],
    [' 91450223 MA5X0001 42\u200b\n', 'spaces and invisible characters'],
  ])('reads %s (%s)', (text) => {
    expect(checkUnifiedCode(text)).toMatchObject({ code: '91450223MA5X000142', valid: true })
  })

  it.each([
    ['', '没有填写统一社会信用代码。'],
    ['91450223MA5X00014', '统一社会信用代码应为 18 位，这里是 17 位。'],
    ['91450223MA5X000143', '校验位不符：前 17 位对应的第 18 位应为“2”，现为“3”。'],
    ['91450223MA5XO00142', '第 13 位“O”：统一社会信用代码不用字母 I、O、S、V、Z，“O”可能是数字 0。'],
    [
      '9I450223MA5X00014Z',
      '第 2 位“I”、第 18 位“Z”：统一社会信用代码不用字母 I、O、S、V、Z，“I”可能是数字 1，“Z”可能是数字 2。',
    ],
    ['91450223MA-X000142', '第 11 位“-”不是数字或大写英文字母。'],
    ['91450223MA5X0001四2', '第 17 位“四”不是数字或大写英文字母。'],
    ['9145A223MA5X000142', '第 3—8 位是登记机关的行政区划代码，只能是数字，第 5 位“A”不是数字。'],
  ])('says what is wrong with %j', (text, reason) => {
    expect(checkUnifiedCode(text)).toMatchObject({ valid: false, reason, warnings: [] })
  })

  it('only warns of a wrong organisation code inside', () => {
    // Body MA5X0001 has the check character 4; a published code may carry another, with an outer check character that fits.
    const found = alphabet.map((c) => checkUnifiedCode(`91450223MA5X00015${c}`)).filter((c) => c.valid)
    expect(found).toHaveLength(1)
    expect(found[0]!.warnings).toEqual(['第 9—17 位组织机构代码的校验位应为“4”，现为“5”（早年赋的码有这种情况）。'])
  })

  it('only warns of an unknown department or kind', () => {
    const body = { division: '450223', body8: 'MA5X0001' }
    expect(checkUnifiedCode(makeUnifiedCode({ department: 'B', kind: '1', ...body }))).toMatchObject({
      valid: true,
      warnings: ['第 1 位“B”不是已知的登记管理部门代码。'],
    })
    expect(checkUnifiedCode(makeUnifiedCode({ department: '9', kind: '7', ...body })).warnings).toHaveLength(1)
  })

  it.each([
    { division: '45022', body8: 'MA5X0001' },
    { division: '450223', body8: 'MA5X001' },
    { division: '450223', body8: 'MA5XO001' },
  ])('makes no code of %j', (p) => {
    expect(() => makeUnifiedCode({ department: '9', kind: '1', ...p })).toThrow(RangeError)
  })
})

describe('organisation code inside', () => {
  it('has the worked check characters', () => {
    expect(['MA5X0001', 'MA5X0002', 'MA5X0003'].map((b) => organisationCheckCharacter(b))).toEqual(['4', '2', '0'])
  })
})
