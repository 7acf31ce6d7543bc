import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getCase, getTransfer, listCases, listTransfers } from './contract.ts'
import { caseTransfer as x, penaltyCase as c } from './tables.ts'
import { pauseReasons, penaltyKinds } from './terms.ts'

/** State on a day, in SQL: the same order of precedence as `caseState` in rules.ts. */
export const caseStateOn = (on: Day): SQL<string> => sql`case
  when ${c.closedOn} <= ${on}::date then 'CLOSED'
  when ${c.notFiledOn} <= ${on}::date then 'NOT_FILED'
  when ${c.decidedOn} <= ${on}::date then case when ${c.servedOn} <= ${on}::date then 'EXECUTING' else 'DECIDED' end
  when ${c.filedOn} is null or ${c.filedOn} > ${on}::date then 'CHECKING'
  when exists (select 1 from jsonb_array_elements(coalesce(${c.pauses}, '[]')) p
    where (p ->> 'from')::date <= ${on}::date and (p ->> 'to' is null or (p ->> 'to')::date >= ${on}::date)) then 'SUSPENDED'
  when ${c.noticedOn} <= ${on}::date then 'NOTICED'
  when ${c.reviewedOn} <= ${on}::date and ${c.reviewOpinion} = 'AGREE' then 'REVIEWED'
  when ${c.investigatedOn} <= ${on}::date then 'REVIEWING' else 'INVESTIGATING' end`
export const transferState = sql<string>`coalesce(${x.result}, 'DELIVERED')`

const caseFields = (today: Day) => ({
  id: c.id,
  caseNo: c.caseNo,
  procedure: c.procedure,
  field: c.field,
  cause: c.cause,
  partyName: c.partyName,
  officers: c.officers,
  filedOn: c.filedOn,
  dueOn: c.dueOn,
  closedOn: c.closedOn,
  state: caseStateOn(today),
})

export async function caseList(
  q: Queryable,
  input: Input<typeof listCases>,
  today: Day,
): Promise<Output<typeof listCases>> {
  const page = await listPage(
    q,
    {
      fields: caseFields(today),
      from: sql`from ${asKnownNow.at(c)}`,
      where: [
        input.q
          ? sql`(${c.caseNo} = ${input.q} or ${c.decisionNo} = ${input.q} or ${c.partyName} like ${`%${input.q}%`})`
          : undefined,
        equals(c.field, input.field),
        equals(c.procedure, input.procedure),
        equals(c.theme, input.theme),
        between(c.filedOn, input.filedFrom, input.filedTo),
        between(c.closedOn, input.closedFrom, input.closedTo),
        input.state ? sql`${caseStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { foundOn: c.foundOn },
      id: c.id,
    },
    input,
  )
  return page as unknown as Output<typeof listCases>
}

export async function caseDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getCase>> {
  const [[row], transfers] = await Promise.all([
    q.select(
      {
        ...caseFields(today),
        version: c.version,
        source: c.source,
        sourceNo: c.sourceNo,
        theme: c.theme,
        campaign: c.campaign,
        party: sql`(select jsonb_build_object('id', ${party.id}, 'name', ${party.name}, 'code', ${party.code})
          from ${party} where ${party.countyCode} = ${c.countyCode} and ${party.id} = ${c.partyId})`,
        partyKind: c.partyKind,
        actOn: c.actOn,
        foundOn: c.foundOn,
        checkDueOn: c.checkDueOn,
        checkExtendedOn: c.checkExtendedOn,
        notFiledOn: c.notFiledOn,
        notFiledReason: c.notFiledReason,
        unitCode: c.unitCode,
        extendedOn: c.extendedOn,
        collectiveOn: c.collectiveOn,
        collectiveTo: c.collectiveTo,
        investigatedOn: c.investigatedOn,
        reviewKind: c.reviewKind,
        reviewedOn: c.reviewedOn,
        reviewer: c.reviewer,
        reviewOpinion: c.reviewOpinion,
        noticedOn: c.noticedOn,
        noticeNo: c.noticeNo,
        noticedFen: sql`${c.noticedFen}::text`,
        response: c.response,
        respondedOn: c.respondedOn,
        hearingOn: c.hearingOn,
        discussedOn: c.discussedOn,
        decidedOn: c.decidedOn,
        outcome: c.outcome,
        decisionNo: c.decisionNo,
        penaltyKinds: c.penaltyKinds,
        involvedFen: sql`${c.involvedFen}::text`,
        fineFen: sql`${c.fineFen}::text`,
        confiscatedFen: sql`${c.confiscatedFen}::text`,
        serveDueOn: c.serveDueOn,
        servedOn: c.servedOn,
        serveMethod: c.serveMethod,
        payDueOn: c.payDueOn,
        paidOn: c.paidOn,
        paidFen: sql`${c.paidFen}::text`,
        closingGround: c.closingGround,
        pauses: c.pauses,
        sourceSystem: c.sourceSystem,
        externalNo: c.externalNo,
      },
      sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.id} = ${id}`,
    ),
    q.select(
      { transferNo: x.transferNo, deliveredOn: x.deliveredOn, policeUnit: x.policeUnit, result: x.result },
      sql`from ${asKnownNow.at(x)} where ${x.countyCode} = ${q.scope.county} and ${x.caseId} = ${id} order by ${x.deliveredOn}`,
    ),
  ])
  if (!row) throw notFound('这件案件')
  const { penaltyKinds: kinds, pauses, ...rest } = row
  return {
    ...rest,
    penalties: kinds?.length ? kinds.map((k) => penaltyKinds[k]).join('、') : null,
    pauses: (pauses ?? []).map((p) => ({
      from: p.from,
      to: p.to ?? null,
      reason: pauseReasons[p.reason],
      paperNo: p.paperNo ?? null,
    })),
    transfers,
  } as unknown as Output<typeof getCase>
}

const transferFields = {
  id: x.id,
  transferNo: x.transferNo,
  caseNo: c.caseNo,
  partyName: c.partyName,
  field: x.field,
  crime: x.crime,
  deliveredOn: x.deliveredOn,
  policeUnit: x.policeUnit,
  resultOn: x.resultOn,
  state: transferState,
}
const itsCase = sql`join ${c} on ${c.countyCode} = ${x.countyCode} and ${c.id} = ${x.caseId}`

export async function transferList(
  q: Queryable,
  input: Input<typeof listTransfers>,
): Promise<Output<typeof listTransfers>> {
  const page = await listPage(
    q,
    {
      fields: transferFields,
      from: sql`from ${asKnownNow.at(x)}`,
      shows: itsCase,
      where: [
        input.q ? sql`${x.transferNo} = ${input.q}` : undefined,
        equals(x.field, input.field),
        between(x.deliveredOn, input.deliveredFrom, input.deliveredTo),
        input.state ? sql`${transferState} = ${input.state}` : undefined,
      ],
      sorts: { deliveredOn: x.deliveredOn },
      id: x.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTransfers>
}

export async function transferDetail(q: Queryable, id: string): Promise<Output<typeof getTransfer>> {
  const [row] = await q.select(
    {
      ...transferFields,
      version: x.version,
      suspects: x.suspects,
      involvedFen: sql`${x.involvedFen}::text`,
      approvedOn: x.approvedOn,
      approvedBy: x.approvedBy,
      copiedOn: x.copiedOn,
      receiptOn: x.receiptOn,
      resultNo: x.resultNo,
      reconsideredOn: x.reconsideredOn,
      supervised: x.supervised,
    },
    sql`from ${asKnownNow.at(x)} ${itsCase} where ${x.countyCode} = ${q.scope.county} and ${x.id} = ${id}`,
  )
  if (!row) throw notFound('这次移送')
  return row as unknown as Output<typeof getTransfer>
}
