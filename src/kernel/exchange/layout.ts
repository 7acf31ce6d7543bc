import type { Table } from 'drizzle-orm'
import type { Day } from '#platform/clock/day.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import type { ChoiceOption, ColumnLayout, Layout as ReadLayout } from './read/layout.ts'
import type { CellValue } from './read/parse-cell.ts'

/** A value of a row after its cell was understood; an empty cell is null. */
export type Value = CellValue

/** One row of a file with its cells understood. */
export interface ParsedRow {
  /** Number of the line in the batch, over all files and sheets. */
  line: number
  values: Readonly<Record<string, Value>>
}

/** A row to insert into, or a change to, one of the layout's ledgers. */
export type Write =
  | { insert: Table; row: Record<string, unknown> & { id: string } }
  | { change: Table; id: string; version: number; set: Record<string, unknown>; line: number }

/** What a row becomes. Refused rows go back to the user with the reason; a warning is kept and shown. */
export type RowPlan =
  | { outcome: 'created' | 'updated'; writes: Write[]; recordId: string; warnings?: string[] }
  | { outcome: 'unchanged'; recordId: string; warnings?: string[] }
  | { outcome: 'refused'; reason: string }

export interface ImportContext {
  tx: LedgerTx
  today: Day
  law: LawBook
  /** The business is handled in an upper system: external numbers are then required. */
  upstairs: boolean
  /** Name of the upper system, when there is one. */
  upperSystem: string | null
}

export interface ImportColumn extends ColumnLayout {
  options?: readonly ChoiceOption[]
  /** 长期 and the like are allowed and give null. */
  openEnded?: boolean
}

/** A kind of spreadsheet that a business takes in: its columns and what its rows become. */
export interface Layout extends ReadLayout {
  business: string
  columns: readonly ImportColumn[]
  /** Ledgers it writes, parents first: writes are made in this order. */
  tables: readonly Table[]
  /** Decides for a chunk of rows, with set-based look-ups; must give one plan for each row, in order. */
  plan(rows: readonly ParsedRow[], c: ImportContext): Promise<RowPlan[]>
  /** What follows from the writes of a chunk: search words and the like. Begins with them; what reads the rows awaits `written`. */
  after?(plans: readonly RowPlan[], c: ImportContext, written: Promise<void>): Promise<void>
  /** For a full export: records of the ledger that no row of the file named. Nothing changes until somebody confirms. */
  missing?(c: ImportContext, seen: ReadonlySet<string>): Promise<{ recordId: string; text: string }[]>
}
