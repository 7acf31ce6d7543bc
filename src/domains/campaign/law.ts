import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** Days by which campaigns are counted: what is customary, for the bureau to set. Days of the year are `MM-DD`, both ends counted. */
export const campaignLaw = [
  {
    key: 'campaign.term.spring',
    value: ['02-20', '07-20'],
    unit: 'month-day',
    from: day('2018-01-01'),
    basis: '教育行政部门公布的校历（学校食品安全与营养健康管理规定按学期检查）',
    verified: false,
    note: '校历每年、每地不同，由本局按当地校历核定。',
  },
  {
    key: 'campaign.term.autumn',
    value: ['08-20', '12-31'],
    unit: 'month-day',
    from: day('2018-01-01'),
    basis: '教育行政部门公布的校历（学校食品安全与营养健康管理规定按学期检查）',
    verified: false,
    note: '秋季学期延至次年 1 月，次年的检查算在次年；由本局核定。',
  },
  {
    key: 'campaign.expose315.day',
    value: ['03-15'],
    unit: 'month-day',
    from: day('2018-01-01'),
    basis: '国际消费者权益日，“3·15”晚会当日',
    verified: true,
    note: '当日起的检查才算曝光产品排查。晚会改期的年份由本局改写。',
  },
  {
    key: 'campaign.pyramid.partner',
    value: '公安',
    unit: 'word',
    from: day('2018-01-01'),
    basis: '禁止传销条例第五条、第六条（会同公安机关查处）',
    verified: false,
    note: '配合部门名称里有这个词的，才算会同公安的摸排。',
  },
] as const satisfies readonly LawValue[]
