import { type Day, chineseDay } from '#platform/clock/day.ts'
import type { LawValue } from './law-value.ts'

/** Dated values of law, immutable: rules get it as an argument and ask by the day of the triggering event. */
export class LawBook {
  readonly #rows = new Map<string, readonly LawValue[]>()

  constructor(values: readonly LawValue[]) {
    for (const v of values) this.#rows.set(v.key, [...(this.#rows.get(v.key) ?? []), v])
    for (const [key, rows] of this.#rows) {
      const sorted = [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))
      sorted.forEach((row, i) => {
        const next = sorted[i + 1]
        if (next && (row.to === undefined || row.to >= next.from)) throw new Error(`law value ${key}: periods overlap at ${next.from}`)
      })
      this.#rows.set(key, sorted)
    }
  }

  /** The row in force on a day, with its article and its doubt. Throws when there is none: a rule without law must not guess. */
  period(key: string, on: Day): LawValue {
    const row = this.#rows.get(key)?.find((r) => r.from <= on && (r.to === undefined || on <= r.to))
    if (!row) throw new Error(`no law value ${key} in force on ${chineseDay(on)}`)
    return row
  }

  number(key: string, on: Day): number {
    const { value } = this.period(key, on)
    if (typeof value !== 'number') throw new TypeError(`law value ${key} is no number`)
    return value
  }

  list(key: string, on: Day): readonly string[] {
    const { value } = this.period(key, on)
    if (!Array.isArray(value)) throw new TypeError(`law value ${key} is no list`)
    return value as readonly string[]
  }

  /** Every row, by key and start. */
  all(): LawValue[] {
    return [...this.#rows.values()].flat()
  }
}
