import type { Day } from '#platform/clock/day.ts'
import { type PartyState, partyStates } from '#kernel/party/terms.ts'
import type { RegisterRow } from './register-row.ts'

export interface StatePeriod {
  state: PartyState
  fromDay: Day
  toDay?: Day
}

/** The states that a row says one after the other, each with the day it names; null where it names none. */
export function turnsOf(row: RegisterRow): { state: PartyState; on: Day | null }[] {
  const state = row.state ?? (row.deregisteredOn ? 'DEREGISTERED' : row.revokedOn ? 'REVOKED' : null)
  if (state === null || state === 'ACTIVE') return []
  if (state === 'REVOKED_DEREGISTERED' || (state === 'DEREGISTERED' && row.revokedOn !== null)) {
    return [
      ...(row.revokedOn === null ? [] : [{ state: 'REVOKED' as const, on: row.revokedOn }]),
      { state: 'DEREGISTERED', on: row.deregisteredOn },
    ]
  }
  return [{ state, on: state === 'REVOKED' ? row.revokedOn : row.deregisteredOn }]
}

/**
 * The state periods of a party that enters the register by this row. An exit without its day leaves no time of existence: the party is then in no stock, which
 * is better than in all.
 */
export function firstStates(row: RegisterRow, from: Day, warnings: string[]): StatePeriod[] {
  const periods: StatePeriod[] = [{ state: 'ACTIVE', fromDay: from }]
  for (const { state, on } of turnsOf(row)) {
    const last = periods.at(-1)!
    const approved = row.approvedOn !== null && row.approvedOn > last.fromDay ? row.approvedOn : null
    const day = on ?? approved
    if (day === null || day < last.fromDay) {
      last.state = state
      if (!partyStates[state].existing)
        warnings.push(`没有${partyStates[state].label}的日期，从 ${last.fromDay} 起就不计存续，请补上日期。`)
      continue
    }
    if (on === null) warnings.push(`没有${partyStates[state].label}的日期，按核准日期 ${day} 记。`)
    if (day === last.fromDay) last.state = state
    else {
      last.toDay = day
      periods.push({ state, fromDay: day })
    }
  }
  return periods
}
