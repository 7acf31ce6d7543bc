import { describe, expect, it } from 'vitest'
import { parseCell } from './parse-cell.ts'

const at = (label: string) => ({ label })

describe('code', () => {
  it.each([
    ['92459923ma5x00014k', '92459923MA5X00014K'],
    [' ９２459923 MA5X0001 4K\u200b', '92459923MA5X00014K'],
    ["'459923600012345", '459923600012345'],
    ['\t459923600012345', '459923600012345'],
    [459_923_600_012_345, '459923600012345'],
    ['桂食营〔2021〕5号', '桂食营〔2021〕5号'],
    ['无', null],
    ['-', null],
    ['', null],
  ])('%j', (cell, value) => {
    expect(parseCell('code', cell, at('统一社会信用代码'))).toEqual({ value })
  })

  it('refuses what Excel has spoilt', () => {
    expect(parseCell('code', 914_599_230_000_123_400, at('代码')).error).toContain('Excel 已把号码变成数字')
    expect(parseCell('code', '9.14599E+17', at('代码')).error).toContain('科学计数法')
  })
})

describe('id-number and phone', () => {
  it('marks a masked number as masked', () => {
    expect(parseCell('phone', '138****1234', at('电话'))).toEqual({ value: { masked: '138****1234' } })
    expect(parseCell('id-number', '4599**********123x', at('证件号码'))).toEqual({
      value: { masked: '4599**********123X' },
    })
    expect(parseCell('id-number', '4599XXXXXXXXXX1234', at('证件号码'))).toEqual({
      value: { masked: '4599**********1234' },
    })
    expect(parseCell('phone', '138＊＊＊＊1234', at('电话'))).toEqual({ value: { masked: '138****1234' } })
  })

  it('gives full numbers in one form', () => {
    expect(parseCell('id-number', '45992319900101123x', at('证件号码'))).toEqual({ value: '45992319900101123X' })
    expect(parseCell('id-number', 459_923_199_001_011_200, at('证件号码')).error).toContain('后几位丢失')
    for (const cell of [
      '+86 138-0000-1234',
      '138 0000 1234',
      13_800_001_234,
      '１３８００００１２３４',
      '8613800001234',
    ])
      expect(parseCell('phone', cell, at('电话'))).toEqual({ value: '13800001234' })
    expect(parseCell('phone', '0799-6800123', at('电话'))).toEqual({ value: '0799-6800123' })
    expect(parseCell('phone', '(0799)6800123', at('电话'))).toEqual({ value: '0799-6800123' })
    expect(parseCell('phone', '12315', at('电话'))).toEqual({ value: '12315' })
  })

  it('keeps the first of several and leaves out what is none, with a warning', () => {
    expect(parseCell('phone', '13800001234、0799-6800123', at('电话'))).toEqual({
      value: '13800001234',
      warning: expect.stringContaining('第一个'),
    })
    expect(parseCell('phone', '13800001234(张三)', at('电话'))).toEqual({
      value: '13800001234',
      warning: expect.stringContaining('只保留'),
    })
    expect(parseCell('phone', '打前台', at('电话'))).toEqual({
      value: null,
      warning: expect.stringContaining('没有导入这一格'),
    })
  })
})

describe('numbers', () => {
  it.each([
    ['12户', 12],
    ['1,234', 1234],
    ['１２', 12],
    ['12.0', 12],
    [7, 7],
    ['3 人次', 3],
    ['', null],
    ['-', null],
  ])('integer %j', (cell, value) => {
    expect(parseCell('integer', cell, at('户数'))).toEqual({ value })
  })

  it('refuses what is no integer', () => {
    for (const cell of ['1.5', '十', '1,23', '3-5', '1e3', true])
      expect(parseCell('integer', cell, at('户数')).error).toContain('户数')
  })

  it('number reads percentages as fractions', () => {
    expect(parseCell('number', '35.5%', at('比例'))).toEqual({ value: 0.355 })
    expect(parseCell('number', '-1,234.5', at('比例'))).toEqual({ value: -1234.5 })
    expect(parseCell('number', '三成', at('比例')).error).toContain('不是数字')
  })
})

it('yes-no', () => {
  for (const cell of ['是', '有', '√', 'Y', 'y', 1, '1', true, 'TRUE'])
    expect(parseCell('yes-no', cell, at('是否'))).toEqual({ value: true })
  for (const cell of ['否', '无', '×', 'N', 0, '0', false])
    expect(parseCell('yes-no', cell, at('是否'))).toEqual({ value: false })
  expect(parseCell('yes-no', '也许', at('是否公示')).error).toContain('是否公示「也许」')
  expect(parseCell('yes-no', ' ', at('是否'))).toEqual({ value: null })
})

it('choice', () => {
  const context = {
    label: '登记状态',
    options: [
      { code: 'active', label: '存续', synonyms: ['在营', '开业', '存续（在营、开业、在册）'] },
      { code: 'revoked', label: '吊销，未注销' },
    ],
  }
  expect(parseCell('choice', '存续', context)).toEqual({ value: 'active' })
  expect(parseCell('choice', ' 开 业', context)).toEqual({ value: 'active' })
  expect(parseCell('choice', '存续(在营、开业、在册)', context)).toEqual({ value: 'active' })
  expect(parseCell('choice', '吊销,未注销', context)).toEqual({ value: 'revoked' })
  expect(parseCell('choice', 'ACTIVE', context)).toEqual({ value: 'active' })
  expect(parseCell('choice', '休眠', context).error).toBe('登记状态「休眠」不在可选值里，应为：存续、吊销，未注销。')
})

it('text', () => {
  expect(parseCell('text', ' 玉衡县\u200b甲商行 ', at('名称'))).toEqual({ value: '玉衡县甲商行' })
  expect(parseCell('text', '第一行\n第二行', at('范围'))).toEqual({ value: '第一行\n第二行' })
  expect(parseCell('text', "'=1+1", at('备注'))).toEqual({ value: '=1+1' })
  expect(parseCell('text', 'N/A', at('类型'))).toEqual({ value: null })
  expect(parseCell('text', '无', at('备注'))).toEqual({ value: '无' })
  expect(parseCell('text', 12, at('门牌'))).toEqual({ value: '12' })
  expect(parseCell('text', '河\ufffd', at('住所')).warning).toContain('无法识别的字符')
  expect(parseCell('text', '#REF!', at('住所')).error).toContain('公式算错')
})
