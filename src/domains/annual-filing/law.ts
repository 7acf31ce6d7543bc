import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** Annual reports: window, listing, appraisal. Dossier registration-and-credit 5 and 10. */
export const annualFilingLaw = [
  {
    key: 'annual.window.end',
    value: '06-30',
    unit: 'month-day',
    from: day('2014-10-01'),
    basis: '企业信息公示暂行条例第八条：每年1月1日至6月30日报送上一年度报告',
    verified: true,
  },
  {
    key: 'annual.listing.days',
    value: 10,
    unit: 'working-day',
    from: day('2014-10-01'),
    basis: '企业经营异常名录管理暂行办法第六条',
    verified: true,
  },
  {
    key: 'annual.individual.no-appraisal.from',
    value: '2022-11-01',
    unit: 'day',
    from: day('2022-11-01'),
    basis: '促进个体工商户发展条例第三十二条：不得以个体工商户增长率、年报率为考核评价指标',
    verified: true,
  },
] as const satisfies readonly LawValue[]
