import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#platform/clock/day.ts'
import { seeded } from '#kernel/seed/random.ts'
import { checkCitizenId, citizenIdCheckCharacter, maskIdNumber } from './citizen-id.ts'

const today = day('2021-12-05')

/** An invented number: a division that GB/T 2260 does not assign, a seeded birthday and sequence. */
function invented(seed: number): string {
  const r = seeded('citizen', seed)
  const born = addDays(day('1950-01-01'), r.int(0, 20_000)).replaceAll('-', '')
  const first17 = `459923${born}${String(r.int(0, 999)).padStart(3, '0')}`
  return first17 + citizenIdCheckCharacter(first17)
}

describe('citizen number', () => {
  it("accepts the standard's own examples", () => {
    expect(checkCitizenId('11010519491231002X', today)).toMatchObject({
      valid: true,
      birthday: '1949-12-31',
      sex: 'female',
    })
    expect(checkCitizenId('440524188001010014', today)).toMatchObject({
      valid: true,
      birthday: '1880-01-01',
      sex: 'male',
    })
    expect(checkCitizenId('11010519491231002ｘ', today).valid).toBe(true)
  })

  it('made numbers are valid and every changed digit is seen', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(17), fc.constantFrom(...'0123456789X'), (seed, at, other) => {
        const code = invented(seed)
        expect(checkCitizenId(code, today).valid).toBe(true)
        fc.pre(code[at] !== other)
        expect(checkCitizenId(code.slice(0, at) + other + code.slice(at + 1), today).valid).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', '没有填写公民身份号码。'],
    ['110105194912310021', '校验位不符：末位与前 17 位对不上，请核对。'],
    ['110105491231002', '这是 15 位的第一代公民身份号码，已停止使用，请填写 18 位号码。'],
    ['1101051949123100', '公民身份号码应为 18 位，这里是 16 位。'],
    ['1101051949123100X2', '公民身份号码前 17 位只能是数字，末位是数字或 X，第 17 位“X”不符。'],
    ['110105194902310029', '第 7—14 位的出生日期不是日历上的一天。'],
    ['110105202112060020', '第 7—14 位的出生日期还没有到。'],
  ])('says what is wrong with %j', (text, reason) => {
    expect(checkCitizenId(text, today)).toMatchObject({ valid: false, reason })
  })

  it('shows the first six and the last four', () => {
    expect(maskIdNumber('459923199001010014')).toBe('459923********0014')
    expect(maskIdNumber('459923900101001')).toBe('459923*****1001')
    expect(maskIdNumber('E12345678')).toBe('E*******8')
    expect(maskIdNumber('12')).toBe('**')
  })
})
