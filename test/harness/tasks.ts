import { day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Business } from '#kernel/manifest/business.ts'
import { type OpenTask, openTasks, taskDay, taskKinds } from '#kernel/task/open-tasks.ts'
import { type TestDatabase, countyScope } from './database.ts'

/** Everything open in some businesses on a day: what, light and last day, the most urgent first. */
export async function openIn(t: TestDatabase, businesses: readonly Business[], today: string): Promise<OpenTask[]> {
  const law = new LawBook(businesses.flatMap((b) => b.law ?? []))
  const wanted = taskKinds({ businesses }).map((kind) => ({ kind, shared: true }))
  const { tasks } = await t.db.read(countyScope, (q) =>
    openTasks(q, wanted, taskDay(law, day(today)), { limit: 1_000 }),
  )
  return tasks
}
