import { sql } from '#platform/db/database.ts'
import { administrativeSubjects, allows } from '#platform/auth/roles.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { unreadOf } from '#kernel/message/inbox.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { home, stations } from './contract.ts'
import { handOver, listHandOvers, listOpenTasks } from './hand-over-contract.ts'
import { handOverTasks, pendingHandOvers, taskList } from './hand-over.ts'
import { standing } from './names.ts'
import {
  addCredential,
  appointStaff,
  correctStaff,
  delegate,
  departStaff,
  enterLeave,
  getStaff,
  listAbsences,
  listDelegable,
  listStaff,
  staffStructure,
  transferStaff,
  voidDelegation,
  voidStaffRecord,
} from './staff-contract.ts'
import {
  appoint,
  correct,
  credential,
  delegateTo,
  depart,
  takeBackDelegation,
  takeLeave,
  transfer,
  voidRecord,
} from './staff-service.ts'
import { absences, certificatesDue, staffDetail, staffList, structure } from './staff-views.ts'
import { orgUnit } from './tables.ts'

/** What somebody may hand on while away: the permissions of businesses, never those that run the system. */
const delegable = (call: Call) =>
  call.house.businesses.flatMap((b) =>
    Object.entries(b.permissions)
      .filter(([permission]) => !(administrativeSubjects as readonly string[]).includes(permission.split('.')[0]!))
      .map(([permission, title]) => ({ permission, title, business: b.title })),
  )

/** Certificates and hand-overs that whoever runs the organisation has to look after. */
async function ownCounts(call: Call) {
  if (!allows(call.actor.permissions, appointStaff.permission)) return []
  const { expired, expiring } = await call.read((q) => certificatesDue(q, call.today))
  const people = await call.read((q) => pendingHandOvers(call.house, q, call.today))
  const made = [
    { title: '执法证已过期', count: expired, link: '/org/staff?expiring=true', tone: 'red' as const },
    { title: '执法证 90 日内到期', count: expiring, link: '/org/staff?expiring=true', tone: 'amber' as const },
    { title: '离任、调动后未交接完的人', count: people.length, link: '/org/hand-over', tone: 'red' as const },
  ]
  return made.filter((c) => c.count > 0).map((c) => ({ business: 'org', ...c }))
}

export const orgOperations: readonly Handled[] = [
  handle(home, async (call) => {
    const counts = await call.read(async (q) => {
      const made = []
      for (const b of call.house.businesses) {
        for (const c of (await b.home?.(q, call.today)) ?? []) made.push({ business: b.id, ...c })
      }
      return made
    })
    const unread = await unreadOf(call)
    const inbox = { business: 'message', title: '未读消息', count: unread, link: '/inbox', tone: 'amber' as const }
    return { today: call.today, counts: [...(unread > 0 ? [inbox] : []), ...counts, ...(await ownCounts(call))] }
  }),
  handle(stations, async (call) => ({
    stations: await call.read((q) =>
      q.select(
        { code: orgUnit.code, name: orgUnit.name, shortName: orgUnit.shortName },
        sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.countyCode} = ${q.scope.county} and ${orgUnit.kind} = 'station'
          and ${standing(orgUnit, call.today)} order by ${orgUnit.code}`,
      ),
    ),
  })),
  handle(listStaff, (call, input) => call.read((q) => staffList(q, input, call.today))),
  handle(getStaff, (call, input) => staffDetail(call, input.id)),
  handle(appointStaff, appoint),
  handle(correctStaff, correct),
  handle(transferStaff, transfer),
  handle(departStaff, depart),
  handle(addCredential, credential),
  handle(enterLeave, takeLeave),
  handle(delegate, (call, input) => delegateTo(call, input, new Set(delegable(call).map((d) => d.permission)))),
  handle(voidStaffRecord, voidRecord),
  handle(voidDelegation, takeBackDelegation),
  handle(listAbsences, (call, input) => call.read((q) => absences(q, input, call.today))),
  handle(listDelegable, (call) => Promise.resolve({ permissions: delegable(call) })),
  handle(listOpenTasks, taskList),
  handle(listHandOvers, async (call) => ({
    people: await call.read((q) => pendingHandOvers(call.house, q, call.today)),
  })),
  handle(handOver, handOverTasks),
  handle(staffStructure, structure),
]
