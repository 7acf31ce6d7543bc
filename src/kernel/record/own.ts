import type { Column } from 'drizzle-orm'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'

/**
 * Stands in the `where` of a single record: who sees only his own matters finds only rows that he handles. Lists do the same by
 * `handler`, see list.ts. A business whose ledgers name nobody who handles them leaves it out.
 */
export const ownOnly = (q: Queryable, handler: Column): SQL =>
  q.scope.own === undefined ? sql`true` : sql`${handler} = ${q.scope.own}`

/** The station in whose name somebody enters; none for whoever works for the whole bureau. */
export const ownStation = (scope: Pick<Queryable['scope'], 'stations'>): string | null =>
  scope.stations === '*' ? null : (scope.stations[0] ?? null)
