import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { DictionaryEntry } from './dictionary.ts'
import { type Binding, bindBlanks } from './match.ts'

/** What a blank of a marked report means. */
interface Wanted {
  offset: number
  /** The figure; null where it means none that we have. */
  id: string | null
  /** The figure that it may be taken for. */
  may: string | null
  /** It may stay open. */
  open: boolean
}

export interface MarkedReport {
  file: string
  text: string
  blank: string
  wanted: Wanted[]
}

export interface Verdict {
  wanted: Wanted
  got: Binding | undefined
}

/**
 * Reports of imagined counties. The first line says how blanks are written. `⟦id⟧` is a blank that means this figure, `⟦?⟧` one
 * that means none, `⟦?id⟧` one that may be taken for a helper, `⟦id?⟧` one that may stay open.
 */
export function readReport(folder: string, file: string, spelling?: string): MarkedReport {
  const [first, ...rest] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n')
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
  return { file, text: text + marked.slice(at), blank, wanted }
}

export const readReports = (folder: string): MarkedReport[] =>
  readdirSync(folder).map((file) => readReport(folder, file))

/** What the matcher makes of each blank of a report; nothing else in it may be bound. */
export function judge(
  report: MarkedReport,
  dictionary: readonly DictionaryEntry[],
  options: { numbers?: boolean } = {},
): Verdict[] {
  const got = new Map(bindBlanks(report.text, dictionary, options).map((b) => [b.offset, b]))
  const stray = [...got.values()].filter(
    (b) => b.status === 'bound' && !report.wanted.some((w) => w.offset === b.offset),
  )
  expect(stray.map((b) => b.context)).toEqual([])
  return report.wanted.map((wanted) => ({ wanted, got: got.get(wanted.offset) }))
}

/** Bound to a figure of the dictionary's that the blank does not mean. */
export const isWrong = ({ wanted, got }: Verdict): boolean =>
  got?.status === 'bound' && got.indicator !== wanted.id && got.indicator !== wanted.may
export const isMeant = ({ wanted }: Verdict): boolean => wanted.id !== null && !wanted.open
export const isRight = ({ wanted, got }: Verdict): boolean => got?.status === 'bound' && got.indicator === wanted.id
export const line = ({ wanted, got }: Verdict): string =>
  `${wanted.id} taken for ${got?.status} ${got?.indicator} at ${got?.context}`
