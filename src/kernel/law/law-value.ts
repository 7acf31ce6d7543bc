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
  to?: Day | undefined
  /** Article or document. */
  basis: string
  /** False: from knowledge or a secondary page, to be checked by the bureau. */
  verified: boolean
  note?: string | undefined
  /** Set where the bureau has put its own value in the place of the shipped one. */
  override?: { reason: string; signer: string } | undefined
}

/** A bureau's own value for a key from one day to another, with its reason. It stands before the shipped value in that time. */
export interface LawOverride {
  key: string
  value: LawValue['value']
  /** First day. */
  from: Day
  /** Last day; open when absent. */
  to?: Day | undefined
  /** The bureau's document; the article of the shipped value when absent. */
  basis?: string | undefined
  reason: string
  signer: string
}

const keyForm = /^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)+$/

/**
 * The shipped values of a business, typed by their keys: a `LawBook` of them knows at compile time which keys it has and what kind of value each
 * holds. Throws a RangeError, at start-up, on a row that could not be shown or looked up: a key without a dot, no basis, no unit, an end before the start.
 */
export function lawValues<const V extends readonly LawValue[]>(values: V): V {
  for (const v of values) {
    const wrong = faultOf(v)
    if (wrong) throw new RangeError(`law value ${v.key} from ${v.from}: ${wrong}`)
  }
  return values
}

function faultOf(v: LawValue): string | undefined {
  if (!keyForm.test(v.key)) return 'the key is not dotted'
  if (v.basis.trim() === '') return 'the basis is missing'
  if (v.unit.trim() === '') return 'the unit is missing'
  if (typeof v.value === 'number' && !Number.isFinite(v.value)) return 'the value is no number'
  return v.to !== undefined && v.to < v.from ? 'it ends before it begins' : undefined
}

/** What kind of value it is: an override may not change it. */
export const kindOfValue = (value: LawValue['value']): 'number' | 'string' | 'boolean' | 'list' =>
  typeof value === 'object' ? 'list' : (typeof value as 'number' | 'string' | 'boolean')
