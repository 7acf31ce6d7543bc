import { createHash, randomBytes } from 'node:crypto'
import { type Clock, type Moment, laterBy } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { hashPassword, passwordFits } from './password.ts'
import { type Role, roles } from './roles.ts'
import type { SignInPolicy } from './sign-in-policy.ts'

export interface SignedIn {
  username: string
  name: string
  role: Role
  countyCode: string
  stations: '*' | readonly string[]
  permissions: readonly string[]
}

export interface NewAccount {
  username: string
  password: string
  name: string
  role: Role
  stations?: readonly string[]
  mustChange?: boolean
}

const minute = 60_000

/** Makes an account, or makes it anew with this password and role where the name is taken. */
export async function putAccount(q: Queryable, a: NewAccount): Promise<void> {
  await q.execute(sql`
    insert into account (username, county_code, name, role, stations, password_hash, must_change, failed_count, disabled)
    values (${a.username}, ${q.scope.county}, ${a.name}, ${a.role}, ${a.stations ? JSON.stringify(a.stations) : null}::jsonb,
      ${await hashPassword(a.password)}, ${a.mustChange ?? false}, 0, false)
    on conflict (username) do update set name = excluded.name, role = excluded.role, stations = excluded.stations,
      password_hash = excluded.password_hash, must_change = excluded.must_change, failed_count = 0, locked_until = null, disabled = false
      where account.county_code = excluded.county_code`)
}

interface AccountRow {
  username: string
  name: string
  role: Role
  countyCode: string
  stations: string[] | null
  passwordHash: string
  locked: boolean
  disabled: boolean
}

const wrong = (): Refusal => new Refusal('auth.wrong', '用户名或口令不对。', { status: 401 })
const locked = (p: SignInPolicy): Refusal =>
  new Refusal('auth.locked', `连续输错 ${p.lockAfter} 次口令，已锁定，请 ${p.lockMinutes} 分钟后再试。`, {
    status: 429,
  })

/**
 * Wrong passwords for names that belong to nobody. They lock like real ones, so that a lock does not tell which names exist.
 * In memory only: a restart forgets them, and nothing is lost.
 */
export class Strangers {
  readonly #failures = new Map<string, { count: number; lockedUntil: Moment | undefined }>()
  readonly #most: number

  constructor(most = 10_000) {
    this.#most = most
  }

  isLocked(name: string, now: Moment): boolean {
    const until = this.#failures.get(name)?.lockedUntil
    return until !== undefined && until > now
  }

  failed(name: string, now: Moment, policy: SignInPolicy): void {
    const count = (this.#failures.get(name)?.count ?? 0) + 1
    const full = count >= policy.lockAfter
    this.#failures.delete(name)
    this.#failures.set(name, {
      count: full ? 0 : count,
      lockedUntil: full ? laterBy(now, policy.lockMinutes * minute) : undefined,
    })
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > this.#most) this.#failures.delete(oldest!)
  }
}

/** What signing in works with beside the database. */
export interface SignInParts {
  clock: Clock
  policy: SignInPolicy
  strangers: Strangers
}

/**
 * Signs in and gives the token of a new session. An unknown name, a disabled account and a wrong password answer alike, take
 * alike and lock alike. Outside a transaction: a failure must be counted although the sign-in is refused.
 */
export async function signIn(
  q: Queryable,
  { clock, policy, strangers }: SignInParts,
  username: string,
  password: string,
): Promise<{ token: string; who: SignedIn }> {
  const now = clock.now()
  const [row] = await q.rows<AccountRow>(sql`
    select username, name, role, county_code as "countyCode", stations, password_hash as "passwordHash",
      coalesce(locked_until > ${now}, false) as locked, disabled from account where username = ${username}`)
  const fits = await passwordFits(password, row?.passwordHash)
  if (!row || row.disabled) {
    if (strangers.isLocked(username, now)) throw locked(policy)
    strangers.failed(username, now, policy)
    throw wrong()
  }
  if (row.locked) throw locked(policy)
  if (!fits) {
    // Counted by the database, not from the row read above: guesses sent all at once must count each.
    await q.execute(sql`
      update account set locked_until = case when failed_count + 1 >= ${policy.lockAfter} then ${laterBy(now, policy.lockMinutes * minute)}::timestamptz else locked_until end,
        failed_count = case when failed_count + 1 >= ${policy.lockAfter} then 0 else failed_count + 1 end where username = ${username}`)
    throw wrong()
  }
  const still = await q.execute(
    sql`update account set failed_count = 0, locked_until = null where username = ${username} and (locked_until is null or locked_until <= ${now})`,
  )
  if (still === 0) throw locked(policy)
  const token = randomBytes(32).toString('base64url')
  await q.execute(sql`
    insert into account_session (token_digest, username, created_at, seen_at, expires_at)
    values (${digestOf(token)}, ${username}, ${now}, ${now}, ${laterBy(now, policy.sessionHours * 60 * minute)})`)
  await q.execute(sql`delete from account_session where expires_at < ${now}`)
  return { token, who: signedIn(row) }
}

/** The person behind a token; nothing for an unknown, idle or expired one. */
export async function whoHas(
  q: Queryable,
  { clock, policy }: Pick<SignInParts, 'clock' | 'policy'>,
  token: string,
): Promise<SignedIn | undefined> {
  const now = clock.now()
  const [row] = await q.rows<AccountRow & { stale: boolean }>(sql`
    select a.username, a.name, a.role, a.county_code as "countyCode", a.stations, s.seen_at < ${laterBy(now, -minute)} as stale
    from account_session s join account a on a.username = s.username
    where s.token_digest = ${digestOf(token)} and s.expires_at > ${now} and s.seen_at > ${laterBy(now, -policy.idleMinutes * minute)} and not a.disabled`)
  if (!row) return undefined
  if (row.stale)
    await q.execute(sql`update account_session set seen_at = ${now} where token_digest = ${digestOf(token)}`)
  return signedIn(row)
}

export async function signOut(q: Queryable, token: string): Promise<void> {
  await q.execute(sql`delete from account_session where token_digest = ${digestOf(token)}`)
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const signedIn = (a: AccountRow): SignedIn => ({
  username: a.username,
  name: a.name,
  role: a.role,
  countyCode: a.countyCode,
  // Who works for a station and was given none sees nothing, not everything.
  stations: a.stations ?? (a.role === 'station' ? [] : '*'),
  // A role that this version does not know may do nothing.
  permissions: (roles as Partial<Record<string, { may: readonly string[] }>>)[a.role]?.may ?? [],
})
