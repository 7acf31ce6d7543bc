import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { instrument as i } from './tables.ts'
import { type InstrumentClass, type InstrumentState, instrumentClasses, instrumentStates } from './terms.ts'
import { instrumentStateOn } from './views.ts'

/** Instruments of a party. */
export const metrologySection: PartySection = {
  title: '计量器具',
  reading: 'metrology.read',
  records: [
    {
      id: 'metrology.instrument',
      title: '计量器具',
      page: '/instruments',
      rows: ({ today }) => ({
        of: i,
        party: i.partyId,
        day: i.registeredOn,
        said: [i.class, i.instrumentNo, instrumentStateOn(today), sql`${i.validTo}::text`],
        from: sql`from ${asKnownNow.at(i)}`,
      }),
      text: ([kind, no, state, validTo]) =>
        `${instrumentClasses[kind as InstrumentClass]} ${no}，${instrumentStates[state as InstrumentState]}${validTo === null ? '' : `，检定有效期至 ${validTo}`}`,
      numbers: [{ title: '台账编号', column: i.instrumentNo }],
    },
  ],
}
