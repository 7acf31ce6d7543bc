import { Column, Name, Param, SQL, type SQLWrapper, StringChunk, Table, getTableName, is } from 'drizzle-orm'

/** A statement as it goes to the database. */
export interface Rendered {
  text: string
  values: unknown[]
}

/** What a piece of SQL comes to: its text between its parameters, which are numbered where it ends up. */
interface Pieces {
  /** One more than values. */
  texts: readonly string[]
  values: readonly unknown[]
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Where a piece without parameters keeps its text. */
const known = Symbol('rendered')
interface Known {
  [known]?: Pieces
}
const columns = new WeakMap<Column, string>()

/**
 * Text and parameters of a statement. What is written once and used by every request (the columns of a list, its joins) is
 * rendered once: a piece without parameters keeps its text. Knows what this house puts into SQL and nothing else of the library.
 */
export function render(statement: SQLWrapper): Rendered {
  const { texts, values } = piecesOf(statement.getSQL())
  let text = texts[0]!
  for (let i = 1; i < texts.length; i++) text += `$${i}${texts[i]!}`
  return { text, values: [...values] }
}

function piecesOf(statement: SQL): Pieces {
  const before = (statement as Known)[known]
  if (before) return before
  const texts = ['']
  const values: unknown[] = []
  const add = (text: string): void => void (texts[texts.length - 1] += text)
  for (const chunk of statement.queryChunks as unknown[]) {
    if (chunk instanceof StringChunk) add(chunk.value.length === 1 ? chunk.value[0]! : chunk.value.join(''))
    else if (chunk === undefined) continue
    else if (chunk instanceof SQL) {
      const inner = piecesOf(chunk)
      add(inner.texts[0]!)
      for (let i = 1; i < inner.texts.length; i++) texts.push(inner.texts[i]!)
      values.push(...inner.values)
    } else if (chunk instanceof Param) {
      values.push(chunk.value === null ? null : chunk.encoder.mapToDriverValue(chunk.value))
      texts.push('')
    } else if (chunk instanceof Name) add(quote(chunk.value))
    else if (is(chunk, Column)) add(columnText(chunk))
    else if (is(chunk, Table)) add(quote(getTableName(chunk)))
    else if (Array.isArray(chunk)) throw new Error('a list is one parameter: say sql.param(list)')
    else if (isWrapper(chunk)) throw new Error('this kind of SQL is not rendered here')
    else {
      values.push(chunk)
      texts.push('')
    }
  }
  const made = { texts, values }
  if (values.length === 0) (statement as Known)[known] = made
  return made
}

function columnText(column: Column): string {
  let text = columns.get(column)
  if (text === undefined) {
    text = `${quote(getTableName(column.table))}.${quote(column.name)}`
    columns.set(column, text)
  }
  return text
}

const isWrapper = (chunk: unknown): boolean =>
  typeof chunk === 'object' && chunk !== null && 'getSQL' in chunk && typeof chunk.getSQL === 'function'
