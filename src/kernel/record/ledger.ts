import type { PgColumnBuilderBase } from 'drizzle-orm/pg-core'
import type { Table } from 'drizzle-orm'
import * as make from '#platform/db/columns.ts'
import { type Columns, metaOf, snake, table } from '#platform/db/table.ts'

/**
 * A ledger: a table in which every row remembers when it became known, who is in scope, and where it came from, with a
 * history twin that keeps each earlier version. Written only through `write.ts`. See docs/decisions/0003.
 */
const standardColumns = () => ({
  countyCode: make.text('局代码').notNull(),
  id: make.uuid('内部编号（UUIDv7）').notNull(),
  version: make.integer('版本，从 1 起').notNull(),
  recordedAt: make.moment('本版本入账时刻').notNull(),
  stationCode: make.text('管辖所（数据范围）'),
  voidReason: make.text('作废理由；空为有效'),
  sourceSystem: make.text('上级系统名称'),
  externalNo: make.text('上级系统编号'),
  declared: make.bool('汇总申报（不是逐笔记录）'),
  originBatch: make.uuid('来源批次'),
  originLine: make.integer('来源行（批次内连续编号）'),
})

export type StandardColumns = ReturnType<typeof standardColumns>
export const standardKeys = Object.keys(standardColumns()) as (keyof StandardColumns)[]

export interface LedgerOptions<C extends Columns> {
  /**
   * Lists sort by a column and the id: an index that has both gives a page without sorting a busy day. `by`: expressions in
   * brackets and columns after the others; they need a name.
   */
  indexes?: {
    on: ((keyof C | keyof StandardColumns) & string)[]
    by?: string
    name?: string
    unique?: boolean
    where?: string
  }[]
  /** Column of this ledger → ledger it points to, by (county_code, id). */
  references?: Partial<Record<keyof C & string, () => Table>>
  /** Column that names a record of any ledger by its id: the row goes to another station with that record. */
  follows?: keyof C & string
  /**
   * `station` (the usual): seen and written by whoever has the row's station in scope. `shared`: for what belongs to no
   * station and every station works with, such as the organisation itself; written only by whoever has the whole county.
   * `readable`: everybody sees it, its own station writes it; a row without station is the bureau's.
   */
  policy?: 'station' | 'shared' | 'readable'
}

/** Names of ledgers, in order of declaration. */
const ledgers = new Map<string, { table: Table; references: Record<string, () => Table>; follows?: string }>()

/** Declares a ledger and its history twin. Unique indexes hold among rows that are not void. */
export function ledger<N extends string, C extends Record<string, PgColumnBuilderBase>>(
  name: N,
  comment: string,
  columns: C,
  options: LedgerOptions<C> = {},
) {
  type Key = (keyof C | keyof StandardColumns) & string
  const all = { ...standardColumns(), ...columns }
  const live = table<N, StandardColumns & C>(name, comment, all as StandardColumns & C, {
    primaryKey: ['countyCode', 'id'],
    indexes: [
      {
        on: ['countyCode', 'sourceSystem', 'externalNo'] as Key[],
        unique: true,
        where: 'external_no is not null and void_reason is null',
      },
      ...(options.indexes ?? []).map((i) => ({
        on: ['countyCode', ...i.on] as Key[],
        by: i.by,
        name: i.name,
        unique: i.unique ?? false,
        where: i.unique ? ['void_reason is null', i.where].filter(Boolean).join(' and ') : i.where,
      })),
    ],
    policy: options.policy ?? 'station',
    grants: ['select', 'insert', 'update'],
  })
  const history = {
    ...standardColumns(),
    supersededAt: make.moment('被后一版本取代的时刻').notNull(),
    ...recreate(name),
  }
  table(`${name}_history`, `${comment}（历史版本）`, history as Columns, {
    primaryKey: ['countyCode', 'id', 'version'],
    indexes: [{ on: ['countyCode', 'recordedAt'] }],
    policy: options.policy ?? 'station',
    grants: ['select', 'insert'],
  })
  ledgers.set(name, {
    table: live,
    references: (options.references ?? {}) as Record<string, () => Table>,
    follows: options.follows && snake(options.follows),
  })
  return live

  // A column builder belongs to one table: the twin gets builders of its own, read back from the declaration.
  function recreate(of: string): Columns {
    const made: Columns = {}
    for (const column of metaOf(of).columns) {
      if (column.key in standardColumns()) continue
      made[column.key] = copyColumn(column.type, column.comment, column.notNull)
    }
    return made
  }
}

function copyColumn(type: string, comment: string, notNull: boolean): PgColumnBuilderBase {
  const maker = {
    text: make.text,
    integer: make.integer,
    boolean: make.bool,
    uuid: make.uuid,
    jsonb: make.json,
    date: make.day,
    'timestamp(3) with time zone': make.moment,
    bigint: make.fen,
    'numeric(20,6)': make.decimal,
    bytea: make.bytes,
    'text[]': make.textList,
    'uuid[]': make.uuidList,
    'integer[]': make.integerList,
  }[type]
  if (!maker) throw new Error(`column type ${type} has no maker`)
  const builder = maker(comment)
  return notNull ? builder.notNull() : builder
}

/** Every ledger with the ledgers its columns point to. */
export const declaredLedgers = (): {
  name: string
  table: Table
  references: Record<string, Table>
  follows?: string
}[] =>
  [...ledgers].map(([name, l]) => ({
    name,
    table: l.table,
    follows: l.follows,
    references: Object.fromEntries(Object.entries(l.references).map(([key, target]) => [snake(key), target()])),
  }))

export const isLedger = (name: string): boolean => ledgers.has(name)
