import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { catalogue } from '#kernel/indicator/catalogue.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { type Block, type OutlineItem, compose } from './compose.ts'
import { type Passage, type Sentence, claimed } from './sentence.ts'

const t = testDatabase()
const asOf = day('2021-12-05')
const rule = (id: string, holds: boolean | 'unknown', scope?: string): Rule => ({
  id,
  title: `断言${id}`,
  scope,
  figures: [],
  check: () => Promise.resolve({ holds, text: holds === true ? '没有未办结的。' : '还有 2 份没有改正。', faults: [] }),
})
const outline: OutlineItem[] = [
  { level: 1, title: '工作情况' },
  { level: 2, title: '安全', section: '1.1' },
  { level: 3, title: '食品。', section: '1.2' },
  { level: 3, title: '药品。', section: '1.3' },
  { level: 2, title: '其他', section: '1.4' },
  { level: 1, title: '困难', section: '2', items: 'paragraphs' },
]

const report = async (sentences: Sentence[], rules: Rule[] = [], passages: Passage[] = []) => {
  const context = {
    catalogue: catalogue([{ business: 'toy', indicators: [], rules }]),
    law: new LawBook([]),
    title: (business: string) => business,
  }
  return await t.db.read(countyScope, (q) =>
    compose(q, context, {
      asOf,
      title: '总结',
      opening: '开头。',
      outline,
      sentences,
      passages,
      term: () => '市场主体',
    }),
  )
}
const textOf = (b: Block): string => b.runs.map((r) => r.text).join('')

describe('composing the report', () => {
  const saying = (...sections: string[]): Sentence[] =>
    sections.map((section) => ({ section, order: 1, parts: ['有事。'] }))

  it('numbers chapters on three levels and starts each level anew', async () => {
    const { blocks } = await report(saying('1.1', '1.2', '1.3', '1.4', '2'))
    expect(blocks.filter((b) => b.kind === 'heading').map(textOf)).toEqual([
      '一、工作情况',
      '（一）安全',
      '1.食品。',
      '2.药品。',
      '（二）其他',
      '二、困难',
    ])
  })

  it('leaves out what no business speaks of, without a gap in the numbers, and says so in a note', async () => {
    const { blocks } = await report(saying('1.3'))
    expect(blocks.filter((b) => b.kind === 'heading').map(textOf)).toEqual(['一、工作情况', '（一）安全', '1.药品。'])
    expect(textOf(blocks.at(-1)!)).toBe('下列部分所依据的业务没有安装，未写入：安全、食品、其他、困难。')
    expect(blocks.at(-1)!.kind).toBe('note')
  })

  it('runs items on as 一是, 二是, or sets each apart with a number of the level below', async () => {
    const { blocks } = await report([
      { section: '1.1', order: 2, lead: '乙。', parts: ['做了乙。'] },
      { section: '1.1', order: 1, lead: '甲。', parts: ['做了甲。'] },
      { section: '2', order: 1, lead: '人少。', parts: ['人不够。'] },
      { section: '2', order: 2, lead: '事多。', parts: ['事太多。'] },
    ])
    const said = blocks.filter((b) => b.kind === 'paragraph').map(textOf)
    expect(said).toContain('一是甲。做了甲。二是乙。做了乙。')
    expect(said.slice(-2)).toEqual(['（一）人少。人不够。', '（二）事多。事太多。'])
  })

  it('keeps words of a claim only while it holds, and says beside them what it found and how far it looked', async () => {
    const words: Sentence = { section: '1.1', order: 1, parts: ['下达整改', claimed('C06', '，均已改正'), '。'] }
    const good = await report([words], [rule('C06', true, '专项行动')])
    expect(good.blocks.flatMap((b) => b.runs).filter((r) => r.withheld)).toEqual([])
    for (const [rules, why] of [
      [[rule('C06', false, '专项行动')], '“均已改正”没有写入正式稿：还有 2 份没有改正。（范围：专项行动）'],
      [[rule('C06', 'unknown', '专项行动')], '（范围：专项行动）'],
      [[], '核对它的业务没有安装（C06）。'],
    ] as const) {
      const { blocks } = await report([words], [...rules])
      expect(blocks.flatMap((b) => b.runs).filter((r) => r.withheld)).toEqual([
        { text: '，均已改正', warning: true, withheld: true },
      ])
      expect(blocks.filter((b) => b.kind === 'note').map(textOf)[0]).toContain(why)
    }
  })

  it('refuses a claim that does not say what it covers', async () => {
    await expect(report([], [rule('C06', true)])).rejects.toThrow('断言 C06（断言C06）没有写明范围')
  })

  it('writes passages from what they find, and nothing where they find nothing', async () => {
    const passages: Passage[] = [
      { section: '2', order: 1, write: (c) => Promise.resolve([{ lead: '到。', parts: [`看到${c.asOf}。`] }]) },
      { section: '2', order: 2, write: () => Promise.resolve([]) },
    ]
    const { blocks } = await report([], [], passages)
    expect(
      blocks
        .filter((b) => b.kind === 'paragraph')
        .map(textOf)
        .at(-1),
    ).toBe('（一）到。看到2021-12-05。')
  })
})
