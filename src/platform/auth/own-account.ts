import type { Moment } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { type SignedIn, findAccount } from './accounts.ts'
import { refuseBreached } from './breached.ts'
import { enter, failed, forgive } from './guard.ts'
import {
  type IdentityEvent,
  type IdentityParts,
  type Visit,
  guardOfFactor,
  guardOfName,
  identityScope,
} from './identity.ts'
import { hashPassword, passwordFits } from './password.ts'
import { checkPassword } from './password-rules.ts'
import { acceptFactor, beginFactor, confirmFactor, removeFactor, renewRecoveryCodes } from './second-factor.ts'
import { endSession, endSessions, needsFactor, openSession } from './sessions.ts'
import { wrongCode } from './sign-in.ts'

/** Somebody at work on their own account. */
export interface Owner {
  who: SignedIn
  visit: Visit
}

const event = ({ who, visit }: Owner, operation: string, text: string): IdentityEvent => ({
  operation,
  actor: who.name,
  actorId: who.username,
  account: who.username,
  text,
  from: visit,
})

/**
 * Refuses unless the password is this person's own: a browser left open must not be enough to change who gets in. Counted and
 * locked like a sign-in. Whoever came by single sign-on has no password of this house to show.
 */
async function provePassword(p: IdentityParts, o: Owner, operation: string, password: string): Promise<void> {
  if (o.who.way === 'sso') return
  const now = p.clock.now()
  const scope = identityScope(p)
  const guard = guardOfName(p, o.who.username)
  const entered = await p.db.write(scope, (q) => enter(q, guard, p.policy, now))
  if (entered.refused) throw entered.refused
  const row = await p.db.read(scope, (q) => findAccount(q, o.who.username))
  const fits = await passwordFits(password, row?.passwordHash)
  const { refused } = await p.db.write(scope, async (q) => {
    if (fits) return await forgive(q, guard, now)
    await p.record(q, now, event(o, operation, '现在的口令不对，没有办理'))
    await failed(q, guard, p.policy, now)
    return {}
  })
  if (refused) throw refused
  if (!fits)
    throw new Refusal('auth.password.wrong', '现在的口令不对，请核对后再试。', {
      status: 403,
      fields: { current: '口令不对' },
    })
}

/**
 * Changes one's own password: the rules hold, none of the last ones is taken again, all sessions end, and the one at work gets
 * a new token. Refuses with `auth.password.*`.
 */
export async function changePassword(p: IdentityParts, o: Owner, current: string, wanted: string): Promise<string> {
  await provePassword(p, o, 'changePassword', current)
  const { installed, policy } = p
  checkPassword(policy, wanted, {
    username: o.who.username,
    name: o.who.name,
    places: [installed.countyName, installed.bureauName],
  })
  await refuseBreached(wanted)
  const used = await p.db.read(identityScope(p), (q) => passwordsOf(q, o.who.username, policy.passwordsRemembered))
  for (const hash of used) {
    if (await passwordFits(wanted, hash)) {
      const message =
        policy.passwordsRemembered > 0
          ? `新口令不能与现在的和最近 ${policy.passwordsRemembered} 次用过的相同。`
          : '新口令与现在的相同。'
      throw new Refusal('auth.password.reused', message, { status: 400, fields: { password: message } })
    }
  }
  const made = await hashPassword(wanted)
  const now = p.clock.now()
  return await p.db.write(identityScope(p), async (q) => {
    await putPassword(p, q, o.who.username, made, false)
    const ended = await endSessions(q, o.who.username)
    await p.record(q, now, event(o, 'changePassword', `修改了口令，${ended} 个会话已结束`))
    return await openSession(q, p, { username: o.who.username, way: o.who.way, waiting: false }, o.visit, now)
  })
}

/** When the password in use was set. */
export async function passwordSetAt(q: Queryable, username: string): Promise<Moment> {
  const [row] = await q.rows<{ at: Moment }>(
    sql`select password_set_at as at from account where username = ${username}`,
  )
  return row!.at
}

/** Digests of the password in use and of the last ones before it. */
async function passwordsOf(q: Queryable, username: string, remembered: number): Promise<string[]> {
  const rows = await q.rows<{ hash: string }>(sql`
    select password_hash as hash from account where username = ${username}
    union all (select password_hash from account_former_password where username = ${username} order by replaced_at desc limit ${remembered})`)
  return rows.map((r) => r.hash)
}

/** Puts a password in the place of the one in use, which is remembered as long as the bureau wants. */
export async function putPassword(
  p: IdentityParts,
  q: Queryable,
  username: string,
  hash: string,
  mustChange: boolean,
): Promise<void> {
  const now = p.clock.now()
  const remembered = p.policy.passwordsRemembered
  await q.execute(sql`
    insert into account_former_password (username, replaced_at, password_hash)
    select username, ${now}, password_hash from account where username = ${username} on conflict do nothing`)
  await q.execute(sql`
    delete from account_former_password where username = ${username} and replaced_at not in (
      select replaced_at from account_former_password where username = ${username} order by replaced_at desc limit ${remembered})`)
  await q.execute(
    sql`update account set password_hash = ${hash}, must_change = ${mustChange}, password_set_at = ${now} where username = ${username}`,
  )
}

/** Begins to set a second factor up; it counts only once `confirmOwnFactor` has seen a code of it. */
export async function enrolFactor(
  p: IdentityParts,
  o: Owner,
  password: string,
): Promise<{ secret: string; uri: string }> {
  await provePassword(p, o, 'enrolFactor', password)
  const now = p.clock.now()
  return await p.db.write(identityScope(p), async (q) => {
    const made = await beginFactor(p, q, o.who.username, now)
    await p.record(q, now, event(o, 'enrolFactor', '开始启用动态口令'))
    return made
  })
}

/** Confirms the second factor: gives the recovery codes once, ends all other sessions, and a new token for the one at work. */
export async function confirmOwnFactor(
  p: IdentityParts,
  o: Owner,
  code: string,
): Promise<{ token: string; recoveryCodes: string[] }> {
  const now = p.clock.now()
  return await p.db.write(identityScope(p), async (q) => {
    const recoveryCodes = await confirmFactor(p, q, o.who.username, code, now)
    if (!recoveryCodes)
      throw new Refusal('auth.code', '动态口令不对，请核对手机的时间，等下一个再输。', {
        status: 400,
        fields: { code: '动态口令不对' },
      })
    await endSessions(q, o.who.username)
    await p.record(q, now, event(o, 'confirmFactor', '启用了动态口令，生成恢复码'))
    const token = await openSession(q, p, { username: o.who.username, way: o.who.way, waiting: false }, o.visit, now)
    return { token, recoveryCodes }
  })
}

/** A code of the second factor in use, counted and locked like one at sign-in, then `work` in the same transaction. */
async function withCode<T>(
  p: IdentityParts,
  o: Owner,
  operation: string,
  code: string,
  work: (q: Queryable) => Promise<T>,
): Promise<T> {
  const now = p.clock.now()
  const scope = identityScope(p)
  const guard = guardOfFactor(p, o.who.username)
  const entered = await p.db.write(scope, (q) => enter(q, guard, p.policy, now))
  if (entered.refused) throw entered.refused
  const done = await p.db.write(scope, async (q) => {
    if (await acceptFactor(p, q, o.who.username, code, now)) {
      const { refused } = await forgive(q, guard, now)
      if (refused) throw refused
      return { result: await work(q) }
    }
    await p.record(q, now, event(o, operation, '动态口令不对，没有办理'))
    await failed(q, guard, p.policy, now)
    return undefined
  })
  if (!done) throw wrongCode(403)
  return done.result
}

/** Takes one's own second factor away. Refuses (`auth.factor.required`) where the bureau demands it of the role. */
export async function dropFactor(p: IdentityParts, o: Owner, code: string): Promise<void> {
  if (needsFactor(o.who.role, p.policy))
    throw new Refusal('auth.factor.required', '您的岗位必须使用动态口令，不能停用；换手机请找系统管理员重置。')
  await withCode(p, o, 'dropFactor', code, async (q) => {
    await removeFactor(q, o.who.username)
    await p.record(q, p.clock.now(), event(o, 'dropFactor', '停用了动态口令，恢复码作废'))
  })
}

/** New recovery codes in the place of the ones from before. */
export const newRecoveryCodes = (p: IdentityParts, o: Owner, code: string): Promise<string[]> =>
  withCode(p, o, 'newRecoveryCodes', code, async (q) => {
    const codes = await renewRecoveryCodes(p, q, o.who.username)
    await p.record(q, p.clock.now(), event(o, 'newRecoveryCodes', '重新生成恢复码，原来的作废'))
    return codes
  })

/** Ends one of one's own sessions. */
export async function endOwnSession(p: IdentityParts, o: Owner, id: string): Promise<void> {
  await p.db.write(identityScope(p), async (q) => {
    if (!(await endSession(q, o.who.username, id))) throw notFound('这个会话')
    await p.record(q, p.clock.now(), event(o, 'endOwnSession', '结束了自己的一个会话'))
  })
}

/** Ends all of one's own sessions but the one at work, and says how many. */
export async function endOtherSessions(p: IdentityParts, o: Owner): Promise<number> {
  return await p.db.write(identityScope(p), async (q) => {
    const ended = await endSessions(q, o.who.username, o.who.sessionId)
    await p.record(q, p.clock.now(), event(o, 'endOtherSessions', `结束了自己的其他 ${ended} 个会话`))
    return ended
  })
}
