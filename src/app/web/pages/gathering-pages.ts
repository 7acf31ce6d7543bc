import {
  addAttendees,
  changeGathering,
  dropAttendee,
  dropGathering,
  enterGathering,
  getAttendee,
  getGathering,
  listAttendees,
  listGatherings,
  markAttendance,
  servePaper,
} from '#kernel/gathering/contract.ts'
import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'

const permission = 'gathering.enter'

/** Meetings, trainings, interviews and publicity events, and who was there. */
export const gatheringPages = combinePages(
  ledgerPages({
    path: '/gatherings',
    menu: { title: '培训、约谈、会议', group: '监督检查', order: 70 },
    permission: 'gathering.read',
    list: listGatherings,
    detail: getGathering,
    create: { contract: enterGathering, title: '登记活动' },
    related: [{ title: '到场名单', path: '/gathering-attendees', filter: 'gathering' }],
    acts: [
      {
        contract: addAttendees,
        title: '登记到场名单',
        permission,
        initial: (r, today) => ({
          as: 'PARTY',
          attendance: String(r.heldOn) > today ? 'INVITED' : 'PRESENT',
        }),
      },
      { contract: changeGathering, title: '修改', permission, initial: (r) => ({ ...r }) },
      { contract: dropGathering, title: '作废', permission },
    ],
  }),
  ledgerPages({
    path: '/gathering-attendees',
    menu: { title: '到场名单', group: '监督检查', order: 71 },
    permission: 'gathering.read',
    list: listAttendees,
    detail: getAttendee,
    bulk: [
      {
        contract: markAttendance,
        title: '批量登记到场情况',
        each: (r) => ({ id: r.id }),
        name: (r) => String(r.who),
      },
    ],
    acts: [
      {
        contract: markAttendance,
        title: '登记到场情况',
        permission,
        initial: (r) => ({ attendance: r.attendance, people: r.people }),
      },
      {
        contract: servePaper,
        title: '登记文书送达',
        permission,
        initial: (r) => ({ paperNo: r.paperNo, paperOn: r.paperOn }),
      },
      { contract: dropAttendee, title: '从名单里去掉', permission },
    ],
  }),
)
