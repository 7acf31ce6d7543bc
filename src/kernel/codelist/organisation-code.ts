import { type CodeCheck, invalidCode, placesOf, validCode } from './code-check.ts'
import { normaliseCode } from './normalise-code.ts'

const weights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Value of a character: digits 0–9, letters A = 10 … Z = 35; -1 for anything else. */
function valueOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48
  return unit >= 65 && unit <= 90 ? unit - 55 : -1
}

/** The check character of the eight characters of `text` from `start` (GB 11714); undefined where they are no digits or capitals. */
export function organisationCheckCharacter(text: string, start = 0): string | undefined {
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const value = valueOf(text.charCodeAt(start + i))
    if (!(value >= 0)) return undefined
    sum += value * weights[i]!
  }
  const c = 11 - (sum % 11)
  return c === 10 ? 'X' : c === 11 ? '0' : String(c)
}

/** Checks an organisation code (组织机构代码, GB 11714-1997): 8 characters and a check character, with or without the hyphen. */
export function checkOrganisationCode(text: string): CodeCheck {
  const code = normaliseCode(text).replace(/^(.{8})-(.)$/, '$1$2')
  if (code.length !== 9) return invalidCode(code, `组织机构代码应为 9 位，这里是 ${code.length} 位。`)
  const wrong = placesOf(code, (c) => valueOf(c.charCodeAt(0)) < 0)
  if (wrong) return invalidCode(code, `${wrong}不是数字或大写英文字母。`)
  const expected = organisationCheckCharacter(code)
  if (expected === code[8]) return validCode(code)
  return invalidCode(code, `校验位不符：前 8 位对应的第 9 位应为“${expected}”，现为“${code[8]}”。`)
}
