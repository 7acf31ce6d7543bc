import { expect, it } from 'vitest'
import type { Cell, SheetRow } from './cell.ts'
import { findHeader } from './header.ts'
import type { Layout } from './layout.ts'
import { rowKinds } from './row-kind.ts'

const layout: Layout = {
  id: 'entity',
  title: '市场主体名册',
  columns: [
    { field: 'name', label: '企业名称', kind: 'text', required: true },
    { field: 'uscc', label: '统一社会信用代码', kind: 'code', required: true },
    { field: 'capital', label: '注册资本', kind: 'capital' },
  ],
}
const head: Cell[][] = [['名册'], ['序号', '企业名称', '统一社会信用代码', '注册资本']]
const sheet = (cells: Cell[][]): SheetRow[] => cells.map((row, i) => ({ row: i + 1, cells: row }))

it.each<[string, Cell[]]>([
  ['data', [1, '玉衡县甲商行', '92459923MA5X00014K', 3]],
  ['data', [1, '合计商贸有限公司', '92459923MA5X00014K', 3]],
  ['data', [null, '合计', '92459923MA5X00014K', 3]],
  ['data', [1, '玉衡县甲商行', null, 3]],
  ['data', [1, '企业名称', '92459923MA5X00014K', 3]],
  ['blank', [null, ' ', '', null]],
  ['blank', []],
  ['header', ['序号', '企业名称', '统一社会信用代码', '注册资本']],
  ['header', [null, '企业 名称', '统一社会信用代码', null]],
  ['total', ['合计', null, null, 33]],
  ['total', [null, '总 计', null, 33]],
  ['total', ['小计：3户', null, null, null]],
  ['note', ['备注：本表由登记股汇总', null, null, null]],
  ['note', ['填表人：', null, '审核人：', null]],
  ['note', ['第1页', null, null, '共3页']],
])('%s: %j', (kind, cells) => {
  const rows = sheet([...head, cells])
  const kindOf = rowKinds(findHeader(rows.slice(0, 2), [layout]))
  expect(kindOf({ row: 3, cells })).toBe(kind)
})

it('knows the rows of the header and over it by their numbers', () => {
  const rows = sheet(head)
  const kindOf = rowKinds(findHeader(rows, [layout]))
  expect(rows.map(kindOf)).toEqual(['note', 'header'])
})
