import type { Queryable } from '#platform/db/database.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { Reading } from '#kernel/record/reading.ts'
import type { Figure } from './evaluate.ts'
import type { Window } from './window.ts'

/** A record that breaks a rule. */
export interface Fault {
  recordId: string
  partyId: string | null
  partyName: string | null
  /** Page of the record, as in `Population.page`. */
  page: string | null
  text: string
}

export interface RuleContext {
  q: Queryable
  reading: Reading
  law: LawBook
  w: Window
  /** A figure of this window; computed once however many rules ask. */
  figure(id: string): Promise<Figure>
}

export interface RuleFinding {
  /** `unknown` when a figure that it compares cannot be computed. */
  holds: boolean | 'unknown'
  /** One sentence with the numbers compared. */
  text: string
  faults: Fault[]
}

/**
 * A query that must hold, and the records at fault when it does not: a consistency rule between figures (E01–E24) or a claim
 * that the report makes without a number (C01–C18).
 */
export interface Rule {
  id: string
  title: string
  /** What a claim covers, in words: 本年度食品专项整治行动的检查. A claim without it is refused. */
  scope?: string
  figures: readonly string[]
  check(c: RuleContext): Promise<RuleFinding>
}
