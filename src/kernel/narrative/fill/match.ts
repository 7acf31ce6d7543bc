import { type Blank, findBlanks } from './blanks.ts'
import { type Context, contextsOf } from './context.ts'
import type { DictionaryEntry } from './dictionary.ts'
import { unitFit } from './units.ts'
import { contentWords } from './words.ts'

export type BindingStatus = 'bound' | 'unsure' | 'unknown'

/** What the matcher makes of one blank, in reading order. */
export interface Binding {
  offset: number
  length: number
  context: string
  status: BindingStatus
  indicator: string | null
  score: number
  runnerUp: { indicator: string; score: number } | null
  /** 余 or 多 follows: print rounded down. */
  floor: boolean
  /** The counting word in the text, for amounts in another unit. */
  unit: string
  /** 同比增长X％: where 增长 begins, to be changed when the figure fell. */
  growth: boolean
}

/** From evidence on reports of several wordings: below `bound` a binding was wrong now and then, below `unsure` mostly. */
const thresholds = { bound: 0.6, unsure: 0.45, margin: 0.06 }

/** Rarity of the matched words that it takes to trust a match; about one rare word or two common ones. */
const enoughEvidence = 3

interface Candidate {
  entry: DictionaryEntry
  score: number
}

/** Works out which figure each blank of a report means, from the words round it. Better `unsure` than wrong. */
export function bindBlanks(
  text: string,
  dictionary: readonly DictionaryEntry[],
  options: { numbers?: boolean } = {},
): Binding[] {
  const contexts = contextsOf(text, findBlanks(text, options))
  const scorer = new Scorer(dictionary)
  const candidates = contexts.map((c) => (c.unit.unit === '％' ? [] : scorer.candidates(c)))
  const chosen = assign(contexts, candidates)
  const decided: (Candidate | undefined)[] = []
  const runners: (Candidate | undefined)[] = []
  const status: BindingStatus[] = []
  contexts.forEach((c, i) => {
    if (c.unit.unit === '％') {
      const found = c.growth
        ? growthFor(i, contexts, decided, status, dictionary)
        : scorer.ratio(c, i, contexts, decided, status)
      decided[i] = found.best
      runners[i] = found.second
      status[i] = found.status
      return
    }
    const best = chosen[i]
    const taken = new Set(chosen.filter((_, k) => k !== i).flatMap((x) => (x ? [x.entry.id] : [])))
    const second = candidates[i]!.find((x) => x.entry.id !== best?.entry.id && !taken.has(x.entry.id))
    decided[i] = best
    runners[i] = second
    status[i] = statusOf(best?.score ?? 0, second?.score ?? 0)
  })
  return contexts.map((c, i) => binding(text, c, status[i]!, decided[i], runners[i]))
}

function statusOf(best: number, second: number): BindingStatus {
  if (best >= thresholds.bound && best - second >= thresholds.margin) return 'bound'
  return best >= thresholds.unsure ? 'unsure' : 'unknown'
}

function binding(
  text: string,
  c: Context,
  status: BindingStatus,
  best: Candidate | undefined,
  second: Candidate | undefined,
): Binding {
  const { offset, length } = c.blank
  return {
    offset,
    length,
    context: text.slice(Math.max(0, offset - 12), offset + length + 8).replaceAll('\n', ' '),
    status,
    indicator: status === 'unknown' ? null : (best?.entry.id ?? null),
    score: round(best?.score ?? 0),
    runnerUp: second ? { indicator: second.entry.id, score: round(second.score) } : null,
    floor: c.unit.floor,
    unit: c.unit.unit,
    growth: c.growth,
  }
}

const round = (n: number): number => Math.round(n * 1000) / 1000

/**
 * Gives each figure to at most one blank so that the sum of scores is the largest: within a paragraph the best blank of a
 * figure wins, and the others take their next best.
 */
function assign(contexts: readonly Context[], candidates: readonly Candidate[][]): (Candidate | undefined)[] {
  const chosen: (Candidate | undefined)[] = contexts.map(() => undefined)
  const holder = new Map<string, number>()
  const queue = contexts.map((_, i) => i)
  const next = contexts.map(() => 0)
  while (queue.length > 0) {
    const i = queue.shift()!
    const wish = candidates[i]![next[i]!]
    if (!wish || wish.score < thresholds.unsure) continue
    next[i]!++
    const other = holder.get(wish.entry.id)
    if (other === undefined || chosen[other]!.score < wish.score) {
      holder.set(wish.entry.id, i)
      chosen[i] = wish
      if (other !== undefined) {
        chosen[other] = undefined
        queue.unshift(other)
      }
    } else queue.unshift(i)
  }
  return chosen
}

interface Decision {
  best: Candidate | undefined
  second: Candidate | undefined
  status: BindingStatus
}

const nothing: Decision = { best: undefined, second: undefined, status: 'unknown' }

/** A growth belongs to the figure just before it. */
function growthFor(
  i: number,
  contexts: readonly Context[],
  decided: readonly (Candidate | undefined)[],
  status: readonly BindingStatus[],
  dictionary: readonly DictionaryEntry[],
): Decision {
  let k = i - 1
  while (k >= 0 && contexts[k]!.unit.unit === '％') k--
  if (k < 0 || contexts[k]!.paragraph !== contexts[i]!.paragraph || contexts[i]!.sentence - contexts[k]!.sentence > 0)
    return nothing
  // A second growth after the same figure is about something else (环比, 增幅 of another year).
  if (contexts[i]!.respectively || contexts.slice(k + 1, i).some((c) => c.growth)) return nothing
  const base = decided[k]
  const entry = base && dictionary.find((d) => d.of === base.entry.id)
  return entry ? { best: { entry, score: base.score }, second: undefined, status: status[k]! } : nothing
}

interface Phrase {
  words: readonly string[]
  weight: number
}

/** Scores figures against the words round a blank. */
class Scorer {
  readonly #entries: { entry: DictionaryEntry; phrases: Phrase[]; core: readonly string[] }[]
  readonly #rarity = new Map<string, number>()
  readonly #dictionary: readonly DictionaryEntry[]
  /** Counting words that only one figure bears (枚, 证): they speak for it. */
  readonly #ownUnits: ReadonlySet<string>

  constructor(dictionary: readonly DictionaryEntry[]) {
    this.#dictionary = dictionary
    const counts = new Map<string, number>()
    for (const d of dictionary) counts.set(d.unit, (counts.get(d.unit) ?? 0) + 1)
    this.#ownUnits = new Set([...counts].filter(([, n]) => n === 1).map(([unit]) => unit))
    const cut = dictionary.map((entry) => ({
      entry,
      phrases: [entry.name, ...entry.synonyms].map((p) => [...new Set(contentWords(p))]).filter((p) => p.length > 0),
    }))
    const seen = new Map<string, number>()
    for (const { phrases } of cut) for (const w of new Set(phrases.flat())) seen.set(w, (seen.get(w) ?? 0) + 1)
    for (const [w, n] of seen) this.#rarity.set(w, Math.log(1 + dictionary.length / n))
    this.#entries = cut.map(({ entry, phrases }) => ({
      entry,
      core: (phrases[0] ?? []).filter((w) => phrases.every((p) => p.includes(w))),
      phrases: phrases.map((words) => ({ words, weight: words.reduce((s, w) => s + this.#rarityOf(w), 0) })),
    }))
  }

  #rarityOf(word: string): number {
    return this.#rarity.get(word) ?? Math.log(1 + this.#dictionary.length / 2)
  }

  /** How well a figure's names account for the words round the blank, and these for the names: 0–1. */
  similarity(c: Context, phrases: readonly Phrase[]): number {
    const near = c.near.reduce((s, w) => s + this.#rarityOf(w), 0)
    let best = 0
    for (const p of phrases) {
      const own = new Set(p.words)
      const recall = p.words.reduce((s, w) => s + this.#rarityOf(w) * (c.words.get(w) ?? 0), 0) / p.weight
      const precision = near === 0 ? 0.5 : c.near.reduce((s, w) => s + (own.has(w) ? this.#rarityOf(w) : 0), 0) / near
      // One common word (企业, 任务) is no evidence, however short the name that it fills.
      const evidence = p.words.reduce((s, w) => s + this.#rarityOf(w) * (c.words.get(w) ?? 0), 0)
      const enough = Math.min(1, evidence / enoughEvidence)
      best = Math.max(best, (recall * 0.6 + precision * 0.4 * Math.min(1, recall * 1.6)) * enough)
    }
    return best
  }

  candidates(c: Context): Candidate[] {
    const made: Candidate[] = []
    for (const { entry, phrases, core } of this.#entries) {
      if (entry.counting === 'ratio' || entry.counting === 'growth' || entry.counting === 'bound') continue
      const fit = unitFit(c.unit.unit, entry.unit)
      if (fit === 0) continue
      const own = this.#ownUnits.has(entry.unit) && fit === 1 ? 0.12 : 0
      // A word that every name of the figure has, and the text has not, speaks against it: 短信 without 年报.
      const lacking = core.filter((w) => (c.words.get(w) ?? 0) < 0.25).length
      const score =
        own + this.similarity(c, phrases) * fit * 0.6 ** lacking * (entry.helper ? 0.82 : 1) + this.#prior(c, entry)
      if (score > 0.2) made.push({ entry, score: Math.min(1, score) })
    }
    return made.sort((a, b) => b.score - a.score).slice(0, 8)
  }

  /** A heading about the same thing speaks a little for a figure of that chapter. */
  #prior(c: Context, entry: DictionaryEntry): number {
    if (!c.heading || !entry.sectionTitle) return 0
    const title = new Set(contentWords(entry.sectionTitle))
    const words = contentWords(c.heading)
    const shared = words.filter((w) => title.has(w)).length
    return words.length > 0 ? 0.05 * (shared / words.length) : 0
  }

  /** A rate belongs to the figures printed just before it; its own name must not speak against that. */
  ratio(
    c: Context,
    i: number,
    contexts: readonly Context[],
    decided: readonly (Candidate | undefined)[],
    status: readonly BindingStatus[],
  ): Decision {
    const made = this.#entries
      .filter(({ entry }) => entry.counting === 'ratio')
      .map(({ entry, phrases }): Candidate => {
        const related = this.#related(entry, c, i, contexts, decided, status)
        return { entry, score: Math.min(1, this.similarity(c, phrases) * 0.7 + related + this.#prior(c, entry)) }
      })
      .sort((a, b) => b.score - a.score)
    const taken = new Set(decided.flatMap((d, k) => (d && status[k] === 'bound' ? [d.entry.id] : [])))
    const [best, second] = made.filter((m) => !taken.has(m.entry.id))
    if (!best) return nothing
    return { best, second, status: statusOf(best.score, second?.score ?? 0) }
  }

  #related(
    entry: DictionaryEntry,
    c: Context,
    i: number,
    contexts: readonly Context[],
    decided: readonly (Candidate | undefined)[],
    status: readonly BindingStatus[],
  ): number {
    for (let k = i - 1, steps = 0; k >= 0 && steps < 3; k--) {
      const other = contexts[k]!
      if (other.paragraph !== c.paragraph || c.sentence - other.sentence > 0) break
      if (other.unit.unit === '％') continue
      steps++
      const d = decided[k]
      if (!d || status[k] === 'unknown') {
        // The figure right before is none of ours, so neither is its rate.
        if (steps === 1) return -0.3
        continue
      }
      const strength = steps === 1 ? 0.32 : 0.16
      if (entry.numerator === d.entry.id) return strength
      if (entry.denominator === d.entry.id) return strength * 0.9
      if (steps === 1) return -0.12
    }
    return 0
  }
}

export type { Blank }
