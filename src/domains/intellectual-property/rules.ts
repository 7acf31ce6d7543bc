import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { MarkState, UserState } from './terms.ts'

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`intellectual-property.${code}`, text, { fields: { [field]: text } })

const past = (d: Day | null, on: Day): boolean => d !== null && d <= on

/** State of a filing on a day. */
export function markState(
  m: { filedOn: Day | null; publishedOn: Day | null; registeredOn: Day | null; refusedOn: Day | null },
  on: Day,
): MarkState {
  if (past(m.refusedOn, on)) return 'REFUSED'
  if (past(m.registeredOn, on)) return 'REGISTERED'
  if (past(m.publishedOn, on)) return 'PUBLISHED'
  return past(m.filedOn, on) ? 'FILED' : 'PREPARING'
}

/** State of a user of the special mark on a day. */
export function userState(
  u: { appliedOn: Day | null; approvedOn: Day | null; usingOn: Day | null; stoppedOn: Day | null },
  on: Day,
): UserState {
  if (past(u.stoppedOn, on)) return 'STOPPED'
  if (past(u.usingOn, on)) return 'USING'
  if (past(u.approvedOn, on)) return 'APPROVED'
  return past(u.appliedOn, on) ? 'APPLIED' : 'GUIDED'
}

/** Days that follow one another, and none in the future. Each with its field and its word. */
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
