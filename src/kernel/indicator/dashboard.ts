import { type Day, addDays, addMonths, addYears, yearOf, yearStart } from '#platform/clock/day.ts'
import type { Queryable } from '#platform/db/database.ts'
import { decimalText } from '#kernel/document/numbers.ts'
import type { Indicator } from './declare.ts'
import { type AskOptions, type Figure, type IndicatorContext, evaluate } from './evaluate.ts'
import { printGrowth } from './print.ts'
import { splitByStation } from './split.ts'
import { type Chapter, chapterOf, chapters } from './terms.ts'

/** Figures of the report itself, in its order: no helpers, and no growths, which stand beside their figure here. */
const printedIn = (c: IndicatorContext, chapter: string): Indicator[] =>
  c.catalogue.indicators.filter((i) => !i.helper && i.kind !== 'growth' && chapterOf(i.section) === chapter)

/** Every chapter with its figures, as of a day and as of the same day a year before. */
export async function dashboard(q: Queryable, c: IndicatorContext, ask: AskOptions) {
  const shown = Object.keys(chapters).map((chapter) => ({ chapter, indicators: printedIn(c, chapter) }))
  const ids = shown.flatMap((s) => s.indicators.map((i) => i.id))
  const beforeAsOf = addYears(ask.asOf, -1)
  const now = await evaluate(q, c, ids, ask)
  const before = await evaluate(q, c, ids, { ...ask, asOf: beforeAsOf })
  return {
    asOf: ask.asOf,
    beforeAsOf,
    chapters: shown
      .filter((s) => s.indicators.length > 0)
      .map(({ chapter, indicators }) => ({
        chapter,
        title: chapters[chapter as Chapter],
        figures: indicators.map((i) => compared(i, now.get(i.id)!, before.get(i.id)!)),
      })),
  }
}

function compared(i: Indicator, now: Figure, before: Figure) {
  return {
    id: i.id,
    name: i.name,
    unit: i.unit,
    printed: now.printed,
    note: now.notes.length === 0 ? null : now.notes.join(''),
    before: before.printed,
    change: changeOf(i, now.exact, before.exact),
    points: i.kind === 'ratio',
  }
}

/** Growth in percent with two decimals, of a rate the difference in percentage points; none without a base. */
function changeOf(i: Indicator, now: string | null, before: string | null): string | null {
  if (now === null || before === null) return null
  if (i.kind !== 'ratio') return printGrowth(BigInt(now), BigInt(before))
  const hundredths = (rate: string): bigint => BigInt(Math.round(Number(rate) * 100))
  return decimalText(hundredths(now) - hundredths(before), 2, false)
}

/** The days on which the months of the cut-off's year ended, the cut-off last; and the same of the year before. */
function monthEnds(asOf: Day): { year: number; days: Day[] }[] {
  const of = (year: Day, last: Day): Day[] => {
    const days: Day[] = []
    for (let first = addMonths(yearStart(year), 1); first <= last; first = addMonths(first, 1))
      days.push(addDays(first, -1))
    return days.at(-1) === last ? days : [...days, last]
  }
  const before = addYears(yearStart(asOf), -1)
  return [
    { year: yearOf(before), days: of(before, addDays(yearStart(asOf), -1)) },
    { year: yearOf(asOf), days: of(asOf, asOf) },
  ]
}

/** A figure at the end of each month of this year and the last. */
export async function seriesOf(q: Queryable, c: IndicatorContext, id: string, ask: AskOptions) {
  const years = []
  for (const { year, days } of monthEnds(ask.asOf)) {
    const points = []
    for (const asOf of days)
      points.push({ asOf, printed: (await evaluate(q, c, [id], { ...ask, asOf })).get(id)!.printed })
    years.push({ year, points })
  }
  return years
}

/** Figures of a chapter by station; those that stand for no party cannot be split and are left out. */
export async function stationTable(q: Queryable, c: IndicatorContext, chapter: Chapter, ask: AskOptions) {
  const split = printedIn(c, chapter).filter((i) =>
    i.kind === 'ratio' ? i.numerator.over.party && i.denominator.over.party : i.kind !== 'growth' && i.over.party,
  )
  const figures = await evaluate(
    q,
    c,
    split.map((i) => i.id),
    ask,
  )
  const computed = split.filter((i) => figures.get(i.id)!.status === 'ok')
  const stations = new Map<string | null, { unitCode: string | null; unitName: string; printed: string[] }>()
  for (const [n, i] of computed.entries())
    for (const line of await splitByStation(q, c, i.id, ask)) {
      const blank = computed.map((x) => (x.kind === 'ratio' ? '—' : '0'))
      const row = stations.get(line.unitCode) ?? { unitCode: line.unitCode, unitName: line.unitName, printed: blank }
      row.printed[n] = line.printed
      stations.set(line.unitCode, row)
    }
  return {
    figures: computed.map(({ id, name, unit }) => ({ id, name, unit })),
    stations: [...stations.values()].sort((a, b) => ((a.unitCode ?? '~') < (b.unitCode ?? '~') ? -1 : 1)),
    whole: computed.map((i) => figures.get(i.id)!.printed ?? '—'),
  }
}
