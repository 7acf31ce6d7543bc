import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const rules = '市场监督管理行政处罚程序规定（总局令第42号）'
const interim = '市场监督管理行政处罚程序暂行规定（总局令第2号）'
const p1 = { from: day('2019-04-01'), to: day('2021-07-14'), verified: false } as const
const p2 = { from: day('2021-07-15'), verified: true } as const
const old = '暂行规定的条文未逐字核对。'
const transfer = '行政执法机关移送涉嫌犯罪案件的规定（国务院令第310号，2020年修订）'

/** Clocks, ceilings and numbers of penalty cases; dossier complaints-and-enforcement 2.2. */
export const penaltyCaseLaw = lawValues([
  { key: 'case.check.days', value: 15, unit: 'working-day', ...p1, basis: `${interim}第十七条`, note: old },
  { key: 'case.check.days', value: 15, unit: 'working-day', ...p2, basis: `${rules}第十八条` },
  { key: 'case.check.extension.days', value: 15, unit: 'working-day', ...p1, basis: `${interim}第十七条`, note: old },
  { key: 'case.check.extension.days', value: 15, unit: 'working-day', ...p2, basis: `${rules}第十八条` },
  { key: 'case.decide.days', value: 90, unit: 'day', ...p1, basis: `${interim}第五十七条`, note: old },
  { key: 'case.decide.days', value: 90, unit: 'day', ...p2, basis: `${rules}第六十四条；行政处罚法第六十条` },
  { key: 'case.decide.extension.days', value: 30, unit: 'day', ...p1, basis: `${interim}第五十七条`, note: old },
  { key: 'case.decide.extension.days', value: 30, unit: 'day', ...p2, basis: `${rules}第六十四条` },
  { key: 'case.response.days', value: 3, unit: 'working-day', ...p1, basis: `${interim}第五十四条`, note: old },
  { key: 'case.response.days', value: 5, unit: 'working-day', ...p2, basis: `${rules}第五十七条` },
  { key: 'case.review.days', value: 10, unit: 'working-day', ...p1, basis: `${interim}第五十二条`, note: old },
  { key: 'case.review.days', value: 10, unit: 'working-day', ...p2, basis: `${rules}第五十五条` },
  {
    key: 'case.serve.days',
    value: 7,
    unit: 'day',
    ...p1,
    basis: '行政处罚法（2017年修正）第四十条',
    note: '旧法的七日按自然日计。',
  },
  { key: 'case.serve.days', value: 7, unit: 'working-day', ...p2, basis: `${rules}第八十一条；行政处罚法第六十一条` },
  { key: 'case.pay.days', value: 15, unit: 'day', ...p1, basis: '行政处罚法（2017年修正）第四十六条', note: old },
  { key: 'case.pay.days', value: 15, unit: 'day', ...p2, basis: `${rules}第七十二条；行政处罚法第六十七条` },
  { key: 'case.close.days', value: 15, unit: 'working-day', ...p1, basis: `${interim}第六十九条`, note: old },
  { key: 'case.close.days', value: 15, unit: 'working-day', ...p2, basis: `${rules}第七十七条` },
  { key: 'case.officers.min', value: 2, unit: 'person', ...p1, basis: `${interim}第二十条`, note: old },
  { key: 'case.officers.min', value: 2, unit: 'person', ...p2, basis: '行政处罚法第四十二条' },
  {
    key: 'case.summary.person.fen',
    value: 5_000,
    unit: 'fen',
    ...p1,
    basis: '行政处罚法（2017年修正）第三十三条',
    note: '五十元。',
  },
  { key: 'case.summary.person.fen', value: 20_000, unit: 'fen', ...p2, basis: `${rules}第六十六条`, note: '二百元。' },
  {
    key: 'case.summary.organisation.fen',
    value: 100_000,
    unit: 'fen',
    ...p1,
    basis: '行政处罚法（2017年修正）第三十三条',
    note: '一千元。',
  },
  {
    key: 'case.summary.organisation.fen',
    value: 300_000,
    unit: 'fen',
    ...p2,
    basis: `${rules}第六十六条`,
    note: '三千元；个体工商户按其他组织计，各省做法不同，由本局核定。',
  },
  {
    key: 'case.window.after',
    value: ['12-05'],
    unit: 'month-day',
    from: day('2018-01-01'),
    basis: '本局工作总结的统计口径：上年这一天（不含）以后，连同这一天尚未办结的',
    verified: false,
    note: '起算日由本局定；上一份总结截止到哪一天，就填哪一天。',
  },
  {
    key: 'case.police.days',
    value: 3,
    unit: 'day',
    from: day('2001-07-09'),
    basis: `${transfer}第八条`,
    verified: true,
    note: '公安机关自接受之日起三日内决定是否立案；“三日”按自然日计是稳妥的读法。',
  },
])
