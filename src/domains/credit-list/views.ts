import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party, partyClass } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import type { getAbnormal, listAbnormal, listSerious } from './contract.ts'
import { abnormalListing as a, addressLetter, seriousListing as s } from './tables.ts'

/** State today, in SQL: the same order of precedence as `listingState` in rules.ts. */
const stateOn = (today: Day): SQL<string> => sql`case
  when ${a.correctedOn} <= ${today}::date then 'CORRECTED'
  when ${a.removedOn} <= ${today}::date then 'REMOVED'
  when ${a.listedOn} <= ${today}::date then 'LISTED' else 'PROPOSED' end`

const rowFields = (today: Day) => ({
  id: a.id,
  party: partyField,
  category: partyClass.category,
  kind: a.kind,
  reason: a.reason,
  reportYear: a.reportYear,
  decisionNo: a.decisionNo,
  listedOn: a.listedOn,
  removedOn: a.removedOn,
  state: stateOn(today),
})

const source = sql`from ${asKnownNow.at(a)}`
const shown = sql`join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}
  left join ${asKnownNow.at(partyClass)} on ${partyClass.countyCode} = ${a.countyCode} and ${partyClass.partyId} = ${a.partyId}
    and ${partyClass.fromDay} <= ${a.listedOn} and (${partyClass.toDay} is null or ${partyClass.toDay} > ${a.listedOn})`

export async function abnormalList(
  q: Queryable,
  input: Input<typeof listAbnormal>,
  today: Day,
): Promise<Output<typeof listAbnormal>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: source,
      shows: shown,
      where: [
        partyMatches(q.scope.county, input.q, a.partyId),
        equals(a.kind, input.kind),
        equals(a.reason, input.reason),
        between(a.listedOn, input.listedFrom, input.listedTo),
        input.state ? sql`${stateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { listedOn: a.listedOn },
      id: a.id,
    },
    input,
  )
  return page as unknown as Output<typeof listAbnormal>
}

export async function abnormalDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getAbnormal>> {
  const found = q.select(
    {
      ...rowFields(today),
      version: a.version,
      facts: a.facts,
      proposedOn: a.proposedOn,
      publishedOn: a.publishedOn,
      removalReason: a.removalReason,
      removalDecisionNo: a.removalDecisionNo,
      correctedOn: a.correctedOn,
      correctionBasis: a.correctionBasis,
      sourceSystem: a.sourceSystem,
      externalNo: a.externalNo,
    },
    sql`${source} ${shown} where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id}`,
  )
  const l = addressLetter
  const sent = q.select(
    { sentOn: l.sentOn, address: l.address, trackingNo: l.trackingNo, result: l.result },
    sql`from ${asKnownNow.at(l)} where ${l.countyCode} = ${q.scope.county} and ${l.listingId} = ${id} order by ${l.sentOn}`,
  )
  const [[row], letters] = await Promise.all([found, sent])
  if (!row) throw notFound('这条经营异常名录记录')
  return { ...row, letters } as Output<typeof getAbnormal>
}

/** State today of a row of the serious list, in SQL. */
export const seriousStateOn = (today: Day): SQL<string> =>
  sql`case when ${s.withdrawnOn} <= ${today}::date then 'WITHDRAWN' when ${s.removedOn} <= ${today}::date or ${s.expiresOn} <= ${today}::date then 'REMOVED' else 'LISTED' end`

export async function seriousList(
  q: Queryable,
  input: Input<typeof listSerious>,
  today: Day,
): Promise<Output<typeof listSerious>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: s.id,
        party: partyField,
        ground: s.ground,
        decisionNo: s.decisionNo,
        listedOn: s.listedOn,
        expiresOn: s.expiresOn,
        state: seriousStateOn(today),
      },
      from: sql`from ${asKnownNow.at(s)}`,
      shows: sql`join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}`,
      where: [partyMatches(q.scope.county, input.q, s.partyId)],
      sorts: { listedOn: s.listedOn },
      id: s.id,
    },
    input,
  )
  return page as unknown as Output<typeof listSerious>
}

/** Listings of parties, oldest first, by party. */
export async function listingsOf(q: Queryable, partyIds: readonly string[]) {
  return await q.select(
    {
      id: a.id,
      version: a.version,
      partyId: a.partyId,
      kind: a.kind,
      reason: a.reason,
      reportYear: a.reportYear,
      listedOn: a.listedOn,
      removedOn: a.removedOn,
      correctedOn: a.correctedOn,
      decisionNo: a.decisionNo,
    },
    sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${a.partyId} = any (${sql.param([...new Set(partyIds)])}::uuid[]) order by ${a.listedOn}`,
  )
}

/** Whole rows of parties' listings, for imports. */
export const listingRowsOf = (tx: LedgerTx, partyIds: readonly string[]) => existingRows(tx, a, a.partyId, partyIds)
