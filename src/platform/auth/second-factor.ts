import { randomInt } from 'node:crypto'
import type { Moment } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { IdentityParts } from './identity.ts'
import { factorUri, newSecret, stepOf } from './totp.ts'

const recoveryCodes = 10
/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Takes a code of the authenticator or a recovery code, each once; nothing when it is neither. */
export async function acceptFactor(
  p: IdentityParts,
  q: Queryable,
  username: string,
  code: string,
  now: Moment,
): Promise<'code' | 'recovery' | undefined> {
  const text = code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(text)) return (await useCode(p, q, username, text, now, true)) ? 'code' : undefined
  const used = await q.execute(sql`
    update account_recovery_code set used_at = ${now}
    where username = ${username} and digest = ${digestOf(p, username, text)} and used_at is null`)
  return used > 0 ? 'recovery' : undefined
}

/** Uses up the step of a right code; the row is locked, so that one code cannot be used twice at once. */
async function useCode(
  p: IdentityParts,
  q: Queryable,
  username: string,
  code: string,
  now: Moment,
  confirmed: boolean,
): Promise<boolean> {
  const [row] = await q.rows<{ secret: string; lastStep: bigint | null }>(sql`
    select secret_sealed as secret, last_step as "lastStep" from account_factor
    where username = ${username} and (confirmed_at is not null) = ${confirmed} for update`)
  if (!row) return false
  const step = stepOf(p.keys.open(row.secret), code, now, row.lastStep === null ? undefined : Number(row.lastStep))
  if (step === undefined) return false
  await q.execute(sql`update account_factor set last_step = ${step} where username = ${username}`)
  return true
}

/** A new secret for an account that has no second factor yet, waiting to be confirmed. Refuses (`auth.factor.exists`) when it has one. */
export async function beginFactor(
  p: IdentityParts,
  q: Queryable,
  username: string,
  now: Moment,
): Promise<{ secret: string; uri: string }> {
  const secret = newSecret()
  const made = await q.execute(sql`
    insert into account_factor as f (username, secret_sealed, made_at) values (${username}, ${p.keys.seal(secret)}, ${now})
    on conflict (username) do update set secret_sealed = excluded.secret_sealed, made_at = excluded.made_at, last_step = null
      where f.confirmed_at is null`)
  if (made === 0) throw new Refusal('auth.factor.exists', '已经启用了动态口令，要换手机请先停用再重新启用。')
  return { secret, uri: factorUri(secret, `权衡 ${p.installed.countyName}`, username) }
}

/** Confirms the waiting secret by its first code, and gives recovery codes; nothing when the code is wrong. */
export async function confirmFactor(
  p: IdentityParts,
  q: Queryable,
  username: string,
  code: string,
  now: Moment,
): Promise<string[] | undefined> {
  const text = code.normalize('NFKC').replace(/\s/g, '')
  if (!(await useCode(p, q, username, text, now, false))) return undefined
  await q.execute(sql`update account_factor set confirmed_at = ${now} where username = ${username}`)
  return await renewRecoveryCodes(p, q, username)
}

/** New recovery codes in the place of all from before. They are given once: the table has their digests. */
export async function renewRecoveryCodes(p: IdentityParts, q: Queryable, username: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () =>
    Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join(''),
  )
  await q.execute(sql`delete from account_recovery_code where username = ${username}`)
  await q.execute(sql`
    insert into account_recovery_code (username, digest)
    select ${username}::text, digest from unnest(${sql.param(codes.map((c) => digestOf(p, username, c)))}::text[]) as made(digest)`)
  return codes.map((c) => `${c.slice(0, 5)}-${c.slice(5)}`)
}

const digestOf = (p: IdentityParts, username: string, code: string): string =>
  p.keys.lookup(`recovery ${username} ${code}`)

/** Takes the second factor and its recovery codes away; false when there was none. */
export async function removeFactor(q: Queryable, username: string): Promise<boolean> {
  await q.execute(sql`delete from account_recovery_code where username = ${username}`)
  return (await q.execute(sql`delete from account_factor where username = ${username}`)) > 0
}

/** Since when the second factor is in use, and how many recovery codes are left. */
export async function factorOf(
  q: Queryable,
  username: string,
): Promise<{ since: Moment | null; recoveryLeft: number }> {
  const [row] = await q.rows<{ since: Moment | null; left: number }>(sql`
    select (select confirmed_at from account_factor where username = ${username}) as since,
      (select count(*)::int from account_recovery_code where username = ${username} and used_at is null) as left`)
  return { since: row!.since, recoveryLeft: row!.left }
}
