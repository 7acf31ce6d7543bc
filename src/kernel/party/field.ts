import type { Column } from 'drizzle-orm'
import { type SQL, sql } from '#platform/db/database.ts'
import { party } from './tables.ts'

/** A party as a field of a list; the source must join `party`. */
export const partyField: SQL<{ id: string; name: string; code: string }> =
  sql`jsonb_build_object('id', ${party.id}, 'name', ${party.name}, 'code', ${party.code})`

/**
 * Narrows a list to parties by a piece of the name, its pinyin initials, or a code from either end; `id`: where the party
 * stands in the list.
 */
export function partyMatches(county: string, text: string | undefined, id: Column = party.id): SQL | undefined {
  if (!text) return undefined
  const named = sql`select party_id from party_search where county_code = ${county} and grams @> ${sql.param(searchGrams(text))}::text[]`
  const code = codeIn(text)
  if (code === undefined) return sql`${id} in (${named})`
  return sql`${id} in (${named} union all select party_id from party_search where county_code = ${county} and ${startsWith(sql`code_tail`, reversed(code))}
    union all select id from party p where county_code = ${county} and ${startsWith(sql`code`, code)}
    union all select id from party p where county_code = ${county} and ${startsWith(sql`old_code`, code)})`
}

/** Fewer characters of a code than this are no code: half the register would answer. */
const leastOfCode = 4

/** The text as a piece of a code, in capitals; nothing where it can be none. */
export function codeIn(text: string): string | undefined {
  const code = plain(text).toUpperCase()
  return code.length >= leastOfCode && /^[0-9A-Z]+$/.test(code) && /\d/.test(code) ? code : undefined
}

/** Last character of all: what begins with a text sorts before the text followed by it. */
const last = '\u{10ffff}'

/** A column begins with a text: two comparisons, which an index answers under a row policy too (`like` would not be let through). */
export const startsWith = (column: SQL, text: string): SQL => sql`${column} >= ${text} and ${column} < ${text + last}`

/** A text from its end: a tail becomes a beginning. */
export const reversed = (text: string): string => [...text].toReversed().join('')

/** As people type it: full-width letters made narrow, no blanks. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/**
 * The two-character pieces of a text, lower case: what the search table holds and what a search asks for. One character
 * stands for itself.
 */
export function searchGrams(text: string): string[] {
  const characters = [...plain(text).toLowerCase()]
  if (characters.length <= 1) return characters
  return [...new Set(characters.slice(0, -1).map((c, i) => c + characters[i + 1]!))]
}
