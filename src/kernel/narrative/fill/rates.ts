import type { Reading } from './reading.ts'
import { type Candidate, type Known, type Scorer, familyOf } from './score.ts'

export type BindingStatus = 'bound' | 'unsure' | 'unknown'

export interface Decision {
  best: Candidate | undefined
  second: Candidate | undefined
  status: BindingStatus
}

/** From trials on reports in many wordings: a binding below `bound` was wrong now and then, below `unsure` mostly. */
export const thresholds = { bound: 0.66, unsure: 0.42, margin: 0.08 }

export function statusOf(best: number, second: number): BindingStatus {
  if (best >= thresholds.bound && best - second >= thresholds.margin) return 'bound'
  return best >= thresholds.unsure ? 'unsure' : 'unknown'
}

const nothing: Decision = { best: undefined, second: undefined, status: 'unknown' }

/** The blank with a counted figure that a percentage at `i` leans on: the last one before it in the sentence or the table. */
function leansOn(i: number, readings: readonly Reading[]): number {
  const at = readings[i]!.slot
  for (let k = i - 1; k >= 0; k--) {
    const other = readings[k]!.slot
    const row = at.tabular && other.tabular && at.line - other.line <= 1
    if (other.sentence !== at.sentence && !row) return -1
    if (other.unit.unit === '％') {
      // A table has one rate per figure and line.
      if (row && other.line !== at.line) return -1
      continue
    }
    // 抽取X家，其中联合抽查X家；公示率X％: behind the semicolon the whole is meant again.
    if (/[；;]/.test(at.separator) && /^\s*(?:其中|当中)/.test(other.before)) continue
    // X户，上年同期X户，增加X户，增长X％: what it grew from and by how much.
    const { barred } = readings[k]!
    if (barred !== 'other span' && barred !== 'difference') return k
    // From the first of January is not from the same day of last year.
    if (/年初|上月|上季/.test(other.before)) return -1
  }
  return -1
}

/** A growth belongs to the figure just before it, or to the one that its clause names. */
export function growthAt(
  i: number,
  readings: readonly Reading[],
  decided: readonly Decision[],
  scorer: Scorer,
): Decision {
  const r = readings[i]!
  if (r.barred !== null) return nothing
  const growths = scorer.known.filter((k) => k.entry.counting === 'growth')
  const of = (id: string): Known | undefined => growths.find((g) => g.entry.of === id)
  if (r.own.length > 0) return namedGrowth(r, growths, scorer)
  const inTurn = r.respectively ? inTurnAt(i, readings) : -1
  const k = inTurn >= 0 ? inTurn : leansOn(i, readings)
  if (k < 0) return nothing
  // 从年初的X户增加到X户，增长X％: not since the same day of last year.
  const from = readings[k - 1]?.slot
  if (from?.sentence === r.slot.sentence && /[从由].*(?:年初|年底|年末|上月|上季)/.test(from.before)) return nothing
  const base = decided[k]!
  const found = base.best && of(base.best.entry.id)
  if (!found) return nothing
  const decision: Decision = {
    best: { entry: found.entry, score: base.best!.score },
    second: undefined,
    status: base.status,
  }
  if (inTurn >= 0) return decision
  // A second growth after one figure is about something else; 分别 over lists of unlike length leaves open which belongs to which.
  if (readings.slice(k + 1, i).some((x) => x.growth)) return nothing
  return r.respectively ? { ...decision, status: 'unsure' } : decision
}

/** 市场主体X户，注册资本X亿元，分别增长X％、X％: as many growths as figures just before them, in their order. */
function inTurnAt(i: number, readings: readonly Reading[]): number {
  const { sentence } = readings[i]!.slot
  const percent = (k: number): boolean => readings[k]?.slot.sentence === sentence && readings[k].slot.unit.unit === '％'
  const counts = (k: number): boolean => readings[k]?.slot.sentence === sentence && readings[k].slot.unit.unit !== '％'
  let [first, last] = [i, i]
  while (percent(first - 1)) first--
  while (percent(last + 1)) last++
  let figures = 0
  while (counts(first - figures - 1)) figures++
  return figures === last - first + 1 && figures > 1 ? i - figures : -1
}

function namedGrowth(r: Reading, growths: readonly Known[], scorer: Scorer): Decision {
  const made = growths
    .map((g): Candidate => {
      const base = scorer.known.find((k) => k.entry.id === g.entry.of)
      const known = base
        ? {
            ...base,
            phrases: [...base.phrases, ...g.phrases],
            vocabulary: new Set([...base.vocabulary, ...g.vocabulary]),
          }
        : g
      return { entry: g.entry, score: scorer.likeness(r, known) }
    })
    .sort((a, b) => b.score - a.score)
  const [best, second] = made
  return best ? { best, second, status: statusOf(best.score, second?.score ?? 0) } : nothing
}

/** A rate belongs to the figures printed just before it, or to those that its clause names in full. */
export function rateAt(
  i: number,
  readings: readonly Reading[],
  decided: readonly Decision[],
  scorer: Scorer,
): Decision {
  const r = readings[i]!
  if (r.barred !== null || !r.own.some((t) => t.word === '率')) return nothing
  // 年报率分别为X％、X％: each of one of the figures just before, or nobody knows of what.
  const inTurn = r.respectively && r.elliptic
  const k = inTurn ? inTurnAt(i, readings) : leansOn(i, readings)
  if (inTurn && k < 0) return nothing
  const base = k < 0 ? undefined : decided[k]!
  const leaning = base?.status === 'unknown' || !base?.best ? undefined : base
  const stem = r.own.filter((t) => t.word !== '率')
  const made: { candidate: Candidate; related: boolean; explicit: boolean }[] = []
  for (const known of scorer.known) {
    const { entry } = known
    if (entry.counting !== 'ratio') continue
    // The word in front of 率 must be one of this rate's own, or none but 完成率 of what was just counted.
    // 按时年报率 is another rate than 年报率.
    if (stem.some((t, at) => (at === stem.length - 1 || t.contrast) && !known.vocabulary.has(t.word))) continue
    const id = leaning?.best?.entry.id
    const related = id !== undefined && (entry.numerator === id || entry.denominator === id)
    const own = new Set(r.own.map((t) => t.word))
    // 检查公示率 of what is none of ours: one of its words must name this business as well.
    const other =
      base?.status === 'unknown' || (leaning?.best && familyOf(leaning.best.entry.id) !== familyOf(entry.id))
    const strange = k >= 0 && other && known.name.some((w) => (r.words.get(w) ?? 0) < 0.28)
    const explicit = !strange && known.phrases.some((p) => p.length >= 3 && p.every((w) => own.has(w)))
    const likeness = scorer.likeness(r, known)
    const strength = entry.numerator === id ? 0.4 : 0.34
    const worth = related
      ? 0.55 + strength * Math.min(1, likeness * 1.3 + 0.2)
      : explicit
        ? likeness
        : Math.min(likeness, k >= 0 ? 0.4 : 0.6)
    made.push({ candidate: { entry, score: Math.min(1, worth * (entry.helper ? 0.85 : 1)) }, related, explicit })
  }
  made.sort((a, b) => b.candidate.score - a.candidate.score)
  const taken = new Set(decided.flatMap((d) => (d?.status === 'bound' && d.best ? [d.best.entry.id] : [])))
  const [best, second] = made.filter((m) => !taken.has(m.candidate.entry.id))
  if (!best) return nothing
  let status = statusOf(best.candidate.score, second?.candidate.score ?? 0)
  // As sure as the figure that it leans on, not more.
  if (best.related && !best.explicit && leaning?.status !== 'bound' && status === 'bound') status = 'unsure'
  return { best: best.candidate, second: second?.candidate, status }
}
