import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** Random inspection. Dossier registration-and-credit 7 and 10. */
export const randomInspectionLaw = [
  {
    key: 'random-inspection.publish.days',
    value: 20,
    unit: 'working-day',
    from: day('2019-02-12'),
    basis: '市场监管总局关于全面推进“双随机、一公开”监管工作的通知（国市监信〔2019〕38号）',
    verified: false,
    note: '期限为通行做法，原文未核对。',
  },
  {
    key: 'random-inspection.inspectors.min',
    value: 2,
    unit: 'person',
    from: day('2019-02-12'),
    basis: '食品生产经营监督检查管理办法第二十三条；其他检查为通行做法',
    verified: false,
  },
] as const satisfies readonly LawValue[]
