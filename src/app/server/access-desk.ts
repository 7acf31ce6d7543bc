import type { Access } from '#platform/auth/access.ts'
import type { SignedIn } from '#platform/auth/accounts.ts'
import { type Clock, type Moment, epochMs, today } from '#platform/clock/clock.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Database } from '#platform/db/database.ts'
import { accessOf } from '#kernel/access/resolve.ts'

/** What is kept is asked again after so long: the command line may have changed it, or the day. */
const keptMs = 5_000
const keptAtMost = 5_000

/**
 * What each account may do and see today. Kept for a few seconds, and forgotten at once when this server changes roles, units
 * or accounts, so that a request costs no query for it.
 */
export class AccessDesk {
  readonly #db: Database
  readonly #clock: Clock
  readonly #kept = new Map<string, { at: Moment; on: Day; access: Promise<Access> }>()

  constructor(db: Database, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** Everything that whoever is signed in holds. */
  async of(who: Pick<SignedIn, 'username' | 'role' | 'stations' | 'countyCode'>): Promise<Access> {
    const key = JSON.stringify([who.countyCode, who.username, who.role, who.stations])
    const now = this.#clock.now()
    const on = today(this.#clock)
    const kept = this.#kept.get(key)
    if (kept && kept.on === on && Math.abs(epochMs(now) - epochMs(kept.at)) < keptMs) return await kept.access
    // Rights are read for the whole county: where somebody sits must not hide what he holds.
    const access = this.#db.read({ county: who.countyCode, stations: '*' }, (q) => accessOf(q, who, on))
    if (this.#kept.size >= keptAtMost) this.#kept.clear()
    this.#kept.set(key, { at: now, on, access })
    access.catch(() => this.#kept.delete(key))
    return await access
  }

  /** Forgets everything: rights may have changed. */
  forget(): void {
    this.#kept.clear()
  }
}
