import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRegistrationNumber, makeRegistrationNumber } from './registration-number.ts'

describe('registration number of 15 digits', () => {
  it.each([
    ['45022300001234', '450223000012346'],
    ['45022360005678', '450223600056789'],
    ['45022340000001', '450223400000014'],
  ])('%s becomes %s', (first14, code) => {
    expect(makeRegistrationNumber(first14)).toBe(code)
    expect(checkRegistrationNumber(code)).toEqual({ code, valid: true, reason: '', warnings: [] })
  })

  it('made numbers are valid and every changed digit is seen', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{14}$/), fc.nat(14), fc.nat(9), (first14, at, digit) => {
        const code = makeRegistrationNumber(first14)
        expect(checkRegistrationNumber(code).valid).toBe(true)
        fc.pre(code[at] !== String(digit))
        expect(checkRegistrationNumber(code.slice(0, at) + digit + code.slice(at + 1)).valid).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('accepts the form of cooperatives', () => {
    expect(checkRegistrationNumber('459923na000123x')).toMatchObject({ code: '459923NA000123X', valid: true })
    expect(checkRegistrationNumber('459923NA0001234').valid).toBe(false)
  })

  it.each([
    ['', '没有填写注册号。'],
    ['45022300001234', '注册号应为 15 位，这里是 14 位。'],
    ['450223000012345', '校验位不符：前 14 位对应的第 15 位应为“6”，现为“5”。'],
    [
      '45022300OO12346',
      '15 位注册号只能是数字（农民专业合作社为第 7、8 位“NA”、末位“X”），第 9 位“O”、第 10 位“O”不是数字。',
    ],
  ])('says what is wrong with %j', (text, reason) => {
    expect(checkRegistrationNumber(text)).toMatchObject({ valid: false, reason })
  })
})
