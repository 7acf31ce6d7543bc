import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOrganisationCode, organisationCheckCharacter } from './organisation-code.ts'

describe('organisation code', () => {
  it('accepts the made ones with and without hyphen and sees a changed digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), fc.nat(7), fc.nat(9), (body, at, digit) => {
        const check = organisationCheckCharacter(body)!
        expect(checkOrganisationCode(`${body}-${check}`)).toMatchObject({ code: body + check, valid: true })
        fc.pre(body[at] !== String(digit))
        expect(checkOrganisationCode(body.slice(0, at) + digit + body.slice(at + 1) + check).valid).toBe(false)
      }),
    )
  })

  it('says what is wrong', () => {
    expect(checkOrganisationCode('MA5X00015').reason).toBe('校验位不符：前 8 位对应的第 9 位应为“4”，现为“5”。')
    expect(checkOrganisationCode('MA5X0001').reason).toBe('组织机构代码应为 9 位，这里是 8 位。')
    expect(checkOrganisationCode('MA5X/0014').reason).toBe('第 5 位“/”不是数字或大写英文字母。')
  })
})
