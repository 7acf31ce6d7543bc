import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { Reading } from '#kernel/record/reading.ts'
import type { Growth } from './declare.ts'
import { declaredValue } from './tables.ts'

export interface Declared {
  indicator: string
  asOf: Day
  /** In the indicator's printed unit. */
  value: string
  source: string
}

export async function readDeclared(q: Queryable, reading: Reading): Promise<Declared[]> {
  return await q.select(
    {
      indicator: declaredValue.indicator,
      asOf: declaredValue.asOf,
      value: declaredValue.value,
      source: declaredValue.sourceDocument,
    },
    sql`from ${reading.at(declaredValue)}`,
  )
}

export interface Base {
  value: bigint
  from: 'declared'
  source: string
}

/** The declared base of a figure on exactly this day, in the exact measure (fen for money). */
export function declaredBase(all: readonly Declared[], of: Growth['of'], asOf: Day): Base | undefined {
  const found = all.find((d) => d.indicator === of.id && d.asOf === asOf)
  if (!found) return undefined
  const millionths = BigInt(found.value.replace('.', ''))
  const perUnit = of.kind === 'sum' && of.measure === 'fen' ? (of.unit === '亿元' ? 10_000_000_000n : 1_000_000n) : 1n
  return { value: (millionths * perUnit) / 1_000_000n, from: 'declared', source: found.source }
}
