import { stationsOf } from '#platform/auth/accounts.ts'
import type { Role } from '#platform/auth/roles.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { running } from './names.ts'
import { staff, staffDelegation as d } from './tables.ts'

/** Somebody who is acted for, with his account as it stands. */
export interface Delegated {
  name: string
  account: { username: string; role: string; stations: '*' | readonly string[] }
  permissions: readonly string[]
}

/** For whom an account may act on a day, and what. A disabled account has nothing to hand on. */
export async function delegatedTo(q: Queryable, username: string, on: Day): Promise<Delegated[]> {
  const rows = await q.rows<{
    name: string
    username: string
    role: Role
    stations: string[] | null
    permissions: string[]
  }>(sql`
    select f.name, a.username, a.role, a.stations, ${d.permissions} as permissions from ${asKnownNow.at(d)}
    join staff t on t.county_code = ${d.countyCode} and t.staff_no = ${d.delegateNo} and t.void_reason is null and t.account = ${username}
    join staff f on f.county_code = ${d.countyCode} and f.staff_no = ${d.staffNo} and f.void_reason is null
      and (f.left_on is null or f.left_on > ${on}::date)
    join account a on a.county_code = f.county_code and a.username = f.account and not a.disabled
    where ${d.countyCode} = ${q.scope.county} and ${running(d, on)} order by f.staff_no`)
  return rows.map((r) => ({
    name: r.name,
    account: { username: r.username, role: r.role, stations: stationsOf(r) },
    permissions: r.permissions,
  }))
}

/** Whether the person of an account has left by a day: from then on the account gives no rights, whoever forgets to disable it. */
export async function hasLeft(q: Queryable, username: string, on: Day): Promise<boolean> {
  const [row] = await q.select(
    { id: staff.id },
    sql`from ${asKnownNow.at(staff)} where ${staff.countyCode} = ${q.scope.county} and ${staff.account} = ${username} and ${staff.leftOn} <= ${on}::date`,
  )
  return row !== undefined
}
