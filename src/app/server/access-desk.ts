import { createHash } from 'node:crypto'
import type { Access } from '#platform/auth/access.ts'
import type { SignedIn } from '#platform/auth/accounts.ts'
import { whoHas } from '#platform/auth/sessions.ts'
import type { SignInPolicy } from '#platform/auth/sign-in-policy.ts'
import { type Clock, type Moment, epochMs, today } from '#platform/clock/clock.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Database } from '#platform/db/database.ts'
import { accessOf } from '#kernel/access/resolve.ts'

/** What is kept is asked again after so long: hand-written SQL may have changed it, or the day. */
const rightsMs = 5_000
export const sessionsMs = 1_000
const keptAtMost = 5_000

interface Kept<T> {
  at: Moment
  value: Promise<T>
}

/**
 * Who is behind a session, and what each account may do and see today. Kept for a moment, and forgotten at once when this
 * server changes accounts, roles or units and when the command line says so, so that a request costs no query for it. See
 * docs/decisions/0023.
 */
export class AccessDesk {
  readonly #db: Database
  readonly #clock: Clock
  /** For how long a session is believed; 0 where nobody tells of changes made elsewhere. */
  readonly #sessionsMs: number
  readonly #sessions = new Map<string, Kept<SignedIn | undefined>>()
  readonly #rights = new Map<string, Kept<Access> & { on: Day }>()

  constructor(db: Database, clock: Clock, options: { sessionsMs?: number } = {}) {
    this.#db = db
    this.#clock = clock
    this.#sessionsMs = options.sessionsMs ?? 0
  }

  /** The person behind a token; see `whoHas`. */
  async signedIn(county: string, policy: SignInPolicy, token: string): Promise<SignedIn | undefined> {
    const ask = (): Promise<SignedIn | undefined> =>
      this.#db.read({ county, stations: [] }, (q) => whoHas(q, { clock: this.#clock, policy }, token))
    if (this.#sessionsMs === 0) return await ask()
    // The token itself is kept nowhere.
    const key = createHash('sha256').update(token).digest('base64')
    const now = this.#clock.now()
    const kept = this.#sessions.get(key)
    if (kept && isFresh(kept, now, this.#sessionsMs)) return await kept.value
    return await keep(this.#sessions, key, { at: now, value: ask() })
  }

  /** Everything that whoever is signed in holds. */
  async of(who: Pick<SignedIn, 'username' | 'role' | 'stations' | 'countyCode'>): Promise<Access> {
    const key = JSON.stringify([who.countyCode, who.username, who.role, who.stations])
    const now = this.#clock.now()
    const on = today(this.#clock)
    const kept = this.#rights.get(key)
    if (kept && kept.on === on && isFresh(kept, now, rightsMs)) return await kept.value
    // Rights are read for the whole county: where somebody sits must not hide what he holds.
    const value = this.#db.read({ county: who.countyCode, stations: '*' }, (q) => accessOf(q, who, on))
    return await keep(this.#rights, key, { at: now, on, value })
  }

  /** Forgets everything: sessions or rights may have changed. */
  forget(): void {
    this.#sessions.clear()
    this.#rights.clear()
  }
}

const isFresh = ({ at }: { at: Moment }, now: Moment, ms: number): boolean => Math.abs(epochMs(now) - epochMs(at)) < ms

/** Keeps what was asked for; a failure is kept by nobody. What was asked before `forget` is not kept after it. */
function keep<K extends Kept<unknown>>(into: Map<string, K>, key: string, made: K): K['value'] {
  if (into.size >= keptAtMost) into.clear()
  into.set(key, made)
  made.value.catch(() => {
    if (into.get(key) === made) into.delete(key)
  })
  return made.value
}
