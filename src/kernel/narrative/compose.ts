import type { Day } from '#platform/clock/day.ts'
import type { Queryable } from '#platform/db/database.ts'
import { chineseOrdinal, printFloor } from '#kernel/document/numbers.ts'
import type { Figure, IndicatorContext } from '#kernel/indicator/evaluate.ts'
import { evaluate } from '#kernel/indicator/evaluate.ts'
import { type RuleResult, checkRules } from '#kernel/indicator/check-rules.ts'
import type { Part, Sentence } from './sentence.ts'

export interface Run {
  text: string
  /** The figure that this piece prints. */
  figure?: string
  /** A dash that stands for a missing figure. */
  warning?: boolean
  strong?: boolean
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  /** Beside the text: why a figure is a dash, what a growth rests on. Never in the clean outbound file. */
  | { kind: 'note'; runs: Run[] }

/** Chapters in order; a chapter with a `section` takes the sentences of that section. */
export interface OutlineItem {
  level: 1 | 2
  title: string
  section?: string
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
  /** Dated words: 市场主体 up to 2022, 经营主体 later. */
  term: (name: 'market-entity', on: Day) => string
}

/** Writes the report: sentences of all businesses in the order of the outline, every number from the indicator engine. */
export async function compose(q: Queryable, c: IndicatorContext, r: ComposeRequest): Promise<Report> {
  const wanted = new Set(r.sentences.flatMap((s) => s.parts.flatMap(figureIds)))
  const ask = { asOf: r.asOf, knownOn: r.knownOn }
  const figures = await evaluate(q, c, [...wanted], ask)
  const rules = await checkRules(q, c, ask)
  const blocks: Block[] = [{ kind: 'paragraph', runs: [{ text: r.opening }] }]
  const counters = [0, 0]
  for (const item of r.outline) {
    counters[item.level - 1]!++
    if (item.level === 1) counters[1] = 0
    const number = item.level === 1 ? `${chineseOrdinal(counters[0]!)}、` : `（${chineseOrdinal(counters[1]!)}）`
    blocks.push({ kind: 'heading', level: item.level, runs: [{ text: number + item.title }] })
    if (item.section) blocks.push(...chapter(item.section, r, figures))
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

function chapter(section: string, r: ComposeRequest, figures: ReadonlyMap<string, Figure>): Block[] {
  const sentences = r.sentences.filter((s) => s.section === section).sort((a, b) => a.order - b.order)
  const items: Sentence[][] = []
  for (const s of sentences) {
    if (s.lead !== undefined || items.length === 0) items.push([s])
    else items.at(-1)!.push(s)
  }
  const runs = items.flatMap((item, i): Run[] => {
    const lead = item[0]!.lead
    const mark = lead === undefined ? [] : [{ text: `${chineseOrdinal(i + 1)}是${lead}`, strong: true }]
    return [...mark, ...item.flatMap((s) => s.parts.flatMap((p) => print(p, r, figures)))]
  })
  const notes = [...new Set(sentences.flatMap((s) => s.parts.flatMap(figureIds)))].flatMap((id): Block[] => {
    const figure = figures.get(id)!
    return figure.notes.length === 0
      ? []
      : [
          {
            kind: 'note',
            runs: [{ text: `${figure.name}：${figure.notes.join('')}`, figure: id, warning: figure.status !== 'ok' }],
          },
        ]
  })
  return [
    { kind: 'paragraph', runs: runs.length > 0 ? runs : [{ text: '（本部分所依据的业务没有安装。）', warning: true }] },
    ...notes,
  ]
}

const figureIds = (part: Part): string[] =>
  typeof part === 'string' ? [] : 'figure' in part ? [part.figure] : 'growth' in part ? [part.growth] : []

function print(part: Part, r: ComposeRequest, figures: ReadonlyMap<string, Figure>): Run[] {
  if (typeof part === 'string') return [{ text: part }]
  if ('term' in part) return [{ text: r.term(part.term, r.asOf) }]
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
