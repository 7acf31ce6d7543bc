import type { Moment } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { MakeId } from '#platform/ids/uuid.ts'

export interface Notice {
  /** Accounts. */
  to: readonly string[]
  from: string
  title: string
  body?: string
  /** The page that it is about. */
  page?: string
}

/**
 * Puts a message into inboxes, and a copy into the post for whoever wants one there. Part of the transaction that it tells of:
 * what did not happen is not told. The copy goes by the id of the message.
 */
export async function notify(q: Queryable, when: { at: Moment; makeId: MakeId }, n: Notice): Promise<number> {
  const rows = [...new Set(n.to)].map((account) => ({ id: when.makeId(when.at), account }))
  const count = await q.execute(sql`
    insert into message_notice (county_code, id, account, from_name, title, body, page, at)
    select ${q.scope.county}, l.id, a.username, ${n.from}, ${n.title}, ${n.body ?? null}, ${n.page ?? null}, ${when.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id uuid, account text)
    join account a on a.username = l.account and a.county_code = ${q.scope.county} and not a.disabled`)
  await q.execute(sql`
    insert into message_send (county_code, id, channel, place, target_sealed, target_masked, subject, content, segments, state, round, tries, to_enter)
    select n.county_code, n.id, 'EMAIL', 1, m.address_sealed, m.address_masked, n.title, coalesce(n.body, n.title), 0, 'QUEUED', 0, 0, false
    from message_notice n join message_mailbox m on m.county_code = n.county_code and m.account = n.account
    where n.county_code = ${q.scope.county} and n.id = any (${sql.param(rows.map((r) => r.id))}::uuid[])`)
  return count
}
