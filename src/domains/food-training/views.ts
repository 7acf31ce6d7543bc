import type { Day } from '#platform/clock/day.ts'
import { yearOf, yearStart } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getTrainingPerson, getTrainingUnit, listTrainingPeople, listTrainingUnits } from './contract.ts'
import { foodTrainingPerson as p, foodTrainingStep as s, foodTrainingUnit as u } from './tables.ts'

/** People of a unit who are there today and of whom `also` holds. */
const someone = (today: Day, also: SQL): SQL => sql`exists (select 1 from food_training_person m
  where m.county_code = ${u.countyCode} and m.unit_id = ${u.id} and m.void_reason is null
    and m.entered_on <= ${today}::date and (m.left_on is null or m.left_on > ${today}::date) and ${also})`

/** A step of the year up to today, of the person in an alias. */
const stepped = (today: Day, person: SQL, also: SQL): SQL => sql`exists (select 1 from food_training_step st
  where st.county_code = ${person}.county_code and st.person_id = ${person}.id and st.void_reason is null
    and st.on_day between ${yearStart(today)}::date and ${today}::date and ${also})`

const m = sql`m`
const unitStateOn = (today: Day): SQL<string> => sql`case when ${u.toDay} <= ${today}::date then 'LEFT'
  when ${someone(today, stepped(today, m, sql`st.passed_on is not null`))} then 'ASSESSED'
  when ${someone(today, stepped(today, m, sql`st.step = 'TRAINED'`))} then 'TRAINED'
  when ${someone(today, sql`m.registered_on <= ${today}::date`)} then 'REGISTERED' else 'NONE' end`

const own = sql`food_training_person`
const personStateOn = (today: Day): SQL<string> => sql`case when ${p.leftOn} <= ${today}::date then 'LEFT'
  when ${stepped(today, own, sql`st.passed_on is not null`)} then 'PASSED'
  when ${stepped(today, own, sql`st.step = 'ASSESSED'`)} then 'FAILED'
  when ${stepped(today, own, sql`st.step = 'TRAINED'`)} then 'TRAINED'
  when ${p.registeredOn} <= ${today}::date then 'REGISTERED' else 'UNREGISTERED' end`

const unitFields = (today: Day) => ({
  id: u.id,
  party: partyField,
  kind: u.kind,
  fromDay: u.fromDay,
  toDay: u.toDay,
  state: unitStateOn(today),
})
const unitParty = sql`join ${party} on ${party.countyCode} = ${u.countyCode} and ${party.id} = ${u.partyId}`
const personFields = (today: Day) => ({
  id: p.id,
  party: partyField,
  personName: p.personName,
  post: p.post,
  enteredOn: p.enteredOn,
  registeredOn: p.registeredOn,
  state: personStateOn(today),
})
const personParty = sql`join ${party} on ${party.countyCode} = ${p.countyCode} and ${party.id} = ${p.partyId}`

export async function unitList(
  q: Queryable,
  input: Input<typeof listTrainingUnits>,
  today: Day,
): Promise<Output<typeof listTrainingUnits>> {
  const page = await listPage(
    q,
    {
      fields: unitFields(today),
      from: sql`from ${asKnownNow.at(u)}`,
      shows: unitParty,
      where: [
        partyMatches(q.scope.county, input.q, u.partyId),
        equals(u.kind, input.kind),
        input.state && sql`${unitStateOn(today)} = ${input.state}`,
      ],
      sorts: { fromDay: u.fromDay },
      id: u.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTrainingUnits>
}

export async function unitDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getTrainingUnit>> {
  const [[row], people] = await Promise.all([
    q.select(
      { ...unitFields(today), version: u.version, leaveReason: u.leaveReason },
      sql`from ${asKnownNow.at(u)} ${unitParty} where ${u.countyCode} = ${q.scope.county} and ${u.id} = ${id}`,
    ),
    q.select(
      { personName: p.personName, post: p.post, registeredOn: p.registeredOn, state: personStateOn(today) },
      sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and ${p.unitId} = ${id} order by ${p.enteredOn}`,
    ),
  ])
  if (!row) throw notFound('这家培训考核单位')
  return { ...row, people } as unknown as Output<typeof getTrainingUnit>
}

export async function personList(
  q: Queryable,
  input: Input<typeof listTrainingPeople>,
  today: Day,
): Promise<Output<typeof listTrainingPeople>> {
  const page = await listPage(
    q,
    {
      fields: personFields(today),
      from: sql`from ${asKnownNow.at(p)}`,
      shows: personParty,
      where: [
        partyMatches(q.scope.county, input.q, p.partyId),
        equals(p.post, input.post),
        input.state && sql`${personStateOn(today)} = ${input.state}`,
      ],
      sorts: { enteredOn: p.enteredOn },
      id: p.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTrainingPeople>
}

export async function personDetail(
  q: Queryable,
  id: string,
  { today, law }: { today: Day; law: LawBook },
): Promise<Output<typeof getTrainingPerson>> {
  const [[row], steps] = await Promise.all([
    q.select(
      { ...personFields(today), version: p.version, idMasked: p.idMasked, accountNo: p.accountNo, leftOn: p.leftOn },
      sql`from ${asKnownNow.at(p)} ${personParty} where ${p.countyCode} = ${q.scope.county} and ${p.id} = ${id}`,
    ),
    q.select(
      {
        step: s.step,
        onDay: s.onDay,
        title: s.title,
        hours: sql<string | null>`trim_scale(${s.hours})::text`,
        score: sql<string | null>`trim_scale(${s.score})::text`,
        passedOn: s.passedOn,
        retestDueOn: s.retestDueOn,
      },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.personId} = ${id} order by ${s.onDay} desc`,
    ),
  ])
  if (!row) throw notFound('这名食品安全管理人员')
  const hours = steps
    .filter((x) => x.step === 'TRAINED' && yearOf(x.onDay) === yearOf(today))
    .reduce((n, x) => n + Number(x.hours ?? 0), 0)
  return {
    ...row,
    steps,
    hoursThisYear: String(hours),
    hoursDue: String(law.number('food-training.hours.year', today)),
  } as unknown as Output<typeof getTrainingPerson>
}
