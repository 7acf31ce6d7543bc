import type { Day } from '#platform/clock/day.ts'
import type { SQL, SQLWrapper } from '#platform/db/database.ts'
import type { LawBook } from '#kernel/law/law-book.ts'

/** What a list depends on: the day on which somebody looks, how far ahead, and the law of it. */
export interface WorklistDay {
  today: Day
  /** Last day that is looked at: what is due later is not on the list yet. */
  until: Day
  law: LawBook
}

/** Matters on which a party has to do something by a day, in SQL. */
export interface DueRows {
  /** Tells lines apart: the record, or the party where each has one line. */
  id: SQLWrapper
  party: SQLWrapper
  due: SQLWrapper
  /** What `text` is made of, in its order. */
  said: readonly SQLWrapper[]
  /** `from … where …`: what is due by `until` or overdue, void rows left out. */
  from: SQL
}

/**
 * A list of parties that have to do something soon (到期清单): an officer calls on them by village with the sheet in his hand. It
 * is computed whenever it is opened, so each import and each entry refreshes it.
 */
export interface Worklist {
  /** `permit.expiring`: the business and what is due. */
  id: string
  title: string
  /** Permission that its records are read with. */
  reading: string
  /** Page of a record without its id; null where a line is about the party alone. */
  page: string | null
  /** Days that it looks ahead unless somebody says otherwise. */
  ahead: number
  rows(d: WorklistDay): DueRows
  /** What is due, in words: 食品经营许可证 JY2459923…，有效期至 2021-12-31. */
  text(said: readonly (string | null)[]): string
  /** A text for a message group: what to do, until when, where to ask. No name, no number of anybody. */
  notice(n: { place: string; count: number; first: Day | null; today: Day }): string
}
