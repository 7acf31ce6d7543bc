import type { Day } from '#platform/clock/day.ts'
import { type SQL, sql, type SQLWrapper } from '#platform/db/database.ts'
import { type Reading, asKnownNow } from '#kernel/record/reading.ts'
import { orgUnit as u } from './tables.ts'

/**
 * The name of a unit as it was on a day: a table of last year carries last year's names. For a day outside the unit's life
 * the last name before it, else its first one. Empty for a code that no unit ever bore.
 */
export function unitNameOn(
  county: string,
  code: SQLWrapper | string | null,
  on: SQLWrapper | Day,
  at: Reading['at'] = asKnownNow.at,
): SQL<string | null> {
  const begun = sql`${u.fromDay} <= ${on}::date`
  return sql`(select ${u.name} from ${at(u)} where ${u.countyCode} = ${county} and ${u.code} = ${code}
    order by ${begun} desc, case when ${begun} then ${u.fromDay} end desc, ${u.fromDay} limit 1)`
}

/** `and`-able condition: the row's period `[fromDay, toDay)` covers a day. */
export const standing = (t: { fromDay: SQLWrapper; toDay: SQLWrapper }, on: Day): SQL =>
  sql`${t.fromDay} <= ${on}::date and (${t.toDay} is null or ${t.toDay} > ${on}::date)`

/** `and`-able condition: a span with its last day included covers a day. */
export const running = (t: { fromDay: SQLWrapper; lastDay: SQLWrapper }, on: Day): SQL =>
  sql`${t.fromDay} <= ${on}::date and ${t.lastDay} >= ${on}::date`
