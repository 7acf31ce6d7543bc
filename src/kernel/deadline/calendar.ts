import { type Day, addDays, dayOf, daysInMonth, weekdayOf, yearOf } from '#platform/clock/day.ts'

/** The layer of the State Council's notices. Every other layer lies on top of it and counts only when it is switched on. */
export const nationalLayer = 'national'

/** One day on which a layer departs from Monday to Friday. */
export interface CalendarRow {
  day: Day
  isWorkday: boolean
  /** Holiday that it belongs to, `国庆节`. */
  name: string
  layer: string
}

/** How sure a count of working days is. */
export interface Certainty {
  /** True when a year was touched whose arrangement the calendar does not hold: weekends alone were counted. */
  provisional: boolean
  /** Chinese sentences to show beside the result. */
  notes: string[]
}

/** The years from the first to the last one in words, `2027年`, `2027年至2029年`. */
const yearsInWords = (from: number, to: number): string => (from === to ? `${from}年` : `${from}年至${to}年`)

/**
 * Working days by the State Council's notices and, above them, the regional layers that are switched on. Immutable. A year counts as published when its
 * National Day is in the national layer; in other years Saturdays and Sundays are off and every result says so.
 */
export class WorkCalendar {
  readonly #rows = new Map<Day, CalendarRow>()
  readonly #workdays = new Map<number, readonly Day[]>()
  /** Ascending. */
  readonly publishedYears: readonly number[]

  /** `layers` are switched on in this order, later ones above earlier ones. Throws a RangeError when a layer has a day twice. */
  constructor(rows: readonly CalendarRow[], layers: readonly string[] = []) {
    const published: number[] = []
    for (const layer of [nationalLayer, ...layers]) {
      for (const row of rows) {
        if (row.layer !== layer) continue
        if (this.#rows.get(row.day)?.layer === layer)
          throw new RangeError(`calendar layer ${layer} has ${row.day} twice`)
        this.#rows.set(row.day, row)
        if (layer === nationalLayer && row.day.endsWith('-10-01')) published.push(yearOf(row.day))
      }
    }
    this.publishedYears = published.toSorted((a, b) => a - b)
  }

  isWorkday(d: Day): boolean {
    const weekday = weekdayOf(d)
    return this.#rows.get(d)?.isWorkday ?? (weekday !== 0 && weekday !== 6)
  }

  /** The holiday that a day belongs to (a make-up day too), for showing; undefined on ordinary days. */
  nameOf(d: Day): string | undefined {
    return this.#rows.get(d)?.name
  }

  /** The first working day on or after `d`. */
  workdayFrom(d: Day): Day {
    let at = d
    while (!this.isWorkday(at)) at = addDays(at, 1)
    return at
  }

  /**
   * The `n`-th working day after `from`, which itself is not counted (the day of the event is excluded); before it when `n` is negative; `from` when 0.
   * `n` is a whole number; throws a RangeError when it is none or leads out of the years 1000–9999.
   */
  addWorkingDays(from: Day, n: number): Certainty & { due: Day } {
    if (!Number.isSafeInteger(n)) throw new RangeError(`working days must be a whole number: ${n}`)
    const due = n === 0 ? from : this.#nth(from, n)
    return { due, ...this.certainty(from, due) }
  }

  /** Working days after `a` up to and including `b`, so that `addWorkingDays(a, n)` counts n; negative when `b` is earlier. */
  countWorkingDays(a: Day, b: Day): Certainty & { workingDays: number } {
    const [from, to] = a <= b ? [a, b] : [b, a]
    let count = this.#upTo(to) - this.#upTo(from)
    for (let year = yearOf(from); year < yearOf(to); year++) count += this.#workdaysOf(year).length
    return { workingDays: a <= b ? count : count === 0 ? 0 : -count, ...this.certainty(a, b) }
  }

  /** How sure a count between two days is. The day counted from is left out: only its successors were looked at. */
  certainty(from: Day, to: Day): Certainty {
    if (from === to) return { provisional: false, notes: [] }
    const [first, last] = from < to ? [yearOf(addDays(from, 1)), yearOf(to)] : [yearOf(to), yearOf(addDays(from, -1))]
    const open: number[] = []
    for (let year = first; year <= last; year++) if (!this.publishedYears.includes(year)) open.push(year)
    if (open.length === 0) return { provisional: false, notes: [] }
    const earliest = this.publishedYears[0]
    const latest = this.publishedYears.at(-1)
    if (earliest === undefined || latest === undefined)
      return { provisional: true, notes: ['工作日历里没有任何一年的放假安排，暂按周末推算'] }
    const future = open.filter((year) => year > latest)
    const missing = open.filter((year) => year < latest)
    const notes: string[] = []
    if (missing.length > 0)
      notes.push(
        `${yearsInWords(missing[0]!, missing.at(-1)!)}的放假安排没有收录（收录的是${yearsInWords(earliest, latest)}），暂按周末推算`,
      )
    if (future.length > 0) notes.push(`${yearsInWords(future[0]!, future.at(-1)!)}的放假安排尚未公布，暂按周末推算`)
    return { provisional: true, notes }
  }

  #nth(from: Day, n: number): Day {
    let year = yearOf(from)
    let list = this.#workdaysOf(year)
    let index = n > 0 ? this.#upTo(from) + n - 1 : this.#upTo(addDays(from, -1), year) + n
    while (index >= list.length) {
      index -= list.length
      list = this.#workdaysOf(++year)
    }
    while (index < 0) {
      list = this.#workdaysOf(--year)
      index += list.length
    }
    return list[index]!
  }

  /** Working days of the year of `d` (or of `year`) up to and including `d`. */
  #upTo(d: Day, year = yearOf(d)): number {
    const list = this.#workdaysOf(year)
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]! <= d) low = middle + 1
      else high = middle
    }
    return low
  }

  #workdaysOf(year: number): readonly Day[] {
    let list = this.#workdays.get(year)
    if (!list) {
      const days: Day[] = []
      for (let month = 1; month <= 12; month++)
        for (let date = 1; date <= daysInMonth(year, month); date++) {
          const d = dayOf(year, month, date)
          if (this.isWorkday(d)) days.push(d)
        }
      list = days
      this.#workdays.set(year, list)
    }
    return list
  }
}
