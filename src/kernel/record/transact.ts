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
  return db.write(scope, (q) =>
    work(ledgerTx(q, { at, act, makeId, batch: options.batch, mayBackdate: options.mayBackdate })),
  )
}

const ledgerTx = (q: Queryable, rest: Omit<LedgerTx, keyof Queryable>): LedgerTx => ({
  scope: q.scope,
  rows: (statement) => q.rows(statement),
  select: (fields, tail) => q.select(fields, tail),
  execute: (statement) => q.execute(statement),
  ...rest,
})
