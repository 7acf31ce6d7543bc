import type { Column } from 'drizzle-orm'
import { type SQL, sql } from '#platform/db/database.ts'
import { party } from './tables.ts'

/** A party as a field of a list; the source must join `party`. */
export const partyField: SQL<{ id: string; name: string; code: string }> =
  sql`jsonb_build_object('id', ${party.id}, 'name', ${party.name}, 'code', ${party.code})`

/** Narrows a list to parties whose public words contain all of `text` (name fragment, initials, code); `id`: where the party stands. */
export function partyMatches(county: string, text: string | undefined, id: Column = party.id): SQL | undefined {
  if (!text) return undefined
  return sql`${id} in (select party_id from party_search where county_code = ${county} and grams @> ${sql.param(searchGrams(text))}::text[])`
}

/**
 * The two-character pieces of a text, lower case: what the search table holds and what a search asks for. One character
 * stands for itself.
 */
export function searchGrams(text: string): string[] {
  const clean = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const characters = [...clean]
  if (characters.length <= 1) return characters
  return [...new Set(characters.slice(0, -1).map((c, i) => c + characters[i + 1]!))]
}
