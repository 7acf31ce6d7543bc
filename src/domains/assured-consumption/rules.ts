import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import { type ReviewResult, type UnitKind, type UnitState, newKinds, unitKinds, unitStates } from './terms.ts'

export interface UnitDates {
  reviewedOn: Day | null
  reviewResult: ReviewResult | null
  recognisedOn: Day | null
  validTo: Day | null
  withdrawnOn: Day | null
}

/** State of a unit on a day. */
export function unitState(u: UnitDates, on: Day): UnitState {
  const past = (d: Day | null): boolean => d !== null && d <= on
  if (past(u.withdrawnOn)) return 'WITHDRAWN'
  if (past(u.recognisedOn)) return u.validTo !== null && u.validTo < on ? 'EXPIRED' : 'RECOGNISED'
  if (!past(u.reviewedOn)) return 'APPLIED'
  return u.reviewResult === 'PASSED' ? 'REVIEWED' : u.reviewResult === 'FAILED' ? 'REJECTED' : 'RECTIFYING'
}

/** What may be done to a unit in each state; the record's page asks it too. A unit without a review by the book may be recognised upstairs. */
export const unitFlow = workflow(
  unitStates,
  { review: '评审', recognise: '认定', withdraw: '撤销认定' },
  {
    APPLIED: ['review'],
    RECTIFYING: ['review'],
    REVIEWED: ['review', 'recognise'],
    REJECTED: [],
    RECOGNISED: ['withdraw'],
    EXPIRED: [],
    WITHDRAWN: [],
  },
)

const refusing =
  (operation: string) =>
  (code: string, field: string, text: string): Refusal =>
    new Refusal(`assured-consumption.${operation}.${code}`, text, { fields: { [field]: text } })

/** First day on which the kinds of the three-year plan exist. */
const newKindsFrom = '2025-01-01'

/** Whether a unit may apply: exists, is not on its way or recognised already for the same kind. */
export function checkApplication(
  a: { kind: UnitKind; appliedOn: Day },
  f: { today: Day; partyName: string; exists: boolean; standing: readonly (UnitDates & { kind: UnitKind })[] },
): Refusal | undefined {
  const refuse = refusing('apply')
  if (a.appliedOn > f.today) return refuse('future', 'appliedOn', `申报日期 ${a.appliedOn} 还没有到，请核对。`)
  if (!f.exists) return refuse('party', 'partyCode', `${f.partyName}在 ${a.appliedOn} 不在存续状态，不能申报。`)
  if (newKinds.includes(a.kind) && a.appliedOn < newKindsFrom)
    return refuse(
      'kind',
      'kind',
      `“${unitKinds[a.kind]}”是 2025 年起的类别，申报日期在以前的请选重点行业、领域、场所或者电子商务领域。`,
    )
  const again = f.standing.some(
    (u) => u.kind === a.kind && !['REJECTED', 'EXPIRED', 'WITHDRAWN'].includes(unitState(u, f.today)),
  )
  return again
    ? refuse('twice', 'kind', `${f.partyName}已经申报或者认定为${unitKinds[a.kind]}的放心消费单位。`)
    : undefined
}

/** A step that follows a day, and is not in the future. */
export function checkStep(
  u: UnitDates & { appliedOn: Day },
  step: { action: 'review' | 'recognise' | 'withdraw'; on: Day; field: string },
  today: Day,
): Refusal | undefined {
  const why = unitFlow.why(unitState(u, today), step.action)
  if (why) return new Refusal(`assured-consumption.${step.action}.state`, why)
  const from = step.action === 'withdraw' ? u.recognisedOn! : step.action === 'recognise' ? u.reviewedOn! : u.appliedOn
  if (step.on < from || step.on > today)
    return refusing(step.action)('day', step.field, `日期要在 ${from} 与今天之间，请核对。`)
  return undefined
}
