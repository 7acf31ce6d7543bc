/**
 * Beijing calendar days. Everything the law counts is a day, and every day is a string `YYYY-MM-DD`: it sorts, compares and
 * prints as it is, and no time zone can move it.
 */

/** A Beijing calendar day, `YYYY-MM-DD`, always a day that exists. */
export type Day = string & { readonly __day: true }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000

/** True for a string that is an existing calendar day between 1000-01-01 and 9999-12-31. */
export function isDay(text: string): text is Day {
  const m = pattern.exec(text)
  if (!m) return false
  const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])]
  return y >= 1000 && mo >= 1 && mo <= 12 && d >= 1 && d <= daysInMonth(y, mo)
}

/** The day written in `text`; throws a RangeError on anything else. For literals and values already checked. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`不是日历上的一天：${text}`)
  return text
}

/** The day of a year, month (1–12) and day of month; throws a RangeError when there is no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return day(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`)
}

export const yearOf = (d: Day): number => Number(d.slice(0, 4))
export const monthOf = (d: Day): number => Number(d.slice(5, 7))
export const dayOfMonth = (d: Day): number => Number(d.slice(8, 10))

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (d: Day): number => (((number(d) + 4) % 7) + 7) % 7

/** The day `n` calendar days after `d` (before, when negative). */
export const addDays = (d: Day, n: number): Day => fromNumber(number(d) + n)

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => number(b) - number(a)

/** The same day `n` months later, clamped to the end of the month (2021-11-30 + 3 = 2022-02-28). */
export function addMonths(d: Day, n: number): Day {
  const months = yearOf(d) * 12 + monthOf(d) - 1 + n
  const year = Math.floor(months / 12)
  const month = (((months % 12) + 12) % 12) + 1
  return dayOf(year, month, Math.min(dayOfMonth(d), daysInMonth(year, month)))
}

/** The same month and day `n` years later; 29 February becomes 28 February where the year has none. */
export const addYears = (d: Day, n: number): Day => addMonths(d, n * 12)

export const yearStart = (d: Day): Day => dayOf(yearOf(d), 1, 1)

/** `2021年12月5日`: Arabic digits, full year, no leading zeros (GB/T 9704-2012). */
export const chineseDay = (d: Day): string => `${yearOf(d)}年${monthOf(d)}月${dayOfMonth(d)}日`

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const pad = (n: number): string => String(n).padStart(2, '0')
const number = (d: Day): number => Date.UTC(yearOf(d), monthOf(d) - 1, dayOfMonth(d)) / dayMs
const fromNumber = (n: number): Day => new Date(n * dayMs).toISOString().slice(0, 10) as Day
