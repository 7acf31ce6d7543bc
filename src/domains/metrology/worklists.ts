import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { Worklist } from '#kernel/worklist/declare.ts'
import { instrument as i } from './tables.ts'
import { type InstrumentClass, instrumentClasses } from './terms.ts'
import { instrumentStateOn } from './views.ts'

/** Instruments in use whose verification runs out soon or ran out within the last year. */
export const metrologyWorklists: readonly Worklist[] = [
  {
    id: 'metrology.verification-due',
    title: '计量器具检定到期',
    reading: 'metrology.read',
    page: '/instruments',
    ahead: 60,
    rows: ({ today, until }) => ({
      id: i.id,
      party: i.partyId,
      due: i.validTo,
      said: [i.class, i.instrumentNo, i.place],
      from: sql`from ${asKnownNow.at(i)} where ${i.validTo} between ${addDays(today, -365)}::date and ${until}::date
        and ${i.scrappedOn} is null and ${instrumentStateOn(today)} = 'IN_USE'`,
    }),
    text: ([kind, no, place]) =>
      `${instrumentClasses[kind as InstrumentClass]} ${no}${place === null ? '' : `（${place}）`}`,
    notice: ({ place, count }) =>
      `各使用单位：${place}近期有${count}台（件）计量器具检定到期。强制检定免费，请及时申请；到期未检定的不得用于贸易结算。`,
  },
]
