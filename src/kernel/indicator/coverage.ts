import type { Day } from '#platform/clock/day.ts'
import { chineseDay } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { Reading } from '#kernel/record/reading.ts'
import { type Measure, given } from './declare.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { coverage } from './tables.ts'
import type { Window } from './window.ts'

/** Business → first day of its complete ledger, as known in this reading. */
export type CoverageMap = ReadonlyMap<string, Day>

export async function readCoverage(q: Queryable, reading: Reading): Promise<CoverageMap> {
  const rows = await q.select(
    { business: coverage.business, from: coverage.completeFrom },
    sql`from ${reading.at(coverage)}`,
  )
  return new Map(rows.map((r) => [r.business, r.from]))
}

export interface Gap {
  business: string
  /** A sentence for the reader. */
  note: string
}

/** Why a measure cannot be computed in a window, or nothing when the ledger covers it. */
export function gapOf(
  measure: Measure,
  w: Window,
  map: CoverageMap,
  law: LawBook,
  titles: (business: string) => string,
): Gap | undefined {
  const { over } = measure
  const since: Day =
    over.time.kind === 'flow'
      ? w.from
      : over.time.kind === 'stock'
        ? w.asOf
        : over.time.since
          ? given(over.time.since, { w, law })
          : w.from
  const asked: [string, Day][] = [
    [over.business, since],
    ...(over.alsoReads ?? []).map((b): [string, Day] => [b, over.time.kind === 'cohort' ? w.reportYearEnd : w.asOf]),
  ]
  for (const [business, from] of asked) {
    const complete = map.get(business)
    if (complete === undefined)
      return { business, note: `“${titles(business)}”还没有登记台账起点，这个数不能从记录算出。` }
    if (from < complete) {
      return {
        business,
        note: `“${titles(business)}”的台账自${chineseDay(complete)}起完整，这个数要从${chineseDay(from)}算起，因此不印。`,
      }
    }
  }
  return undefined
}
