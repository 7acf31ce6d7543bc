import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Operation } from '#platform/contract/operation.ts'
import { type Role, allows, roles } from '#platform/auth/roles.ts'
import type { House } from '#kernel/manifest/business.ts'
import { loadDemo } from '#app/demo/load.ts'
import { openHouse } from '#app/house.ts'
import { testCounty, testDatabase } from '#test/harness/database.ts'
import { allContracts, allOperations, kernelPermissions } from './operations.ts'
import { expectedFileChangers } from '#test/architecture/expected/files.ts'
import { expectedPermissions } from '#test/architecture/expected-permissions.ts'
import { served } from './served.fixture.ts'

const everybody = Object.keys(roles) as Role[]
const allExpected: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(expectedPermissions))
/** Roles that may call an operation: as written down, or for a business that is not in the table yet, by its permission. */
const mayCall = (c: Operation): readonly string[] => {
  if (c.permission === 'signed-in') return everybody
  const [, detail] = /^(.*)(?:AddAttachments|VoidAttachment)$/.exec(c.name) ?? []
  if (detail !== undefined && detail in expectedFileChangers) return expectedFileChangers[detail]!.split(' ')
  // A list as a spreadsheet is for whoever may see the list, the files of a record for whoever may see the record, an act on many
  // records for whoever may do it to one.
  const expected = allExpected[c.name.replace(/(?:Export|Attachments|AttachmentContent|Bulk)$/, '')]
  if (expected !== undefined) return expected.split(' ')
  return c.permission.endsWith('.read') ? everybody.filter((r) => !r.endsWith('-admin')) : ['admin']
}

const t = testDatabase()
const scale = 0.01
let house: House
const s = served(t, async () => (house = await openHouse()))
const contracts = (): readonly Operation[] => allContracts(allOperations(house, undefined as never))
/** An address of an operation; its record need not exist. */
const address = (c: Operation, id = '018f0000-0000-7000-8000-000000000000'): string =>
  c.path.replace(':ledger', 'party').replace(':username', 'nobody-here').replace(':id', id).replace(':attachment', id)

beforeAll(async () => {
  const installed = { countyCode: testCounty, kind: 'demo' as const, countyName: '', bureauName: '' }
  await loadDemo({ db: t.db, house, clock: t.clock, installed }, () => undefined, { scale })
}, 400_000)

describe('every operation', () => {
  it('has a name and an address of its own and a permission that is declared', () => {
    const all = contracts()
    expect(all.length).toBeGreaterThan(20)
    const declared = {
      ...kernelPermissions,
      ...Object.assign({}, ...house.businesses.map((b) => b.permissions)),
    } as object
    const known = new Set(['public', 'signed-in', ...Object.keys(declared)])
    expect(all.filter((c) => !known.has(c.permission)).map((c) => `${c.name}: ${c.permission}`)).toEqual([])
    expect(new Set(all.map((c) => c.name)).size).toBe(all.length)
    expect(new Set(all.map((c) => `${c.method} ${c.path}`)).size).toBe(all.length)
    for (const b of house.businesses)
      for (const { contract } of b.operations)
        expect([contract.name, Object.keys(b.permissions)]).toEqual([
          contract.name,
          expect.arrayContaining([contract.permission]),
        ])
    expect(
      all
        .filter((c) => c.permission === 'public')
        .map((c) => c.name)
        .toSorted(),
    ).toEqual([
      'demoAccounts',
      'describeInterface',
      'finishSingleSignOn',
      'signIn',
      'signInState',
      'startSingleSignOn',
      'takeMessageReceipts',
    ])
  })

  it('is served, and without a session refused unless it is public', async () => {
    for (const c of contracts()) {
      const url = address(c)
      const answer = c.method === 'GET' ? await s.nobody.get(url) : await s.nobody.post(url)
      if (c.permission === 'public') expect([200, 302, 400, 404], c.name).toContain(answer.status)
      else {
        expect(answer.status, c.name).toBe(401)
        expect(answer.error().code, c.name).toBe('auth.sign-in')
      }
    }
  })

  it('is open to the roles that hold it and closed to all others', async () => {
    const others = contracts().filter((c) => c.permission !== 'public' && c.name !== 'signOut')
    const found: string[] = []
    for (const role of everybody) {
      const caller = await s.as(role)
      for (const c of others) {
        const allowed = mayCall(c).includes(role)
        // With an input that does not fit: who may call hears of it, who may not never gets so far.
        const answer =
          c.method === 'GET' ? await caller.get(`${address(c)}?asOf=x&limit=x`) : await caller.post(address(c))
        const refused = answer.status === 403 && answer.error().code === 'auth.not-allowed'
        if (refused === allowed || answer.status === 401 || answer.status >= 500)
          found.push(`${role} ${c.name} (${c.permission}): ${answer.status}`)
      }
    }
    expect(found).toEqual([])
  }, 400_000)

  it('of a business that no role knows is the administrator’s alone', () => {
    const may = (permission: string) => everybody.filter((role) => allows(roles[role].may, permission))
    expect(may('unknown.act')).toEqual(['admin'])
    expect(may('unknown.read')).toEqual(everybody.filter((r) => !r.endsWith('-admin')))
    expect(may('unknown.read-personal')).toEqual(['admin'])
  })
})

describe('every answer', () => {
  /** What an answer holds beyond its contract, and what it lacks. */
  function faults(c: Operation, body: unknown): string[] {
    const parsed = (c.output as z.ZodType).safeParse(body)
    if (!parsed.success) return parsed.error.issues.map((i) => `${c.name} ${i.path.join('.')}: ${i.message}`)
    return extra(body, parsed.data).map((path) => `${c.name} ${path}: not in the contract`)
  }
  function extra(given: unknown, kept: unknown): string[] {
    if (Array.isArray(given))
      return [...new Set(given.flatMap((x, i) => extra(x, (kept as unknown[])[i]).map((p) => `[]${p}`)))]
    if (typeof given !== 'object' || given === null) return []
    return Object.entries(given).flatMap(([key, value]) =>
      key in (kept as object)
        ? extra(value, (kept as Record<string, unknown>)[key]).map((p) => `.${key}${p}`)
        : [`.${key}`],
    )
  }

  it('is what its contract says, no more and no less, for the bureau and for a station', async () => {
    const found: string[] = []
    let rows = 0
    let records = 0
    for (const [who, role] of [
      ['admin', 'admin'],
      ['other-station', 'station'],
    ] as const) {
      const caller = await s.as(who)
      for (const { contract: c } of allOperations(house, undefined as never)) {
        if (c.method !== 'GET' || c.path.includes(':') || c.path.endsWith('.docx')) continue
        if (c.permission !== 'public' && !mayCall(c).includes(role)) continue
        // What must be asked about something (a draft of a form) is asked in the tests of its own.
        if (!(c.input as z.ZodType).safeParse({}).success) continue
        const list = 'row' in c
        const answer = await caller.get(list ? `${c.path}?limit=500` : c.path)
        expect(answer.status, `${c.name}: ${answer.body.slice(0, 300)}`).toBe(200)
        found.push(...faults(c, answer.json()))
        if (!list) continue
        const page = answer.json<{ rows: { id?: string }[] }>()
        rows += page.rows.length
        const detail = contracts().find((d) => d.method === 'GET' && d.path === `${c.path}/:id`)
        for (const row of detail ? page.rows.slice(0, 5) : []) {
          const one = await caller.get(address(detail!, row.id))
          expect(one.status, `${detail!.name} ${row.id}: ${one.body.slice(0, 300)}`).toBe(200)
          found.push(...faults(detail!, one.json()))
          records++
        }
      }
      const id = house.catalogue.indicators[0]?.id
      for (const c of id ? contracts().filter((x) => x.path.startsWith('/api/figures/:id')) : []) {
        const answer = await caller.get(address(c, id))
        expect(answer.status, c.name).toBe(200)
        found.push(...faults(c, answer.json()))
      }
    }
    expect([...new Set(found)]).toEqual([])
    expect(rows).toBeGreaterThan(100)
    expect(records).toBeGreaterThan(10)
  }, 400_000)
})
