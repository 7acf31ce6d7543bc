import { sql } from '#platform/db/database.ts'
import type { LedgerTx } from '#kernel/record/write.ts'

/** Next free number of a task of a year, `C2021-0001`: one waits for the other, so none is given twice. */
export async function nextTaskNo(tx: LedgerTx, year: number): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`check task ${tx.scope.county}`}))`)
  const [last] = await tx.rows<{ n: number }>(sql`
    select coalesce(max(substr(task_no, 7)::int), 0) as n from inspection_task
    where county_code = ${tx.scope.county} and task_no ~ ${`^C${year}-[0-9]{4,6}$`}`)
  return `C${year}-${String(last!.n + 1).padStart(4, '0')}`
}

/**
 * Next free numbers of check records in a task that the caller has locked, `C2021-0001-02-003`: counted by station, since nobody
 * sees those of the others. Void ones keep theirs.
 */
export async function recordNumbers(
  tx: LedgerTx,
  task: { id: string; taskNo: string },
  stations: readonly (string | null)[],
): Promise<string[]> {
  const counted = await tx.rows<{ station: string | null; n: number }>(sql`
    select y.station_code as station, count(*)::int as n from inspection_object x
    join inspection_visit y on y.county_code = x.county_code and y.object_id = x.id
    where x.county_code = ${tx.scope.county} and x.task_id = ${task.id} group by 1`)
  const used = new Map(counted.map((c) => [c.station, c.n]))
  return stations.map((station) => {
    const n = (used.get(station) ?? 0) + 1
    used.set(station, n)
    return `${task.taskNo}-${station ?? '00'}-${String(n).padStart(3, '0')}`
  })
}
