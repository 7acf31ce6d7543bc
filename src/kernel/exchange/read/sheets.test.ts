import { mkdir, mkdtemp, open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as biff from '@e965/xlsx'
import * as fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Cell, SheetRows } from './cell.ts'
import { openSheets } from './sheets.ts'

const folder = await mkdtemp(join(tmpdir(), 'quanheng-sheets-'))
async function collect(batches: AsyncIterable<SheetRows>): Promise<SheetRows[]> {
  const all: SheetRows[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

let files = 0

async function batches(bytes: Uint8Array | string, name: string): Promise<SheetRows[]> {
  const path = join(folder, `${++files}-${name}`)
  await writeFile(path, bytes)
  return collect(openSheets({ name, path }))
}

const rows = async (bytes: Uint8Array | string, name: string): Promise<[string, number, readonly Cell[]][]> =>
  (await batches(bytes, name)).flatMap((batch) =>
    batch.rows.map((row): [string, number, readonly Cell[]] => [batch.sheet, row.row, row.cells]),
  )

async function refusal(bytes: Uint8Array | string, name: string): Promise<Refusal> {
  const error = await batches(bytes, name).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refusal) return error
  throw new Error(`no refusal but ${String(error)}`)
}

/** A workbook written part by part, in the order and with the names that the test wants. */
const container = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`

const workbook = (
  sheet: string,
  more: Record<string, string> = {},
  sheets = '<sheet name="登记" sheetId="1" r:id="rId1"/>',
  properties = '',
): Uint8Array =>
  container({
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook>${properties}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('rId2', 'worksheet', 'worksheets/sheet2.xml')}${relation(
      'rId3',
      'sharedStrings',
      'sharedStrings.xml',
    )}${relation('rId4', 'styles', 'styles.xml')}</Relationships>`,
    '[Content_Types].xml': '<Types/>',
  })

describe('xlsx', () => {
  it('reads what the library writes, with shared strings and with texts in place, and keeps the meaning of every cell', async () => {
    for (const stringMode of ['shared', 'inline'] as const) {
      const bytes = await writeXlsx({
        sheets: [
          {
            name: '登记',
            rows: [
              ['企业名称', '注册号', '成立日期'],
              ['玉衡县<甲>&"商行"\n二层', '092459923', new Date(Date.UTC(2021, 11, 5))],
              [true, 12.5, null],
            ],
          },
          { name: '许可', rows: [['许可证'], ['桂食营1号']] },
        ],
        stringMode,
      })
      expect(await rows(bytes, '一.xlsx')).toEqual([
        ['登记', 1, ['企业名称', '注册号', '成立日期']],
        ['登记', 2, ['玉衡县<甲>&"商行"\n二层', '092459923', { date: '2021-12-05' }]],
        ['登记', 3, [true, 12.5]],
        ['许可', 1, ['许可证']],
        ['许可', 2, ['桂食营1号']],
      ])
    }
  })

  it('reads parts in any order, prefixed names, gaps, formulas, rich text, phonetics, escapes, errors and self-closed cells', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2" spans="1:9"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="B2" s="1"/><x:c r="D2"><x:f>A1+1</x:f><x:v>7</x:v></x:c><x:c r="E2" t="str"><x:f>"a"</x:f><x:v>甲&amp;乙</x:v></x:c></x:row>
      <x:row r="5"><x:c t='inlineStr'><x:is><x:r><x:t>食</x:t></x:r><x:r><x:t xml:space="preserve">品 </x:t></x:r></x:is></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c t="b"><x:v>0</x:v></x:c><x:c r="AB5"><x:v>1E3</x:v></x:c></x:row><x:row r="6"/></x:sheetData></x:worksheet>`
    const strings =
      '<sst><si/><si><r><t>经营</t></r><rPh sb="0" eb="1"><t>jing</t></rPh><r><t>者_x000D_</t></r></si></sst>'
    expect(await rows(workbook(sheet, { 'xl/sharedStrings.xml': strings }), '二.xlsx')).toEqual([
      ['登记', 2, ['经营者\r', null, null, 7, '甲&乙']],
      ['登记', 5, ['食品 ', '#REF!', false, ...Array.from({ length: 24 }, () => null), 1000]],
      ['登记', 6, []],
    ])
  })

  it('knows dates by number format, Chinese ones too, in both date systems', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="#,##0.00&quot;元/d&quot;;[Red]-0"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="31"/><xf numFmtId="177"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    const cells = [0, 1, 2, 3].map((s) => `<c s="${s}"><v>44535</v></c>`).join('')
    const sheet = `<worksheet><sheetData><row>${cells}<c s="4"><v>44535.6875</v></c><c s="1"><v>20211205</v></c></row></sheetData></worksheet>`
    const day = { date: '2021-12-05' }
    expect((await rows(workbook(sheet, { 'xl/styles.xml': styles }), '三.xlsx'))[0]?.[2]).toEqual([
      44_535,
      day,
      day,
      44_535,
      { date: '2021-12-05', time: '16:30:00' },
      20_211_205,
    ])
    const later = workbook(
      sheet.replaceAll('44535', '43073'),
      { 'xl/styles.xml': styles },
      undefined,
      '<workbookPr date1904="1"/>',
    )
    expect((await rows(later, '四.xlsx'))[0]?.[2]?.[1]).toEqual(day)
  })

  it('leaves hidden sheets out and goes by content, not by name', async () => {
    const sheets =
      '<sheet name="字典" sheetId="2" state="hidden" r:id="rId2"/><sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/>'
    const data = (text: string): string =>
      `<worksheet><sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`
    expect(await rows(workbook(data('数据'), { 'xl/worksheets/sheet2.xml': data('选项') }, sheets), '五.csv')).toEqual([
      ['甲&乙', 1, ['数据']],
    ])
  })

  it('gives rows that are cut by the edges of pieces whole, and only as they are asked for', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => [`玉衡县第${i}商行`, `河东路${i}号`, i])
    const path = join(folder, 'many.xlsx')
    await writeFile(path, await writeXlsx({ sheets: [{ name: '登记', rows: many }] }))
    const progress: number[] = []
    let next = 0
    for await (const batch of openSheets({ name: 'many.xlsx', path })) {
      for (const { row, cells } of batch.rows) {
        expect([row, cells]).toEqual([next + 1, many[next]])
        next++
      }
      progress.push(batch.progress)
    }
    expect(next).toBe(30_000)
    expect(progress[0]).toBeLessThan(0.5)
    expect(progress.at(-1)).toBe(1)
    for await (const batch of openSheets({ name: 'many.xlsx', path })) {
      expect(batch.rows[0]?.row).toBe(1)
      break
    }
  })
})

describe('files of another library', () => {
  const table: (string | number | boolean)[][] = [
    ['企业名称', '代码', '户数'],
    ['玉衡县甲商行', '092459923', 12],
    ['乙店', true, 0.5],
  ]
  const book = (): biff.WorkBook => {
    const sheet = biff.utils.aoa_to_sheet(table)
    sheet['D1'] = { t: 's', v: '成立日期' }
    sheet['D2'] = { t: 'n', v: 44_535, z: 'yyyy"年"m"月"d"日"' }
    sheet['!ref'] = 'A1:D3'
    return { SheetNames: ['登记'], Sheets: { 登记: sheet } }
  }

  // xlsx here is the work of another writer than hucre.
  it.each(['biff8', 'xlml', 'xlsx'] as const)('%s', async (bookType) => {
    const read = await rows(biff.write(book(), { bookType, type: 'buffer', bookSST: true }) as Buffer, '旧.xls')
    expect(read.map((row) => row[2].slice(0, 3))).toEqual(table)
    expect(read[1]?.[2]).toEqual(['玉衡县甲商行', '092459923', 12, { date: '2021-12-05' }])
    expect(read.map((row) => [row[0], row[1]])).toEqual([
      ['登记', 1],
      ['登记', 2],
      ['登记', 3],
    ])
  })

  it('biff5 in the Chinese code page', async () => {
    // The library writes Western texts only, so the bytes of a Chinese file are put in their place.
    const sheet = biff.utils.aoa_to_sheet([['QYMC0000', 12]])
    const written = biff.write(
      { SheetNames: ['A'], Sheets: { A: sheet } },
      { bookType: 'biff5', type: 'buffer' },
    ) as Buffer
    Buffer.from('c6f3d2b5c3fbb3c6', 'hex').copy(written, written.indexOf('QYMC0000'))
    written.writeUInt16LE(936, written.indexOf(Buffer.from('42000200', 'hex')) + 4)
    expect((await rows(written, '旧.xls'))[0]?.[2]).toEqual(['企业名称', 12])
  })

  it('an HTML table named .xls keeps long numbers as text', async () => {
    const html =
      '<html><head><meta charset="gb2312"></head><body><table><tr><th colspan="2">登记表</th></tr><tr><td>企业名称</td><td>代码</td></tr><tr><td>甲&amp;商行</td><td>459923600012345678</td></tr></table></body></html>'
    expect((await rows(html, '导出.xls')).map((row) => row[2].filter((cell) => cell !== null))).toEqual([
      ['登记表'],
      ['企业名称', '代码'],
      ['甲&商行', '459923600012345678'],
    ])
  })

  it('an HTML table in GB18030', async () => {
    const html = Buffer.concat([
      Buffer.from('<table><tr><td>'),
      Buffer.from('c6f3d2b5c3fbb3c6', 'hex'),
      Buffer.from('</td><td>1</td></tr></table>'),
    ])
    expect((await rows(html, '导出.xls'))[0]?.[2]).toEqual(['企业名称', '1'])
  })
})

describe('what is refused', () => {
  const zipOf = (name: string, text: string): Uint8Array => container({ [name]: text })
  const word = container({
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': '<w:document/>',
  })

  it.each([
    ['an empty file', '', 'exchange.file.empty', '没有任何内容'],
    ['a file of blank lines', '\n,,\n \n', 'exchange.file.empty', '没有任何内容'],
    ['a PDF', '%PDF-1.7\n...', 'exchange.file.not-a-spreadsheet', 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'exchange.file.not-a-spreadsheet', '图片'],
    ['a binary file', Buffer.from([1, 0, 2, 0, 3]), 'exchange.file.not-a-spreadsheet', '二进制'],
    ['an archive', zipOf('一.csv', 'a,b'), 'exchange.file.not-a-spreadsheet', '压缩包'],
    ['a Word file', word, 'exchange.file.not-a-spreadsheet', 'Word'],
    ['an XML file', '<?xml version="1.0"?><notes/>', 'exchange.file.not-a-spreadsheet', 'XML'],
    ['a cut workbook', workbook('<worksheet/>').subarray(0, 300), 'exchange.file.damaged', '没有传完整'],
    ['a cut OLE container', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'exchange.file.damaged', '没有传完整'],
    [
      'a zip bomb',
      workbook(
        `<worksheet><sheetData><row><c t="inlineStr"><is><t>${'甲'.repeat(9_000_000)}</t></is></c></row></sheetData></worksheet>`,
      ),
      'exchange.file.expands-too-much',
      '压缩比异常',
    ],
  ])('%s', async (_, bytes, code, words) => {
    const error = await refusal(bytes, '上报.xlsx')
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.message).toContain('「上报.xlsx」')
  })

  it('an encrypted workbook', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '登记', rows: [['甲']] }],
      encryption: { password: 'x', spinCount: 10 },
    })
    expect((await refusal(bytes, '密.xlsx')).code).toBe('exchange.file.encrypted')
  })

  it('a workbook whose data is spoilt or longer than its directory says', async () => {
    const bytes = Buffer.from(
      await writeXlsx({
        sheets: [{ name: '登记', rows: Array.from({ length: 5_000 }, (_, i) => [`甲${i}`, i * 7919]) }],
      }),
    )
    const spoilt = Buffer.from(bytes)
    spoilt.fill(0x55, 2_000, 2_400)
    expect((await refusal(spoilt, '坏.xlsx')).code).toBe('exchange.file.damaged')
    const lying = Buffer.from(
      workbook(`<worksheet><sheetData><row><c><v>${'1'.repeat(5_000)}</v></c></row></sheetData></worksheet>`),
    )
    const entry = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    lying.writeUInt32LE(40, entry + 24)
    expect((await refusal(lying, '谎.xlsx')).code).toBe('exchange.file.damaged')
  })

  it('a workbook whose directory announces 300 MB', async () => {
    const bytes = Buffer.from(workbook('<worksheet/>'))
    bytes.writeUInt32LE(300 * 1024 ** 2, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
    expect((await refusal(bytes, '大.xlsx')).code).toBe('exchange.file.expands-too-much')
  })

  it('any spoilt file, with a Refusal and nothing else', async () => {
    const sound = [
      Buffer.from(
        await writeXlsx({ sheets: [{ name: '登记', rows: Array.from({ length: 50 }, (_, i) => [`甲店${i}`, i]) }] }),
      ),
      Buffer.from(
        workbook('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>', {
          'xl/sharedStrings.xml': '<sst><si><t>甲</t></si></sst>',
        }),
      ),
      Buffer.from('<table><tr><td colspan="2">登记表</td></tr><tr><td>甲&amp;商行</td><td>1</td></tr></table>'),
      Buffer.from('企业名称,"住 所"\r\n甲店,"河东路\n1号"\r\n'),
    ]
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), to: fc.nat(255) })
    let read = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.array(change, { maxLength: 12 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        async (file, changes, kept) => {
          const bytes = Buffer.from(file)
          for (const { at, to } of changes) bytes[Math.floor(at * bytes.length)] = to
          await batches(kept < 0.5 ? bytes.subarray(0, Math.ceil(kept * bytes.length)) : bytes, '变.xlsx').then(
            () => read++,
            (error: unknown) => expect(error).toBeInstanceOf(Refusal),
          )
        },
      ),
      { seed: 20_211_205, numRuns: 200 },
    )
    expect(read).toBeGreaterThan(20)
  })

  it('tags that are left open by the million, soon', async () => {
    const open = (tag: string): string =>
      tag.repeat(1_000_000 / tag.length) + Array.from({ length: 30_000 }, (_, i) => i).join(' ')
    const files = [
      workbook(`<worksheet><sheetData><row>${open('<c>')}</row></sheetData></worksheet>`),
      workbook(`<worksheet><sheetData><row><c t="inlineStr"><is>${open('<t>')}</is></c></row></sheetData></worksheet>`),
      workbook(`<worksheet><sheetData><row><c t="inlineStr">${open('<is>')}</c></row></sheetData></worksheet>`),
      workbook(`<worksheet><sheetData>${open('<row ')}</sheetData></worksheet>`),
      workbook('<worksheet/>', { 'xl/sharedStrings.xml': `<sst>${open('<si>')}</sst>` }),
      workbook('<worksheet/>', { 'xl/styles.xml': open('<xf ') }, open('<sheet ')),
    ]
    const started = performance.now()
    for (const file of files) expect((await refusal(file, '慢.xlsx')).code).toMatch(/^exchange.file.(empty|damaged)$/)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('a missing file and a folder', async () => {
    await expect(collect(openSheets({ name: '没有.xlsx', path: join(folder, 'none.xlsx') }))).rejects.toMatchObject({
      code: 'exchange.file.not-found',
      status: 404,
    })
    const path = join(folder, 'sub')
    await mkdir(path)
    await expect(collect(openSheets({ name: 'sub', path }))).rejects.toMatchObject({
      code: 'exchange.file.not-a-spreadsheet',
    })
  })

  it('a file over 1 GB, before a byte of it is read', async () => {
    const path = join(folder, 'huge.csv')
    const handle = await open(path, 'w')
    await handle.truncate(2 * 1024 ** 3)
    await handle.close()
    await expect(collect(openSheets({ name: '大.csv', path }))).rejects.toMatchObject({
      code: 'exchange.file.too-large',
      status: 413,
    })
  })
})
