import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstDictionary, fullDictionary } from './dictionary.fixture.ts'
import type { DictionaryEntry } from './dictionary.ts'
import { type Binding, bindBlanks } from './match.ts'

/**
 * Reports of imagined counties. The first line says how blanks are written. `⟦id⟧` is a blank that means this figure, `⟦?⟧` one
 * that means none of the first 42, `⟦?id⟧` one that may be taken for a helper, `⟦id?⟧` one that may stay open.
 */
const folder = path.join(import.meta.dirname, 'reports')

interface Wanted {
  offset: number
  id: string | null
  may: string | null
  open: boolean
}

function reportOf(file: string, spelling?: string): { file: string; text: string; wanted: Wanted[] } {
  const [first, ...rest] = readFileSync(path.join(folder, file), 'utf8').split('\n')
  const marked = rest.join('\n')
  const blank = spelling ?? first!.slice('blank='.length)
  const wanted: Wanted[] = []
  let text = ''
  let at = 0
  for (const m of marked.matchAll(/⟦(\??)([^⟧?]*)(\??)⟧/g)) {
    text += marked.slice(at, m.index)
    const none = m[1] === '?'
    wanted.push({ offset: text.length, id: none ? null : m[2]!, may: m[2] || null, open: m[3] === '?' })
    text += blank
    at = m.index + m[0].length
  }
  return { file, text: text + marked.slice(at), wanted }
}

const reports = readdirSync(folder).map((file) => reportOf(file))
const first = new Set(firstDictionary.map((e) => e.id))

interface Verdict {
  wanted: Wanted
  got: Binding | undefined
}

function judged(report: (typeof reports)[number], dictionary: readonly DictionaryEntry[]): Verdict[] {
  const bound = new Map(bindBlanks(report.text, dictionary).map((b) => [b.offset, b]))
  const stray = [...bound.keys()].filter((o) => !report.wanted.some((w) => w.offset === o))
  expect(stray).toEqual([])
  return report.wanted.map((wanted) => ({ wanted, got: bound.get(wanted.offset) }))
}

/** Bound to a figure of the first two chapters that the blank does not mean. */
const isWrong = ({ wanted, got }: Verdict): boolean =>
  got?.status === 'bound' && first.has(got.indicator!) && got.indicator !== wanted.id && got.indicator !== wanted.may
const line = ({ wanted, got }: Verdict): string => `${wanted.id} taken for ${got?.indicator} at ${got?.context}`

describe('reports in other wordings', () => {
  it.each(reports)('$file: nothing is bound wrong, whatever else the dictionary holds', (report) => {
    for (const dictionary of [firstDictionary, fullDictionary])
      expect(judged(report, dictionary).filter(isWrong).map(line)).toEqual([])
  })

  it('finds nine in ten of the figures, and none wrong', () => {
    const all = reports.flatMap((r) => judged(r, firstDictionary))
    const meant = all.filter(({ wanted }) => wanted.id !== null && !wanted.open)
    const right = meant.filter(({ wanted, got }) => got?.status === 'bound' && got.indicator === wanted.id)
    const bound = all.filter(({ got }) => got?.status === 'bound')
    const precision = 1 - bound.filter(isWrong).length / bound.length
    const recall = right.length / meant.length
    process.stdout.write(
      `fill: ${reports.length} reports, ${all.length} blanks, precision ${precision}, recall ${right.length}/${meant.length}\n`,
    )
    expect(meant.length).toBeGreaterThan(280)
    expect(precision).toBe(1)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  it('binds numbers that are printed already alike, where they are to be replaced', () => {
    const verdicts = reports.flatMap(({ file }) => {
      const printed = reportOf(file, '1,128')
      const got = new Map(bindBlanks(printed.text, firstDictionary, { numbers: true }).map((b) => [b.offset, b]))
      const stray = [...got.values()].filter(
        (b) => b.status === 'bound' && !printed.wanted.some((w) => w.offset === b.offset),
      )
      expect(stray).toEqual([])
      return printed.wanted.map((wanted) => ({ wanted, got: got.get(wanted.offset) }))
    })
    expect(verdicts.filter(isWrong).map(line)).toEqual([])
    const meant = verdicts.filter(({ wanted }) => wanted.id !== null && !wanted.open)
    const right = meant.filter(({ wanted, got }) => got?.status === 'bound' && got.indicator === wanted.id)
    expect(right.length / meant.length).toBeGreaterThanOrEqual(0.9)
  })

  it('reads another spelling of the same blanks alike', () => {
    for (const blank of ['X', 'Ｘ', '×', '____', '＿＿', '〇〇', 'X.X']) {
      const text = `全县存续市场主体${blank}户，同比增长${blank}％。新增市场主体 ${blank} 户。`
      expect(bindBlanks(text, firstDictionary).map((b) => [b.status, b.indicator])).toEqual([
        ['bound', 'entities.active.count'],
        ['bound', 'entities.active.yoy'],
        ['bound', 'entities.new.count'],
      ])
    }
  })
})

describe('blanks', () => {
  const found = (text: string): string[] =>
    bindBlanks(text, firstDictionary).map((b) => text.slice(b.offset - 2, b.offset + b.length))

  it('place names, Latin words and years are none', () => {
    expect(found('XX县市场监管局在××镇用X射线检查，二〇〇五年起有MAX系统、3×4米展板，“XX优质”品牌。')).toEqual([])
  })

  it('counts of visits are never bound to counts of firms', () => {
    expect(bindBlanks('抽查任务3项，抽取检查对象X家次。', firstDictionary)[0]!.status).not.toBe('bound')
  })

  it('a scaled or rounded number is read with its scale', () => {
    const [b] = bindBlanks('全县存续市场主体X万余户。', firstDictionary)
    expect(b).toMatchObject({ status: 'bound', floor: true, scale: 10_000, unit: '户' })
  })

  it('numbers that are printed are bound only where they are asked for, and dates and names never', () => {
    const text = '2021年5月20日，全县存续市场主体12,345户，“一窗”受理，12315热线接听，按第6条规定开展“5·20”活动。'
    expect(bindBlanks(text, firstDictionary)).toEqual([])
    const numbers = bindBlanks(text, firstDictionary, { numbers: true })
    expect(numbers.map((b) => [b.was, b.status, b.indicator])).toEqual([['12,345', 'bound', 'entities.active.count']])
  })

  it('a printed number tells what stands beside it', () => {
    const text = '全年抽取检查对象120家，检查并公示结果118家，公示率X％。'
    expect(bindBlanks(text, firstDictionary)).toMatchObject([
      { status: 'bound', indicator: 'doublerandom.publication.rate' },
    ])
  })

  it('one figure is bound once', () => {
    const twice = bindBlanks('新增市场主体X户。\n此外，新增市场主体X户。', firstDictionary)
    expect(twice.map((b) => b.status)).toEqual(['bound', 'unsure'])
  })
})

/** The bureau's own report lies beside the repository and is not part of it. */
const mission = path.resolve(import.meta.dirname, '../../../../../shared/mission')
const own = ['seed-report.txt', 'figures.csv'].map((f) => path.join(mission, f))
if (own.every((f) => existsSync(f))) {
  describe('the report that the county gave us', () => {
    const text = readFileSync(own[0]!, 'utf8')
    const rows = readFileSync(own[1]!, 'utf8').trim().split('\n').slice(1)
    // The quoted column is the one behind the context; ids, kinds and offsets stand before it.
    const wanted = rows.flatMap((row) => {
      const cells = row.split(',')
      const id = /,([a-z_\d]+(?:\.[a-z_\d]+)+),S\d\d/.exec(row)?.[1]
      return cells[1] === 'blank' ? [{ offset: Number(cells[5]), section: cells[6]!, id }] : []
    })

    it.each([
      ['the first 42', firstDictionary],
      ['all 130', fullDictionary],
    ])('every blank of its first two chapters is right and none is wrong, with %s figures', (_, dictionary) => {
      const got = new Map(bindBlanks(text, dictionary).map((b) => [b.offset, b]))
      expect([...got.keys()].filter((o) => !wanted.some((w) => w.offset === o))).toEqual([])
      const wrong = wanted.filter((w) => got.get(w.offset)?.status === 'bound' && got.get(w.offset)!.indicator !== w.id)
      expect(wrong).toEqual([])
      const chapters = wanted.filter((w) => w.section === '1.1' || w.section === '1.2')
      expect(chapters).toHaveLength(39)
      expect(chapters.filter((w) => got.get(w.offset)?.status !== 'bound')).toEqual([])
    })
  })
} else {
  process.stdout.write(
    `fill: the county's own report is not here (${path.relative(process.cwd(), own[0]!)}), so it is not tried\n`,
  )
}
