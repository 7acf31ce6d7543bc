import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getUnit, listTargets, listUnits } from './contract.ts'
import { assuredTarget as g, assuredUnit as u } from './tables.ts'

/** State today, in SQL: the same order of precedence as `unitState` in rules.ts. */
export const unitStateOn = (today: Day): SQL<string> => sql`case
  when ${u.withdrawnOn} <= ${today}::date then 'WITHDRAWN'
  when ${u.recognisedOn} <= ${today}::date then case when ${u.validTo} < ${today}::date then 'EXPIRED' else 'RECOGNISED' end
  when ${u.reviewedOn} is null or ${u.reviewedOn} > ${today}::date then 'APPLIED'
  when ${u.reviewResult} = 'PASSED' then 'REVIEWED' when ${u.reviewResult} = 'FAILED' then 'REJECTED' else 'RECTIFYING' end`

const rowFields = (today: Day) => ({
  id: u.id,
  party: partyField,
  kind: u.kind,
  field: u.field,
  level: u.level,
  appliedOn: u.appliedOn,
  recognisedOn: u.recognisedOn,
  validTo: u.validTo,
  state: unitStateOn(today),
})
const shown = sql`join ${party} on ${party.countyCode} = ${u.countyCode} and ${party.id} = ${u.partyId}`

export async function unitList(
  q: Queryable,
  input: Input<typeof listUnits>,
  today: Day,
): Promise<Output<typeof listUnits>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: sql`from ${asKnownNow.at(u)}`,
      shows: shown,
      where: [
        partyMatches(q.scope.county, input.q, u.partyId),
        equals(u.kind, input.kind),
        equals(u.level, input.level),
        between(u.recognisedOn, input.recognisedFrom, input.recognisedTo),
        input.state ? sql`${unitStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { appliedOn: u.appliedOn },
      id: u.id,
    },
    input,
  )
  return page as unknown as Output<typeof listUnits>
}

export async function unitDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getUnit>> {
  const [row] = await q.select(
    {
      ...rowFields(today),
      version: u.version,
      reviewedOn: u.reviewedOn,
      reviewers: u.reviewers,
      reviewResult: u.reviewResult,
      reviewOpinion: u.reviewOpinion,
      rectifyBy: u.rectifyBy,
      documentNo: u.documentNo,
      plateNo: u.plateNo,
      withdrawnOn: u.withdrawnOn,
      withdrawalReason: u.withdrawalReason,
      returnPromise: u.returnPromise,
      sourceSystem: u.sourceSystem,
      externalNo: u.externalNo,
    },
    sql`from ${asKnownNow.at(u)} ${shown} where ${u.countyCode} = ${q.scope.county} and ${u.id} = ${id}`,
  )
  if (!row) throw notFound('这个放心消费创建单位')
  return row as Output<typeof getUnit>
}

export async function targetList(q: Queryable, input: Input<typeof listTargets>): Promise<Output<typeof listTargets>> {
  const done = sql<number>`(select count(distinct party_id)::int from assured_unit d where d.county_code = ${g.countyCode} and d.kind = ${g.kind}
    and d.void_reason is null and d.recognised_on between make_date(${g.year}, 1, 1) and make_date(${g.year}, 12, 31))`
  const page = await listPage(
    q,
    {
      fields: { id: g.id, year: g.year, kind: g.kind, target: g.target, done, documentNo: g.documentNo },
      from: sql`from ${asKnownNow.at(g)}`,
      where: [equals(g.kind, input.kind)],
      sorts: { year: g.year },
      id: g.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTargets>
}
