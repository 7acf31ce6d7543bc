import { type CodeCheck, invalidCode, placeholderReason, placesOf, validCode } from './code-check.ts'
import { normaliseCode } from './normalise-code.ts'

/** Cooperatives registered before 2015 bear `NA` at places 7–8 and end in X, without a check digit that could be verified. */
const cooperative = /^\d{6}NA\d{6}X$/

/** The check digit of 14 digits by ISO 7064 MOD 11,10. */
function checkDigit(digits: string): string {
  let p = 10
  for (let i = 0; i < 14; i++) {
    const s = (p + digits.charCodeAt(i) - 48) % 10
    p = ((s === 0 ? 10 : s) * 2) % 11
  }
  return String((11 - p) % 10)
}

/** Checks a registration number of 15 digits (工商注册号, GS 15-2006): 6 division, 8 sequence, 1 check digit. The `NA…X` of cooperatives is accepted. */
export function checkRegistrationNumber(text: string): CodeCheck {
  const code = normaliseCode(text)
  if (code === '') return invalidCode(code, '没有填写注册号。')
  if (code.length !== 15) return invalidCode(code, `注册号应为 15 位，这里是 ${code.length} 位。`)
  const placeholder = placeholderReason(code)
  if (placeholder) return invalidCode(code, placeholder)
  if (cooperative.test(code)) return validCode(code)
  const wrong = placesOf(code, (c) => c < '0' || c > '9')
  if (wrong)
    return invalidCode(code, `15 位注册号只能是数字（农民专业合作社为第 7、8 位“NA”、末位“X”），${wrong}不是数字。`)
  const expected = checkDigit(code)
  if (expected === code[14]) return validCode(code)
  return invalidCode(code, `校验位不符：前 14 位对应的第 15 位应为“${expected}”，现为“${code[14]}”。`)
}

/** The number of 15 digits that begins with these 14. Throws a RangeError unless they are 14 digits. */
export function makeRegistrationNumber(first14: string): string {
  if (!/^\d{14}$/.test(first14)) throw new RangeError(`a registration number begins with 14 digits: ${first14}`)
  return first14 + checkDigit(first14)
}
