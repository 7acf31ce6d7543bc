import { describe, expect, it } from 'vitest'
import type { Figure } from '#kernel/indicator/evaluate.ts'
import { fillText, refuseWithoutBlanks } from './apply.ts'
import { firstDictionary } from './dictionary.fixture.ts'
import { bindBlanks } from './match.ts'

const figure = (id: string, printed: string | null, exact = printed, unit = '户'): [string, Figure] => [
  id,
  { id, name: id, unit, status: printed === null ? 'no-coverage' : 'ok', printed, exact, notes: [] } as Figure,
]
const fill = (text: string, ...figures: [string, Figure][]) =>
  fillText(text, bindBlanks(text, firstDictionary), new Map(figures))

describe('filling', () => {
  it('replaces the blank and nothing else', () => {
    const text = 'XX县存续市场主体X户，放心消费商户X户。'
    expect(fill(text, figure('entities.active.count', '31250')).text).toBe('XX县存续市场主体31250户，放心消费商户X户。')
  })

  it('cuts the number down before 余 and 多, to two leading digits', () => {
    const text = '年报电话通知X余人次，年报现场指导____多人次。'
    const filled = fill(
      text,
      figure('annualreports.outreach.calls.count', '2356', '2356', '人次'),
      figure('annualreports.outreach.onsite.count', '87', '87', '人次'),
    )
    expect(filled.text).toBe('年报电话通知2300余人次，年报现场指导87多人次。')
    expect(filled.explained[0]).toMatchObject({ value: '2356', printed: '2300', was: 'X' })
  })

  it.each([
    ['同比增长X％', '3.2', '同比增长3.2％'],
    ['同比增长X％', '-3.2', '同比下降3.2％'],
    ['同比上升X％', '-3.2', '同比下降3.2％'],
    ['同比下降X％', '-3.2', '同比下降3.2％'],
    ['同比下降X％', '3.2', '同比增长3.2％'],
    ['同比增长率为X％', '-3.2', '同比增长率为-3.2％'],
    ['降幅X％', '3.2', '增幅3.2％'],
    ['降幅达到X％', '-3.2', '降幅达到3.2％'],
  ])('%s of %s is made true: %s', (words, value, told) => {
    const text = `新增市场主体X户（${words}）。`
    const made = fill(text, figure('entities.new.count', '100'), figure('entities.new.yoy', value, value, '％'))
    expect(made.text).toBe(`新增市场主体100户（${told}）。`)
    expect(made.explained[1]!.notes).toHaveLength(told.slice(0, 4) === words.slice(0, 4) && !told.includes('-') ? 0 : 1)
  })

  it.each([
    ['增长', '3.2', '-1.5', '分别同比增长3.2％、-1.5％'],
    ['增长', '3.2', '1.5', '分别同比增长3.2％、1.5％'],
    ['下降', '-3.2', '1.5', '分别同比下降3.2％、-1.5％'],
  ])('one word %s for %s and %s stays, and the number that goes the other way has a sign', (word, a, b, told) => {
    const made = fill(
      `存续市场主体X户，注册资本X亿元，分别同比${word}X％、X％。`,
      figure('entities.active.count', '100'),
      figure('entities.capital.total', '5', '50000000000', '亿元'),
      figure('entities.active.yoy', a, a, '％'),
      figure('entities.capital.yoy', b, b, '％'),
    )
    expect(made.text).toBe(`存续市场主体100户，注册资本5亿元，${told}。`)
    expect(made.explained.flatMap((e) => e.notes)).toHaveLength(told.includes('-') ? 1 : 0)
  })

  it('prints an amount in the unit of the text', () => {
    const text = '股权出质登记X件，出质数额X万元。存续市场主体X万户，注册资本X万亿元。'
    const made = fill(
      text,
      figure('equity.pledges.count', '3', '3', '件'),
      figure('equity.pledges.amount', '1.23', '12345678900', '亿元'),
      figure('entities.active.count', '31250'),
      figure('entities.capital.total', '12345', '123450000000000', '亿元'),
    )
    expect(made.text).toBe('股权出质登记3件，出质数额12345.68万元。存续市场主体3.13万户，注册资本1.23万亿元。')
  })

  it('leaves a figure without a value as it was', () => {
    const made = fill('存续市场主体X户。', figure('entities.active.count', null))
    expect(made.text).toBe('存续市场主体X户。')
    expect(made.explained[0]).toMatchObject({ status: 'bound', value: null, printed: 'X' })
  })

  it('refuses a text without blanks', () => {
    const bindings = bindBlanks('XX县存续市场主体31250户。', firstDictionary)
    expect(() => refuseWithoutBlanks(bindings, false)).toThrow(
      expect.objectContaining({ code: 'report.fill.no-blanks' }),
    )
  })
})
