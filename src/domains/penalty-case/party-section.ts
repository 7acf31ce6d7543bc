import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { penaltyCase as c } from './tables.ts'
import { type CaseState, caseStates } from './terms.ts'
import { caseStateOn } from './views.ts'

/** Cases of a party. */
export const penaltyCaseSection: PartySection = {
  title: '行政处罚案件',
  reading: 'penalty-case.read',
  records: [
    {
      id: 'penalty-case.case',
      title: '行政处罚案件',
      page: '/penalty-cases',
      rows: ({ today }) => ({
        of: c,
        party: c.partyId,
        day: sql`coalesce(${c.filedOn}, ${c.foundOn})`,
        said: [c.caseNo, c.cause, caseStateOn(today)],
        from: sql`from ${asKnownNow.at(c)}`,
      }),
      text: ([no, cause, state]) => `${no} ${cause}，${caseStates[state as CaseState]}`,
      numbers: [
        { title: '案件编号', column: c.caseNo },
        { title: '处罚决定书', column: c.decisionNo, paper: c.decidedOn },
      ],
    },
  ],
}
