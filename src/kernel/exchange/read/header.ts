import { Refusal } from '#platform/errors/refusal.ts'
import { cellText, type Cell, type SheetRow } from './cell.ts'
import { headerUnit, labelForms, normalLabel, tableUnit, type LabelForms } from './header-label.ts'
import type { ColumnLayout, Layout, MoneyUnit } from './layout.ts'

/** One column of the file. */
export interface MatchedColumn<C extends ColumnLayout = ColumnLayout> {
  /** 0-based position in `cells`. */
  readonly index: number
  /** The header as the file has it, rows of a two-row header joined. */
  readonly label: string
  /** The layout's column; undefined when the layout has none of that name. */
  readonly column: C | undefined
  /** Unit and currency from this header, else from a line 单位：万元 over the table, else from the layout. */
  readonly unit?: MoneyUnit
  readonly currency?: string
}

/** A recognised header. */
export interface HeaderMatch<L extends Layout = Layout> {
  readonly layout: L
  /** Number of the first header row, and how many rows the header takes. */
  readonly headerRow: number
  readonly headerRows: number
  readonly columns: readonly MatchedColumn<L['columns'][number]>[]
  /** Headers that the layout does not know. */
  readonly unknown: readonly string[]
  /** Labels of required columns that the file does not have. */
  readonly missing: readonly string[]
  /** Sum over the matched columns of how surely each was matched (0–1 each). */
  readonly score: number
}

/** What a user decided about headers before: normal label (`normalLabel`) to field. */
export type Remembered = Readonly<Record<string, string>>

const searchedRows = 30
const mostHeaderRows = 3
/** Sureness of a match, by what agrees. */
const sureness = { remembered: 1.1, label: 1, synonym: 0.99, lowerRow: 0.95, bare: 0.9, weak: 0.6 } as const

/**
 * Finds the header among the first rows of a sheet (title lines, 统计时间 lines, blank lines above it; up to three rows, merged cells
 * joined: 注册资本 over 数额 is 注册资本数额) and the layout that it belongs to. A match may lack required columns (`missing`): show it
 * and let the user assign columns, or refuse with `requireComplete`. Throws a Refusal: `exchange.header.not-found` names what was found and
 * what would be needed, `exchange.header.ambiguous` names the layouts that fit equally well.
 */
export function findHeader<L extends Layout>(
  rows: readonly SheetRow[],
  layouts: readonly L[],
  remembered: Remembered = {},
): HeaderMatch<L> {
  const head = rows.slice(0, searchedRows)
  const candidates = candidatesIn(head)
  const matches = layouts
    .map((layout) => bestOf(candidates, layout, remembered))
    .filter((match) => match !== undefined)
    .toSorted((a, b) => rank(b) - rank(a) || b.score - a.score)
  const [best, second] = matches
  if (!best || !plausible(best)) throw notFound(head, layouts)
  if (second && second.layout !== best.layout && rank(second) === rank(best) && best.score - second.score < 0.5)
    throw ambiguous(best, second)
  return best
}

/** Throws the Refusal `exchange.header.missing-columns` when a required column is not there. */
export function requireComplete(match: HeaderMatch): void {
  if (match.missing.length === 0) return
  throw new Refusal(
    'exchange.header.missing-columns',
    `表格像是「${match.layout.title}」，但缺少必需的列：${match.missing.join('、')}；第 ${match.headerRow} 行的列有：${listed(match.columns.map((c) => c.label))}。请补上这些列，或指定哪一列是它们。`,
  )
}

/** Complete matches go before incomplete ones. */
const rank = (match: HeaderMatch): number => (match.missing.length === 0 ? 1 : 0)

/** Half of the required columns, and two columns unless the layout or the file has but one. */
function plausible(match: HeaderMatch): boolean {
  const required = match.layout.columns.filter((column) => column.required).length
  const found = match.columns.filter((column) => column.column).length
  const enough = Math.min(2, match.layout.columns.length)
  return found >= enough && match.missing.length * 2 <= required
}

/** Rows that may be the header. */
interface Candidate {
  readonly headerRow: number
  readonly headerRows: number
  readonly headings: readonly Heading[]
  /** Unit from a line over the table. */
  readonly unit: MoneyUnit | undefined
}

/** Every row with the one or two after it; made once for all layouts. */
function candidatesIn(head: readonly SheetRow[]): Candidate[] {
  const candidates: Candidate[] = []
  let unit: MoneyUnit | undefined
  for (const [at, top] of head.entries()) {
    if (filled(top) === 0) continue
    for (const [below, bottom] of head.slice(at, at + mostHeaderRows).entries()) {
      const headings = headingsOf(head.slice(at, at + below + 1).map((row) => row.cells))
      candidates.push({ headerRow: top.row, headerRows: bottom.row - top.row + 1, headings, unit })
    }
    unit ??= top.cells.map((cell) => tableUnit(labelText(cell))).find((found) => found !== undefined)
  }
  return candidates
}

function bestOf<L extends Layout>(
  candidates: readonly Candidate[],
  layout: L,
  remembered: Remembered,
): HeaderMatch<L> | undefined {
  const names = layoutNames(layout)
  let best: HeaderMatch<L> | undefined
  for (const candidate of candidates) {
    const match = matchOf(candidate, layout, names, remembered)
    if (match && (!best || match.score > best.score + 0.01)) best = match
  }
  return best
}

interface LayoutNames {
  readonly labels: ReadonlySet<string>
  readonly whole: ReadonlyMap<string, ColumnLayout>
  readonly bare: ReadonlyMap<string, ColumnLayout>
}

/** Columns by their names; where two columns share a name without its brackets, it tells neither. */
function layoutNames(layout: Layout): LayoutNames {
  const whole = new Map<string, ColumnLayout>()
  const bare = new Map<string, ColumnLayout | undefined>()
  for (const column of layout.columns) {
    for (const name of [column.label, ...(column.synonyms ?? [])]) {
      const forms = labelForms(name)
      if (!whole.has(forms.whole)) whole.set(forms.whole, column)
      const taken = bare.get(forms.bare)
      bare.set(forms.bare, bare.has(forms.bare) && taken !== column ? undefined : column)
    }
  }
  const labels = new Set(layout.columns.map((column) => normalLabel(column.label)))
  return {
    labels,
    whole,
    bare: new Map([...bare].filter((entry): entry is [string, ColumnLayout] => entry[1] !== undefined)),
  }
}

interface Heading {
  readonly index: number
  readonly label: string
  readonly forms: LabelForms
  /** Forms of the lowest header row alone, when it differs: 企业基本信息 over 企业名称. */
  readonly lower: LabelForms | undefined
}

function matchOf<L extends Layout>(
  { headerRow, headerRows, headings, unit: tableWide }: Candidate,
  layout: L,
  names: LayoutNames,
  remembered: Remembered,
): HeaderMatch<L> | undefined {
  const claims: { heading: Heading; column: ColumnLayout; sure: number }[] = []
  for (const heading of headings)
    for (const [column, sure] of claimsOf(heading, layout, names, remembered)) claims.push({ heading, column, sure })
  claims.sort((a, b) => b.sure - a.sure || a.heading.index - b.heading.index)
  const byField = new Map<string, ColumnLayout>()
  const byIndex = new Map<number, ColumnLayout>()
  let score = 0
  for (const { heading, column, sure } of claims) {
    if (byField.has(column.field) || byIndex.has(heading.index)) continue
    byField.set(column.field, column)
    byIndex.set(heading.index, column)
    score += sure
  }
  if (score === 0) return undefined
  return {
    layout,
    headerRow,
    headerRows,
    columns: headings.map((heading) => {
      const column = byIndex.get(heading.index)
      const own = headerUnit(heading.label)
      const unit = own.unit ?? tableWide ?? column?.unit
      return {
        index: heading.index,
        label: heading.label,
        column,
        ...(unit ? { unit } : {}),
        ...(own.currency ? { currency: own.currency } : {}),
      }
    }),
    unknown: headings.filter((heading) => !byIndex.has(heading.index)).map((heading) => heading.label),
    missing: layout.columns
      .filter((column) => column.required && !byField.has(column.field))
      .map((column) => column.label),
    score,
  }
}

function* claimsOf(
  heading: Heading,
  layout: Layout,
  names: LayoutNames,
  remembered: Remembered,
): Generator<[ColumnLayout, number]> {
  const field = remembered[normalLabel(heading.label)]
  const told = field === undefined ? undefined : layout.columns.find((column) => column.field === field)
  if (told) {
    yield [told, sureness.remembered]
    return
  }
  const { forms, lower } = heading
  const find = (name: string): ColumnLayout | undefined => names.whole.get(name) ?? names.bare.get(name)
  const whole = names.whole.get(forms.whole)
  if (whole) yield [whole, names.labels.has(forms.whole) ? sureness.label : sureness.synonym]
  const bare = find(forms.bare)
  if (bare) yield [bare, sureness.bare]
  const below = lower && (find(lower.whole) ?? find(lower.bare))
  if (below) yield [below, sureness.lowerRow]
  for (const weak of [...forms.weak, ...(lower?.weak ?? [])]) {
    const column = find(weak)
    if (column) yield [column, sureness.weak]
  }
}

/**
 * Headings of one to three header rows. An upper cell reaches over the empty cells to its right as far as the row below has cells
 * (a merged cell keeps its text in its first cell); a column with nothing below keeps its upper text.
 */
function headingsOf(rows: readonly (readonly Cell[])[]): Heading[] {
  const width = Math.max(...rows.map((row) => row.length))
  const headings: Heading[] = []
  const carried: string[] = []
  for (let index = 0; index < width; index++) {
    const texts = rows.map((row) => labelText(row[index]))
    const joined: string[] = []
    for (const [depth, text] of texts.entries()) {
      const below = texts.slice(depth + 1).some((lower) => lower !== '')
      if (text !== '') carried[depth] = below ? text : ''
      // A new heading above ends what was carried below it.
      if (text !== '') carried.fill('', depth + 1)
      const reached = text === '' && below ? (carried[depth] ?? '') : text
      if (reached !== '' && joined.at(-1) !== reached) joined.push(reached)
    }
    const label = joined.join('')
    if (label === '') continue
    const last = joined.at(-1) ?? ''
    headings.push({ index, label, forms: labelForms(label), lower: joined.length > 1 ? labelForms(last) : undefined })
  }
  return headings
}

/** Longer texts are cut: no header is so long. */
const longestLabel = 200
const labelText = (cell: Cell | undefined): string => cellText(cell).slice(0, longestLabel)

const listed = (names: readonly string[]): string => {
  const short = names
    .map((name) => name.replace(/\s+/g, ''))
    .filter((name) => name !== '')
    .map((name) => (name.length > 20 ? `${name.slice(0, 20)}…` : name))
  return short.length > 15 ? `${short.slice(0, 15).join('、')} 等 ${short.length} 列` : short.join('、')
}

function notFound(head: readonly SheetRow[], layouts: readonly Layout[]): Refusal {
  const widest = head.reduce<SheetRow | undefined>((best, row) => (filled(row) > filled(best) ? row : best), undefined)
  const seen = widest ? `最像表头的第 ${widest.row} 行有：${listed(widest.cells.map(cellText))}` : '前几行都是空的'
  const needed = layouts.slice(0, 5).map(
    (layout) =>
      `「${layout.title}」要有 ${layout.columns
        .filter((c) => c.required)
        .map((c) => c.label)
        .join('、')}`,
  )
  return new Refusal(
    'exchange.header.not-found',
    `没有认出表头：${seen}；${needed.join('；')}。请核对是否选错了文件，或指定各列是什么。`,
  )
}

const filled = (row: SheetRow | undefined): number => row?.cells.filter((cell) => cellText(cell) !== '').length ?? 0

function ambiguous(a: HeaderMatch, b: HeaderMatch): Refusal {
  return new Refusal(
    'exchange.header.ambiguous',
    `表格的列既像「${a.layout.title}」又像「${b.layout.title}」，请指明导入哪一种。`,
  )
}
