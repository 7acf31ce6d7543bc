import { type CodeCheck, invalidCode, placeholderReason, placesOf, validCode } from './code-check.ts'
import { normaliseCode } from './normalise-code.ts'
import { organisationCheckCharacter } from './organisation-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3^(i-1) mod 31 for places 1–17. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const values = new Int8Array(128).fill(-1)
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i

/** Registering departments, place 1 (GB 32100-2015 and its amendments; others than 1, 5, 9, Y from knowledge). */
const registeringDepartments: Readonly<Record<string, string>> = {
  '1': '机构编制',
  '2': '外交',
  '3': '司法行政',
  '4': '文化',
  '5': '民政',
  '6': '旅游',
  '7': '宗教',
  '8': '工会',
  '9': '市场监督管理',
  A: '中央军委改革和编制办公室',
  N: '农业',
  Y: '其他',
}

/** Kinds of organisation under department 9, place 2. */
const marketKinds: Readonly<Record<string, string>> = {
  '1': '企业',
  '2': '个体工商户',
  '3': '农民专业合作社',
  '9': '其他',
}

/** What a letter that the standard leaves out is usually a misreading of. */
const lookalikes: Readonly<Record<string, string>> = {
  I: '数字 1',
  O: '数字 0',
  S: '数字 5',
  Z: '数字 2',
  V: '字母 U 或 Y',
}
const excluded = 'IOSVZ'

const valueAt = (code: string, i: number): number => {
  const unit = code.charCodeAt(i)
  return unit < 128 ? values[unit]! : -1
}

/** The check character of the first 17 characters (GB 32100-2015); undefined when one of them is outside the alphabet. */
function checkCharacter(code: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = valueAt(code, i)
    if (value < 0) return undefined
    sum += value * weights[i]!
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015) after normalising it: length, alphabet, division digits, check character.
 * The department, the kind and the inner organisation code (GB 11714) give warnings only, because codes that break them have been published.
 */
export function checkUnifiedCode(text: string): CodeCheck {
  const code = normaliseCode(text)
  if (code === '') return invalidCode(code, '没有填写统一社会信用代码。')
  if (code.length !== 18) return invalidCode(code, `统一社会信用代码应为 18 位，这里是 ${code.length} 位。`)
  const placeholder = placeholderReason(code)
  if (placeholder) return invalidCode(code, placeholder)
  const expected = checkCharacter(code)
  if (expected === undefined || valueAt(code, 17) < 0) return invalidCode(code, illegalCharacters(code))
  for (let i = 2; i < 8; i++) {
    if (valueAt(code, i) > 9) {
      const places = placesOf(code, (c, at) => at >= 2 && at < 8 && (c < '0' || c > '9'))
      return invalidCode(code, `第 3—8 位是登记机关的行政区划代码，只能是数字，${places}不是数字。`)
    }
  }
  if (expected !== code[17])
    return invalidCode(code, `校验位不符：前 17 位对应的第 18 位应为“${expected}”，现为“${code[17]}”。`)
  return validCode(code, doubts(code))
}

function illegalCharacters(code: string): string {
  const strange = placesOf(code, (c) => valueAt(c, 0) < 0 && !excluded.includes(c))
  if (strange) return `${strange}不是数字或大写英文字母。`
  const letters = placesOf(code, (c) => excluded.includes(c))
  const likely = [...new Set([...code].filter((c) => excluded.includes(c)))].map((c) => `“${c}”可能是${lookalikes[c]}`)
  return `${letters}：统一社会信用代码不用字母 I、O、S、V、Z，${likely.join('，')}。`
}

function doubts(code: string): string[] {
  const warnings: string[] = []
  const [department = '', kind = ''] = code
  if (!(department in registeringDepartments)) warnings.push(`第 1 位“${department}”不是已知的登记管理部门代码。`)
  else if (department === '9' && !(kind in marketKinds))
    warnings.push(
      `第 2 位“${kind}”不是市场监督管理部门登记的机构类别（1 企业、2 个体工商户、3 农民专业合作社、9 其他）。`,
    )
  const inner = organisationCheckCharacter(code, 8)
  if (inner !== code[16])
    warnings.push(`第 9—17 位组织机构代码的校验位应为“${inner}”，现为“${code[16]}”（早年赋的码有这种情况）。`)
  return warnings
}

/** The parts of a unified code that are written in it. */
export interface UnifiedCodeParts {
  /** Place 1, `9` market regulation. */
  department: string
  /** Place 2; under department 9: `1` enterprise, `2` individual household, `3` cooperative, `9` other. */
  kind: string
  /** Places 3–8, six digits (GB/T 2260) of the authority that registered first; not where the party is today. */
  division: string
  /** Places 9–16, the organisation code without its check character. */
  body8: string
}

/** The parts of a normalised code of 18 characters. */
export const unifiedCodeParts = (code: string): UnifiedCodeParts => ({
  department: code.slice(0, 1),
  kind: code.slice(1, 2),
  division: code.slice(2, 8),
  body8: code.slice(8, 16),
})

/** A valid code of these parts, both check characters computed. Throws a RangeError when a part has the wrong length or alphabet. */
export function makeUnifiedCode(parts: UnifiedCodeParts): string {
  const { department, kind, division, body8 } = parts
  if (!/^\d{6}$/.test(division)) throw new RangeError(`division must be six digits: ${division}`)
  const inner = body8.length === 8 ? organisationCheckCharacter(body8) : undefined
  const first17 = `${department}${kind}${division}${body8}${inner}`
  const check = first17.length === 17 ? checkCharacter(first17) : undefined
  if (check === undefined) throw new RangeError(`no unified code has these parts: ${JSON.stringify(parts)}`)
  return first17 + check
}
