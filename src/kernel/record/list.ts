import type { Column } from 'drizzle-orm'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'

/** What a list reads: its columns by field name, its source, and what it may be sorted and searched by. */
export interface ListSource {
  fields: Record<string, Column | SQL>
  /** `from …` with the joins that decide which rows there are. */
  from: SQL
  /** Joins that only show, and change nothing about which rows there are: counting leaves them out. */
  shows?: SQL
  where: (SQL | undefined)[]
  /** Field → not-null expression to sort by; the first is the default. */
  sorts: Record<string, Column | SQL>
  defaultOrder?: 'asc' | 'desc'
  id: Column
  /** Names whoever handles a row: who sees only his own matters sees only his rows. */
  handler?: Column | SQL
}

export interface ListInput {
  sort?: string
  order?: 'asc' | 'desc'
  after?: string
  limit: number
  /** Leaves the total out: who reads the whole list counts it himself. */
  uncounted?: boolean
}

export interface Page {
  rows: Record<string, unknown>[]
  next: string | null
  /** Rows that match, counted up to 10,000. */
  total: number
}

/** Counting stops here: what nobody counts to is not worth walking through a ledger for. */
const countUpTo = 10_000

/** One page of a list in keyset order: as quick on page 1,000 as on page 1. */
export async function listPage(q: Queryable, source: ListSource, input: ListInput): Promise<Page> {
  const name = input.sort ?? Object.keys(source.sorts)[0]!
  const key = source.sorts[name]
  if (!key) throw new Refusal('list.sort', `不能按“${name}”排序。`, { status: 400 })
  const descending = (input.order ?? source.defaultOrder ?? 'desc') === 'desc'
  const where = source.where.filter((c): c is SQL => c !== undefined)
  if (source.handler && q.scope.own !== undefined) where.push(sql`${source.handler} = ${q.scope.own}`)
  const all = where.length > 0 ? sql.join(where, sql` and `) : sql`true`
  const cursor = input.after === undefined ? undefined : readCursor(input.after)
  const beyond = cursor
    ? descending
      ? sql` and (${key}, ${source.id}) < (${cursor[0]}, ${cursor[1]}::uuid)`
      : sql` and (${key}, ${source.id}) > (${cursor[0]}, ${cursor[1]}::uuid)`
    : sql``
  const direction = descending ? sql`desc` : sql`asc`
  const order = sql`order by ${key} ${direction}, ${source.id} ${direction}`
  const [rows, [count]] = await Promise.all([
    q.select(
      { ...source.fields, sortKey: sql`(${key})::text`, rowId: source.id },
      sql`${source.from} ${source.shows} where ${all}${beyond} ${order} limit ${input.limit + 1}`,
      'indexed',
    ),
    input.uncounted
      ? [{ n: 0 }]
      : q.rows<{ n: number }>(
          sql`select count(*)::int as n from (select 1 ${source.from} where ${all} ${order} limit ${countUpTo}) x`,
          'indexed',
        ),
  ])
  const page = rows.slice(0, input.limit) as Record<string, unknown>[]
  const last = page.at(-1)
  const next = rows.length > input.limit && last ? writeCursor(String(last.sortKey), String(last.rowId)) : null
  for (const row of page) {
    delete row.sortKey
    delete row.rowId
  }
  return { rows: page, next, total: count!.n }
}

/** `and`-able condition for an exact filter, left out when the filter is not set. */
export const equals = (column: Column, value: unknown): SQL | undefined =>
  value === undefined ? undefined : sql`${column} = ${value}`

/** `and`-able condition for a range of days, each end optional. */
export const between = (column: Column, from: string | undefined, to: string | undefined): SQL | undefined =>
  from === undefined && to === undefined
    ? undefined
    : sql`${column} between ${from ?? '0001-01-01'}::date and ${to ?? '9999-12-31'}::date`

const writeCursor = (key: string, id: string): string => Buffer.from(JSON.stringify([key, id])).toString('base64url')

function readCursor(text: string): [string, string] {
  try {
    const made: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(made) && made.length === 2 && made.every((x) => typeof x === 'string'))
      return made as [string, string]
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('list.cursor', '翻页位置不对，请从第一页重新打开。', { status: 400 })
}
