import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** Values of the village posting; the appraisal of cadres in office has no clock of its own. */
export const staffDutyLaw: readonly LawValue[] = [
  {
    key: 'staff-duty.posting.years',
    value: 2,
    unit: 'year',
    from: day('2015-04-29'),
    basis: '关于做好选派机关优秀干部到村任第一书记工作的通知；关于向重点乡村持续选派驻村第一书记和工作队的意见',
    verified: false,
    note: '任期“一般不少于 2 年”，凭已有知识填写；县里另有规定的请核定。',
  },
]
