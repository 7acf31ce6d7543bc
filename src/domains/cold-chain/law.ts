import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const basis = '疫情防控期间联防联控机制和自治区、县指挥部的通知；不是法律规定'
const note = '随防控要求调整，由本局按通知核定；特殊监管状态结束后不再产生任务。'
const measure = { from: day('2020-11-01'), to: day('2023-01-07'), basis, verified: false, note } as const

/** What the epidemic's notices asked for, while they stood. */
export const coldChainLaw = lawValues([
  { key: 'cold-chain.test.person.days', value: 7, unit: 'day', ...measure },
  { key: 'cold-chain.test.sample.days', value: 30, unit: 'day', ...measure },
  { key: 'cold-chain.third-dose.months', value: 6, unit: 'month', ...measure },
])
