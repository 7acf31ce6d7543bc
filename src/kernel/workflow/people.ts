import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { staffPost as p } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'

/** Somebody who acts, approves or types. The id is an account, or `staff:` and the staff number; the name is as it was then. */
export interface Person {
  id: string
  name: string
  /** For whom he acts while a colleague is away, in words: 代王石. The act is kept with both names. */
  behalf?: string
}

/** The name under which an act is kept. */
export const nameOf = (p: Person): string => (p.behalf === undefined ? p.name : `${p.name}（${p.behalf}）`)

/** Who acted, who approved, who typed: three people, often one. */
export interface Acted {
  actor: Person
  typist: Person
  approver?: Person
  /** Legal date of the approval: that on the paper, or the day of the click. */
  approvedOn?: Day
  /** Number of the paper that the approval stands on. */
  paper?: string
  /** The approval asked for and given, which the act uses up. */
  approvalId?: string
}

/** Somebody alone with his keyboard. */
export const actedAlone = (who: Person): Acted => ({ actor: who, typist: who })

const staffPrefix = 'staff:'

/** Whether two are one person: by id where both are of one kind, otherwise by name, because an account and a staff number may be one's. */
export function samePerson(a: Person, b: Person): boolean {
  const bothStaff = a.id.startsWith(staffPrefix) === b.id.startsWith(staffPrefix)
  return bothStaff ? a.id === b.id : a.name === b.name
}

/**
 * Who is meant by an account, a staff number or a name. An account comes first, because it says most surely who it was. Refuses
 * (`workflow.person.*`) a name that nobody bears or several do. `field` is where a form shows it.
 */
export async function findPerson(q: Queryable, given: string, on: Day, field: string): Promise<Person> {
  const found = await q.rows<Person & { rank: number }>(sql`
    select username as id, name, case when username = ${given} then 1 else 3 end as rank from account
    where county_code = ${q.scope.county} and (username = ${given} or name = ${given})
    union select ${staffPrefix} || ${p.staffNo} as id, ${p.name} as name, case when ${p.staffNo} = ${given} then 2 else 4 end as rank
    from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and (${p.staffNo} = ${given} or ${p.name} = ${given})
      and ${p.fromDay} <= ${on}::date and (${p.toDay} is null or ${p.toDay} > ${on}::date)
    order by rank, id`)
  const [first, second] = found.filter((f) => f.rank === found[0]?.rank)
  if (!first) {
    const text = `人员名册和账号里没有“${given}”，请填账号、人员编号或姓名。`
    throw new Refusal('workflow.person.unknown', text, { fields: { [field]: text } })
  }
  if (second) {
    const text = `叫“${given}”的不止一人，请填人员编号或账号。`
    throw new Refusal('workflow.person.several', text, { fields: { [field]: text } })
  }
  return { id: first.id, name: first.name }
}

/** One part of a matter and who did it. */
export interface Part {
  /** What was done, in Chinese: 调查、主持听证. */
  what: string
  who: Person
}

/**
 * Refuses (`workflow.same-person`) two parts of one matter that the statute keeps apart, when one person acted in both. Who
 * typed does not count. `basis`: the article that demands it; without one there is nothing to ask.
 */
export function checkApart(a: Part, b: Part, basis: string): Refusal | undefined {
  if (!samePerson(a.who, b.who)) return undefined
  return new Refusal('workflow.same-person', `${a.what}和${b.what}不能由同一人（${a.who.name}）办理，请换一人。`, {
    basis,
  })
}
