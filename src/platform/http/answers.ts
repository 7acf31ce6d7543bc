import { type Moment, laterBy, momentText } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { requestAnswer as a } from './tables.ts'

/** A request that carries a key: the form made it when it opened, so that the same form is never done twice. */
export interface Keyed {
  account: string
  key: string
  operation: string
  /** Keyed digest of everything that was sent. */
  digest: string
}

/** Days for which an answer can be asked for again; a form left open for longer is done anew. */
export const keptDays = 7
const dayMs = 86_400_000

/** Header that carries the key. */
export const keyHeader = 'idempotency-key'

/** The key of a request. Refuses (`request.key`, 400) what is none. */
export function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[A-Za-z0-9_-]{16,64}$/.test(header)) return header
  throw new Refusal('request.key', '提交编号（Idempotency-Key）要是 16 到 64 个字母、数字、“-”或“_”。', {
    status: 400,
  })
}

/**
 * The answer that this request was given before. Refuses (`request.changed`, 409) when something else was done under its key:
 * the form was changed after it had been sent.
 */
export async function answerOf(
  q: Queryable,
  keys: Pick<Keys, 'open'>,
  r: Keyed,
): Promise<{ answer: unknown } | undefined> {
  const [row] = await q.select(
    { operation: a.operation, digest: a.digest, sealed: a.sealed, at: a.at },
    sql`from ${a} where county_code = ${q.scope.county} and account = ${r.account} and key = ${r.key}`,
  )
  if (!row) return undefined
  if (row.operation !== r.operation || row.digest !== r.digest)
    throw new Refusal(
      'request.changed',
      `这张表单 ${momentText(row.at)} 已经提交成功，之后改动的内容没有办理。要改刚才那一条，请打开它修改；确实要再办一件，请再点一次保存。`,
      { status: 409 },
    )
  return { answer: JSON.parse(keys.open(row.sealed)) as unknown }
}

/**
 * Keeps an answer, and drops those that are too old. False when another request under the same key has been answered meanwhile:
 * whoever is told so in the transaction of an act takes the act back.
 */
export async function keepAnswer(
  q: Queryable,
  keys: Pick<Keys, 'seal'>,
  r: Keyed,
  answer: { text: string; at: Moment; again?: boolean },
): Promise<boolean> {
  const oldest = laterBy(answer.at, -keptDays * dayMs)
  const again = answer.again
    ? sql`do update set sealed = excluded.sealed where request_answer.operation = excluded.operation and request_answer.digest = excluded.digest`
    : sql`do nothing`
  const kept = await q.execute(sql`
    with old as (delete from request_answer where county_code = ${q.scope.county} and at < ${oldest})
    insert into request_answer (county_code, account, key, operation, digest, sealed, at)
    values (${q.scope.county}, ${r.account}, ${r.key}, ${r.operation}, ${r.digest}, ${keys.seal(answer.text)}, ${answer.at})
    on conflict (county_code, account, key) ${again}`)
  return kept === 1
}
