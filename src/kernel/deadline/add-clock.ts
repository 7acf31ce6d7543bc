import { type Day, chineseDay, isDay, yearOf } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { WorkCalendar } from './calendar.ts'
import { dueDay, movedNote } from './clock.ts'
import { nationalCalendar } from './holidays.ts'

/** A question to the calendar: one of `workingDays` and `days` (calendar days). */
export interface AddClockInput {
  /** `YYYY-MM-DD`, the day of the event; not counted itself. */
  date: string
  workingDays?: number | undefined
  days?: number | undefined
}

/** The answer: last day, working days in the period, and what to know of it in Chinese. */
export interface AddClockResult {
  due: Day
  workingDays: number
  notes: string[]
}

const years = { from: 1950, to: 2100 }
const most = 20_000

/**
 * The last day of a period of working or calendar days from a date, by the national calendar unless another is given. A calendar period that ends on a day
 * off moves to the next working day, with a note, unless `rollToWorkday` is false. Throws a Refusal `clock.add.*` on a date that does not exist, on no or two
 * numbers, and on numbers that are no whole numbers between 0 and 20,000.
 */
export function addClock(
  input: AddClockInput,
  options: { calendar?: WorkCalendar; rollToWorkday?: boolean } = {},
): AddClockResult {
  const calendar = options.calendar ?? nationalCalendar()
  const from = startOf(input.date)
  const [unit, amount] = amountOf(input)
  if (yearOf(from) + amount / (unit === 'days' ? 365 : 240) > years.to + 1) {
    throw new Refusal('clock.add.too-far', `从${chineseDay(from)}起加 ${amount} 天超过了${years.to}年，请核对天数。`)
  }
  const rollToWorkday = options.rollToWorkday ?? true
  const { due, movedFrom } = dueDay({ from, amount, unit, calendar, rollToWorkday })
  const { workingDays, notes } = calendar.countWorkingDays(from, due)
  return { due, workingDays, notes: movedFrom ? [movedNote(movedFrom, due), ...notes] : notes }
}

function startOf(date: string): Day {
  const text = date.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new Refusal('clock.add.date', `日期“${date}”的写法不对，请写成年-月-日，如 2021-06-30。`)
  if (!isDay(text)) throw new Refusal('clock.add.date', `日期“${date}”在日历上不存在，请核对。`)
  if (yearOf(text) < years.from || yearOf(text) > years.to)
    throw new Refusal('clock.add.date', `日期“${date}”超出了${years.from}年至${years.to}年的范围，请核对。`)
  return text
}

function amountOf(input: AddClockInput): ['working-days' | 'days', number] {
  const { workingDays, days } = input
  if (workingDays !== undefined && days !== undefined)
    throw new Refusal('clock.add.amount', '工作日数和自然日数只能给一个，请去掉一个。')
  const amount = workingDays ?? days
  if (amount === undefined) throw new Refusal('clock.add.amount', '没有给天数，请给出工作日数或者自然日数。')
  const name = workingDays === undefined ? '自然日数' : '工作日数'
  if (!Number.isInteger(amount) || amount < 0 || amount > most)
    throw new Refusal('clock.add.amount', `${name}“${amount}”不对，应为 0 到 ${most} 的整数。`)
  return [workingDays === undefined ? 'days' : 'working-days', amount]
}
