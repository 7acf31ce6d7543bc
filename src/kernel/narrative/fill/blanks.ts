/** A place in a report that waits for a figure. Offsets are 0-based UTF-16 positions in the whole text. */
export interface Blank {
  offset: number
  length: number
  /** What stands there: `X`, `____`, or a printed number when numbers are to be replaced. */
  text: string
  /** It is a number that is printed already. */
  number: boolean
}

const latin = /[A-Za-zＡ-Ｚａ-ｚ]/
const place = /^[县市区州盟旗省镇乡村局所街办]/

/**
 * The blanks of a report: a lone X (or ×, ＊), a run of underscores, 〇〇. Two or more X in a row are a place name, and so is
 * anything that a word such as 县 or 镇 follows; an X inside a Latin word or between digits is none.
 */
export function findBlanks(text: string, options: { numbers?: boolean } = {}): Blank[] {
  const found: Blank[] = []
  for (const m of text.matchAll(/[XxＸ×]+|[_＿]{2,}|〇{2,}|＊+|\*{2,}/g)) {
    const [run] = m
    const before = text[m.index - 1] ?? ''
    const after = text.slice(m.index + run.length, m.index + run.length + 1)
    if (/^[XxＸ×]/.test(run)) {
      if (run.length > 1 || run === 'x') continue
      if (latin.test(before) || latin.test(after)) continue
      if (/\d/.test(before) || (run === '×' && /\d/.test(after))) continue
    }
    if (place.test(after)) continue
    found.push({ offset: m.index, length: run.length, text: run, number: false })
  }
  if (options.numbers) found.push(...printedNumbers(text))
  return found.sort((a, b) => a.offset - b.offset)
}

const counting = /^(?:余|多)?(?:万|亿)?(?:户|家|人|名|个|件|条|份|枚|项|次|起|例|期|册|批|台|张|元|％|%)/

/** Numbers in front of a counting word that are neither dates, document numbers, hotlines nor parts of a name. */
function printedNumbers(text: string): Blank[] {
  const found: Blank[] = []
  for (const m of text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)) {
    const [number] = m
    const before = text.slice(Math.max(0, m.index - 4), m.index)
    const after = text.slice(m.index + number.length, m.index + number.length + 6)
    if (!counting.test(after)) continue
    if (/[A-Za-z〔（(第·.\d]$/.test(before) || /^(?:项|条|款)(?:规定|第)/.test(after)) continue
    if (/^(?:个月|年|月|日|小时|分钟|天|周年|届|号|个百分点|次会议|名领导|项规定)/.test(after)) continue
    found.push({ offset: m.index, length: number.length, text: number, number: true })
  }
  return found
}
