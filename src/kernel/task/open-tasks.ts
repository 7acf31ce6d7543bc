import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { timeLeft } from '#kernel/deadline/light.ts'
import type { Light } from '#kernel/deadline/terms.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { type OpenTasks, type TaskDay, type TaskKind, nobody } from './declare.ts'

/** An open matter as people see it. */
export interface OpenTask {
  /** Kind and record: one of a list. */
  key: string
  kind: string
  /** What waits, in Chinese. */
  title: string
  /** The record; null where one task stands for many. */
  id: string | null
  text: string
  holders: string[]
  stationCode: string | null
  dueOn: Day | null
  light: Light
  /** What is left of the clock, or why it stands: 剩3个工作日、逾期2个工作日、中止：听证. */
  left: string | null
  /** The page with the right form open. */
  page: string
}

/** A business's kinds of one reader's list, with the names whose matters are on it. */
export interface Wanted {
  kind: TaskKind
  /** Names on whom matters stand; everybody's when absent. */
  names?: readonly string[]
  /** Also matters that belong to nobody in particular: all, or those of one station. */
  shared: boolean | { station: string }
}

/** Which of the matters: after a key of the page before, of one light. */
export interface Cut {
  after?: string
  limit: number
  light?: Light
}

export interface KindCount {
  kind: string
  light: Light
  count: number
}

/** What this engine knows of a house. */
interface WithTasks {
  /** Those of engines themselves. */
  engineTasks?: OpenTasks
  businesses: readonly { openTasks?: OpenTasks }[]
  bridges?: readonly { openTasks?: OpenTasks }[]
}

export const taskDay = (law: LawBook, today: Day): TaskDay => ({ today, law, calendar: nationalCalendar() })

/** Every kind of open matter that the house knows. */
export const taskKinds = (house: WithTasks): TaskKind[] => [
  ...[...house.businesses, ...(house.bridges ?? [])].flatMap((b) => b.openTasks ?? []),
  ...(house.engineTasks ?? []),
]

/** The business of a kind: `permit.decide` is one of `permit`. */
export const businessOf = (kind: string): string => kind.split('.')[0]!

/**
 * Open matters of several kinds as one relation: kind, id, holders, station_code, due_on, standing, said, light and key. The
 * key is their order: what has a clock by its last day, then what has none, last what stands still.
 */
function relation(wanted: readonly Wanted[], q: Queryable, d: TaskDay): SQL {
  const arms = wanted.map(({ kind, names, shared }) => {
    const open = kind.open(d)
    const holders = open.holders ?? nobody
    const warnTo = d.calendar.addWorkingDays(d.today, kind.warn).due
    const held =
      names === undefined ? sql`cardinality(${holders}) > 0` : sql`${holders} && ${sql.param([...names])}::text[]`
    const station = typeof shared === 'object' ? sql` and ${open.station} = ${shared.station}` : sql``
    const whose = shared === false ? held : sql`(${held} or (cardinality(${holders}) = 0${station}))`
    // Who sees only his own matters has nothing in common with others.
    const own = q.scope.own === undefined ? sql`` : sql` and ${q.scope.own} = any (${holders})`
    return sql`select ${kind.id}::text as kind, ${open.id}::uuid as id, ${holders} as holders, ${open.station}::text as station_code,
      (${open.dueOn})::date as due_on, ${open.standing ?? sql`null`}::text as standing,
      array[${sql.join(
        open.said.map((s) => sql`${s}::text`),
        sql`, `,
      )}] as said, ${warnTo}::date as warn_to ${open.from} and ${whose}${own}`
  })
  return sql`select *, case when standing is not null then 'grey' when due_on < ${d.today}::date then 'red' when due_on <= warn_to then 'amber' else 'green' end as light,
      case when standing is null then '0' else '1' end || coalesce(due_on::text, '9999-12-31') || ' ' || kind || ' ' || coalesce(id::text, station_code, '') as key
    from (${sql.join(arms, sql` union all `)}) open_matter`
}

interface Row {
  key: string
  kind: string
  id: string | null
  holders: string[]
  station_code: string | null
  due_on: Day | null
  standing: string | null
  said: (string | null)[]
  light: Light
}

/** Open matters of these kinds, the most urgent first, and how many there are by kind and light: one query. */
export async function openTasks(
  q: Queryable,
  wanted: readonly Wanted[],
  d: TaskDay,
  cut: Cut,
): Promise<{ tasks: OpenTask[]; counts: KindCount[] }> {
  if (wanted.length === 0) return { tasks: [], counts: [] }
  const [found] = await q.rows<{ rows: Row[]; counts: KindCount[] }>(
    sql`with m as materialized (${relation(wanted, q, d)})
    select (select coalesce(json_agg(r), '[]') from (select key, kind, id, holders, station_code, due_on, standing, said, light from m
        where key > ${cut.after ?? ''}${cut.light === undefined ? sql`` : sql` and light = ${cut.light}`} order by key limit ${cut.limit}) r) as rows,
      (select coalesce(json_agg(c), '[]') from (select kind, light, count(*)::int as count from m group by kind, light) c) as counts`,
    'indexed',
  )
  const kinds = new Map(wanted.map((w) => [w.kind.id, w.kind]))
  return { tasks: found!.rows.map((r) => shown(r, kinds.get(r.kind)!, d)), counts: found!.counts }
}

function shown(r: Row, kind: TaskKind, { today, calendar }: TaskDay): OpenTask {
  const page = r.id === null ? kind.page : `${kind.page}/${r.id}`
  const standing = r.standing === null ? null : `中止：${r.standing}`
  return {
    key: r.key,
    kind: kind.id,
    title: kind.title,
    id: r.id,
    text: kind.text(r.said),
    holders: r.holders,
    stationCode: r.station_code,
    dueOn: r.due_on,
    light: r.light,
    left: standing ?? (r.due_on === null ? null : timeLeft(r.due_on, today, calendar)),
    page: kind.act === undefined ? page : `${page}?act=${kind.act}`,
  }
}

/** How many open matters stand on whom, and where: the holder's name, or the station whose row it is. */
export interface Burden {
  kind: string
  holder: string | null
  stationCode: string | null
  open: number
  overdue: number
}

/** The burden of everybody in scope. A matter of two people counts for both. */
export async function burdens(q: Queryable, kinds: readonly TaskKind[], d: TaskDay): Promise<Burden[]> {
  if (kinds.length === 0) return []
  const wanted = kinds.map((kind) => ({ kind, shared: true }))
  return await q.rows<Burden>(
    sql`select kind, holder, case when holder is null then station_code end as "stationCode", count(*)::int as open,
        count(*) filter (where light = 'red')::int as overdue
      from (${relation(wanted, q, d)}) m left join lateral unnest(m.holders) holder on true group by 1, 2, 3`,
    'indexed',
  )
}
