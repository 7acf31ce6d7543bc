import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { foodAccident as a, guaranteeEvent as e, guaranteeSite as s } from './tables.ts'
import { type Conclusion, type SiteResult, conclusions, siteResults } from './terms.ts'

/** Events at which a party gave meals, and accidents there. */
export const eventGuaranteeSection: PartySection = {
  title: '重大活动保障',
  reading: 'event-guarantee.read',
  records: [
    {
      id: 'event-guarantee.site',
      title: '保障点位',
      page: '/guarantee-sites',
      rows: () => ({
        of: s,
        party: s.partyId,
        day: s.addedOn,
        said: [e.name, s.result],
        from: sql`from ${asKnownNow.at(s)} join ${e} on ${e.countyCode} = ${s.countyCode} and ${e.id} = ${s.eventId}`,
      }),
      text: ([event, result]) => `${event}的保障点位${result === null ? '' : `，${siteResults[result as SiteResult]}`}`,
    },
    {
      id: 'event-guarantee.accident',
      title: '食品安全事故',
      page: '/food-accidents',
      rows: () => ({
        of: a,
        party: a.partyId,
        day: a.happenedOn,
        said: [a.place, a.ill, a.conclusion],
        from: sql`from ${asKnownNow.at(a)}`,
      }),
      text: ([place, ill, conclusion]) =>
        `${place}，发病 ${ill} 人，${conclusion === null ? '调查中' : conclusions[conclusion as Conclusion]}`,
    },
  ],
}
