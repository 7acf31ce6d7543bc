import type { Input, Output } from '#platform/contract/operation.ts'
import { type Day, addDays } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { ownOnly } from '#kernel/record/own.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getApplication, getCertificate, listApplications, listCertificates } from './contract.ts'
import { permitApplication as a, permitCertificate as c, permitSiteCheck as s } from './tables.ts'

/** State today, in SQL: the same order of precedence as `applicationState` in rules.ts. */
export const applicationStateOn = (today: Day): SQL<string> => sql`case
  when ${a.concludedOn} <= ${today}::date then case
    when ${a.concludedOn} = ${a.decidedOn} then coalesce(${a.decision}, 'GRANTED')
    when ${a.concludedOn} = ${a.terminatedOn} then 'TERMINATED' else 'WITHDRAWN' end
  when ${a.acceptedOn} <= ${today}::date then
    case when coalesce(${a.extendedTo}, ${a.dueOn}) < ${today}::date then 'OVERDUE' else 'ACCEPTED' end
  when ${a.notAcceptedOn} <= ${today}::date then 'NOT_ACCEPTED'
  when ${a.returnedOn} <= ${today}::date then 'RETURNED' else 'SUBMITTED' end`

/** A renewal of the certificate was accepted and is undecided today. */
const renewalPending = (today: Day): SQL => sql`exists (
  select 1 from permit_application r where r.county_code = ${c.countyCode} and r.party_id = ${c.partyId} and r.void_reason is null
    and r.kind = ${c.kind} and r.action = 'RENEW' and r.prior_cert_no = ${c.certNo} and r.accepted_on <= ${c.validTo}
    and (r.concluded_on is null or r.concluded_on > ${today}::date))`

/** State today, in SQL: the same order of precedence as `certificateState` in rules.ts. */
export const certificateStateOn = (today: Day): SQL<string> => sql`case
  when ${c.revokedOn} <= ${today}::date then 'REVOKED'
  when ${c.strippedOn} <= ${today}::date then 'STRIPPED'
  when ${c.deregisteredOn} <= ${today}::date then 'DEREGISTERED'
  when ${c.supersededOn} <= ${today}::date then 'SUPERSEDED'
  when ${c.validTo} < ${today}::date and not ${renewalPending(today)} then 'EXPIRED'
  when ${c.validFrom} > ${today}::date then 'COMING' else 'VALID' end`

const joined = (items: typeof a.scopeItems | typeof c.scopeItems | typeof s.inspectors): SQL<string | null> =>
  sql`(select string_agg(x, '、') from jsonb_array_elements_text(${items}) x)`

const applicationFields = (today: Day) => ({
  id: a.id,
  applicationNo: a.applicationNo,
  party: partyField,
  kind: a.kind,
  action: a.action,
  submittedOn: a.submittedOn,
  acceptedOn: a.acceptedOn,
  dueOn: sql<Day | null>`coalesce(${a.extendedTo}, ${a.dueOn})`,
  concludedOn: a.concludedOn,
  state: applicationStateOn(today),
})

const applicationSource = sql`from ${asKnownNow.at(a)}`
const applicant = sql`join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}`

export async function applicationList(
  q: Queryable,
  input: Input<typeof listApplications>,
  today: Day,
): Promise<Output<typeof listApplications>> {
  const open = input.state === 'ACCEPTED' || input.state === 'OVERDUE' || input.dueTo !== undefined
  const page = await listPage(
    q,
    {
      fields: applicationFields(today),
      from: applicationSource,
      shows: applicant,
      where: [
        partyMatches(q.scope.county, input.q, a.partyId),
        equals(a.kind, input.kind),
        between(a.acceptedOn, input.acceptedFrom, input.acceptedTo),
        input.dueTo === undefined ? undefined : sql`${a.dueOn} <= ${input.dueTo}::date`,
        input.state ? sql`${applicationStateOn(today)} = ${input.state}` : undefined,
        // No conclusion lies in the future; this lets the small index over open applications answer the daily question.
        open ? sql`${a.concludedOn} is null` : undefined,
      ],
      sorts: { submittedOn: a.submittedOn, applicationNo: a.applicationNo },
      id: a.id,
      handler: a.handler,
    },
    input,
  )
  return page as unknown as Output<typeof listApplications>
}

export async function applicationDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getApplication>> {
  const found = q.select(
    {
      ...applicationFields(today),
      version: a.version,
      premises: a.premises,
      scopeItems: joined(a.scopeItems),
      businessFormat: a.businessFormat,
      responsiblePerson: a.responsiblePerson,
      foodSafetyManager: a.foodSafetyManager,
      commitmentMode: a.commitmentMode,
      priorCertNo: a.priorCertNo,
      returnedOn: a.returnedOn,
      notAcceptedOn: a.notAcceptedOn,
      extendedTo: a.extendedTo,
      extensionReason: a.extensionReason,
      decidedOn: a.decidedOn,
      decision: a.decision,
      documentNo: a.documentNo,
      refusalReason: a.refusalReason,
      terminatedOn: a.terminatedOn,
      withdrawnOn: a.withdrawnOn,
      endReason: a.endReason,
      handler: a.handler,
      office: a.office,
      sourceSystem: a.sourceSystem,
      externalNo: a.externalNo,
    },
    sql`${applicationSource} ${applicant} where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id} and ${ownOnly(q, a.handler)}`,
  )
  const siteChecks = q.select(
    { doneOn: s.doneOn, inspectors: joined(s.inspectors), result: s.result, opinion: s.opinion },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.applicationId} = ${id} order by ${s.doneOn}`,
  )
  const certificates = q.select(
    { certNo: c.certNo, issuedOn: c.issuedOn, validTo: c.validTo },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.applicationId} = ${id} order by ${c.issuedOn}`,
  )
  const [[row], checks, issued] = await Promise.all([found, siteChecks, certificates])
  if (!row) throw notFound('这件许可申请')
  return { ...row, siteChecks: checks, certificates: issued } as Output<typeof getApplication>
}

const certificateFields = (today: Day) => ({
  id: c.id,
  certNo: c.certNo,
  party: partyField,
  kind: c.kind,
  issuedOn: c.issuedOn,
  validFrom: c.validFrom,
  validTo: c.validTo,
  issuer: c.issuer,
  state: certificateStateOn(today),
})

const certificateSource = sql`from ${asKnownNow.at(c)}`
const holder = sql`join ${party} on ${party.countyCode} = ${c.countyCode} and ${party.id} = ${c.partyId}`

/** No act has ended the certificate by this day; whether its time has run out is another question. */
export const notEnded = (today: Day): SQL => sql`(${c.revokedOn} is null or ${c.revokedOn} > ${today}::date)
  and (${c.strippedOn} is null or ${c.strippedOn} > ${today}::date)
  and (${c.deregisteredOn} is null or ${c.deregisteredOn} > ${today}::date)
  and (${c.supersededOn} is null or ${c.supersededOn} > ${today}::date)`

export async function certificateList(
  q: Queryable,
  input: Input<typeof listCertificates>,
  today: Day,
  expiringDays: number,
): Promise<Output<typeof listCertificates>> {
  const page = await listPage(
    q,
    {
      fields: certificateFields(today),
      from: certificateSource,
      shows: holder,
      where: [
        partyMatches(q.scope.county, input.q, c.partyId),
        equals(c.kind, input.kind),
        between(c.validTo, input.validFromDay, input.validToDay),
        input.expiring
          ? sql`${notEnded(today)} and ${between(c.validTo, today, addDays(today, expiringDays))}`
          : undefined,
        input.state ? sql`${certificateStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { issuedOn: c.issuedOn, certNo: c.certNo },
      id: c.id,
    },
    input,
  )
  return page as unknown as Output<typeof listCertificates>
}

export async function certificateDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getCertificate>> {
  const [row] = await q.select(
    {
      ...certificateFields(today),
      version: c.version,
      premises: c.premises,
      scopeItems: joined(c.scopeItems),
      businessFormat: c.businessFormat,
      responsiblePerson: c.responsiblePerson,
      supersededOn: c.supersededOn,
      revokedOn: c.revokedOn,
      strippedOn: c.strippedOn,
      deregisteredOn: c.deregisteredOn,
      endBasis: c.endBasis,
      publishedOn: c.publishedOn,
      applicationNo: a.applicationNo,
      sourceSystem: c.sourceSystem,
      externalNo: c.externalNo,
    },
    sql`${certificateSource} ${holder} left join ${asKnownNow.at(a)} on ${a.countyCode} = ${c.countyCode} and ${a.id} = ${c.applicationId}
      where ${c.countyCode} = ${q.scope.county} and ${c.id} = ${id}`,
  )
  if (!row) throw notFound('这张许可证')
  return row as Output<typeof getCertificate>
}

/** Certificates that run out within some days. */
export async function expiringCertificates(q: Queryable, today: Day, days: number): Promise<number> {
  const [row] = await q.rows<{ n: number }>(
    sql`select count(*)::int as n from ${asKnownNow.at(c)} where ${notEnded(today)} and ${between(c.validTo, today, addDays(today, days))}`,
    'anew',
  )
  return row!.n
}
