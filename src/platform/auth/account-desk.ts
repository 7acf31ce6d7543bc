import { randomInt } from 'node:crypto'
import type { Moment } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { type AccountRow, findAccount, putAccount } from './accounts.ts'
import { unlock } from './guard.ts'
import {
  type IdentityEvent,
  type IdentityParts,
  type Visit,
  guardOfFactor,
  guardOfName,
  identityScope,
} from './identity.ts'
import { putPassword } from './own-account.ts'
import { hashPassword } from './password.ts'
import { type Role, allows } from './roles.ts'
import { removeFactor } from './second-factor.ts'
import { type SessionView, endSession, endSessions, sessionsOf } from './sessions.ts'

/** Whoever looks after the accounts: an administrator at a browser, or the command line. */
export interface Keeper {
  /** Name for the journal. */
  name: string
  /** Absent on the command line. */
  username?: string
  /** What the keeper may do, as patterns over permissions. */
  permissions: readonly string[]
  visit?: Visit
}

/** Holds it: whoever may do everything below. */
export const manageAccounts = 'account.manage'

export interface AccountView {
  username: string
  name: string
  role: Role
  stations: string[] | null
  disabled: boolean
  mustChange: boolean
  factorSince: Moment | null
  linked: boolean
  lockedUntil: Moment | null
  passwordSetAt: Moment
  lastSignInAt: Moment | null
  sessions: number
}

/** Every account of the county, by name. */
export async function listAccounts(p: IdentityParts): Promise<AccountView[]> {
  const now = p.clock.now()
  return await p.db.read(identityScope(p), async (q) => {
    const rows = await q.rows<Omit<AccountView, 'lockedUntil'>>(sql`
      select a.username, a.name, a.role, a.stations, a.disabled, a.must_change as "mustChange", f.confirmed_at as "factorSince",
        exists (select 1 from account_link l where l.username = a.username) as linked, a.password_set_at as "passwordSetAt",
        a.last_sign_in_at as "lastSignInAt",
        (select count(*)::int from account_session s where s.username = a.username and not s.waiting and s.expires_at > ${now}) as sessions
      from account a left join account_factor f on f.username = a.username
      where a.county_code = ${q.scope.county} order by a.disabled, a.username`)
    const locks = await q.rows<{ subject: string; until: Moment }>(
      sql`select subject, locked_until as until from sign_in_guard where locked_until > ${now}`,
    )
    const until = new Map(locks.map((l) => [l.subject, l.until]))
    return rows.map((r) => ({
      ...r,
      lockedUntil:
        until.get(guardOfName(p, r.username).subject) ?? until.get(guardOfFactor(p, r.username).subject) ?? null,
    }))
  })
}

/** Letters and digits that are read out without mistakes; well beyond what a guesser can try before it is changed. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
export const oneTimePassword = (): string =>
  Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join('')

/** One change of accounts after the other: whether somebody is the last administrator, or a name is free, must not change meanwhile. */
const oneAtATime = (q: Queryable): Promise<unknown> =>
  q.rows(sql`select 1 from account where county_code = ${q.scope.county} order by username for update`)

const by = ({ name, username, visit }: Keeper): Pick<IdentityEvent, 'actor' | 'actorId' | 'from'> => ({
  actor: name,
  actorId: username ?? 'cli',
  from: visit,
})

const act = async <T>(
  p: IdentityParts,
  keeper: Keeper,
  operation: string,
  username: string,
  work: (q: Queryable, account: AccountRow) => Promise<{ text: string; result: T }>,
): Promise<T> =>
  p.db.write(identityScope(p), async (q) => {
    await oneAtATime(q)
    const account = await findAccount(q, username)
    if (!account) throw notFound(`账号 ${username}`)
    await refuseAbove(p, q, keeper, account)
    const { text, result } = await work(q, account)
    await p.record(q, p.clock.now(), { operation, ...by(keeper), account: username, text })
    return result
  })

export interface AccountInput {
  username: string
  name: string
  role: Role
  stations: readonly string[] | null
}

/** Makes an account and gives its one-time password, which is shown once. Refuses (`auth.account.exists`) a name that is taken. */
export async function createAccount(p: IdentityParts, keeper: Keeper, a: AccountInput): Promise<string> {
  const password = oneTimePassword()
  await p.db.write(identityScope(p), async (q) => {
    await oneAtATime(q)
    const [taken] = await q.rows(sql`select 1 from account where username = ${a.username}`)
    if (taken) throw nameTaken(a.username)
    await refuseAbove(p, q, keeper, { ...a, stations: null, countyCode: q.scope.county })
    await putAccount(q, { ...a, stations: wantedStations(a), password, mustChange: true }, p.clock)
    const text = `新建账号，姓名 ${a.name}，岗位 ${a.role}`
    await p.record(q, p.clock.now(), {
      operation: 'createAccount',
      ...by(keeper),
      account: a.username,
      text,
    })
  })
  return password
}

const nameTaken = (username: string): Refusal =>
  new Refusal('auth.account.exists', `用户名 ${username} 已经有人用，请换一个。`, {
    status: 409,
    fields: { username: '已经有人用' },
  })

/** A station's officer has stations; everybody else sees the whole county unless some are named. */
function wantedStations({ role, stations }: Pick<AccountInput, 'role' | 'stations'>): readonly string[] | null {
  if (role === 'station' && !stations?.length)
    throw new Refusal('auth.account.stations', '市场监管所岗位要选定管辖的所。', {
      status: 400,
      fields: { stations: '请选定管辖的所' },
    })
  return stations?.length ? stations : null
}

/** Changes name, role and stations. A change of what the account reaches ends its sessions. */
export const changeAccount = (p: IdentityParts, keeper: Keeper, a: AccountInput): Promise<void> =>
  act(p, keeper, 'changeAccount', a.username, async (q, before) => {
    const stations = wantedStations(a)
    const after = { ...before, role: a.role }
    await refuseAbove(p, q, keeper, after)
    if ((await mayManage(p, q, before)) && !(await mayManage(p, q, after)))
      await refuseLast(p, q, before, '不再管理账号')
    await q.execute(sql`
      update account set name = ${a.name}, role = ${a.role}, stations = ${stations ? JSON.stringify(stations) : null}::jsonb
      where username = ${a.username}`)
    const moved = before.role !== a.role || JSON.stringify(before.stations) !== JSON.stringify(stations)
    const ended = moved ? await endSessions(q, a.username) : 0
    const text = `修改账号：姓名 ${before.name} → ${a.name}，岗位 ${before.role} → ${a.role}${moved ? `，${ended} 个会话已结束` : ''}`
    return { text, result: undefined }
  })

type Rights = Parameters<IdentityParts['rightsOf']>[1]

const mayManage = async (p: IdentityParts, q: Queryable, account: Rights): Promise<boolean> =>
  allows(await p.rightsOf(q, account), manageAccounts)

/** Refuses (`auth.account.above`) to touch an account that may do everything, or to make one, unless the keeper may too. */
async function refuseAbove(p: IdentityParts, q: Queryable, keeper: Keeper, account: Rights): Promise<void> {
  if (keeper.permissions.includes('*') || !(await p.rightsOf(q, account)).includes('*')) return
  throw new Refusal('auth.account.above', '这个账号能做一切事，只有同样的管理员才能办理它。', { status: 403 })
}

/** Refuses (`auth.account.last`) to take the accounts out of everybody's hands. */
async function refuseLast(p: IdentityParts, q: Queryable, account: AccountRow, what: string): Promise<void> {
  const others = await q.rows<Rights>(sql`
    select username, role, stations, county_code as "countyCode" from account
    where county_code = ${q.scope.county} and username <> ${account.username} and not disabled`)
  for (const other of others) if (await mayManage(p, q, other)) return
  throw new Refusal(
    'auth.account.last',
    `${account.name}是最后一个能管理账号的人，不能${what}；请先让另一个人能管理。`,
    {
      status: 409,
    },
  )
}

/** Disables an account, which ends its sessions, or lets it in again. Nobody disables their own. */
export const setDisabled = (p: IdentityParts, keeper: Keeper, username: string, disabled: boolean): Promise<void> =>
  act(p, keeper, disabled ? 'disableAccount' : 'enableAccount', username, async (q, account) => {
    if (disabled && keeper.username === username)
      throw new Refusal('auth.account.own', '不能停用自己的账号，请由另一个管理员办理。', { status: 409 })
    if (disabled && (await mayManage(p, q, account))) await refuseLast(p, q, account, '停用')
    await q.execute(sql`update account set disabled = ${disabled} where username = ${username}`)
    const ended = disabled ? await endSessions(q, username) : 0
    return { text: disabled ? `停用账号，${ended} 个会话已结束` : '启用账号', result: undefined }
  })

/** Gives an account a one-time password (shown once), takes its locks away and ends its sessions. */
export async function resetPassword(p: IdentityParts, keeper: Keeper, username: string): Promise<string> {
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  return await act(p, keeper, 'resetPassword', username, async (q) => {
    await putPassword(p, q, username, hash, true)
    await unlock(q, guardOfName(p, username))
    const ended = await endSessions(q, username)
    return { text: `重置口令，下次登录须修改，${ended} 个会话已结束`, result: password }
  })
}

/** Takes the second factor of somebody who lost it away, and ends the sessions. Refuses (`auth.factor.none`) where there is none. */
export const resetFactor = (p: IdentityParts, keeper: Keeper, username: string): Promise<void> =>
  act(p, keeper, 'resetFactor', username, async (q, account) => {
    if (!(await removeFactor(q, username)))
      throw new Refusal('auth.factor.none', `${account.name}没有启用动态口令，不用重置。`, { status: 409 })
    await unlock(q, guardOfFactor(p, username))
    const ended = await endSessions(q, username)
    return { text: `重置动态口令，恢复码作废，${ended} 个会话已结束`, result: undefined }
  })

/** Takes the locks of an account away. */
export const unlockAccount = (p: IdentityParts, keeper: Keeper, username: string): Promise<void> =>
  act(p, keeper, 'unlockAccount', username, async (q) => {
    await unlock(q, guardOfName(p, username))
    await unlock(q, guardOfFactor(p, username))
    return { text: '解除锁定', result: undefined }
  })

/** Open sessions of an account. */
export const listSessions = (p: IdentityParts, username: string): Promise<SessionView[]> =>
  p.db.read(identityScope(p), async (q) => {
    if (!(await findAccount(q, username))) throw notFound(`账号 ${username}`)
    return await sessionsOf(q, p, username)
  })

/** Ends one session of an account, or all of them. */
export const endAccountSessions = (p: IdentityParts, keeper: Keeper, username: string, id?: string): Promise<number> =>
  act(p, keeper, 'endAccountSessions', username, async (q) => {
    if (id !== undefined && !(await endSession(q, username, id))) throw notFound('这个会话')
    const ended = id === undefined ? await endSessions(q, username) : 1
    return { text: `结束 ${ended} 个会话`, result: ended }
  })

/** Says who an account is at the provider of single sign-on (`issuer`, `sub`), or with no subject that it is nobody there. */
export const linkAccount = (
  p: IdentityParts,
  keeper: Keeper,
  username: string,
  issuer: string,
  subject: string | null,
): Promise<void> =>
  act(p, keeper, 'linkAccount', username, async (q) => {
    await q.execute(sql`delete from account_link where issuer = ${issuer} and username = ${username}`)
    if (subject !== null) await putLink(q, { issuer, subject, username, by: keeper.name }, p.clock.now())
    await endSessions(q, username)
    return { text: subject === null ? '解除单点登录绑定' : '绑定单点登录身份', result: undefined }
  })

/** Links an identity to an account; refuses (`auth.link.taken`) one that is another account's. */
export async function putLink(
  q: Queryable,
  link: { issuer: string; subject: string; username: string; by: string },
  now: Moment,
): Promise<void> {
  const made = await q.execute(sql`
    insert into account_link (issuer, subject, username, linked_at, linked_by)
    values (${link.issuer}, ${link.subject}, ${link.username}, ${now}, ${link.by}) on conflict do nothing`)
  if (made === 0)
    throw new Refusal('auth.link.taken', '这个单点登录身份已经绑定了另一个账号，请先解除。', { status: 409 })
}
