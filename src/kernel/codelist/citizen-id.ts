import { type Day, isDay } from '#platform/clock/day.ts'
import { placesOf } from './code-check.ts'
import { normaliseCode } from './normalise-code.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** What a citizen number says of its holder, when it is valid. */
export interface CitizenIdCheck {
  /** Normalised. Never log or show it: `maskIdNumber`. */
  code: string
  valid: boolean
  /** Why it is invalid, one Chinese sentence that repeats no digits; empty when valid. */
  reason: string
  birthday?: Day
  sex?: 'male' | 'female'
}

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function citizenIdCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * weights[i]!
  return checkCharacters[sum % 11]!
}

/** Checks a citizen number (公民身份号码, GB 11643-1999): 18 places, a real birthday not after `today`, the check character. */
export function checkCitizenId(text: string, today: Day): CitizenIdCheck {
  const code = normaliseCode(text)
  const invalid = (reason: string): CitizenIdCheck => ({ code, valid: false, reason })
  if (code === '') return invalid('没有填写公民身份号码。')
  if (/^\d{15}$/.test(code)) return invalid('这是 15 位的第一代公民身份号码，已停止使用，请填写 18 位号码。')
  if (code.length !== 18) return invalid(`公民身份号码应为 18 位，这里是 ${code.length} 位。`)
  const wrong = placesOf(code, (c, i) => (c < '0' || c > '9') && !(i === 17 && c === 'X'))
  if (wrong) return invalid(`公民身份号码前 17 位只能是数字，末位是数字或 X，${wrong}不符。`)
  const birthday = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`
  if (!isDay(birthday)) return invalid('第 7—14 位的出生日期不是日历上的一天。')
  if (birthday > today) return invalid('第 7—14 位的出生日期还没有到。')
  if (citizenIdCheckCharacter(code) !== code[17]) return invalid('校验位不符：末位与前 17 位对不上，请核对。')
  return { code, valid: true, reason: '', birthday, sex: Number(code[16]) % 2 === 1 ? 'male' : 'female' }
}

/** An identity number as it may be shown: the first 6 and the last 4 characters, the first and the last of a number of 11 or fewer. */
export function maskIdNumber(text: string): string {
  const characters = [...normaliseCode(text)]
  const [head, tail] = characters.length > 11 ? [6, 4] : characters.length > 2 ? [1, 1] : [0, 0]
  const hidden = characters.length - head - tail
  return [...characters.slice(0, head), '*'.repeat(hidden), ...characters.slice(head + hidden)].join('')
}
