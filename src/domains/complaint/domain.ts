import { business, handle } from '#kernel/manifest/business.ts'
import {
  answerQuestion,
  answerSupervision,
  askIdentity,
  decideAcceptance,
  decideReport,
  dispatchMatter,
  endComplaint,
  enrolOdr,
  exitOdr,
  extendCheck,
  giveBackMatter,
  mergeMatter,
  noteClue,
  openClaimant,
  pauseClock,
  recordFeedback,
  recordOdr,
  recordSession,
  registerMatter,
  superviseMatter,
  tellParties,
} from './acts-contract.ts'
import { openPeople } from './claimant.ts'
import { complaintRules } from './consistency.ts'
import { getMatter, getOdr, listMatters, listOdr } from './contract.ts'
import { hotlineLayout, platformLayout } from './exchange.ts'
import { complaintIndicators } from './indicators.ts'
import { register } from './intake.ts'
import { complaintLaw } from './law.ts'
import { complaintNarrative } from './narrative.ts'
import { odrLayout } from './odr-exchange.ts'
import { enrol, exit } from './odr.ts'
import { complaintSection } from './party-section.ts'
import * as routing from './routing.ts'
import { complaintSeed } from './seed.ts'
import * as acts from './service.ts'
import { complaintTasks } from './tasks.ts'
import { matterDetail, matterList, odrDetail, odrList } from './views.ts'

export default business({
  id: 'complaint',
  title: '投诉举报',
  group: '消费与民生',
  summary: '登记、分送、受理、调解投诉，核查举报，管特种设备投诉的二十四小时反馈和 ODR 企业。',
  systems: ['S34', 'S36', 'S60'],
  permissions: {
    'complaint.read': '查看投诉举报',
    'complaint.intake': '登记、分送、合并投诉举报，管理 ODR 企业',
    'complaint.handle': '受理、调解、核查、告知',
    'complaint.supervise': '督办投诉举报',
    'complaint.unmask': '查看投诉人、举报人信息',
  },
  operations: [
    handle(listMatters, (call, input) => call.read((q) => matterList(q, input, call.today))),
    handle(getMatter, (call, input) =>
      call.read((q) => matterDetail(q, input.id, call.today, call.reachOf('complaint.handle') !== undefined)),
    ),
    handle(registerMatter, register),
    handle(dispatchMatter, routing.dispatch),
    handle(giveBackMatter, routing.giveBack),
    handle(recordOdr, acts.odr),
    handle(askIdentity, acts.identity),
    handle(decideAcceptance, acts.decideOnAcceptance),
    handle(recordSession, acts.session),
    handle(pauseClock, acts.pause),
    handle(endComplaint, acts.end),
    handle(extendCheck, acts.extend),
    handle(decideReport, acts.decide),
    handle(tellParties, acts.tell),
    handle(recordFeedback, acts.feedback),
    handle(noteClue, acts.clue),
    handle(answerQuestion, acts.question),
    handle(mergeMatter, routing.merge),
    handle(superviseMatter, routing.supervise),
    handle(answerSupervision, routing.superviseAnswer),
    handle(openClaimant, openPeople),
    handle(listOdr, (call, input) => call.read((q) => odrList(q, input, call.today))),
    handle(getOdr, (call, input) => call.read((q) => odrDetail(q, input.id, call.today))),
    handle(enrolOdr, enrol),
    handle(exitOdr, exit),
  ],
  law: complaintLaw,
  indicators: complaintIndicators,
  rules: complaintRules,
  narrative: complaintNarrative,
  layouts: [platformLayout, hotlineLayout, odrLayout],
  partySection: complaintSection,
  openTasks: complaintTasks,
  seed: complaintSeed,
})
