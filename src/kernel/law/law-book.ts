import { type Day, chineseDay } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type LawOverride, type LawValue, kindOfValue } from './law-value.ts'
import { overridden } from './override.ts'

type Widened<T> = T extends number
  ? number
  : T extends string
    ? string
    : T extends boolean
      ? boolean
      : T extends readonly string[]
        ? readonly string[]
        : never

/** What `at` gives for each key: the kind of its shipped value, any kind where the keys are not known at compile time. */
type ValuesOf<V extends LawValue> = { [K in V['key']]: Widened<Extract<V, { key: K }>['value']> }

/**
 * Dated values of law, immutable: rules get it as an argument and ask by the day of the triggering event. Typed by the definitions it was built from;
 * without them (`LawBook`) it takes any key.
 */
export class LawBook<V extends LawValue = LawValue> {
  readonly #rows = new Map<string, readonly LawValue[]>()

  /**
   * Shipped values and the bureau's overrides. Throws a RangeError when two shipped periods of a key overlap or hold different kinds of value, a Refusal
   * `law.override.*` when an override cannot stand.
   */
  constructor(values: readonly V[], overrides: readonly LawOverride[] = []) {
    for (const [key, rows] of Map.groupBy<string, LawValue>(values, (v) => v.key)) {
      this.#rows.set(key, inOrder(key, rows))
    }
    for (const [key, own] of Map.groupBy(overrides, (o) => o.key)) {
      const shipped = this.#rows.get(key)
      if (!shipped)
        throw new Refusal('law.override.unknown-key', `没有“${key}”这个法定值，不能改写，请从法定值清单里选择。`)
      this.#rows.set(key, inOrder(key, overridden(shipped, own)))
    }
  }

  /** The value in force on a day. Errors as `period`. */
  at<K extends V['key']>(key: K, on: Day): ValuesOf<V>[K] {
    return this.period(key, on).value as ValuesOf<V>[K]
  }

  /**
   * The row in force on a day, with its article and its doubt. A rule without law must not guess: throws a Refusal `law.not-in-force` when the key has no
   * value on that day, an Error when there is no such key at all.
   */
  period(key: V['key'], on: Day): LawValue {
    const rows = this.#rows.get(key)
    if (!rows) throw new Error(`no law value ${key} (asked for ${on})`)
    const row = rows.find((r) => r.from <= on && (r.to === undefined || on <= r.to))
    if (row) return row
    throw new Refusal(
      'law.not-in-force',
      `法定值“${key}”在${chineseDay(on)}没有可用的规定（收录的是${rows.map(inWords).join('，')}），请先在法定值里补录。`,
    )
  }

  number(key: V['key'], on: Day): number {
    const { value } = this.period(key, on)
    if (typeof value !== 'number') throw new TypeError(`law value ${key} is no number`)
    return value
  }

  list(key: V['key'], on: Day): readonly string[] {
    const { value } = this.period(key, on)
    if (typeof value !== 'object') throw new TypeError(`law value ${key} is no list`)
    return value
  }

  /** The part of the book that holds these definitions, typed by them, overrides included. Throws an Error when a key is not in the book. */
  of<W extends LawValue>(definitions: readonly W[]): LawBook<W> {
    const keys = new Set<string>(definitions.map((d) => d.key))
    const missing = [...keys].filter((key) => !this.#rows.has(key))
    if (missing.length > 0) throw new Error(`law values missing from the book: ${missing.join(', ')}`)
    // The rows bear these keys, and their kinds were checked when the book was built.
    return new LawBook<W>(this.all().filter((row): row is W => keys.has(row.key)))
  }

  /** Every row, by key and start. */
  all(): LawValue[] {
    return [...this.#rows.values()].flat()
  }
}

const inWords = (r: LawValue): string =>
  r.to ? `${chineseDay(r.from)}至${chineseDay(r.to)}` : `${chineseDay(r.from)}起`

/** Rows of one key by their start, frozen; throws a RangeError when periods overlap or hold different kinds of value. */
function inOrder(key: string, rows: readonly LawValue[]): readonly LawValue[] {
  const sorted = rows.map((row) => Object.freeze({ ...row })).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  sorted.forEach((row, i) => {
    if (row.to !== undefined && row.to < row.from)
      throw new RangeError(`law value ${key}: ends before it begins at ${row.from}`)
    const next = sorted[i + 1]
    if (!next) return
    if (row.to === undefined || row.to >= next.from)
      throw new RangeError(`law value ${key}: periods overlap at ${next.from}`)
    if (kindOfValue(row.value) !== kindOfValue(next.value))
      throw new RangeError(`law value ${key}: another kind of value from ${next.from}`)
  })
  return sorted
}
