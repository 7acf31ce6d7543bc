import { createHash, randomBytes } from 'node:crypto'
import { type Clock, laterBy } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { hashPassword, passwordFits } from './password.ts'
import { type Role, roles } from './roles.ts'

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

const hour = 3_600_000
/** A session dies after this time without use, and after a working day in any case. */
const idleMs = 2 * hour
const absoluteMs = 12 * hour
const mostFailures = 5
const lockMs = 15 * 60_000

export async function addAccount(q: Queryable, a: NewAccount): Promise<void> {
  await q.execute(sql`
    insert into account (username, county_code, name, role, stations, password_hash, must_change, failed_count, disabled)
    values (${a.username}, ${q.scope.county}, ${a.name}, ${a.role}, ${a.stations ? JSON.stringify(a.stations) : null}::jsonb,
      ${await hashPassword(a.password)}, ${a.mustChange ?? false}, 0, false)
    on conflict (username) do nothing`)
}

interface AccountRow {
  username: string
  name: string
  role: Role
  countyCode: string
  stations: string[] | null
  passwordHash: string
  failedCount: number
  locked: boolean
  disabled: boolean
}

const wrong = (): Refusal => new Refusal('auth.wrong', '用户名或口令不对。', { status: 401 })

/**
 * Signs in and gives the token of a new session. An unknown name and a wrong password answer alike and take alike; five wrong
 * passwords in a row lock the account for a quarter of an hour.
 */
export async function signIn(
  q: Queryable,
  clock: Clock,
  username: string,
  password: string,
): Promise<{ token: string; who: SignedIn }> {
  const now = clock.now()
  const [row] = await q.rows<AccountRow>(sql`
    select username, name, role, county_code as "countyCode", stations, password_hash as "passwordHash", failed_count as "failedCount",
      coalesce(locked_until > ${now}, false) as locked, disabled from account where username = ${username}`)
  const fits = await passwordFits(password, row?.passwordHash ?? '')
  if (!row || row.disabled) throw wrong()
  if (row.locked)
    throw new Refusal('auth.locked', '连续输错口令，账号已锁定，请 15 分钟后再试，或请系统管理员解锁。', {
      status: 429,
    })
  if (!fits) {
    const failed = row.failedCount + 1
    const until = failed >= mostFailures ? laterBy(now, lockMs) : null
    await q.execute(
      sql`update account set failed_count = ${failed >= mostFailures ? 0 : failed}, locked_until = ${until} where username = ${username}`,
    )
    throw wrong()
  }
  await q.execute(sql`update account set failed_count = 0, locked_until = null where username = ${username}`)
  const token = randomBytes(32).toString('base64url')
  await q.execute(sql`
    insert into account_session (token_digest, username, created_at, seen_at, expires_at)
    values (${digestOf(token)}, ${username}, ${now}, ${now}, ${laterBy(now, absoluteMs)})`)
  await q.execute(sql`delete from account_session where expires_at < ${now}`)
  return { token, who: signedIn(row) }
}

/** The person behind a token; nothing for an unknown, idle or expired one. */
export async function whoHas(q: Queryable, clock: Clock, token: string): Promise<SignedIn | undefined> {
  const now = clock.now()
  const [row] = await q.rows<AccountRow & { stale: boolean }>(sql`
    select a.username, a.name, a.role, a.county_code as "countyCode", a.stations, s.seen_at < ${laterBy(now, -60_000)} as stale
    from account_session s join account a on a.username = s.username
    where s.token_digest = ${digestOf(token)} and s.expires_at > ${now} and s.seen_at > ${laterBy(now, -idleMs)} and not a.disabled`)
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
  stations: a.stations ?? '*',
  permissions: roles[a.role].may,
})
