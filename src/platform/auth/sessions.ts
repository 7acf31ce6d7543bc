import { createHash, randomBytes } from 'node:crypto'
import { type Moment, laterBy } from '#platform/clock/clock.ts'
import type { Due } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { idMaker } from '#platform/ids/uuid.ts'
import { type AccountRow, type SignedIn, stationsOf } from './accounts.ts'
import type { IdentityParts, Visit } from './identity.ts'
import type { SignInPolicy } from './sign-in-policy.ts'

const minute = 60_000
const day = 86_400_000
/** Somebody who gave the right password has so long for the second factor. */
const waitingMinutes = 10

const makeId = idMaker()
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

interface NewSession {
  username: string
  way: SignedIn['way']
  /** The second factor is still to come. */
  waiting: boolean
}

/**
 * Opens a session and gives its token, which is kept nowhere: the table has its digest. Ends the sessions that rested longest
 * where an account has more than it may, and removes those that are over.
 */
export async function openSession(
  q: Queryable,
  { policy }: Pick<IdentityParts, 'policy'>,
  s: NewSession,
  visit: Visit,
  now: Moment,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires = laterBy(now, (s.waiting ? waitingMinutes : policy.sessionHours * 60) * minute)
  await q.execute(sql`
    insert into account_session (token_digest, username, created_at, seen_at, expires_at, id, way, waiting, address, device)
    values (${digestOf(token)}, ${s.username}, ${now}, ${now}, ${expires}, ${makeId(now)}, ${s.way}, ${s.waiting}, ${visit.address}, ${visit.device})`)
  await q.execute(sql`
    delete from account_session where expires_at < ${now} or token_digest in (
      select token_digest from account_session where username = ${s.username} and not waiting
      order by seen_at desc, id desc offset ${policy.sessionsAtMost})`)
  return token
}

type Known = Pick<AccountRow, 'username' | 'name' | 'role' | 'countyCode' | 'stations' | 'hasFactor'> & {
  sessionId: string
  way: SignedIn['way']
  waiting: boolean
  stale: boolean
  passwordDue: boolean
}

/** The person behind a token; nothing for an unknown, idle or expired one, and for a disabled account. */
export async function whoHas(
  q: Queryable,
  { clock, policy }: Pick<IdentityParts, 'clock' | 'policy'>,
  token: string,
): Promise<SignedIn | undefined> {
  const now = clock.now()
  const oldest = policy.passwordDays === 0 ? null : laterBy(now, -policy.passwordDays * day)
  const [row] = await q.rows<Known>(sql`
    select a.username, a.name, a.role, a.county_code as "countyCode", a.stations, f.confirmed_at is not null as "hasFactor",
      s.id as "sessionId", s.way, s.waiting, s.seen_at < ${laterBy(now, -minute)} as stale,
      a.must_change or coalesce(a.password_set_at < ${oldest}::timestamptz, false) as "passwordDue"
    from account_session s join account a on a.username = s.username left join account_factor f on f.username = a.username
    where s.token_digest = ${digestOf(token)} and s.expires_at > ${now} and s.seen_at > ${laterBy(now, -policy.idleMinutes * minute)}
      and a.county_code = ${q.scope.county} and not a.disabled`)
  if (!row) return undefined
  if (row.stale)
    await q.execute(sql`update account_session set seen_at = ${now} where token_digest = ${digestOf(token)}`)
  return {
    username: row.username,
    name: row.name,
    role: row.role,
    countyCode: row.countyCode,
    stations: stationsOf(row),
    sessionId: row.sessionId,
    way: row.way,
    due: dueOf(row, policy),
  }
}

function dueOf(s: Known, policy: SignInPolicy): Due | null {
  if (s.waiting) return 'factor'
  // Whoever came by single sign-on has not used the password of this house.
  if (s.passwordDue && s.way === 'password') return 'password'
  return !s.hasFactor && needsFactor(s.role, policy) ? 'enrol' : null
}

/** Whether the bureau demands a second factor of this role. */
export const needsFactor = (role: string, { factorRoles }: Pick<SignInPolicy, 'factorRoles'>): boolean =>
  factorRoles.includes('*') || factorRoles.includes(role)

/** Whose session a token opens, whatever its state. */
export async function endSessionOf(q: Queryable, token: string): Promise<string | undefined> {
  const [row] = await q.rows<{ username: string }>(
    sql`delete from account_session where token_digest = ${digestOf(token)} returning username`,
  )
  return row?.username
}

export interface SessionView {
  id: string
  way: SignedIn['way']
  address: string
  device: string
  createdAt: Moment
  seenAt: Moment
}

/** Sessions of an account that are not over, the one used last first. */
export const sessionsOf = (
  q: Queryable,
  { clock, policy }: Pick<IdentityParts, 'clock' | 'policy'>,
  username: string,
): Promise<SessionView[]> =>
  q.rows<SessionView>(sql`
    select id, way, address, device, created_at as "createdAt", seen_at as "seenAt" from account_session
    where username = ${username} and not waiting and expires_at > ${clock.now()} and seen_at > ${laterBy(clock.now(), -policy.idleMinutes * minute)}
    order by seen_at desc, id desc`)

/** Ends one session of an account; false when there is no such session. */
export const endSession = async (q: Queryable, username: string, id: string): Promise<boolean> =>
  (await q.execute(sql`delete from account_session where username = ${username} and id = ${id}`)) > 0

/** Ends the sessions of an account, all or all but one, and says how many. */
export const endSessions = (q: Queryable, username: string, except?: string): Promise<number> =>
  q.execute(
    sql`delete from account_session where username = ${username} and id is distinct from ${except ?? null}::uuid`,
  )
