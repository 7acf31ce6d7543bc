import { writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemClock, today } from '#platform/clock/clock.ts'
import { addDays, day } from '#platform/clock/day.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { commandLine } from '#test/harness/command-line.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'

// A report filed late in 2021 reaches the ledger only today: the figure of 2021 changes, but not what was known of it last week.
const t = testDatabase()
const quanheng = commandLine(t)
const lastWeek = addDays(today(systemClock), -7)
const codeOf = (i: number): string =>
  makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9X000${i}` })
const filed = ['annualreports.enterprise.filed.count', '--as-of', '2021-12-05']

interface Taken {
  batchId: string
  counts: object
}
const importing = async (name: string, lines: string[]): Promise<Taken> => {
  await writeFile(quanheng.file(name), ['企业名称,统一社会信用代码,年报年度,首次年报日期', ...lines].join('\n'))
  return await quanheng.json<Taken>('import', name)
}
const printed = async (...more: string[]): Promise<string | null> =>
  (await quanheng.json<{ printed: string | null }>('figure', ...filed, ...more)).printed

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await t.write((tx) =>
    insertRows(
      tx,
      coverage,
      ['entity', 'annual-filing'].map((business) => ({ business, completeFrom: day('2019-01-01') })),
    ),
  )
  await putParties(
    t,
    [1, 2, 3].map((i) => someParty(`玉衡县第${i}家茶业有限公司`, codeOf(i))),
  )
})

describe('a late filing entered today', () => {
  it('changes the figure as known today, not as known last week, and the difference is that record alone', async () => {
    expect(await printed()).toBe('0')
    const taken = await importing('年报.csv', [`玉衡县第2家茶业有限公司,${codeOf(2)},2020,2021-11-30`])
    expect(taken.counts).toEqual({ rows: 1, created: 1, updated: 0, unchanged: 0, warned: 0, refused: 0 })
    expect(await printed()).toBe('1')
    expect(await printed('--known-on', lastWeek)).toBe('0')
    // The legal day decides where it is counted: nothing of it before the day of filing.
    const earlier = await quanheng.json<{ printed: string }>('figure', filed[0]!, '--as-of', '2021-11-29')
    expect(earlier.printed).toBe('0')
    const diff = await quanheng.json<{ lines: { change: string; recordId: string; partyName: string }[] }>(
      'figure',
      'diff',
      ...filed,
      '--against',
      lastWeek,
    )
    const [record] = await t.asOwner<{ id: string }>('select id from annual_filing where void_reason is null')
    expect(diff).toMatchObject({
      before: { knownOn: lastWeek, figure: { printed: '0' } },
      after: { knownOn: null, figure: { printed: '1' } },
    })
    expect(diff.lines).toHaveLength(1)
    expect(diff.lines[0]).toMatchObject({ change: 'added', partyName: '玉衡县第2家茶业有限公司' })
    expect(diff.lines[0]!.recordId).toBe(record!.id)
  })

  it('is gone again from the figure when the import is undone', async () => {
    const { batchId } = await importing('又一份年报.csv', [`玉衡县第3家茶业有限公司,${codeOf(3)},2020,2021-12-01`])
    expect(await printed()).toBe('2')
    await quanheng.json('import', '--undo', batchId)
    expect(await printed()).toBe('1')
  })
})
