import type { DictionaryEntry } from './dictionary.ts'
import { exclusive, isContrast, isVague, kinds } from './lexicon.ts'
import type { Reading } from './reading.ts'
import { unitFit } from './units.ts'
import { wordsOf } from './words.ts'

export interface Candidate {
  entry: DictionaryEntry
  score: number
}

/** An entry with its names cut into words. */
export interface Known {
  entry: DictionaryEntry
  phrases: readonly (readonly string[])[]
  /** All words of all its names. */
  vocabulary: ReadonlySet<string>
  /** Words that each of its names has. */
  core: readonly string[]
  /** Words of its proper name. */
  name: readonly string[]
  /** For each set of words that exclude one another, those that the names have. */
  means: readonly ReadonlySet<string>[]
  title: readonly string[]
}

/** What of the score is left by a word that the figure's names do not know, and by other doubts; 1 would mean no doubt. */
const left = {
  /** 注销, 去年, 未: another figure. */
  contrast: 0.2,
  /** The noun beside the blank says what is counted. */
  headNoun: 0.45,
  headVerb: 0.62,
  noun: 0.6,
  /** A noun that names another figure of the dictionary. */
  otherFigures: 0.62,
  verb: 0.93,
  /** 涉及, 有关: touched, not counted. */
  vague: 0.64,
  /** A word of a sister figure: 双随机抽查 beside the objects drawn in it. */
  family: 0.9,
  /** The business is not named anywhere near. */
  topic: 0.72,
  /** 合作社 where 企业 is meant. */
  conflict: 0.12,
}

/** Rarity that the matched words must add up to; one rare word, or two common ones. */
const enoughEvidence = 0.85

/** The business that a figure belongs to: `doublerandom` of `doublerandom.tasks.count`. */
export const familyOf = (id: string): string => id.split('.')[0]!

/** A table need not say what it counts, but 亿元 and 万元 cannot be told apart without being said. */
const withoutUnit = (unit: string): number => (unit.endsWith('元') ? 0 : 0.95)

const excluding = new Set(exclusive.flatMap((group) => [...group.words]))

/** Scores the figures of a dictionary against what is read round a blank. */
export class Scorer {
  readonly known: readonly Known[]
  readonly #rarity = new Map<string, number>()
  readonly #common: number
  /** Words of all figures of one business: 双随机抽查 does not speak against the objects drawn in it. */
  readonly #families = new Map<string, Set<string>>()
  /** Words that nearly all names of a business have. */
  readonly #topics = new Map<string, readonly string[]>()
  readonly #ownUnits: ReadonlySet<string>

  constructor(dictionary: readonly DictionaryEntry[]) {
    const total = dictionary.length
    const units = new Map<string, number>()
    for (const d of dictionary) units.set(d.unit, (units.get(d.unit) ?? 0) + 1)
    this.#ownUnits = new Set([...units].filter(([, n]) => n === 1).map(([unit]) => unit))
    this.known = dictionary.map((entry) => knownOf(entry))
    for (const k of this.known) {
      const family = familyOf(k.entry.id)
      this.#families.set(family, new Set([...(this.#families.get(family) ?? []), ...k.vocabulary]))
    }
    for (const [family, words] of this.#families) {
      const names = this.known.filter((k) => familyOf(k.entry.id) === family)
      const common = [...words].filter((w) => names.filter((k) => k.vocabulary.has(w)).length >= names.length * 0.8)
      if (names.length >= 5) this.#topics.set(family, common)
    }
    const seen = new Map<string, number>()
    for (const k of this.known) for (const w of k.vocabulary) seen.set(w, (seen.get(w) ?? 0) + 1)
    const most = Math.log(1 + total)
    for (const [w, n] of seen) this.#rarity.set(w, Math.max(0.15, Math.log(1 + total / n) / most))
    this.#common = 0.5
  }

  rarity(word: string): number {
    return this.#rarity.get(word) ?? this.#common
  }

  /** Figures that may be meant, best first. Rates and growths follow the figures beside them and are not among these. */
  candidates(r: Reading): Candidate[] {
    if (r.barred !== null) return []
    const made: Candidate[] = []
    for (const k of this.known) {
      const { entry } = k
      if (entry.counting === 'ratio' || entry.counting === 'growth' || entry.counting === 'bound') continue
      const fit =
        r.slot.cell && r.slot.unit.unit === '' ? withoutUnit(entry.unit) : unitFit(r.slot.unit.unit, entry.unit)
      if (fit === 0) continue
      const own = this.#ownUnits.has(entry.unit) && fit === 1 ? 0.1 : 0
      const base = this.likeness(r, k)
      if (base < 0.2) continue
      made.push({ entry, score: Math.min(1, (base + own) * fit * (entry.helper ? 0.88 : 1) + this.prior(r, k)) })
    }
    return made.sort((a, b) => b.score - a.score).slice(0, 8)
  }

  /** Words that every name of a figure has. */
  core(id: string): readonly string[] {
    return this.known.find((k) => k.entry.id === id)?.core ?? []
  }

  /** How far the words round a blank are the names of a figure, and nothing else: 0–1. */
  likeness(r: Reading, k: Known): number {
    let best = 0
    for (const phrase of k.phrases) {
      const recall = this.#recall(r, phrase)
      if (recall > best) best = Math.max(best, recall * this.#named(r, k, phrase))
    }
    if (best === 0) return 0
    return best * this.#accounted(r, k) * this.#agreed(r, k)
  }

  #recall(r: Reading, phrase: readonly string[]): number {
    let [full, met, near, evidence] = [0, 0, 0, 0]
    const own = new Set(r.own.map((t) => t.word))
    const onlyOwn = r.own.some((t) => kinds.has(t.word))
    const ofAnother = (w: string): boolean => onlyOwn && kinds.has(w) && !own.has(w)
    for (const w of phrase) {
      const rarity = this.rarity(w)
      const weight = ofAnother(w) ? 0 : (r.words.get(w) ?? 0)
      full += rarity
      met += rarity * weight
      if (own.has(w)) near += rarity
      evidence += rarity * weight
    }
    if (full === 0 || near === 0) return 0
    return (met / full) ** 0.9 * Math.min(1, evidence / enoughEvidence) * (near / full < 0.25 ? 0.8 : 1)
  }

  /** The proper name's words should be about somewhere, and those that all names share must. */
  #named(r: Reading, k: Known, phrase: readonly string[]): number {
    let factor = 1
    for (const w of k.core) {
      const weight = r.words.get(w) ?? 0
      if (weight < (excluding.has(w) ? 0.4 : 0.3)) factor *= 0.5
      else if (weight < 0.4) factor *= 0.85
    }
    // 现场指导 without a word of 年报 anywhere near is of another business.
    for (const w of this.#topics.get(familyOf(k.entry.id)) ?? []) if (!r.words.has(w)) factor *= left.topic
    // 立案, 短信: one word in a chapter about something else is no name.
    if (phrase.length === 1 && k.title.length > 0 && !k.title.some((w) => r.words.has(w))) factor *= 0.75
    // A short name that is a piece of the long one needs the rest of it somewhere near: 行政许可 of 公示行政许可.
    if (!phrase.every((w) => k.name.includes(w))) return factor
    const absent = k.name.filter((w) => !phrase.includes(w) && (r.words.get(w) ?? 0) < 0.25 && !k.core.includes(w))
    const full = k.name.reduce((s, w) => s + this.rarity(w), 0)
    const lacking = absent.reduce((s, w) => s + this.rarity(w), 0)
    return full === 0 ? factor : factor * (1 - 0.45 * (lacking / full))
  }

  /** Every word of the clause that the figure's names do not know speaks against it, the nearer the more. */
  #accounted(r: Reading, k: Known): number {
    let factor = 1
    for (const t of r.own) {
      if (k.vocabulary.has(t.word)) continue
      // 涉及金额 is the amount itself.
      if (isVague(t.word) && r.slot.unit.unit.endsWith('元')) continue
      if (isVague(t.word)) {
        factor *= left.vague
        continue
      }
      if (t.contrast) {
        factor *= left.contrast
        continue
      }
      const other = this.#rarity.has(t.word)
      // A helper is meant only where it is named outright.
      if (!t.head && !k.entry.helper && this.#families.get(familyOf(k.entry.id))?.has(t.word)) {
        factor *= left.family
        continue
      }
      const keep = t.head
        ? t.noun
          ? left.headNoun
          : left.headVerb
        : t.noun
          ? other
            ? left.otherFigures
            : left.noun
          : left.verb
      const reach = t.aside ? 0.3 : t.distance <= 2 ? 1 : t.distance <= 4 ? 0.65 : 0.35
      factor *= 1 - (1 - keep) * reach
    }
    return factor
  }

  /** Words that exclude one another: 移出 is not 列入, an individual household is no enterprise. */
  #agreed(r: Reading, k: Known): number {
    let factor = 1
    exclusive.forEach((group, g) => {
      const here = r.holds[g]!
      const meant = k.means[g]!
      if (here.size === 0) return
      if (meant.size === 0) {
        if (group.strict) factor *= 0.5
        return
      }
      if (![...here].some((w) => meant.has(w))) factor *= left.conflict
    })
    return factor
  }

  /** A chapter about the same thing speaks a little for its figures. */
  prior(r: Reading, k: Known): number {
    if (k.title.length === 0) return 0
    const shared = k.title.filter((w) => r.words.has(w)).length
    return 0.03 * (shared / k.title.length)
  }
}

function knownOf(entry: DictionaryEntry): Known {
  const phrases = [entry.name, ...entry.synonyms]
    .map((p) => wordsOf(p.replace(/[（(][^）)]*[）)]/g, '')))
    .filter((p) => p.length > 0)
  const name = phrases[0] ?? []
  const vocabulary = new Set(phrases.flat())
  return {
    entry,
    phrases,
    vocabulary,
    core: name.filter((w) => phrases.every((p) => p.includes(w))),
    name,
    means: exclusive.map((group) => new Set([...group.words].filter((w) => vocabulary.has(w)))),
    title: wordsOf(entry.sectionTitle).filter(
      (w) => !isContrast(w) && !/^(?:强化|加强|提升|推进|监管|安全|服务|全力|加大)$/.test(w),
    ),
  }
}
