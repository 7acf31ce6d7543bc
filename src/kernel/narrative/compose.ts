import type { Day } from '#platform/clock/day.ts'
import type { Queryable } from '#platform/db/database.ts'
import { chineseOrdinal, printFloor } from '#kernel/document/numbers.ts'
import type { Figure, IndicatorContext } from '#kernel/indicator/evaluate.ts'
import { evaluate } from '#kernel/indicator/evaluate.ts'
import { type RuleResult, checkRules } from '#kernel/indicator/check-rules.ts'
import { reading } from '#kernel/record/reading.ts'
import type { Part, Passage, PassageContext, Sentence } from './sentence.ts'

export interface Run {
  text: string
  /** The figure that this piece prints. */
  figure?: string
  /** A dash that stands for a missing figure. */
  warning?: boolean
  strong?: boolean
  /** Words that the records do not bear out: shown in red in a working copy, left out of a clean one. */
  withheld?: boolean
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  /** Beside the text: why a figure is a dash, what a growth rests on. Never in the clean outbound file. */
  | { kind: 'note'; runs: Run[] }

/**
 * Chapters in order; a chapter with a `section` takes the sentences and passages of that section: its items follow one another as
 * 一是, 二是, or stand as paragraphs of their own, numbered like the level below.
 */
export interface OutlineItem {
  level: 1 | 2 | 3
  title: string
  section?: string
  items?: 'run-on' | 'paragraphs'
}

export interface Report {
  title: string
  asOf: Day
  knownOn: Day | null
  blocks: Block[]
  figures: Record<string, Figure>
  rules: RuleResult[]
}

export interface ComposeRequest {
  asOf: Day
  knownOn?: Day
  title: string
  opening: string
  outline: readonly OutlineItem[]
  sentences: readonly Sentence[]
  passages?: readonly Passage[]
  keys?: PassageContext['keys']
  /** Dated words: 市场主体 up to 2022, 经营主体 later. */
  term: (name: 'market-entity', on: Day) => string
}

/** Writes the report: sentences of all businesses in the order of the outline, every number from the indicator engine. */
export async function compose(q: Queryable, c: IndicatorContext, r: ComposeRequest): Promise<Report> {
  const ask = { asOf: r.asOf, knownOn: r.knownOn }
  const sentences = [...r.sentences, ...(await written(q, c, r))]
  const wanted = new Set(sentences.flatMap((s) => s.parts.flatMap(figureIds)))
  const figures = await evaluate(q, c, [...wanted], ask)
  const rules = await checkRules(q, c, ask)
  const found: Found = { figures, rules: new Map(rules.map((rule) => [rule.id, rule])) }
  const blocks: Block[] = [{ kind: 'paragraph', runs: [{ text: r.opening }] }]
  const counters = [0, 0, 0]
  const said = new Set(sentences.map((s) => s.section))
  const { kept, missing } = chaptersOf(r.outline, said)
  for (const item of kept) {
    counters[item.level - 1]!++
    counters.fill(0, item.level)
    const number = numbering[item.level - 1]!(counters[item.level - 1]!)
    blocks.push({ kind: 'heading', level: item.level, runs: [{ text: number + item.title }] })
    if (item.section) blocks.push(...chapter(item, sentences, r, found))
  }
  if (missing.length > 0) {
    const text = `下列部分所依据的业务没有安装，未写入：${missing.map((m) => m.title.replace(/。$/, '')).join('、')}。`
    blocks.push({ kind: 'note', runs: [{ text, warning: true }] })
  }
  return {
    title: r.title,
    asOf: r.asOf,
    knownOn: r.knownOn ?? null,
    blocks,
    figures: Object.fromEntries(figures),
    rules,
  }
}

/** The chapters that have something to say, with those above them; what nobody has anything to say about is named at the end. */
function chaptersOf(
  outline: readonly OutlineItem[],
  said: ReadonlySet<string>,
): { kept: OutlineItem[]; missing: OutlineItem[] } {
  const speaks = (item: OutlineItem): boolean => item.section !== undefined && said.has(item.section)
  const kept = outline.filter((item, i) => {
    if (speaks(item)) return true
    const next = outline.findIndex((x, j) => j > i && x.level <= item.level)
    return outline.slice(i + 1, next === -1 ? undefined : next).some(speaks)
  })
  return { kept, missing: outline.filter((item) => item.section !== undefined && !said.has(item.section)) }
}

/** Numbers of the four levels of official documents (GB/T 9704-2012 7.3.3). */
const numbering: readonly ((n: number) => string)[] = [
  (n) => `${chineseOrdinal(n)}、`,
  (n) => `（${chineseOrdinal(n)}）`,
  (n) => `${n}.`,
  (n) => `（${n}）`,
]

/** The passages as sentences: what they say is known only once they have looked. */
async function written(q: Queryable, c: IndicatorContext, r: ComposeRequest): Promise<Sentence[]> {
  const { asOf, knownOn, keys } = r
  const figure = async (id: string): Promise<Figure | undefined> =>
    c.catalogue.indicators.some((i) => i.id === id)
      ? (await evaluate(q, c, [id], { asOf, knownOn })).get(id)
      : undefined
  const context: PassageContext = { ...c, q, reading: reading(knownOn), asOf, knownOn, keys, figure }
  const made: Sentence[] = []
  for (const passage of r.passages ?? []) {
    const { section, order } = passage
    made.push(...(await passage.write(context)).map((p) => ({ section, order, ...p })))
  }
  return made
}

interface Found {
  figures: ReadonlyMap<string, Figure>
  rules: ReadonlyMap<string, RuleResult>
}

function chapter(item: OutlineItem, all: readonly Sentence[], r: ComposeRequest, found: Found): Block[] {
  const sentences = all.filter((s) => s.section === item.section).toSorted((a, b) => a.order - b.order)
  const items: Sentence[][] = []
  for (const s of sentences) {
    if (s.lead !== undefined || items.length === 0) items.push([s])
    else items.at(-1)!.push(s)
  }
  const apart = item.items === 'paragraphs'
  const runs = items.map((group, i): Run[] => {
    const lead = group[0]!.lead
    const number = apart ? numbering[item.level]!(i + 1) : `${chineseOrdinal(i + 1)}是`
    const mark = lead === undefined ? [] : [{ text: number + lead, strong: true }]
    return [...mark, ...group.flatMap((s) => s.parts.flatMap((p) => print(p, r, found)))]
  })
  const paragraphs = apart ? runs : [runs.flat()]
  return [...paragraphs.map((p): Block => ({ kind: 'paragraph', runs: p })), ...notesOn(sentences, found)]
}

/** Why a figure is a dash, what a growth rests on, and which words the records do not bear out. */
function notesOn(sentences: readonly Sentence[], found: Found): Block[] {
  const parts = sentences.flatMap((s) => s.parts)
  const figures = [...new Set(parts.flatMap(figureIds))].flatMap((id): Run[] => {
    const figure = found.figures.get(id)!
    return figure.notes.length === 0
      ? []
      : [{ text: `${figure.name}：${figure.notes.join('')}`, figure: id, warning: figure.status !== 'ok' }]
  })
  const claims = parts.flatMap((p): Run[] => {
    if (typeof p === 'string' || !('claim' in p)) return []
    const rule = found.rules.get(p.claim)
    if (rule?.holds === true) return []
    const why = rule ? `${rule.text}（范围：${rule.scope}）` : `核对它的业务没有安装（${p.claim}）。`
    return [{ text: `“${bare(p.says)}”没有写入正式稿：${why}`, warning: true }]
  })
  return [...figures, ...claims].map((run): Block => ({ kind: 'note', runs: [run] }))
}

/** Words without the marks that join them to the sentence. */
const bare = (words: string): string => words.replace(/^[，；、]|[，；。]$/g, '')

const figureIds = (part: Part): string[] =>
  typeof part === 'string' ? [] : 'figure' in part ? [part.figure] : 'growth' in part ? [part.growth] : []

function print(part: Part, r: ComposeRequest, { figures, rules }: Found): Run[] {
  if (typeof part === 'string') return [{ text: part }]
  if ('term' in part) return [{ text: r.term(part.term, r.asOf) }]
  if ('claim' in part)
    return rules.get(part.claim)?.holds === true
      ? [{ text: part.says }]
      : [{ text: part.says, warning: true, withheld: true }]
  if ('growth' in part) return [growthRun(figures.get(part.growth)!)]
  const figure = figures.get(part.figure)!
  if (figure.printed === null) return [{ text: '—', figure: figure.id, warning: true }]
  return [{ text: part.floor ? floored(figure.printed) : figure.printed, figure: figure.id }]
}

/** A growth with the words that make it true. */
export function growthRun(figure: Figure): Run {
  const made = (text: string): Run => ({ text, figure: figure.id })
  if (figure.status === 'zero-base') return made('上年同期为0')
  if (figure.printed === null) return { ...made('同比—'), warning: true }
  if (figure.printed === '0' || figure.printed === '-0') return made(figure.exact === '0' ? '同比持平' : '同比基本持平')
  return figure.printed.startsWith('-')
    ? made(`同比下降${figure.printed.slice(1)}％`)
    : made(`同比增长${figure.printed}％`)
}

/** 余 and 多 never round up: 2356 → 2300余; a number that is round already stays as it is. */
export const floored = (printed: string): string => (/^\d+$/.test(printed) ? printFloor(BigInt(printed)) : printed)
