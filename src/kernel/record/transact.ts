import { type Clock, systemClock } from '#platform/clock/clock.ts'
import type { Database, Queryable, Scope } from '#platform/db/database.ts'
import { type MakeId, idMaker } from '#platform/ids/uuid.ts'
import type { Act } from '#kernel/journal/append.ts'
import type { LedgerTx } from './write.ts'

export interface TransactOptions {
  clock?: Clock
  makeId?: MakeId
  batch?: string
  mayBackdate?: boolean
  /** Leaves inserts of a few rows unwaited for; they go out with the commit. Not for whoever catches what fails and goes on. */
  ahead?: boolean
}

const defaultIds = idMaker()

/**
 * One act on the ledgers: everything that `work` writes becomes known at one moment, is journalled under `act`, and stands or
 * falls together.
 */
export function transact<T>(
  db: Database,
  scope: Scope,
  act: Act,
  work: (tx: LedgerTx) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  const at = (options.clock ?? systemClock).now()
  const makeId = options.makeId ?? defaultIds
  const { batch, mayBackdate, ahead } = options
  return db.write(scope, (q) => {
    const send = ahead ? q.send?.bind(q) : undefined
    return work(ledgerTx(q, { at, act, makeId, batch, mayBackdate, send }))
  })
}

const ledgerTx = (q: Queryable, rest: Omit<LedgerTx, Exclude<keyof Queryable, 'send'>>): LedgerTx => ({
  scope: q.scope,
  rows: (statement) => q.rows(statement),
  select: (fields, tail) => q.select(fields, tail),
  execute: (statement) => q.execute(statement),
  ...rest,
})
