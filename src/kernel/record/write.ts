import { type InferSelectModel, type Table, getTableName } from 'drizzle-orm'
import { type Moment, epochMs, laterBy } from '#platform/clock/clock.ts'
import { type Queryable, SQL, sql } from '#platform/db/database.ts'
import { type ColumnMeta, metaOf } from '#platform/db/table.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Act, type JournalLine, journalled } from '#kernel/journal/append.ts'
import { digestOf } from '#kernel/journal/digest.ts'
import type { MakeId } from '#platform/ids/uuid.ts'
import type { StandardColumns } from './ledger.ts'

/** One transaction that writes ledgers: where, when, by whom, and from which file. */
export interface LedgerTx extends Queryable {
  readonly at: Moment
  readonly act: Act
  readonly makeId: MakeId
  /** The import batch that writes, if one does: becomes the origin of every row it touches. */
  readonly batch?: string
  /** Only the seeder may say when a row became known. */
  readonly mayBackdate?: boolean
}

type Standard = keyof StandardColumns
type Row<T extends Table> = InferSelectModel<T>
type Business<T extends Table> = Omit<Row<T>, Standard>
type Optional<R> = { [K in keyof R as null extends R[K] ? K : never]?: R[K] } & {
  [K in keyof R as null extends R[K] ? never : K]: R[K]
}
/** A row to insert: the business's columns, and of the standard ones what the caller knows. */
export type NewRow<T extends Table> = Optional<Business<T>> &
  Partial<
    Pick<
      Row<T>,
      Standard &
        ('id' | 'stationCode' | 'sourceSystem' | 'externalNo' | 'declared' | 'originLine' | 'recordedAt') &
        keyof Row<T>
    >
  >

/** A change to one row: the version it was based on and the columns to set. */
export interface Change<T extends Table> {
  id: string
  version: number
  set: Partial<Business<T>> &
    Partial<Pick<Row<T>, Standard & ('stationCode' | 'sourceSystem' | 'externalNo') & keyof Row<T>>>
  originLine?: number
  /** Only for taking back: where the version that stands again came from. */
  origin?: { batch: string | null; line: number | null }
}

/** Rows beyond this are journalled by digest only: the file they came from holds their values. */
const journalledInFull = 50
const chunkSize = 5_000

/** What a written row of a ledger gives to its journal entry. */
const trace = (ledger: string, alias = ledger, filled?: readonly string[]): SQL =>
  sql`${sql.identifier(alias)}.id, ${sql.identifier(alias)}.version, ${digestOf(ledger, alias, filled)} as digest`

/** Inserts rows, set-based, and returns their ids in order. Each becomes version 1, known at the transaction's moment. */
export async function insertRows<T extends Table>(
  tx: LedgerTx,
  target: T,
  rows: readonly NewRow<T>[],
): Promise<string[]> {
  const meta = metaOf(target)
  const ids: string[] = []
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = rows.slice(start, start + chunkSize).map((row) => {
      const given = row as Record<string, unknown>
      if (given.recordedAt !== undefined && !tx.mayBackdate)
        throw new Error('only the seeder may backdate recorded time')
      const id = (given.id as string | undefined) ?? tx.makeId(tx.at)
      ids.push(id)
      return {
        ...given,
        countyCode: tx.scope.county,
        id,
        version: 1,
        recordedAt: given.recordedAt ?? tx.at,
        originBatch: tx.batch ?? null,
      }
    })
    const columns = usedColumns(meta.columns, chunk)
    const name = sql.identifier(meta.name)
    await written(tx, chunk.length, {
      subject: meta.name,
      action: 'insert',
      changes: chunk.length <= journalledInFull ? chunk : undefined,
      write: sql`put as (insert into ${name} (${columnList(columns)}) ${rowsOf(columns, chunk)} returning ${trace(
        meta.name,
        meta.name,
        columns.map((c) => c.name),
      )})`,
    })
  }
  return ids
}

/**
 * Changes rows, set-based. The version before is kept in the history twin. A row that somebody else changed in between, or
 * that is not in scope, refuses the whole call; a change that changes nothing is left out. Returns the ids really changed.
 */
export async function updateRows<T extends Table>(
  tx: LedgerTx,
  target: T,
  changes: readonly Change<T>[],
): Promise<string[]> {
  return await change(tx, target, changes as readonly AnyChange[], 'update')
}

/** Voids rows with a reason: they leave every figure of every day once this is known; history keeps them. */
export async function voidRows<T extends Table>(
  tx: LedgerTx,
  target: T,
  rows: readonly { id: string; version: number }[],
  reason: string,
): Promise<string[]> {
  return await change(
    tx,
    target,
    rows.map((r) => ({ ...r, set: { voidReason: reason } })),
    'void',
  )
}

/** The current rows with these ids, locked until the transaction ends. */
export async function lockRows<T extends Table>(tx: LedgerTx, target: T, ids: readonly string[]): Promise<Row<T>[]> {
  const columns = metaOf(target).columns.map((c) => sql`${sql.identifier(c.name)} as ${sql.identifier(c.key)}`)
  return await tx.rows<Row<T>>(sql`
    select ${sql.join(columns, sql`, `)} from ${sql.identifier(getTableName(target))}
    where county_code = ${tx.scope.county} and id = any (${sql.param(ids)}::uuid[]) order by id for update`)
}

interface AnyChange {
  id: string
  version: number
  set: Record<string, unknown>
  originLine?: number
  origin?: Change<Table>['origin']
}

async function change(
  tx: LedgerTx,
  target: Table,
  changes: readonly AnyChange[],
  action: 'update' | 'void',
): Promise<string[]> {
  const meta = metaOf(target)
  const done: string[] = []
  for (let start = 0; start < changes.length; start += chunkSize) {
    const chunk = changes.slice(start, start + chunkSize)
    const current = new Map(
      (
        await lockRows(
          tx,
          target,
          chunk.map((c) => c.id),
        )
      ).map((r) => [(r as { id: string }).id, r as Record<string, unknown>]),
    )
    const next: Record<string, unknown>[] = []
    const told: Record<string, unknown>[] = []
    for (const wanted of chunk) {
      const old = current.get(wanted.id)
      if (!old) throw new Refusal('record.not-found', '要修改的记录不存在，或者不在您的权限范围内。', { status: 404 })
      if (old.version !== wanted.version) {
        throw new Refusal('record.changed-meanwhile', '这条记录刚刚被别人改过，请刷新后对照再改。', { status: 409 })
      }
      if (old.voidReason !== null)
        throw new Refusal('record.void', `这条记录已作废（${String(old.voidReason)}），不能再改。`, { status: 409 })
      const differing = Object.entries(wanted.set).filter(
        ([key, value]) => value !== undefined && !same(old[key], value),
      )
      if (differing.length === 0) continue
      next.push({
        ...old,
        ...Object.fromEntries(differing),
        version: wanted.version + 1,
        recordedAt: later(tx.at, old.recordedAt as Moment),
        originBatch: wanted.origin ? wanted.origin.batch : (tx.batch ?? null),
        originLine: wanted.origin ? wanted.origin.line : (wanted.originLine ?? null),
      })
      told.push({
        id: wanted.id,
        before: Object.fromEntries(differing.map(([k]) => [k, old[k]])),
        after: Object.fromEntries(differing),
      })
    }
    if (next.length === 0) continue
    const all = meta.columns
    const names = columnList(all)
    await written(tx, next.length, {
      subject: meta.name,
      action,
      changes: next.length <= journalledInFull ? told : undefined,
      write: sql`next as (select * from unnest(${arrays(all, next)}) as n(${names})),
      kept as (insert into ${sql.identifier(`${meta.name}_history`)} (${names}, superseded_at)
        select ${prefixed('t', all)}, n.recorded_at from ${sql.identifier(meta.name)} t join next n on n.county_code = t.county_code and n.id = t.id),
      put as (update ${sql.identifier(meta.name)} t set (${names}) = (select ${prefixed('n', all)}) from next n
        where t.county_code = n.county_code and t.id = n.id and t.version = n.version - 1 returning ${trace(meta.name, 't')})`,
    })
    done.push(...next.map((r) => r.id as string))
  }
  return done
}

/** A version of a row with its recorded period; `supersededAt` puts it into the history. */
export type LoadedVersion<T extends Table> = NewRow<T> & {
  id: string
  version: number
  recordedAt: Moment
  supersededAt?: Moment
  voidReason?: string
}

/** The seeder's way in: whole rows with their histories, bulk. Journalled like any other write. */
export async function loadVersions<T extends Table>(
  tx: LedgerTx,
  target: T,
  versions: readonly LoadedVersion<T>[],
): Promise<void> {
  if (!tx.mayBackdate) throw new Error('only the seeder may load versions')
  const meta = metaOf(target)
  const history = metaOf(`${meta.name}_history`)
  const split = [
    versions.filter((v) => v.supersededAt === undefined),
    versions.filter((v) => v.supersededAt !== undefined),
  ] as const
  for (const [part, into] of [
    [split[0], meta],
    [split[1], history],
  ] as const) {
    for (let start = 0; start < part.length; start += chunkSize) {
      const chunk = part
        .slice(start, start + chunkSize)
        .map((v) => ({ ...(v as Record<string, unknown>), countyCode: tx.scope.county }))
      const columns = usedColumns(into.columns, chunk)
      const name = sql.identifier(into.name)
      await written(tx, chunk.length, {
        subject: meta.name,
        action: 'insert',
        write: sql`put as (insert into ${name} (${columnList(columns)}) select * from unnest(${arrays(columns, chunk)}) returning ${trace(meta.name, into.name)})`,
      })
    }
  }
}

/** Runs a write that ends in `put` together with its journal entry; anything but `count` rows is our fault. */
async function written(
  tx: LedgerTx,
  count: number,
  w: Pick<JournalLine, 'subject' | 'action' | 'changes'> & { write: SQL },
): Promise<void> {
  const statement = sql`with ${w.write} ${journalled(tx.scope.county, tx.at, tx.act, w, sql`put`, count === 1)}`
  // An insert writes all of its rows or fails; only a change can find fewer.
  if (w.action === 'insert' && count <= journalledInFull && tx.send) return tx.send(statement)
  const [done] = await tx.rows<{ n: number }>(statement)
  if (done?.n !== count) throw new Error(`${w.subject}: ${count} rows to write, ${done?.n ?? 0} written`)
}

/** Columns that some row fills, and those that may not be empty: what is left out is null. */
const usedColumns = (columns: readonly ColumnMeta[], rows: readonly Record<string, unknown>[]): ColumnMeta[] =>
  columns.filter((c) => c.notNull || rows.some((r) => r[c.key] !== undefined && r[c.key] !== null))

const columnList = (columns: readonly ColumnMeta[]): SQL =>
  sql.join(
    columns.map((c) => sql.identifier(c.name)),
    sql`, `,
  )
const prefixed = (alias: string, columns: readonly ColumnMeta[]): SQL =>
  sql.join(
    columns.map((c) => sql`${sql.identifier(alias)}.${sql.identifier(c.name)}`),
    sql`, `,
  )

/** The rows of an insert. One alone is spelled out: that is read in half the time. */
const rowsOf = (columns: readonly ColumnMeta[], rows: readonly Record<string, unknown>[]): SQL =>
  rows.length === 1
    ? sql`values (${sql.join(
        columns.map((c) => sql`${scalar(c.type, rows[0]![c.key])}::${sql.raw(typeOf(c))}`),
        sql`, `,
      )})`
    : sql`select * from unnest(${arrays(columns, rows)})`

/** One array parameter per column: thousands of rows with a dozen parameters, whatever the limit on parameters is. */
function arrays(columns: readonly ColumnMeta[], rows: readonly Record<string, unknown>[]): SQL {
  return sql.join(
    columns.map((c) => {
      if (c.type.endsWith('[]'))
        throw new Error(`${c.name}: a ledger column cannot be an array (unnest flattens it); use jsonb`)
      const type = typeOf(c)
      return sql`${arrayText(
        type,
        rows.map((r) => r[c.key]),
      )}::${sql.raw(type)}[]`
    }),
    sql`, `,
  )
}

const typeOf = (c: ColumnMeta): string => c.type.replace('timestamp(3) with time zone', 'timestamptz')

/** A value as PostgreSQL reads it. */
const scalar = (type: string, v: unknown): string | null =>
  v === null || v === undefined
    ? null
    : type === 'jsonb'
      ? JSON.stringify(v)
      : v instanceof Buffer
        ? `\\x${v.toString('hex')}`
        : String(v)

/** An array as PostgreSQL reads it; numbers, dates and ids need no quotes, which is most of the work of writing and reading it. */
function arrayText(type: string, values: readonly unknown[]): string {
  const plain = /^(?:uuid|integer|bigint|smallint|boolean|date|numeric)/.test(type)
  const texts = values.map((v) => {
    const text = scalar(type, v)
    if (text === null) return 'NULL'
    if (plain) return text
    return `"${text.replace(/["\\]/g, '\\$&')}"`
  })
  return `{${texts.join(',')}}`
}

const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    typeof a === 'object' &&
    typeof b === 'object' &&
    JSON.stringify(a) === JSON.stringify(b))

/** Recorded time grows with every version of a row, even when two changes fall into one millisecond. */
const later = (at: Moment, previous: Moment): Moment => (epochMs(at) > epochMs(previous) ? at : laterBy(previous, 1))
