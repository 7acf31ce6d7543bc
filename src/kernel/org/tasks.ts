import type { Day } from '#platform/clock/day.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { LedgerTx } from '#kernel/record/write.ts'

/** An open matter that stands on a person. */
export interface OpenTask {
  id: string
  /** Name on whom it stands, as the record has it. */
  holder: string
  /** What it is, in words: 食品经营许可申请 YHXK20210012. */
  text: string
  dueOn: Day | null
  page: string | null
}

/**
 * What a business says of the open matters that stand on people. Records name people by their written names, because most of
 * them come from upper systems; two people of one name are told apart by whoever hands over.
 */
export interface OpenTasks {
  /** Open matters of these people on a day; of everybody when no names are given. */
  list(q: Queryable, names: readonly string[], today: Day): Promise<OpenTask[]>
  /** Puts matters of one person on another. Refuses one that does not stand on `from` any more. */
  reassign(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void>
}
