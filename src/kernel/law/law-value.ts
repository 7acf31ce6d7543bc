import type { Day } from '#platform/clock/day.ts'

/** One statutory value with the time it is in force. The law gives the default, the bureau may override it. */
export interface LawValue {
  /** Dotted, `pledge.decision.limit`. */
  key: string
  value: number | string | boolean | readonly string[]
  unit: string
  /** First day in force. */
  from: Day
  /** Last day in force; open when absent. */
  to?: Day
  /** Article or document. */
  basis: string
  /** False: from knowledge or a secondary page, to be checked by the bureau. */
  verified: boolean
  note?: string
}
