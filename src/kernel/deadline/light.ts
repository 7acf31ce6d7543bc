import { type Day, daysBetween } from '#platform/clock/day.ts'
import type { WorkCalendar } from './calendar.ts'
import type { Light } from './terms.ts'

/** What the light of a clock depends on. */
export interface ClockFace {
  /** Last day of the period: on it the clock is not overdue. */
  due: Day
  today: Day
  /** First day of warning. */
  warnAt: Day
  /** A pause goes on, or the matter is done. */
  standing?: boolean | undefined
}

/** The light of a clock on a day. */
export function lightOf({ due, today, warnAt, standing }: ClockFace): Light {
  if (standing) return 'grey'
  if (today > due) return 'red'
  return today >= warnAt ? 'amber' : 'green'
}

/** What is left of a period in words, in its own days: `剩3个工作日`, `今天到期`, `逾期2日`. */
export function timeLeft(due: Day, today: Day, workingDays?: WorkCalendar): string {
  if (due === today) return '今天到期'
  const unit = workingDays ? '个工作日' : '日'
  const left = workingDays ? workingDays.countWorkingDays(today, due).workingDays : daysBetween(today, due)
  // On the days off right before or after the last day no working day is left or lost.
  if (left === 0) return today < due ? '即将到期' : '已逾期'
  return left > 0 ? `剩${left}${unit}` : `逾期${-left}${unit}`
}
