import { sql } from '#platform/db/database.ts'
import type { LedgerTx } from '#kernel/record/write.ts'

/** Next free numbers of a year, `2021-0001`: one waits for the other, so none is given twice. */
export async function nextNumbers(tx: LedgerTx, year: number, count: number): Promise<string[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`gathering ${tx.scope.county}`}))`)
  const [last] = await tx.rows<{ n: number }>(sql`
    select coalesce(max(substr(gathering_no, 6)::int), 0) as n from gathering
    where county_code = ${tx.scope.county} and gathering_no ~ ${`^${year}-[0-9]{4,6}$`}`)
  return Array.from({ length: count }, (_, i) => `${year}-${String(last!.n + 1 + i).padStart(4, '0')}`)
}
