import { addDays, day, isDay, type Day } from '#platform/clock/day.ts'

/** A spreadsheet cell that the file itself marks as a date; `time` is `HH:MM:SS` when the cell has a time of day. */
interface DayCell {
  readonly date: Day
  readonly time?: string
}

/** What a cell means once the file format is forgotten. A csv file knows only text; its empty cells are ''. */
export type Cell = string | number | boolean | null | DayCell

/** One row; `row` is 1-based, the number that the user sees in Excel or WPS. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly Cell[]
}

/** A batch of consecutive rows of one sheet, blank rows included as the file has them. */
export interface SheetRows {
  /** Sheet name; '' for a text file, which has no sheets. */
  readonly sheet: string
  readonly rows: readonly SheetRow[]
  /** Share of the whole file read so far, 0–1, for a progress bar. */
  readonly progress: number
}

/** Rows per batch: large enough that the cost of awaiting disappears, small enough that memory stays flat. */
export const batchRows = 2_000

/** True for an empty cell or one that holds nothing but white space. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || cell === '' || (typeof cell === 'string' && cell.trim() === '')

/** True when no cell of the row holds anything. */
export function isBlankRow(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (!isBlank(cell)) return false
  return true
}

/** The cell as the user reads it, trimmed: dates as `2021-12-05`, numbers without exponent, booleans as 是 and 否. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell.time === undefined ? cell.date : `${cell.date} ${cell.time}`
}

/**
 * A number as Excel shows it: 15 significant digits (so 0.1+0.2 is 0.3), never an exponent. Infinity and NaN, which no
 * spreadsheet holds, give ''.
 */
function numberText(n: number): string {
  if (!Number.isFinite(n)) return ''
  if (Number.isInteger(n) && Math.abs(n) < 1e21) return String(n)
  return plainDecimal(n.toPrecision(15))
}

/** `-1.5E+05` and the like without the exponent, trailing zeros of the fraction removed. Input: a decimal literal. */
export function plainDecimal(literal: string): string {
  const m = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(literal)
  if (!m) return literal
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = m
  const digits = whole + fraction
  const point = whole.length + Math.max(-400, Math.min(400, Number(exponent)))
  const left = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0')
  const right = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  const tidyLeft = left.replace(/^0+(?=\d)/, '') || '0'
  const tidyRight = right.replace(/0+$/, '')
  return `${sign === '-' ? '-' : ''}${tidyLeft}${tidyRight ? `.${tidyRight}` : ''}`
}

const epoch1900 = day('1899-12-30')
const epoch1904 = day('1904-01-01')

/**
 * The day behind an Excel serial number (44535 is 2021-12-05); undefined outside 1900-03-01 … 9999-12-31. Earlier serials
 * are left out because Excel counts a 29 February 1900 that never was.
 */
export function serialDay(serial: number, date1904 = false): Day | undefined {
  const whole = Math.floor(serial)
  if (!(whole >= (date1904 ? 0 : 61) && whole <= 2_958_465)) return undefined
  const d = addDays(date1904 ? epoch1904 : epoch1900, whole)
  return isDay(d) ? d : undefined
}

/** A number that carries a date format: the day (with its time of day), or the number itself when no day fits it. */
export function dateCell(serial: number, date1904 = false): Cell {
  const date = serialDay(serial, date1904)
  if (date === undefined) return serial
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  if (seconds === 0) return { date }
  if (seconds >= 86_400) return { date: addDays(date, 1) }
  const two = (n: number): string => String(n).padStart(2, '0')
  return { date, time: `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` }
}
