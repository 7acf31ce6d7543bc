import { PgDialect } from 'drizzle-orm/pg-core'
import { type Queryable, selectStatement } from '#platform/db/database.ts'

/** A statement as it goes to the database. */
export interface Recorded {
  text: string
  values: unknown[]
  plan?: 'anew'
}

const dialect = new PgDialect()

/** The same as `q`, and leaves every statement that is asked in `into`. */
export function recording(q: Queryable, into: Recorded[]): Queryable {
  const keep = (statement: Parameters<Queryable['rows']>[0], plan?: 'anew'): void => {
    const { sql: text, params: values } = dialect.sqlToQuery(statement.getSQL())
    into.push({ text, values, ...(plan ? { plan } : {}) })
  }
  return {
    scope: q.scope,
    rows: (statement, plan) => {
      keep(statement, plan)
      return q.rows(statement, plan)
    },
    select: (fields, tail, plan) => {
      keep(selectStatement(fields, tail), plan)
      return q.select(fields, tail, plan)
    },
    execute: (statement) => {
      keep(statement)
      return q.execute(statement)
    },
  }
}
