import { type SQL, sql } from '#platform/db/database.ts'
import type { Reading } from '#kernel/record/reading.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'
import { type KeyName, type Measure, type Population, given } from './declare.ts'
import type { Window } from './window.ts'

/** One number wanted: a measure in a window, perhaps recounted by a ratio's key. */
export interface Want {
  measure: Measure
  window: Window
  key?: KeyName
}

export interface CompileContext {
  reading: Reading
  law: LawBook
}

/** The rows of `want`, as a condition on its population. */
export function condition(want: Want, law: LawBook): SQL {
  const { over, where } = want.measure
  const w = want.window
  const parts: SQL[] = []
  if (over.time.kind === 'flow') parts.push(sql`${over.time.day} between ${w.from}::date and ${w.asOf}::date`)
  if (over.time.kind === 'stock') {
    for (const p of over.time.periods)
      parts.push(sql`${p.from} <= ${w.asOf}::date and (${p.to} is null or ${p.to} > ${w.asOf}::date)`)
  }
  if (where) parts.push(sql`(${given(where, { w, law })})`)
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

/** The aggregate that counts `want` among rows that satisfy `filter`. */
function aggregate(want: Want, filter: SQL, law: LawBook): SQL {
  const { measure } = want
  if (measure.kind === 'bound') return sql`max(${quantityOf(want, law)}) filter (where ${filter})`
  const over: Population = measure.over
  if (measure.kind === 'sum') return sql`coalesce(sum(${measure.amount}) filter (where ${filter}), 0)`
  const key = want.key ?? measure.key
  return key === 'record' || over.single?.includes(key)
    ? sql`count(*) filter (where ${filter})`
    : sql`count(distinct ${over.keys[key]!}) filter (where ${filter})`
}

const subjectOf = (want: Want): string | undefined =>
  want.measure.kind === 'events' || want.measure.kind === 'sum' ? want.measure.tally : undefined

/** The counted entries that a want adds to its records: `from … where …`; nothing where its figure names no subject. */
export function tallied(
  want: Want,
  { reading }: Pick<CompileContext, 'reading'>,
): { from: SQL; where: SQL } | undefined {
  const subject = subjectOf(want)
  if (subject === undefined) return undefined
  const { from, asOf } = want.window
  return {
    from: reading.at(tallyEntry),
    where: sql`${tallyEntry.subject} = ${subject} and ${tallyEntry.happenedOn} between ${from}::date and ${asOf}::date`,
  }
}

/** Numbers as text, as many as the group's declared sums and counted entries add up to. */
const added = (parts: readonly (SQL | undefined)[]): SQL =>
  sql`(${sql.join(
    parts.filter((p): p is SQL => p !== undefined),
    sql` + `,
  )})::text`

/** What a record adds to a sum, or is held against a limit with; nothing for what is counted. */
export function quantityOf({ measure, window }: Want, law: LawBook): SQL | undefined {
  if (measure.kind === 'bound') return sql`ceil(${given(measure.amount, { w: window, law })})::bigint`
  return measure.kind === 'sum' ? sql`${measure.amount}` : undefined
}

/** Rows that any of the conditions can take in: lets an index narrow the scan. */
function anyOf(wants: readonly Want[], law: LawBook): SQL {
  const { time } = wants[0]!.measure.over
  const days = wants.map((x) => x.window)
  if (time.kind === 'flow') {
    const from = days.map((w) => w.from).reduce((a, b) => (a < b ? a : b))
    const to = days.map((w) => w.asOf).reduce((a, b) => (a > b ? a : b))
    return sql`${time.day} between ${from}::date and ${to}::date`
  }
  if (time.kind === 'stock') {
    const first = days.map((w) => w.asOf).reduce((a, b) => (a < b ? a : b))
    const last = days.map((w) => w.asOf).reduce((a, b) => (a > b ? a : b))
    const parts = time.periods.map(
      (p) => sql`${p.from} <= ${last}::date and (${p.to} is null or ${p.to} > ${first}::date)`,
    )
    return sql.join(parts, sql` and `)
  }
  return wants.length === 1 ? condition(wants[0]!, law) : sql`true`
}

/** Wants that one scan can answer: same population, and where the relation depends on the window, the same window. */
export function groups(wants: readonly Want[]): Want[][] {
  const made = new Map<string, Want[]>()
  for (const want of wants) {
    const { over } = want.measure
    const key = over.windowed ? `${over.name} ${want.window.asOf}` : over.name
    const group = made.get(key)
    if (group) group.push(want)
    else made.set(key, [want])
  }
  return [...made.values()]
}

/** One statement for a group: column `m<i>` is the i-th want, `d<i>` the part of it that rests on declared sums. */
export function valueStatement(group: readonly Want[], c: CompileContext): SQL {
  const over = group[0]!.measure.over
  const facts = { w: group[0]!.window, law: c.law }
  const columns = group.flatMap((want, i) => {
    const filter = condition(want, c.law)
    const entries = tallied(want, c)
    const sums =
      entries && sql`(select coalesce(sum(${tallyEntry.quantity}), 0) from ${entries.from} where ${entries.where})`
    const made = [sql`${added([aggregate(want, filter, c.law), sums])} as ${sql.identifier(`m${i}`)}`]
    const inRecords = over.declared && aggregate(want, sql`${filter} and ${over.declared}`, c.law)
    if (inRecords || sums) made.push(sql`${added([inRecords, sums])} as ${sql.identifier(`d${i}`)}`)
    return made
  })
  return sql`select ${sql.join(columns, sql`, `)} from ${over.from(c.reading.at, facts)} where ${anyOf(group, c.law)}`
}

/** The relation and condition of one want, for lists and splits. */
export function relation(want: Want, c: CompileContext): { from: SQL; where: SQL } {
  return {
    from: want.measure.over.from(c.reading.at, { w: want.window, law: c.law }),
    where: condition(want, c.law),
  }
}

/** The expression that a want counts by. */
export const keyExpression = (want: Want): SQL => {
  const key = want.key ?? ('key' in want.measure ? want.measure.key : 'record')
  return sql`${(want.measure.over as Population).keys[key] ?? want.measure.over.record}`
}

/** The same aggregate per group, for splits. */
export const splitAggregate = (want: Want, law: LawBook): SQL => sql`(${aggregate(want, sql`true`, law)})::text`
