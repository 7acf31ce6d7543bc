import { type Queryable, sql } from '#platform/db/database.ts'
import { digestOf } from './digest.ts'

export type LedgerFindingKind =
  /** A version differs from what the journal recorded. */
  | 'row-changed'
  /** A version stands in the ledger and the journal knows nothing of it. */
  | 'row-unjournalled'
  /** A journalled version is in neither table. */
  | 'row-gone'
  /** A version stands in the wrong table: the newest in the history, or an old one as the current. */
  | 'row-misplaced'
  /** Two entries claim the same version. */
  | 'row-journalled-twice'
  /** The recorded period of an old version does not end where the next one begins. */
  | 'period-changed'

interface LedgerFinding {
  kind: LedgerFindingKind
  table: string
  id: string
  version: number
  text: string
}

const sentences: Record<LedgerFindingKind, string> = {
  'row-changed': '内容与操作日志记下的摘要不符：有人绕过系统改动过。',
  'row-unjournalled': '在账上，操作日志里却没有：有人绕过系统写入。',
  'row-gone': '操作日志里有，账上已没有：有人绕过系统删除。',
  'row-misplaced': '放错了地方（当前版本与历史版本互换）：有人绕过系统挪动过。',
  'row-journalled-twice': '在操作日志里记了两次：其中一条不是本系统写的。',
  'period-changed': '的截止时刻与下一版本的入账时刻不一致：有人绕过系统改动过历史。',
}

/**
 * Compares every version of a ledger, current and past, with the digest that the journal recorded for it. One statement,
 * whatever the number of rows; at most `listed` findings are returned and the rest counted.
 */
export async function checkLedger(
  q: Queryable,
  table: string,
  title: string,
  listed: number,
): Promise<{ versions: number; findings: LedgerFinding[]; unlisted: number }> {
  const county = q.scope.county
  const [live, history] = [sql.identifier(table), sql.identifier(`${table}_history`)]
  const rows = await q.rows<{ kind: LedgerFindingKind | null; id: string; version: number; n: number }>(sql`
    with recorded as (
      select r.id, r.version, r.digest from journal_entry e
      cross join lateral unnest(e.record_ids, e.versions, e.digests) as r(id, version, digest)
      where e.county_code = ${county} and e.subject = ${table} and e.action <> 'read-personal'
    ), kept as (
      select t.id, t.version, t.recorded_at, null::timestamptz as superseded_at, true as live, ${digestOf(table, 't')} as digest
      from ${live} t where t.county_code = ${county}
      union all
      select h.id, h.version, h.recorded_at, h.superseded_at, false, ${digestOf(table, 'h')}
      from ${history} h where h.county_code = ${county}
    ), compared as (
      select coalesce(k.id, r.id) as id, coalesce(k.version, r.version) as version, k.recorded_at, k.superseded_at, k.live,
        case when k.id is null then 'row-gone' when r.id is null then 'row-unjournalled'
          when k.digest is distinct from r.digest then 'row-changed' end as kind
      from kept k full join recorded r on r.id = k.id and r.version = k.version
    ), placed as (
      select id, version, coalesce(kind, case
          when live and lead(version) over w > version or not live and lead(version) over w is null
            or lead(version) over w = version and lead(live) over w <> live then 'row-misplaced'
          when lead(version) over w = version then 'row-journalled-twice'
          when not live and lead(version) over w = version + 1 and lead(recorded_at) over w <> superseded_at then 'period-changed'
        end) as kind
      from compared window w as (partition by id order by version, live)
    ), found as (select kind, id, version, count(*) over () as n from placed where kind is not null order by id, version limit ${listed})
    select null as kind, null::uuid as id, null::int as version, count(*)::int as n from placed
    union all select kind, id, version, n::int from found`)
  const [all, ...found] = rows.sort((a, b) => Number(a.kind !== null) - Number(b.kind !== null))
  return {
    versions: all!.n,
    unlisted: found.length === 0 ? 0 : found[0]!.n - found.length,
    findings: found.map(({ kind, id, version }) => ({
      kind: kind!,
      table,
      id,
      version,
      text: `“${title}”记录 ${id} 第 ${version} 版${sentences[kind!]}`,
    })),
  }
}
