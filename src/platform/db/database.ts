import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Column, GetColumnData } from 'drizzle-orm'
import pg from 'pg'
import { type Moment, toMoment } from '#platform/clock/clock.ts'
import { SQL, type SQLWrapper, render, select, sql } from './sql.ts'

export { sql, SQL, type SQLWrapper }

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text): Moment => toMoment(text))
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text))

/** Whose rows a connection may see: one county, and all or some of its stations. */
export interface Scope {
  county: string
  stations: '*' | readonly string[]
  /** Name of whoever sees only what he handles, where a list says who handles it; see `kernel/record/list.ts`. */
  own?: string
}

type Fields = Record<string, SQLWrapper>
type FieldData<F> = F extends Column ? GetColumnData<F> : F extends SQL<infer T> ? T : never
export type Selected<F extends Fields> = { [K in keyof F]: FieldData<F[K]> }

/**
 * What is asked of the planner, besides the usual: a plan kept for any values. `anew`: planned for these very values each time;
 * a statement over whole ledgers needs that, its kept plan can take minutes. `indexed`: anew, and by indexes alone; a page
 * of a list never reads a ledger from end to end, least of all where it holds the rows of other counties.
 */
export type Plan = 'anew' | 'indexed'

/** Something that runs SQL inside one scope. */
export interface Queryable {
  readonly scope: Scope
  /**
   * Rows of a statement, columns named as the statement names them; `plan` says what is asked of the planner.
   */
  rows<T = Record<string, unknown>>(statement: SQL, plan?: Plan): Promise<T[]>
  /** `select <fields> <tail>`: typed by the columns given; `tail` begins with `from`. */
  select<F extends Fields>(fields: F, tail: SQL, plan?: Plan): Promise<Selected<F>[]>
  /** The number of rows a statement changed. */
  execute(statement: SQL): Promise<number>
  /**
   * Runs a statement whose answer nobody waits for: it goes out with the next one, or with the commit. Its failure is the
   * failure of the transaction. Only inside `write`.
   */
  send?(statement: SQL): void
}

const names = new Map<string, string>()

/** A prepared statement's name: the same text always has the same one, so a connection plans it once. */
function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    if (names.size < 2000) names.set(text, name)
  }
  return name
}

/** A statement longer than this is built once (bulk work, wide reports): preparing it would only fill the connection. */
const longestPrepared = 6_000

/**
 * Statements on one connection. They go out as they are asked for and come back in that order: whoever asks for several before
 * waiting pays one round trip. Nothing is given out before `ready` (the scope, the beginning of the transaction) has come back well.
 */
class ScopedClient implements Queryable {
  readonly scope: Scope
  readonly #client: pg.ClientBase
  readonly #ready: Promise<unknown>
  constructor(client: pg.ClientBase, scope: Scope, ready: Promise<unknown>) {
    this.#client = client
    this.scope = scope
    this.#ready = ready
  }
  async #run(statement: SQL, plan?: Plan): Promise<pg.QueryResult> {
    const { text, values } = render(statement)
    inOnePiece(this.#client)
    this.#planBy(plan === 'indexed')
    const prepared = plan === undefined && text.length < longestPrepared
    const asked = this.#client.query(prepared ? { name: statementName(text), text, values } : { text, values })
    const [, result] = await Promise.all([this.#ready, asked])
    return result
  }
  /** Tells the planner, where it does not know; it forgets nothing but what a rollback takes back, which costs a plan and no more. */
  #planBy(indexes: boolean): void {
    if (byIndexes.has(this.#client) === indexes) return
    if (indexes) byIndexes.add(this.#client)
    else byIndexes.delete(this.#client)
    const text = indexes
      ? 'set enable_seqscan = off; set random_page_cost = 1.1'
      : 'reset enable_seqscan; reset random_page_cost'
    void answered(this.#client.query(text))
  }
  async rows<T>(statement: SQL, plan?: Plan): Promise<T[]> {
    return (await this.#run(statement, plan)).rows as T[]
  }
  async select<F extends Fields>(fields: F, tail: SQL, plan?: Plan): Promise<Selected<F>[]> {
    return (await this.#run(select(fields, tail), plan)).rows as Selected<F>[]
  }
  async execute(statement: SQL): Promise<number> {
    return (await this.#run(statement)).rowCount ?? 0
  }
}

/** Connections whose planner is told to keep to indexes. */
const byIndexes = new WeakSet<object>()

/** The same inside a transaction. */
class WritingClient extends ScopedClient {
  /** What was sent and not waited for. */
  readonly sent: Promise<unknown>[] = []
  send(statement: SQL): void {
    this.sent.push(answered(this.execute(statement)))
  }
}

/** Whatever is asked on a connection before anybody waits leaves in one piece: a system call costs as much as a small query. */
function inOnePiece(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const done = Promise.resolve()

/** A query whose failure is looked at later: every statement behind it waits for it. */
function answered(query: Promise<unknown>): Promise<unknown> {
  query.catch(() => undefined)
  return query
}

const literal = (text: string): string => pg.escapeLiteral(text)
const setting = ({ county, stations }: Scope): string =>
  `set app.county = ${literal(county)}; set app.stations = ${literal(stations === '*' ? '*' : stations.join(','))}`

/**
 * The product's connections. A connection keeps the scope it had; it is set, in the flush of the first statement, only when
 * it differs. A connection on which anything failed is discarded, never reused.
 */
export class Database {
  readonly #pool: pg.Pool
  readonly #scopes = new WeakMap<object, string>()

  constructor(appUrl: string, options: { max?: number; name?: string } = {}) {
    this.#pool = new pg.Pool({
      connectionString: appUrl,
      max: options.max ?? 12,
      application_name: options.name ?? 'quanheng',
      options: '-c timezone=UTC -c datestyle=ISO',
      // Statements go out without waiting for the answers of those before.
      pipeline: true,
    })
    this.#pool.on('error', () => {
      // An idle connection died (server restarted): the pool has dropped it already and the next caller gets a new one.
    })
  }

  /** Runs `work` on one connection that sees `scope`. No transaction: for reads. */
  async read<T>(scope: Scope, work: (q: Queryable) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    inOnePiece(client)
    let failed = true
    try {
      const ready = this.#scoped(client, scope)
      const result = await work(new ScopedClient(client, scope, ready))
      await ready
      failed = false
      return result
    } finally {
      client.release(failed)
    }
  }

  /** Runs `work` in one transaction that sees and writes `scope`; any error rolls everything back. */
  async write<T>(scope: Scope, work: (q: Queryable) => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    const client = await this.#pool.connect()
    inOnePiece(client)
    const begin = options.readOnly ? 'begin isolation level repeatable read read only' : 'begin'
    const ready = answered(Promise.all([this.#scoped(client, scope), client.query(begin)]))
    const writing = new WritingClient(client, scope, ready)
    let failed = true
    try {
      const result = await work(writing)
      inOnePiece(client)
      // The commit of a transaction in which something failed takes everything back.
      await Promise.all([ready, ...writing.sent, client.query('commit')])
      failed = false
      return result
    } catch (error) {
      await client.query('rollback').then(
        () => (failed = false),
        () => undefined,
      )
      // What was not waited for may be why the next statement failed.
      const [first] = (await Promise.allSettled(writing.sent)).filter((s) => s.status === 'rejected')
      throw first ? first.reason : error
    } finally {
      client.release(failed)
    }
  }

  /**
   * Sets the scope where the connection has another. A message of its own: in one with `begin` it would belong to the
   * transaction, and a rollback would bring the scope before it back.
   */
  #scoped(client: pg.PoolClient, scope: Scope): Promise<unknown> {
    const wanted = setting(scope)
    if (this.#scopes.get(client) === wanted) return done
    this.#scopes.set(client, wanted)
    return answered(client.query(wanted))
  }

  /** One snapshot for several reads: whatever is asked inside sees the same rows. */
  snapshot<T>(scope: Scope, work: (q: Queryable) => Promise<T>): Promise<T> {
    return this.write(scope, work, { readOnly: true })
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}
