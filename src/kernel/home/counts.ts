import { allows } from '#platform/auth/roles.ts'
import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { accessGrant as g } from '#kernel/access/tables.ts'
import type { Call, HomeCount } from '#kernel/manifest/business.ts'
import { unreadOf } from '#kernel/message/inbox.ts'
import { pendingHandOvers } from '#kernel/org/hand-over.ts'
import { running } from '#kernel/org/names.ts'
import { certificatesDue } from '#kernel/org/staff-views.ts'
import { staffDelegation as d } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'

export type Count = HomeCount & { business: string }

/** Days before its end at which a role that was given for a time is named. */
const grantWarning = 30

const counted = (business: string, counts: readonly HomeCount[]): Count[] =>
  counts.filter((c) => c.count > 0).map((c) => ({ business, ...c }))

/** Counts of the businesses that the caller may read, each in the scope in which he reads them. */
async function ofBusinesses(call: Call): Promise<Count[]> {
  const made: Count[] = []
  for (const b of call.house.businesses) {
    const reach = b.home && call.reachOf(`${b.id}.read`)
    if (reach) made.push(...counted(b.id, await call.db.read(reach.scope, (q) => b.home!(q, call.today))))
  }
  return made
}

/** Imports that were looked at and wait to be taken in. */
async function ofImports(call: Call): Promise<Count[]> {
  const [row] = await call.read((q) =>
    q.rows<{ n: number }>(
      sql`select count(*)::int as n from import_batch where county_code = ${q.scope.county} and state = 'previewed'`,
    ),
  )
  return counted('import', [{ title: '已预览、未入账的导入', count: row!.n, link: '/imports', tone: 'amber' }])
}

/** What whoever looks after the staff has to see to. */
async function ofStaff(call: Call): Promise<Count[]> {
  return await call.read(async (q) => {
    const { expired, expiring } = await certificatesDue(q, call.today)
    const people = await pendingHandOvers(call.house, q, call.today)
    const expiringList = '/org/staff?expiring=true'
    return counted('org', [
      { title: '执法证已过期', count: expired, link: expiringList, tone: 'red' },
      { title: '执法证 90 日内到期', count: expiring, link: expiringList, tone: 'amber' },
      { title: '离任、调动后未交接完的人', count: people.length, link: '/org/hand-over', tone: 'red' },
    ])
  })
}

/** Accounts that need the system administrator. */
async function ofAccounts(call: Call): Promise<Count[]> {
  const [row] = await call.read((q) =>
    q.rows<{ locked: number; unused: number }>(sql`select
      (select count(*)::int from sign_in_guard where locked_until > ${call.clock.now()}) as locked,
      (select count(*)::int from account where county_code = ${q.scope.county} and not disabled and must_change and last_sign_in_at is null) as unused`),
  )
  return counted('account', [
    { title: '锁定中的登录（账号、地址）', count: row!.locked, link: '/accounts', tone: 'red' },
    { title: '从未登录的新账号', count: row!.unused, link: '/accounts', tone: 'plain' },
  ])
}

/** Rights that need the security administrator: given for a time that runs out, or handed on. */
async function ofAccess(call: Call): Promise<Count[]> {
  const [row] = await call.read((q) =>
    q.rows<{ ending: number; delegations: number }>(sql`select
      (select count(*)::int from ${asKnownNow.at(g)} where ${g.countyCode} = ${q.scope.county}
        and ${g.toDay} > ${call.today}::date and ${g.toDay} <= ${addDays(call.today, grantWarning)}::date) as ending,
      (select count(*)::int from ${asKnownNow.at(d)} where ${d.countyCode} = ${q.scope.county} and ${running(d, call.today)}) as delegations`),
  )
  return counted('access', [
    { title: `${grantWarning} 日内到期的授权`, count: row!.ending, link: '/roles', tone: 'amber' },
    { title: '正在代理的人', count: row!.delegations, link: '/org/absences', tone: 'plain' },
  ])
}

/** Counts by the permission that makes them somebody's concern. */
const parts: readonly (readonly [permission: string, of: (call: Call) => Promise<Count[]>])[] = [
  ['import.run', ofImports],
  ['staff.change', ofStaff],
  ['account.manage', ofAccounts],
  ['access.grant', ofAccess],
]

/** What is worth knowing besides the tasks, as far as it is the caller's concern. */
export async function countsOf(call: Call): Promise<Count[]> {
  const unread = await unreadOf(call)
  const made = counted('message', [{ title: '未读消息', count: unread, link: '/inbox', tone: 'amber' }])
  for (const [permission, of] of parts) if (allows(call.actor.permissions, permission)) made.push(...(await of(call)))
  return [...made, ...(await ofBusinesses(call))]
}
