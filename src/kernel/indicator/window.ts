import { type Day, addYears, dayOf, yearOf, yearStart } from '#platform/clock/day.ts'

/** The time a figure is asked for. */
export interface Window {
  /** Cut-off, inclusive (截止目前). */
  readonly asOf: Day
  /** First day of the flow window: 1 January of the cut-off's year. */
  readonly from: Day
  /** Year whose annual reports are filed in the cut-off's year: the year before it. */
  readonly reportYear: number
  /** Last day of the report year: who existed then must file. */
  readonly reportYearEnd: Day
}

export function windowAt(asOf: Day): Window {
  const reportYear = yearOf(asOf) - 1
  return { asOf, from: yearStart(asOf), reportYear, reportYearEnd: dayOf(reportYear, 12, 31) }
}

/** The same span, or the same day, a year before; 29 February becomes 28 February. */
export const yearBefore = (w: Window): Window => windowAt(addYears(w.asOf, -1))
