import type { Clock } from '#platform/clock/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { sealJournal } from '#kernel/journal/seal.ts'

const everyMs = 3_600_000

/** Seals the journal every hour while the server runs, and once more when it stops: what is sealed cannot be changed unseen. */
export function keepSealing(db: Database, county: string, clock: Clock): () => Promise<void> {
  const seal = (): Promise<void> =>
    db
      .write({ county, stations: '*' }, (q) => sealJournal(q, clock.now()))
      .then(
        () => undefined,
        // A seal that fails is made up by the next one; the entries wait unsealed, and the check says how many.
        () => undefined,
      )
  const timer = setInterval(() => void seal(), everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await seal()
  }
}
