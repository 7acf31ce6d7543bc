import { type Day, addDays, day } from '#platform/clock/day.ts'
import { type SQL, sql, type SQLWrapper } from '#platform/db/database.ts'
import type { WorkCalendar } from '#kernel/deadline/calendar.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { LedgerTx } from '#kernel/record/write.ts'

/** What the open matters of a business depend on: the day, and the law of it. */
export interface TaskDay {
  today: Day
  law: LawBook
  calendar: WorkCalendar
}

/** Open matters of one kind, in SQL. */
export interface OpenRows {
  /** The record that a task opens; null where one task stands for many records. */
  id: SQLWrapper
  /** Names on whom it stands, a `text[]`; absent where it belongs to whoever may take the next step. */
  holders?: SQL
  /** Station whose row it is. */
  station: SQLWrapper
  /** Last day of its statutory clock; null while no clock runs. */
  dueOn: SQLWrapper
  /** Why the clock stands still (中止); null while it runs. */
  standing?: SQLWrapper
  /** What `text` is made of, in its order. */
  said: readonly SQLWrapper[]
  /** `from … where …`, answered by an index over what is open. */
  from: SQL
}

/** One kind of open matter: what it is, whose it is, when it is due, and the next step. */
export interface TaskKind {
  /** `permit.decide`: the business and what is to be done. */
  id: string
  /** What waits, in Chinese: 待办结的许可申请. */
  title: string
  /** Who may take the next step. Nobody else has it on his list. */
  permission: string
  /** Who may see that it is open. */
  reading: string
  /** Page of a record without its id, `/permits`; of all records where one task stands for many. */
  page: string
  /** Operation whose form opens with the page; absent where the page is the next step. */
  act?: string
  /** Working days before the last day on which the light turns yellow. */
  warn: number
  open(d: TaskDay): OpenRows
  /** What it is, in words: 食品经营许可新办申请 YHXK20210012. */
  text(said: readonly (string | null)[]): string
  /** Puts matters of one person on another. Refuses one that does not stand on `from` any more. Needed where there are holders. */
  reassign?(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void>
}

/** Everything of a business that waits for somebody. */
export type OpenTasks = readonly TaskKind[]

/** Nobody: the matter belongs to whoever may take the next step. */
export const nobody = sql`array[]::text[]`

/** One name as the people on whom a matter stands; none when the column is empty. */
export const heldBy = (column: SQLWrapper): SQL => sql`array_remove(array[${column}], null)`

/** Events before this day have no clock here: none of the laws that these clocks come from is older. */
const epoch = day('2014-01-01')
const answers = new WeakMap<LawBook, Map<string, string>>()

/**
 * The last day of a period of working days after the day in a column (day of the event excluded), by the law of that day, in
 * SQL; null where the law had no such period. PostgreSQL knows neither calendar nor law: it gets the answers for every day up
 * to today, made once a day.
 */
export function workingDaysAfter(column: SQLWrapper, key: string, { today, law, calendar }: TaskDay): SQL {
  const known = answers.get(law) ?? new Map<string, string>()
  answers.set(law, known)
  const name = `${key} ${today}`
  let dues = known.get(name)
  if (dues === undefined) {
    for (const kept of known.keys()) if (!kept.endsWith(today)) known.delete(kept)
    const periods = law.all().filter((r) => r.key === key)
    const list: string[] = []
    for (let d = epoch; d <= today; d = addDays(d, 1)) {
      const period = periods.find((r) => r.from <= d && (r.to === undefined || d <= r.to))
      list.push(period ? calendar.addWorkingDays(d, Number(period.value)).due : 'null')
    }
    dues = `{${list.join(',')}}`
    known.set(name, dues)
  }
  return sql`(${dues}::date[])[${column} - ${epoch}::date + 1]`
}
