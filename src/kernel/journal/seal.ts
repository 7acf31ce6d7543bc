import { createHash } from 'node:crypto'
import { type Moment, laterBy } from '#platform/clock/clock.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'

/** What the first seal of a county follows. */
export const genesis = Buffer.alloc(32)
/** First key of the advisory lock under which a county's chain grows; the second is the county. */
const sealLock = 7_301_002
/** Entries in one seal, at most. */
const sealSize = 1_000
/** An entry rests for so many milliseconds before it is sealed: most transactions that took a lower number have ended by then. */
const rest = 3_000

export interface Sealing {
  /** Seals added. */
  seals: number
  /** Entries sealed by them. */
  entries: number
  /** Head of the chain afterwards, in hex: what is printed and kept outside. Null while nothing is sealed. */
  head: string | null
}

/**
 * Digest of an entry: SHA-256 over its jsonb text. Empty columns are left out, so a column added later changes no digest;
 * the changes are taken as they are, because there an empty value says something.
 */
export const entryDigest = (alias: SQL): SQL =>
  sql`sha256(convert_to(jsonb_strip_nulls(to_jsonb(${alias}) - 'changes')::text || coalesce(${alias}.changes::text, ''), 'UTF8'))`

/** Hash of a seal: SHA-256 over the hash before it and the digests of its entries in order. */
const sealHash = (previous: Buffer, digests: readonly Buffer[]): Buffer =>
  digests.reduce((hash, digest) => hash.update(digest), createHash('sha256').update(previous)).digest()

/**
 * Seals what is not sealed yet, at the moment `at`; run in a transaction (`Database.write`). A seal lists the numbers it
 * holds: a gap is a rolled-back transaction, and an entry that was committed late with a lower number goes into the next
 * seal. Two runs of one county wait for each other.
 */
export async function sealJournal(q: Queryable, at: Moment): Promise<Sealing> {
  const county = q.scope.county
  await q.rows(sql`select pg_advisory_xact_lock(${sealLock}, hashtext(${county}))`)
  let head = await chainHead(q)
  const runs = await q.rows<{ seqs: string[]; digests: Buffer[] }>(sql`
    select array_agg(u.seq::text order by u.seq) as seqs, array_agg(u.digest order by u.seq) as digests
    from (select e.seq, ${entryDigest(sql`e`)} as digest, (row_number() over (order by e.seq) - 1) / ${sealSize} as run
      from journal_entry e where e.county_code = ${county} and e.at <= ${laterBy(at, -rest)} and ${unsealed(county)}) u
    group by u.run order by u.run`)
  for (const { seqs, digests } of runs) {
    const hash = sealHash(head ?? genesis, digests)
    await q.execute(sql`
      insert into journal_seal (county_code, seq_from, seq_to, at, seqs, entry_digests, previous, hash)
      values (${county}, ${seqs[0]}, ${seqs.at(-1)}, ${at}, ${sql.param(seqs)}::text[], ${sql.param(digests)}::bytea[], ${head ?? genesis}, ${hash})`)
    head = hash
  }
  return {
    seals: runs.length,
    entries: runs.reduce((n, run) => n + run.seqs.length, 0),
    head: head?.toString('hex') ?? null,
  }
}

/** Holds for an entry `e` that no seal lists. */
export const unsealed = (county: string): SQL =>
  sql`not exists (select 1 from journal_seal s, unnest(s.seqs) as listed(seq) where s.county_code = ${county} and listed.seq::bigint = e.seq)`

/** The last seal's hash: the one that no other follows. Where somebody broke the chain, the newest of its ends. */
async function chainHead(q: Queryable): Promise<Buffer | undefined> {
  const [last] = await q.rows<{ hash: Buffer }>(sql`
    select s.hash from journal_seal s where s.county_code = ${q.scope.county}
      and not exists (select 1 from journal_seal n where n.county_code = s.county_code and n.previous = s.hash)
    order by s.at desc, s.seq_to desc limit 1`)
  return last?.hash
}
