import type { Blank } from './blanks.ts'
import { type UnitRead, unitAfter } from './units.ts'
import { contentWords, nounPrefix } from './words.ts'

/** The words round a blank with how much each of them says about it. */
export interface Context {
  blank: Blank
  unit: UnitRead
  /** Word → weight, 1 for the words right beside the blank. */
  words: ReadonlyMap<string, number>
  /** The words of the clause itself: what a figure must account for. */
  near: readonly string[]
  /** Text between the last break and the blank. */
  before: string
  /** Number of the sentence and of the paragraph. */
  sentence: number
  paragraph: number
  heading: string
  /** The clause is about growth: 同比增长X％. */
  growth: boolean
  /** 分别增长X％和X％: which belongs to which is not said beside the blank. */
  respectively: boolean
}

const weights = { near: 1, after: 0.92, tail: 0.85, earlier: [0.5, 0.42, 0.34, 0.26], lead: 0.3 }
const hardBreak = /[，,。；;：:！!？?\n（）()]/
const sentenceBreak = /[。；;！!？?\n]/

export function contextsOf(text: string, blanks: readonly Blank[]): Context[] {
  const at = new Set(blanks.map((b) => b.offset))
  let sentence = 0
  let paragraph = 0
  let scanned = 0
  let heading = ''
  let lead = ''
  return blanks.map((blank, i) => {
    for (; scanned < blank.offset; scanned++) {
      const c = text[scanned]!
      if (sentenceBreak.test(c)) sentence++
      if (c === '\n') {
        paragraph++
        lead = ''
        const line = text.slice(
          scanned + 1,
          text.indexOf('\n', scanned + 1) < 0 ? undefined : text.indexOf('\n', scanned + 1),
        )
        const found =
          /^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])(.{2,40}?)(?:[。：]|$)/.exec(line)
        if (found) heading = found[1]!
      }
      const item = /^[一二三四五六七八九十]是(.{2,24}?)[。，]/.exec(text.slice(scanned, scanned + 28))
      if (item) lead = item[1]!
    }
    const unit = unitAfter(text.slice(blank.offset + blank.length, blank.offset + blank.length + 8))
    const start = clauseStart(text, blank.offset, at)
    const before = text.slice(start, blank.offset)
    const after = afterText(text, blank, unit, at)
    const words = new Map<string, number>()
    const put = (list: readonly string[], weight: number): void => {
      for (const w of list) words.set(w, Math.max(words.get(w) ?? 0, weight))
    }
    const nearWords = contentWords(withoutBlanks(before))
    put(nearWords, weights.near)
    const afterWords = contentWords(after.own)
    put(afterWords, weights.after)
    // A counting word that means something itself: X证合一.
    put(contentWords(unit.unit), weights.near)
    put(contentWords(after.tail), weights.tail)
    earlierClauses(text, start, at).forEach((clause, k) => put(contentWords(clause), weights.earlier[k] ?? 0))
    put(contentWords(lead), weights.lead)
    return {
      blank,
      unit,
      words,
      near: [...new Set([...nearWords, ...afterWords])],
      before,
      sentence,
      paragraph,
      heading,
      respectively: /分别/.test(
        text.slice(Math.max(0, text.slice(0, blank.offset).search(/[，。；;\n][^，。；;\n]*$/)), blank.offset),
      ),
      growth:
        unit.unit === '％' &&
        /(同比|环比|较上年|比上年|较去年|比去年|增长|增幅|上升|下降|减少|提高)[^，。；、]{0,6}$/.test(
          text.slice(Math.max(0, blank.offset - 14), blank.offset),
        ) &&
        i > 0,
    }
  })
}

/** A list separated by 、 belongs together (食品经营、小餐饮、小作坊审批X家) unless a blank stands in it. */
function clauseStart(text: string, offset: number, at: ReadonlySet<number>): number {
  let i = offset
  // 指标：X户 — what stands before the colon names the figure.
  if (/[：:]\s*$/.test(text.slice(Math.max(0, offset - 3), offset))) i = text.slice(0, offset).search(/[：:]\s*$/)
  while (i > 0) {
    const c = text[i - 1]!
    // A remark in brackets inside the clause is passed over: ODR（…）企业X户.
    const opening = c === '）' || c === ')' ? openingBracket(text, i - 1, at) : -1
    if (opening >= 0) {
      i = opening
      continue
    }
    if (hardBreak.test(c) || at.has(i - 1)) break
    if (c === '、' && listHasBlank(text, i - 1, at)) break
    i--
  }
  return i
}

function openingBracket(text: string, closing: number, at: ReadonlySet<number>): number {
  for (let i = closing - 1; i >= 0 && closing - i < 40; i--) {
    if (at.has(i) || sentenceBreak.test(text[i]!)) return -1
    if (text[i] === '（' || text[i] === '(') return i
  }
  return -1
}

function listHasBlank(text: string, comma: number, at: ReadonlySet<number>): boolean {
  for (let i = comma - 1; i >= 0 && !hardBreak.test(text[i]!); i--) if (at.has(i)) return true
  return false
}

/**
 * What follows the counting word: the thing counted (X家企业), up to the next break or blank; and where the blank is one of a
 * list (X家企业、X家合作社列入名录), what is said of the whole list at its end.
 */
function afterText(text: string, blank: Blank, unit: UnitRead, at: ReadonlySet<number>): { own: string; tail: string } {
  const from = blank.offset + blank.length + unit.length
  let end = from
  while (end < text.length && !hardBreak.test(text[end]!) && text[end] !== '、' && !at.has(end)) end++
  const own = text.slice(from, end)
  if (text[end] !== '、') return { own, tail: '' }
  let last = end
  while (text[last] === '、') {
    let next = last + 1
    while (next < text.length && !hardBreak.test(text[next]!) && text[next] !== '、') next++
    last = next
  }
  const begin = text.lastIndexOf('、', last - 1) + 1
  const item = withoutBlanks(text.slice(begin, last))
  const noun = nounPrefix(item)
  // Only a list of counted things shares its end; 、 between clauses of their own does not.
  return at.size > 0 && [...at].some((o) => o > end && o < last) ? { own, tail: item.slice(noun) } : { own, tail: '' }
}

function earlierClauses(text: string, start: number, at: ReadonlySet<number>): string[] {
  const clauses: string[] = []
  let end = start
  while (end > 0 && clauses.length < weights.earlier.length) {
    if (sentenceBreak.test(text[end - 1]!) || /[：:]/.test(text[end - 1]!)) break
    const begin = clauseStart(text, end - 1, new Set([...at].filter((o) => o !== end - 1)))
    const clause = withoutBlanks(text.slice(begin, end - 1))
    if (clause.trim()) clauses.push(clause)
    if (begin >= end) break
    end = begin
  }
  return clauses
}

const withoutBlanks = (text: string): string =>
  text.replace(/[XＸ×_＿〇]+(?:余|多)?(?:家次|人次|亿元|万元|户|家|条|件|份|枚|项|次|个|％|%)?/g, ' ')
