import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import type { DossierDay, RecordKind } from '#kernel/dossier/declare.ts'
import { ownOf, saidArray } from '#kernel/dossier/relation.ts'
import { plain, startsWith } from '#kernel/party/field.ts'

/** A record that was found by a number. */
export interface FoundNumber {
  kind: string
  id: string
  number: string
  /** What kind of number it is: 受理编号. */
  title: string
  text: string
  party: string | null
  page: string | null
}

/** Fewer characters than this are no number: a whole year's would answer. */
const leastOfNumber = 4

/**
 * How the number may be written: as it stands, and with the brackets of official documents for whichever were at hand
 * (玉市监处罚[2021]12号 for 玉市监处罚〔2021〕12号).
 */
export function spellings(text: string): string[] {
  const upper = plain(text).toUpperCase()
  const bracketed = upper.replace(/[[({【〈<]/g, '〔').replace(/[\])}】〉>]/g, '〕')
  const asTyped = text.trim().toUpperCase()
  return [...new Set([asTyped, upper, bracketed])].filter((x) => x.length >= leastOfNumber)
}

/** Statement for the records of these kinds whose number begins with a text; undefined where the text can be no number. */
export function numberStatement(
  q: Pick<Queryable, 'scope'>,
  kinds: readonly RecordKind[],
  text: string,
  d: DossierDay,
  limit: number,
): SQL | undefined {
  const wanted = /\d/.test(text) ? spellings(text) : []
  const arms = kinds.flatMap((kind) =>
    (kind.numbers ?? []).flatMap((number, place) =>
      wanted.map((spelling) => {
        const rows = kind.rows(d)
        const party = rows.party
          ? sql`(select name from party named where named.county_code = ${q.scope.county} and named.id = ${rows.party})`
          : sql`null`
        const also = rows.where ? sql` and ${rows.where}` : sql``
        return sql`(select ${kind.id}::text as kind, ${place}::int as place, ${rows.of.id} as id, ${rows.opens ?? rows.of.id} as opens,
            ${saidArray(rows.said)} as said, ${number.column}::text as number, ${party}::text as party
          ${rows.from} where ${rows.of.countyCode} = ${q.scope.county} and ${startsWith(sql`${number.column}`, spelling)}${also}${ownOf(q as Queryable, rows)}
          order by ${number.column} limit ${limit})`
      }),
    ),
  )
  if (arms.length === 0) return undefined
  return sql`select distinct on (length(number), number, kind, id) * from (${sql.join(arms, sql` union all `)}) named
    order by length(number), number, kind, id limit ${limit}`
}

/** Records whose number begins with a text, whole numbers first. */
export async function findNumbers(
  q: Queryable,
  kinds: readonly RecordKind[],
  text: string,
  d: DossierDay,
  limit: number,
): Promise<FoundNumber[]> {
  const statement = numberStatement(q, kinds, text, d, limit)
  if (!statement) return []
  const rows = await q.rows<{
    kind: string
    place: number
    id: string
    opens: string | null
    said: (string | null)[]
    number: string
    party: string | null
  }>(statement, 'anew')
  const byId = new Map(kinds.map((k) => [k.id, k]))
  return rows.map((r) => {
    const kind = byId.get(r.kind)!
    return {
      kind: r.kind,
      id: r.id,
      number: r.number,
      title: kind.numbers![r.place]!.title,
      text: kind.text(r.said, d),
      party: r.party,
      page: kind.page === null || r.opens === null ? null : `${kind.page}/${r.opens}`,
    }
  })
}
