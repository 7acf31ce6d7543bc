import { chineseDay } from '#platform/clock/day.ts'
import { sides } from '#kernel/indicator/contract.ts'
import type { Indicator, Measure } from '#kernel/indicator/declare.ts'
import type { DiffLine, FigureDiff, Standpoint } from '#kernel/indicator/diff.ts'
import type { Figure } from '#kernel/indicator/evaluate.ts'
import { decimalText } from '#kernel/document/numbers.ts'
import type { FigureRow, Side } from '#kernel/indicator/rows.ts'
import type { SplitLine } from '#kernel/indicator/split.ts'
import { textTable } from './text-table.ts'

/** Figures as people read them on a terminal: value, unit, scope, standpoint and notes; a dash for what has no value. */
export function figureText(f: Figure, indicator: Indicator, at: Standpoint, scope: string): string {
  const sides = f.numerator === undefined ? [] : [`分子 ${f.numerator}，分母 ${f.denominator ?? '—'}`]
  const base = f.base
    ? [`基数 ${f.base.value}（${chineseDay(f.base.asOf)}${f.base.from === 'declared' ? '，取自上年报告' : ''}）`]
    : []
  return lines(`${f.name}（${f.id}）  ${valueText(f)}`, [
    `范围：${scope}；${standpointText(at)}`,
    `口径：${indicator.definition}`,
    ...sides,
    ...base,
    ...f.notes.map((n) => `注：${n}`),
  ])
}

export const valueText = (f: Figure): string => (f.printed === null ? '—' : `${f.printed}${f.unit}`)

const standpointText = (s: Standpoint): string =>
  `截止${chineseDay(s.asOf)}，${s.knownOn ? `以${chineseDay(s.knownOn)}所知为准` : '以现在所知为准'}`

const lines = (first: string, more: readonly string[]): string => [first, ...more.map((m) => `  ${m}`), ''].join('\n')

/** A figure by station. */
export const splitText = (rows: readonly SplitLine[], indicator: Indicator): string =>
  textTable<SplitLine>(
    [
      { title: '所', cell: (r) => r.unitName },
      { title: '代码', cell: (r) => r.unitCode },
      { title: `数值（${indicator.unit}）`, cell: (r) => r.printed, right: true },
    ],
    rows,
  )

/** The list behind a figure: its own, or one side of a rate or growth. */
export function rowsText(rows: readonly FigureRow[], indicator: Indicator, side: Side): string {
  const measure = sumOf(indicator)
  const table = textTable<FigureRow>(
    [
      { title: '日期', cell: (r) => r.day },
      { title: '主体', cell: (r) => r.partyName },
      { title: '代码', cell: (r) => r.partyCode },
      { title: '内容', cell: (r) => r.text },
      ...(measure
        ? [{ title: amountTitle(measure), cell: (r: FigureRow) => amountText(measure, r.amount), right: true }]
        : []),
      { title: '记录编号', cell: (r) => r.recordId + (r.records > 1 ? ` 等 ${r.records} 条` : '') },
    ],
    rows,
  )
  return `${sides[side]}：\n${table}共 ${rows.length} 条\n`
}

const changes: Record<DiffLine['change'], string> = { added: '新增', removed: '移出', amount: '金额变化' }

/** What changed in a figure, record by record. */
export function diffText(
  d: FigureDiff,
  indicator: Indicator,
  before: Standpoint,
  after: Standpoint,
  scope: string,
): string {
  const head = lines(`${d.after.name}（${d.after.id}）  ${valueText(d.before)} → ${valueText(d.after)}`, [
    `范围：${scope}`,
    `从：${standpointText(before)}`,
    `到：${standpointText(after)}`,
    ...[...new Set([...d.before.notes, ...d.after.notes])].map((n) => `注：${n}`),
  ])
  if (d.lines.length === 0) return `${head}\n没有记录上的差别。\n`
  const measure = sumOf(indicator)
  const table = textTable<DiffLine>(
    [
      { title: '差别', cell: (l) => changes[l.change] },
      { title: '清单', cell: (l) => sides[l.side] },
      { title: '主体', cell: (l) => l.partyName },
      { title: '内容', cell: (l) => l.text },
      ...(measure
        ? [
            { title: '原', cell: (l: DiffLine) => amountText(measure, l.before), right: true },
            { title: '现', cell: (l: DiffLine) => amountText(measure, l.after), right: true },
          ]
        : []),
      { title: '记录编号', cell: (l) => l.recordId },
    ],
    d.lines,
  )
  return `${head}\n${table}共 ${d.lines.length} 条\n`
}

type SumMeasure = Extract<Measure, { kind: 'sum' | 'bound' }>

const sumOf = (i: Indicator): SumMeasure | undefined =>
  i.kind === 'sum' || i.kind === 'bound' ? i : i.kind === 'growth' && i.of.kind === 'sum' ? i.of : undefined

const inFen = (m: SumMeasure): boolean => m.kind === 'sum' && m.measure === 'fen'

const amountTitle = (m: SumMeasure): string => `${m.amountLabel}（${inFen(m) ? '元' : m.unit}）`

/** Money in 元 with two decimals, so that the lines add up to the fen; a quantity as it is. */
const amountText = (m: SumMeasure, amount: string | null): string | null =>
  amount === null ? null : inFen(m) ? decimalText(BigInt(amount), 2, true) : amount
