import { type Clock, systemClock } from '#platform/clock/clock.ts'
import type { Due } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { hashPassword } from './password.ts'
import type { Role } from './roles.ts'

export interface SignedIn {
  username: string
  name: string
  role: Role
  countyCode: string
  stations: '*' | readonly string[]
  sessionId: string
  way: 'password' | 'sso'
  due: Due | null
}

export interface NewAccount {
  username: string
  password: string
  name: string
  role: Role
  stations?: readonly string[] | null
  mustChange?: boolean
}

/** Makes an account, or makes it anew with this password and role where the name is taken. Asks nothing: for a first run and for tests. */
export async function putAccount(q: Queryable, a: NewAccount, clock: Clock = systemClock): Promise<void> {
  await q.execute(sql`
    insert into account (username, county_code, name, role, stations, password_hash, must_change, disabled, password_set_at)
    values (${a.username}, ${q.scope.county}, ${a.name}, ${a.role}, ${a.stations ? JSON.stringify(a.stations) : null}::jsonb,
      ${await hashPassword(a.password)}, ${a.mustChange ?? false}, false, ${clock.now()})
    on conflict (username) do update set name = excluded.name, role = excluded.role, stations = excluded.stations,
      password_hash = excluded.password_hash, must_change = excluded.must_change, disabled = false, password_set_at = excluded.password_set_at
      where account.county_code = excluded.county_code`)
}

/** An account as it stands in the table, of the county in scope. */
export interface AccountRow {
  username: string
  name: string
  role: Role
  countyCode: string
  stations: string[] | null
  passwordHash: string
  mustChange: boolean
  disabled: boolean
  hasFactor: boolean
}

/** The account of a name in the county in scope; nothing when there is none. */
export async function findAccount(q: Queryable, username: string): Promise<AccountRow | undefined> {
  const [row] = await q.rows<AccountRow>(sql`
    select a.username, a.name, a.role, a.county_code as "countyCode", a.stations, a.password_hash as "passwordHash",
      a.must_change as "mustChange", a.disabled, f.confirmed_at is not null as "hasFactor"
    from account a left join account_factor f on f.username = a.username
    where a.username = ${username} and a.county_code = ${q.scope.county}`)
  return row
}

/** Stations that an account is tied to. Who works for a station and was given none sees nothing, not everything. */
export const stationsOf = (a: Pick<AccountRow, 'role' | 'stations'>): '*' | readonly string[] =>
  a.stations ?? (a.role === 'station' ? [] : '*')
