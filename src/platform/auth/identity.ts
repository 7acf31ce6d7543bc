import type { Clock, Moment } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database, Queryable, Scope } from '#platform/db/database.ts'
import type { AccountRow } from './accounts.ts'
import type { Guarded } from './guard.ts'
import type { SignInPolicy } from './sign-in-policy.ts'

/** Something that happened to an account, for the journal. Never holds a password, a code, a token or a secret. */
export interface IdentityEvent {
  /** Operation that it belongs to: `signIn`, `resetPassword`. */
  operation: string
  /** Who did it; for a failure nobody knows. */
  actor: string
  /** Username of who did it, where it is known. */
  actorId?: string
  /** The account it happened to; null when there is none of that name: the name may be a password typed into the wrong field. */
  account: string | null
  /** What happened, in Chinese. */
  text: string
  /** Where the request came from; absent on the command line. */
  from?: Visit
}

/** Writes an event into the journal, in the transaction of what happened. Given by the application: the journal is not known here. */
export type Recorder = (q: Queryable, at: Moment, event: IdentityEvent) => Promise<void>

/** Where a request comes from. */
export interface Visit {
  address: string
  /** What the browser says of itself, in words. */
  device: string
}

/** What identity works with. */
export interface IdentityParts {
  db: Database
  clock: Clock
  policy: SignInPolicy
  keys: Keys
  installed: { countyCode: string; countyName: string; bureauName: string }
  record: Recorder
  /** What an account may do today, as patterns over permissions. Given by the application: dated rights are not known here. */
  rightsOf: (
    q: Queryable,
    account: Pick<AccountRow, 'username' | 'role' | 'stations' | 'countyCode'>,
  ) => Promise<readonly string[]>
}

/** The scope of identity's own tables: they are open, and the journal needs the county. */
export const identityScope = (p: Pick<IdentityParts, 'installed'>): Scope => ({
  county: p.installed.countyCode,
  stations: [],
})

/** Names are kept as digests: people type passwords into the wrong field. */
const guarded = (p: IdentityParts, kind: string, text: string, after: number): Guarded => ({
  subject: `${kind}:${p.keys.lookup(`${kind} ${text}`)}`,
  after,
})
export const guardOfName = (p: IdentityParts, username: string): Guarded =>
  guarded(p, 'account', username, p.policy.lockAfter)
export const guardOfFactor = (p: IdentityParts, username: string): Guarded =>
  guarded(p, 'factor', username, p.policy.lockAfter)
export const guardOfAddress = (p: IdentityParts, { address }: Visit): Guarded =>
  guarded(p, 'address', address, p.policy.lockAddressAfter)
