import { type Queryable, sql } from '#platform/db/database.ts'
import { draft } from './tables.ts'

/** Forms that somebody began and has not sent, newest first. */
export const draftsOf = (q: Queryable, account: string) =>
  q.select(
    {
      operation: draft.operation,
      record: draft.record,
      title: draft.title,
      path: draft.path,
      savedAt: draft.savedAt,
    },
    sql`from ${draft} where county_code = ${q.scope.county} and account = ${account} order by saved_at desc`,
  )
