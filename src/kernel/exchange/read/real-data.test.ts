import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cell, SheetRow } from './cell.ts'
import { findHeader, requireComplete, type HeaderMatch } from './header.ts'
import type { CellKind, Layout } from './layout.ts'
import { parseCell } from './parse-cell.ts'
import { rowKinds } from './row-kind.ts'
import { openSheets } from './sheets.ts'

// Published files that may not be copied into the repository lie beside it, on the machines that have them.
const folder = join(import.meta.dirname, '../../../../../shared/data/real')
const present = existsSync(folder)
if (!present)
  process.stderr.write(
    'The reading of published files was not tried: there is no folder ../shared/data/real beside the repository.\n',
  )

const column = (field: string, label: string, kind: CellKind, more: object = {}) => ({ field, label, kind, ...more })
const register: Layout = {
  id: 'entity',
  title: '市场主体名册',
  columns: [
    column('name', '企业名称', 'text', { required: true }),
    column('uscc', '统一社会信用代码', 'code', { required: true, synonyms: ['注册号/统一社会信用代码'] }),
    column('establishedOn', '成立日期', 'day', { synonyms: ['注册日期'] }),
    column('type', '企业类型', 'text'),
    column('capital', '注册资本', 'capital', { synonyms: ['注册资金'] }),
    column('scope', '经营范围', 'text'),
    column('domicile', '住所', 'text', { synonyms: ['注册地址'] }),
    column('station', '管辖单位', 'text'),
  ],
}
const penalty: Layout = {
  id: 'penalty',
  title: '行政处罚公示',
  columns: [
    column('party', '行政相对人名称', 'text', { required: true }),
    column('uscc', '统一社会信用代码', 'code', { required: true }),
    column('oldCode', '工商注册号', 'code'),
    column('number', '行政处罚决定书文号', 'code', { required: true }),
    column('fine', '罚款金额', 'money', { synonyms: ['处罚金额'] }),
    column('confiscated', '没收违法所得、没收非法财务的金额', 'money'),
    column('decidedOn', '处罚决定日期', 'day', { required: true }),
    column('authority', '处罚机关', 'text'),
    column('authorityCode', '处罚机关统一社会信用代码', 'code'),
  ],
}

async function read(name: string): Promise<{ match: HeaderMatch; data: SheetRow[] }> {
  const rows: SheetRow[] = []
  for await (const batch of openSheets({ name, path: join(folder, name) })) rows.push(...batch.rows)
  const match = findHeader(rows, [register, penalty])
  requireComplete(match)
  const kindOf = rowKinds(match)
  return { match, data: rows.filter((row) => kindOf(row) === 'data') }
}

const cells = (data: readonly SheetRow[], match: HeaderMatch, field: string): Cell[] => {
  const index = match.columns.find((c) => c.column?.field === field)?.index ?? -1
  return data.map((row) => row.cells[index] ?? null)
}

describe.runIf(present)('published files', () => {
  it('reads a county register, dirty capital cells included', async () => {
    const { match, data } = await read('county-register-450224.csv')
    expect(match.layout.id).toBe('entity')
    expect(match.unknown).toEqual(['所在省份', '地区'])
    expect(data).toHaveLength(235)
    const capital = cells(data, match, 'capital').map((cell) => ({
      cell,
      parsed: parseCell('capital', cell, { label: '注册资金' }),
    }))
    expect(capital.filter(({ parsed }) => parsed.error !== undefined || parsed.warning !== undefined)).toEqual([])
    for (const { cell, parsed } of capital) expect(parsed.value === null).toBe(cell === 'N/A')
    expect(
      cells(data, match, 'establishedOn').filter(
        (cell) => parseCell('day', cell, { label: '注册日期' }).error !== undefined,
      ),
    ).toEqual([])
    expect(
      cells(data, match, 'uscc').filter(
        (cell) => !/^[0-9A-Z]{15,18}$/.test(String(parseCell('code', cell, { label: '代码' }).value)),
      ),
    ).toEqual([])
  })

  it('reads a draw list with new, old and odd codes', async () => {
    const { match, data } = await read('draw-list-478.csv')
    expect(match.layout.id).toBe('entity')
    expect(data).toHaveLength(478)
    const lengths = new Set(
      cells(data, match, 'uscc').map((cell) => String(parseCell('code', cell, { label: '代码' }).value).length),
    )
    expect([...lengths].toSorted()).toEqual([13, 15, 18])
  })

  it('recognises the header of the national penalty sheet', async () => {
    const { match } = await read('penalty-publication-29-columns.csv')
    expect(match.layout.id).toBe('penalty')
    expect(match.columns).toHaveLength(29)
    const labels = Object.fromEntries(match.columns.flatMap((c) => (c.column ? [[c.column.field, c.label]] : [])))
    expect(labels).toMatchObject({
      uscc: '行政相对人代码_1（统一社会信用代码）',
      oldCode: '行政相对人代码_2（工商注册号）',
      authorityCode: '处罚机关统一社会信用代码',
    })
    expect(match.columns.find((c) => c.column?.field === 'fine')?.unit).toBe('wan')
  })

  it('recognises the header of a public register export', async () => {
    const { match } = await read('registry-public-10-columns.csv')
    expect(match.layout.id).toBe('entity')
    expect(match.unknown).toEqual(['法人代表', '所在省份', '地区'])
  })
})
