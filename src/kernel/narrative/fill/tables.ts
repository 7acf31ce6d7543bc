import { onlyWho } from './lists.ts'
import { unitNamed } from './units.ts'

/** What the row and the column of a table say of the one blank that fills a cell. */
export interface Cell {
  /** The figure's name, as in a sentence; for a column of growths with 同比增长 behind it. */
  name: string
  unit: string
  /** The row that this one divides: 新登记经营主体 of 其中：私营企业. */
  parent: string
  /** Which value of the figure stands here: 本年累计, 上年同期, 全县. */
  column: string
  /** Neither row nor column says that it is the figure of the whole bureau and of this year. */
  unclear: boolean
}

const blankCell = /^(?:[Xx×Ｘ＊*_＿〇○]+|\d[\d,.]*)\s*(?:[％%]|[\u4e00-\u9fff]{1,3})?$/
const growth = /同比|增长|增幅|增速|±/
/** Columns of another thing than this year's value; `bars.ts` says which. */
const otherValue =
  /上年|去年|上期|同期|目标|计划|任务数|完成率|完成比|占比|比重|排名|位次|环比|上月|当月|本月|季度|平均/
const thisValue =
  /累计|本年|今年|本期|实际|完成|数值|数量|数据|指标值|合计|总计|小计|全[县市区]|年末|期末|截至|20\d\d年|1[—\-－至]\d+月|^[户家件条项人]数|^(?:结果|数)$/
const isValue = (label: string): boolean => thisValue.test(label) || otherValue.test(label) || growth.test(label)

interface Row {
  /** Number of its first cell among all lines and cells of the text. */
  first: number
  cells: string[]
}

/** The cells of a text that hold a blank only and stand in a table of rows, by their number among all lines and cells. */
export function cellsOf(text: string): Map<number, Cell> {
  const found = new Map<number, Cell>()
  let table: Row[] = []
  let first = 0
  for (const line of [...text.split('\n'), '']) {
    const cells = line.split(/[\t|｜]/)
    if (cells.length > 1) table.push({ first, cells: cells.map((c) => c.trim()) })
    else {
      readTable(table, found)
      table = []
    }
    first += cells.length
  }
  return found
}

function readTable(rows: readonly Row[], found: Map<number, Cell>): void {
  const filled = rows.findIndex((r) => r.cells.some((c) => isBlank(c)))
  if (filled < 0) return
  const heads = rows.slice(0, filled).filter((r) => !r.cells.every((c) => /^[-:—\s]*$/.test(c)))
  const head = (c: number): string => heads.map((r, i) => headOf(r.cells, c, i < heads.length - 1)).join('')
  const newest = Math.max(...heads.flatMap((r) => r.cells).map(yearOf))
  let parent = ''
  for (const row of rows.slice(filled)) {
    const [label, unit] = labelOf(row.cells)
    const child = label.startsWith('其中') || (onlyWho.test(label) && parent !== '')
    if (!child && label !== '') parent = label
    const name = label.replace(/^其中[：:，,]?/, '').trim()
    const blanks = row.cells.filter((c) => isBlank(c)).length
    row.cells.forEach((c, at) => {
      if (!isBlank(c)) return
      const cell = cellOf(name, head(at), blanks === 1)
      if (!cell) return
      found.set(row.first + at, {
        ...cell,
        unit: growth.test(cell.column) ? '％' : unitIn(head(at)) || unit || unitIn(cell.name),
        parent: child ? parent : '',
        unclear: cell.unclear || (yearOf(cell.column) > 0 && yearOf(cell.column) < newest),
      })
    })
  }
}

/** A heading above others reaches over the empty cells to its right. */
const headOf = (cells: readonly string[], column: number, reaches: boolean): string =>
  (reaches ? cells.slice(0, column + 1).findLast((c) => c !== '') : cells[column]) ?? ''

/** The year that a column is about, 0 where it says none. */
const yearOf = (label: string): number => Number(/(20\d\d)年/.exec(label)?.[1] ?? 0)

/** A number alone may be the number of the row, 2022年 is a heading. */
const isBlank = (cell: string): boolean => blankCell.test(cell) && !/^\d{1,2}$|^\d+[年月日季]/.test(cell)

/** A cell with a sentence of its own names no other. */
const holdsBlank = /[X×＿_〇]/
/** What names a row, and its counting word. */
function labelOf(cells: readonly string[]): [string, string] {
  const before = cells.slice(
    0,
    cells.findIndex((c) => isBlank(c)),
  )
  const words = before.filter((c) => c !== '' && !/^[\d一二三四五六七八九十（()）.、]+$/.test(c))
  const unit = words.map((c) => unitNamed(c)).find((u) => u !== '') ?? ''
  return [words.findLast((c) => unitNamed(c) === '' && !holdsBlank.test(c)) ?? '', unit]
}

const unitIn = (label: string): string => {
  const bracket = /[（(]([^（）()]{1,5})[）)]/.exec(label)
  return bracket ? unitNamed(bracket[1]!) : unitNamed(label) || (/([户家件条项枚份])数/.exec(label)?.[1] ?? '')
}

/** Which of row and column is the figure's name, and which says what value of it stands here. */
function cellOf(row: string, head: string, alone: boolean): Omit<Cell, 'unit' | 'parent'> | undefined {
  const column = unitNamed(head) === '' ? head : ''
  const [name, value] = isValue(column) || row === '' || !isValue(row) ? [row || column, row && column] : [column, row]
  if (name === '') return undefined
  const grows = growth.test(value) && !otherValue.test(value.replaceAll('同期', ''))
  return {
    name: grows ? `${name}同比增长` : name,
    column: value,
    unclear: !(value === '' ? alone || row === '' : isValue(value)),
  }
}
