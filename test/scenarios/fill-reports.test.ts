import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { openHouse } from '#app/house.ts'
import { applied } from '#kernel/narrative/fill/apply.ts'
import { type DictionaryEntry, dictionaryOf } from '#kernel/narrative/fill/dictionary.ts'
import { fillDocx, readDocx } from '#kernel/narrative/fill/docx.ts'
import { isMeant, isRight, isWrong, judge, line, readReports } from '#kernel/narrative/fill/reports.fixture.ts'

/** Reports of imagined counties, each in its own words, against the dictionary of everything that is installed. */
const reports = readReports(join(import.meta.dirname, 'reports'))
const tables = reports.filter((r) => r.file.endsWith('.docx.txt'))

let dictionary: DictionaryEntry[] = []
beforeAll(async () => {
  const house = await openHouse()
  dictionary = dictionaryOf(house.catalogue, {
    '1.1': '优化营商环境，服务市场主体',
    '1.2': '强化事中事后监管，推进信用体系建设',
  })
})

describe('reports in other wordings', () => {
  it.each(reports)('$file: binds nothing wrong', (report) => {
    expect(judge(report, dictionary).filter(isWrong).map(line)).toEqual([])
  })

  it('binds nineteen in twenty of the blanks that mean a figure of ours', () => {
    const all = reports.flatMap((r) => judge(r, dictionary)).filter(isMeant)
    const missed = all.filter((v) => !isRight(v))
    process.stdout.write(`fill: ${reports.length} reports, recall ${all.length - missed.length}/${all.length}\n`)
    expect(all.length).toBeGreaterThan(600)
    const enough = missed.length <= all.length * 0.05
    expect({ enough, missed: enough ? [] : missed.map(line) }).toEqual({ enough: true, missed: [] })
  })
})

describe('the same as Word files', () => {
  it.each(tables)('$file: reads as the text does and takes the figures in, runs split anywhere', (report) => {
    const file = wordOf(report.text)
    expect(readDocx(file)).toBe(`${report.text}\n`)
    const replacements = judge(report, dictionary)
      .filter(isRight)
      .map(({ wanted }, i) => ({ offset: wanted.offset, length: report.blank.length, text: String(1000 + i) }))
    expect(replacements.length).toBeGreaterThan(8)
    expect(readDocx(fillDocx(file, replacements))).toBe(`${applied(report.text, replacements)}\n`)
  })
})

/** A Word file of the text: lines with tabs are rows of tables, and every run breaks after three characters. */
function wordOf(text: string): Uint8Array {
  const paragraph = (words: string): string =>
    `<w:p>${[...words.matchAll(/.{1,3}/g)].map(([run]) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`
  const body = text.split('\n').map((row) =>
    row.includes('\t')
      ? `<w:tbl><w:tr>${row
          .split('\t')
          .map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`)
          .join('')}</w:tr></w:tbl>`
      : paragraph(row),
  )
  return zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document><w:body>${body.join('')}</w:body></w:document>`),
  })
}
