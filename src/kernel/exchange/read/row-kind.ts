import { cellText, isBlankRow, type SheetRow } from './cell.ts'
import type { HeaderMatch } from './header.ts'
import { normalLabel } from './header-label.ts'

/** What a row under the header is; only `data` is imported, the others are counted and left out. */
export type RowKind = 'data' | 'blank' | 'header' | 'total' | 'note'

const totals = /^(?:合计|总计|小计|共计|累计|本页合计|本页小计|总合计)(?:[:：(（\d].*)?$/
const notes =
  /^(?:备注|注|说明|填表人|填报人|制表人|制表单位|填报单位|审核人|打印时间|导出时间|统计时间|填表日期|填报日期|数据来源|第\d+页|共\d+页|--?\d+--?$)(?:[:：/,，第共].*)?$/
/** A note has no more cells than these. */
const mostNoteCells = 4

/**
 * A function that says what each row under a header is: blank, the header once more (page breaks, sheets joined by hand), a total
 * (合计, 总计, 小计), a line for the reader (备注：…, 填表人：…), or data.
 */
export function rowKinds(match: HeaderMatch): (row: SheetRow) => RowKind {
  const labels = match.columns.map((column) => ({ index: column.index, label: normalLabel(column.label) }))
  const required = match.columns.filter((column) => column.column?.required).map((column) => column.index)
  return ({ row, cells }) => {
    if (row < match.headerRow + match.headerRows) return row >= match.headerRow ? 'header' : 'note'
    if (isBlankRow(cells)) return 'blank'
    const first = firstText(cells)
    if (first.at < 3 && totals.test(first.text.replace(/\s/g, '')) && lacksRequired(cells, first.at, required))
      return 'total'
    if (
      notes.test(first.text.replace(/\s/g, '')) &&
      lacksRequired(cells, first.at, required) &&
      filledCells(cells) <= mostNoteCells
    )
      return 'note'
    return repeatsHeader(cells, labels) ? 'header' : 'data'
  }
}

function firstText(cells: SheetRow['cells']): { at: number; text: string } {
  const at = cells.findIndex((cell) => cellText(cell) !== '')
  return { at, text: cellText(cells[at]) }
}

/** True when a required column other than the one at `at` is empty: a party named 合计 keeps its code and is data. */
const lacksRequired = (cells: SheetRow['cells'], at: number, required: readonly number[]): boolean => {
  const others = required.filter((index) => index !== at)
  return others.length === 0 || others.some((index) => cellText(cells[index]) === '')
}

const filledCells = (cells: SheetRow['cells']): number => cells.filter((cell) => cellText(cell) !== '').length

/** Most labels stand in their own columns again; parts of a two-row header count as well. */
function repeatsHeader(cells: SheetRow['cells'], labels: readonly { index: number; label: string }[]): boolean {
  let same = 0
  let filled = 0
  for (const { index, label } of labels) {
    const cell = cells[index]
    if (typeof cell !== 'string' || cell === '') continue
    // Three texts that are no labels: data, as nearly every row is.
    if (filled === 3 && same === 0) return false
    filled++
    // Long cells and cells without the label's outer characters are data and need no normal form.
    if (cell.length > label.length + 12 || !(cell.includes(label.slice(0, 1)) || cell.includes(label.slice(-1))))
      continue
    const text = normalLabel(cell)
    if (
      text !== '' &&
      (text === label ||
        (label.length > text.length && (label.startsWith(text) || label.endsWith(text)) && text.length >= 2))
    )
      same++
  }
  return same >= 2 && same * 2 > filled
}
