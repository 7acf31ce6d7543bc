import type { Day } from '#platform/clock/day.ts'
import { checkCitizenId } from '#kernel/codelist/citizen-id.ts'
import { type Relation, relations } from './terms.ts'

/** A line of a list of people to be screened. */
export interface ScreenedLine {
  line: number
  personName: string
  relation: Relation
  memberName: string | null
  workUnit: string | null
  idNumber: string | null
}

const words: readonly [Relation, RegExp][] = [
  ['SELF', /^(本人|干部|职工|民警|干警)$/],
  ['SPOUSE', /^(配偶|妻子|丈夫|妻|夫|爱人)$/],
  ['CHILD', /^(子女|儿子|女儿|子|女|子女及其配偶|女婿|儿媳)$/],
  ['PARENT', /^(父母|父亲|母亲|父|母)$/],
  ['OTHER', /^(其他|其他亲属|兄弟|姐妹|亲属)$/],
]
const relationOf = (text: string): Relation | undefined => words.find(([, fits]) => fits.test(text))?.[0]

/**
 * Reads a pasted list: name, relation, whose relative, unit, number. Gives lines, or what is wrong with a line; a fault never
 * repeats a number.
 */
export function readScreened(text: string, today: Day): { lines: ScreenedLine[]; faults: string[] } {
  const lines: ScreenedLine[] = []
  const faults: string[] = []
  text.split(/\r?\n/).forEach((written, i) => {
    const cells = written
      .split(/[\t,，;；|]+/)
      .map((c) => c.trim())
      .filter(Boolean)
    if (cells.length === 0 || cells[0] === '姓名') return
    const take = (fits: (cell: string) => boolean): string | null => {
      const at = cells.findIndex((c, n) => n > 0 && fits(c))
      return at === -1 ? null : cells.splice(at, 1)[0]!
    }
    const number = take((c) => /^\d{14,17}[\dXxＸ]$/.test(c.normalize('NFKC')))
    const relation = take((c) => relationOf(c) !== undefined)
    const [personName = '', first = null, second = null] = cells
    const fault = (why: string): void => void faults.push(`第 ${i + 1} 行：${why}`)
    if (!/^[\p{Script=Han}·]{2,20}$/u.test(personName)) return fault('姓名要写在最前面，用汉字。')
    const checked = number === null ? undefined : checkCitizenId(number, today)
    if (checked && !checked.valid) return fault(checked.reason)
    const known = relation === null ? 'SELF' : relationOf(relation)!
    const isSelf = known === 'SELF'
    if (!isSelf && first === null) return fault(`“${relations[known]}”要写明所属干部的姓名。`)
    lines.push({
      line: i + 1,
      personName,
      relation: known,
      memberName: isSelf ? null : first,
      workUnit: isSelf ? first : second,
      idNumber: checked?.code ?? null,
    })
    return undefined
  })
  return { lines, faults }
}
