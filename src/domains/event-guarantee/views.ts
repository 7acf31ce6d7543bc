import type { Day } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type {
  getFoodAccident,
  getGuarantee,
  getGuaranteeSite,
  listFoodAccidents,
  listGuaranteeSites,
  listGuarantees,
} from './contract.ts'
import { foodAccident as a, guaranteeEvent as e, guaranteeSite as s } from './tables.ts'

const eventStateOn = (today: Day): SQL<string> => sql`case when ${e.cancelledOn} <= ${today}::date then 'CANCELLED'
  when ${e.closedOn} <= ${today}::date then 'CLOSED' when ${e.endOn} < ${today}::date then 'ENDED'
  when ${e.startOn} <= ${today}::date then 'ON_DUTY' when ${e.plannedOn} <= ${today}::date then 'PLANNED' else 'NOTIFIED' end`

const siteStateNow: SQL<string> = sql`case when ${s.checkedOn} is null then 'WAITING' when ${s.result} = 'GOOD' then 'GOOD'
  when ${s.result} = 'CORRECTED' or ${s.correctedOn} is not null then 'CORRECTED' else 'HAZARD' end`

const eventFields = (today: Day) => ({
  id: e.id,
  name: e.name,
  kind: e.kind,
  startOn: e.startOn,
  endOn: e.endOn,
  diners: e.diners,
  staff: e.staff,
  closedOn: e.closedOn,
  state: eventStateOn(today),
})

export async function guaranteeList(
  q: Queryable,
  input: Input<typeof listGuarantees>,
  today: Day,
): Promise<Output<typeof listGuarantees>> {
  const page = await listPage(
    q,
    {
      fields: eventFields(today),
      from: sql`from ${asKnownNow.at(e)}`,
      where: [
        input.q ? sql`position(${input.q} in ${e.name}) > 0` : undefined,
        equals(e.kind, input.kind),
        input.state && sql`${eventStateOn(today)} = ${input.state}`,
        between(e.startOn, input.startFrom, input.startTo),
      ],
      sorts: { startOn: e.startOn, endOn: e.endOn },
      id: e.id,
    },
    input,
  )
  return page as unknown as Output<typeof listGuarantees>
}

export async function guaranteeDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getGuarantee>> {
  const [[row], sites] = await Promise.all([
    q.select(
      {
        ...eventFields(today),
        version: e.version,
        level: e.level,
        host: e.host,
        notifiedOn: e.notifiedOn,
        assessedOn: e.assessedOn,
        riskNote: e.riskNote,
        plannedOn: e.plannedOn,
        planDocNo: e.planDocNo,
        leader: e.leader,
        meals: e.meals,
        quickTests: e.quickTests,
        quickFailures: e.quickFailures,
        summary: e.summary,
        cancelReason: e.cancelReason,
        accidents: sql<number>`(select count(*)::int from ${asKnownNow.at(a)} where ${a.countyCode} = ${e.countyCode} and ${a.eventId} = ${e.id}
          and ${a.conclusion} is distinct from 'EXCLUDED')`,
      },
      sql`from ${asKnownNow.at(e)} where ${e.countyCode} = ${q.scope.county} and ${e.id} = ${id}`,
    ),
    sitesOf(q, id),
  ])
  if (!row) throw notFound('这项保障任务')
  return { ...row, sites } as unknown as Output<typeof getGuarantee>
}

/** The sites of an event with their names and states. */
export const sitesOf = (q: Queryable, eventId: string) =>
  q.select(
    {
      unit: sql<string>`${party.name}`,
      checkedOn: s.checkedOn,
      result: s.result,
      correctedOn: s.correctedOn,
      dutyOfficers: s.dutyOfficers,
      state: siteStateNow,
    },
    sql`from ${asKnownNow.at(s)} join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
      where ${s.countyCode} = ${q.scope.county} and ${s.eventId} = ${eventId} order by ${s.addedOn}, ${party.name}`,
  )

const siteFields = {
  id: s.id,
  party: partyField,
  event: e.name,
  addedOn: s.addedOn,
  checkedOn: s.checkedOn,
  result: s.result,
  state: siteStateNow,
}
const ofSite = sql`join ${e} on ${e.countyCode} = ${s.countyCode} and ${e.id} = ${s.eventId}
  join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}`

export async function siteList(
  q: Queryable,
  input: Input<typeof listGuaranteeSites>,
): Promise<Output<typeof listGuaranteeSites>> {
  const page = await listPage(
    q,
    {
      fields: siteFields,
      from: sql`from ${asKnownNow.at(s)}`,
      shows: ofSite,
      where: [partyMatches(q.scope.county, input.q, s.partyId), input.state && sql`${siteStateNow} = ${input.state}`],
      sorts: { addedOn: s.addedOn },
      id: s.id,
    },
    input,
  )
  return page as unknown as Output<typeof listGuaranteeSites>
}

export async function siteDetail(q: Queryable, id: string): Promise<Output<typeof getGuaranteeSite>> {
  const [row] = await q.select(
    {
      ...siteFields,
      version: s.version,
      diners: s.diners,
      meals: s.meals,
      dutyOfficers: s.dutyOfficers,
      hazards: s.hazards,
      correctedOn: s.correctedOn,
      correctNote: s.correctNote,
      samplesKept: s.samplesKept,
    },
    sql`from ${asKnownNow.at(s)} ${ofSite} where ${s.countyCode} = ${q.scope.county} and ${s.id} = ${id}`,
  )
  if (!row) throw notFound('这个保障点位')
  return row as unknown as Output<typeof getGuaranteeSite>
}

const accidentState: SQL<string> = sql`coalesce(${a.conclusion}, 'INVESTIGATING')`
const accidentFields = (law: LawBook, today: Day) => ({
  id: a.id,
  happenedOn: a.happenedOn,
  place: a.place,
  ill: a.ill,
  deaths: a.deaths,
  grade: sql<string>`case when ${a.deaths} > 0 or ${a.ill} >= ${law.number('accident.larger.ill', today)}::int then 'LARGER'
    when ${a.ill} >= ${law.number('accident.ordinary.ill', today)}::int then 'ORDINARY' else 'BELOW' end`,
  reportedOn: a.reportedOn,
  state: accidentState,
})

export async function accidentList(
  q: Queryable,
  input: Input<typeof listFoodAccidents>,
  { today, law }: { today: Day; law: LawBook },
): Promise<Output<typeof listFoodAccidents>> {
  const page = await listPage(
    q,
    {
      fields: accidentFields(law, today),
      from: sql`from ${asKnownNow.at(a)}`,
      where: [
        input.q ? sql`position(${input.q} in ${a.place}) > 0` : undefined,
        input.state && sql`${accidentState} = ${input.state}`,
      ],
      sorts: { happenedOn: a.happenedOn },
      id: a.id,
    },
    input,
  )
  return page as unknown as Output<typeof listFoodAccidents>
}

export async function accidentDetail(
  q: Queryable,
  id: string,
  { today, law }: { today: Day; law: LawBook },
): Promise<Output<typeof getFoodAccident>> {
  const [row] = await q.select(
    {
      ...accidentFields(law, today),
      version: a.version,
      party: sql`case when ${party.id} is null then null else ${partyField} end`,
      event: sql<
        string | null
      >`(select ev.name from guarantee_event ev where ev.county_code = ${a.countyCode} and ev.id = ${a.eventId})`,
      description: a.description,
      reporter: a.reporter,
      reportedUpOn: a.reportedUpOn,
      concludedOn: a.concludedOn,
      cause: a.cause,
      measures: a.measures,
    },
    sql`from ${asKnownNow.at(a)} left join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}
      where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id}`,
  )
  if (!row) throw notFound('这起食品安全事故')
  return row as unknown as Output<typeof getFoodAccident>
}
