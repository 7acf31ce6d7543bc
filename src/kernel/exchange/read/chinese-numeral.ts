const digitOf: Record<string, number> = {}
for (const [i, forms] of ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].entries())
  for (const form of forms) digitOf[form] = i
const smallUnit: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** Characters that a number in Chinese numerals may hold. */
export const numeralCharacters = `${Object.keys(digitOf).join('')}十拾百佰千仟万萬亿億`

/**
 * The whole number of 壹佰贰拾万, 三千五百, 十二 and the like, up to 亿亿; undefined when the characters make no number (a digit without
 * its unit, units in a wrong order).
 */
export function chineseNumeral(text: string): bigint | undefined {
  let total = 0n
  let section = 0n
  let digit: number | undefined
  let lastUnit = 10_000
  let seen = false
  for (const c of text.replaceAll('萬', '万').replaceAll('億', '亿')) {
    const d = digitOf[c]
    if (d !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = d
      seen = true
      continue
    }
    const unit = smallUnit[c]
    if (unit !== undefined) {
      if (unit >= lastUnit) return undefined
      if (digit === undefined && !(unit === 10 && section === 0n)) return undefined
      section += BigInt((digit ?? 1) * unit)
      digit = undefined
      lastUnit = unit
      seen = true
      continue
    }
    if (c !== '万' && c !== '亿') return undefined
    section += BigInt(digit ?? 0)
    if (section === 0n && total === 0n) return undefined
    // 亿 multiplies all that stands before it: 一万亿 is 10^12.
    total = c === '亿' ? (total + section) * 100_000_000n : total + section * 10_000n
    section = 0n
    digit = undefined
    lastUnit = 10_000
  }
  if (!seen) return undefined
  return total + section + BigInt(digit ?? 0)
}
