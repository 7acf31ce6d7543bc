import type { Plan, Queryable } from '#platform/db/database.ts'
import { type Rendered, render, select } from '#platform/db/sql.ts'

/** A statement as it goes to the database. */
export interface Recorded extends Rendered {
  plan?: Plan
}

/** The same as `q`, and leaves every statement that is asked in `into`. */
export function recording(q: Queryable, into: Recorded[]): Queryable {
  const keep = (statement: Parameters<Queryable['rows']>[0], plan?: Plan): void => {
    into.push({ ...render(statement), ...(plan ? { plan } : {}) })
  }
  return {
    scope: q.scope,
    rows: (statement, plan) => {
      keep(statement, plan)
      return q.rows(statement, plan)
    },
    select: (fields, tail, plan) => {
      keep(select(fields, tail), plan)
      return q.select(fields, tail, plan)
    },
    execute: (statement) => {
      keep(statement)
      return q.execute(statement)
    },
  }
}
