import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** Time limits of pledge registration. Dossier registration-and-credit section 4. */
export const equityPledgeLaw = [
  {
    key: 'pledge.decision.limit',
    value: 20,
    unit: 'working-day',
    from: day('2008-10-01'),
    basis: '外地办事指南所载法定期限',
    verified: false,
    note: '仅见于其他县的办事指南，请本局核对后改写。',
  },
  {
    key: 'pledge.decision.promise',
    value: 5,
    unit: 'working-day',
    from: day('2008-10-01'),
    basis: '外地办事指南所载承诺期限',
    verified: false,
    note: '承诺期限由本局自定。',
  },
  {
    key: 'pledge.par-value',
    value: 1,
    unit: 'yuan-per-share',
    from: day('2008-10-01'),
    basis: '产品约定：股份未注明面值时按每股 1 元折算',
    verified: false,
    note: '有面值约定的，以约定为准。',
  },
] as const satisfies readonly LawValue[]
