import type { Column } from 'drizzle-orm'
import type { Day } from '#platform/clock/day.ts'
import { type SQL, sql, type SQLWrapper } from '#platform/db/database.ts'
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

export type KeyName = string

/**
 * The rows that figures count: one business's relation, read as of any day and as known on any day. Each line stands for one
 * record (`record`); `keys` name what may be counted as distinct.
 */
export interface Population<K extends string = string> {
  /** Only for the compiler: the names in `keys`. */
  readonly keyNames?: K
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
  record: SQLWrapper
  party?: SQLWrapper
  keys: Readonly<Record<string, SQLWrapper>>
  /** Keys that occur at most once under any condition of this population: counted without `distinct`. */
  single?: readonly string[]
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

export const population = <const Keys extends Record<string, SQLWrapper>>(
  p: Omit<Population, 'keys' | 'single' | 'keyNames'> & { keys: Keys; single?: readonly (keyof Keys & string)[] },
): Population<keyof Keys & string> => p

export type DistinctUnit = '户' | '家' | '名' | '人' | '个'
export type EventUnit = '件' | '家次' | '人次' | '条' | '份' | '项' | '次' | '起' | '例' | '期' | '台（件）' | '台件'
export type BoundUnit = '小时'
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

interface Counted extends Described {
  over: Population
  where?: Given<SQL>
}

export interface Distinct<K extends KeyName = KeyName> extends Counted {
  kind: 'distinct'
  unit: DistinctUnit
  /** What is counted once: a key of the population. */
  key: K
}

/** What sums may be added to a figure: never to different units (户, 家), which nobody can tell from a sum. */
interface Tallied {
  /** Subject of counted entries (kernel/tally) whose quantities in the window are added to the records. */
  tally?: string
}

export interface Events<K extends KeyName = KeyName> extends Counted, Tallied {
  kind: 'events'
  unit: EventUnit
  key: K
}

export interface Sum extends Counted, Tallied {
  kind: 'sum'
  unit: SumUnit
  amount: SQLWrapper
  /** `fen`: the amount is money in fen; `number`: a plain quantity. */
  measure: 'fen' | 'number'
  /** Column shown beside each line of the list. */
  amountLabel: string
}

/** A number that the law or a policy fixes, with the items that make it up. */
export interface Constant<K extends KeyName = KeyName> extends Counted {
  kind: 'constant'
  unit: '项' | '证'
  key: K
}

/** The largest quantity of any record, held against a limit: a promise of 24 hours that no record may exceed. */
export interface Bound extends Counted {
  kind: 'bound'
  unit: BoundUnit
  /** Whole or not: the figure is rounded up, so that nothing over the limit prints as the limit. */
  amount: Given<SQL>
  /** Column shown beside each line of the list. */
  amountLabel: string
  /** Key of the law value that is the limit on the cut-off day; printed while no record exceeds it. */
  limit: string
}

export interface Ratio<K extends KeyName = KeyName> extends Described {
  kind: 'ratio'
  unit: '％'
  numerator: Distinct | Events | Sum
  denominator: Distinct | Events | Sum
  /** Both sides are counted by this key, whatever their own figures count by. */
  key: K
}

export interface Growth extends Described {
  kind: 'growth'
  unit: '％'
  of: Distinct | Events | Sum
}

export type Measure = Distinct | Events | Sum | Constant | Bound
export type Indicator = Measure | Ratio | Growth

type Over<K extends string> = { over: Population<K> }

/** Different units: 户, 家. `key` names what is counted once, and must be a key of the population. */
export const distinct = <K extends string, C extends NoInfer<K>>(
  d: Omit<Distinct<C>, 'kind' | 'over' | 'key'> & Over<K> & { key: C },
): Distinct<C> => ({ kind: 'distinct', ...d })

/** Records or visits: 件, 家次. Counted by the record, never by the party. */
export const events = <K extends string>(
  d: Omit<Events, 'kind' | 'key' | 'over'> & Over<K | 'record'>,
): Events<'record'> => ({
  kind: 'events',
  key: 'record',
  ...d,
})

/** An added quantity or money. */
export const sum = (d: Omit<Sum, 'kind'>): Sum => ({ kind: 'sum', ...d })

export const constant = <K extends string, C extends NoInfer<K>>(
  d: Omit<Constant<C>, 'kind' | 'over' | 'key'> & Over<K> & { key: C },
): Constant<C> => ({ kind: 'constant', ...d })

/** A promise that a report prints as a number: the limit, borne out by the record that came nearest to it. */
export const bound = (d: Omit<Bound, 'kind'>): Bound => ({ kind: 'bound', ...d })

export const growth = (d: Omit<Growth, 'kind' | 'unit'>): Growth => ({ kind: 'growth', unit: '％', ...d })

/** A rate whose sides count by one key: a share of parties in visits does not compile. */
export function ratio<K extends string>(
  d: Omit<Ratio<K>, 'kind' | 'unit' | 'numerator' | 'denominator'> & {
    numerator: Distinct<K> | Events<K>
    denominator: Distinct<NoInfer<K>> | Events<NoInfer<K>>
  },
): Ratio<K> {
  return { kind: 'ratio', unit: '％', ...d }
}

/** A rate of records whose sides are printed by another key (办结率 counts applications, the figure beside it applicants). */
export const ratioByRecord = (d: Omit<Ratio, 'kind' | 'unit' | 'key'>): Ratio<'record'> => ({
  kind: 'ratio',
  unit: '％',
  key: 'record',
  ...d,
})

/** A rate of quantities of one kind: batches done of batches planned. Refuses what is measured in different units. */
export function ratioOfSums(
  d: Omit<Ratio, 'kind' | 'unit' | 'key' | 'numerator' | 'denominator'> & { numerator: Sum; denominator: Sum },
): Ratio<'record'> {
  const { numerator: a, denominator: b } = d
  if (a.unit !== b.unit || a.measure !== b.measure)
    throw new RangeError(`“${d.name}”的分子是${a.unit}、分母是${b.unit}，不能相除，请改成同一种数量。`)
  return { kind: 'ratio', unit: '％', key: 'record', ...d }
}

export const given = <T>(value: Given<T>, facts: Facts): T =>
  typeof value === 'function' ? (value as (f: Facts) => T)(facts) : value

/** The Chinese label of a code, for the words on a line of a list. An unknown code stands as it is. */
export const labelled = (code: SQLWrapper, vocabulary: Readonly<Record<string, string>>): SQL =>
  sql`case ${code} ${sql.join(
    Object.entries(vocabulary).map(([key, label]) => sql`when ${key} then ${label}`),
    sql` `,
  )} else ${code} end`
