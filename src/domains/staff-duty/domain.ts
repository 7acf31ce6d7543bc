import { business, handle } from '#kernel/manifest/business.ts'
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
} from './contract.ts'
import { dutyTaskLayout } from './exchange.ts'
import { staffDutyIndicators, staffDutyRules } from './indicators.ts'
import { staffDutyLaw } from './law.ts'
import { staffDutyNarrative } from './narrative.ts'
import {
  answerScreening,
  getMatch,
  getScreening,
  listMatches,
  listScreenings,
  openScreening,
  screenPersons,
  settleMatch,
} from './screening-contract.ts'
import { answer, open, screenThem, settle } from './screening-service.ts'
import { matchDetail, matchList, screeningDetail, screeningList } from './screening-views.ts'
import { staffDutySeed } from './seed.ts'
import { assign, cancel, correct, endPost, enterCheck, finish, handOut, post, report } from './service.ts'
import { staffDutyTasks } from './tasks.ts'
import { staffDutyTallies, staffDutyThemes } from './themes.ts'
import {
  dutyDetail,
  dutyList,
  materialDetail,
  materialList,
  postingDetail,
  postingList,
  selfCheckDetail,
  selfCheckList,
} from './views.ts'

export default business({
  id: 'staff-duty',
  title: '党建与中心工作',
  group: '队伍与党建',
  summary: '学习教育、巡察整改、驻村选派、经商办企业核查、廉政谈话、作风自查，以及县里统一部署的各项任务。',
  systems: ['S72', 'S73', 'S74', 'S75', 'S76', 'S77', 'S78', 'S86'],
  permissions: {
    'staff-duty.read': '查看党建与中心工作',
    'staff-duty.enter': '登记党建与中心工作',
    'staff-duty.screen': '核查人员经商办企业情况',
  },
  operations: [
    handle(listDutyTasks, (call, input) => call.read((q) => dutyList(q, input, call.today))),
    handle(getDutyTask, (call, { id }) => call.read((q) => dutyDetail(q, id, call.today))),
    handle(assignDutyTask, assign),
    handle(reportDutyProgress, report),
    handle(finishDutyTask, finish),
    handle(cancelDutyTask, cancel),
    handle(listPostings, (call, input) => call.read((q) => postingList(q, input))),
    handle(getPosting, (call, { id }) => call.read((q) => postingDetail(q, id))),
    handle(postToVillage, post),
    handle(endPosting, endPost),
    handle(listMaterials, (call, input) => call.read((q) => materialList(q, input))),
    handle(getMaterial, (call, { id }) => call.read((q) => materialDetail(q, id))),
    handle(handOutMaterial, handOut),
    handle(listSelfChecks, (call, input) => call.read((q) => selfCheckList(q, input))),
    handle(getSelfCheck, (call, { id }) => call.read((q) => selfCheckDetail(q, id))),
    handle(enterSelfCheck, enterCheck),
    handle(correctSelfCheck, correct),
    handle(listScreenings, (call, input) => call.read((q) => screeningList(q, input))),
    handle(getScreening, (call, { id }) => call.read((q) => screeningDetail(q, id))),
    handle(openScreening, open),
    handle(screenPersons, screenThem),
    handle(answerScreening, answer),
    handle(listMatches, (call, input) => call.read((q) => matchList(q, input))),
    handle(getMatch, (call, { id }) => call.read((q) => matchDetail(q, id))),
    handle(settleMatch, settle),
  ],
  law: staffDutyLaw,
  indicators: staffDutyIndicators,
  rules: staffDutyRules,
  narrative: staffDutyNarrative,
  layouts: [dutyTaskLayout],
  gatheringThemes: staffDutyThemes,
  tallySubjects: staffDutyTallies,
  openTasks: staffDutyTasks,
  seed: staffDutySeed,
})
