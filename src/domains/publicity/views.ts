import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getNotice, listNotices } from './contract.ts'
import { publicationNotice as n } from './tables.ts'

/** State today, in SQL: the same order of precedence as `noticeState` in rules.ts. */
export const noticeStateOn = (today: Day): SQL<string> => sql`case
  when ${n.withdrawnOn} <= ${today}::date then 'WITHDRAWN'
  when ${n.publishedOn} <= ${today}::date then case when ${n.publicUntil} < ${today}::date then 'ENDED' else 'PUBLISHED' end
  when ${n.dueOn} < ${today}::date then 'OVERDUE' else 'PENDING' end`

const rowFields = (today: Day) => ({
  id: n.id,
  kind: n.kind,
  subjectName: n.subjectName,
  party: sql`case when ${party.id} is null then null else ${partyField} end`,
  documentNo: n.documentNo,
  documentOn: n.documentOn,
  dueOn: n.dueOn,
  publishedOn: n.publishedOn,
  withdrawnOn: n.withdrawnOn,
  state: noticeStateOn(today),
})

const source = sql`from ${asKnownNow.at(n)}`
const shown = sql`left join ${party} on ${party.countyCode} = ${n.countyCode} and ${party.id} = ${n.partyId}`

export async function noticeList(
  q: Queryable,
  input: Input<typeof listNotices>,
  today: Day,
): Promise<Output<typeof listNotices>> {
  const waiting = input.state === 'PENDING' || input.state === 'OVERDUE'
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: source,
      shows: shown,
      where: [
        partyMatches(q.scope.county, input.q, n.partyId),
        equals(n.kind, input.kind),
        equals(n.documentNo, input.documentNo),
        between(n.publishedOn, input.publishedFrom, input.publishedTo),
        input.state ? sql`${noticeStateOn(today)} = ${input.state}` : undefined,
        // Nothing is published in the future: the small index over what is pending answers the daily question.
        waiting ? sql`${n.publishedOn} is null` : undefined,
        input.toWithdraw ? sql`${n.annulledOn} <= ${today}::date and ${n.withdrawnOn} is null` : undefined,
      ],
      sorts: { documentOn: n.documentOn },
      id: n.id,
    },
    input,
  )
  return page as unknown as Output<typeof listNotices>
}

export async function noticeDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getNotice>> {
  const [row] = await q.select(
    {
      ...rowFields(today),
      version: n.version,
      subjectCode: n.subjectCode,
      subjectIdMasked: n.subjectIdMasked,
      simpleProcedure: n.simpleProcedure,
      weight: n.weight,
      penaltyKinds: n.penaltyKinds,
      violation: n.violation,
      fineFen: sql<string | null>`${n.fineFen}::text`,
      licenceName: n.licenceName,
      licenceNo: n.licenceNo,
      result: n.result,
      content: n.content,
      authority: n.authority,
      creditDueOn: n.creditDueOn,
      channel: n.channel,
      publicUntil: n.publicUntil,
      annulledOn: n.annulledOn,
      withdrawDueOn: n.withdrawDueOn,
      withdrawReason: n.withdrawReason,
      sourceSystem: n.sourceSystem,
      externalNo: n.externalNo,
    },
    sql`${source} ${shown} where ${n.countyCode} = ${q.scope.county} and ${n.id} = ${id}`,
  )
  if (!row) throw notFound('这条公示')
  return row as Output<typeof getNotice>
}
