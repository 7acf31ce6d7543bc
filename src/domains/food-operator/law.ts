import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const grading = '食品生产经营风险分级管理办法（试行）'
const known = '凭已有知识填写，请对照条文核对。'
const ours = '产品约定，请本局按自治区的口径核定。'

/** Numbers of food supervision by date. Dossier safety-and-quality section 1. */
export const foodOperatorLaw = lawValues([
  ...(
    [
      ['static.max', 40, 'point', '静态风险因素满分'],
      ['dynamic.max', 60, 'point', '动态风险因素满分'],
      ['band.A', 30, 'point', 'A级的最高分'],
      ['band.B', 45, 'point', 'B级的最高分'],
      ['band.C', 60, 'point', 'C级的最高分，超过的为D级'],
      ['visits.A', 1, 'visit-per-year', 'A级每年至少检查次数'],
      ['visits.B', 1, 'visit-per-year', 'B级每年至少检查次数'],
      ['visits.C', 2, 'visit-per-year', 'C级每年至少检查次数'],
      ['visits.D', 3, 'visit-per-year', 'D级每年至少检查次数'],
    ] as const
  ).map(([key, value, unit, what]) => ({
    key: `food.grade.${key}` as const,
    value: value as number,
    unit,
    from: day('2016-12-01'),
    basis: grading,
    verified: false,
    note: `${what}。${known}`,
  })),
  {
    key: 'food.grade.valid.months',
    value: 12,
    unit: 'month',
    from: day('2016-12-01'),
    basis: `${grading}：每年评定一次`,
    verified: false,
    note: `从确认之日起算。${ours}`,
  },
  {
    key: 'food.grade.warn.days',
    value: 30,
    unit: 'day',
    from: day('2016-12-01'),
    basis: '产品约定：到期前多少天提醒重评',
    verified: false,
    note: ours,
  },
  {
    key: 'food.rating.after.months',
    value: 3,
    unit: 'month',
    from: day('2012-01-11'),
    basis: '餐饮服务食品安全监督量化分级管理工作的指导意见：取得许可三个月内不评定',
    verified: false,
    note: known,
  },
  ...(
    [
      ['A', 9],
      ['B', 7.5],
      ['C', 6],
    ] as const
  ).map(([mark, value]) => ({
    key: `food.rating.mark.${mark}` as const,
    value: value as number,
    unit: 'point',
    from: day('2012-01-11'),
    basis: '餐饮服务食品安全监督量化分级管理工作的指导意见',
    verified: false,
    note: `${mark}级的最低平均分（十分制）。${known}`,
  })),
  {
    key: 'food.self-report.review.days',
    value: 20,
    unit: 'working-day',
    from: day('2015-10-01'),
    basis: '产品约定：收到自查评价报告后的审核时间',
    verified: false,
    note: ours,
  },
  {
    key: 'food.kitchen.offline.days',
    value: 7,
    unit: 'day',
    from: day('2018-01-01'),
    basis: '产品约定：断线后多少天内恢复',
    verified: false,
    note: ours,
  },
  {
    key: 'food.supervision.silent.days',
    value: 90,
    unit: 'day',
    from: day('2018-01-01'),
    basis: '产品约定：多少天没有上传数据算久无数据',
    verified: false,
    note: ours,
  },
])
