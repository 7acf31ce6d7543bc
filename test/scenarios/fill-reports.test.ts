import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openHouse } from '#app/house.ts'
import { type DictionaryEntry, dictionaryOf } from '#kernel/narrative/fill/dictionary.ts'
import { type Binding, bindBlanks } from '#kernel/narrative/fill/match.ts'

/** Reports of imagined counties in other wordings. `⟦id⟧` is a blank that means this figure, `⟦?⟧` one that means none of ours. */
const folder = join(import.meta.dirname, 'reports')
const reports = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .map((file) => ({ file, ...(parse(readFileSync(join(folder, file), 'utf8')) as { blank: string; text: string }) }))

let dictionary: DictionaryEntry[] = []
beforeAll(async () => {
  const house = await openHouse()
  dictionary = dictionaryOf(house.catalogue, {
    '1.1': '优化营商环境，服务市场主体',
    '1.2': '强化事中事后监管，推进信用体系建设',
  })
})

function judged(text: string, blank: string): { wanted: string; got: Binding | undefined }[] {
  const wanted: { offset: number; id: string }[] = []
  let plain = ''
  let at = 0
  for (const m of text.matchAll(/⟦([^⟧]+)⟧/g)) {
    plain += text.slice(at, m.index)
    wanted.push({ offset: plain.length, id: m[1]! })
    plain += blank
    at = m.index + m[0].length
  }
  plain += text.slice(at)
  const bound = new Map(bindBlanks(plain, dictionary).map((b) => [b.offset, b]))
  expect([...bound.keys()].filter((o) => !wanted.some((w) => w.offset === o))).toEqual([])
  return wanted.map((w) => ({ wanted: w.id, got: bound.get(w.offset) }))
}

describe('reports in other wordings', () => {
  it.each(reports)('$file: binds nothing wrong', ({ text, blank }) => {
    const wrong = judged(text, blank).filter(({ wanted, got }) => got?.status === 'bound' && got.indicator !== wanted)
    expect(wrong.map(({ wanted, got }) => `${wanted} taken for ${got!.indicator} at ${got!.context}`)).toEqual([])
  })

  it('binds nine in ten of the blanks that mean a figure of ours', () => {
    const all = reports.flatMap(({ text, blank }) => judged(text, blank)).filter(({ wanted }) => wanted !== '?')
    const missed = all.filter(({ wanted, got }) => got?.status !== 'bound' || got.indicator !== wanted)
    expect(all.length).toBeGreaterThan(60)
    expect({
      recall: 1 - missed.length / all.length >= 0.9,
      missed: missed
        .map(({ wanted, got }) => `${wanted}: ${got?.status} ${got?.indicator} ${got?.score} ${got?.context}`)
        .slice(0, 1 - missed.length / all.length >= 0.9 ? 0 : 40),
    }).toEqual({ recall: true, missed: [] })
  })
})
