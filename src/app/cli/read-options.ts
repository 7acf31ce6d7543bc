import { type Day, isDay } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'

/** A day given on the command line; refuses anything but an existing day `YYYY-MM-DD`. */
export function dayOption(name: string, text: string): Day {
  if (!isDay(text))
    throw new Refusal('cli.day', `${name} 的日期“${text}”不对，请写成年-月-日且确有这一天，如 2021-12-05。`)
  return text
}

/** A whole number of days given on the command line or on a line of input. */
export function daysOption(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Refusal('cli.number', `${name}“${text}”不对，应为 0 到 20000 的整数。`)
  return Number(text)
}
