import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { type ImportResult, runImport } from '#kernel/exchange/run.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { checkLayout } from './exchange.ts'
import { inspectionLaw } from './law.ts'
import { inspectionTask } from './tables.ts'

const t = testDatabase()
const toys = { code: 'toys', title: '儿童玩具专项检查', venues: { SHOP: '玩具店', STALL: '摊位' } }
const layout = checkLayout([{ id: 'toy', title: '玩具', checkThemes: [toys] }])
const folder = mkdtempSync(join(tmpdir(), 'checks-'))
const title =
  '序号,专项名称,监管主题,检查时间,被检查单位名称,统一社会信用代码,单位类别,执法人员,检查情况,存在问题,处置情况,责令改正文号,整改期限,复查时间,整改情况'

async function take(...lines: string[]): Promise<ImportResult & { said: string[] }> {
  const path = join(folder, 'checks.csv')
  writeFileSync(path, [title, ...lines].join('\n'))
  const result = await runImport({
    db: t.db,
    scope: countyScope,
    actor: 'test',
    clock: t.clock,
    law: new LawBook(inspectionLaw),
    layouts: [layout],
    files: [{ name: 'checks.csv', path }],
    preview: false,
    full: false,
  })
  const remarks = await look<{ line: number; reason: string }>(
    sql`select line, reason from import_remark where batch_id = ${result.batchId} order by line`,
  )
  return { ...result, said: remarks.map((x) => `${x.line} ${x.reason}`) }
}
const look = <T>(query: ReturnType<typeof sql>): Promise<T[]> => t.db.read(countyScope, (q) => q.rows<T>(query))
const countOf = async (table: string): Promise<number> =>
  (
    await look<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)} where void_reason is null`)
  )[0]!.n

beforeAll(async () => {
  await putParties(t, [
    someParty('玉衡县第一玩具店', '91459923MA5X00011J'),
    someParty('玉衡县第二玩具店', '91459923MA5X00022X'),
  ])
  const common = { source: 'PLAN', origin: 'INITIATED', joint: false, ownLead: true, theme: toys.code } as const
  await t.write((tx) =>
    insertRows(tx, inspectionTask, [
      {
        ...common,
        taskNo: 'A',
        name: '春季玩具检查',
        kind: 'CAMPAIGN',
        openedOn: day('2021-03-01'),
        closedOn: day('2021-05-31'),
      },
      { ...common, taskNo: 'B', name: '秋季玩具检查', kind: 'CAMPAIGN', openedOn: day('2021-09-01') },
      { ...common, taskNo: 'C', name: '抽查玩具', kind: 'DOUBLE_RANDOM', theme: null, openedOn: day('2021-03-01') },
    ]),
  )
})

const lines = [
  '1,春季玩具检查,,2021-03-05,玉衡县第一玩具店,,玩具店,赵安、钱柏,合格,无,,,,,',
  '2,,儿童玩具专项检查,2021年9月6日,,91459923MA5X00022X,摊位,赵安、钱柏,限期整改,没有警示标识,责令改正,玉责改1号,2021-09-20,2021-09-18,已整改',
  '3,秋季玩具检查,,2021-10-06,玉衡县第一玩具店,,玩具店,赵安,,小零件脱落,,,2021-10-16,2021-10-18,未整改',
  '4,秋季玩具检查,,2021-10-07,玉衡县第一玩具店,,玩具店,赵安、钱柏,合格,,,,,,',
]

describe('a register of checks', () => {
  it('becomes objects, checks, findings, orders and rechecks, by name, code, theme and day', async () => {
    const first = await take(...lines)
    expect(first.counts, first.said.join()).toMatchObject({ rows: 4, created: 3, refused: 0, warned: 1 })
    expect(first.said).toEqual(['4 检查人员不得少于 2 人，请写全姓名，用顿号隔开。'])
    expect(await countOf('inspection_object')).toBe(3)
    expect(await countOf('inspection_visit')).toBe(4)
    const orders = await look(
      sql`select order_no as no, due_on::text as due, closed_on::text as closed, content from inspection_order order by due_on`,
    )
    expect(orders).toEqual([
      { no: '玉责改1号', due: '2021-09-20', closed: '2021-09-18', content: '没有警示标识' },
      { no: null, due: '2021-10-16', closed: null, content: '小零件脱落' },
    ])
    expect(await countOf('inspection_recheck')).toBe(2)
    expect(
      await look(sql`select result, venue, task_no as no from inspection_visit v join inspection_object o on o.id = v.object_id
      join inspection_task t on t.id = o.task_id where visited_on = '2021-09-06'`),
    ).toEqual([{ result: '5', venue: 'STALL', no: 'B' }])
  })

  it('taken again changes nothing, and a recheck that came later closes its order', async () => {
    expect((await take(...lines)).counts).toMatchObject({ created: 0, updated: 0, refused: 0 })
    const later = await take(lines[2]!.replace('2021-10-18,未整改', '2021-10-28,已整改'))
    expect(later.counts).toMatchObject({ rows: 1, created: 0, refused: 0 })
    expect(await look(sql`select closed_on::text as d from inspection_order where closed_on > '2021-10-01'`)).toEqual([
      { d: '2021-10-28' },
    ])
    expect(await countOf('inspection_recheck')).toBe(3)
  })

  it('sends back what cannot be, and says what to do', async () => {
    const { said, counts } = await take(
      '1,夏季玩具检查,,2021-07-05,玉衡县第一玩具店,,玩具店,赵安、钱柏,合格,,,,,,',
      '2,抽查玩具,,2021-03-05,玉衡县第一玩具店,,玩具店,赵安、钱柏,合格,,,,,,',
      '3,春季玩具检查,,2021-06-01,玉衡县第一玩具店,,玩具店,赵安、钱柏,合格,,,,,,',
      '4,秋季玩具检查,,2021-10-09,玉衡县没有的店,,玩具店,赵安、钱柏,合格,,,,,,',
      '5,秋季玩具检查,,2021-10-09,玉衡县第二玩具店,,药店,赵安、钱柏,合格,过期,,,,,',
      '6,秋季玩具检查,,2021-10-10,玉衡县第二玩具店,,摊位,赵安、钱柏,合格,过期,,,,,',
      '7,秋季玩具检查,,2021-10-11,玉衡县第二玩具店,,摊位,赵安、钱柏,,过期,,,,2021-10-12,已整改',
      '8,,,2021-10-11,玉衡县第二玩具店,,摊位,赵安、钱柏,合格,,,,,,',
    )
    expect(counts).toMatchObject({ refused: 8 })
    for (const [i, words] of [
      '没有进行中的“夏季玩具检查”',
      '没有进行中的“抽查玩具”',
      '没有进行中的“春季玩具检查”',
      '登记册里没有',
      '玩具店、摊位',
      '不能是“未发现问题”',
      '写了复查日期',
      '请写明是哪项检查',
    ].entries())
      expect(said[i]).toContain(words)
  })
})
