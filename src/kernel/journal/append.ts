import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import type { Moment } from '#platform/clock/clock.ts'
import type { Day } from '#platform/clock/day.ts'
import type { JournalAction } from './tables.ts'

/** Who acted, who approved, who typed: three people, often one. By name, and by id where the person is known. */
export interface Act {
  operation: string
  actor: string
  actorId?: string
  approver?: string
  approverId?: string
  /** Legal date of the approval. */
  approvedOn?: Day
  /** Number of the paper that the approval stands on. */
  paper?: string
  typist?: string
  typistId?: string
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

const columns = sql`county_code, at, operation, actor, approver, typist, subject, action, note, changes, actor_id, approver_id,
  typist_id, approved_on, paper, record_ids, versions, digests`

function head(county: string, at: Moment, act: Act, line: Pick<JournalLine, 'subject' | 'action' | 'changes'>): SQL {
  const changes = line.changes ? JSON.stringify(line.changes, bigintAsText) : null
  return sql`${county}::text, ${at}::timestamptz, ${act.operation}::text, ${act.actor}::text, ${act.approver ?? null}::text,
    ${act.typist ?? null}::text, ${line.subject}::text, ${line.action}::text, ${act.note ?? null}::text, ${changes}::jsonb,
    ${act.actorId ?? null}::text, ${act.approverId ?? null}::text, ${act.typistId ?? null}::text, ${act.approvedOn ?? null}::date, ${act.paper ?? null}::text`
}

/** Appends one entry. Called by whoever shows personal data unmasked; writes of ledgers carry theirs with them, see `journalled`. */
export async function appendJournal(q: Queryable, at: Moment, act: Act, line: JournalLine): Promise<void> {
  await q.execute(sql`
    insert into journal_entry (${columns}) values (${head(q.scope.county, at, act, line)},
      ${sql.param(line.recordIds)}::uuid[], ${sql.param(line.versions)}::int[], ${sql.param(line.digests)}::bytea[])`)
}

/**
 * The end of a statement that writes a ledger: appends one entry for the rows `put` (id, version, digest) and gives their number
 * as `n`. Row and entry are one statement, so ids and digests do not travel to us and back. `one`: there is one row, nothing
 * is to be gathered.
 */
export const journalled = (
  county: string,
  at: Moment,
  act: Act,
  line: Pick<JournalLine, 'subject' | 'action' | 'changes'>,
  put: SQL,
  one: boolean,
): SQL => sql`
  insert into journal_entry (${columns})
  select ${head(county, at, act, line)}, ${one ? each : gathered} from ${put} ${one ? undefined : sql`having count(*) > 0`}
  returning cardinality(record_ids) as n`

const each = sql`array[id], array[version], array[digest]`
const gathered = sql`array_agg(id), array_agg(version), array_agg(digest)`

const bigintAsText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)
