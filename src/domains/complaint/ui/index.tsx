import type { Operation } from '#platform/contract/operation.ts'
import { type RecordAct, combinePages, ledgerPages } from '#web/ledger-pages.tsx'
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
  pauseClock,
  recordFeedback,
  recordOdr,
  recordSession,
  registerMatter,
  superviseMatter,
  tellParties,
} from '../acts-contract.ts'
import { getMatter, getOdr, listMatters, listOdr } from '../contract.ts'
import { type MatterAction, matterFlow } from '../rules.ts'
import type { MatterState } from '../terms.ts'

type Shown = Readonly<Record<string, unknown>>

const act = (
  contract: Operation,
  title: string,
  when: (r: Shown) => boolean,
  initial?: (r: Shown, today: string) => Record<string, unknown>,
): RecordAct => ({ contract, title, permission: contract.permission, when, initial })

/** An act that the state of the matter allows, for matters of this kind only where one is named. */
const inState =
  (actions: readonly MatterAction[], kind?: string) =>
  (r: Shown): boolean =>
    (kind === undefined || r.kind === kind) && actions.some((a) => matterFlow.allows(r.state as MatterState, a))

const day = (name: string) => (_r: Shown, today: string) => ({ [name]: today })

export default combinePages(
  ledgerPages({
    path: '/complaints',
    menu: { title: '投诉举报件', group: '消费与民生', order: 10 },
    permission: 'complaint.read',
    list: listMatters,
    sorts: ['receivedOn', 'matterNo'],
    detail: getMatter,
    create: { contract: registerMatter, title: '登记投诉举报', permission: 'complaint.intake' },
    acts: [
      act(dispatchMatter, '分送', inState(['dispatch']), day('on')),
      act(decideAcceptance, '受理决定', inState(['accept'], 'COMPLAINT'), day('on')),
      act(decideReport, '处理决定', inState(['decide'], 'REPORT'), day('on')),
      act(answerQuestion, '答复', inState(['answerQuestion'], 'CONSULT'), day('on')),
      act(recordSession, '记录调解', inState(['mediate']), day('heldOn')),
      act(endComplaint, '办结投诉', inState(['end', 'withdraw'], 'COMPLAINT'), day('on')),
      act(
        recordFeedback,
        '特种设备反馈',
        (r) => r.category === 'SPECIAL_EQUIPMENT' && r.feedbackAt === null,
        day('onDay'),
      ),
      act(tellParties, '告知、答复', (r) => r.state !== 'MERGED', day('toldOn')),
      act(recordOdr, '企业和解', inState(['odr'], 'COMPLAINT')),
      act(askIdentity, '身份核对', inState(['identity'], 'COMPLAINT'), day('on')),
      act(pauseClock, '中止、恢复', inState(['pause'])),
      act(extendCheck, '延长核查', inState(['extend'], 'REPORT'), day('on')),
      act(noteClue, '违法线索', inState(['clue'], 'COMPLAINT'), day('on')),
      act(giveBackMatter, '退回', inState(['giveBack']), day('on')),
      act(mergeMatter, '并入另一件', (r) => r.closedOn === null, day('on')),
      act(superviseMatter, '督办', (r) => r.closedOn === null, day('on')),
      act(
        answerSupervision,
        '回复督办',
        (r) => (r.supervisions as { answeredOn: string | null }[]).some((s) => s.answeredOn === null),
        day('on'),
      ),
    ],
  }),
  ledgerPages({
    path: '/odr-enterprises',
    menu: { title: 'ODR 企业', group: '消费与民生', order: 12 },
    permission: 'complaint.read',
    list: listOdr,
    detail: getOdr,
    create: { contract: enrolOdr, title: '登记 ODR 企业', permission: 'complaint.intake' },
    acts: [act(exitOdr, '登记退出', (r) => r.state === 'ENROLLED', day('on'))],
  }),
)
