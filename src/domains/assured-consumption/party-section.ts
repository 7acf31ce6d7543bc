import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { assuredUnit as u } from './tables.ts'
import { type UnitKind, type UnitState, unitKinds, unitStates } from './terms.ts'
import { unitStateOn } from './views.ts'

/** Recognitions of a party. */
export const assuredSection: PartySection = {
  title: '放心消费',
  reading: 'assured-consumption.read',
  records: [
    {
      id: 'assured-consumption.unit',
      title: '放心消费创建单位',
      page: '/assured-units',
      rows: ({ today }) => ({
        of: u,
        party: u.partyId,
        day: sql`coalesce(${u.recognisedOn}, ${u.appliedOn})`,
        said: [u.kind, unitStateOn(today)],
        from: sql`from ${asKnownNow.at(u)}`,
      }),
      text: ([kind, state]) => `放心消费（${unitKinds[kind as UnitKind]}），${unitStates[state as UnitState]}`,
      numbers: [
        { title: '认定文件', column: u.documentNo, paper: u.recognisedOn },
        { title: '牌匾编号', column: u.plateNo },
      ],
    },
  ],
}
