import { allows, roles, shippedRole } from '#platform/auth/roles.ts'
import type { Operation } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { orgUnit as u } from '#kernel/org/tables.ts'
import { endGrant, grantRole, listGrants, listRoles, restoreRole, separateAdministrators, setRole } from './contract.ts'
import { mayBeTogether, ownRolesOn, roleInForce, separatedOn } from './resolve.ts'
import { defineRole, end, grant, restore, separate } from './service.ts'
import { accessGrant as g, accessRole as r } from './tables.ts'

/** Every permission and every operation of the installation: what roles are made of. */
export interface Declared {
  permissions: readonly { permission: string; title: string; business: string }[]
  operations: readonly { contract: Operation; business: string }[]
}

/** Roles, who holds them, and the three administrators. `declared` is asked late: it lists these operations too. */
export const accessOperations = (declared: () => Declared): readonly Handled[] => [
  handle(listRoles, async (call) => {
    const { permissions, operations } = declared()
    return await call.read(async (q) => {
      const own = await ownRolesOn(q, call.today)
      const separated = await separatedOn(q, call.today)
      const since = await q.select(
        { code: r.code, fromDay: r.fromDay, reason: r.reason },
        sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.fromDay} <= ${call.today}::date
          and (${r.toDay} is null or ${r.toDay} > ${call.today}::date)`,
      )
      const accounts = new Map<string, number>()
      for (const x of await grantsOf(q, call.today, separated))
        if (x.counts) accounts.set(x.role, (accounts.get(x.role) ?? 0) + 1)
      const codes = [...new Set([...Object.keys(roles), ...own.keys()])]
      const listed = codes.map((code) => {
        const role = roleInForce(code, own)!
        const row = since.find((x) => x.code === code)
        const origin =
          shippedRole(code) === undefined ? ('own' as const) : row ? ('changed' as const) : ('shipped' as const)
        return {
          ...role,
          may: [...role.may],
          origin,
          since: row?.fromDay ?? null,
          reason: row?.reason ?? null,
          accounts: accounts.get(code) ?? 0,
        }
      })
      return {
        separate: separated,
        roles: listed,
        permissions: [...permissions],
        operations: operations.map(({ contract: c, business }) => ({
          name: c.name,
          title: c.title,
          method: c.method,
          path: c.path,
          permission: c.permission,
          business,
          roles: listed.filter((role) => allows(role.may, c.permission)).map((role) => role.code),
        })),
      }
    })
  }),
  handle(listGrants, async (call) =>
    call.read(async (q) => ({
      grants: await grantsOf(q, call.today, await separatedOn(q, call.today)),
      accounts: await q.rows<{ username: string; name: string }>(
        sql`select username, name from account where county_code = ${q.scope.county} and not disabled order by username`,
      ),
      units: await q.select(
        { code: u.code, name: u.name },
        sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} and (${u.toDay} is null or ${u.toDay} > ${call.today}::date) order by ${u.code}`,
      ),
    })),
  ),
  handle(setRole, (call, input) =>
    defineRole(
      call,
      input,
      declared().permissions.map((p) => p.permission),
    ),
  ),
  handle(restoreRole, restore),
  handle(grantRole, grant),
  handle(endGrant, end),
  handle(separateAdministrators, separate),
]

/** Roles of all accounts: those that come with the account, then the dated ones. */
async function grantsOf(q: Queryable, today: string, separated: boolean) {
  const own = await ownRolesOn(q, today as never)
  const accounts = await q.rows<{ username: string; name: string; role: string; disabled: boolean }>(
    sql`select username, name, role, disabled from account where county_code = ${q.scope.county} order by username`,
  )
  const rows = await q.select(
    {
      id: g.id,
      version: g.version,
      username: g.username,
      role: g.role,
      reach: g.reach,
      unitCode: g.unitCode,
      unitName: u.shortName,
      fromDay: g.fromDay,
      toDay: g.toDay,
      reason: g.reason,
    },
    sql`from ${asKnownNow.at(g)} left join ${asKnownNow.at(u)} on ${u.countyCode} = ${g.countyCode} and ${u.code} = ${g.unitCode}
      where ${g.countyCode} = ${q.scope.county} order by ${g.username}, ${g.fromDay}, ${g.role}`,
  )
  const title = (code: string): string => roleInForce(code, own)?.title ?? code
  return accounts.flatMap((a) => {
    const dated = rows
      .filter((x) => x.username === a.username)
      .map((x) => ({
        ...x,
        unitName: x.unitName as string | null,
        name: a.name,
        roleTitle: title(x.role),
        counts:
          !a.disabled &&
          x.fromDay <= today &&
          (x.toDay === null || x.toDay > today) &&
          !(separated && x.role === 'admin'),
      }))
    // Whoever is an administrator and something else at once may do nothing while they are apart.
    const together = !separated || mayBeTogether(dated.filter((d) => d.counts).map((d) => d.role))
    const withAccount = {
      id: null,
      version: null,
      username: a.username,
      name: a.name,
      role: a.role,
      roleTitle: title(a.role),
      reach: null,
      unitCode: null,
      unitName: null,
      fromDay: null,
      toDay: null,
      reason: null,
      counts: !a.disabled && !separated,
    }
    return [withAccount, ...dated.map((d) => ({ ...d, counts: d.counts && together }))]
  })
}
