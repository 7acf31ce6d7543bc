import { type Input, type Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { between, listPage } from '#kernel/record/list.ts'
import type { getEquityPledge, listEquityPledges } from './contract.ts'
import { equityPledge as p, equityPledgeChange } from './tables.ts'

/** State of a registration today, in SQL. */
export const pledgeStateOn = (today: Day): SQL<string> => sql`case
  when ${p.revokedOn} <= ${today}::date then 'REVOKED'
  when ${p.cancelledOn} <= ${today}::date then 'CANCELLED'
  when exists (select 1 from equity_pledge_change c where c.county_code = ${p.countyCode} and c.pledge_id = ${p.id} and c.void_reason is null) then 'CHANGED'
  else 'ESTABLISHED' end`

const rowFields = (today: Day) => ({
  id: p.id,
  regNo: p.regNo,
  company: partyField,
  pledgors: p.pledgors,
  pledgees: p.pledgees,
  pledgedFen: sql<string>`${p.pledgedFen}::text`,
  securedFen: sql<string | null>`${p.securedFen}::text`,
  registeredOn: p.registeredOn,
  state: pledgeStateOn(today),
})

const source = sql`from ${asKnownNow.at(p)}`
const company = sql`join ${party} on ${party.countyCode} = ${p.countyCode} and ${party.id} = ${p.companyId}`

export async function equityPledgeList(
  q: Queryable,
  input: Input<typeof listEquityPledges>,
  today: Day,
): Promise<Output<typeof listEquityPledges>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: source,
      shows: company,
      where: [
        partyMatches(q.scope.county, input.q, p.companyId),
        between(p.registeredOn, input.registeredFrom, input.registeredTo),
        input.state ? sql`${pledgeStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { registeredOn: p.registeredOn, regNo: p.regNo, pledgedFen: p.pledgedFen },
      id: p.id,
    },
    input,
  )
  return page as Output<typeof listEquityPledges>
}

export async function equityPledgeDetail(
  q: Queryable,
  id: string,
  today: Day,
): Promise<Output<typeof getEquityPledge>> {
  const found = q.select(
    {
      ...rowFields(today),
      version: p.version,
      equityKind: p.equityKind,
      pledgedShares: p.pledgedShares,
      maximumAmount: p.maximumAmount,
      contractNo: p.contractNo,
      termFrom: p.termFrom,
      termTo: p.termTo,
      cancelledOn: p.cancelledOn,
      cancelReason: p.cancelReason,
      revokedOn: p.revokedOn,
      revokeBasis: p.revokeBasis,
      sourceSystem: p.sourceSystem,
      externalNo: p.externalNo,
    },
    sql`${source} ${company} where ${p.countyCode} = ${q.scope.county} and ${p.id} = ${id}`,
  )
  const c = equityPledgeChange
  const changed = q.select(
    { changedOn: c.changedOn, item: c.item, before: c.before, after: c.after },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.pledgeId} = ${id} order by ${c.changedOn}`,
  )
  const [[row], changes] = await Promise.all([found, changed])
  if (!row) throw notFound('这条股权出质登记')
  return { ...row, changes } as Output<typeof getEquityPledge>
}
