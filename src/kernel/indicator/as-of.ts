import { type Day, chineseDay } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { coverage } from './tables.ts'

/** Refuses days that no ledger can answer for: in the future, or before the earliest coverage of all. */
export async function checkAsOf(q: Queryable, today: Day, ask: { asOf: Day; knownOn?: Day }): Promise<void> {
  if (ask.asOf > today)
    throw new Refusal('figure.as-of', `截止日 ${ask.asOf} 还没有到，请选今天（${today}）或以前的日子。`, {
      status: 400,
    })
  if (ask.knownOn && ask.knownOn > today) {
    throw new Refusal(
      'figure.known-on',
      `“以所知为准”的日子 ${ask.knownOn} 还没有到，请选今天（${today}）或以前的日子。`,
      { status: 400 },
    )
  }
  const [first] = await q.rows<{ day: Day | null }>(
    sql`select min(complete_from) as day from ${asKnownNow.at(coverage)}`,
  )
  if (first?.day && ask.asOf < first.day) {
    throw new Refusal('figure.as-of', `台账最早从${chineseDay(first.day)}起，截止日 ${ask.asOf} 在它以前，算不出数。`, {
      status: 400,
    })
  }
}
