import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { businessMode as m } from './tables.ts'

export interface Mode {
  /** Handled in an upper system: local numbering, licences, draws and publication are off; external numbers are required. */
  upstairs: boolean
  upperSystem: string | null
}

/** Where a business is handled on a day. Without a setting it is handled here. */
export async function modeOf(q: Queryable, business: string, on: Day): Promise<Mode> {
  const [row] = await q.select(
    { upstairs: m.upstairs, upperSystem: m.upperSystem },
    sql`from ${asKnownNow.at(m)} where ${m.business} = ${business} and ${m.fromDay} <= ${on}::date and (${m.toDay} is null or ${m.toDay} > ${on}::date)`,
  )
  return row ?? { upstairs: false, upperSystem: null }
}
