import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getGrade, getReport, listGrades, listReports } from './contract.ts'
import { adverseReport as r, drugUnitGrade as g } from './tables.ts'
import { cosmeticRoutine, deviceRoutine, drugRoutine } from './terms.ts'

/** State of a report on a day, in SQL, as `reportState` says it. */
export const reportStateOn = (on: Day): SQL<string> =>
  sql`case when ${r.reviewedOn} <= ${on}::date then coalesce(${r.reviewResult}, 'SUBMITTED') else 'SUBMITTED' end`
export const gradeStateOn = (on: Day): SQL<string> =>
  sql`case when ${g.replacedOn} <= ${on}::date then 'REPLACED' else 'VALID' end`

const reportFields = (today: Day) => ({
  id: r.id,
  reportNo: r.reportNo,
  kind: r.kind,
  severity: r.severity,
  party: partyField,
  productName: r.productName,
  eventName: r.eventName,
  foundOn: r.foundOn,
  reportedOn: r.reportedOn,
  dueOn: r.dueOn,
  state: reportStateOn(today),
})
const reportParty = sql`join ${party} on ${party.countyCode} = ${r.countyCode} and ${party.id} = ${r.partyId}`

export async function reportList(
  q: Queryable,
  input: Input<typeof listReports>,
  today: Day,
): Promise<Output<typeof listReports>> {
  const page = await listPage(
    q,
    {
      fields: reportFields(today),
      from: sql`from ${asKnownNow.at(r)}`,
      shows: reportParty,
      where: [
        input.q ? sql`(${r.reportNo} = ${input.q} or ${partyMatches(q.scope.county, input.q, r.partyId)})` : undefined,
        equals(r.kind, input.kind),
        equals(r.severity, input.severity),
        between(r.reportedOn, input.reportedFrom, input.reportedTo),
        input.state ? sql`${reportStateOn(today)} = ${input.state}` : undefined,
        input.late === undefined ? undefined : sql`coalesce(${r.reportedOn} > ${r.dueOn}, false) = ${input.late}`,
      ],
      sorts: { reportedOn: r.reportedOn },
      id: r.id,
    },
    input,
  )
  return page as unknown as Output<typeof listReports>
}

export async function reportDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getReport>> {
  const [row] = await q.select(
    {
      ...reportFields(today),
      version: r.version,
      firstReport: r.firstReport,
      followsNo: r.followsNo,
      isNew: r.isNew,
      reporterKind: r.reporterKind,
      approvalNo: r.approvalNo,
      maker: r.maker,
      batchNo: r.batchNo,
      patientSex: r.patientSex,
      patientAge: r.patientAge,
      onsetOn: r.onsetOn,
      outcome: r.outcome,
      reviewedOn: r.reviewedOn,
      reviewedBy: r.reviewedBy,
      reviewNote: r.reviewNote,
      duplicateOf: r.duplicateOf,
      sourceSystem: r.sourceSystem,
      externalNo: r.externalNo,
    },
    sql`from ${asKnownNow.at(r)} ${reportParty} where ${r.countyCode} = ${q.scope.county} and ${r.id} = ${id}`,
  )
  if (!row) throw notFound('这份报告')
  return row as Output<typeof getReport>
}

const routines = [drugRoutine, deviceRoutine, cosmeticRoutine].map((x) => x.code)
/** Checks of the unit in its role in the year that the grade is for. */
const visits = sql<number>`(select count(*)::int from inspection_visit v
  join inspection_object o on o.county_code = v.county_code and o.id = v.object_id
  join inspection_task t on t.county_code = o.county_code and t.id = o.task_id
  where v.county_code = ${g.countyCode} and o.party_id = ${g.partyId} and o.venue = ${g.role} and t.theme = any (${sql.param(routines)}::text[])
    and v.void_reason is null and v.visited_on between make_date(${g.year}, 1, 1) and make_date(${g.year}, 12, 31))`
const gradeFields = (today: Day) => ({
  id: g.id,
  party: partyField,
  role: g.role,
  year: g.year,
  grade: g.grade,
  plannedVisits: g.plannedVisits,
  visits,
  gradedOn: g.gradedOn,
  state: gradeStateOn(today),
})
const gradeParty = sql`join ${party} on ${party.countyCode} = ${g.countyCode} and ${party.id} = ${g.partyId}`

export async function gradeList(
  q: Queryable,
  input: Input<typeof listGrades>,
  today: Day,
): Promise<Output<typeof listGrades>> {
  const page = await listPage(
    q,
    {
      fields: gradeFields(today),
      from: sql`from ${asKnownNow.at(g)}`,
      shows: gradeParty,
      where: [
        partyMatches(q.scope.county, input.q, g.partyId),
        equals(g.role, input.role),
        equals(g.grade, input.grade),
        equals(g.year, input.year),
        input.state ? sql`${gradeStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { gradedOn: g.gradedOn },
      id: g.id,
    },
    input,
  )
  return page as unknown as Output<typeof listGrades>
}

export async function gradeDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getGrade>> {
  const [row] = await q.select(
    { ...gradeFields(today), version: g.version, gradedBy: g.gradedBy, reason: g.reason, replacedOn: g.replacedOn },
    sql`from ${asKnownNow.at(g)} ${gradeParty} where ${g.countyCode} = ${q.scope.county} and ${g.id} = ${id}`,
  )
  if (!row) throw notFound('这条评定')
  return row as Output<typeof getGrade>
}
