import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { firstDictionary } from './dictionary.fixture.ts'
import { fillDocx, readDocx } from './docx.ts'
import { bindBlanks } from './match.ts'

const word = (body: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8('<w:styles>原样</w:styles>'),
  })
const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml']!)

const paragraph =
  '<w:p w:rsidR="00A1"><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>' +
  '<w:r><w:rPr><w:b/></w:rPr><w:t>存续市场</w:t></w:r><w:r><w:t xml:space="preserve">主体_</w:t></w:r>' +
  '<w:r><w:rPr><w:u/></w:rPr><w:t>___</w:t></w:r><w:r><w:t/></w:r><w:r><w:t xml:space="preserve"/></w:r><w:r><w:t>户 &amp; 新增市场主体X户</w:t></w:r></w:p>'
const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`

describe('Word files', () => {
  it('reads a line for each paragraph and row, with tabs between cells', () => {
    expect(readDocx(word(paragraph + row('企业年报率', '％', 'X')))).toBe(
      '存续市场主体____户 & 新增市场主体X户\n企业年报率\t％\tX\n',
    )
  })

  it('fills a blank that is split over runs and keeps every other byte', () => {
    const file = word(paragraph)
    const text = readDocx(file)
    const [active, fresh] = bindBlanks(text, firstDictionary)
    expect([active!.indicator, fresh!.indicator]).toEqual(['entities.active.count', 'entities.new.count'])
    const filled = fillDocx(file, [
      { offset: active!.offset, length: active!.length, text: '31250' },
      { offset: fresh!.offset, length: fresh!.length, text: '<1&2>' },
    ])
    expect(readDocx(filled)).toBe('存续市场主体31250户 & 新增市场主体<1&2>户\n')
    expect(xmlOf(filled)).toBe(
      xmlOf(file).replace('主体_<', '主体31250<').replace('>___<', '><').replace('主体X户', '主体&lt;1&amp;2&gt;户'),
    )
    const rest = unzipSync(filled)
    expect(Object.keys(rest)).toEqual(['[Content_Types].xml', 'word/document.xml', 'word/styles.xml'])
    expect(strFromU8(rest['word/styles.xml']!)).toBe('<w:styles>原样</w:styles>')
  })

  it('binds the rows of a table', () => {
    const table =
      row('指标', '单位', '数值') +
      row('存续市场主体', '户', 'X') +
      row('企业年报率', '％', 'X') +
      row('股权出质登记', '件', '____') +
      row('强制检定计量器具', '台件', 'X')
    const got = bindBlanks(readDocx(word(`<w:tbl>${table}</w:tbl>`)), firstDictionary)
    expect(got.map((b) => (b.status === 'bound' ? b.indicator : b.status))).toEqual([
      'entities.active.count',
      'annualreports.enterprise.filed.rate',
      'equity.pledges.count',
      'unknown',
    ])
  })

  it('knows rows and columns: this year, last year, growth, a part of the row above', () => {
    const wide = (text: string): string =>
      cell(text).replace('<w:tc>', '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')
    const table =
      `<w:tr>${cell('指标')}${wide('户数')}${cell('增幅')}</w:tr>` +
      row('', '上年同期', '本年', '（％）') +
      row('新增市场主体', 'X', 'X', 'X') +
      row('其中：私营企业', 'X', 'X', 'X') +
      row('城关所', 'X', 'X', 'X')
    const text = readDocx(word(`<w:tbl>${table}</w:tbl>`))
    expect(text.split('\n')[0]).toBe('指标\t户数\t\t增幅')
    const got = bindBlanks(text, firstDictionary)
    expect(got.map((b) => (b.status === 'bound' ? b.indicator : b.status))).toEqual([
      'unknown',
      'entities.new.count',
      'entities.new.yoy',
      'unknown',
      'entities.new.private.count',
      'entities.new.private.yoy',
      'unknown',
      'unknown',
      'unknown',
    ])
  })

  it('does not guess which of several columns is this year', () => {
    const table = row('指标', '2020年', '2021年') + row('存续市场主体（户）', 'X', 'X')
    const got = bindBlanks(readDocx(word(`<w:tbl>${table}</w:tbl>`)), firstDictionary)
    expect(got.map((b) => b.status)).toEqual(['unknown', 'unknown'])
  })

  it.each([
    ['no zip', strToU8('存续市场主体X户')],
    ['junk', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('a') })],
    ['a damaged file', word(paragraph).slice(0, 200)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readDocx(bytes)).toThrow(expect.objectContaining({ code: 'report.fill.not-a-document' }))
  })
})
