import { type Moment, epochMs, laterBy } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { SignInPolicy } from './sign-in-policy.ts'

/**
 * Who failed how often in a row: a name, a second factor, an address. Kept whether or not there is such an account, so that a
 * lock does not tell which names exist. Each lock lasts twice as long as the one before.
 */
export interface Guarded {
  /** Kept as it is: give a digest where the text could be a secret typed into the wrong field. */
  subject: string
  /** So many failures in a row lock it. */
  after: number
}

const minute = 60_000
const day = 86_400_000

const lockedRefusal = (now: Moment, until: Moment): Refusal => {
  const seconds = Math.max(1, Math.ceil((epochMs(until) - epochMs(now)) / 1000))
  const minutes = Math.ceil(seconds / 60)
  return new Refusal('auth.locked', `连续登录失败次数太多，已锁定，请 ${minutes} 分钟后再试。`, {
    status: 429,
    retryAfter: seconds,
  })
}

/** Refuses (`auth.locked`, 429) while the subject is locked. */
export async function refuseLocked(q: Queryable, { subject }: Guarded, now: Moment): Promise<void> {
  const [row] = await q.rows<{ until: Moment }>(
    sql`select locked_until as until from sign_in_guard where subject = ${subject} and locked_until > ${now}`,
  )
  if (row) throw lockedRefusal(now, row.until)
}

interface Entered {
  /** The refusal to throw after the transaction: the subject is locked. */
  refused?: Refusal
}

/**
 * Counts an attempt before it is looked at, so that many guesses sent at once are each counted; `forgive` takes it back when
 * the attempt was right. Does not throw: the count must stand.
 */
export async function enter(q: Queryable, g: Guarded, policy: SignInPolicy, now: Moment): Promise<Entered> {
  const forget = laterBy(now, -day)
  const [row] = await q.rows<{ count: number; until: Moment | null; locked: boolean }>(sql`
    insert into sign_in_guard as g (subject, failed_count, failed_at, locks) values (${g.subject}, 1, ${now}, 0)
    on conflict (subject) do update set
      failed_count = case when g.locked_until > ${now} then g.failed_count when g.failed_at < ${forget} then 1 else g.failed_count + 1 end,
      locks = case when g.failed_at < ${forget} and coalesce(g.locked_until <= ${now}, true) then 0 else g.locks end,
      failed_at = case when g.locked_until > ${now} then g.failed_at else ${now} end
    returning failed_count as count, locked_until as until, coalesce(locked_until > ${now}, false) as locked`)
  if (row!.locked) return { refused: lockedRefusal(now, row!.until!) }
  if (row!.count <= g.after) return {}
  return { refused: lockedRefusal(now, (await failed(q, g, policy, now))!) }
}

/** An entered attempt was wrong: locks the subject when it was one too many, and says until when. */
export async function failed(q: Queryable, g: Guarded, policy: SignInPolicy, now: Moment): Promise<Moment | undefined> {
  const longest = policy.lockMinutesAtMost
  const [row] = await q.rows<{ until: Moment }>(sql`
    update sign_in_guard set failed_count = 0, locks = locks + 1,
      locked_until = ${now}::timestamptz + make_interval(mins => least(${longest}::int, ${policy.lockMinutes}::int * (2 ^ least(locks, 12))::int))
    where subject = ${g.subject} and failed_count >= ${g.after} and (locked_until is null or locked_until <= ${now})
    returning locked_until as until`)
  return row?.until
}

/** An entered attempt was right: the count starts anew. A refusal when others locked the subject meanwhile. */
export async function forgive(q: Queryable, g: Guarded, now: Moment): Promise<Entered> {
  const [row] = await q.rows<{ until: Moment }>(
    sql`select locked_until as until from sign_in_guard where subject = ${g.subject} and locked_until > ${now} for update`,
  )
  if (row) return { refused: lockedRefusal(now, row.until) }
  await q.execute(sql`delete from sign_in_guard where subject = ${g.subject}`)
  return {}
}

/** Removes what is forgotten anyway: failures of more than a day ago. Run when somebody gets in, not for every guess. */
export const forgetOld = (q: Queryable, now: Moment): Promise<number> =>
  q.execute(
    sql`delete from sign_in_guard where failed_at < ${laterBy(now, -day)} and (locked_until is null or locked_until <= ${now})`,
  )

/** Takes every lock and count of a subject away. */
export const unlock = (q: Queryable, { subject }: Pick<Guarded, 'subject'>): Promise<number> =>
  q.execute(sql`delete from sign_in_guard where subject = ${subject}`)

/**
 * Attempts of one address within the minute, right or wrong: each costs the server a slow digest. In memory only: a restart
 * forgets them, and nothing is lost.
 */
export class Attempts {
  #minute = 0
  readonly #made = new Map<string, number>()

  /** Counts one; refuses (`auth.too-many`, 429) beyond the number allowed. */
  count(address: string, now: Moment, policy: SignInPolicy): void {
    const current = Math.floor(epochMs(now) / minute)
    if (current !== this.#minute) {
      this.#minute = current
      this.#made.clear()
    }
    const made = (this.#made.get(address) ?? 0) + 1
    this.#made.set(address, made)
    if (made <= policy.attemptsPerMinute) return
    const seconds = Math.ceil(((current + 1) * minute - epochMs(now)) / 1000)
    throw new Refusal('auth.too-many', `登录请求太多，请 ${seconds} 秒后再试。`, { status: 429, retryAfter: seconds })
  }
}
