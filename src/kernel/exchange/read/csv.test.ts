import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { formatCsvValue } from 'hucre/csv'
import { describe, expect, it } from 'vitest'
import type { SheetRow } from './cell.ts'
import { CsvTokenizer, detectDelimiter } from './csv.ts'
import { openSheets } from './sheets.ts'

const rowsOf = (pieces: readonly string[], delimiter = ','): SheetRow[] => {
  const tokenizer = new CsvTokenizer(delimiter, (row) => new Error(`open quote in row ${row}`))
  const rows: SheetRow[] = []
  for (const piece of pieces) tokenizer.write(piece, rows)
  tokenizer.end(rows)
  return rows
}

const cellsOf = (text: string, delimiter = ','): unknown[] => rowsOf([text], delimiter).map((row) => row.cells)

async function read(bytes: Uint8Array | string, name = 'list.csv'): Promise<SheetRow[]> {
  const path = join(await mkdtemp(join(tmpdir(), 'quanheng-csv-')), name)
  await writeFile(path, bytes)
  const rows: SheetRow[] = []
  for await (const batch of openSheets({ name, path })) rows.push(...batch.rows)
  return rows
}

describe('CsvTokenizer', () => {
  it('gives back what was written, however the text is cut into pieces', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('企', '业', 'a', '"', ',', '\n', '\r\n', ' ', ';', '\t', '') }),
      fc.string({ unit: 'binary' }).map((text) => text.replace(/\r(?!\n)|\ud800|\udfff/g, '')),
    )
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.array(fc.nat(200), { maxLength: 10 }), fc.boolean(), (rows, cuts, all) => {
        // A `="..."` cell is Excel's way to write a text and is read as that text.
        fc.pre(!rows.flat().some((text) => text.startsWith('="')))
        const text =
          rows
            .map((row) => row.map((c) => formatCsvValue(c, { quoteStyle: all ? 'all' : 'required' })).join(','))
            .join('\r\n') + '\r\n'
        const at = [0, ...cuts.filter((n) => n < text.length).sort((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end))
        expect(rowsOf(pieces).map((row) => row.cells)).toEqual(rows)
      }),
      { seed: 20_211_205, numRuns: 400 },
    )
  })

  it('numbers records as Excel numbers rows: a cell with line breaks is one row, a blank line is a row', () => {
    expect(rowsOf(['名称,住所\n"甲\n商行",城关镇\n\n乙店,河东路']).map((row) => [row.row, row.cells[0]])).toEqual([
      [1, '名称'],
      [2, '甲\n商行'],
      [3, undefined],
      [4, '乙店'],
    ])
  })

  it('takes a quote inside a cell as text and unwraps the text form of Excel', () => {
    expect(cellsOf('5"管材,="00123","a""b"x,"c" \n')).toEqual([['5"管材', '00123', 'a"bx', 'c ']])
  })

  it('names the row in which a quote stays open', () => {
    expect(() => rowsOf(['a,b\nc,"d\ne,f\n'])).toThrow('open quote in row 2')
    expect(() => rowsOf(['a,b\n"', 'x'.repeat(600_000), 'x'.repeat(600_000)])).toThrow('open quote in row 2')
  })
})

describe('detectDelimiter', () => {
  it.each([
    ['企业名称,代码\n甲店,1\n', ','],
    ['统计时间：2021年\n企业名称\t经营范围\n甲店\t食品, 百货, 五金\n', '\t'],
    ['企业名称;代码;住所\n甲店;1;河东路, 3号\n', ';'],
    ['"a;b;c;d",x\n"e;f;g;h",y\n', ','],
    ['sep=|\na|b\n', '|'],
    ['只有一列\n甲店\n', ','],
  ])('%j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter)
  })
})

// 企业名称,住所 / 玉衡县甲商行,河东路1号 in GB18030, which Node can read but not write.
const gb = Buffer.from('c6f3d2b5c3fbb3c62cd7a1cbf90d0ad3f1bae2cfd8bcd7c9ccd0d02cbad3b6abc2b731bac50d0a', 'hex')
const expected = [
  ['企业名称', '住所'],
  ['玉衡县甲商行', '河东路1号'],
]

describe('encodings', () => {
  const utf8 = '企业名称,住所\r\n玉衡县甲商行,河东路1号\r\n'
  it.each([
    ['UTF-8', Buffer.from(utf8)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${utf8}`)],
    ['GB18030', gb],
    ['UTF-16 with tabs, as Excel saves Unicode text', Buffer.from(`\ufeff${utf8.replaceAll(',', '\t')}`, 'utf16le')],
    ['lines that end with a carriage return alone', Buffer.from(utf8.replaceAll('\n', ''))],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).map((row) => row.cells)).toEqual(expected)
  })

  it('finds GB18030 after more than 64 kB of plain ASCII', async () => {
    const rows = await read(Buffer.concat([Buffer.from('a,b\r\n'.repeat(30_000)), gb]))
    expect(rows.at(-1)).toEqual({ row: 30_002, cells: ['玉衡县甲商行', '河东路1号'] })
  })

  it('takes a short GB18030 text that is valid UTF-8 by accident for what it is', async () => {
    // 小 is D0 A1 in GB18030, which is a Cyrillic letter in UTF-8.
    expect((await read(Buffer.from('d0a12cd0a10a', 'hex'))).map((row) => row.cells)).toEqual([['小', '小']])
  })

  it('keeps a UTF-8 file with one broken character readable', async () => {
    const broken = Buffer.concat([
      Buffer.from('企业名称,住所\n玉衡县甲商行,河'),
      Buffer.from([0xe4, 0xb8]),
      Buffer.from(',城关镇\n乙店,河西路'),
    ])
    const rows = await read(broken)
    expect(rows[0]?.cells).toEqual(['企业名称', '住所'])
    expect(rows[1]?.cells[1]).toBe('河\ufffd')
    expect(rows[2]?.cells).toEqual(['乙店', '河西路'])
  })
})

it('gives rows in batches with a growing progress', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'quanheng-csv-')), 'many.csv')
  await writeFile(path, Array.from({ length: 30_000 }, (_, i) => `玉衡县第${i}商行,河东路${i}号`).join('\n'))
  const progress: number[] = []
  let rows = 0
  for await (const batch of openSheets({ name: 'many.csv', path })) {
    rows += batch.rows.length
    progress.push(batch.progress)
  }
  expect(rows).toBe(30_000)
  expect(progress.length).toBeGreaterThan(2)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toBe(1)
})
