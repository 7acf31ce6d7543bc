import { type Queryable, sql } from '#platform/db/database.ts'
import type { Moment } from '#platform/clock/clock.ts'
import type { JournalAction } from './tables.ts'

/** Who acted, who approved, who typed: three people, often one. Account ids. */
export interface Act {
  operation: string
  actor: string
  approver?: string
  typist?: string
  note?: string
}

export interface JournalLine {
  subject: string
  action: JournalAction
  recordIds: readonly string[]
  versions: readonly number[]
  digests: readonly Buffer[]
  changes?: readonly Record<string, unknown>[]
}

/** Appends one entry. Called by `kernel/record` for every write, and by whoever shows personal data unmasked. */
export async function appendJournal(q: Queryable, at: Moment, act: Act, line: JournalLine): Promise<void> {
  const changes = line.changes ? JSON.stringify(line.changes, bigintAsText) : null
  await q.execute(sql`
    insert into journal_entry (county_code, at, operation, actor, approver, typist, subject, action, record_ids, versions, digests, changes, note)
    values (${q.scope.county}, ${at}, ${act.operation}, ${act.actor}, ${act.approver ?? null}, ${act.typist ?? null}, ${line.subject},
      ${line.action}, ${sql.param(line.recordIds)}::uuid[], ${sql.param(line.versions)}::int[], ${sql.param(line.digests)}::bytea[],
      ${changes}::jsonb, ${act.note ?? null})`)
}

const bigintAsText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)
