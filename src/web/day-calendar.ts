import {
  type Day,
  addDays,
  addMonths,
  addYears,
  dayOf,
  dayOfMonth,
  daysInMonth,
  isDay,
  monthOf,
  weekdayOf,
  yearOf,
} from '#platform/clock/day.ts'
import { systemClock, today } from '#platform/clock/clock.ts'

/** The library's pickers want an object; ours holds nothing but the day. */
export interface Picked {
  day: Day
}

const pick = (day: Day): Picked => ({ day })
const clamp = (year: number, month: number, date: number): Picked =>
  pick(dayOf(year, month, Math.min(date, daysInMonth(year, month))))
const nothing = (): number => 0

/** The Monday on or before a day. */
const weekStart = (d: Day): Day => addDays(d, -((weekdayOf(d) + 6) % 7))

/** Beijing days for the library's calendar: no time zone, and typing `20211205` or `2021.12.5` works. */
export const dayCalendar = {
  getWeekDay: (v: Picked) => weekdayOf(v.day),
  getMillisecond: nothing,
  getSecond: nothing,
  getMinute: nothing,
  getHour: nothing,
  getDate: (v: Picked) => dayOfMonth(v.day),
  getMonth: (v: Picked) => monthOf(v.day) - 1,
  getYear: (v: Picked) => yearOf(v.day),
  getNow: () => pick(today(systemClock)),
  getFixedDate: (fixed: string) => pick(readDay(fixed) ?? today(systemClock)),
  getEndDate: (v: Picked) => clamp(yearOf(v.day), monthOf(v.day), 31),
  addYear: (v: Picked, n: number) => pick(addYears(v.day, n)),
  addMonth: (v: Picked, n: number) => pick(addMonths(v.day, n)),
  addDate: (v: Picked, n: number) => pick(addDays(v.day, n)),
  setYear: (v: Picked, year: number) => clamp(Math.min(9999, Math.max(1000, year)), monthOf(v.day), dayOfMonth(v.day)),
  setMonth: (v: Picked, month: number) => clamp(yearOf(v.day), month + 1, dayOfMonth(v.day)),
  setDate: (v: Picked, date: number) => pick(addDays(v.day, date - dayOfMonth(v.day))),
  setHour: (v: Picked) => v,
  setMinute: (v: Picked) => v,
  setSecond: (v: Picked) => v,
  setMillisecond: (v: Picked) => v,
  isAfter: (a: Picked, b: Picked) => a.day > b.day,
  isValidate: (v: Picked) => isDay(v.day),
  locale: {
    getWeekFirstDay: () => 1,
    getWeekFirstDate: (_: string, v: Picked) => pick(weekStart(v.day)),
    getWeek: (_: string, v: Picked) => Math.ceil((dayOfMonth(v.day) + 6 - ((weekdayOf(v.day) + 6) % 7)) / 7),
    format: (_: string, v: Picked, format: string) => written(v.day, format),
    parse: (_: string, text: string) => {
      const found = readDay(text)
      return found ? pick(found) : null
    },
    getShortWeekDays: () => ['日', '一', '二', '三', '四', '五', '六'],
    getShortMonths: () => Array.from({ length: 12 }, (_, i) => `${i + 1}月`),
  },
}

/** The day meant by `2021-12-05`, `2021/12/5`, `2021.12.5`, `2021年12月5日` or `20211205`; null for anything else. */
export function readDay(text: string): Day | null {
  const plain = text.normalize('NFKC').trim()
  const m = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (!m) return null
  const made = `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`
  return isDay(made) ? made : null
}

function written(d: Day, format: string): string {
  const pad = (n: number): string => String(n).padStart(2, '0')
  return format.replace(/YYYY|MMM|MM|M|DD|D/g, (piece) => {
    if (piece === 'YYYY') return String(yearOf(d))
    if (piece === 'MMM') return `${monthOf(d)}月`
    if (piece === 'MM') return pad(monthOf(d))
    if (piece === 'M') return String(monthOf(d))
    return piece === 'DD' ? pad(dayOfMonth(d)) : String(dayOfMonth(d))
  })
}
