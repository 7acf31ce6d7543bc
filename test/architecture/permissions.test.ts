import { beforeAll, describe, expect, it } from 'vitest'
import { openHouse } from '#app/house.ts'
import { allOperations, kernelPermissions } from '#app/server/operations.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import type { Handled, House } from '#kernel/manifest/business.ts'

let house: House
let operations: readonly Handled[] = []
beforeAll(async () => {
  house = await openHouse()
  operations = allOperations(house, new ImportDesk('unused'))
})

describe('operations', () => {
  it('each declare a permission that somebody declared', () => {
    const declared = new Set([
      ...Object.keys(kernelPermissions),
      ...house.businesses.flatMap((b) => Object.keys(b.permissions)),
    ])
    expect(operations.length).toBeGreaterThan(40)
    const undeclared = operations
      .map((o) => o.contract)
      .filter((c) => c.permission !== 'public' && c.permission !== 'signed-in' && !declared.has(c.permission))
    expect(undeclared.map((c) => `${c.name}: ${c.permission}`)).toEqual([])
  })

  it('have names and addresses of their own', () => {
    const names = operations.map((o) => o.contract.name)
    expect(new Set(names).size).toBe(names.length)
    const addresses = operations.map((o) => `${o.contract.method} ${o.contract.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('read with GET and write with POST: nothing that writes is open to everybody', () => {
    const open = operations.filter((o) => o.contract.permission === 'public').map((o) => o.contract.name)
    expect(open).toEqual(['demoAccounts'])
  })
})
