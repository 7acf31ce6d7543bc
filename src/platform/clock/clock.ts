import { type Day, dayOf } from './day.ts'

/** A moment in UTC with milliseconds, `2021-12-05T01:02:03.004Z`; sorts as text. */
export type Moment = string & { readonly __moment: true }

/** The only source of "now" in the product. Tests and the seeder inject their own. */
export interface Clock {
  now(): Moment
}

export const systemClock: Clock = { now: () => new Date().toISOString() as Moment }

/** A clock that stands at a moment until it is moved. */
export function fixedClock(start: string): Clock & { set(moment: string): void; advance(ms: number): void } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at).toISOString() as Moment,
    set: (moment) => void (at = Date.parse(moment)),
    advance: (ms) => void (at += ms),
  }
}

/** The Beijing day of a moment. */
export const beijingDay = (moment: Moment | string): Day => {
  const t = new Date(Date.parse(moment) + 8 * 3_600_000)
  return dayOf(t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate())
}

/** A moment as people in Beijing write it: `2021-12-05 14:03`. */
export const momentText = (moment: Moment | string): string => {
  const t = new Date(Date.parse(moment) + 8 * 3_600_000)
  return t.toISOString().slice(0, 16).replace('T', ' ')
}

/** The first moment of a Beijing day. */
export const startOfDay = (d: Day): Moment => new Date(Date.parse(`${d}T00:00:00+08:00`)).toISOString() as Moment

/** A moment on a Beijing day, `ms` milliseconds after its start. */
export const momentOn = (d: Day, ms: number): Moment =>
  new Date(Date.parse(`${d}T00:00:00+08:00`) + ms).toISOString() as Moment

/** The moment `ms` milliseconds after another. */
export const laterBy = (moment: Moment, ms: number): Moment => new Date(Date.parse(moment) + ms).toISOString() as Moment

/** Any spelling of a moment that the database prints, as a Moment. */
export const toMoment = (text: string): Moment => new Date(text).toISOString() as Moment

export const epochMs = (moment: Moment): number => Date.parse(moment)

/** Today in Beijing. */
export const today = (clock: Clock): Day => beijingDay(clock.now())
