import { type SQL, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'

const made = new Map<string, SQL>()

/**
 * Digest of a row as the journal keeps it: the first 16 bytes of SHA-256 over `name=value;` of all columns that are not empty, by
 * name; texts are preceded by their length, so that no value can pass for two. A column added later changes no digest. The
 * same for a row of the ledger and of its history, read under `alias`. `filled`: names of the only columns that can hold
 * something, where that is known; the digest is the same and costs a third.
 */
export function digestOf(ledger: string, alias: string, filled?: readonly string[]): SQL {
  const key = `${ledger} ${alias} ${filled?.join(' ') ?? ''}`
  let digest = made.get(key)
  if (!digest) {
    const parts = metaOf(ledger)
      .columns.filter((c) => !filled || filled.includes(c.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, type }) => {
        const value = `${alias}.${name}`
        const plain = /^(?:uuid|integer|bigint|smallint|boolean|date|numeric|timestamp)/.test(type)
        return plain
          ? `'${name}=' || ${value} || ';'`
          : `'${name}=' || octet_length(${value}::text) || ':' || ${value} || ';'`
      })
    digest = sql.raw(`substr(sha256(convert_to(concat(${parts.join(', ')}), 'UTF8')), 1, 16)`)
    made.set(key, digest)
  }
  return digest
}
