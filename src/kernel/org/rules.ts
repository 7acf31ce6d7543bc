import { type Day, addDays } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { CredentialState, UnitKind } from './terms.ts'

/** Days before its end at which a certificate shows as expiring; the second, nearer mark turns it red (dossier 7.2). */
export const credentialWarningDays = { first: 90, last: 30 } as const

export interface Period {
  fromDay: Day
  toDay: Day | null
}

/** A unit as it stands under one name. */
export interface UnitPeriod extends Period {
  code: string
  name: string
  kind: UnitKind
  parentCode: string | null
}

export const covers = (p: Period, on: Day): boolean => p.fromDay <= on && (p.toDay === null || p.toDay > on)

const refusing =
  (operation: string) =>
  (code: string, field: string, text: string): Refusal =>
    new Refusal(`org.${operation}.${code}`, text, { fields: { [field]: text } })

/** Whether a new post may begin: after the one before, and for somebody who has not left. */
export function checkPost(
  p: { fromDay: Day; unitCode: string },
  f: {
    unit: UnitPeriod | undefined
    before: (Period & { unitCode: string; post: string | null }) | undefined
    leftOn: Day | null
    samePost: boolean
  },
): Refusal | undefined {
  const refuse = refusing('post')
  if (f.leftOn !== null) return refuse('left', 'fromDay', `这个人 ${f.leftOn} 已经离任；返岗请重新登记任职。`)
  if (!f.unit) return refuse('unit', 'unitCode', `机构 ${p.unitCode} 在 ${p.fromDay} 还没有设立，或者已经撤销。`)
  if (f.before && p.fromDay <= f.before.fromDay)
    return refuse('order', 'fromDay', `现在的职务从 ${f.before.fromDay} 起，新的任职日要晚于这一天。`)
  return f.samePost ? refuse('same', 'unitCode', '机构和职务都没有变，不用登记调动。') : undefined
}

/** Whether a span with both ends included may be entered. */
export function checkSpan(
  operation: string,
  s: { fromDay: Day; lastDay: Day },
  others: readonly { fromDay: Day; lastDay: Day }[],
): Refusal | undefined {
  const refuse = refusing(operation)
  if (s.lastDay < s.fromDay) return refuse('order', 'lastDay', `止日 ${s.lastDay} 早于起日 ${s.fromDay}，请核对。`)
  const other = others.find((o) => o.fromDay <= s.lastDay && o.lastDay >= s.fromDay)
  return other
    ? refuse('overlap', 'fromDay', `与已经登记的 ${other.fromDay} 至 ${other.lastDay} 重叠，请先作废那一条或者改日期。`)
    : undefined
}

/** State of a certificate on a day; one without an end stays valid. */
export function credentialState(validTo: Day | null, on: Day): CredentialState {
  if (validTo === null) return 'VALID'
  if (validTo < on) return 'EXPIRED'
  return validTo <= addDays(on, credentialWarningDays.first) ? 'EXPIRING' : 'VALID'
}
