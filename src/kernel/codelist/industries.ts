import { type CodeCheck, invalidCode, validCode } from './code-check.ts'
import { codeNames } from './csv-data.ts'
import { normaliseCode } from './normalise-code.ts'

/** A class of GB/T 4754-2017 (国民经济行业分类). */
export interface Industry {
  /** `A` section, `01` division, `011` group, `0111` class. */
  code: string
  level: 'section' | 'division' | 'group' | 'class'
  name: string
  /** Letter of the section it belongs to. */
  section: string
}

const levels = { 2: 'division', 3: 'group', 4: 'class' } as const
let classes: Map<string, Industry> | undefined

function load(): Map<string, Industry> {
  if (classes) return classes
  const loaded = new Map<string, Industry>()
  let section = ''
  for (const [code, name] of codeNames('industries.csv')) {
    if (code.length === 1) section = code
    const level = levels[code.length as 2 | 3 | 4] ?? 'section'
    loaded.set(code, { code, level, name, section })
  }
  classes = loaded
  return loaded
}

/** First division of each section in the 2011 edition where the editions differ: N lost 79 to none, O–T stood one lower. From knowledge. */
const sections2011: readonly [section: string, from: number, to: number][] = [
  ['N', 76, 78],
  ['O', 79, 81],
  ['P', 82, 82],
  ['Q', 83, 84],
  ['R', 85, 89],
  ['S', 90, 95],
  ['T', 96, 96],
]

const sectionIn2011 = (division: number): string | undefined =>
  sections2011.find(([, from, to]) => from <= division && division <= to)?.[0]

const form = /^([A-T])?(\d{2,4})?$/

/** The class behind `A0111`, `0111`, `011`, `01` or `A`; undefined when the 2017 edition does not hold it or the letter does not match. */
export function findIndustry(text: string): Industry | undefined {
  const m = form.exec(normaliseCode(text))
  if (!m || m[0] === '') return undefined
  const found = load().get(m[2] ?? m[1]!)
  return found && (m[1] === undefined || m[1] === found.section) ? found : undefined
}

/** What checking an industry code found, with the class when the 2017 edition holds it. */
export interface IndustryCheck extends CodeCheck {
  industry?: Industry
}

/**
 * Checks an industry code. The letter must be the section of the division. A code that only the 2011 edition may hold (6510 软件开发) is valid with a
 * warning, because old registrations keep it. A code that both editions hold with different meanings (5294) cannot be told apart.
 */
export function checkIndustry(text: string): IndustryCheck {
  const code = normaliseCode(text)
  if (code === '') return invalidCode(code, '没有填写行业代码。')
  const m = form.exec(code)
  if (!m)
    return invalidCode(
      code,
      `行业代码“${code}”的写法不对，应为门类字母（A—T）、2 至 4 位数字，或者字母加数字，如 A0111。`,
    )
  const [, letter, digits] = m
  if (digits === undefined) return { ...validCode(code), industry: load().get(letter!)! }
  const division = load().get(digits.slice(0, 2))
  if (!division) return invalidCode(code, `行业大类 ${digits.slice(0, 2)} 不存在，GB/T 4754-2017 的大类是 01—97。`)
  if (letter !== undefined && letter !== division.section) {
    const place = `大类 ${division.code} ${division.name}`
    if (letter === sectionIn2011(Number(division.code)))
      return validCode(code, [
        `在 GB/T 4754-2017 里${place}属于门类 ${division.section}；这里写的是 ${letter}，应是 2011 年版的代码。`,
      ])
    return invalidCode(code, `门类与大类不符：${place}属于门类 ${division.section}，不属于 ${letter}。`)
  }
  const industry = load().get(digits)
  if (industry) return { ...validCode(code), industry }
  return validCode(code, [`GB/T 4754-2017 里没有 ${digits}，可能是 2011 年版的代码。`])
}
