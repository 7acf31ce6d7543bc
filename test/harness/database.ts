import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { Database, type Scope } from '#platform/db/database.ts'
import { appUrl } from '#platform/db/migrate.ts'
import { type Clock, fixedClock } from '#platform/clock/clock.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import { type TransactOptions, transact } from '#kernel/record/transact.ts'

export const testCounty = '459923'
export const countyScope: Scope = { county: testCounty, stations: '*' }

export interface TestDatabase {
  readonly db: Database
  readonly ownerUrl: string
  readonly appUrl: string
  readonly clock: Clock & { set(moment: string): void; advance(ms: number): void }
  /** Writes ledgers at the test clock. */
  write<T>(
    work: (tx: LedgerTx) => Promise<T>,
    options?: TransactOptions & { operation?: string; scope?: Scope },
  ): Promise<T>
  /** Runs SQL as the owner: only to look, or to tamper on purpose. */
  asOwner<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>
}

/** A database of its own for a test file, cloned from the migrated template; dropped afterwards. */
export function testDatabase(): TestDatabase {
  const name = `t_${randomBytes(6).toString('hex')}`
  const made: { db?: Database; owner?: pg.Client; ownerUrl?: string } = {}
  const clock = fixedClock('2021-12-05T01:00:00Z')
  beforeAll(async () => {
    const url = new URL(inject('ownerUrl'))
    const maker = new pg.Client({ connectionString: url.href })
    await maker.connect()
    await maker.query(`create database ${name} template ${inject('template')}`)
    await maker.end()
    url.pathname = `/${name}`
    made.ownerUrl = url.href
    made.owner = new pg.Client({ connectionString: url.href })
    await made.owner.connect()
    made.db = new Database(appUrl(url.href, inject('appPassword')), { max: 4 })
  })
  afterAll(async () => {
    await made.db?.close()
    await made.owner?.end()
    const maker = new pg.Client({ connectionString: inject('ownerUrl') })
    await maker.connect()
    await maker.query(`drop database if exists ${name} with (force)`)
    await maker.end()
  })
  return {
    get db() {
      return made.db!
    },
    get ownerUrl() {
      return made.ownerUrl!
    },
    get appUrl() {
      return appUrl(made.ownerUrl!, inject('appPassword'))
    },
    clock,
    write: (work, options = {}) =>
      transact(
        made.db!,
        options.scope ?? countyScope,
        { operation: options.operation ?? 'test', actor: 'test' },
        work,
        { clock, ...options },
      ),
    asOwner: async (text, values) => (await made.owner!.query(text, values)).rows as never,
  }
}
