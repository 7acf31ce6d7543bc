import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** What holds for every check, whatever its subject. */
export const inspectionLaw = [
  {
    key: 'check.inspectors.min',
    value: 2,
    unit: 'person',
    from: day('1996-10-01'),
    to: day('2021-07-14'),
    basis: '行政处罚法（2017 年修正）第三十七条',
    verified: false,
    note: '调查或者检查时执法人员不得少于两人；条文未逐字核对。',
  },
  {
    key: 'check.inspectors.min',
    value: 2,
    unit: 'person',
    from: day('2021-07-15'),
    basis: '行政处罚法（2021 年修订）第四十二条；食品生产经营监督检查管理办法第二十三条',
    verified: false,
  },
] as const satisfies readonly LawValue[]
