import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { type OfficialDocument, renderOfficialDocument, titleLines } from './official-document.ts'

const sample = (more: Partial<OfficialDocument> = {}): OfficialDocument => ({
  title: '玉衡县市场监督管理局2021年工作总结',
  addressee: '玉衡县人民政府办公室',
  blocks: [
    { kind: 'heading', level: 1, runs: [{ text: '一、主要工作情况' }] },
    { kind: 'heading', level: 2, runs: [{ text: '（一）优化营商环境。' }] },
    {
      kind: 'paragraph',
      runs: [
        { text: '登记存续' },
        { text: '31207', figure: 'entities.active.count' },
        { text: '户，同比' },
        { text: '—', warning: true },
      ],
    },
    { kind: 'note', runs: [{ text: '同比：台账没有覆盖上年同日。' }] },
  ],
  issuer: '玉衡县市场监督管理局',
  date: day('2021-12-05'),
  copy: 'clean',
  ...more,
})

const parts = async (doc: OfficialDocument) => {
  const files = unzipSync(await renderOfficialDocument(doc))
  return (name: string): string => strFromU8(files[name]!)
}

describe('official document', () => {
  it('is A4 with the margins, grid and exact lines of GB/T 9704-2012', async () => {
    const xml = (await parts(sample()))('word/document.xml')
    expect(xml).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/)
    for (const margin of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"'])
      expect(xml).toContain(margin)
    expect(xml).toMatch(/<w:docGrid[^>]*w:type="linesAndChars"/)
    expect(xml).toContain('w:lineRule="exact"')
    expect(xml).toContain('w:line="580"')
  })

  it('sets body, title and headings in the fonts and sizes of the standard', async () => {
    const xml = (await parts(sample()))('word/document.xml')
    const run = (text: string): string => xml.slice(xml.lastIndexOf('<w:r>', xml.indexOf(text)), xml.indexOf(text))
    expect(run('玉衡县市场监督管理局2021年')).toMatch(/方正小标宋简体[\s\S]*w:sz w:val="44"/)
    expect(run('一、主要')).toContain('黑体')
    expect(run('（一）优化')).toContain('楷体_GB2312')
    expect(run('登记存续')).toMatch(/仿宋_GB2312[\s\S]*w:sz w:val="32"/)
  })

  it('numbers pages on the outer edge, odd and even apart', async () => {
    const read = await parts(sample())
    expect(read('word/settings.xml')).toContain('evenAndOddHeaders')
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(read)
    expect(footers.map((f) => /w:jc w:val="(\w+)"/.exec(f)![1]).sort()).toEqual(['left', 'right'])
    for (const f of footers) expect(f).toContain('— ')
  })

  it('keeps notes, colours and the remark out of the clean copy', async () => {
    const clean = await parts(sample())
    const working = await parts(sample({ copy: 'working' }))
    expect(clean('word/document.xml')).not.toContain('没有覆盖')
    expect(clean('word/document.xml')).not.toContain('B00020')
    expect(clean('word/document.xml')).not.toContain('entities.active.count')
    expect(working('word/document.xml')).toContain('没有覆盖')
    expect(working('word/document.xml')).toContain('B00020')
    expect(working('word/footer1.xml')).toContain('工作件')
  })

  it('writes the date with Arabic digits and no leading zero, under the issuer', async () => {
    const xml = (await parts(sample()))('word/document.xml')
    expect(xml).toContain('2021年12月5日')
    expect(xml.lastIndexOf('玉衡县市场监督管理局')).toBeLessThan(xml.indexOf('2021年12月5日'))
  })

  it('gives the same bytes for the same document', async () => {
    expect((await renderOfficialDocument(sample())).equals(await renderOfficialDocument(sample()))).toBe(true)
  })

  it('breaks a long title evenly and leaves no lone character', () => {
    expect(titleLines('玉衡县市场监督管理局2021年工作总结').length).toBe(1)
    const lines = titleLines('玉衡县市场监督管理局关于报送2021年度双随机一公开监管工作情况的报告')
    expect(lines.join('')).toContain('双随机')
    expect(Math.min(...lines.map((l) => l.length))).toBeGreaterThan(10)
  })
})
