import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

const recheck = '2025 年办法修订后的期限未核实，请本局核对。'

/** Abnormal and serious lists. Dossier registration-and-credit 6 and 10. */
export const creditListLaw = [
  {
    key: 'abnormal.listing.days',
    value: 10,
    unit: 'working-day',
    from: day('2014-10-01'),
    basis: '企业经营异常名录管理暂行办法第六条至第九条',
    verified: true,
    note: recheck,
  },
  {
    key: 'abnormal.order.days',
    value: 10,
    unit: 'day',
    from: day('2014-10-01'),
    basis: '企业经营异常名录管理暂行办法第七条',
    verified: true,
    note: recheck,
  },
  {
    key: 'abnormal.removal.days',
    value: 5,
    unit: 'working-day',
    from: day('2014-10-01'),
    basis: '企业经营异常名录管理暂行办法第十条',
    verified: true,
    note: recheck,
  },
  {
    key: 'abnormal.objection.days',
    value: 30,
    unit: 'day',
    from: day('2014-10-01'),
    basis: '企业经营异常名录管理暂行办法第十六条',
    verified: true,
    note: recheck,
  },
  {
    key: 'abnormal.objection.answer.days',
    value: 20,
    unit: 'working-day',
    from: day('2014-10-01'),
    basis: '企业经营异常名录管理暂行办法第十六条',
    verified: true,
    note: recheck,
  },
  {
    key: 'serious.term.years',
    value: 5,
    unit: 'year',
    from: day('2014-10-01'),
    to: day('2021-08-31'),
    basis: '企业信息公示暂行条例第十七条',
    verified: true,
  },
  {
    key: 'serious.term.years',
    value: 3,
    unit: 'year',
    from: day('2021-09-01'),
    basis: '市场监督管理严重违法失信名单管理办法（总局令第44号）',
    verified: false,
    note: '期限凭已有知识填写，请对照办法全文核对。',
  },
] as const satisfies readonly LawValue[]
