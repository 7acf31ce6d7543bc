import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { type OfficialDocument, renderOfficialDocument } from './official-document.ts'

const sample = (more: Partial<OfficialDocument> = {}): OfficialDocument => ({
  title: '玉衡县市场监督管理局2021年工作总结',
  addressee: '玉衡县人民政府办公室',
  blocks: [
    { kind: 'heading', level: 1, runs: [{ text: '一、主要工作情况' }] },
    {
      kind: 'heading',
      level: 2,
      runs: [{ text: '（一）优化营商环境。' }],
      runIn: [
        { text: '登记存续' },
        { text: '31207', figure: 'entities.active.count' },
        { text: '户，' },
        { text: '同比—', warning: true },
        { text: '。' },
      ],
    },
    { kind: 'note', runs: [{ text: '同比：台账没有覆盖上年同日。' }] },
    { kind: 'heading', level: 3, runs: [{ text: '1.年报服务。' }] },
    { kind: 'heading', level: 4, runs: [{ text: '（1）分站所情况。' }] },
    { kind: 'paragraph', runs: [{ text: '一是上门服务。', strong: true }, { text: '办结率100％。' }] },
    {
      kind: 'table',
      header: ['站所', '户数'],
      rows: [['青河市场监督管理所', '3321'], ['白杨市场监督管理所']],
    },
  ],
  issuer: '玉衡县市场监督管理局',
  date: day('2021-12-05'),
  copy: 'clean',
  ...more,
})

const opened = async (doc: OfficialDocument) => {
  const files = unzipSync(await renderOfficialDocument(doc))
  const part = (name: string): string => strFromU8(files[name]!)
  const xml = part('word/document.xml')
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map((m) => m[0])
  return {
    part,
    xml,
    names: Object.keys(files),
    texts: paragraphs.map(textOf),
    /** The paragraph and the run that hold `text`. */
    paragraph: (text: string): string => paragraphs.find((p) => textOf(p).includes(text))!,
    run: (text: string): string => [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].find((m) => m[0].includes(text))![0],
  }
}
const textOf = (xml: string): string =>
  xml
    .replaceAll(/<w:br\/>/g, '\n')
    .replaceAll(/<w:tab\/>/g, '\t')
    .replaceAll(/<w:pPr>.*?<\/w:pPr>|<[^>]+>/gs, '')
const attribute = (xml: string, name: string): number => Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(xml)![1])
const mm = (twips: number): number => (twips / 1440) * 25.4

afterEach(() => {
  vi.useRealTimers()
})

describe('the page', () => {
  it('is A4 with the margins of GB/T 9704-2012', async () => {
    const { xml } = await opened(sample())
    expect(xml).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/)
    for (const margin of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"'])
      expect(xml).toContain(margin)
  })

  it('declares a grid on which 22 lines of 28 characters fit, and sets text to fit it', async () => {
    const { xml, part } = await opened(sample())
    const grid = /<w:docGrid[^>]*>/.exec(xml)![0]
    expect(grid).toContain('w:type="linesAndChars"')
    expect(attribute(grid, 'linePitch')).toBe(579)
    const [high, wide] = [16_838 - 2098 - 1984, 11_906 - 1587 - 1474]
    expect(Math.floor(high / 579)).toBe(22)
    // The grid counts from the size of the Normal style, 16 pt, in 1/4096 pt.
    const styles = part('word/styles.xml')
    expect(styles).toMatch(/w:styleId="Normal"><w:name w:val="Normal"\/><w:qFormat\/><w:rPr><w:sz w:val="32"\/>/)
    const cell = 16 + attribute(grid, 'charSpace') / 4096
    expect(Math.round((wide / 20 / cell) * 100) / 100).toBe(28)
    const tracked = 16 + attribute(/<w:spacing w:val="-?\d+"\/>/.exec(styles)![0], 'val') / 20
    expect(Math.floor(wide / 20 / tracked)).toBe(28)
  })

  it('sets every line of body, title and signature exactly 28.95 pt', async () => {
    const { paragraph } = await opened(sample())
    for (const text of ['工作总结', '政府办公室', '一、主要', '（一）优化', '1.年报', '一是上门', '2021年12月5日'])
      expect(paragraph(text)).toMatch(/<w:spacing[^>]*w:line="579"[^>]*w:lineRule="exact"/)
  })

  it('breaks lines as Chinese does and fills each page', async () => {
    const styles = (await opened(sample())).part('word/styles.xml')
    for (const setting of [
      'widowControl w:val="0"',
      'kinsoku w:val="1"',
      'autoSpaceDE w:val="0"',
      'w:eastAsia="zh-CN"',
    ])
      expect(styles).toContain(setting)
  })

  it('numbers pages on the outer edge, one character in, 7 mm below the text, odd and even apart', async () => {
    const { xml, part } = await opened(sample())
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const relations = part('word/_rels/document.xml.rels')
    const footer = (type: string): string => {
      const id = new RegExp(`<w:footerReference(?=[^>]*w:type="${type}")[^>]*r:id="([^"]+)"`).exec(xml)![1]
      const target = [...relations.matchAll(/<Relationship [^>]*>/g)].find((r) => r[0].includes(`Id="${id}"`))![0]
      return part(`word/${/Target="([^"]+)"/.exec(target)![1]}`)
    }
    expect(footer('default')).toMatch(/<w:ind w:right="280"\/><w:jc w:val="right"\/>/)
    expect(footer('even')).toMatch(/<w:ind w:left="280"\/><w:jc w:val="left"\/>/)
    for (const f of [footer('default'), footer('even')]) {
      expect(f).toMatch(/— <\/w:t>.*PAGE.*<w:t[^>]*> —/s)
      expect(f).toContain('w:ascii="宋体"')
      expect(f).toContain('<w:sz w:val="28"/>')
    }
    // The dash is the middle of a line of 16 pt that ends at the footer's distance from the edge.
    expect(35 - mm(attribute(xml, 'footer') + 160)).toBeCloseTo(7, 1)
  })
})

describe('typefaces and order', () => {
  it('follows the levels of the standard', async () => {
    const { run } = await opened(sample())
    const look = (text: string) => ({
      face: /w:eastAsia="([^"]+)"/.exec(run(text))![1],
      size: attribute(/<w:sz [^>]*>/.exec(run(text))![0], 'val') / 2,
    })
    expect(look('工作总结')).toEqual({ face: '方正小标宋简体', size: 22 })
    expect(look('一、主要')).toEqual({ face: '黑体', size: 16 })
    expect(look('（一）优化')).toEqual({ face: '楷体_GB2312', size: 16 })
    expect(look('登记存续')).toEqual({ face: '仿宋_GB2312', size: 16 })
    expect(look('1.年报')).toEqual({ face: '仿宋_GB2312', size: 16 })
    expect(look('（1）分站所')).toEqual({ face: '仿宋_GB2312', size: 16 })
    expect(run('31207')).toContain('w:ascii="Times New Roman"')
    expect(run('31207')).toContain('w:hint="eastAsia"')
    expect(run('一是上门')).toContain('<w:b/>')
    expect(run('办结率')).not.toContain('<w:b/>')
  })

  it('indents paragraphs and headings by two characters, not the addressee', async () => {
    const { paragraph } = await opened(sample())
    for (const text of ['一、主要', '（一）优化', '1.年报', '（1）分站所', '一是上门'])
      expect(paragraph(text)).toMatch(/<w:ind[^>]*w:firstLineChars="200"/)
    expect(paragraph('政府办公室')).not.toContain('<w:ind')
  })

  it('keeps the order of blocks and runs, body text behind its heading in one paragraph', async () => {
    const { texts } = await opened(sample())
    expect(texts).toEqual([
      '玉衡县市场监督管理局2021年工作总结',
      '',
      '玉衡县人民政府办公室：',
      '一、主要工作情况',
      '（一）优化营商环境。登记存续31207户，同比—。',
      '1.年报服务。',
      '（1）分站所情况。',
      '一是上门服务。办结率100％。',
      '站所',
      '户数',
      '青河市场监督管理所',
      '3321',
      '白杨市场监督管理所',
      '',
      '',
      '玉衡县市场监督管理局',
      '2021年12月5日',
    ])
  })

  it('lists headings of their own in the outline and keeps them with what follows', async () => {
    const { paragraph } = await opened(sample())
    expect(paragraph('一、主要')).toContain('<w:outlineLvl w:val="0"/>')
    expect(paragraph('1.年报')).toContain('<w:outlineLvl w:val="2"/>')
    expect(paragraph('1.年报')).toContain('<w:keepNext/>')
    expect(paragraph('（一）优化')).not.toContain('outlineLvl')
  })
})

describe('copies', () => {
  it('leaves notes, warnings, remarks and every hidden mark out of the clean copy', async () => {
    const { xml, part, names } = await opened(sample())
    for (const mark of [
      '没有覆盖',
      'B00020',
      'w:u ',
      'entities.active.count',
      'bookmark',
      'w:vanish',
      'w:comment',
      'w:sdt',
    ])
      expect(xml).not.toContain(mark)
    for (const name of names.filter((n) => n.startsWith('word/footer') && n.endsWith('.xml')))
      expect(part(name)).not.toContain('工作件')
    for (const name of names) expect(part(name)).not.toContain('entities.active.count')
  })

  it('shows them in the working copy, where the page number stays in its place', async () => {
    const { xml, run, part, paragraph } = await opened(sample({ copy: 'working' }))
    expect(paragraph('没有覆盖')).toContain('注：')
    expect(run('同比—')).toContain('<w:color w:val="B00020"/>')
    expect(run('登记存续')).not.toContain('B00020')
    expect(part('word/footer1.xml')).toContain('工作件')
    expect(part('word/footer2.xml')).toContain('工作件')
    expect(35 - mm(attribute(xml, 'footer') + 160 + 280)).toBeCloseTo(7, 1)
  })

  it('drops characters that nobody sees or that Word refuses to open', async () => {
    const hidden = '办\u0000结\u000B率\u200B\u202E九\uD800成\uFFFF'
    const { texts } = await opened(sample({ blocks: [{ kind: 'paragraph', runs: [{ text: hidden }] }] }))
    expect(texts[3]).toBe('办结率九\uFFFD成')
  })

  it('writes markup in a text as text', async () => {
    const { xml } = await opened(sample({ blocks: [{ kind: 'paragraph', runs: [{ text: '<w:p/>&“甲”' }] }] }))
    expect(xml).toContain('&lt;w:p/&gt;&amp;“甲”')
  })
})

describe('around the body', () => {
  const lefts = async (issuer: string, date: string) => {
    const { paragraph } = await opened(sample({ issuer, date: day(date), title: '总结', addressee: undefined }))
    const left = (text: string): number => attribute(/<w:ind [^>]*>/.exec(paragraph(text))![0], 'left') / 315
    return [left(issuer), left(`${date.slice(0, 4)}年`)].map((n) => Math.round(n * 100) / 100)
  }

  it('signs two characters from the right, the date two further in, without leading zeros', async () => {
    expect(await lefts('玉衡县市场监督管理局', '2021-12-05')).toEqual([16, 18])
    // 2021年12月5日 is 6.5 characters: longer than 4, so it stands two from the right and the issuer moves.
    expect(await lefts('玉衡市监', '2021-12-05')).toEqual([17.5, 19.5])
  })

  it('never leaves the signature, or a remark below it, alone on a page', async () => {
    const { paragraph, xml } = await opened(
      sample({ blocks: [{ kind: 'paragraph', runs: [{ text: '特此报告。' }] }], attachments: ['统计表'] }),
    )
    for (const text of ['特此报告', '附件：']) expect(paragraph(text)).toContain('<w:keepNext/>')
    // Body, line, attachments, line, issuer: all but the date.
    expect(xml.match(/<w:keepNext\/>/g)).toHaveLength(5)
    expect(paragraph('2021年12月5日')).not.toContain('<w:keepNext/>')
    const remarked = await opened(sample({ note: '联系人：沈若川' }))
    expect(remarked.paragraph('2021年12月5日')).toContain('<w:keepNext/>')
  })

  it('names attachments below the body, numbered only where there are several, and the remark in brackets', async () => {
    const one = await opened(sample({ attachments: ['统计表'], note: '联系人：沈若川' }))
    expect(one.texts).toContain('附件：统计表')
    expect(one.texts.at(-1)).toBe('（联系人：沈若川）')
    const two = await opened(sample({ attachments: ['清单', '统计表'] }))
    expect(two.texts.filter((t) => t.includes('\t'))).toEqual(['附件：1.\t清单', '2.\t统计表'])
    const indents = ['1.\t清单', '2.\t统计表'].map((t) => /<w:ind [^>]*>/.exec(two.paragraph(t))![0])
    expect(indents.map((i) => attribute(i, 'left'))).toEqual([1920, 1920])
    expect(indents.map((i) => attribute(i, 'hanging'))).toEqual([1280, 320])
  })

  it('has a red head with number and rule when there is a mark', async () => {
    const plain = await opened(sample())
    expect(plain.xml).not.toContain('FF0000')
    const { texts, run, paragraph } = await opened(
      sample({ issuerMark: '玉衡县市场监督管理局文件', number: '玉市监〔2021〕12号' }),
    )
    expect(texts.slice(0, 7)).toEqual([
      '玉衡县市场监督管理局文件',
      '',
      '',
      '玉市监〔2021〕12号',
      '',
      '',
      sample().title,
    ])
    expect(run('管理局文件')).toMatch(/方正小标宋简体.*FF0000/)
    expect(mm(attribute(paragraph('管理局文件'), 'before'))).toBeCloseTo(35, 1)
    // Twelve characters on 156 mm.
    expect(attribute(/<w:sz [^>]*>/.exec(run('管理局文件'))![0], 'val')).toBe(72)
    expect(paragraph('〔2021〕')).toMatch(/<w:pBdr><w:bottom[^>]*w:color="FF0000"/)
    expect(paragraph('〔2021〕')).toContain('<w:jc w:val="center"/>')
  })

  it('puts number and signatory on one line for a superior', async () => {
    const { texts, paragraph, run } = await opened(
      sample({ issuerMark: '玉衡县市场监督管理局文件', number: '玉市监〔2021〕12号', signatory: '沈若川' }),
    )
    expect(texts[3]).toBe('玉市监〔2021〕12号\t签发人：沈若川')
    expect(paragraph('签发人')).not.toContain('w:val="center"')
    expect(run('沈若川')).toContain('楷体_GB2312')
  })

  it('breaks a long title into lines of one paragraph', async () => {
    const { texts } = await opened(
      sample({ title: '玉衡县市场监督管理局关于报送2021年度“双随机、一公开”监管工作情况的报告' }),
    )
    expect(texts[0]).toBe('玉衡县市场监督管理局关于报送2021年度\n“双随机、一公开”监管工作情况的报告')
  })

  it('refuses a table row longer than its header', async () => {
    const blocks = [{ kind: 'table' as const, header: ['站所'], rows: [['青河'], ['白杨', '908']] }]
    await expect(renderOfficialDocument(sample({ blocks }))).rejects.toThrow('第2行')
  })
})

describe('the file', () => {
  it('is the same bytes whenever it is written', async () => {
    const first = await renderOfficialDocument(sample())
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 6, 7, 8, 9), toFake: ['Date'] })
    expect((await renderOfficialDocument(sample())).equals(first)).toBe(true)
  })

  it('is the same bytes in every time zone', async () => {
    // A running process keeps its time zone: another one writes the file.
    const module = new URL('official-document.ts', import.meta.url).href
    const script = `const { renderOfficialDocument } = await import(${JSON.stringify(module)})
      process.stdout.write(await renderOfficialDocument(${JSON.stringify(sample())}))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: 'America/Los_Angeles' },
      encoding: 'buffer',
    })
    expect(stdout.equals(await renderOfficialDocument(sample()))).toBe(true)
  })

  it('bears the date of the document and the issuer, nothing of the machine', async () => {
    const core = (await opened(sample())).part('docProps/core.xml')
    expect(core.match(/2021-12-05T00:00:00Z/g)).toHaveLength(2)
    expect(core).toContain('<dc:creator>玉衡县市场监督管理局</dc:creator>')
    expect((await opened(sample({ issuer: undefined }))).part('docProps/core.xml')).not.toContain('Un-named')
  })

  it('starts with its content types, and refers to no style that it does not have', async () => {
    const { names, part } = await opened(sample({ copy: 'working', attachments: ['甲', '乙'] }))
    expect(names[0]).toBe('[Content_Types].xml')
    const used = names
      .filter((n) => /^word\/[a-z]+\d*\.xml$/.test(n) && n !== 'word/styles.xml')
      .flatMap((n) => [...part(n).matchAll(/<w:(?:p|r|tbl)Style w:val="([^"]+)"/g)].map((m) => m[1]))
    for (const id of new Set(used)) expect(part('word/styles.xml')).toContain(`w:styleId="${id}"`)
  })

  it('names a substitute for each typeface that a machine may lack', async () => {
    const fonts = (await opened(sample())).part('word/fontTable.xml')
    for (const name of ['仿宋_GB2312', '楷体_GB2312', '方正小标宋简体'])
      expect(fonts).toMatch(new RegExp(`w:name="${name}"><w:altName w:val="[^"]+"/>`))
  })
})
