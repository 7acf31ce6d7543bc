import { sql } from '#platform/db/database.ts'
import { business, handle } from '#kernel/manifest/business.ts'
import { getEquityPledge, listEquityPledges, registerEquityPledge } from './contract.ts'
import { equityPledgeLayout } from './exchange.ts'
import { equityPledgeIndicators, securedClaimMissing } from './indicators.ts'
import { equityPledgeLaw } from './law.ts'
import { equityPledgeNarrative } from './narrative.ts'
import { equityPledgeSeed } from './seed.ts'
import { register } from './service.ts'
import { equityPledgeDetail, equityPledgeList } from './views.ts'
import { equityPledgeSection } from './party-section.ts'

export default business({
  id: 'equity-pledge',
  title: '股权出质登记',
  group: '市场准入',
  summary: '登记股权出质的设立、变更、注销和撤销，供企业以股权融资。',
  systems: ['S07'],
  permissions: { 'equity-pledge.read': '查看股权出质登记', 'equity-pledge.register': '办理股权出质登记' },
  operations: [
    handle(listEquityPledges, (call, input) => call.read((q) => equityPledgeList(q, input, call.today))),
    handle(getEquityPledge, (call, input) => call.read((q) => equityPledgeDetail(q, input.id, call.today))),
    handle(registerEquityPledge, register),
  ],
  law: equityPledgeLaw,
  indicators: equityPledgeIndicators,
  rules: [securedClaimMissing],
  narrative: equityPledgeNarrative,
  layouts: [equityPledgeLayout],
  partySection: equityPledgeSection,
  seed: equityPledgeSeed,
  home: async (q, today) => {
    const [row] = await q.rows<{ n: number }>(
      sql`select count(*)::int as n from equity_pledge where void_reason is null and term_to < ${today}::date and cancelled_on is null and revoked_on is null`,
      'anew',
    )
    return [
      { title: '债务到期未注销的股权出质', count: row!.n, link: '/equity-pledges?state=ESTABLISHED', tone: 'plain' },
    ]
  },
})
