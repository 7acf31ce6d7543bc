import { type Day, addDays, addYears } from '#platform/clock/day.ts'
import { type Moment, beijingDay, laterBy } from '#platform/clock/clock.ts'
import type { WorkCalendar } from '#kernel/deadline/calendar.ts'
import { type DueDay, type Pause, dueDay } from '#kernel/deadline/clock.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** What every clock here needs. */
export interface Clocks {
  law: LawBook
  calendar: WorkCalendar
}

/** The value of a key on a day, where the law of that day has one: not every order knows every clock. */
const inForce = (law: LawBook, key: string, on: Day): LawValue | undefined =>
  law.all().find((r) => r.key === key && r.from <= on && (r.to === undefined || on <= r.to))

/** A period of working days after `from`, by the law of `lawOf`; nothing where that law has no such period. */
function workingDays(c: Clocks, key: string, from: Day, lawOf: Day, pauses?: readonly Pause[]): DueDay | undefined {
  const value = inForce(c.law, key, lawOf)
  if (value === undefined) return undefined
  const { calendar } = c
  return dueDay({ from, amount: Number(value.value), unit: 'working-days', calendar, rollToWorkday: false, pauses })
}

/**
 * Last day to decide on acceptance: seven working days from receipt (暂行办法第十四条、办法第十五条). Where the firm tried to settle
 * first, from the day on which it failed: only then did the matter come to the bureau.
 */
export const acceptanceDue = (c: Clocks, startsOn: Day): DueDay | undefined =>
  workingDays(c, 'complaint.acceptance.days', startsOn, startsOn)

/**
 * Last day of mediation. Every limit in force on the day of receipt or of acceptance is counted from acceptance, and the earliest
 * binds: no order says what becomes of matters that were open when it came (dossier 1.1). Pauses are left out of the count.
 */
export function mediationDue(
  c: Clocks,
  receivedOn: Day,
  acceptedOn: Day,
  pauses: readonly Pause[] = [],
): DueDay | undefined {
  const limits = [...new Set([receivedOn, acceptedOn])].flatMap((lawOf): DueDay[] => {
    const found: DueDay[] = []
    const byWork = workingDays(c, 'complaint.mediation.working-days', acceptedOn, lawOf, pauses)
    if (byWork) found.push(byWork)
    const days = inForce(c.law, 'complaint.mediation.days', lawOf)
    if (days) {
      const { calendar } = c
      const amount = Number(days.value)
      found.push(dueDay({ from: acceptedOn, amount, unit: 'days', calendar, rollToWorkday: true, pauses }))
    }
    return found
  })
  return limits.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0]
}

/**
 * Last day for a report to be checked and its filing decided: fifteen working days from receipt, tests left out, once more as
 * long where the head allows (行政处罚程序规定第十八条).
 */
export function checkDue(
  c: Clocks,
  receivedOn: Day,
  pauses: readonly Pause[] = [],
  extended = false,
): DueDay | undefined {
  const period = inForce(c.law, 'complaint.check.days', receivedOn)
  if (period === undefined) return undefined
  const more = inForce(c.law, 'complaint.check.extension.days', receivedOn)
  return dueDay({
    from: receivedOn,
    amount: Number(period.value),
    unit: 'working-days',
    calendar: c.calendar,
    rollToWorkday: false,
    pauses,
    extensions: extended && more ? [{ amount: Number(more.value), reason: '负责人批准延长' }] : [],
  })
}

/** Last day to tell both sides that mediation has ended; none before 2020. */
export const endNoticeDue = (c: Clocks, terminatedOn: Day): DueDay | undefined =>
  workingDays(c, 'complaint.end-notice.days', terminatedOn, terminatedOn)

/** Last day to tell a named reporter whether a case was filed: the order that the report was received under decides (删于2026年). */
export const filingNoticeDue = (c: Clocks, receivedOn: Day, decidedOn: Day): DueDay | undefined =>
  workingDays(c, 'complaint.filing-notice.days', decidedOn, receivedOn)

/** Last day for a firm to settle by itself on the platform. */
export const odrDue = (c: Clocks, from: Day): DueDay | undefined => workingDays(c, 'complaint.odr.days', from, from)

/** The moment by which a special-equipment complainant has been promised an answer: clock hours, holidays included. */
export const feedbackDue = (law: LawBook, receivedAt: Moment): Moment =>
  laterBy(receivedAt, law.number('complaint.feedback.hours', beijingDay(receivedAt)) * 3_600_000)

/** First day on which a claim of that day is out of time: more than three years after (不予受理 N4). */
export const claimBarredFrom = (law: LawBook, disputeOn: Day, receivedOn: Day): Day =>
  addDays(addYears(disputeOn, law.number('complaint.claim.years', receivedOn)), 1)
