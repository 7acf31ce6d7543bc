import type { PartySection } from '#kernel/dossier/declare.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { coldBatch as b, coldOperator as o } from './tables.ts'
import { type OperatorKind, operatorKinds } from './terms.ts'

/** A party as a cold-chain operator, and what it imported. */
export const coldChainSection: PartySection = {
  title: '冷链食品',
  reading: 'cold-chain.read',
  records: [
    {
      id: 'cold-chain.operator',
      title: '冷链食品经营单位',
      page: '/cold-operators',
      rows: () => ({
        of: o,
        party: o.partyId,
        day: o.fromDay,
        said: [o.kind, sql`${o.toDay}::text`],
        from: sql`from ${asKnownNow.at(o)}`,
      }),
      text: ([kind, toDay]) =>
        `冷链食品经营单位（${operatorKinds[kind as OperatorKind]}）${toDay === null ? '' : `，${toDay} 退出`}`,
    },
    {
      id: 'cold-chain.batch',
      title: '进口冷链食品批次',
      page: '/cold-operators',
      rows: () => ({
        of: b,
        party: o.partyId,
        day: b.arrivedOn,
        said: [b.traceCode, b.product],
        from: sql`from ${asKnownNow.at(b)} join ${o} on ${o.countyCode} = ${b.countyCode} and ${o.id} = ${b.operatorId}`,
        opens: b.operatorId,
      }),
      text: ([code, product]) => `进口冷链食品 ${product}，追溯码 ${code}`,
      numbers: [{ title: '追溯码', column: b.traceCode }],
    },
  ],
}
