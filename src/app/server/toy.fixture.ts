import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { distinct, growth, population, ratio, sum } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { business } from '#kernel/manifest/business.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { party, partyState } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows } from '#kernel/record/write.ts'
import type { TestDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'

/** A toy business over the register: no table of its own. */

const registered = population({
  name: 'toy.registered',
  business: 'toy',
  from: (at) =>
    sql`${at(party)} join ${at(partyState)} on ${partyState.countyCode} = ${party.countyCode} and ${partyState.partyId} = ${party.id}`,
  record: partyState.id,
  party: party.id,
  keys: { record: partyState.id, party: party.id },
  time: { kind: 'stock', periods: [{ from: partyState.fromDay, to: partyState.toDay }] },
  day: partyState.fromDay,
  text: party.name,
})
const described = { section: '1.9', system: 'S99', definition: '玩具' }
const active = distinct({
  ...described,
  id: 'toy.active',
  name: '在册户数',
  unit: '户',
  over: registered,
  key: 'party',
})
const long = distinct({
  ...described,
  id: 'toy.long',
  name: '名称较长的户数',
  unit: '户',
  over: registered,
  key: 'party',
  where: sql`length(${party.name}) > 6`,
  partOf: 'toy.active',
})
const letters = sum({
  ...described,
  id: 'toy.letters',
  name: '名称字数',
  unit: '条',
  over: registered,
  amount: sql`length(${party.name})::bigint`,
  measure: 'number',
  amountLabel: '字数',
})
const share = ratio({
  ...described,
  id: 'toy.share',
  name: '长名称占比',
  numerator: long,
  denominator: active,
  key: 'party',
})
const grown = growth({ ...described, id: 'toy.growth', name: '在册户数增长', of: active })
const manyFaults: Rule = {
  id: 'T1',
  title: '玩具规则',
  figures: ['toy.active'],
  check: async ({ figure }) => ({
    holds: false,
    text: `${(await figure('toy.active')).printed} 户`,
    faults: Array.from({ length: 700 }, (_, i) => ({
      recordId: String(i),
      partyId: null,
      partyName: null,
      page: null,
      text: '不对',
    })),
  }),
}
export const toy = business({
  id: 'toy',
  title: '玩具业务',
  group: '综合',
  summary: '',
  systems: [],
  permissions: {},
  operations: [],
  indicators: [active, long, letters, share, grown],
  rules: [manyFaults],
  partySection: {
    title: '玩具',
    reading: 'party.read',
    records: [
      {
        id: 'toy.state',
        title: '玩具',
        page: '/toys',
        rows: () => ({
          of: partyState,
          party: partyState.partyId,
          day: partyState.fromDay,
          said: [partyState.state],
          from: sql`from ${asKnownNow.at(partyState)}`,
        }),
        text: ([state]) => `状态 ${state}`,
      },
    ],
    warnings: async () => [{ tone: 'red', day: day('2021-05-01'), text: '逾期', todo: '办理', page: null }],
  },
  home: async () => [{ title: '待办', count: 3, link: '/toy', tone: 'red' }],
})
export const failing = business({
  ...toy,
  id: 'failing',
  title: '坏业务',
  indicators: [],
  rules: [],
  home: undefined,
  partySection: {
    title: '坏',
    reading: 'party.read',
    records: [
      {
        id: 'failing.state',
        title: '坏',
        page: null,
        rows: () => ({
          of: partyState,
          party: partyState.partyId,
          day: partyState.fromDay,
          said: [],
          from: sql`from no_such_table`,
        }),
        text: () => '',
      },
    ],
    warnings: (q) => q.rows(sql`select * from no_such_table`),
  },
})

/** Four parties of two stations: one more from March 2021, entered in December. Ends on 5 December 2021. */
export async function fillToy(t: TestDatabase): Promise<string[]> {
  t.clock.set('2020-12-20T01:00:00Z')
  await t.write((tx) => insertRows(tx, coverage, [{ business: 'toy', completeFrom: day('2020-01-01') }]))
  await t.write((tx) =>
    insertRows(
      tx,
      orgUnit,
      ['01', '02'].map((code) => ({
        code,
        name: code === '01' ? '城关市场监督管理所' : '青溪市场监督管理所',
        shortName: code === '01' ? '城关所' : '青溪所',
        kind: 'station' as const,
        fromDay: day('2019-01-01'),
      })),
    ),
  )
  const ids = await putParties(t, [
    someParty('玉衡县恒川木业有限公司', '91459923MA5X000141'),
    someParty('赵安小吃店', '92459923MA5X000241', { category: 'INDIVIDUAL', typeCode: '9600' }),
    someParty('玉衡县青溪茶叶合作社', '93459923MA5X000341', { station: '02' }),
  ])
  t.clock.set('2021-12-01T01:00:00Z')
  ids.push(
    ...(await putParties(t, [someParty('钱宁五金店', '92459923MA5X000441', { from: '2021-03-01', station: '02' })])),
  )
  t.clock.set('2021-12-05T01:00:00Z')
  return ids
}
