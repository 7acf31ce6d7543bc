import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { ownOnly } from '#kernel/record/own.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getMatter, getOdr, listMatters, listOdr } from './contract.ts'
import { feedbackHours } from './rules.ts'
import {
  complaintAnswer as an,
  complaintClaimant as cl,
  complaintMatter as m,
  complaintSupervision as su,
  complaintTransfer as tr,
  mediationSession as se,
  odrEnterprise as o,
} from './tables.ts'
import { type Claim, claims } from './terms.ts'

/** State today, in SQL: the same order of precedence as `matterState` in rules.ts. */
export const matterStateOn = (today: Day): SQL<string> => sql`case
  when ${m.closedOn} <= ${today}::date then case ${m.closedOn}
    when ${m.mergedOn} then 'MERGED' when ${m.notAcceptedOn} then 'NOT_ACCEPTED'
    when case when ${m.odrResult} = 'SETTLED' then ${m.odrTo} end then 'ODR_SETTLED'
    when ${m.settledOn} then 'SETTLED' when ${m.terminatedOn} then 'TERMINATED' when ${m.withdrawnOn} then 'WITHDRAWN'
    when ${m.decidedOn} then coalesce(${m.outcome}, 'NOT_FILED') else 'ANSWERED' end
  when ${m.odrFrom} <= ${today}::date and (${m.odrTo} is null or ${m.odrTo} > ${today}::date) then 'ODR'
  when ${m.returnedOn} <= ${today}::date and (${m.dispatchedOn} is null or ${m.returnedOn} >= ${m.dispatchedOn}) then 'RETURNED'
  when ${m.dispatchedOn} is null or ${m.dispatchedOn} > ${today}::date then 'REGISTERED'
  when ${pausedOn(today)} is not null then 'PAUSED'
  when ${m.kind} <> 'COMPLAINT' then 'CHECKING'
  when ${m.acceptedOn} <= ${today}::date then 'MEDIATING'
  when ${m.identityAskedOn} <= ${today}::date and ${m.identityState} = 'REQUESTED' then 'ID_REQUESTED'
  else 'DISTRIBUTED' end`

/** Why the clock stands on a day; null while it runs. */
export const pausedOn = (
  today: Day,
): SQL<string | null> => sql`(select p ->> 'reason' from jsonb_array_elements(${m.pauses}) p
  where (p ->> 'from')::date <= ${today}::date and coalesce((p ->> 'to')::date, ${today}::date) >= ${today}::date limit 1)`

/** The clock of the present step, and the hotline's where that is earlier; none once both are done. */
export const dueOfStep: SQL<Day | null> = sql`least(
  case when ${m.closedOn} is not null then null
    when ${m.odrFrom} is not null and ${m.odrTo} is null then ${m.odrDueOn}
    when ${m.kind} = 'COMPLAINT' and ${m.acceptedOn} is null then ${m.acceptDueOn} else ${m.dueOn} end,
  case when ${m.hotlineAnsweredOn} is null then ${m.hotlineDueOn} end)`

const rowFields = (today: Day) => ({
  id: m.id,
  matterNo: m.matterNo,
  kind: m.kind,
  respondentName: m.respondentName,
  category: m.category,
  channel: m.channel,
  receivedOn: m.receivedOn,
  unitCode: m.unitCode,
  handler: m.handler,
  dueOn: dueOfStep,
  closedOn: m.closedOn,
  recoveredFen: sql<string | null>`${m.recoveredFen}::text`,
  state: matterStateOn(today),
})

const openStates = new Set([
  'REGISTERED',
  'RETURNED',
  'ODR',
  'DISTRIBUTED',
  'ID_REQUESTED',
  'MEDIATING',
  'CHECKING',
  'PAUSED',
])

export async function matterList(
  q: Queryable,
  input: Input<typeof listMatters>,
  today: Day,
): Promise<Output<typeof listMatters>> {
  const open = input.open === true || (input.state !== undefined && openStates.has(input.state))
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: sql`from ${asKnownNow.at(m)}`,
      where: [
        partyMatches(q.scope.county, input.q, m.partyId),
        equals(m.kind, input.kind),
        equals(m.category, input.category),
        equals(m.channel, input.channel),
        equals(m.unitCode, input.unitCode),
        between(m.receivedOn, input.receivedFrom, input.receivedTo),
        input.state ? sql`${matterStateOn(today)} = ${input.state}` : undefined,
        open ? sql`${m.closedOn} is null` : undefined,
        input.open === false ? sql`${m.closedOn} is not null` : undefined,
      ],
      sorts: { receivedOn: m.receivedOn, matterNo: m.matterNo },
      id: m.id,
      handler: m.handler,
    },
    input,
  )
  return page as unknown as Output<typeof listMatters>
}

export async function matterDetail(
  q: Queryable,
  id: string,
  today: Day,
  canOpen: boolean,
): Promise<Output<typeof getMatter>> {
  const county = q.scope.county
  const found = q.select(
    {
      ...rowFields(today),
      version: m.version,
      partyId: party.id,
      partyName: party.name,
      partyCode: party.code,
      respondentAddress: m.respondentAddress,
      platformName: m.platformName,
      objectKind: m.objectKind,
      objectName: m.objectName,
      claimCodes: m.claims,
      facts: m.facts,
      disputeOn: m.disputeOn,
      disputedFen: sql<string | null>`${m.disputedFen}::text`,
      realName: m.realName,
      identityState: m.identityState,
      identityDueOn: m.identityDueOn,
      receivedAt: m.receivedAt,
      startsOn: m.startsOn,
      odrDueOn: m.odrDueOn,
      odrTo: m.odrTo,
      odrResult: m.odrResult,
      acceptDueOn: m.acceptDueOn,
      acceptedOn: m.acceptedOn,
      notAcceptedOn: m.notAcceptedOn,
      refusalGround: m.refusalGround,
      refusalReason: m.refusalReason,
      clockDueOn: m.dueOn,
      extendedOn: m.extendedOn,
      settledOn: m.settledOn,
      agreementForm: m.agreementForm,
      terminatedOn: m.terminatedOn,
      terminationGround: m.terminationGround,
      endReason: m.endReason,
      recoveredOn: m.recoveredOn,
      decidedOn: m.decidedOn,
      outcome: m.outcome,
      checkFindings: m.checkFindings,
      decisionReason: m.decisionReason,
      caseNo: m.caseNo,
      clueFoundOn: m.clueFoundOn,
      clueText: m.clueText,
      overdueReason: m.overdueReason,
      hotlineNo: m.hotlineNo,
      hotlineDueOn: m.hotlineDueOn,
      hotlineAnsweredOn: m.hotlineAnsweredOn,
      satisfaction: m.satisfaction,
      deviceCode: m.deviceCode,
      placeName: m.placeName,
      feedbackAt: m.feedbackAt,
      directiveNo: m.directiveNo,
      sourceSystem: m.sourceSystem,
      externalNo: m.externalNo,
      submissionId: m.submissionId,
      mergedInto: m.mergedInto,
      pauseRows: m.pauses,
    },
    sql`from ${asKnownNow.at(m)} left join ${party} on ${party.countyCode} = ${m.countyCode} and ${party.id} = ${m.partyId}
      where ${m.countyCode} = ${county} and ${m.id} = ${id} and ${ownOnly(q, m.handler)}`,
  )
  const of = (t: typeof tr | typeof se | typeof an | typeof su, by: SQL): SQL =>
    sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${county} and ${t.matterId} = ${id} order by ${by}`
  const [[row], claimants, transfers, sessions, answers, supervisions, similar] = await Promise.all([
    found,
    q.select(
      { role: cl.role, name: cl.nameMasked, phone: cl.phoneMasked, idNumber: cl.idMasked },
      sql`from ${asKnownNow.at(cl)} where ${cl.countyCode} = ${county} and ${cl.matterId} = ${id} order by ${cl.id}`,
    ),
    q.select(
      { onDay: tr.onDay, kind: tr.kind, toUnit: tr.toUnit, reason: tr.reason, byName: tr.byName },
      of(tr, sql`${tr.onDay}, ${tr.id}`),
    ),
    q.select(
      { heldOn: se.heldOn, kind: se.kind, mediators: se.mediators, record: se.record },
      of(se, sql`${se.heldOn}`),
    ),
    q.select(
      { toldOn: an.toldOn, kind: an.kind, delivery: an.delivery, documentNo: an.documentNo, content: an.content },
      of(an, sql`${an.toldOn}, ${an.id}`),
    ),
    q.select(
      {
        orderedOn: su.orderedOn,
        orderedBy: su.orderedBy,
        demand: su.demand,
        dueOn: su.dueOn,
        answeredOn: su.answeredOn,
      },
      of(su, sql`${su.orderedOn}`),
    ),
    similarTo(q, id),
  ])
  if (!row) throw notFound('这件投诉举报')
  const { partyId, partyName, partyCode, claimCodes, submissionId, mergedInto, pauseRows, ...rest } = row
  // What a reporter may be known by does not leave the hands of those who handle it (办法第三十七条).
  const hidden = row.kind === 'REPORT' && !canOpen
  return {
    ...rest,
    party: partyId === null ? null : { id: partyId, name: partyName, code: partyCode },
    claims: claimCodes === null ? null : (claimCodes as Claim[]).map((c) => claims[c]).join('、'),
    feedbackHours: row.feedbackAt && row.receivedAt ? feedbackHours(row.receivedAt, row.feedbackAt) : null,
    similar,
    claimants: hidden ? [] : claimants,
    siblings: await siblings(q, id, submissionId, mergedInto),
    pauses: (pauseRows ?? []).map((p) => ({ ...p, to: p.to ?? null, paperNo: p.paperNo ?? null })),
    transfers,
    sessions,
    answers,
    supervisions,
  } as unknown as Output<typeof getMatter>
}

/** The other half of the letter, what was merged into this one, and what this one was merged into. */
async function siblings(q: Queryable, id: string, submissionId: string | null, mergedInto: string | null) {
  const fields = { matterNo: m.matterNo, kind: m.kind, closedOn: m.closedOn }
  const of = (condition: SQL) =>
    q.select(fields, sql`from ${asKnownNow.at(m)} where ${m.countyCode} = ${q.scope.county} and ${condition}`)
  const [halves, merged, into] = await Promise.all([
    submissionId === null ? [] : of(sql`${m.submissionId} = ${submissionId} and ${m.id} <> ${id}`),
    of(sql`${m.mergedInto} = ${id}`),
    mergedInto === null ? [] : of(sql`${m.id} = ${mergedInto}`),
  ])
  return [...halves, ...merged, ...into]
}

/** How often the same telephone came before, in words that accuse nobody; nothing when it did not. */
async function similarTo(q: Queryable, id: string): Promise<string | null> {
  const [row] = await q.rows<{ all: number; same: number }>(sql`
    select count(*)::int as "all", count(*) filter (where o.respondent_name = this.respondent_name)::int as same
    from complaint_claimant c
    join complaint_matter this on this.county_code = c.county_code and this.id = c.matter_id
    join complaint_claimant d on d.county_code = c.county_code and d.phone_key = c.phone_key and d.void_reason is null
    join complaint_matter o on o.county_code = d.county_code and o.id = d.matter_id and o.void_reason is null
      and o.id <> this.id and (this.submission_id is null or o.submission_id is distinct from this.submission_id)
      and o.received_on between this.received_on - 365 and this.received_on + 365
    where c.county_code = ${q.scope.county} and c.matter_id = ${id} and c.phone_key is not null and c.void_reason is null`)
  return row!.all === 0
    ? null
    : `前后一年内另有 ${row!.all} 件，其中对同一被投诉举报人 ${row!.same} 件。只供参考，是否受理由人判断。`
}

const settledOf = (result: 'SETTLED' | 'FAILED'): SQL<number> =>
  sql`(select count(*)::int from complaint_matter x where x.county_code = ${o.countyCode} and x.odr_enterprise_id = ${o.id}
    and x.odr_result = ${result} and x.void_reason is null)`

const odrFields = (today: Day) => ({
  id: o.id,
  party: partyField,
  category: o.category,
  enrolledOn: o.enrolledOn,
  exitedOn: o.exitedOn,
  settled: settledOf('SETTLED'),
  failed: settledOf('FAILED'),
  state: odrStateOn(today),
})
export const odrStateOn = (today: Day): SQL<string> =>
  sql`case when ${o.exitedOn} <= ${today}::date then 'EXITED' else 'ENROLLED' end`
const odrParty = sql`join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`

export async function odrList(q: Queryable, input: Input<typeof listOdr>, today: Day): Promise<Output<typeof listOdr>> {
  const page = await listPage(
    q,
    {
      fields: odrFields(today),
      from: sql`from ${asKnownNow.at(o)}`,
      shows: odrParty,
      where: [
        partyMatches(q.scope.county, input.q, o.partyId),
        between(o.enrolledOn, input.enrolledFrom, input.enrolledTo),
        input.state ? sql`${odrStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { enrolledOn: o.enrolledOn },
      id: o.id,
    },
    input,
  )
  return page as unknown as Output<typeof listOdr>
}

export async function odrDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getOdr>> {
  const [row] = await q.select(
    {
      ...odrFields(today),
      version: o.version,
      contactName: o.contactName,
      developedBy: o.developedBy,
      exitReason: o.exitReason,
      sourceSystem: o.sourceSystem,
      externalNo: o.externalNo,
    },
    sql`from ${asKnownNow.at(o)} ${odrParty} where ${o.countyCode} = ${q.scope.county} and ${o.id} = ${id}`,
  )
  if (!row) throw notFound('这户 ODR 企业')
  return row as Output<typeof getOdr>
}
