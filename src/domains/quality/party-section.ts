import type { PartySection } from '#kernel/dossier/declare.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { brandGuidance as b, qualityAward as a } from './tables.ts'
import { type AwardState, type BrandState, awardStates, brandStates } from './terms.ts'
import { awardStateOn, brandStateOn } from './views.ts'

/** Brands and awards of a party. */
export const qualitySection: PartySection = {
  title: '质量和品牌',
  reading: 'quality.read',
  records: [
    {
      id: 'quality.brand',
      title: '区域品牌认证',
      page: '/brand-guidance',
      rows: ({ today }) => ({
        of: b,
        party: b.partyId,
        day: b.guidedOn,
        said: [b.brand, brandStateOn(today)],
        from: sql`from ${asKnownNow.at(b)}`,
      }),
      text: ([brand, state]) => `“${brand}”品牌认证，${brandStates[state as BrandState]}`,
      numbers: [{ title: '证书编号', column: b.certificateNo }],
    },
    {
      id: 'quality.award',
      title: '县长质量奖',
      page: '/quality-awards',
      rows: ({ today }) => ({
        of: a,
        party: a.partyId,
        day: a.appliedOn,
        said: [sql`${a.edition}::text`, awardStateOn(today)],
        from: sql`from ${asKnownNow.at(a)}`,
      }),
      text: ([edition, state]) => `${edition} 年度县长质量奖，${awardStates[state as AwardState]}`,
    },
  ],
}
