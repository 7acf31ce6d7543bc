import { findBlanks, findNumbers } from './blanks.ts'
import { layoutOf } from './clauses.ts'
import { exclusive } from './lexicon.ts'
import type { DictionaryEntry } from './dictionary.ts'
import { type BindingStatus, type Decision, growthAt, rateAt, statusOf, thresholds } from './rates.ts'
import { type Reading, readingsOf } from './reading.ts'
import { type Candidate, Scorer, familyOf } from './score.ts'

export type { BindingStatus } from './rates.ts'

/** What the matcher makes of one blank, in reading order. */
export interface Binding {
  offset: number
  length: number
  context: string
  /** What stands there now: the blank, or with `numbers` the number that is printed already. */
  was: string
  status: BindingStatus
  indicator: string | null
  score: number
  runnerUp: { indicator: string; score: number } | null
  /** 余 or 多 follows: print rounded down. */
  floor: boolean
  /** The counting word in the text, for amounts in another unit. */
  unit: string
  /** 万户 counts in ten thousands. */
  scale: number
  /** 同比增长X％: the word in front is to be changed when the figure fell. */
  growth: boolean
}

/**
 * Works out which figure each blank of a report means, from the words round it. Better `unsure` than wrong. With `numbers` the
 * numbers that are printed already are blanks too; without it they only help to read what stands beside them.
 */
export function bindBlanks(
  text: string,
  dictionary: readonly DictionaryEntry[],
  options: { numbers?: boolean } = {},
): Binding[] {
  const blanks = [...findBlanks(text), ...findNumbers(text)].sort((a, b) => a.offset - b.offset)
  const readings = readingsOf(layoutOf(text, blanks))
  const scorer = new Scorer(dictionary)
  const decided = decide(readings, scorer, options.numbers ?? false)
  return readings.flatMap((r, i) => (r.slot.blank.number && !options.numbers ? [] : [binding(text, r, decided[i]!)]))
}

function decide(readings: readonly Reading[], scorer: Scorer, numbers: boolean): Decision[] {
  const percent = (r: Reading): boolean => r.slot.unit.unit === '％'
  const candidates = readings.map((r) =>
    percent(r)
      ? []
      : scorer
          .candidates(r)
          // Between a blank and a printed number that fit alike, the blank is the one that waits for the figure.
          .map((c) => (r.slot.blank.number && !numbers ? { ...c, score: c.score * 0.9 } : c)),
  )
  const chosen = assign(candidates, readings)
  const decided: Decision[] = []
  readings.forEach((r, i) => {
    if (percent(r)) {
      decided[i] = r.growth ? growthAt(i, readings, decided, scorer) : rateAt(i, readings, decided, scorer)
      return
    }
    decided[i] = orphaned(i, readings, decided, counted(i, candidates, chosen), scorer)
  })
  return decided
}

/**
 * Money, and a clause without a noun of its own (公示X家), are of what was counted before in the sentence. Where that is none of
 * our figures they may be none either, unless an earlier figure of the same business stands in the sentence.
 */
function orphaned(
  i: number,
  readings: readonly Reading[],
  decided: readonly Decision[],
  d: Decision,
  scorer: Scorer,
): Decision {
  const [here, before] = [readings[i]!.slot, readings[i - 1]?.slot]
  if (d.status !== 'bound' || !before || before.sentence !== here.sentence || /[；;]/.test(here.separator)) return d
  const unknown = decided[i - 1]!.status === 'unknown' && before.unit.unit !== '％'
  const money = here.unit.unit.endsWith('元') && !before.unit.unit.endsWith('元')
  // What stands between the blank before and this one was not said of that one.
  const own = new Set([...readings[i]!.own.map((t) => t.word), ...readings[i]!.since])
  const borrowed = scorer.core(d.best!.entry.id).some((w) => !own.has(w))
  if (!readings[i]!.elliptic && !(unknown && (money || borrowed))) return d
  // 总量X户 behind 净增经营主体X户: of the same, and it says itself what of them.
  for (const t of readings[i - 1]!.own) own.add(t.word)
  const stated = readings[i]!.own.some((t) => exclusive[0]!.words.has(t.word))
  if (stated && scorer.core(d.best!.entry.id).every((w) => own.has(w))) return d
  for (let k = i - 1; k >= 0 && readings[k]!.slot.sentence === here.sentence; k--) {
    const other = decided[k]!
    if (other.status === 'bound' && familyOf(other.best!.entry.id) === familyOf(d.best!.entry.id)) return d
  }
  return { ...d, status: 'unsure' }
}

function counted(i: number, candidates: readonly Candidate[][], chosen: readonly (Candidate | undefined)[]): Decision {
  const first = candidates[i]![0]
  const best = chosen[i]
  const taken = new Set(chosen.flatMap((x, k) => (x && k !== i ? [x.entry.id] : [])))
  if (!best)
    return {
      best: first,
      second: candidates[i]![1],
      status: first && first.score >= thresholds.unsure ? 'unsure' : 'unknown',
    }
  const second = candidates[i]!.find((x) => x.entry.id !== best.entry.id && !taken.has(x.entry.id))
  let status = statusOf(best.score, second?.score ?? 0)
  // What it would rather be is taken: it is the same figure again, or we misread one of the two.
  if (status === 'bound' && first && first !== best && first.score - best.score > 0.02) {
    status = first.score > best.score + 0.15 ? 'unsure' : status
  }
  return { best, second, status }
}

/**
 * Gives each figure to at most one blank: the best one of it wins, and the others take their next best. A table may say again
 * what the text says.
 */
function assign(candidates: readonly Candidate[][], readings: readonly Reading[]): (Candidate | undefined)[] {
  const chosen: (Candidate | undefined)[] = candidates.map(() => undefined)
  const holder = new Map<string, number>()
  const queue = candidates.map((_, i) => i)
  const next = candidates.map(() => 0)
  while (queue.length > 0) {
    const i = queue.shift()!
    const wish = candidates[i]![next[i]!]
    if (!wish || wish.score < thresholds.unsure) continue
    next[i]!++
    const place = `${readings[i]!.slot.cell ? 'table' : 'text'} ${wish.entry.id}`
    const other = holder.get(place)
    if (other === undefined || chosen[other]!.score < wish.score) {
      holder.set(place, i)
      chosen[i] = wish
      if (other !== undefined) {
        chosen[other] = undefined
        queue.unshift(other)
      }
    } else queue.unshift(i)
  }
  return chosen
}

const round = (n: number): number => Math.round(n * 1000) / 1000

function binding(text: string, r: Reading, d: Decision): Binding {
  const { offset, length } = r.slot.blank
  return {
    offset,
    length,
    context: text.slice(Math.max(0, offset - 12), offset + length + 8).replaceAll('\n', ' '),
    was: r.slot.blank.text,
    status: d.status,
    indicator: d.status === 'unknown' ? null : (d.best?.entry.id ?? null),
    score: round(d.best?.score ?? 0),
    runnerUp: d.second ? { indicator: d.second.entry.id, score: round(d.second.score) } : null,
    floor: r.slot.unit.floor,
    unit: r.slot.unit.unit,
    scale: r.slot.unit.scale,
    growth: r.growth,
  }
}
