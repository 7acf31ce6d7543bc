import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { reading } from '#kernel/record/reading.ts'
import { party } from '#kernel/party/tables.ts'
import type { Figure, IndicatorContext } from './evaluate.ts'
import { evaluate } from './evaluate.ts'
import { type Side, linesOf, wantOf } from './rows.ts'

export interface Standpoint {
  asOf: Day
  knownOn?: Day
}

export interface DiffLine {
  side: Side
  change: 'added' | 'removed' | 'amount'
  key: string
  recordId: string
  partyId: string | null
  partyName: string | null
  text: string | null
  before: string | null
  after: string | null
}

export interface FigureDiff {
  before: Figure
  after: Figure
  lines: DiffLine[]
}

/** What changed in a figure between two standpoints (two days, or two states of knowledge), record by record. */
export async function figureDiff(
  q: Queryable,
  c: IndicatorContext,
  id: string,
  before: Standpoint,
  after: Standpoint,
): Promise<FigureDiff> {
  const indicator = c.catalogue.get(id)
  const sides: Side[] =
    indicator.kind === 'ratio'
      ? ['numerator', 'denominator']
      : indicator.kind === 'growth'
        ? ['rows', 'base']
        : ['rows']
  const [a, b] = [await evaluate(q, c, [id], before), await evaluate(q, c, [id], after)]
  const lines: DiffLine[] = []
  for (const side of sides) {
    const [ra, rb] = [reading(before.knownOn), reading(after.knownOn)]
    const rows = await q.rows<DiffLine>(
      sql`
      select ${side} as side,
        case when a.key is null then 'added' when b.key is null then 'removed' else 'amount' end as change,
        coalesce(a.key, b.key) as key, coalesce(b.record_id, a.record_id)::text as "recordId",
        coalesce(b.party_id, a.party_id)::text as "partyId", party.name as "partyName", coalesce(b.text, a.text) as text,
        a.amount as before, b.amount as after
      from (${linesOf(wantOf(indicator, { ...before, side }), ra, c)}) a
      full join (${linesOf(wantOf(indicator, { ...after, side }), rb, c)}) b on a.key = b.key
      left join ${party} on party.county_code = ${q.scope.county} and party.id = coalesce(b.party_id, a.party_id)
      where a.key is null or b.key is null or a.amount is distinct from b.amount
      order by 2, 3 limit 10000`,
      'anew',
    )
    lines.push(...rows)
  }
  return { before: a.get(id)!, after: b.get(id)!, lines }
}
