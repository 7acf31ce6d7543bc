import { type Day, addDays } from '#platform/clock/day.ts'
import type { WorkCalendar } from '#kernel/deadline/calendar.ts'
import { type DueDay, type Pause, dueDay } from '#kernel/deadline/clock.ts'
import type { LawBook } from '#kernel/law/law-book.ts'

export interface Clocks {
  law: LawBook
  calendar: WorkCalendar
}

/** A period by the law of the day that starts it; none where that law had none. */
function period(
  { law, calendar }: Clocks,
  key: string,
  from: Day,
  more: { pauses?: readonly Pause[]; extensionKey?: string } = {},
): DueDay | undefined {
  const inForce = (k: string) =>
    law.all().find((v) => v.key === k && v.from <= from && (v.to === undefined || from <= v.to))
  const value = inForce(key)
  if (value === undefined) return undefined
  const extension = more.extensionKey === undefined ? undefined : inForce(more.extensionKey)
  return dueDay({
    from,
    amount: Number(value.value),
    unit: value.unit === 'working-day' ? 'working-days' : 'days',
    calendar,
    rollToWorkday: value.unit !== 'working-day',
    ...(more.pauses && { pauses: more.pauses }),
    ...(extension && { extensions: [{ amount: Number(extension.value), reason: '负责人批准延长' }] }),
  })
}

/** Whether to file: fifteen working days from the lead, as long again where the head allows (程序规定第十八条). */
export const checkDue = (c: Clocks, foundOn: Day, pauses: readonly Pause[] = [], extended = false): Day | undefined =>
  period(c, 'case.check.days', foundOn, { pauses, ...(extended && { extensionKey: 'case.check.extension.days' }) })?.due

/**
 * The decision: ninety days from filing, thirty more where the head allows, then the day that a collective discussion fixes;
 * suspension, hearing, announcement, tests and the like are not counted (程序规定第六十四条).
 */
export function decisionDue(
  c: Clocks,
  filedOn: Day,
  more: { pauses?: readonly Pause[]; extended?: boolean; collectiveTo?: Day | null } = {},
): DueDay | undefined {
  const due = period(c, 'case.decide.days', filedOn, {
    pauses: more.pauses ?? [],
    ...(more.extended && { extensionKey: 'case.decide.extension.days' }),
  })
  return due && more.collectiveTo && more.collectiveTo > due.due ? { ...due, due: more.collectiveTo } : due
}

/** Last day to serve a decision on a party that was not there (程序规定第八十一条). */
export const serveDue = (c: Clocks, decidedOn: Day): Day | undefined => period(c, 'case.serve.days', decidedOn)?.due

/** Last day to pay (行政处罚法第六十七条). */
export const payDue = (c: Clocks, servedOn: Day): Day | undefined => period(c, 'case.pay.days', servedOn)?.due

/** First day on which a decision may be made although the party has said nothing: after the days it has to speak. */
export function silentFrom(c: Clocks, noticedOn: Day): Day | undefined {
  const due = period(c, 'case.response.days', noticedOn)?.due
  return due && addDays(due, 1)
}
