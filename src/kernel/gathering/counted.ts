import { type SQL, sql } from '#platform/db/database.ts'
import { population } from '#kernel/indicator/declare.ts'
import { gathering as g, gatheringAttendee as a } from './tables.ts'

/** Gatherings of a theme. */
export const aboutTheme = (theme: string): SQL => sql`${g.theme} = ${theme}`

/** What figures over gatherings count, for one business: the gatherings by their day, and the parties that were there. */
export const gatheringPopulations = (business: string) => ({
  gatherings: population({
    name: `${business}.gatherings`,
    business,
    page: '/gatherings',
    from: (at) => at(g),
    record: g.id,
    keys: { record: g.id },
    single: ['record'],
    time: { kind: 'flow', day: g.heldOn },
    text: g.title,
  }),
  present: population({
    name: `${business}.present`,
    business,
    page: '/gatherings',
    from: (
      at,
    ) => sql`(select * from ${at(a)} where ${a.attendance} = 'PRESENT' and ${a.partyId} is not null) gathering_attendee
      join ${at(g)} on ${g.countyCode} = ${a.countyCode} and ${g.id} = ${a.gatheringId}`,
    record: g.id,
    party: a.partyId,
    keys: { record: a.id, party: a.partyId },
    single: ['record'],
    time: { kind: 'flow', day: g.heldOn },
    text: g.title,
  }),
})
