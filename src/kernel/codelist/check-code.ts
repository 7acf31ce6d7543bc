import type { CodeCheck } from './code-check.ts'
import { divisionKnown } from './divisions.ts'
import { normaliseCode } from './normalise-code.ts'
import { checkOrganisationCode } from './organisation-code.ts'
import { checkRegistrationNumber } from './registration-number.ts'
import { checkUnifiedCode } from './unified-code.ts'

/** What is known of a code that somebody wrote, for the register, the import and the command line. */
export interface CheckedCode {
  /** As it was written. */
  input: string
  /** Normalised: half width, upper case, without spaces. */
  code: string
  /** By its form: 18 characters of a unified code, a registration number of 15, or anything else. */
  kind: 'uscc' | 'old15' | 'other'
  valid: boolean
  /** Why it is invalid, in Chinese; empty when valid. */
  reason: string
  warnings: string[]
}

const printable = /^[\x21-\x7e]+$/
/** So begins the number of a cooperative; a cut unified code of 15 characters has as many letters. */
const cooperative = /^\d{6}NA/
const masked = /[*●•]/

/**
 * Checks a code by its form. An invalid code may still be one that was really published: keep it, with the reason as a warning. A division that
 * today's GB/T 2260 does not hold is a warning, unless it is in `ownDivisions` (six digits, the county of the bureau itself).
 */
export function checkCode(text: string, ownDivisions?: ReadonlySet<string>): CheckedCode {
  const code = normaliseCode(text)
  const readable = printable.test(code) && !masked.test(code)
  if (code.length === 18 && readable) return of(text, 'uscc', checkUnifiedCode(code), 2, ownDivisions)
  if (code.length === 15 && readable && (digitsIn(code) >= 13 || cooperative.test(code)))
    return of(text, 'old15', checkRegistrationNumber(code), 0, ownDivisions)
  return { input: text, code, kind: 'other', valid: false, reason: reasonOfOther(code), warnings: [] }
}

function of(
  input: string,
  kind: 'uscc' | 'old15',
  check: CodeCheck,
  divisionAt: number,
  ownDivisions: ReadonlySet<string> | undefined,
): CheckedCode {
  const { code, valid, reason, warnings } = check
  if (valid) {
    const division = code.slice(divisionAt, divisionAt + 6)
    if (!divisionKnown(division) && !ownDivisions?.has(division))
      warnings.push(
        `第 ${divisionAt + 1}—${divisionAt + 6} 位行政区划代码 ${division} 不在现行区划表内，可能是已撤销或者没有收录的区划。`,
      )
  }
  return { input, code, kind, valid, reason, warnings }
}

function digitsIn(code: string): number {
  let count = 0
  for (let i = 0; i < code.length; i++) {
    const unit = code.charCodeAt(i)
    if (unit >= 48 && unit <= 57) count++
  }
  return count
}

function reasonOfOther(code: string): string {
  const length = [...code].length
  if (length === 0) return '这一行是空的，没有号码。'
  if (masked.test(code)) return '号码有一部分被掩码遮住，不能校验。'
  if (!printable.test(code)) return '号码里有汉字或者符号，不是统一社会信用代码，也不是注册号。'
  if (/^[0-9A-Z]{8}-?[0-9A-Z]$/.test(code)) {
    const organisation = checkOrganisationCode(code)
    return organisation.valid
      ? '这是 9 位组织机构代码，不是 18 位统一社会信用代码。'
      : '共 9 位，既不是 18 位统一社会信用代码，也不是有效的组织机构代码。'
  }
  if (/^\d{13}$/.test(code)) return '共 13 位，可能是 2007 年以前的旧注册号，没有校验位可以核对。'
  if (length > 15 && length < 18) return `统一社会信用代码应为 18 位，这里是 ${length} 位，少 ${18 - length} 位。`
  if (length > 18 && length < 22) return `统一社会信用代码应为 18 位，这里是 ${length} 位，多 ${length - 18} 位。`
  return `共 ${length} 位，既不是 18 位统一社会信用代码，也不是 15 位注册号。`
}
