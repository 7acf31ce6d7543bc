import { readFile, writeFile } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { openSheets } from '#kernel/exchange/read/sheets.ts'
import { cellText } from '#kernel/exchange/read/cell.ts'
import { commandLine } from '#test/harness/command-line.ts'
import { testDatabase } from '#test/harness/database.ts'

// An officer's months with the register: first export, the same again, a changed one, faults mended, and a batch taken back.
const t = testDatabase()
const quanheng = commandLine(t)
const codeOf = (i: number): string =>
  makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9Y${String(i).padStart(4, '0')}` })
const header = '市场主体名称,统一社会信用代码,企业类型,注册资本,成立日期,登记状态,联系电话'
const row = (i: number, more: { name?: string; day?: string; phone?: string; capital?: string; code?: string } = {}) =>
  [
    more.name ?? `玉衡县第${i}家陶瓷有限公司`,
    more.code ?? codeOf(i),
    '有限责任公司(自然人投资或控股)',
    more.capital ?? '100',
    more.day ?? '2015-03-01',
    '存续',
    more.phone ?? '13800001234',
  ].join(',')

interface Taken {
  batchId: string
  missing: number
  files: { size: number }[]
  messages: string[]
  warned: { row: number; reason: string }[]
  warnedAs: object
  refused: { row: number; reason: string }[]
  counts: Record<'rows' | 'created' | 'updated' | 'unchanged' | 'warned' | 'refused', number>
}
async function take(name: string, rows: string[], ...options: string[]): Promise<Taken> {
  await writeFile(quanheng.file(name), [header, ...rows].join('\n'))
  const { out } = await quanheng.run('import', name, '--json', ...options)
  // The counts end the answer, and add up.
  expect(Object.keys(JSON.parse(out) as object).at(-1)).toBe('counts')
  const taken = JSON.parse(out) as Taken
  const { rows: read, ...fates } = taken.counts
  expect(Object.values(fates).reduce((a, b) => a + b)).toBe(read)
  return taken
}
const live = async (): Promise<number> =>
  Number((await t.asOwner<{ n: string }>('select count(*) as n from party where void_reason is null'))[0]!.n)

beforeEach(async () => {
  await t.asOwner('truncate party, party_history cascade')
  await t.asOwner('truncate import_batch, import_missing, import_remark')
})

describe('the register, month by month', () => {
  it('says once of a column what is odd about all of it, and nothing at all of a row that says nothing new', async () => {
    const first = await take('一月.csv', [row(1), row(2), row(3)])
    expect(first.counts).toMatchObject({ rows: 3, created: 3, warned: 0 })
    expect(first.messages).toEqual(['“一月.csv”的“注册资本”没有写单位，没有单位的数按万元读取。'])
    expect(first.files[0]!.size).toBe((await readFile(quanheng.file('一月.csv'))).length)
    const again = await take('一月.csv', [row(1), row(2, { capital: 'N/A' }), row(3)])
    expect(again.counts).toMatchObject({ rows: 3, created: 0, updated: 0, unchanged: 3, warned: 0 })
  })

  it('shows new, changed and missing of a full export; a masked number overwrites nothing', async () => {
    await take('一月.csv', [row(1), row(2), row(3)])
    const month = [row(1, { phone: '139****9999' }), row(2, { name: '玉衡县改名陶瓷有限公司' }), row(4)]
    const preview = await take('二月.csv', month, '--full', '--preview')
    expect(await live()).toBe(3)
    const full = await take('二月.csv', month, '--full')
    expect(full.counts).toEqual(preview.counts)
    // The change has no day of its own: it is taken in with a warning, which the answer explains.
    expect(full.counts).toMatchObject({ rows: 3, created: 1, unchanged: 1, warned: 1 })
    expect(full.warnedAs).toEqual({ created: 0, updated: 1, unchanged: 0 })
    expect(full.warned).toMatchObject([{ row: 3, reason: expect.stringContaining('没有新的核准日期') }])
    expect(full.missing).toBe(1)
    expect(await live()).toBe(4)
    const phones = await t.asOwner<{ m: string }>('select distinct phone_masked as m from party_contact')
    expect(phones).toEqual([{ m: '138****1234' }])
    const undone = await quanheng.json<object>('import', '--undo', full.batchId)
    expect(undone).toMatchObject({ touched: [] })
    const names = await t.asOwner<{ name: string }>('select name from party where void_reason is null order by code')
    expect(names.map((n) => n.name)).toEqual([1, 2, 3].map((i) => `玉衡县第${i}家陶瓷有限公司`))
    const twice = await quanheng.run('import', '--undo', full.batchId)
    expect(twice).toMatchObject({ code: 2, err: '这个批次已经撤销过了。\n' })
  })

  it('takes a split export as one batch and keeps each row under its own column', async () => {
    await writeFile(quanheng.file('上.csv'), [header, row(1), row(2, { day: '2015-13-01' })].join('\n'))
    const turned = row(3, { day: '没有' }).split(',').toReversed().join(',')
    await writeFile(quanheng.file('下.csv'), [header.split(',').toReversed().join(','), turned].join('\n'))
    const taken = await quanheng.run('import', '上.csv', '下.csv', '--refused', '退回.xlsx')
    expect(taken.out).toContain('读入 3 行：新增 1，变更 0，未变 0，带提示入账 0，退回 2')
    const cells = await sheet('退回.xlsx')
    expect(cells[0]).toEqual([...header.split(','), '来源', '退回原因'])
    expect(cells[1]!.slice(0, 2)).toEqual(['玉衡县第2家陶瓷有限公司', codeOf(2)])
    expect(cells[2]!.slice(0, 2)).toEqual(['玉衡县第3家陶瓷有限公司', codeOf(3)])
    expect(cells[2]!.at(-2)).toMatch(/^下\.csv.* 第 2 行$/)
  })

  it('gives bad rows back with the reason; mended, they go in, and our remarks are not taken for columns', async () => {
    const future = row(2, { day: '2999-01-01' })
    await take('一月.csv', [row(1), future, row(3, { day: '2015-13-45' }), row(1)], '--refused', '退回.xlsx')
    const [head, ...back] = await sheet('退回.xlsx')
    expect(back.map((r) => r.at(-1))).toEqual([
      expect.stringContaining('还没有到'),
      expect.stringContaining('不是日历上的一天'),
      expect.stringContaining('与第 2 行重复'),
    ])
    await writeFile(quanheng.file('还是错.csv'), [head!, ...back].map((r) => r.join(',')).join('\n'))
    const still = await quanheng.run('import', '还是错.csv', '--refused', '又退回.xlsx')
    expect(still.out).not.toContain('没有用到的列')
    expect((await sheet('又退回.xlsx'))[0]).toEqual(head)
    const mended = back.slice(0, 2).map((r) => r.map((c, i) => (head![i] === '成立日期' ? '2016-05-01' : c)))
    await writeFile(quanheng.file('改好.csv'), [head!, ...mended].map((r) => r.join(',')).join('\n'))
    expect(await quanheng.json('import', '改好.csv')).toMatchObject({ counts: { rows: 2, created: 2, refused: 0 } })
    expect(await live()).toBe(3)
  })

  it.each([
    [['import'], '没有说导入哪个文件'],
    [['import', '没有.csv'], '找不到文件'],
    [['import', 'a.docx'], '已损坏或没有传完整'],
    [['import', 'a.png'], '是图片'],
    [['import', '空.csv'], '没有任何内容'],
    [['import', '别的.csv'], '没有认出表头'],
    [['import', '只有表头.csv'], '没有可以导入的行'],
    [['import', '好.csv', '别的.csv'], '没有认出表头'],
    [['import', '好.csv', '--layout', 'no-such'], '没有表格种类“no-such”'],
    [['import', '--undo', 'no-such'], '没有找到这个导入批次'],
    [['import', '--undo', '00000000-0000-7000-8000-000000000000'], '没有找到这个导入批次'],
  ])('refuses %j with one sentence and writes nothing', async (args, says) => {
    await writeFile(quanheng.file('a.docx'), Buffer.from('504b0304140000000800', 'hex'))
    await writeFile(quanheng.file('a.png'), Buffer.from('89504e470d0a1a0a00000000', 'hex'))
    await writeFile(quanheng.file('空.csv'), '')
    await writeFile(quanheng.file('别的.csv'), '姓名,年龄\n张三,20\n')
    await writeFile(quanheng.file('只有表头.csv'), `${header}\n`)
    await writeFile(quanheng.file('好.csv'), [header, row(1)].join('\n'))
    const answer = await quanheng.run(...args)
    const sentence = answer.err.replace(/^已读 .*\n/gm, '')
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(sentence).toMatch(/^[^\n]*。\n$/)
    expect(sentence).toContain(says)
    expect(await live()).toBe(0)
    expect(await t.asOwner('select 1 from import_batch')).toEqual([])
  })
})

/** A spreadsheet as texts. */
async function sheet(name: string): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of openSheets({ name, path: quanheng.file(name) }))
    rows.push(...batch.rows.map((r) => r.cells.map((c) => cellText(c))))
  return rows
}
