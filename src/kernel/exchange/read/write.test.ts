import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import * as biff from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Cell, SheetRows } from './cell.ts'
import { parseCell } from './parse-cell.ts'
import { openSheets } from './sheets.ts'
import { writeRows, type OutputTable } from './write.ts'

const folder = await mkdtemp(join(tmpdir(), 'quanheng-write-'))
async function collect(batches: AsyncIterable<SheetRows>): Promise<SheetRows[]> {
  const all: SheetRows[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

const read = async (path: string): Promise<[string, readonly Cell[]][]> =>
  (await collect(openSheets({ name: path, path }))).flatMap((batch) =>
    batch.rows.map((row): [string, readonly Cell[]] => [batch.sheet, row.cells]),
  )

const table: OutputTable = {
  title: '退回/的行',
  columns: [
    { header: '企业名称' },
    { header: '注册号' },
    { header: '成立日期', kind: 'day' },
    { header: '罚款（元）', kind: 'yuan' },
    { header: '户数', kind: 'number' },
    { header: '原因' },
  ],
  rows: [
    [
      '=HYPERLINK("http://x","甲")',
      '459923600012345',
      '2021-12-05',
      123_456n,
      3,
      '统一社会信用代码「1」的校验码不对。',
    ],
    ['-甲店\n"二层"', null, '1890-01-01', 10n ** 20n, -1, true],
  ],
}

describe('writeRows', () => {
  it('writes an xlsx that reads back with dates as dates, codes as texts and no formula', async () => {
    const path = join(folder, '一.xlsx')
    await writeRows(path, table)
    expect(await read(path)).toEqual([
      ['退回 的行', ['企业名称', '注册号', '成立日期', '罚款（元）', '户数', '原因']],
      [
        '退回 的行',
        [
          '=HYPERLINK("http://x","甲")',
          '459923600012345',
          { date: '2021-12-05' },
          1234.56,
          3,
          '统一社会信用代码「1」的校验码不对。',
        ],
      ],
      ['退回 的行', ['-甲店\n"二层"', null, '1890-01-01', '1000000000000000000.00', -1, '是']],
    ])
  })

  it('writes an xlsx that another library reads the same', async () => {
    const path = join(folder, '三.xlsx')
    await writeRows(path, table)
    const sheet = biff.read(await readFile(path), { type: 'buffer', cellNF: true }).Sheets['退回 的行']
    expect(sheet?.['A2']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x","甲")' })
    expect(sheet?.['A2']).not.toHaveProperty('f')
    expect(sheet?.['C2']).toMatchObject({ t: 'n', v: 44_535, z: 'yyyy-mm-dd' })
    expect(sheet?.['D2']).toMatchObject({ t: 'n', v: 1234.56, w: '1,234.56' })
  })

  it('writes a csv in which no cell begins a formula, and reads it back', async () => {
    const path = join(folder, '一.csv')
    await writeRows(path, table, 'csv')
    const rows = await read(path)
    expect(rows[1]?.[1]).toEqual([
      '\'=HYPERLINK("http://x","甲")',
      '459923600012345',
      '2021-12-05',
      '1234.56',
      '3',
      '统一社会信用代码「1」的校验码不对。',
    ])
    expect(rows[2]?.[1][0]).toBe('\'-甲店\n"二层"')
    expect(parseCell('text', rows[1]?.[1][0] ?? null, { label: '企业名称' })).toEqual({
      value: '=HYPERLINK("http://x","甲")',
    })
  })

  it('writes to a stream', async () => {
    const stream = new PassThrough()
    const [bytes] = await Promise.all([buffer(stream), writeRows(stream, table)])
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('leaves nothing behind when the rows fail on the way', async () => {
    async function* failing(): AsyncGenerator<string[]> {
      yield ['甲店']
      throw new Error('connection lost')
    }
    await expect(
      writeRows(join(folder, '二.xlsx'), { title: '一', columns: [{ header: '名称' }], rows: failing() }),
    ).rejects.toThrow('connection lost')
    expect((await readdir(folder)).filter((name) => name.startsWith('二'))).toEqual([])
  })
})
