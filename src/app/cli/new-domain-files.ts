/** Texts of a new slice, by file. Small on purpose: `src/domains/equity-pledge` shows what a whole one looks like. */
export function sliceFiles(name: string, title: string): Record<string, string> {
  const camel = name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase())
  const pascal = camel[0]!.toUpperCase() + camel.slice(1)
  const table = name.replaceAll('-', '_')
  return {
    'README.md': `# ${title} · ${name}

一句话说明它办什么事、依据什么法。

- **状态**：由日期推出，见 \`rules.ts\`。
- **谁能做**：\`${name}.read\` 查看，\`${name}.record\` 登记。
- **数字**：\`${table}.records.count\`。
- **存疑**：写在 \`law.ts\`（有法定数值时新建）。
`,
    'terms.ts': `/** State of a record on a day; derived from dates. */
export const ${camel}States = { OPEN: '办理中', CLOSED: '已办结' } as const
export type ${pascal}State = keyof typeof ${camel}States
`,
    'rules.ts': `import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { ${pascal}State } from './terms.ts'

export const ${camel}State = (r: { closedOn: Day | null }, on: Day): ${pascal}State =>
  r.closedOn !== null && r.closedOn <= on ? 'CLOSED' : 'OPEN'

/** Whether a record may be entered: not in the future. */
export function check${pascal}(r: { happenedOn: Day }, today: Day): Refusal | undefined {
  if (r.happenedOn <= today) return undefined
  const text = \`日期 \${r.happenedOn} 还没有到，请核对。\`
  return new Refusal('${name}.record.future', text, { fields: { happenedOn: text } })
}
`,
    'tables.ts': `import { day, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'

export const ${camel} = ledger(
  '${table}',
  '${title}',
  {
    recordNo: text('编号').notNull(),
    partyId: uuid('主体').notNull(),
    happenedOn: day('日期').notNull(),
    closedOn: day('办结日期'),
    content: text('内容'),
  },
  {
    indexes: [{ on: ['recordNo'], unique: true }, { on: ['happenedOn', 'id'] }, { on: ['partyId'] }],
    references: { partyId: () => party },
  },
)
`,
    'contract.ts': `import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { ${camel}States } from './terms.ts'

const Row = z.object({
  id: field.id(),
  recordNo: field.text('编号'),
  party: field.party('主体'),
  happenedOn: field.day('日期'),
  state: field.code('状态', ${camel}States),
})

export const list${pascal} = listOperation({
  name: 'list${pascal}',
  title: '${title}清单',
  path: '/api/${name}',
  permission: '${name}.read',
  row: Row,
  filters: { dayFrom: field.day('日期起').optional(), dayTo: field.day('日期止').optional() },
})

export const get${pascal} = detailOperation({
  name: 'get${pascal}',
  title: '${title}',
  path: '/api/${name}/:id',
  permission: '${name}.read',
  ledger: { name: '${table}', changedBy: '${name}.record' },
  record: Row.extend({ version: z.number(), closedOn: field.day('办结日期').nullable(), content: field.text('内容').nullable() }),
})

export const record${pascal} = operation({
  name: 'record${pascal}',
  title: '登记${title}',
  method: 'POST',
  path: '/api/${name}',
  permission: '${name}.record',
  input: z.object({
    recordNo: field.text('编号'),
    partyCode: field.text('统一社会信用代码或注册号'),
    happenedOn: field.day('日期'),
    content: field.text('内容').optional(),
  }),
  output: z.object({ id: z.string() }),
})
`,
    'views.ts': `import type { Day } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { get${pascal}, list${pascal} } from './contract.ts'
import { ${camel} as r } from './tables.ts'

const fields = (today: Day) => ({
  id: r.id,
  recordNo: r.recordNo,
  party: partyField,
  happenedOn: r.happenedOn,
  state: sql<string>\`case when \${r.closedOn} <= \${today}::date then 'CLOSED' else 'OPEN' end\`,
})
const source = sql\`from \${asKnownNow.at(r)}\`
const its = sql\`join \${party} on \${party.countyCode} = \${r.countyCode} and \${party.id} = \${r.partyId}\`

export async function list(
  q: Queryable,
  input: Input<typeof list${pascal}>,
  today: Day,
): Promise<Output<typeof list${pascal}>> {
  const page = await listPage(
    q,
    {
      fields: fields(today),
      from: source,
      shows: its,
      where: [partyMatches(q.scope.county, input.q, r.partyId), between(r.happenedOn, input.dayFrom, input.dayTo)],
      sorts: { happenedOn: r.happenedOn },
      id: r.id,
    },
    input,
  )
  return page as unknown as Output<typeof list${pascal}>
}

export async function detail(q: Queryable, id: string, today: Day): Promise<Output<typeof get${pascal}>> {
  const [row] = await q.select(
    { ...fields(today), version: r.version, closedOn: r.closedOn, content: r.content },
    sql\`\${source} \${its} where \${r.countyCode} = \${q.scope.county} and \${r.id} = \${id}\`,
  )
  if (!row) throw notFound('这条记录')
  return row as Output<typeof get${pascal}>
}
`,
    'service.ts': `import type { Input } from '#platform/contract/operation.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { insertRows } from '#kernel/record/write.ts'
import type { record${pascal} } from './contract.ts'
import { check${pascal} } from './rules.ts'
import { ${camel} } from './tables.ts'

export async function record(call: Call, input: Input<typeof record${pascal}>): Promise<{ id: string }> {
  const refusal = check${pascal}(input, call.today)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const [party] = await resolveParties(tx, [{ code: input.partyCode }])
    if (!party || 'missing' in party) {
      const text = party?.missing ?? '登记册里没有这户。'
      throw new Refusal('${name}.record.party', text, { fields: { partyCode: text } })
    }
    const [id] = await insertRows(tx, ${camel}, [
      {
        recordNo: input.recordNo,
        partyId: party.found.id,
        stationCode: party.found.stationCode,
        happenedOn: input.happenedOn,
        content: input.content,
      },
    ])
    return { id: id! }
  })
}
`,
    'indicators.ts': `import { events, population } from '#kernel/indicator/declare.ts'
import { ${camel} as r } from './tables.ts'

const records = population({
  name: '${name}.records',
  business: '${name}',
  page: '/${name}',
  from: (at) => at(r),
  record: r.id,
  party: r.partyId,
  keys: { record: r.id, party: r.partyId },
  single: ['record'],
  time: { kind: 'flow', day: r.happenedOn },
  text: r.recordNo,
})

export const ${camel}Indicators = [
  events({
    id: '${table}.records.count',
    name: '${title}件数',
    unit: '件',
    helper: true,
    section: '9',
    system: 'S00',
    over: records,
    definition: '日期在 1 月 1 日至截止日之间的件数，作废的不计。',
  }),
]
`,
    'domain.ts': `import { business, handle } from '#kernel/manifest/business.ts'
import { get${pascal}, list${pascal}, record${pascal} } from './contract.ts'
import { ${camel}Indicators } from './indicators.ts'
import { record } from './service.ts'
import { detail, list } from './views.ts'

export default business({
  id: '${name}',
  title: '${title}',
  group: '综合',
  summary: '${title}的登记和清单。',
  systems: ['S00'],
  permissions: { '${name}.read': '查看${title}', '${name}.record': '登记${title}' },
  operations: [
    handle(list${pascal}, (call, input) => call.read((q) => list(q, input, call.today))),
    handle(get${pascal}, (call, input) => call.read((q) => detail(q, input.id, call.today))),
    handle(record${pascal}, record),
  ],
  indicators: ${camel}Indicators,
})
`,
    'ui/index.tsx': `import { ledgerPages } from '#web/ledger-pages.tsx'
import { get${pascal}, list${pascal}, record${pascal} } from '../contract.ts'

export default ledgerPages({
  path: '/${name}',
  menu: { title: '${title}', group: '综合', order: 95 },
  permission: '${name}.read',
  list: list${pascal},
  detail: get${pascal},
  create: { contract: record${pascal}, title: '登记', permission: '${name}.record' },
})
`,
    'indicators.test.ts': `import { expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import slice from './domain.ts'
import { ${camel}State } from './rules.ts'
import { ${camel} } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [slice])

it('counts records up to the cut-off day, not the day after', async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['${name}'])
  const [partyId] = (await putParties(t, [someParty('玉衡县甲木业有限公司', '91459923000000100A')])) as [string]
  await t.write((tx) =>
    insertRows(tx, ${camel}, [
      { recordNo: '1', partyId, happenedOn: day('2021-12-05') },
      { recordNo: '2', partyId, happenedOn: day('2021-12-06') },
    ]),
  )
  expect((await f.figure('${table}.records.count', '2021-12-05')).printed).toBe('1')
  expect(await f.rows('${table}.records.count', { asOf: '2021-12-05' })).toHaveLength(1)
})

it('derives the state from the dates', () => {
  expect(${camel}State({ closedOn: null }, day('2021-12-05'))).toBe('OPEN')
  expect(${camel}State({ closedOn: day('2021-12-05') }, day('2021-12-05'))).toBe('CLOSED')
})
`,
  }
}
