import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { openHouse } from '#app/house.ts'
import { allOperations } from '#app/server/operations.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { fillCounty } from '#test/bench/bench-database.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { type ListStatement, listStatements } from '#test/harness/list-statements.ts'

const parties = 10_000
/** A ledger of the county has so many rows at least; what is smaller tells nothing of an order. */
const many = 2_000

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Parent Relationship'?: string
  Plans?: Plan[]
}

const t = testDatabase()
let statements: readonly ListStatement[] = []
let large: ReadonlySet<string>
const plans = new Map<ListStatement, Plan>()

beforeAll(async () => {
  const house = await openHouse()
  await fillCounty(
    t,
    parties,
    house.businesses.map((b) => b.id),
  )
  statements = await listStatements(allOperations(house, new ImportDesk('unused')), house, {
    clock: t.clock,
    scope: countyScope,
  })
  const rows = await t.asOwner<{ name: string }>(`select relname as name from pg_class where reltuples > ${many}`)
  large = new Set(rows.map((r) => r.name))
  // As the product's role, on a connection as the product has it for a list.
  const client = new pg.Client({ connectionString: t.appUrl })
  await client.connect()
  await client.query(`set app.county = '${countyScope.county}'; set app.stations = '*'`)
  await client.query('set enable_seqscan = off; set random_page_cost = 1.1')
  for (const s of statements) {
    const { rows: found } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
      text: `explain (format json) ${s.text}`,
      values: s.values,
    })
    plans.set(s, found[0]!['QUERY PLAN'][0].Plan)
  }
  await client.end()
})

const nodes = (p: Plan): Plan[] => [p, ...(p.Plans ?? []).flatMap(nodes)]
/** Without what is looked up for the rows that are shown. */
const stem = (p: Plan): Plan[] => [
  p,
  ...(p.Plans ?? []).filter((x) => x['Parent Relationship'] !== 'SubPlan').flatMap(stem),
]
const told = (s: ListStatement): string => `${s.list} ${JSON.stringify(s.asked)}`

describe('every list with every filter and sort that its page offers', () => {
  it('is seen by this test', () => {
    const lists = new Set(statements.map((s) => s.list))
    expect(lists.size).toBeGreaterThan(20)
    expect(statements.length).toBeGreaterThan(1_000)
    for (const name of ['party', 'entity', 'annual_filing', 'permit_application', 'message_contact'])
      expect([...large], name).toContain(name)
  })

  it('reads no ledger from end to end', () => {
    const ledgers = new Set(declaredLedgers().map((l) => l.name))
    const whole = statements.flatMap((s) =>
      nodes(plans.get(s)!)
        .filter((n) => n['Node Type'].endsWith('Seq Scan') && ledgers.has(n['Relation Name']!))
        .map((n) => `${n['Relation Name']}: ${told(s)}`),
    )
    expect(whole).toEqual([])
  })

  it('asks the planner to keep to indexes', () => {
    const ledgers = new Set(declaredLedgers().map((l) => l.name))
    const free = statements.filter(
      (s) =>
        s.plan !== 'indexed' &&
        nodes(plans.get(s)!).some((n) => ledgers.has(n['Relation Name']!) && large.has(n['Relation Name']!)),
    )
    expect(free.map(told)).toEqual([])
  })

  it('comes in its order out of an index where it is not narrowed', () => {
    // Home's lists gather open matters of all kinds; counting needs no order.
    const sorting = statements.filter(
      (s) => / limit \$\d+$/.test(s.text) && Object.keys(s.asked).every((k) => k === 'sort' || k === 'order'),
    )
    const sorted = sorting.filter((s) => {
      const all = stem(plans.get(s)!)
      return all.some((n) => n['Node Type'] === 'Sort') && all.some((n) => large.has(n['Relation Name'] ?? ''))
    })
    expect(sorting.length).toBeGreaterThan(30)
    expect(sorted.map(told)).toEqual([])
  })
})
