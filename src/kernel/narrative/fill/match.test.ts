import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstDictionary, fullDictionary } from './dictionary.fixture.ts'
import { bindBlanks } from './match.ts'
import { type Verdict, isMeant, isRight, isWrong, judge, line, readReport, readReports } from './reports.fixture.ts'

const folder = path.join(import.meta.dirname, 'reports')
const reports = readReports(folder)
const first = new Set(firstDictionary.map((e) => e.id))
/** Of the other figures the reports do not say where they stand. */
const isWrongHere = (v: Verdict): boolean => isWrong(v) && first.has(v.got!.indicator!)

describe('reports in other wordings', () => {
  it.each(reports)('$file: nothing is bound wrong, whatever else the dictionary holds', (report) => {
    for (const dictionary of [firstDictionary, fullDictionary])
      expect(judge(report, dictionary).filter(isWrongHere).map(line)).toEqual([])
  })

  it('finds nine in ten of the figures, and none wrong', () => {
    const all = reports.flatMap((r) => judge(r, firstDictionary))
    const meant = all.filter(isMeant)
    const bound = all.filter(({ got }) => got?.status === 'bound')
    const precision = 1 - bound.filter(isWrongHere).length / bound.length
    const recall = meant.filter(isRight).length / meant.length
    process.stdout.write(
      `fill: ${reports.length} reports, ${all.length} blanks, precision ${precision}, recall ${recall.toFixed(3)}\n`,
    )
    expect(meant.length).toBeGreaterThan(280)
    expect(precision).toBe(1)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  it('binds numbers that are printed already alike, where they are to be replaced', () => {
    const verdicts = readdirSync(folder).flatMap((file) =>
      judge(readReport(folder, file, '1,128'), firstDictionary, { numbers: true }),
    )
    expect(verdicts.filter(isWrongHere).map(line)).toEqual([])
    const meant = verdicts.filter(isMeant)
    expect(meant.filter(isRight).length / meant.length).toBeGreaterThanOrEqual(0.9)
  })

  it('reads another spelling of the same blanks alike', () => {
    for (const blank of ['X', 'Ｘ', '×', 'XX', '××', 'xx', '____', '＿＿', '〇〇', 'X.X']) {
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

  it('words that begin like a counting word make no place a blank', () => {
    expect(found('XX个体工商户、XX家具厂、XX项目、XX人民医院和XX家园都在XX市。')).toEqual([])
    expect(found('审批XX家、整改XX项，X所学校。')).toEqual(['审批XX', '整改XX', '项，X'])
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
