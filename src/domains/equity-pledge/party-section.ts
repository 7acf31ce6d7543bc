import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { equityPledge as p } from './tables.ts'
import { type PledgeState, pledgeStates } from './terms.ts'
import { pledgeStateOn } from './views.ts'

/** Pledges of equity of a company. */
export const equityPledgeSection: PartySection = {
  title: '股权出质',
  reading: 'equity-pledge.read',
  records: [
    {
      id: 'equity-pledge.pledge',
      title: '股权出质登记',
      page: '/equity-pledges',
      rows: ({ today }) => ({
        of: p,
        party: p.companyId,
        day: p.registeredOn,
        said: [p.regNo, p.pledgors, p.pledgees, pledgeStateOn(today)],
        from: sql`from ${asKnownNow.at(p)}`,
      }),
      text: ([regNo, pledgors, pledgees, state]) =>
        `${regNo}，${pledgors}出质给${pledgees}，${pledgeStates[state as PledgeState]}`,
      numbers: [{ title: '股权出质登记', column: p.regNo, paper: p.registeredOn }],
    },
  ],
  async warnings(q, partyId, { today }) {
    const standing = await q.select(
      { id: p.id, regNo: p.regNo, pledgors: p.pledgors, registeredOn: p.registeredOn, termTo: p.termTo },
      sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and ${p.companyId} = ${partyId} and ${p.registeredOn} <= ${today}::date
        and ${pledgeStateOn(today)} in ('ESTABLISHED', 'CHANGED') order by ${p.registeredOn} desc limit 50`,
    )
    return standing.map((x) => ({
      tone: 'amber' as const,
      day: x.registeredOn,
      text: `${x.pledgors}的股权已出质（${x.regNo}）`,
      todo: `转让要质权人同意，不能简易注销${x.termTo !== null && x.termTo < today ? '；债务期限已过，提醒办理出质注销' : ''}。`,
      basis: '民法典第四百四十三条、市场主体登记管理条例实施细则第四十八条',
      page: `/equity-pledges/${x.id}`,
    }))
  },
}
