import { Column, Table, getTableName } from 'drizzle-orm'

/**
 * A piece of SQL: texts, and what stands between them: other pieces, columns, tables, and values, which become parameters. A
 * list is one parameter. Made by the hundred for every request, so it holds nothing but what it was written with; a piece
 * without parameters keeps its text, so that what a list is made of is put together once.
 */
export class SQL<T = unknown> {
  /** Only for the compiler: what the expression is. */
  declare readonly type: T
  readonly texts: readonly string[]
  readonly parts: readonly unknown[]
  fixed: string | undefined
  constructor(texts: readonly string[], parts: readonly unknown[]) {
    this.texts = texts
    this.parts = parts
    this.fixed = parts.length === 0 ? texts[0] : undefined
  }
}

/** Something that stands in SQL as it is. */
export type SQLWrapper = SQL | Column

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

function write<T = unknown>(texts: TemplateStringsArray, ...parts: unknown[]): SQL<T> {
  return new SQL<T>(texts, parts)
}

/** `` sql`… ${value} …` `` */
export const sql = Object.assign(write, {
  /** Text as it is; never of anything that came from outside. */
  raw: (text: string): SQL => new SQL([text], []),
  /** The quoted name of a table, a column, or what `as` gives. */
  identifier: (name: string): SQL => new SQL([quote(name)], []),
  join: (pieces: readonly unknown[], separator: SQL): SQL => {
    if (separator.fixed === undefined) throw new Error('a separator has no parameters')
    const texts = Array.from<string>({ length: pieces.length + 1 }).fill(separator.fixed)
    texts[0] = texts[pieces.length] = ''
    return new SQL(texts, pieces)
  },
  /** A list as one parameter. */
  param: (value: unknown): SQL => new SQL(['', ''], [value]),
})

/** A statement as it goes to the database. */
export interface Rendered {
  text: string
  values: unknown[]
}

/** Text and parameters of a statement. */
export function render(statement: SQL): Rendered {
  const values: unknown[] = []
  return { text: textOf(statement, values), values }
}

function textOf(piece: SQL, values: unknown[]): string {
  if (piece.fixed !== undefined) return piece.fixed
  const before = values.length
  const { texts, parts } = piece
  let text = texts[0]!
  for (let i = 0; i < parts.length; i++) text += partText(parts[i], values) + texts[i + 1]!
  if (values.length === before) piece.fixed = text
  return text
}

function partText(part: unknown, values: unknown[]): string {
  if (typeof part === 'object' && part !== null) {
    if (part instanceof SQL) return textOf(part, values)
    if (part instanceof Column) return columnText(part)
    if (part instanceof Table) return quote(getTableName(part))
  }
  // A condition that is not asked for is left out.
  if (part === undefined) return ''
  return `$${values.push(part)}`
}

const columns = new WeakMap<Column, string>()

function columnText(column: Column): string {
  let text = columns.get(column)
  if (text === undefined) {
    text = `${quote(getTableName(column.table))}.${quote(column.name)}`
    columns.set(column, text)
  }
  return text
}

/** `select <fields> <tail>` */
export function select(fields: Readonly<Record<string, SQLWrapper>>, tail: SQL): SQL {
  const names = Object.keys(fields)
  const texts = Array.from<string>({ length: names.length + 2 })
  texts[0] = 'select '
  names.forEach((name, i) => (texts[i + 1] = ` as ${quote(name)}${i < names.length - 1 ? ', ' : ' '}`))
  texts[names.length + 1] = ''
  return new SQL(texts, [...Object.values(fields), tail])
}
