import type { Column } from 'drizzle-orm'
import type { Day } from '#platform/clock/day.ts'
import type { Queryable, SQL, SQLWrapper } from '#platform/db/database.ts'
import type { LawBook } from '#kernel/law/law-book.ts'

/** What the records of a party depend on: the day on which somebody looks, and the law of it. */
export interface DossierDay {
  today: Day
  law: LawBook
}

/** Records of one kind, in SQL. */
export interface RecordRows {
  /** The ledger that they are rows of; `from` has it under its own name. */
  of: { id: Column; countyCode: Column }
  /** Party that a record is about; absent where it is about none, and can only be searched for. */
  party?: SQLWrapper
  /** Legal day by which it stands on the time line; null where nobody knows it. */
  day: SQLWrapper
  /** What `text` is made of, in its order. */
  said: readonly SQLWrapper[]
  /** `from …` with joins, void rows left out. */
  from: SQL
  where?: SQL
  /** Names whoever handles it: who sees only his own matters sees only his. */
  handler?: SQLWrapper
  /** Record that the page opens, where it is another one. */
  opens?: SQLWrapper
}

/** A number by which people name a record: 受理编号, 决定书文号. Its column is indexed behind the county. */
export interface RecordNumber {
  title: string
  column: Column
  /** It is the number of a document, of this day: the document stands among the papers of the party. */
  paper?: SQLWrapper
}

/** One kind of record of a business, as the page of a party and the search know it. */
export interface RecordKind {
  /** `permit.certificate`: the business and the record. */
  id: string
  title: string
  /** Page of a record without its id, `/permits`; null where it has none. */
  page: string | null
  rows(d: DossierDay): RecordRows
  /** What it is, in words: 食品经营许可新办申请 YHXK20210012，已办结. */
  text(said: readonly (string | null)[], d: DossierDay): string
  numbers?: readonly RecordNumber[]
}

/** Something about a party that whoever deals with it has to know first. */
export interface PartyWarning {
  /** `red`: something is forbidden or overdue; `amber`: something is coming or has to be minded. */
  tone: 'red' | 'amber'
  /** Legal day from which it stands. */
  day: Day | null
  text: string
  /** What to do. */
  todo: string
  /** Article on which it rests. */
  basis?: string
  page: string | null
}

/** What a business contributes to the one page of a party, and to the search by number. */
export interface PartySection {
  title: string
  /** Permission that its records are read with: who lacks it sees no trace of them. */
  reading: string
  records: readonly RecordKind[]
  /** What stands today; only what is still to be minded. */
  warnings?(q: Queryable, partyId: string, d: DossierDay): Promise<PartyWarning[]>
}
