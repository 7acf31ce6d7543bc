import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getAward, getBrand, listAwards, listBrands } from './contract.ts'
import { brandGuidance as b, qualityAward as a } from './tables.ts'

export const brandStateOn = (on: Day): SQL<string> => sql`case when ${b.endedOn} <= ${on}::date then 'ENDED'
  when ${b.certifiedOn} <= ${on}::date then case when ${b.validTo} < ${on}::date then 'EXPIRED' else 'CERTIFIED' end
  when ${b.auditedOn} <= ${on}::date then 'AUDITED' when ${b.testedOn} <= ${on}::date then 'TESTED' when ${b.appliedOn} <= ${on}::date then 'APPLIED' else 'GUIDED' end`
export const awardStateOn = (
  on: Day,
): SQL<string> => sql`case when ${a.decidedOn} <= ${on}::date then case when ${a.awarded} = 'YES' then 'AWARDED' else 'REJECTED' end
  when ${a.noticedOn} <= ${on}::date then 'NOTICED' when ${a.scoredOn} <= ${on}::date then 'SCORED' else 'APPLIED' end`

const brandFields = (today: Day) => ({
  id: b.id,
  party: partyField,
  brand: b.brand,
  trade: b.trade,
  guidedOn: b.guidedOn,
  certifiedOn: b.certifiedOn,
  validTo: b.validTo,
  state: brandStateOn(today),
})
const ofBrand = sql`join ${party} on ${party.countyCode} = ${b.countyCode} and ${party.id} = ${b.partyId}`
export async function brandList(
  q: Queryable,
  input: Input<typeof listBrands>,
  today: Day,
): Promise<Output<typeof listBrands>> {
  const page = await listPage(
    q,
    {
      fields: brandFields(today),
      from: sql`from ${asKnownNow.at(b)}`,
      shows: ofBrand,
      where: [
        partyMatches(q.scope.county, input.q, b.partyId),
        equals(b.trade, input.trade),
        input.state ? sql`${brandStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { guidedOn: b.guidedOn },
      id: b.id,
    },
    input,
  )
  return page as unknown as Output<typeof listBrands>
}
export async function brandDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getBrand>> {
  const [row] = await q.select(
    {
      ...brandFields(today),
      version: b.version,
      product: b.product,
      guidedBy: b.guidedBy,
      appliedOn: b.appliedOn,
      testedOn: b.testedOn,
      auditedOn: b.auditedOn,
      certificateNo: b.certificateNo,
      endedOn: b.endedOn,
      endReason: b.endReason,
    },
    sql`from ${asKnownNow.at(b)} ${ofBrand} where ${b.countyCode} = ${q.scope.county} and ${b.id} = ${id}`,
  )
  if (!row) throw notFound('这次引导')
  return row as unknown as Output<typeof getBrand>
}

const awardFields = (today: Day) => ({
  id: a.id,
  edition: a.edition,
  party: partyField,
  appliedOn: a.appliedOn,
  decidedOn: a.decidedOn,
  state: awardStateOn(today),
})
const ofAward = sql`join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}`
export async function awardList(
  q: Queryable,
  input: Input<typeof listAwards>,
  today: Day,
): Promise<Output<typeof listAwards>> {
  const page = await listPage(
    q,
    {
      fields: awardFields(today),
      from: sql`from ${asKnownNow.at(a)}`,
      shows: ofAward,
      where: [
        partyMatches(q.scope.county, input.q, a.partyId),
        equals(a.edition, input.edition),
        input.state ? sql`${awardStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { appliedOn: a.appliedOn },
      id: a.id,
    },
    input,
  )
  return page as unknown as Output<typeof listAwards>
}
export async function awardDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getAward>> {
  const [row] = await q.select(
    {
      ...awardFields(today),
      version: a.version,
      ruleVersion: a.ruleVersion,
      scoredOn: a.scoredOn,
      documentScore: sql`trim_scale(${a.documentScore})::text`,
      siteScore: sql`trim_scale(${a.siteScore})::text`,
      reviewers: a.reviewers,
      noticedOn: a.noticedOn,
      objection: a.objection,
      documentNo: a.documentNo,
    },
    sql`from ${asKnownNow.at(a)} ${ofAward} where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id}`,
  )
  if (!row) throw notFound('这份申报')
  return row as unknown as Output<typeof getAward>
}
