import type { Input, Output } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { maskAddress, readAddress } from '#platform/message/phone-number.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { listPage } from '#kernel/record/list.ts'
import type { listInbox, markRead, sendNotice, setMailbox } from './inbox-contract.ts'
import { notify } from './notify.ts'
import type { SendingSetup } from './setup.ts'
import { messageNotice as n } from './tables.ts'

/** The caller's own messages, newest first. */
export async function inbox(call: Call, input: Input<typeof listInbox>): Promise<Output<typeof listInbox>> {
  const page = await call.read((q) =>
    listPage(
      q,
      {
        fields: {
          id: n.id,
          title: n.title,
          body: n.body,
          page: n.page,
          fromName: n.fromName,
          at: n.at,
          readAt: n.readAt,
        },
        from: sql`from ${n}`,
        where: [
          sql`${n.countyCode} = ${q.scope.county} and ${n.account} = ${call.actor.id}`,
          input.unread === undefined
            ? undefined
            : input.unread
              ? sql`${n.readAt} is null`
              : sql`${n.readAt} is not null`,
          input.q
            ? sql`(position(${input.q} in ${n.title}) > 0 or position(${input.q} in coalesce(${n.body}, '')) > 0)`
            : undefined,
        ],
        sorts: { at: n.at },
        id: n.id,
      },
      input,
    ),
  )
  return page as unknown as Output<typeof listInbox>
}

/** How many of the caller's messages he has not read. */
export async function unreadOf(call: Call): Promise<number> {
  const [row] = await call.read((q) =>
    q.rows<{ n: number }>(
      sql`select count(*)::int as n from message_notice where county_code = ${q.scope.county} and account = ${call.actor.id} and read_at is null`,
    ),
  )
  return row!.n
}

export async function read(call: Call, { ids }: Input<typeof markRead>): Promise<{ marked: number }> {
  const which = ids === undefined ? sql`true` : sql`id = any (${sql.param(ids)}::uuid[])`
  const marked = await call.db.write(call.scope, (q) =>
    q.execute(sql`
      update message_notice set read_at = ${call.clock.now()}
      where county_code = ${q.scope.county} and account = ${call.actor.id} and read_at is null and ${which}`),
  )
  return { marked }
}

/** Accounts of the bureau that somebody works with, but for the caller's. */
export async function colleagues(call: Call): Promise<{ account: string; name: string }[]> {
  return await call.read((q) =>
    q.rows<{ account: string; name: string }>(sql`
      select username as account, name from account
      where county_code = ${q.scope.county} and not disabled and username <> ${call.actor.id} order by name, username`),
  )
}

/** Writes to colleagues. Refuses (`message.notice.nobody`) when none of the accounts is there. */
export async function tellColleagues(
  call: Call,
  setup: SendingSetup,
  input: Input<typeof sendNotice>,
): Promise<{ count: number }> {
  const count = await call.write(async (tx) => {
    const told = await notify(tx, tx, { ...input, from: call.acted.actor.name })
    if (told === 0)
      throw new Refusal('message.notice.nobody', '收件人都不在账号里，或者已经停用，请重新选择。', {
        fields: { to: '请重新选择' },
      })
    return told
  })
  setup.wake()
  return { count }
}

export async function mailboxOf(
  call: Call,
  setup: SendingSetup,
): Promise<{ possible: boolean; address: string | null }> {
  const [row] = await call.read((q) =>
    q.rows<{ address: string }>(
      sql`select address_masked as address from message_mailbox where county_code = ${q.scope.county} and account = ${call.actor.id}`,
    ),
  )
  return { possible: setup.mail !== undefined, address: row?.address ?? null }
}

/** Sets where copies go, or that they go nowhere. */
export async function putMailbox(
  call: Call,
  setup: SendingSetup,
  { address }: Input<typeof setMailbox>,
): Promise<Record<string, never>> {
  const given = address?.trim()
  if (!given) {
    await call.db.write(call.scope, (q) =>
      q.execute(sql`delete from message_mailbox where county_code = ${q.scope.county} and account = ${call.actor.id}`),
    )
    return {}
  }
  if (!setup.mail)
    throw new Refusal('message.mailbox.not-set', '还没有设置邮件服务器，不能发邮件副本。', { status: 409 })
  const found = readAddress(given)
  if ('reason' in found)
    throw new Refusal('message.mailbox.address', '邮箱写得不对，请核对。', { fields: { address: found.reason } })
  await call.db.write(call.scope, (q) =>
    q.execute(sql`
      insert into message_mailbox (county_code, account, address_sealed, address_masked, set_at)
      values (${q.scope.county}, ${call.actor.id}, ${call.keys.seal(found.address)}, ${maskAddress(found.address)}, ${call.clock.now()})
      on conflict (county_code, account) do update set address_sealed = excluded.address_sealed,
        address_masked = excluded.address_masked, set_at = excluded.set_at`),
  )
  return {}
}
