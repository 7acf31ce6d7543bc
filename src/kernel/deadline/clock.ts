import { type Day, addDays, addMonths, addYears, chineseDay, daysBetween } from '#platform/clock/day.ts'
import type { Certainty, WorkCalendar } from './calendar.ts'

/** What a period is counted in. `days` are calendar days. */
export type PeriodUnit = 'working-days' | 'days' | 'months' | 'years'

/** A time that is not counted into a period. 行政许可法第四十五条 and the like. */
export interface Pause {
  /** First day that does not count. */
  from: Day
  /** Last day that does not count; absent while the pause goes on. */
  to?: Day | undefined
  /** Why, with the paper that says so: `补正材料`, `听证`. */
  reason: string
}

/** A period of law and what happened to it. */
export interface Period {
  /** Day of the event that starts it; not counted itself. */
  from: Day
  /** Whole number ≥ 0. */
  amount: number
  unit: PeriodUnit
  calendar: WorkCalendar
  /** Moves an end on a day off to the next working day; has no effect on working days, which never end on one. */
  rollToWorkday: boolean
  pauses?: readonly Pause[] | undefined
  /** Extensions in the same unit, each with its paper. */
  extensions?: readonly { amount: number; reason: string }[] | undefined
}

/** When a period ends, and how that came about. */
export interface DueDay extends Certainty {
  /** Last day of the period, after extensions, pauses and the move to a working day. A pause that still goes on is not in it. */
  due: Day
  /** The day off on which the period would have ended, when it was moved to a working day. */
  movedFrom: Day | undefined
  /** The end without pauses and without the move to a working day. */
  before: Day
  /** Days not counted, in working days for a period of working days, else in calendar days. */
  paused: number
  /** The pause that goes on: the clock stands, its light is grey. */
  standing: Pause | undefined
}

/**
 * The last day of a period: event day excluded, months and years clamped to the end of the month, extensions in the same unit, then the days of the
 * pauses, then the move to a working day. A day in two pauses counts once; a pause that begins after the end changes nothing. A pause of a period of
 * working days adds the working days in it, of any other period the calendar days. Throws a RangeError on amounts that are no whole numbers ≥ 0 and on
 * a pause that ends before it begins.
 */
export function dueDay(period: Period): DueDay {
  const { calendar, unit } = period
  const amount = [period, ...(period.extensions ?? [])].reduce((sum, part) => sum + wholeAmount(part.amount), 0)
  const before = add(period, period.from, amount)
  let due = before
  let paused = 0
  let counted: Day = period.from
  for (const pause of (period.pauses ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (pause.to === undefined) continue
    if (pause.to < pause.from) throw new RangeError(`pause ends before it begins: ${pause.from} ${pause.to}`)
    if (pause.from > due) break
    const since = pause.from > counted ? addDays(pause.from, -1) : counted
    if (pause.to <= since) continue
    const days =
      unit === 'working-days' ? calendar.countWorkingDays(since, pause.to).workingDays : daysBetween(since, pause.to)
    due = unit === 'working-days' ? calendar.addWorkingDays(due, days).due : addDays(due, days)
    paused += days
    counted = pause.to
  }
  const standing = period.pauses?.find((p) => p.to === undefined && p.from <= due)
  const rolled = unit !== 'working-days' && period.rollToWorkday ? calendar.workdayFrom(due) : due
  const movedFrom = rolled === due ? undefined : due
  // Calendar days need the calendar only for their last step.
  const { provisional, notes } =
    unit === 'working-days'
      ? calendar.certainty(period.from, due)
      : calendar.certainty(period.rollToWorkday ? addDays(due, -1) : rolled, rolled)
  return {
    due: rolled,
    movedFrom,
    before,
    paused,
    standing,
    provisional,
    notes: [
      ...(movedFrom ? [movedNote(movedFrom, rolled)] : []),
      ...(standing ? [`期限自${chineseDay(standing.from)}起中止（${standing.reason}），恢复后顺延`] : []),
      ...notes,
    ],
  }
}

/** What to say of an end that was moved to a working day. */
export const movedNote = (from: Day, to: Day): string => `${chineseDay(from)}是休息日，顺延到${chineseDay(to)}`

function add({ calendar, unit }: Period, from: Day, amount: number): Day {
  switch (unit) {
    case 'working-days':
      return calendar.addWorkingDays(from, amount).due
    case 'days':
      return addDays(from, amount)
    case 'months':
      return addMonths(from, amount)
    case 'years':
      return addYears(from, amount)
  }
}

function wholeAmount(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`a period must be a whole number from 0: ${amount}`)
  return amount
}
