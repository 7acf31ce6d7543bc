import type { Access, Held } from '#platform/auth/access.ts'
import { type DataScope, allows, shippedRole, threeAdministrators } from '#platform/auth/roles.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { delegatedTo, hasLeft } from '#kernel/org/delegation.ts'
import { stationsToday } from '#kernel/org/successors.ts'
import { orgUnit as u } from '#kernel/org/tables.ts'
import { accessGrant as g, accessRole as r, accessSeparation as s } from './tables.ts'

/** The part of an account that access depends on. */
export interface AccountAccess {
  username: string
  role: string
  /** Stations that the account itself is tied to; `*` for none. */
  stations: '*' | readonly string[]
}

/** A role as it stands on a day: shipped, changed by the bureau, or the bureau's own. */
export interface RoleInForce {
  code: string
  title: string
  may: readonly string[]
  reach: DataScope
  administrator: boolean
}

/** One role given, whether with the account or by a dated row. */
export interface Given {
  role: string
  reach: DataScope | null
  unitCode: string | null
}

const inForce = (
  table: { fromDay: typeof r.fromDay | typeof g.fromDay; toDay: typeof r.toDay | typeof g.toDay },
  on: Day,
): SQL => sql`${table.fromDay} <= ${on}::date and (${table.toDay} is null or ${table.toDay} > ${on}::date)`

/** Whether the three administrators are kept apart on a day. */
export async function separatedOn(q: Queryable, on: Day): Promise<boolean> {
  const [row] = await q.select(
    { separate: s.separate },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.fromDay} <= ${on}::date order by ${s.fromDay} desc limit 1`,
  )
  return row?.separate ?? false
}

/** The bureau's own roles and changes in force on a day, by code. */
export async function ownRolesOn(q: Queryable, on: Day): Promise<Map<string, RoleInForce>> {
  const rows = await q.select(
    { code: r.code, title: r.title, may: r.may, reach: r.reach },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${inForce(r, on)}`,
  )
  return new Map(rows.map((row) => [row.code, { ...row, administrator: false }]))
}

/** A role by its code, the bureau's own row before the shipped one; administrators are as shipped. Nothing for an unknown code. */
export function roleInForce(code: string, own: ReadonlyMap<string, RoleInForce>): RoleInForce | undefined {
  const shipped = shippedRole(code)
  if (shipped?.administrator) return { ...shipped, code, administrator: true }
  return own.get(code) ?? (shipped && { ...shipped, code, administrator: false })
}

/**
 * Everything that an account holds on a day, with what it holds for colleagues who are away. A station that went into another
 * gives way to it. Run it in a scope that sees the whole county.
 */
export async function accessOf(q: Queryable, account: AccountAccess, on: Day): Promise<Access> {
  if (await hasLeft(q, account.username, on)) return { held: [] }
  const own = await heldBy(q, account, on)
  const handedOn: Held[] = []
  for (const { name, account: absent, permissions } of await delegatedTo(q, account.username, on)) {
    // Only what the absent colleague holds himself today, and only what he named.
    for (const h of await heldBy(q, absent, on)) {
      const may = permissions.filter((p) => allows(h.may, p))
      if (may.length > 0) handedOn.push({ ...h, may, title: `代${name}`, city: false, behalfOf: name })
    }
  }
  return { held: [...own, ...handedOn] }
}

async function heldBy(q: Queryable, account: AccountAccess, on: Day): Promise<Held[]> {
  const grants = await q.select(
    { role: g.role, reach: g.reach, unitCode: g.unitCode },
    sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${q.scope.county} and ${g.username} = ${account.username} and ${inForce(g, on)}`,
  )
  const separate = await separatedOn(q, on)
  const own = await ownRolesOn(q, on)
  const found = givenTo(account, grants, separate)
    .map((given) => ({ given, role: roleInForce(given.role, own) }))
    .filter((f): f is { given: Given; role: RoleInForce } => f.role !== undefined)
  const kept = separate ? apart(found) : found
  const tree = kept.some((f) => f.given.unitCode !== null) ? await unitTree(q) : new Map<string, string[]>()
  const made = kept.map(({ given, role }) => held(role, given, account.stations, tree))
  return await Promise.all(made.map(async (h) => ({ ...h, stations: await stationsToday(q, h.stations, on) })))
}

/** With administrators apart only dated rows count: who makes accounts does not give rights. */
export const givenTo = (account: Pick<AccountAccess, 'role'>, grants: readonly Given[], separate: boolean): Given[] =>
  separate ? [...grants] : [{ role: account.role, reach: null, unitCode: null }, ...grants]

/** Administrators apart: each is one of the three and nothing else, and nobody is all of them. Who holds more holds nothing. */
function apart<F extends { role: RoleInForce }>(found: readonly F[]): F[] {
  const usable = found.filter((f) => f.role.code !== 'admin')
  const administrators = usable.filter((f) => f.role.administrator)
  if (administrators.length === 0) return usable
  return new Set(usable.map((f) => f.role.code)).size === 1 ? usable : []
}

/** Whether these roles may be held together while administrators are apart. */
export const mayBeTogether = (codes: readonly string[]): boolean => {
  const distinct = new Set(codes.filter((c) => c !== 'admin'))
  return distinct.size <= 1 || !threeAdministrators.some((a) => distinct.has(a))
}

function held(
  role: RoleInForce,
  given: Given,
  accountStations: '*' | readonly string[],
  tree: ReadonlyMap<string, string[]>,
): Held {
  const reach = given.reach ?? role.reach
  const wide = reach === 'bureau' || reach === 'city'
  const units = given.unitCode === null ? undefined : below(given.unitCode, tree)
  // An account tied to stations stays tied to them, whatever the role; a role tied to a unit sees nothing without one.
  const stations = units ?? (accountStations === '*' ? (wide ? ('*' as const) : []) : accountStations)
  return {
    role: role.code,
    title: role.title,
    may: role.may,
    stations: wide && accountStations === '*' ? '*' : stations,
    own: reach === 'own',
    city: reach === 'city',
  }
}

/**
 * Unit → units directly below it, whatever their dates: the rows of a station that was closed stay with the unit it stood under.
 */
async function unitTree(q: Queryable): Promise<Map<string, string[]>> {
  const units = await q.select(
    { code: u.code, parent: u.parentCode },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} and ${u.parentCode} is not null`,
  )
  const tree = new Map<string, string[]>()
  for (const { code, parent } of units) tree.set(parent!, [...(tree.get(parent!) ?? []), code])
  return tree
}

/** A unit and everything below it. */
function below(unit: string, tree: ReadonlyMap<string, string[]>): string[] {
  const found = new Set([unit])
  for (const code of found) for (const child of tree.get(code) ?? []) found.add(child)
  return [...found].sort()
}
