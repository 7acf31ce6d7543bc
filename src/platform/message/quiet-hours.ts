import { type Moment, epochMs, laterBy } from '#platform/clock/clock.ts'

/** Hours of the Beijing day in which nobody is disturbed: `21:00` to `08:00`, over midnight when the end comes first. */
export interface QuietHours {
  from: string
  to: string
}

const minute = 60_000
const day = 1440

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const beijingMinute = (at: Moment): number => Math.floor((epochMs(at) + 480 * minute) / minute) % day

/** When a text may go out that is ready at `at`: then, or at the end of the quiet hours. */
export function firstAllowed(quiet: QuietHours | undefined, at: Moment): Moment {
  if (!quiet || quiet.from === quiet.to) return at
  const now = beijingMinute(at)
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const isQuiet = from < to ? now >= from && now < to : now >= from || now < to
  if (!isQuiet) return at
  const wait = (to - now + day) % day
  return laterBy(at, wait * minute - (epochMs(at) % minute))
}
