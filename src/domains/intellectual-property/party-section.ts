import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { giMarkUser as u, patentReward as r } from './tables.ts'

/** Marks that a party uses, and patents that it was rewarded for. */
export const ipSection: PartySection = {
  title: '知识产权',
  reading: 'intellectual-property.read',
  records: [
    {
      id: 'intellectual-property.user',
      title: '地理标志专用标志',
      page: '/gi-mark-users',
      rows: () => ({
        of: u,
        party: u.partyId,
        day: u.guidedOn,
        said: [u.product],
        from: sql`from ${asKnownNow.at(u)}`,
      }),
      text: ([product]) => `指导使用${product}地理标志专用标志`,
    },
    {
      id: 'intellectual-property.reward',
      title: '专利奖励',
      page: '/patent-reward-batches',
      rows: () => ({
        of: r,
        party: r.partyId,
        day: r.declaredOn,
        said: [r.title],
        from: sql`from ${asKnownNow.at(r)}`,
        opens: r.batchId,
      }),
      text: ([title]) => `申报专利奖励：${title}`,
      numbers: [{ title: '专利号', column: r.patentNo }],
    },
  ],
}
