import { type Table, getTableName } from 'drizzle-orm'
import { type PgColumnBuilderBase, getTableConfig, pgTable } from 'drizzle-orm/pg-core'
import { commentOf } from './columns.ts'

/**
 * Declares a table once: drizzle gives the types and the SQL names, this adds what a schema tool leaves out (comments, keys
 * that begin with the county, policies, grants). `ddl.ts` turns a declaration into SQL; a check proves that the migrations
 * give the same database.
 */
export interface ColumnMeta {
  key: string
  name: string
  type: string
  notNull: boolean
  comment: string
}

export interface IndexMeta {
  name: string
  columns: string[]
  unique: boolean
  where?: string
  using?: string
}

export interface ReferenceMeta {
  columns: string[]
  target: string
}

export interface TableMeta {
  name: string
  comment: string
  columns: ColumnMeta[]
  primaryKey: string[]
  indexes: IndexMeta[]
  references: ReferenceMeta[]
  /**
   * `county`: rows of the county in scope; `station`: and of the stations in scope; `shared`: all of the county to read, to
   * write only for whoever has the whole county in scope; `readable`: all of the county to read, to write for whoever has the
   * row's station in scope; `open`: no row-level policy.
   */
  policy: 'open' | 'county' | 'station' | 'shared' | 'readable'
  grants: ('select' | 'insert' | 'update' | 'delete')[]
}

const metas = new Map<string, TableMeta>()

export const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

export type Columns = Record<string, PgColumnBuilderBase>

export interface TableOptions<C extends Columns> {
  primaryKey: (keyof C & string)[]
  /** `by`: expressions in brackets and columns after the others, for lists that sort by them; they need a name. */
  indexes?: {
    on: (keyof C & string)[]
    by?: string
    unique?: boolean
    where?: string
    using?: string
    name?: string
  }[]
  references?: { on: (keyof C & string)[]; table: Table }[]
  policy: TableMeta['policy']
  grants: TableMeta['grants']
}

/** A table that is no ledger: counters, sessions, journal, import batches. For ledgers see `kernel/record/ledger.ts`. */
export function table<N extends string, C extends Columns>(
  name: N,
  comment: string,
  columns: C,
  options: TableOptions<C>,
) {
  for (const [key, builder] of Object.entries(columns)) {
    ;(builder as unknown as { setName(name: string): void }).setName(snake(key))
  }
  const made = pgTable(name, columns)
  const config = getTableConfig(made)
  metas.set(name, {
    name,
    comment,
    columns: Object.entries(columns).map(([key, builder]) => {
      const column = config.columns.find((c) => c.name === snake(key))!
      return { key, name: column.name, type: column.getSQLType(), notNull: column.notNull, comment: commentOf(builder) }
    }),
    primaryKey: options.primaryKey.map(snake),
    indexes: (options.indexes ?? []).map((i) => ({
      name:
        i.name ??
        `${name}_${i.on
          .filter((c) => c !== 'countyCode')
          .map(snake)
          .join('_')}_${i.unique ? 'key' : 'idx'}`,
      columns: [...i.on.map(snake), ...(i.by === undefined ? [] : [i.by])],
      unique: i.unique ?? false,
      where: i.where,
      using: i.using,
    })),
    references: (options.references ?? []).map((r) => ({ columns: r.on.map(snake), target: getTableName(r.table) })),
    policy: options.policy,
    grants: options.grants,
  })
  return made
}

/** The declaration behind a table; throws for a table that was not declared through `table()`. */
export function metaOf(target: Table | string): TableMeta {
  const name = typeof target === 'string' ? target : getTableName(target)
  const meta = metas.get(name)
  if (!meta) throw new Error(`table ${name} is not declared`)
  return meta
}

/** Every declared table by name. Only tables whose modules were imported are here. */
export const declaredTables = (): TableMeta[] => [...metas.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
