import type { Moment } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type AccountRow, findAccount } from './accounts.ts'
import { type Guarded, enter, failed, forgetOld, forgive, refuseLocked } from './guard.ts'
import {
  type IdentityParts,
  type Visit,
  guardOfAddress,
  guardOfFactor,
  guardOfName,
  identityScope,
} from './identity.ts'
import { passwordFits } from './password.ts'
import { acceptFactor } from './second-factor.ts'
import { endSessionOf, openSession } from './sessions.ts'

const nobody = '未登录'
const wrong = (): Refusal => new Refusal('auth.wrong', '用户名或口令不对。', { status: 401 })

/** A session as it was opened; `waiting` when only the second factor makes it whole. */
export interface Opened {
  token: string
  name: string
  waiting: boolean
}

/**
 * Signs in by name and password. An unknown name, a disabled account and a wrong password answer alike, take alike and lock
 * alike. Refuses with `auth.wrong` (401) and `auth.locked` (429, name or address).
 */
export async function signIn(p: IdentityParts, visit: Visit, username: string, password: string): Promise<Opened> {
  const now = p.clock.now()
  const scope = identityScope(p)
  const name = guardOfName(p, username)
  await p.db.read(scope, (q) => refuseLocked(q, guardOfAddress(p, visit), now))
  const entered = await p.db.write(scope, (q) => enter(q, name, p.policy, now))
  if (entered.refused) throw entered.refused
  const row = await p.db.read(scope, (q) => findAccount(q, username))
  const fits = await passwordFits(password, row?.passwordHash)
  const event = { operation: 'signIn', account: row?.username ?? null, from: visit }
  if (!row || row.disabled || !fits) {
    const why = row ? (row.disabled ? '账号已停用' : '口令不对') : '没有这个用户名'
    await p.db.write(scope, async (q) => {
      await p.record(q, now, { ...event, actor: nobody, text: `登录失败：${why}` })
      await countFailures(p, q, { ...event, actor: nobody }, visit, name, now)
    })
    throw wrong()
  }
  return await p.db.write(scope, async (q) => {
    const { refused } = await forgive(q, name, now)
    if (refused) throw refused
    return await letIn(p, q, row, 'password', visit, now)
  })
}

/** Opens the session of somebody whose first proof was right. */
export async function letIn(
  p: IdentityParts,
  q: Queryable,
  account: AccountRow,
  way: 'password' | 'sso',
  visit: Visit,
  now: Moment,
): Promise<Opened> {
  await forgetOld(q, now)
  const waiting = account.hasFactor
  const token = await openSession(q, p, { username: account.username, way, waiting }, visit, now)
  const { username, name } = account
  const text = `${way === 'sso' ? '单点登录' : '口令'}核验通过${waiting ? '，等待动态口令' : '，已登录'}`
  await p.record(q, now, { operation: 'signIn', actor: name, actorId: username, account: username, text, from: visit })
  if (!waiting) await signedInNow(q, account.username, now)
  return { token, name: account.name, waiting }
}

const signedInNow = (q: Queryable, username: string, now: Moment): Promise<number> =>
  q.execute(sql`update account set last_sign_in_at = ${now} where username = ${username}`)

/** Counts a wrong attempt against its subject and its address, and journals a lock. */
async function countFailures(
  p: IdentityParts,
  q: Queryable,
  event: { operation: string; actor: string; account: string | null; from: Visit },
  visit: Visit,
  subject: Guarded,
  now: Moment,
): Promise<void> {
  const address = guardOfAddress(p, visit)
  await enter(q, address, p.policy, now)
  const locks = [
    ['账号', await failed(q, subject, p.policy, now)],
    ['来访地址', await failed(q, address, p.policy, now)],
  ] as const
  for (const [what, until] of locks)
    if (until) await p.record(q, now, { ...event, text: `连续失败，${what}锁定至 ${until}` })
}

/**
 * The second step: a code of the authenticator, or a recovery code. Ends the session that waited and opens a whole one.
 * Refuses with `auth.code` (401) and `auth.locked` (429).
 */
export async function passFactor(
  p: IdentityParts,
  visit: Visit,
  who: { username: string; name: string; way: 'password' | 'sso' },
  waitingToken: string,
  code: string,
): Promise<Opened> {
  const now = p.clock.now()
  const scope = identityScope(p)
  const factor = guardOfFactor(p, who.username)
  await p.db.read(scope, (q) => refuseLocked(q, guardOfAddress(p, visit), now))
  const entered = await p.db.write(scope, (q) => enter(q, factor, p.policy, now))
  if (entered.refused) throw entered.refused
  const event = { operation: 'passFactor', actor: who.name, account: who.username, from: visit }
  const opened = await p.db.write(scope, async (q) => {
    const accepted = await acceptFactor(p, q, who.username, code, now)
    if (!accepted) {
      await p.record(q, now, { ...event, text: '登录失败：动态口令或恢复码不对' })
      await countFailures(p, q, event, visit, factor, now)
      return undefined
    }
    const { refused } = await forgive(q, factor, now)
    if (refused) throw refused
    await endSessionOf(q, waitingToken)
    const token = await openSession(q, p, { username: who.username, way: who.way, waiting: false }, visit, now)
    await signedInNow(q, who.username, now)
    const left = accepted === 'recovery' ? '恢复码核验通过（这个恢复码已作废），已登录' : '动态口令核验通过，已登录'
    await p.record(q, now, { ...event, actorId: who.username, text: left })
    return { token, name: who.name, waiting: false }
  })
  if (!opened) throw wrongCode(401)
  return opened
}

/** `status` 401 where the code is to let somebody in, 403 where it is to prove who is at work. */
export const wrongCode = (status: 401 | 403): Refusal =>
  new Refusal('auth.code', '动态口令不对或者已经用过，请等下一个再输；手机不在身边可以输入恢复码。', {
    status,
    fields: { code: '不对或者已经用过' },
  })

/** Ends the session of a token. */
export async function signOut(
  p: IdentityParts,
  visit: Visit,
  who: { username: string; name: string },
  token: string,
): Promise<void> {
  await p.db.write(identityScope(p), async (q) => {
    await endSessionOf(q, token)
    await p.record(q, p.clock.now(), {
      operation: 'signOut',
      actor: who.name,
      actorId: who.username,
      account: who.username,
      text: '退出登录',
      from: visit,
    })
  })
}

/** Ends the session that a browser had before it opened another one; nothing when there was none. */
export async function endReplaced(p: IdentityParts, visit: Visit, token: string): Promise<void> {
  await p.db.write(identityScope(p), async (q) => {
    const username = await endSessionOf(q, token)
    const account = username === undefined ? undefined : await findAccount(q, username)
    if (!account) return
    const text = '同一浏览器重新登录，原会话结束'
    const { name } = account
    const event = { operation: 'signIn', actor: name, actorId: username, account: account.username, text, from: visit }
    await p.record(q, p.clock.now(), event)
  })
}
