import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { reading } from '#kernel/record/reading.ts'
import type { Want } from './compile.ts'
import type { IndicatorContext } from './evaluate.ts'
import { linesOf } from './rows.ts'

/** How many lines a list has and what they add up to: asked of the list itself, so that it can be held against the figure. */
export async function listTotals(
  q: Queryable,
  c: Pick<IndicatorContext, 'law'>,
  want: Want,
  knownOn: Day | undefined,
): Promise<{ lines: number; amount: string | null }> {
  const [row] = await q.rows<{ lines: number; amount: string | null }>(
    sql`select count(*)::int as lines, sum(amount::numeric)::text as amount from (${linesOf(want, reading(knownOn), c)}) l`,
    'anew',
  )
  return row!
}

/** How many lines a list has. */
export const countLines = async (...ask: Parameters<typeof listTotals>): Promise<number> =>
  (await listTotals(...ask)).lines
