import { describe, expect, it } from 'vitest'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Cell, SheetRow } from './cell.ts'
import { findHeader, requireComplete, type HeaderMatch } from './header.ts'
import { headerUnit, normalLabel } from './header-label.ts'
import type { Layout } from './layout.ts'

const register: Layout = {
  id: 'entity',
  title: '市场主体名册',
  columns: [
    { field: 'name', label: '企业名称', synonyms: ['市场主体名称', '名称', '字号名称'], kind: 'text', required: true },
    {
      field: 'uscc',
      label: '统一社会信用代码',
      synonyms: ['注册号/统一社会信用代码', '统一代码'],
      kind: 'code',
      required: true,
    },
    { field: 'establishedOn', label: '成立日期', synonyms: ['注册日期'], kind: 'day' },
    { field: 'capital', label: '注册资本', synonyms: ['注册资金', '注册资本数额'], kind: 'capital', unit: 'wan' },
    { field: 'currency', label: '注册资本币种', kind: 'text' },
    { field: 'domicile', label: '住所', synonyms: ['注册地址'], kind: 'text' },
  ],
}
const penalty: Layout = {
  id: 'penalty',
  title: '行政处罚公示',
  columns: [
    { field: 'party', label: '行政相对人名称', kind: 'text', required: true },
    { field: 'uscc', label: '统一社会信用代码', kind: 'code' },
    { field: 'oldCode', label: '工商注册号', kind: 'code' },
    { field: 'number', label: '行政处罚决定书文号', kind: 'code', required: true },
    { field: 'fine', label: '罚款金额', synonyms: ['处罚金额'], kind: 'money' },
    { field: 'decidedOn', label: '处罚决定日期', kind: 'day', required: true },
  ],
}

const sheet = (...cells: Cell[][]): SheetRow[] => cells.map((row, i) => ({ row: i + 1, cells: row }))
const fields = (match: HeaderMatch): Record<string, number> =>
  Object.fromEntries(match.columns.flatMap((c) => (c.column ? [[c.column.field, c.index]] : [])))
const thrown = (run: () => unknown): Refusal => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('normalLabel', () => {
  it.each([
    ['*企业名称', '企业名称'],
    [' 企 业\n名称＊', '企业名称'],
    ['企业名称（必填）', '企业名称'],
    ['注册资本（万元）', '注册资本(万元)'],
    ['1、企业名称', '企业名称'],
    ['12315编号', '12315编号'],
    ['2021年户数', '2021年户数'],
    ['ＵＳＣＣ：', 'uscc'],
  ])('%j', (label, normal) => {
    expect(normalLabel(label)).toBe(normal)
  })
})

describe('headerUnit', () => {
  it.each([
    ['注册资本（万元）', { unit: 'wan' }],
    ['处罚金额(元)', { unit: 'yuan' }],
    ['注册资本\n（万美元）', { unit: 'wan', currency: 'USD' }],
    ['注册资本(单位：万元人民币)', { unit: 'wan', currency: 'CNY' }],
    ['罚没金额万元', { unit: 'wan' }],
    ['成立日期（yyyy-mm-dd）', {}],
    ['企业名称', {}],
  ])('%j', (label, unit) => {
    expect(headerUnit(label)).toEqual(unit)
  })
})

describe('findHeader', () => {
  it('finds the header under title lines, and the layout that it belongs to', () => {
    const match = findHeader(
      sheet(
        ['玉衡县市场主体名册'],
        ['统计时间：2021年1月至11月', null, '单位：元'],
        [],
        ['序号', '*市场主体名称', '注册号/统一社会信用代码', '注册日期', '注册资金', '注册地址'],
        [1, '甲店', '9', '2021-1-1', 3, '河东路'],
      ),
      [penalty, register],
    )
    expect(match.layout.id).toBe('entity')
    expect([match.headerRow, match.headerRows]).toEqual([4, 1])
    expect(fields(match)).toEqual({ name: 1, uscc: 2, establishedOn: 3, capital: 4, domicile: 5 })
    expect(match.unknown).toEqual(['序号'])
    expect(match.missing).toEqual([])
    expect(match.columns.find((c) => c.column?.field === 'capital')?.unit).toBe('yuan')
  })

  it('joins a two-row header of merged cells', () => {
    const match = findHeader(
      sheet(
        ['市场主体名册'],
        ['企业名称', '统一社会信用代码', '注册资本', null, '住所', '成立日期'],
        [null, null, '数额（万元）', '币种'],
        ['甲店', '9', 10, '人民币', '河东路', '2021-1-1'],
      ),
      [register],
    )
    expect([match.headerRow, match.headerRows]).toEqual([2, 2])
    expect(fields(match)).toEqual({ name: 0, uscc: 1, capital: 2, currency: 3, domicile: 4, establishedOn: 5 })
    expect(match.columns[2]).toMatchObject({ label: '注册资本数额（万元）', unit: 'wan' })
  })

  it('reads a group heading over names that stand for themselves', () => {
    const match = findHeader(
      sheet(['基本信息', null, null, '注册资本'], ['名称', '统一代码', '注册日期', null], ['甲店', '9', '2021-1-1', 3]),
      [register],
    )
    expect(match.headerRows).toBe(2)
    expect(fields(match)).toEqual({ name: 0, uscc: 1, establishedOn: 2, capital: 3 })
  })

  it('understands numbered names that are explained in brackets', () => {
    const match = findHeader(
      sheet([
        '行政相对人名称',
        '行政相对人代码_1（统一社会信用代码）',
        '行政相对人代码_2（工商注册号）',
        '行政处罚决定书文号',
        '处罚金额（万元）',
        '处罚决定日期(yyyy-mm-dd)',
        '处罚有效期',
      ]),
      [register, penalty],
    )
    expect(match.layout.id).toBe('penalty')
    expect(fields(match)).toEqual({ party: 0, uscc: 1, oldCode: 2, number: 3, fine: 4, decidedOn: 5 })
    expect(match.columns[4]?.unit).toBe('wan')
    expect(match.unknown).toEqual(['处罚有效期'])
  })

  it('takes each field once, the surest name first', () => {
    const match = findHeader(sheet(['名称', '企业名称', '统一社会信用代码']), [register])
    expect(fields(match)).toEqual({ name: 1, uscc: 2 })
    expect(match.unknown).toEqual(['名称'])
  })

  it('follows what the user decided before', () => {
    const rows = sheet(['单位', '统一社会信用代码', '住所'])
    expect(findHeader(rows, [register]).missing).toEqual(['企业名称'])
    expect(fields(findHeader(rows, [register], { [normalLabel('单位')]: 'name' }))).toEqual({
      name: 0,
      uscc: 1,
      domicile: 2,
    })
  })

  it('tells which required columns are missing', () => {
    const match = findHeader(sheet(['企业名称', '住所', '类型']), [register])
    const error = thrown(() => requireComplete(match))
    expect(error.code).toBe('exchange.header.missing-columns')
    expect(error.message).toContain('「市场主体名册」，但缺少必需的列：统一社会信用代码')
    expect(error.message).toContain('企业名称、住所、类型')
  })

  it('refuses a sheet without a header and says what was found and needed', () => {
    const error = thrown(() => findHeader(sheet(['会议纪要'], ['参加人', '时间', '地点']), [register, penalty]))
    expect(error.code).toBe('exchange.header.not-found')
    expect(error.message).toContain('第 2 行有：参加人、时间、地点')
    expect(error.message).toContain('「市场主体名册」要有 企业名称、统一社会信用代码')
    expect(thrown(() => findHeader([], [register])).code).toBe('exchange.header.not-found')
  })

  it('refuses to guess between layouts that fit equally well', () => {
    const filing: Layout = { ...register, id: 'filing', title: '年报名单' }
    const error = thrown(() => findHeader(sheet(['企业名称', '统一社会信用代码']), [register, filing]))
    expect(error.code).toBe('exchange.header.ambiguous')
    expect(error.message).toContain('「市场主体名册」又像「年报名单」')
  })

  it('prefers a complete layout to a larger part of an incomplete one', () => {
    const larger: Layout = {
      id: 'x',
      title: '名单',
      columns: [
        ...register.columns.slice(0, 5),
        { field: 'station', label: '管辖所', kind: 'text', required: true },
        { field: 'phone', label: '电话', kind: 'phone' },
      ],
    }
    expect(findHeader(sheet(['企业名称', '统一社会信用代码', '成立日期', '电话']), [larger, register]).layout.id).toBe(
      'entity',
    )
  })

  it('does not take data for a second header row', () => {
    const match = findHeader(
      sheet(['企业名称', '统一社会信用代码', '住所'], ['甲店', null, null], ['乙店', '9', '河东路']),
      [register],
    )
    expect([match.headerRow, match.headerRows]).toEqual([1, 1])
  })
})
