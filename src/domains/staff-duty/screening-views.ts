import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import {
  type getMatch,
  type getScreening,
  type listMatches,
  type listScreenings,
  shownPersons,
} from './screening-contract.ts'
import { screenedPerson as p, screening as s, screeningMatch as m } from './tables.ts'

const matchesOf = (verdict: 'PENDING' | 'CONFIRMED'): SQL<number> =>
  sql`(select count(*)::int from screened_person x join screening_match y on y.county_code = x.county_code and y.person_id = x.id
    where x.county_code = ${s.countyCode} and x.screening_id = ${s.id} and x.void_reason is null and y.void_reason is null and y.verdict = ${verdict})`

const screeningFields = {
  id: s.id,
  screeningNo: s.screeningNo,
  kind: s.kind,
  requestedBy: s.requestedBy,
  requestedOn: s.requestedOn,
  dueOn: s.dueOn,
  persons: sql<number>`(select count(*)::int from screened_person x where x.county_code = ${s.countyCode} and x.screening_id = ${s.id} and x.void_reason is null)`,
  pending: matchesOf('PENDING'),
  confirmed: matchesOf('CONFIRMED'),
  answeredOn: s.answeredOn,
}

export async function screeningList(
  q: Queryable,
  input: Input<typeof listScreenings>,
): Promise<Output<typeof listScreenings>> {
  const page = await listPage(
    q,
    {
      fields: screeningFields,
      from: sql`from ${asKnownNow.at(s)}`,
      where: [
        sql`${s.countyCode} = ${q.scope.county}`,
        input.q
          ? sql`(position(${input.q} in ${s.screeningNo}) > 0 or position(${input.q} in ${s.requestedBy}) > 0)`
          : undefined,
        equals(s.kind, input.kind),
        between(s.requestedOn, input.requestedFrom, input.requestedTo),
      ],
      sorts: { requestedOn: s.requestedOn },
      id: s.id,
    },
    input,
  )
  return page as unknown as Output<typeof listScreenings>
}

export async function screeningDetail(q: Queryable, id: string): Promise<Output<typeof getScreening>> {
  const [row] = await q.select(
    { ...screeningFields, version: s.version, documentNo: s.documentNo, signedBy: s.signedBy },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.id} = ${id}`,
  )
  if (!row) throw notFound('这次核查')
  const people = await q.select(
    {
      personName: p.personName,
      relation: p.relation,
      memberName: p.memberName,
      workUnit: p.workUnit,
      idMasked: p.idMasked,
      screenedOn: p.screenedOn,
      matches: sql<number>`(select count(*)::int from screening_match y where y.county_code = ${p.countyCode} and y.person_id = ${p.id} and y.void_reason is null)`,
    },
    sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and ${p.screeningId} = ${id} order by ${p.id} limit ${shownPersons}`,
  )
  return { ...row, people } as Output<typeof getScreening>
}

const matches = sql`from ${asKnownNow.at(m)}
  join ${asKnownNow.at(p)} on ${p.countyCode} = ${m.countyCode} and ${p.id} = ${m.personId}
  join ${asKnownNow.at(s)} on ${s.countyCode} = ${p.countyCode} and ${s.id} = ${p.screeningId}`
const found = sql`join ${party} on ${party.countyCode} = ${m.countyCode} and ${party.id} = ${m.partyId}`

const matchFields = {
  id: m.id,
  personName: p.personName,
  screeningNo: s.screeningNo,
  relation: p.relation,
  party: partyField,
  role: m.role,
  way: m.way,
  screenedOn: p.screenedOn,
  verdict: m.verdict,
}

export async function matchList(q: Queryable, input: Input<typeof listMatches>): Promise<Output<typeof listMatches>> {
  const page = await listPage(
    q,
    {
      fields: matchFields,
      from: matches,
      shows: found,
      where: [
        sql`${m.countyCode} = ${q.scope.county}`,
        partyMatches(q.scope.county, input.q, m.partyId),
        equals(p.screeningId, input.screening),
        equals(m.verdict, input.verdict),
      ],
      sorts: { screenedOn: p.screenedOn },
      id: m.id,
    },
    input,
  )
  return page as unknown as Output<typeof listMatches>
}

export async function matchDetail(q: Queryable, id: string): Promise<Output<typeof getMatch>> {
  const [row] = await q.select(
    { ...matchFields, version: m.version, settledOn: m.settledOn, settledBy: m.settledBy, note: m.note },
    sql`${matches} ${found} where ${m.countyCode} = ${q.scope.county} and ${m.id} = ${id}`,
  )
  if (!row) throw notFound('这条比中记录')
  return row as Output<typeof getMatch>
}
