import { currencyIn } from './currency.ts'
import type { MoneyUnit } from './layout.ts'

const edges = /^[*★☆#:、]*(?:\d{1,2}[、.](?=\D))?[*★☆#:、]*|[*★☆:]+$/g
const bracketed = /[([{【〔<《][^()[\]{}【】〔〕<>《》]*[)\]}】〕>》]/g

/**
 * A label for comparing: half width, lower case, no white space or invisible characters, no marks of required columns (`*`), no
 * leading numbering. This is also the key of the column-map memory.
 */
export function normalLabel(label: string): string {
  const text = label
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}"'“”‘’]/gu, '')
    .toLowerCase()
  const tidy = text.replace(/[([{【〔](?:必填|必填项|选填|非必填)[)\]}】〕]/g, '').replace(edges, '')
  return tidy === '' ? text : tidy
}

/** The ways to read a column header, strongest first. */
export interface LabelForms {
  /** Normal form with its brackets. */
  readonly whole: string
  /** Without what stands in brackets (units, formats, explanations); equal to `whole` when there is none. */
  readonly bare: string
  /** What stands in the brackets, and `bare` without a trailing `_1`: 行政相对人代码_1（统一社会信用代码） is 统一社会信用代码. */
  readonly weak: readonly string[]
}

/** Splits a header into the forms that are compared with a layout's names. */
export function labelForms(label: string): LabelForms {
  const whole = normalLabel(label)
  const bare = normalLabel(whole.replace(bracketed, ''))
  const inner = [...whole.matchAll(bracketed)]
    .map((m) => normalLabel(m[0].slice(1, -1)))
    .filter((text) => text.length >= 3)
  const unnumbered = bare.replace(/[_-]\d+$/, '')
  return { whole, bare: bare === '' ? whole : bare, weak: unnumbered === bare ? inner : [...inner, unnumbered] }
}

/** Unit and currency that a header names: 注册资本（万美元）, 罚款金额(元). */
export function headerUnit(label: string): { unit?: MoneyUnit; currency?: string } {
  const text = label.normalize('NFKC').replace(/\s/g, '')
  const places = [...text.matchAll(bracketed)].map((m) => m[0].slice(1, -1))
  const trailing = /(?:万元|元)$/.exec(text)?.[0]
  if (trailing !== undefined) places.push(trailing)
  for (const place of places) {
    const named = currencyIn(place)
    if (named === undefined && !/[元圆币]|万$/.test(place)) continue
    return { unit: place.includes('万') ? 'wan' : 'yuan', ...(named ? { currency: named.code } : {}) }
  }
  return {}
}

/** Unit of the whole table from a line over the header: 单位：万元. */
export function tableUnit(text: string): MoneyUnit | undefined {
  const m = /单位[:：]?(?:人民币)?(万元|元)/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  return m === null ? undefined : m[1] === '万元' ? 'wan' : 'yuan'
}
