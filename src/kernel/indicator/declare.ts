import type { Column, SQLWrapper } from 'drizzle-orm'
import type { Day } from '#platform/clock/day.ts'
import type { SQL } from '#platform/db/database.ts'
import type { Reading } from '#kernel/record/reading.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { Window } from './window.ts'

/** What a population or a condition may use besides columns. */
export interface Facts {
  w: Window
  law: LawBook
}

/** A condition, an amount or a source: fixed, or depending on the window and the law of its day. */
export type Given<T> = T | ((facts: Facts) => T)

export type KeyName = 'party' | 'record' | (string & {})

/**
 * The rows that figures count: one business's relation, read as of any day and as known on any day. Each line stands for one
 * record (`record`); `keys` name what may be counted as distinct.
 */
export interface Population<K extends KeyName = KeyName> {
  name: string
  /** The business whose coverage decides whether the figure can be computed. */
  business: string
  /** Other businesses whose ledgers the relation reads. */
  alsoReads?: readonly string[]
  /** Page of a record, `/permit` → `/permit/<id>`; the party page when absent. */
  page?: string
  from: (at: Reading['at'], facts: Facts) => SQL
  /** The relation itself depends on the window, so two windows cannot share one scan. */
  windowed?: boolean
  record: Column
  party?: Column
  keys: { [Name in K]: SQLWrapper }
  /** Keys that occur at most once under any condition of this population: counted without `distinct`. */
  single?: readonly K[]
  time:
    | { kind: 'flow'; day: Column }
    | { kind: 'stock'; periods: readonly { from: Column; to: Column }[] }
    | { kind: 'cohort'; /** the relation is already cut to the window */ since?: Given<Day> }
  /** The legal day shown in lists. */
  day?: SQLWrapper
  /** A few words on a line of the list. */
  text?: SQLWrapper
  /** True on rows that are declared sums, not single records. */
  declared?: SQLWrapper
}

export const population = <K extends KeyName>(p: Population<K>): Population<K> => p

export type DistinctUnit = '户' | '家' | '名' | '人' | '个'
export type EventUnit = '件' | '家次' | '人次' | '条' | '份' | '项' | '次' | '起' | '例' | '期' | '台（件）'
export type SumUnit = '亿元' | '万元' | '枚' | '条' | '批次' | '册'

interface Described {
  /** Stable, as in mission/figures.csv: `entities.active.count`. */
  id: string
  /** Chinese name for the dictionary. */
  name: string
  /** Other words that reports use for it. */
  synonyms?: readonly string[]
  /** Definition in words, for an officer: what is counted, what is left out, on which dates. */
  definition: string
  /** Chapter of the report. */
  section: string
  /** The system it comes from, `S06` of mission/systems.md. */
  system: string
  /** Printed in the report, or a helper behind a rate. */
  helper?: boolean
  /** Id of the figure that this one is a part of (其中). */
  partOf?: string
  /** From here on the law forbids using it for appraisal: stamped 仅供工作参考，不得用于考核. */
  noAppraisalFrom?: Day
}

interface Counted<K extends KeyName> extends Described {
  over: Population<K>
  where?: Given<SQL>
}

export interface Distinct<K extends KeyName = KeyName> extends Counted<K> {
  kind: 'distinct'
  unit: DistinctUnit
  key: K
}

export interface Events<K extends KeyName = KeyName> extends Counted<K> {
  kind: 'events'
  unit: EventUnit
  key: 'record'
}

export interface Sum<K extends KeyName = KeyName> extends Counted<K> {
  kind: 'sum'
  unit: SumUnit
  amount: SQLWrapper
  /** `fen`: the amount is money in fen; `number`: a plain quantity. */
  measure: 'fen' | 'number'
  /** Column shown beside each line of the list. */
  amountLabel: string
}

/** A number that the law or a policy fixes, with the items that make it up. */
export interface Constant<K extends KeyName = KeyName> extends Counted<K> {
  kind: 'constant'
  unit: '项' | '证'
  key: K
}

export interface Ratio<K extends KeyName = KeyName> extends Described {
  kind: 'ratio'
  unit: '％'
  numerator: Distinct<K> | Events<K>
  denominator: Distinct<K> | Events<K>
  /** Both sides are counted by this key, whatever their own figures count by. */
  key: K
}

export interface Growth extends Described {
  kind: 'growth'
  unit: '％'
  of: Distinct | Events | Sum
}

export type Measure = Distinct | Events | Sum | Constant
export type Indicator = Measure | Ratio | Growth
/** How a figure counts, as the dictionary prints it. */
export type Counting = Indicator['kind']

export const distinct = <K extends KeyName, C extends K>(
  d: Omit<Distinct<K>, 'kind' | 'key'> & { key: C },
): Distinct<C> => ({ kind: 'distinct', ...d }) as unknown as Distinct<C>
export const events = <K extends KeyName>(d: Omit<Events<K>, 'kind' | 'key'>): Events<'record'> =>
  ({ kind: 'events', key: 'record', ...d }) as unknown as Events<'record'>
export const sum = <K extends KeyName>(d: Omit<Sum<K>, 'kind'>): Sum<K> => ({ kind: 'sum', ...d })
export const constant = <K extends KeyName>(d: Omit<Constant<K>, 'kind'>): Constant<K> => ({ kind: 'constant', ...d })
export const growth = (d: Omit<Growth, 'kind' | 'unit'>): Growth => ({ kind: 'growth', unit: '％', ...d })

/** A rate. Its sides share one counting key: a share of parties in visits does not compile. */
export const ratio = <K extends KeyName>(
  d: Omit<Ratio<K>, 'kind' | 'unit' | 'key'> & {
    key: K
    numerator: { key: K | KeyOf<K> }
    denominator: { key: K | KeyOf<K> }
  },
): Ratio<K> => ({ kind: 'ratio', unit: '％', ...d }) as Ratio<K>
type KeyOf<K> = K extends 'record' ? KeyName : never

export const given = <T>(value: Given<T>, facts: Facts): T =>
  typeof value === 'function' ? (value as (f: Facts) => T)(facts) : value
