import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { BrandState } from './terms.ts'

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`quality.${code}`, text, { fields: { [field]: text } })
const past = (d: Day | null, on: Day): boolean => d !== null && d <= on

/** How far a firm has come on a day. */
export function brandState(
  b: Record<'appliedOn' | 'testedOn' | 'auditedOn' | 'certifiedOn' | 'validTo' | 'endedOn', Day | null>,
  on: Day,
): BrandState {
  if (past(b.endedOn, on)) return 'ENDED'
  if (past(b.certifiedOn, on)) return b.validTo !== null && b.validTo < on ? 'EXPIRED' : 'CERTIFIED'
  if (past(b.auditedOn, on)) return 'AUDITED'
  if (past(b.testedOn, on)) return 'TESTED'
  return past(b.appliedOn, on) ? 'APPLIED' : 'GUIDED'
}

/** Days that follow one another, and none in the future. */
export function inOrder(
  days: readonly (readonly [string, string, Day | null | undefined])[],
  today: Day,
): Refusal | undefined {
  let last: readonly [string, string, Day | null | undefined] | undefined
  for (const step of days) {
    const [field, word, on] = step
    if (!on) continue
    if (on > today) return refuse('future', field, `${word} ${on} 还没有到，请核对。`)
    if (last && on < last[2]!) return refuse('order', field, `${word} ${on} 早于${last[1]} ${last[2]}，请核对。`)
    last = step
  }
  return undefined
}

/** A score of the review: 0 to 1000 with at most one decimal (卓越绩效评价准则 GB/T 19580). */
export const isScore = (text: string): boolean => /^\d{1,4}(?:\.\d)?$/.test(text) && Number(text) <= 1000
