import type { Operation } from '#platform/contract/operation.ts'
import { type RecordAct, combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  closeCase,
  decideCase,
  endInvestigation,
  extendCase,
  extendCaseCheck,
  fileCase,
  noticeCase,
  pauseCase,
  punishOnSpot,
  recordPayment,
  recordPoliceReply,
  recordResponse,
  registerCase,
  reviewCase,
  serveDecision,
  transferCase,
} from '../acts-contract.ts'
import { getCase, getTransfer, listCases, listOnSpot, listTransfers } from '../contract.ts'
import { type CaseAction, caseFlow } from '../rules.ts'
import type { CaseState } from '../terms.ts'

const act = (
  contract: Operation,
  title: string,
  action: CaseAction,
  initial: RecordAct['initial'] = (_r, today) => ({ on: today }),
): RecordAct => ({
  contract,
  title,
  permission: contract.permission,
  when: (r) => caseFlow.allows(r.state as CaseState, action),
  initial,
})

export default combinePages(
  ledgerPages({
    path: '/penalty-cases',
    menu: { title: '行政处罚案件', group: '执法办案', order: 10 },
    permission: 'penalty-case.read',
    list: listCases,
    sorts: ['foundOn'],
    detail: getCase,
    create: { contract: registerCase, title: '登记案源', permission: registerCase.permission },
    acts: [
      act(fileCase, '立案决定', 'file'),
      act(extendCaseCheck, '延长核查', 'extendCheck'),
      act(endInvestigation, '调查终结', 'investigated'),
      act(reviewCase, '审核', 'review'),
      act(noticeCase, '告知', 'notice'),
      act(recordResponse, '当事人意见', 'respond'),
      act(decideCase, '处理决定', 'decide'),
      act(serveDecision, '送达', 'serve'),
      act(recordPayment, '缴款', 'pay'),
      act(closeCase, '结案', 'close'),
      act(pauseCase, '中止、恢复', 'pause', (_r, today) => ({ from: today })),
      act(extendCase, '延长期限', 'extend'),
      act(transferCase, '移送公安机关', 'transfer', (_r, today) => ({ on: today, approvedOn: today })),
    ],
  }),
  ledgerPages({
    path: '/case-transfers',
    menu: { title: '涉刑案件移送', group: '执法办案', order: 20 },
    permission: 'penalty-case.read',
    list: listTransfers,
    sorts: ['deliveredOn'],
    detail: getTransfer,
    acts: [
      {
        contract: recordPoliceReply,
        title: '公安机关的决定',
        permission: recordPoliceReply.permission,
        when: (r) => r.state === 'DELIVERED',
        initial: (_r, today) => ({ receiptOn: today, on: today }),
      },
    ],
  }),
  ledgerPages({
    path: '/on-spot-penalties',
    menu: { title: '当场处罚', group: '执法办案', order: 15 },
    permission: 'penalty-case.read',
    list: listOnSpot,
    sorts: ['foundOn'],
    create: { contract: punishOnSpot, title: '登记当场处罚', permission: punishOnSpot.permission },
  }),
)
