import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  assignDutyTask,
  cancelDutyTask,
  correctSelfCheck,
  endPosting,
  enterSelfCheck,
  finishDutyTask,
  getDutyTask,
  getMaterial,
  getPosting,
  getSelfCheck,
  handOutMaterial,
  listDutyTasks,
  listMaterials,
  listPostings,
  listSelfChecks,
  postToVillage,
  reportDutyProgress,
} from '../contract.ts'
import {
  answerScreening,
  getMatch,
  getScreening,
  listMatches,
  listScreenings,
  openScreening,
  screenPersons,
  settleMatch,
} from '../screening-contract.ts'

const group = '队伍与党建'
const read = 'staff-duty.read'
const enter = 'staff-duty.enter'
const screen = 'staff-duty.screen'
const isOpen = (r: Readonly<Record<string, unknown>>): boolean => r.state === 'OPEN' || r.state === 'OVERDUE'

export default combinePages(
  ledgerPages({
    path: '/duty-tasks',
    menu: { title: '中心工作和整改', group, order: 10 },
    permission: read,
    list: listDutyTasks,
    detail: getDutyTask,
    create: { contract: assignDutyTask, title: '下达任务' },
    acts: [
      {
        contract: reportDutyProgress,
        title: '填报进展',
        permission: enter,
        when: isOpen,
        initial: (_r, today) => ({ reportedOn: today }),
      },
      {
        contract: finishDutyTask,
        title: '登记完成',
        permission: enter,
        when: isOpen,
        initial: (_r, today) => ({ doneOn: today }),
      },
      {
        contract: cancelDutyTask,
        title: '取消',
        permission: enter,
        when: isOpen,
        initial: (_r, today) => ({ cancelledOn: today }),
      },
    ],
  }),
  ledgerPages({
    path: '/study-materials',
    menu: { title: '教材发放', group, order: 20 },
    permission: read,
    list: listMaterials,
    detail: getMaterial,
    create: { contract: handOutMaterial, title: '登记教材发放' },
  }),
  ledgerPages({
    path: '/village-postings',
    menu: { title: '选派驻村', group, order: 30 },
    permission: read,
    list: listPostings,
    detail: getPosting,
    create: { contract: postToVillage, title: '登记选派驻村' },
    acts: [{ contract: endPosting, title: '登记离岗', permission: enter, when: (r) => r.toDay === null }],
  }),
  ledgerPages({
    path: '/self-checks',
    menu: { title: '作风自查', group, order: 40 },
    permission: read,
    list: listSelfChecks,
    detail: getSelfCheck,
    create: { contract: enterSelfCheck, title: '登记自查' },
    acts: [
      {
        contract: correctSelfCheck,
        title: '登记整改完成',
        permission: enter,
        when: (r) => r.finding !== null && r.correctedOn === null,
      },
    ],
  }),
  ledgerPages({
    path: '/screenings',
    menu: { title: '经商办企业核查', group, order: 50 },
    permission: screen,
    list: listScreenings,
    detail: getScreening,
    create: { contract: openScreening, title: '登记核查来函' },
    related: [{ title: '比中的主体', path: '/screening-matches', filter: 'screening' }],
    acts: [
      {
        contract: screenPersons,
        title: '录入名单并比对',
        permission: screen,
        when: (r) => r.answeredOn === null,
        initial: (_r, today) => ({ screenedOn: today }),
      },
      {
        contract: answerScreening,
        title: '登记答复',
        permission: screen,
        when: (r) => r.answeredOn === null,
        initial: (_r, today) => ({ answeredOn: today }),
      },
    ],
  }),
  ledgerPages({
    path: '/screening-matches',
    menu: { title: '核查比中的主体', group, order: 51 },
    permission: screen,
    list: listMatches,
    detail: getMatch,
    acts: [
      {
        contract: settleMatch,
        title: '登记核实结果',
        permission: screen,
        when: (r) => r.verdict === 'PENDING',
        initial: (_r, today) => ({ settledOn: today }),
      },
    ],
  }),
)
