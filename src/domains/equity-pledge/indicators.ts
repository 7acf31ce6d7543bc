import { sql } from '#platform/db/database.ts'
import { type Facts, events, population, sum } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { party } from '#kernel/party/tables.ts'
import { equityPledge as p } from './tables.ts'

/**
 * Establishment registrations. One debt may be secured by several pledges (same pledgee, same contract): its amount stands on
 * the first of them only.
 */
const established = population({
  name: 'equity-pledge.established',
  business: 'equity-pledge',
  page: '/equity-pledges',
  from: (at) => sql`(select *, row_number() over (
      partition by pledgees, coalesce(contract_no, id::text) order by revoked_on is not null, registered_on, id) as debt_place
    from ${at(p)}) ${p}`,
  record: p.id,
  party: p.companyId,
  keys: { record: p.id, party: p.companyId },
  single: ['record'],
  time: { kind: 'flow', day: p.registeredOn },
  text: sql`${p.regNo} || ' ' || ${p.pledgors} || ' → ' || ${p.pledgees}`,
})

/** A registration revoked by the cut-off counts as never made; one lawfully cancelled stays counted. */
const notRevoked = ({ w }: Facts) => sql`${p.revokedOn} is null or ${p.revokedOn} > ${w.asOf}::date`

const common = { section: '1.1', system: 'S07', over: established, where: notRevoked }

export const pledgesCount = events({
  ...common,
  id: 'equity.pledges.count',
  name: '股权出质登记',
  synonyms: ['股权出质设立登记', '办理股权出质', '股权质押登记', '完成股权出质登记'],
  unit: '件',
  definition: '设立登记日期在 1 月 1 日至截止日之间的股权出质登记件数；截止日前已撤销的不计，后来依法注销的照计。',
})

export const pledgesAmount = sum({
  ...common,
  id: 'equity.pledges.amount',
  name: '出质数额',
  synonyms: ['出质股权数额', '股权出质数额', '质押金额'],
  unit: '亿元',
  amount: p.pledgedFen,
  measure: 'fen',
  amountLabel: '出质股权数额',
  definition: '上述登记在设立时的出质股权数额合计，折人民币；股份按约定面值折算。',
})

export const securedClaims = sum({
  ...common,
  id: 'equity.pledges.secured_claims.amount',
  name: '被担保债权数额',
  synonyms: ['担保债权数额', '被担保主债权', '所担保债权'],
  unit: '亿元',
  amount: sql`case when ${p}.debt_place = 1 then coalesce(${p.securedFen}, 0) else 0 end`,
  measure: 'fen',
  amountLabel: '被担保债权数额',
  definition: '上述登记所担保的债权数额合计，折人民币；同一质权人、同一主合同的债权只计一次。',
})

/** E21: every counted pledge should say what it secures. */
export const securedClaimMissing: Rule = {
  id: 'E21',
  title: '股权出质应有被担保债权',
  figures: ['equity.pledges.amount', 'equity.pledges.secured_claims.amount'],
  async check({ q, reading, w }) {
    const faults = await q.rows<{ recordId: string; partyId: string; partyName: string; text: string }>(sql`
      select ${p.id} as "recordId", ${p.companyId} as "partyId", ${party.name} as "partyName",
        ${p.regNo} || '：没有被担保债权数额，也不是最高额质权' as text
      from ${reading.at(p)} join ${reading.at(party)} on ${party.countyCode} = ${p.countyCode} and ${party.id} = ${p.companyId}
      where ${p.registeredOn} between ${w.from}::date and ${w.asOf}::date and (${p.revokedOn} is null or ${p.revokedOn} > ${w.asOf}::date)
        and coalesce(${p.securedFen}, 0) = 0 and ${p.maximumAmount} is not true
      order by ${p.registeredOn}, ${p.id}`)
    return {
      holds: faults.length === 0,
      text:
        faults.length === 0
          ? '每件股权出质都有被担保债权或属最高额质权。'
          : `${faults.length} 件股权出质没有被担保债权数额。`,
      faults: faults.map((f) => ({ ...f, page: '/equity-pledges' })),
    }
  },
}

export const equityPledgeIndicators = [pledgesCount, pledgesAmount, securedClaims]
