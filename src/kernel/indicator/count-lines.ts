import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { reading } from '#kernel/record/reading.ts'
import type { Want } from './compile.ts'
import type { IndicatorContext } from './evaluate.ts'
import { linesOf } from './rows.ts'

/** How many lines a list has: asked of the list itself, so that it can be held against the figure. */
export async function countLines(
  q: Queryable,
  c: Pick<IndicatorContext, 'law'>,
  want: Want,
  knownOn: Day | undefined,
): Promise<number> {
  const [row] = await q.rows<{ n: number }>(
    sql`select count(*)::int as n from (${linesOf(want, reading(knownOn), c)}) l`,
  )
  return row!.n
}
