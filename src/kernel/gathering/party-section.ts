import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { gathering as g, gatheringAttendee as a } from './tables.ts'
import { type Attendance, type GatheringKind, attendances, gatheringKinds } from './terms.ts'

/** What a party was called to: trainings, interviews, meetings, with the papers that it signed for there. */
export const gatheringSection: PartySection = {
  title: '培训与约谈',
  reading: 'gathering.read',
  records: [
    {
      id: 'gathering.attendee',
      title: '参加的培训、约谈和会议',
      page: '/gatherings',
      rows: () => ({
        of: a,
        party: a.partyId,
        day: g.heldOn,
        said: [g.kind, g.title, a.attendance, a.paperNo],
        from: sql`from ${asKnownNow.at(a)} join ${asKnownNow.at(g)} on ${g.countyCode} = ${a.countyCode} and ${g.id} = ${a.gatheringId}`,
        opens: g.id,
      }),
      text: ([kind, title, attendance, paperNo]) =>
        `${gatheringKinds[kind as GatheringKind]}：${title}，${attendances[attendance as Attendance]}${paperNo === null ? '' : `，签收 ${paperNo}`}`,
      numbers: [{ title: '签收的文书', column: a.paperNo, paper: a.paperOn }],
    },
    {
      id: 'gathering.gathering',
      title: '培训、约谈和会议',
      page: '/gatherings',
      rows: () => ({ of: g, day: g.heldOn, said: [g.gatheringNo, g.title], from: sql`from ${asKnownNow.at(g)}` }),
      text: ([gatheringNo, title]) => `${gatheringNo} ${title}`,
      numbers: [{ title: '活动编号', column: g.gatheringNo }],
    },
  ],
}
