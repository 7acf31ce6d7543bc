import { beforeAll, describe, expect, it } from 'vitest'
import { openHouse } from '#app/house.ts'
import { allOperations, kernelPermissions } from '#app/server/operations.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import { type Role, allows, roles } from '#platform/auth/roles.ts'
import { rawContracts } from '#app/server/raw-routes.ts'
import type { Operation } from '#platform/contract/operation.ts'
import type { House } from '#kernel/manifest/business.ts'
import { expectedPermissions } from './expected-permissions.ts'

let house: House
let contracts: readonly Operation[] = []
beforeAll(async () => {
  house = await openHouse()
  contracts = [...allOperations(house, new ImportDesk('unused')).map((o) => o.contract), ...rawContracts]
})

describe('operations', () => {
  it('each declare a permission that somebody declared', () => {
    const declared = new Set([
      ...Object.keys(kernelPermissions),
      ...house.businesses.flatMap((b) => Object.keys(b.permissions)),
    ])
    expect(contracts.length).toBeGreaterThan(40)
    const undeclared = contracts.filter(
      (c) => c.permission !== 'public' && c.permission !== 'signed-in' && !declared.has(c.permission),
    )
    expect(undeclared.map((c) => `${c.name}: ${c.permission}`)).toEqual([])
  })

  it('have names and addresses of their own', () => {
    const names = contracts.map((c) => c.name)
    expect(new Set(names).size).toBe(names.length)
    const addresses = contracts.map((c) => `${c.method} ${c.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('may be called by exactly the roles that are written down, one by one', () => {
    const everybody = Object.keys(roles) as Role[]
    const businessOf = (c: Operation): string =>
      house.businesses.find((b) => b.operations.some((o) => o.contract === c))?.id ?? 'kernel'
    const open = (p: string): boolean => p === 'public' || p === 'signed-in'
    const found: Record<string, Record<string, string>> = {}
    for (const c of contracts) {
      const may = open(c.permission)
        ? c.permission
        : everybody.filter((r) => allows(roles[r].may, c.permission)).join(' ')
      ;(found[businessOf(c)] ??= {})[c.name] = may
    }
    const installed = new Set(['kernel', ...house.businesses.map((b) => b.id)])
    // A business that is not in the table yet is new: nobody but the administrator acts in it until a role says so.
    const expected = Object.entries(expectedPermissions).filter(([business]) => installed.has(business))
    expect(expected.length).toBeGreaterThan(0)
    for (const [business, operations] of expected) expect(found[business], business).toEqual(operations)
    for (const [business, operations] of Object.entries(found))
      if (!(business in expectedPermissions))
        for (const c of contracts.filter((x) => x.name in operations && !x.permission.endsWith('.read')))
          expect([c.name, operations[c.name]]).toEqual([c.name, 'admin'])
  })
})
