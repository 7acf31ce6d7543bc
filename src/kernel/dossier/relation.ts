import { type Day, day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, type SQLWrapper, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { DossierDay, RecordKind, RecordRows } from './declare.ts'

/** A record of a party on the time line. */
export interface PartyRecord {
  day: Day | null
  kind: string
  id: string
  text: string
  page: string | null
}

/** Place on the time line behind which to read on. */
export interface Place {
  day: Day
  kind: string
  id: string
}

/** Stands for a day that nobody knows: at the end of the time line. No record of a party is that old. */
const noDay = day('1900-01-01')

interface Row {
  kind: string
  id: string
  opens: string | null
  day: Day
  said: (string | null)[]
}

/** One relation of the union: which kind (a document is a kind of its own), its rows, its day and what is said of it. */
interface Arm {
  kind: RecordKind
  name: string
  rows: RecordRows
  day: SQLWrapper
  said: readonly SQLWrapper[]
  where?: SQL
  text(said: readonly (string | null)[], d: DossierDay): string
}

/** Condition for the records of one party that the scope of `q` lets through. */
export const ofParty = (q: Queryable, rows: RecordRows, partyId: string): SQL =>
  sql`${rows.of.countyCode} = ${q.scope.county} and ${rows.party} = ${partyId}${rows.where ? sql` and ${rows.where}` : sql``}${ownOf(q, rows)}`

/** Who sees only his own matters finds only rows that he handles. */
export const ownOf = (q: Queryable, rows: RecordRows): SQL =>
  q.scope.own === undefined || !rows.handler ? sql`` : sql` and ${rows.handler} = ${q.scope.own}`

/** Text columns as one array, whatever they are. */
export const saidArray = (said: readonly SQLWrapper[]): SQL =>
  sql`array[${sql.join(
    said.map((s) => sql`${s}::text`),
    sql`, `,
  )}]::text[]`

/** Kinds of records that are about a party, with their rows. */
const aboutParties = (kinds: readonly RecordKind[], d: DossierDay): { kind: RecordKind; rows: RecordRows }[] =>
  kinds.map((kind) => ({ kind, rows: kind.rows(d) })).filter(({ rows }) => rows.party !== undefined)

const recordArms = (kinds: readonly RecordKind[], d: DossierDay): Arm[] =>
  aboutParties(kinds, d).map(({ kind, rows }) => ({
    kind,
    name: kind.id,
    rows,
    day: rows.day,
    said: rows.said,
    text: kind.text,
  }))

const paperArms = (kinds: readonly RecordKind[], d: DossierDay): Arm[] =>
  aboutParties(kinds, d).flatMap(({ kind, rows }) =>
    (kind.numbers ?? []).flatMap((n, i): Arm[] =>
      n.paper
        ? [
            {
              kind,
              name: `${kind.id}#${i}`,
              rows,
              day: n.paper,
              said: [n.column],
              where: sql` and ${n.column} is not null`,
              text: ([number]) => `${n.title} ${number}`,
            },
          ]
        : [],
    ),
  )

/**
 * Records of a party, the newest first, from a place on: one query over all kinds, each cut to what one page can hold, so that
 * page 1,000 is as quick as page 1. `papers`: the documents among them instead. Refuses (`list.cursor`) a place that is none.
 */
export async function partyRecords(
  q: Queryable,
  kinds: readonly RecordKind[],
  partyId: string,
  d: DossierDay,
  cut: { papers: boolean; after?: Place; limit: number },
): Promise<(PartyRecord & { place: Place })[]> {
  const arms = cut.papers ? paperArms(kinds, d) : recordArms(kinds, d)
  if (arms.length === 0) return []
  const parts = arms.map((a) => {
    const on = sql`coalesce(${a.day}, ${noDay}::date)`
    const beyond = cut.after
      ? sql` and (${on}, ${a.name}::text, ${a.rows.of.id}) < (${cut.after.day}::date, ${cut.after.kind}::text, ${cut.after.id}::uuid)`
      : sql``
    return sql`(select ${a.name}::text as kind, ${a.rows.of.id} as id, ${a.rows.opens ?? a.rows.of.id} as opens, ${on} as day, ${saidArray(a.said)} as said
      ${a.rows.from} where ${ofParty(q, a.rows, partyId)}${a.where ?? sql``}${beyond} order by 4 desc, ${a.rows.of.id} desc limit ${cut.limit})`
  })
  const rows = await q.rows<Row>(
    sql`select * from (${sql.join(parts, sql` union all `)}) known order by day desc, kind desc, id desc limit ${cut.limit}`,
    'anew',
  )
  const byName = new Map(arms.map((a) => [a.name, a]))
  return rows.map((r) => {
    const arm = byName.get(r.kind)!
    return {
      day: r.day === noDay ? null : r.day,
      kind: arm.kind.id,
      id: r.id,
      text: arm.text(r.said, d),
      page: arm.kind.page === null || r.opens === null ? null : `${arm.kind.page}/${r.opens}`,
      place: { day: r.day, kind: r.kind, id: r.id },
    }
  })
}

/** How many records of each kind a party has, and how many documents among them (`papers`). */
export async function countRecords(
  q: Queryable,
  kinds: readonly RecordKind[],
  partyId: string,
  d: DossierDay,
): Promise<{ kinds: Map<string, number>; papers: number }> {
  const counted = aboutParties(kinds, d)
  if (counted.length === 0) return { kinds: new Map(), papers: 0 }
  const parts = counted.map(({ kind, rows }) => {
    const papers = (kind.numbers ?? []).filter((n) => n.paper).map((n) => sql`count(${n.column})`)
    return sql`select ${kind.id}::text as kind, count(*)::int as records, (${sql.join([sql`0`, ...papers], sql` + `)})::int as papers
      ${rows.from} where ${ofParty(q, rows, partyId)}`
  })
  const rows = await q.rows<{ kind: string; records: number; papers: number }>(
    sql.join(parts, sql` union all `),
    'anew',
  )
  return {
    kinds: new Map(rows.map((r) => [r.kind, r.records])),
    papers: rows.reduce((n, r) => n + r.papers, 0),
  }
}

export const writePlace = (p: Place): string => Buffer.from(JSON.stringify([p.day, p.kind, p.id])).toString('base64url')

export function readPlace(text: string): Place {
  try {
    const made: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(made) && made.length === 3 && /^[0-9a-f-]{36}$/.test(String(made[2])))
      return { day: day(String(made[0])), kind: String(made[1]), id: String(made[2]) }
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('list.cursor', '翻页位置不对，请从第一页重新打开。', { status: 400 })
}
