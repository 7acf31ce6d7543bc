import type { Day } from '#platform/clock/day.ts'
import { cellText, isBlank, type Cell } from './cell.ts'
import { folded, saysNothing, saysNothingOrWords, visible } from './clean-text.ts'
import { normalLabel } from './header-label.ts'
import type { CellKind, ChoiceOption, MoneyUnit } from './layout.ts'
import { parseCode, parseIdNumber, parsePhone, type Masked } from './parse-code.ts'
import { parseDay } from './parse-day.ts'
import { parseMoney, type Amount } from './parse-money.ts'
import { nothing, shown, type Parsed } from './parsed.ts'

/** What a cell is read with: its column, and what the header and the layout say of it. */
export interface CellContext {
  /** Name of the column as the file has it, for sentences. */
  readonly label: string
  /** Unit of money from header, sheet or layout. */
  readonly unit?: MoneyUnit
  /** ISO 4217 code from the header. */
  readonly currency?: string
  /** Values of a `choice`. */
  readonly options?: readonly ChoiceOption[]
  /** 长期 and 9999-12-31 are allowed in a column of days and give null. */
  readonly openEnded?: boolean
}

/** What a kind of cell is understood as. */
export interface CellValues {
  text: string
  code: string
  day: Day
  integer: number
  /** A percentage is its fraction: 35% is 0.35. */
  number: number
  money: Amount
  capital: Amount
  'yes-no': boolean
  'id-number': string | Masked
  phone: string | Masked
  /** Code of the option. */
  choice: string
}

/** Values of any kind. */
export type CellValue = CellValues[CellKind] | null

type Parse<K extends CellKind> = (cell: Cell, context: CellContext) => Parsed<CellValues[K] | null>

const parsers: { readonly [K in CellKind]: Parse<K> } = {
  text: parseText,
  code: (cell, context) => parseCode(cell, context.label),
  day: parseDay,
  integer: parseInteger,
  number: parseNumber,
  money: (cell, context) => parseMoney(cell, { ...context, usualUnit: 'yuan' }),
  capital: (cell, context) => parseMoney(cell, { ...context, usualUnit: 'wan' }),
  'yes-no': parseYesNo,
  'id-number': (cell, context) => parseIdNumber(cell, context.label),
  phone: (cell, context) => parsePhone(cell, context.label),
  choice: parseChoice,
}

/**
 * Understands one cell as a value of its kind. An empty cell gives null in every kind. A warning comes with a value that can be kept;
 * an error is a Chinese sentence that names the column, what stands there and what to do.
 */
export function parseCell<K extends CellKind>(kind: K, cell: Cell, context: CellContext): Parsed<CellValues[K] | null> {
  if (isBlank(cell)) return nothing
  if (typeof cell === 'string' && formulaError.test(cell) && cell !== '#N/A')
    return { error: `${context.label}${shown(cell)}是公式算错的结果，请改正后再导入。` }
  return parsers[kind](cell, context)
}

const formulaError = /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|N\/A)$/

/** Text as it stands, trimmed, without invisible characters and without the apostrophe that guards a formula. */
function parseText(cell: Cell, context: CellContext): Parsed<string | null> {
  const text = visible(cellText(cell))
  if (saysNothing(text)) return nothing
  const value = /^'[=+\-@|]/.test(text) ? text.slice(1) : text
  if (value.includes('\ufffd')) return { value, warning: `${context.label}${shown(value)}里有无法识别的字符，请核对。` }
  return { value }
}

const decimal = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?$/

function numeric(text: string): number | undefined {
  const m = decimal.exec(text)
  return m && /\d/.test(text) ? Number(text.replaceAll(',', '')) : undefined
}

function parseInteger(cell: Cell, context: CellContext): Parsed<number | null> {
  const text = folded(cellText(cell))
  if (saysNothingOrWords(text)) return nothing
  const value = numeric(text.replace(/[户家人件条次个批起份台名页项宗本年月日天]{1,2}$/, ''))
  if (value === undefined || typeof cell === 'boolean') return { error: `${context.label}${shown(text)}不是数字。` }
  if (!Number.isSafeInteger(value)) return { error: `${context.label}${shown(text)}不是整数。` }
  return { value }
}

function parseNumber(cell: Cell, context: CellContext): Parsed<number | null> {
  const text = folded(cellText(cell))
  if (saysNothingOrWords(text)) return nothing
  const percent = text.endsWith('%')
  const value = numeric(percent ? text.slice(0, -1) : text)
  if (value === undefined || typeof cell === 'boolean') return { error: `${context.label}${shown(text)}不是数字。` }
  return { value: percent ? Number((value / 100).toPrecision(15)) : value }
}

const yes = new Set(['是', '有', '√', '✓', '✔', 'y', 'yes', 'true', '1', '对', '已', 't'])
const no = new Set(['否', '无', '没有', '不是', '×', '✗', '✘', 'x', 'n', 'no', 'false', '0', '未', 'f', '非'])

function parseYesNo(cell: Cell, context: CellContext): Parsed<boolean | null> {
  if (typeof cell === 'boolean') return { value: cell }
  const text = folded(cellText(cell)).toLowerCase()
  if (yes.has(text)) return { value: true }
  if (no.has(text)) return { value: false }
  return saysNothing(text) ? nothing : { error: `${context.label}${shown(text)}应填“是”或“否”。` }
}

/** Options listed in an error, so that the sentence stays readable. */
const listedOptions = 8

const optionMaps = new WeakMap<readonly ChoiceOption[], Map<string, string>>()

/** Codes by the ways to write them, as given and in normal form; a label goes before a synonym that another option claims too. */
function optionMap(options: readonly ChoiceOption[]): Map<string, string> {
  let map = optionMaps.get(options)
  if (!map) {
    map = new Map()
    for (const form of [
      (o: ChoiceOption) => [o.label],
      (o: ChoiceOption) => [o.code],
      (o: ChoiceOption) => o.synonyms ?? [],
    ])
      for (const option of options)
        for (const text of form(option))
          for (const key of [text, normalLabel(text)]) if (!map.has(key)) map.set(key, option.code)
    optionMaps.set(options, map)
  }
  return map
}

function parseChoice(cell: Cell, context: CellContext): Parsed<string | null> {
  const text = visible(cellText(cell))
  const options = context.options ?? []
  const codes = optionMap(options)
  const code = codes.get(text) ?? codes.get(normalLabel(text))
  if (code !== undefined) return { value: code }
  if (saysNothing(text)) return nothing
  const listed = options.slice(0, listedOptions).map((option) => option.label)
  return {
    error: `${context.label}${shown(text)}不在可选值里，应为：${listed.join('、')}${options.length > listedOptions ? '等' : ''}。`,
  }
}
