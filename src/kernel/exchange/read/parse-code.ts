import { cellText, type Cell } from './cell.ts'
import { folded, saysNothingOrWords, visible } from './clean-text.ts'
import { nothing, shown, type Parsed } from './parsed.ts'

/** A number that the file shows only in part (`138****1234`): it never overwrites a whole one and matches nothing. */
export interface Masked {
  readonly masked: string
}

const scientific = /^\d(?:\.\d+)?E\+?(\d{1,3})$/i
/** Excel keeps 15 digits of a number. */
const keptDigits = 15

/** The text of a cell that holds a number or code, with the sentence when Excel has spoilt it. */
function codeText(cell: Cell, label: string): Parsed<string> {
  if (typeof cell === 'string') {
    const text = folded(cell).replace(/^['’‘`]+/, '')
    const exponent = scientific.exec(text)?.[1]
    if (exponent === undefined) return { value: text }
    if (Number(exponent) >= 10)
      return { error: `${label}${shown(text)}已被 Excel 变成科学计数法，后几位丢失，请把这一列设为文本后重新导出。` }
    return { value: text }
  }
  if (typeof cell === 'number') {
    const text = cellText(cell)
    if (Number.isInteger(cell) && Math.abs(cell) >= 10 ** keptDigits)
      return { error: `${label}：Excel 已把号码变成数字${shown(text)}，后几位丢失，请把这一列设为文本后重新导出。` }
    return { value: text }
  }
  return { value: folded(cellText(cell)) }
}

const plainCode = /^[0-9A-Z]+$/

/**
 * A code or number as text: half width, upper case, without spaces, zero-width characters and the leading apostrophe of Excel. Whether
 * the code is valid is not judged here. Error: a number of more than 15 digits, which Excel has already spoilt.
 */
export function parseCode(cell: Cell, label: string): Parsed<string | null> {
  if (typeof cell === 'string' && plainCode.test(cell) && !scientific.test(cell))
    return cell === 'NA' || cell === 'NULL' || cell === 'NONE' ? nothing : { value: cell }
  const text = codeText(cell, label)
  if (text.error !== undefined) return text
  return saysNothingOrWords(text.value) ? nothing : { value: text.value.toUpperCase() }
}

const mask = /[*●•×]|x{3,}/i
const maskMarks = /[●•×xX]/g

/** A citizen's or other identity number: upper case, full or masked. */
export function parseIdNumber(cell: Cell, label: string): Parsed<string | Masked | null> {
  const text = codeText(cell, label)
  if (text.error !== undefined) return text
  const value = text.value.toUpperCase()
  if (saysNothingOrWords(text.value)) return nothing
  if (mask.test(value))
    return { value: { masked: value.slice(0, -1).replace(maskMarks, '*') + value.slice(-1).replace(/[●•×]/g, '*') } }
  return { value }
}

const phonePattern = /1[\d-]{10,12}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|\d{7,8}|12\d{3}/

/**
 * A telephone number, full or masked: mobile numbers as 11 digits without +86, others with the hyphens of the cell. Of several numbers, or
 * a number among words, the first is kept with a warning; a cell without a number gives null with a warning, because a wrong telephone is no reason to
 * send a whole row back.
 */
export function parsePhone(cell: Cell, label: string): Parsed<string | Masked | null> {
  const text = codeText(
    typeof cell === 'string' ? cell.replace(/[,，;；、]|\s+\/?\s*(?=[01]\d{6})|\r?\n/g, '/') : cell,
    label,
  )
  if (text.error !== undefined) return text
  if (saysNothingOrWords(text.value)) return nothing
  const [first = '', ...others] = text.value
    .replace(/[()]/g, '-')
    .split('/')
    .filter((part) => part !== '')
  const number = first
    .replace(/^(?:\+|00)?86-?(?=[10])/, '')
    .replace(/^-+|-+$/g, '')
    .replace(/-{2,}/g, '-')
  const original = shown(visible(cellText(cell)))
  if (mask.test(number) && /\d/.test(number)) return { value: { masked: number.replace(maskMarks, '*') } }
  const found = phonePattern.exec(number)?.[0]
  if (found === undefined) return { value: null, warning: `${label}${original}不是电话号码，没有导入这一格。` }
  const digits = found.replaceAll('-', '')
  const value = found.startsWith('1') && digits.length === 11 ? digits : number
  if (found.length === number.length || value === number) {
    return others.some((part) => phonePattern.test(part))
      ? { value, warning: `${label}${original}有几个号码，只保留第一个。` }
      : { value }
  }
  return { value: value === number ? found : value, warning: `${label}${original}不全是电话号码，只保留 ${found}。` }
}
