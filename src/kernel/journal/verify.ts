import type { Moment } from '#platform/clock/clock.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { entryDigest, genesis, unsealed } from './seal.ts'
import { type LedgerFindingKind, checkLedger } from './verify-ledger.ts'

export type FindingKind =
  | LedgerFindingKind
  /** A sealed entry differs from its digest. */
  | 'entry-changed'
  /** A sealed entry is gone. */
  | 'entry-missing'
  /** A seal differs from its own hash. */
  | 'seal-changed'
  /** A seal does not follow the one before it. */
  | 'chain-broken'
  /** A head that was printed once is not in the chain. */
  | 'head-unknown'
  /** A ledger whose entries stand in the journal is not in the database. */
  | 'ledger-missing'

/** Something that does not agree, named. */
export interface Finding {
  kind: FindingKind
  /** Ledger, `journal_entry` or `journal_seal`. */
  table: string
  /** Row, or number of the entry or of the seal's first entry. */
  id: string
  version: number | null
  /** One sentence in Chinese. */
  text: string
}

export interface JournalReport {
  clean: boolean
  entries: number
  /** Entries that no seal holds yet: they are checked against the ledgers, but nothing vouches for themselves. */
  unsealed: number
  seals: number
  /** Head of the chain in hex; null while nothing is sealed, or when the chain has no single end. */
  head: string | null
  sealedAt: Moment | null
  ledgers: { table: string; title: string; versions: number }[]
  findings: Finding[]
  /** Findings beyond the first of each ledger that are counted but not listed. */
  unlisted: number
  /** What was not checked, and why. */
  notes: string[]
}

/** Findings listed per ledger and for the journal itself. */
const listed = 200

/**
 * Compares journal, seals and ledgers of the county in scope; run in one snapshot (`Database.snapshot`) that sees all
 * stations. `ledgers`: tables declared by `ledger()`. `expectedHead`: a head printed earlier, which must still be in the chain.
 */
export async function verifyJournal(
  q: Queryable,
  ledgers: readonly string[],
  expectedHead?: string,
): Promise<JournalReport> {
  const county = q.scope.county
  const [counts] = await q.rows<{ entries: number; unsealed: number }>(sql`
    select (select count(*) from journal_entry where county_code = ${county})::int as entries,
      (select count(*) from journal_entry e where e.county_code = ${county} and ${unsealed(county)})::int as unsealed`)
  const chain = await checkChain(q, expectedHead)
  const entries = await checkEntries(q)
  const report: JournalReport = {
    clean: false,
    entries: counts!.entries,
    unsealed: counts!.unsealed,
    seals: chain.seals,
    head: chain.head,
    sealedAt: chain.sealedAt,
    ledgers: [],
    findings: [...chain.findings, ...entries.findings],
    unlisted: entries.unlisted,
    notes: [],
  }
  const journalled = new Map(
    (
      await q.rows<{ subject: string; n: number }>(sql`
        select subject, count(*)::int as n from journal_entry
        where county_code = ${county} and action <> 'read-personal' and cardinality(record_ids) > 0 group by subject`)
    ).map((j) => [j.subject, j.n]),
  )
  const present = new Set(
    (
      await q.rows<{ name: string }>(sql`
        select name from unnest(${sql.param(ledgers)}::text[]) as l(name)
        where to_regclass(quote_ident(name)) is not null and to_regclass(quote_ident(name || '_history')) is not null`)
    ).map((l) => l.name),
  )
  for (const table of ledgers) {
    // Up to the colon a comment is a name, after it an explanation.
    const title = metaOf(table).comment.split('：')[0]!
    if (present.has(table)) {
      const checked = await checkLedger(q, table, title, listed)
      report.ledgers.push({ table, title, versions: checked.versions })
      report.findings.push(...checked.findings)
      report.unlisted += checked.unlisted
    } else if (journalled.has(table)) {
      const text = `账表“${title}”（${table}）不在数据库里，操作日志里却有它的 ${journalled.get(table)} 条：整张账表被删除。`
      report.findings.push({ kind: 'ledger-missing', table, id: table, version: null, text })
    } else report.notes.push(`账表“${title}”（${table}）不在数据库里，也没有日志，没有核对。`)
  }
  for (const [subject, n] of journalled) {
    if (!ledgers.includes(subject))
      report.notes.push(`操作日志里有账表 ${subject} 的 ${n} 条，这张账表不属于已安装的业务，没有核对。`)
  }
  report.clean = report.findings.length === 0
  return report
}

interface SealRow {
  from: bigint
  to: bigint
  at: Moment
  previous: string
  hash: string
  intact: boolean
}

async function checkChain(
  q: Queryable,
  expectedHead: string | undefined,
): Promise<{ seals: number; head: string | null; sealedAt: Moment | null; findings: Finding[] }> {
  const seals = await q.rows<SealRow>(sql`
    select s.seq_from as from, s.seq_to as to, s.at, encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash,
      s.hash = sha256(s.previous || coalesce((select string_agg(d.digest, ''::bytea order by d.n)
        from unnest(s.entry_digests) with ordinality as d(digest, n)), ''::bytea))
      and cardinality(s.seqs) = cardinality(s.entry_digests) and s.seqs[1] = s.seq_from::text
      and s.seqs[cardinality(s.seqs)] = s.seq_to::text as intact
    from journal_seal s where s.county_code = ${q.scope.county} order by s.at, s.seq_from`)
  const findings: Finding[] = []
  const find = (kind: FindingKind, s: SealRow, text: string): void =>
    void findings.push({ kind, table: 'journal_seal', id: s.from.toString(), version: null, text: sealName(s) + text })
  const hashes = new Set(seals.map((s) => s.hash))
  const followed = new Set<string>()
  for (const s of seals) {
    if (!s.intact) find('seal-changed', s, '的哈希与它所封的内容不符：这个封存被改动过。')
    if (s.previous !== genesis.toString('hex') && !hashes.has(s.previous))
      find('chain-broken', s, '接不上前一封存：前一封存被删除或改动过。')
    else if (followed.has(s.previous)) find('chain-broken', s, '与另一封存接在同一处：其中一个是后来插进去的。')
    followed.add(s.previous)
  }
  const ends = seals.filter((s) => !followed.has(s.hash))
  const end = ends.length === 1 ? ends[0]! : undefined
  if (expectedHead !== undefined && !hashes.has(expectedHead.toLowerCase())) {
    const text = `封存链里没有链头 ${expectedHead}：从印出它以后，链被截短或整段重做过。`
    findings.push({ kind: 'head-unknown', table: 'journal_seal', id: expectedHead, version: null, text })
  }
  return { seals: seals.length, head: end?.hash ?? null, sealedAt: end?.at ?? null, findings }
}

const sealName = (s: SealRow): string => `日志封存（第 ${s.from} 至 ${s.to} 条）`

async function checkEntries(q: Queryable): Promise<{ findings: Finding[]; unlisted: number }> {
  const county = q.scope.county
  const rows = await q.rows<{ seq: string; gone: boolean; total: number }>(sql`
    select l.seq::text as seq, e.seq is null as gone, (count(*) over ())::int as total
    from journal_seal s
    cross join lateral unnest(s.seqs::bigint[], s.entry_digests) as l(seq, digest)
    left join journal_entry e on e.county_code = ${county} and e.seq = l.seq
    where s.county_code = ${county} and (e.seq is null or l.digest is distinct from ${entryDigest(sql`e`)})
    order by l.seq limit ${listed}`)
  return {
    unlisted: rows.length === 0 ? 0 : rows[0]!.total - rows.length,
    findings: rows.map(({ seq, gone }) => ({
      kind: gone ? 'entry-missing' : 'entry-changed',
      table: 'journal_entry',
      id: seq,
      version: null,
      text: gone
        ? `操作日志第 ${seq} 条已不在：它封存过，后来被删除。`
        : `操作日志第 ${seq} 条与封存时的摘要不符：封存以后被改动过。`,
    })),
  }
}
