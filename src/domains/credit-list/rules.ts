import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { EntityCategory } from '#kernel/party/terms.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import {
  type ListingKind,
  type ListingReason,
  type ListingState,
  type RemovalReason,
  listingReasons,
  listingStates,
  removalFits,
  removalReasons,
} from './terms.ts'

export interface ListingDates {
  listedOn: Day
  removedOn: Day | null
  correctedOn: Day | null
}

/** State of a row on a day. A corrected listing (撤销列入) is as if it had never been. */
export function listingState(l: ListingDates, on: Day): ListingState {
  if (l.correctedOn !== null && l.correctedOn <= on) return 'CORRECTED'
  if (l.removedOn !== null && l.removedOn <= on) return 'REMOVED'
  return l.listedOn <= on ? 'LISTED' : 'PROPOSED'
}

/** What may be done to a row in each state; the record's page asks it too. */
export const listingFlow = workflow(
  listingStates,
  { remove: '移出', correct: '撤销列入' },
  { PROPOSED: [], LISTED: ['remove', 'correct'], REMOVED: [], CORRECTED: [] },
)

/** Individuals are marked, all others are listed (个体工商户年度报告暂行办法第十三条). */
export const kindFor = (category: EntityCategory): ListingKind => (category === 'INDIVIDUAL' ? 'MARKING' : 'LISTING')

export interface NewListing {
  reason: ListingReason
  /** Report year, for R1. */
  reportYear: number | null
  listedOn: Day
}

/** A row that stands already. */
export interface StandingListing extends ListingDates {
  reason: ListingReason
  reportYear: number | null
}

/**
 * Whether a party may be listed: not in the future, R1 names its report year, and not twice for the same: once for R4 while it
 * stands, once per report year for R1.
 */
export function checkListing(
  l: NewListing,
  facts: { today: Day; existing: boolean; partyName: string; standing: readonly StandingListing[] },
): Refusal | undefined {
  const refuse = (code: string, field: string, text: string): Refusal =>
    new Refusal(`credit-list.list.${code}`, text, { fields: { [field]: text } })
  if (l.listedOn > facts.today) return refuse('future', 'listedOn', `列入日期 ${l.listedOn} 还没有到，请核对。`)
  if (!facts.existing)
    return refuse('not-existing', 'partyCode', `${facts.partyName}在 ${l.listedOn} 已不存续，不再列入。`)
  if (l.reason === 'R1' && l.reportYear === null)
    return refuse('year', 'reportYear', '因未报年报列入的，要写明是哪一个年度的报告。')
  const open = facts.standing.filter((s) => listingState(s, l.listedOn) === 'LISTED' && s.reason === l.reason)
  if (
    l.reason === 'R1' &&
    facts.standing.some((s) => s.reason === 'R1' && s.reportYear === l.reportYear && s.correctedOn === null)
  ) {
    return refuse('twice', 'reportYear', `${facts.partyName}已因未报 ${l.reportYear} 年度报告列入，不能重复列入。`)
  }
  if (l.reason !== 'R1' && open.length > 0)
    return refuse('twice', 'reason', `${facts.partyName}已因“${listingReasons[l.reason]}”在列，不能重复列入。`)
  return undefined
}

/** Whether a listing may end for this reason on this day. */
export function checkRemoval(
  l: StandingListing,
  removal: { reason: RemovalReason; on: Day },
  today: Day,
): Refusal | undefined {
  const refuse = (code: string, text: string): Refusal => new Refusal(`credit-list.remove.${code}`, text)
  const blocked = listingFlow.why(listingState(l, today), 'remove')
  if (blocked) return refuse('state', blocked)
  if (removal.on < l.listedOn || removal.on > today)
    return refuse('day', `移出日期要在列入日期 ${l.listedOn} 与今天之间。`)
  if (!removalFits[l.reason].includes(removal.reason)) {
    return refuse('reason', `因“${listingReasons[l.reason]}”列入的，不能以“${removalReasons[removal.reason]}”移出。`)
  }
  return undefined
}
