import { demoAccounts, whoAmI } from '#platform/auth/contract.ts'
import { roles } from '#platform/auth/roles.ts'
import { exchangeOperations } from '#kernel/exchange/operations.ts'
import type { ImportDesk } from '#kernel/exchange/service.ts'
import { indicatorOperations, scopeText } from '#kernel/indicator/operations.ts'
import { type Handled, type House, handle } from '#kernel/manifest/business.ts'
import { orgOperations } from '#kernel/org/operations.ts'
import { partyOperations } from '#kernel/party/operations.ts'
import { recordOperations } from '#kernel/record/operations.ts'
import { sql } from '#platform/db/database.ts'
import { demoAccountList } from './demo-accounts.ts'

/** Permissions of the kernel's own operations; businesses declare theirs. */
export const kernelPermissions: Readonly<Record<string, string>> = {
  'party.read': '查看主体',
  'indicator.read': '查看指标',
  'record.read': '查看记录的来历',
  'report.read': '查看年度工作总结',
  'import.read': '查看导入批次',
  'import.run': '导入、入账和撤销',
  'account.manage': '管理账号：新建、停用、重置、结束会话',
}

const who = handle(whoAmI, async (call) => {
  const [county] = await call.read((q) =>
    q.rows<{ name: string; kind: string }>(
      sql`select county_name as name, kind from installation where county_code = ${call.scope.county}`,
    ),
  )
  const role = call.actor.role as keyof typeof roles
  return {
    name: call.actor.name,
    role,
    roleTitle: roles[role].title,
    permissions: [...roles[role].may],
    county: { code: call.scope.county, name: county!.name, bureauName: call.bureauName },
    demo: county!.kind === 'demo',
    today: call.today,
    scopeText: scopeText(call),
    businesses: call.house.businesses.map((b) => ({ id: b.id, title: b.title, group: b.group })),
  }
})

const demo = handle(demoAccounts, async (call) => {
  const [row] = await call.read((q) =>
    q.rows<{ kind: string }>(sql`select kind from installation where county_code = ${call.scope.county}`),
  )
  return {
    accounts:
      row?.kind === 'demo'
        ? demoAccountList.map((a) => ({
            username: a.username,
            password: a.password,
            name: a.name,
            roleTitle: roles[a.role].title,
          }))
        : [],
  }
})

/** Every operation of the product: the kernel's, then those of each business. Signing in and out set a cookie: see raw-routes.ts. */
export const allOperations = (house: House, desk: ImportDesk): readonly Handled[] => [
  who,
  demo,
  ...orgOperations,
  ...partyOperations,
  ...recordOperations,
  ...indicatorOperations,
  ...exchangeOperations(desk),
  ...house.businesses.flatMap((b) => b.operations),
]
