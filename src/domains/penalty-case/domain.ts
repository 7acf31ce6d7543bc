import { business, handle } from '#kernel/manifest/business.ts'
import * as acts from './acts-contract.ts'
import { getCase, getTransfer, listCases, listOnSpot, listTransfers } from './contract.ts'
import { caseLayout } from './exchange.ts'
import { penaltyCaseIndicators, penaltyCaseRules } from './indicators.ts'
import { penaltyCaseLaw } from './law.ts'
import { penaltyCaseNarrative } from './narrative.ts'
import { penaltyCaseSection } from './party-section.ts'
import { penaltyCaseSeed } from './seed.ts'
import * as service from './service.ts'
import { penaltyCaseTasks } from './tasks.ts'
import { caseDetail, caseList, transferDetail, transferList } from './views.ts'

export default business({
  id: 'penalty-case',
  title: '行政处罚案件',
  group: '执法办案',
  summary: '从案源、立案、调查、审核、告知、决定、送达、执行到结案，简易程序当场处罚，涉刑案件移送公安机关。',
  systems: ['S64', 'S65', 'S81'],
  permissions: {
    'penalty-case.read': '查看行政处罚案件',
    'penalty-case.handle': '办理行政处罚案件',
    'legal-review.give': '审核案件',
  },
  operations: [
    handle(listCases, (call, input) => call.read((q) => caseList(q, input, call.today))),
    handle(getCase, (call, input) => call.read((q) => caseDetail(q, input.id, call.today))),
    handle(listOnSpot, (call, input) => call.read((q) => caseList(q, { ...input, procedure: 'SUMMARY' }, call.today))),
    handle(listTransfers, (call, input) => call.read((q) => transferList(q, input))),
    handle(getTransfer, (call, input) => call.read((q) => transferDetail(q, input.id))),
    handle(acts.registerCase, service.register),
    handle(acts.punishOnSpot, service.onSpot),
    handle(acts.fileCase, service.file),
    handle(acts.extendCaseCheck, service.extendCheck),
    handle(acts.pauseCase, service.pause),
    handle(acts.extendCase, service.extend),
    handle(acts.endInvestigation, service.investigated),
    handle(acts.reviewCase, service.review),
    handle(acts.noticeCase, service.notice),
    handle(acts.recordResponse, service.respond),
    handle(acts.decideCase, service.decide),
    handle(acts.serveDecision, service.serve),
    handle(acts.recordPayment, service.pay),
    handle(acts.closeCase, service.close),
    handle(acts.transferCase, service.transfer),
    handle(acts.recordPoliceReply, service.reply),
  ],
  law: penaltyCaseLaw,
  indicators: penaltyCaseIndicators,
  rules: penaltyCaseRules,
  narrative: penaltyCaseNarrative,
  layouts: [caseLayout],
  partySection: penaltyCaseSection,
  openTasks: penaltyCaseTasks,
  seed: penaltyCaseSeed,
})
