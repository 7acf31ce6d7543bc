import type { Day } from '#platform/clock/day.ts'
import { chineseDay } from '#platform/clock/day.ts'
import type { Queryable } from '#platform/db/database.ts'
import { type LawBook } from '#kernel/law/law-book.ts'
import { type Reading, reading } from '#kernel/record/reading.ts'
import { type Declared, declaredBase, readDeclared } from './baseline.ts'
import type { Catalogue } from './catalogue.ts'
import { type Want, groups, valueStatement } from './compile.ts'
import { type CoverageMap, gapOf, readCoverage } from './coverage.ts'
import type { Bound, Growth, Indicator, KeyName, Measure, Ratio } from './declare.ts'
import { printCount, printGrowth, printRate, printSum } from './print.ts'
import { type Window, windowAt, yearBefore } from './window.ts'

export type FigureStatus =
  | 'ok'
  /** The ledger does not reach back far enough. */
  | 'not-covered'
  /** Nothing of this county was known on that day. */
  | 'nothing-known'
  | 'empty-denominator'
  | 'zero-base'
  /** A limit that no record was held against. */
  | 'no-records'

/** What a figure is, for every reader: page, report, command line, interface. */
export interface Figure {
  id: string
  name: string
  unit: string
  status: FigureStatus
  /** As printed, without its unit; null where there is nothing to print (shown as a dash). */
  printed: string | null
  /** Exact: a count, fen for money, percent for a rate as printed, for a growth with six decimals; null as above. */
  exact: string | null
  /** Why it is a dash, or what the reader should know. */
  notes: string[]
  numerator?: string
  denominator?: string
  base?: { value: string; asOf: Day; from: 'records' | 'declared'; source?: string }
  /** The part of the value that rests on declared sums instead of single records. */
  declaredPart?: string
}

export interface AskOptions {
  asOf: Day
  knownOn?: Day
}

export interface IndicatorContext {
  catalogue: Catalogue
  law: LawBook
  /** Chinese title of a business. */
  title: (business: string) => string
}

interface Answer {
  value: bigint
  declared?: bigint
  /** The largest of no records: there is none. */
  none?: true
}

/** Computes figures together: one scan per population, whatever the number of figures over it. */
export async function evaluate(
  q: Queryable,
  c: IndicatorContext,
  ids: readonly string[],
  ask: AskOptions,
): Promise<Map<string, Figure>> {
  const now = windowAt(ask.asOf)
  const before = yearBefore(now)
  const read = reading(ask.knownOn)
  const indicators = ids.map((id) => c.catalogue.get(id))
  const map = await readCoverage(q, read)
  const declared = indicators.some((i) => i.kind === 'growth') ? await readDeclared(q, read) : []
  const wants = new Map<string, Want>()
  const want = (measure: Measure, window: Window, key?: KeyName): void => {
    if (!gapOf(measure, window, map, c.law, c.title)) wants.set(nameOf(measure, window, key), { measure, window, key })
  }
  for (const i of indicators) {
    if (i.kind === 'growth') {
      want(i.of, now)
      want(i.of, before)
    } else if (i.kind === 'ratio') {
      want(i.numerator, now, i.key)
      want(i.denominator, now, i.key)
    } else want(i, now)
  }
  const answers = await answer(q, [...wants], c.law, read)
  const context: Printing = { ...c, now, before, map, declared, answers, knownOn: ask.knownOn }
  return new Map(indicators.map((i) => [i.id, figure(i, context)]))
}

const nameOf = (m: Measure, w: Window, key?: KeyName): string => `${m.id} ${w.asOf} ${key ?? ''}`

async function answer(
  q: Queryable,
  wants: [string, Want][],
  law: LawBook,
  read: Reading,
): Promise<Map<string, Answer>> {
  const names = new Map(wants.map(([name, want]) => [want, name]))
  const answers = new Map<string, Answer>()
  for (const group of groups(wants.map(([, want]) => want))) {
    const [row] = await q.rows<Record<string, string | null>>(valueStatement(group, { reading: read, law }), 'anew')
    group.forEach((want, i) => {
      const declared = row![`d${i}`]
      answers.set(names.get(want)!, {
        value: BigInt(row![`m${i}`] ?? 0),
        ...(row![`m${i}`] === null && { none: true }),
        declared: declared === undefined ? undefined : BigInt(declared ?? 0),
      })
    })
  }
  return answers
}

interface Printing extends IndicatorContext {
  now: Window
  before: Window
  map: CoverageMap
  declared: readonly Declared[]
  answers: Map<string, Answer>
  knownOn: Day | undefined
}

function figure(i: Indicator, p: Printing): Figure {
  const made = i.kind === 'growth' ? growthFigure(i, p) : i.kind === 'ratio' ? ratioFigure(i, p) : measureFigure(i, p)
  if (i.noAppraisalFrom && p.now.asOf >= i.noAppraisalFrom) made.notes.push('仅供工作参考，不得用于考核。')
  return made
}

const blank = (i: Indicator, status: FigureStatus, ...notes: string[]): Figure => ({
  id: i.id,
  name: i.name,
  unit: i.unit,
  status,
  printed: null,
  exact: null,
  notes,
})

/** Nothing covers any business: on that day the county had not begun its ledgers. */
const nothingKnown = (p: Printing): string | undefined =>
  p.map.size === 0 && p.knownOn ? `在${chineseDay(p.knownOn)}，账上还没有任何记录。` : undefined

function missing(i: Indicator, measure: Measure, w: Window, p: Printing): Figure | undefined {
  const gap = gapOf(measure, w, p.map, p.law, p.title)
  if (!gap) return undefined
  const nothing = nothingKnown(p)
  return nothing ? blank(i, 'nothing-known', nothing) : blank(i, 'not-covered', gap.note)
}

const printMeasure = (m: Measure, value: bigint): string =>
  m.kind === 'sum' ? printSum(value, m.unit) : printCount(value, m.unit)

function measureFigure(m: Measure, p: Printing): Figure {
  const gap = missing(m, m, p.now, p)
  if (gap) return gap
  const { value, declared, none } = p.answers.get(nameOf(m, p.now))!
  if (m.kind === 'bound') return boundFigure(m, none ? undefined : value, p)
  const made: Figure = { ...blank(m, 'ok'), printed: printMeasure(m, value), exact: value.toString() }
  return withDeclared(made, m, declared)
}

/** Says how much of a figure rests on declared sums. */
function withDeclared(made: Figure, m: Measure, declared: bigint | undefined): Figure {
  if (!declared) return made
  made.declaredPart = printMeasure(m, declared)
  made.notes.push(`其中 ${made.declaredPart}${m.unit}来自计数登记等汇总申报，其余逐笔有记录。`)
  return made
}

/** The limit while it is kept, else the largest value itself: a promise that was broken is not printed. */
function boundFigure(b: Bound, largest: bigint | undefined, p: Printing): Figure {
  if (largest === undefined) return blank(b, 'no-records', '没有可以核对的记录。')
  const limit = BigInt(p.law.number(b.limit, p.now.asOf))
  const kept = largest <= limit
  return {
    ...blank(
      b,
      'ok',
      kept ? `最长的 ${largest} ${b.unit}。` : `最长的 ${largest} ${b.unit}，超过了 ${limit} ${b.unit}。`,
    ),
    printed: (kept ? limit : largest).toString(),
    exact: largest.toString(),
  }
}

function ratioFigure(r: Ratio, p: Printing): Figure {
  const gap = missing(r, r.numerator, p.now, p) ?? missing(r, r.denominator, p.now, p)
  if (gap) return gap
  const numerator = p.answers.get(nameOf(r.numerator, p.now, r.key))!.value
  const denominator = p.answers.get(nameOf(r.denominator, p.now, r.key))!.value
  const printed = printRate(numerator, denominator)
  const sides = { numerator: numerator.toString(), denominator: denominator.toString() }
  return printed === null
    ? { ...blank(r, 'empty-denominator', '分母为 0，没有比率可印。'), ...sides }
    : { ...blank(r, 'ok'), printed, exact: printed, ...sides }
}

function growthFigure(g: Growth, p: Printing): Figure {
  const gap = missing(g, g.of, p.now, p)
  if (gap) return gap
  const { value, declared } = p.answers.get(nameOf(g.of, p.now))!
  const counted = p.answers.get(nameOf(g.of, p.before))
  const base = counted
    ? { value: counted.value, from: 'records' as const, source: undefined }
    : declaredBase(p.declared, g.of, p.before.asOf)
  if (!base) {
    return blank(
      g,
      'not-covered',
      gapOf(g.of, p.before, p.map, p.law, p.title)!.note,
      '可以登记上年报告的印数作为申报基数。',
    )
  }
  const notes =
    base.from === 'declared'
      ? [`基数 ${printMeasure(g.of, base.value)}${g.of.unit}取自上年报告（${base.source}）。`]
      : []
  const shown = { base: { value: base.value.toString(), asOf: p.before.asOf, from: base.from, source: base.source } }
  const printed = printGrowth(value, base.value)
  const made: Figure =
    printed === null
      ? { ...blank(g, 'zero-base', '上年同期为0。', ...notes), ...shown }
      : { ...blank(g, 'ok', ...notes), printed, exact: printGrowth(value, base.value, 6), ...shown }
  return withDeclared(made, g.of, declared)
}
