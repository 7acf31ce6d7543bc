import { addDays } from '#platform/clock/day.ts'
import { type Moment, startOfDay } from '#platform/clock/clock.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { declaredTables } from '#platform/db/table.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { getJournalEntry, listJournal } from './contract.ts'
import { unsealed } from './seal.ts'
import { type JournalAction, journalEntry as j } from './tables.ts'

/** Chinese names of what the log speaks of. */
export interface JournalWords {
  operation(name: string): string
  subject(table: string): string
  /** Names of operations that are called so, whole or in part. */
  operationsCalled(text: string): string[]
}

/** What is done without an operation of the interface. */
const outside: Readonly<Record<string, string>> = { loadDemo: '生成演示数据', start: '首次启动', cli: '命令行' }

/** The words of the log. `titles`: Chinese titles of operations by name. */
export const wordsOf = (titles: () => ReadonlyMap<string, string>): JournalWords => ({
  operation: (name) => titles().get(name) ?? outside[name] ?? name,
  subject: subjectTitle,
  operationsCalled: (text) => [
    text,
    ...[...titles()].filter(([, title]) => title.includes(text)).map(([name]) => name),
  ],
})

/** Tables that are called so, whole or in part. */
const subjectsCalled = (text: string): string[] =>
  declaredTables()
    .filter((t) => t.name === text || t.comment.split('：')[0]!.includes(text))
    .map((t) => t.name)

/** A table's name up to the colon; `account` stands for the accounts, which are no ledger. */
const subjectTitle = (table: string): string =>
  declaredTables()
    .find((t) => t.name === table)
    ?.comment.split('：')[0] ?? (table === 'account' ? '账号' : table)

const fields = {
  seq: j.seq,
  at: j.at,
  actor: j.actor,
  operation: j.operation,
  action: j.action,
  subject: j.subject,
  records: sql<number>`cardinality(${j.recordIds})`,
  note: j.note,
  approver: j.approver,
  typist: j.typist,
}

interface Row {
  seq: bigint
  at: Moment
  actor: string
  operation: string
  action: JournalAction
  subject: string
  records: number
  note: string | null
  approver: string | null
  typist: string | null
}

const shownRow = ({ seq, ...r }: Row, words: JournalWords) => ({
  ...r,
  id: seq.toString(),
  operation: words.operation(r.operation),
  subject: words.subject(r.subject),
})

const countUpTo = 10_000

/** A page of the log, newest first. */
export async function journalPage(
  q: Queryable,
  words: JournalWords,
  input: Input<typeof listJournal>,
): Promise<Output<typeof listJournal>> {
  const where: SQL[] = [sql`${j.countyCode} = ${q.scope.county}`]
  if (input.who !== undefined)
    where.push(
      sql`${input.who} in (${j.actor}, ${j.approver}, ${j.typist}, ${j.actorId}, ${j.approverId}, ${j.typistId})`,
    )
  if (input.operation !== undefined)
    where.push(sql`${j.operation} = any (${sql.param(words.operationsCalled(input.operation))}::text[])`)
  if (input.action !== undefined) where.push(sql`${j.action} = ${input.action}`)
  if (input.subject !== undefined)
    where.push(sql`${j.subject} = any (${sql.param(subjectsCalled(input.subject))}::text[])`)
  if (input.record !== undefined) where.push(sql`${j.recordIds} @> array[${input.record}::uuid]`)
  if (input.atFrom !== undefined) where.push(sql`${j.at} >= ${startOfDay(input.atFrom)}`)
  if (input.atTo !== undefined) where.push(sql`${j.at} < ${startOfDay(addDays(input.atTo, 1))}`)
  if (input.q !== undefined)
    where.push(sql`(position(${input.q} in coalesce(${j.note}, '')) > 0 or position(${input.q} in ${j.actor}) > 0)`)
  const all = sql.join(where, sql` and `)
  const before = input.after === undefined ? sql`` : sql` and ${j.seq} < ${cursorOf(input.after)}::bigint`
  const rows = await q.select(
    fields,
    sql`from ${j} where ${all}${before} order by ${j.seq} desc limit ${input.limit + 1}`,
  )
  const [count] = await q.rows<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from ${j} where ${all} limit ${countUpTo}) x`,
  )
  const page = rows.slice(0, input.limit)
  return {
    rows: page.map((r) => shownRow(r, words)),
    next: rows.length > input.limit ? page.at(-1)!.seq.toString() : null,
    total: count!.n,
  } as Output<typeof listJournal>
}

function cursorOf(after: string): string {
  if (/^\d{1,18}$/.test(after)) return after
  throw new Refusal('list.cursor', '翻页位置不对，请从第一页重新打开。', { status: 400 })
}

/** Records of one entry that are listed; an import names thousands. */
const recordsShown = 100

/** One entry with what changed. Sealed numbers and look-up keys are left out: they say nothing to a reader. */
export async function journalEntryOf(
  q: Queryable,
  words: JournalWords,
  seq: string,
): Promise<Output<typeof getJournalEntry>> {
  const [row] = await q.select(
    { ...fields, approvedOn: j.approvedOn, paper: j.paper, recordIds: j.recordIds, changes: j.changes },
    sql`from ${j} where ${j.countyCode} = ${q.scope.county} and ${j.seq} = ${seq}::bigint`,
  )
  if (!row) throw notFound('这条日志')
  const [seal] = await q.rows<{ hash: string; at: Moment }>(sql`
    select encode(s.hash, 'hex') as hash, s.at from journal_seal s where s.county_code = ${q.scope.county} and ${seq} = any (s.seqs)`)
  const { recordIds, changes, approvedOn, paper, ...rest } = row
  return {
    ...shownRow(rest, words),
    approvedOn,
    paper,
    recordIds: recordIds.slice(0, recordsShown),
    changes: (changes ?? []).map((c) => changeOf(rest.subject, c)),
    seal: seal ?? null,
  } as Output<typeof getJournalEntry>
}

/** An insert is kept as the row, a change as `before` and `after`. */
function changeOf(subject: string, change: Record<string, unknown>) {
  const { id, before, after } = change as { id?: string; before?: object; after?: object }
  const [old, now] = after ? [before ?? {}, after] : [{}, change]
  const columns = declaredTables().find((t) => t.name === subject)?.columns ?? []
  const lines = Object.keys(now)
    .filter((key) => !/(Sealed|Key)$/.test(key) && !plumbing.has(key))
    .map((key) => ({
      label: columns.find((c) => c.key === key)?.comment ?? key,
      before: textOf((old as Record<string, unknown>)[key]),
      after: textOf((now as Record<string, unknown>)[key]),
    }))
    .filter((l) => l.before !== l.after)
  return { record: id ?? null, lines }
}

const plumbing = new Set(['id', 'countyCode', 'version', 'recordedAt', 'originBatch', 'originLine'])

const textOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value as string)

/** How much there is, since when, and how much of it is sealed. */
export async function journalCounts(q: Queryable) {
  const county = q.scope.county
  const [row] = await q.rows<{
    entries: number
    unsealed: number
    first: Moment | null
    head: string | null
    sealedAt: Moment | null
    lastCheck: { at: Moment; actor: string; text: string } | null
  }>(sql`
    select (select count(*)::int from journal_entry where county_code = ${county}) as entries,
      (select count(*)::int from journal_entry e where e.county_code = ${county} and ${unsealed(county)}) as unsealed,
      (select min(at) from journal_entry where county_code = ${county}) as first,
      (select encode(s.hash, 'hex') from journal_seal s where s.county_code = ${county} order by s.at desc, s.seq_to desc limit 1) as head,
      (select max(s.at) from journal_seal s where s.county_code = ${county}) as "sealedAt",
      (select jsonb_build_object('at', c.at, 'actor', c.actor, 'text', c.note) from journal_entry c
        where c.county_code = ${county} and c.action = 'check' order by c.seq desc limit 1) as "lastCheck"`)
  return row!
}
