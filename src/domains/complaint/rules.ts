import { type Day, chineseDay } from '#platform/clock/day.ts'
import { type Moment, beijingDay } from '#platform/clock/clock.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import { type Clocks, acceptanceDue, checkDue, claimBarredFrom, mediationDue, odrDue } from './deadlines.ts'
import type { MatterPause } from './tables.ts'
import {
  type Ending,
  type IdentityState,
  type MatterKind,
  type MatterState,
  type OdrResult,
  type RefusalGround,
  type ReportOutcome,
  type TerminationGround,
  matterStates,
  pauseReasons,
} from './terms.ts'

/** The dates of a matter from which everything else follows. */
export interface MatterDates {
  kind: MatterKind
  receivedOn: Day
  dispatchedOn: Day | null
  returnedOn: Day | null
  identityAskedOn: Day | null
  identityState: IdentityState | null
  odrFrom: Day | null
  odrTo: Day | null
  odrResult: OdrResult | null
  acceptedOn: Day | null
  notAcceptedOn: Day | null
  pauses: MatterPause[] | null
  extendedOn: Day | null
  settledOn: Day | null
  terminatedOn: Day | null
  withdrawnOn: Day | null
  decidedOn: Day | null
  outcome: ReportOutcome | null
  mergedOn: Day | null
  answeredOn: Day | null
}

/** What may end a matter, in order of precedence on one day. */
const endsOf = (m: MatterDates): [Day | null, MatterState][] => [
  [m.mergedOn, 'MERGED'],
  [m.notAcceptedOn, 'NOT_ACCEPTED'],
  [m.odrResult === 'SETTLED' ? m.odrTo : null, 'ODR_SETTLED'],
  [m.settledOn, 'SETTLED'],
  [m.terminatedOn, 'TERMINATED'],
  [m.withdrawnOn, 'WITHDRAWN'],
  [m.decidedOn, m.outcome ?? 'NOT_FILED'],
  [m.answeredOn, 'ANSWERED'],
]

/** The ending that came first (办结), and its day; nothing while the matter is open. */
function endOf(m: MatterDates): { on: Day; state: MatterState } | undefined {
  let found: { on: Day; state: MatterState } | undefined
  for (const [on, state] of endsOf(m)) if (on !== null && (found === undefined || on < found.on)) found = { on, state }
  return found
}

/** State of a matter on a day. */
export function matterState(m: MatterDates, on: Day): MatterState {
  const past = (d: Day | null): boolean => d !== null && d <= on
  const end = endOf(m)
  if (end && past(end.on)) return end.state
  if (past(m.odrFrom) && !past(m.odrTo)) return 'ODR'
  const dispatched = past(m.dispatchedOn)
  if (past(m.returnedOn) && (m.dispatchedOn === null || m.returnedOn! >= m.dispatchedOn)) return 'RETURNED'
  if (!dispatched) return 'REGISTERED'
  if ((m.pauses ?? []).some((p) => p.from <= on && (p.to === undefined || p.to >= on))) return 'PAUSED'
  if (m.kind !== 'COMPLAINT') return 'CHECKING'
  if (past(m.acceptedOn)) return 'MEDIATING'
  return past(m.identityAskedOn) && m.identityState === 'REQUESTED' ? 'ID_REQUESTED' : 'DISTRIBUTED'
}

const actions = {
  dispatch: '分送',
  giveBack: '退回',
  odr: '登记企业和解',
  identity: '要求提供身份证明',
  accept: '决定是否受理',
  mediate: '记录调解',
  pause: '中止或者恢复期限',
  end: '办结投诉',
  withdraw: '撤回',
  extend: '延长核查期限',
  decide: '作出举报处理决定',
  answerQuestion: '答复咨询',
  clue: '登记违法线索',
} as const
export type MatterAction = keyof typeof actions

/** What may be done in each state; the record's page asks it too. Telling, supervising and feedback may be done in any. */
export const matterFlow = workflow(matterStates, actions, {
  REGISTERED: ['dispatch', 'odr', 'withdraw', 'answerQuestion'],
  RETURNED: ['dispatch', 'odr', 'withdraw', 'answerQuestion'],
  ODR: ['odr', 'withdraw'],
  DISTRIBUTED: ['dispatch', 'giveBack', 'identity', 'accept', 'odr', 'withdraw'],
  ID_REQUESTED: ['giveBack', 'identity', 'accept', 'withdraw'],
  MEDIATING: ['giveBack', 'mediate', 'pause', 'end', 'clue'],
  CHECKING: ['dispatch', 'giveBack', 'mediate', 'pause', 'extend', 'decide', 'answerQuestion', 'withdraw'],
  PAUSED: ['mediate', 'pause', 'end', 'decide', 'clue'],
  ODR_SETTLED: [],
  SETTLED: ['clue'],
  TERMINATED: ['clue'],
  WITHDRAWN: ['clue'],
  NOT_ACCEPTED: ['clue'],
  FILED: [],
  NOT_FILED: [],
  WRONG_AUTHORITY: [],
  NOT_REHANDLED: [],
  ANSWERED: [],
  MERGED: [],
})

/** What follows from the dates: stored beside them, so that lists and clocks need no calendar. */
export interface Derived {
  startsOn: Day | null
  odrDueOn: Day | null
  acceptDueOn: Day | null
  dueOn: Day | null
  closedOn: Day | null
}

/** Last days and the day of closing. A reading test of a report excludes tests; a settlement by the firm has a time of its own. */
export function derived(c: Clocks, m: MatterDates): Derived {
  const failed = m.odrResult === 'FAILED' ? m.odrTo : null
  const startsOn = m.odrFrom === null ? m.receivedOn : failed
  const pauses = (m.pauses ?? []).map((p) => ({
    from: p.from as Day,
    to: p.to as Day | undefined,
    reason: pauseReasons[p.reason],
  }))
  const complaint = m.kind === 'COMPLAINT'
  const due =
    complaint && m.acceptedOn !== null
      ? mediationDue(c, m.receivedOn, m.acceptedOn, pauses)
      : m.kind === 'REPORT'
        ? checkDue(c, m.receivedOn, pauses, m.extendedOn !== null)
        : undefined
  return {
    startsOn,
    odrDueOn: m.odrFrom === null ? null : (odrDue(c, m.odrFrom)?.due ?? null),
    acceptDueOn: complaint && startsOn !== null ? (acceptanceDue(c, startsOn)?.due ?? null) : null,
    dueOn: due?.due ?? null,
    closedOn: endOf(m)?.on ?? null,
  }
}

/** Hours between receipt and the answer, for people; whole hours, rounded up. */
export const feedbackHours = (receivedAt: Moment, feedbackAt: Moment): number =>
  Math.ceil((Date.parse(feedbackAt) - Date.parse(receivedAt)) / 3_600_000)

const refusing =
  (operation: string) =>
  (code: string, field: string, text: string): Refusal =>
    new Refusal(`complaint.${operation}.${code}`, text, { fields: { [field]: text } })

/** Refuses an act that the state of the day does not allow. */
export function checkAct(m: MatterDates, action: MatterAction, today: Day): Refusal | undefined {
  const why = matterFlow.why(matterState(m, today), action)
  return why === undefined ? undefined : new Refusal(`complaint.${action}.state`, why)
}

export interface Intake {
  complaint: boolean
  report: boolean
  receivedOn: Day
  registeredOn: Day
  anonymous: boolean
  phone: string | null
  agent: boolean
  authorised: boolean
  representatives: number
  facts: string | null
  disputeOn: Day | null
}

/**
 * Whether a letter may be registered. What is missing in substance (name, address, claim) does not hinder registration: it is a
 * ground to refuse acceptance, which a person states.
 */
export function checkIntake(
  i: Intake,
  f: { today: Day; numberUsed: boolean; upstairs: boolean; externalNo: string | null; mostRepresentatives: number },
): Refusal | undefined {
  const refuse = refusing('register')
  if (i.receivedOn > f.today) return refuse('future', 'receivedOn', `收到日期 ${i.receivedOn} 还没有到，请核对。`)
  if (i.registeredOn < i.receivedOn || i.registeredOn > f.today)
    return refuse('registered', 'registeredOn', `登记日期要在收到日期 ${i.receivedOn} 与今天之间，请核对。`)
  if (f.numberUsed) return refuse('number', 'matterNo', '这个登记编号已经用过，请核对。')
  if (f.upstairs && f.externalNo === null)
    return refuse('external', 'externalNo', '投诉举报在上级系统办理，请填写上级系统编号。')
  if (i.complaint && i.anonymous)
    return refuse('anonymous', 'claimantName', '投诉要有投诉人姓名和电话；匿名的按举报登记。')
  if (i.report && (i.facts ?? '').length < 6)
    return refuse('lead', 'facts', '举报要写明具体线索，请补充时间、地点和违法行为。')
  if (i.phone !== null && !/^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})$/.test(i.phone))
    return refuse('phone', 'phone', '电话要是 11 位手机号或者座机号，请核对。')
  if (i.agent && !i.authorised)
    return refuse('authority', 'authorised', '委托他人投诉的，要有授权委托书原件和代理人身份证明。')
  if (i.representatives > f.mostRepresentatives)
    return refuse('representatives', 'representatives', `共同投诉的代表人最多 ${f.mostRepresentatives} 名，请核对。`)
  if (i.disputeOn !== null && i.disputeOn > i.receivedOn)
    return refuse('dispute-day', 'disputeOn', `争议发生日期 ${i.disputeOn} 晚于收到日期 ${i.receivedOn}，请核对。`)
  return undefined
}

export interface Acceptance {
  accepted: boolean
  on: Day
  ground: RefusalGround | null
  reason: string | null
}

/** Whether a complaint may be accepted or refused like this. */
export function checkAcceptance(
  a: Acceptance,
  m: MatterDates & { startsOn: Day | null; disputeOn: Day | null; acceptDueOn: Day | null; claimantNamed: boolean },
  f: { today: Day; law: Clocks['law']; overdueReason: string | null },
): Refusal | undefined {
  const refuse = refusing('accept')
  const state = checkAct(m, 'accept', f.today)
  if (state) return state
  const from = m.startsOn ?? m.receivedOn
  if (a.on < from || a.on > f.today) return refuse('day', 'on', `决定日期要在收到日期 ${from} 与今天之间，请核对。`)
  if (m.acceptDueOn !== null && a.on > m.acceptDueOn && f.overdueReason === null)
    return refuse('overdue', 'overdueReason', `${chineseDay(m.acceptDueOn)}前应当决定，已经逾期，请写明逾期原因。`)
  if (a.accepted) {
    if (a.ground !== null) return refuse('ground', 'ground', '受理的不用填不予受理情形，请去掉。')
    return m.claimantNamed
      ? undefined
      : refuse('claimant', 'outcome', '没有投诉人姓名和电话，不能受理；请先补齐，或者以材料不全不予受理。')
  }
  if (a.ground === null) return refuse('ground', 'ground', '不予受理要写明属于哪一种情形。')
  if (a.reason === null) return refuse('reason', 'reason', '不予受理要告知理由和其他解决途径，请填写。')
  if (a.ground === 'N4') {
    const barred = m.disputeOn === null ? undefined : claimBarredFrom(f.law, m.disputeOn, m.receivedOn)
    if (barred === undefined || m.receivedOn < barred)
      return refuse(
        'limitation',
        'ground',
        '争议发生日期到收到日期没有超过三年（或者没有登记争议发生日期），不能以 N4 不予受理。',
      )
  }
  return undefined
}

export interface ComplaintEnd {
  ending: Ending
  on: Day
  ground: TerminationGround | null
  recoveredFen: bigint
  agreementForm: string | null
}

/** Whether an accepted complaint may end like this. */
export function checkEnd(
  e: ComplaintEnd,
  m: MatterDates & { dueOn: Day | null; disputedFen: bigint | null },
  f: { today: Day; overdueReason: string | null },
): Refusal | undefined {
  const refuse = refusing('end')
  const state = checkAct(m, e.ending === 'WITHDRAWN' && m.acceptedOn === null ? 'withdraw' : 'end', f.today)
  if (state) return state
  const from = m.acceptedOn ?? m.receivedOn
  if (e.on < from || e.on > f.today) return refuse('day', 'on', `日期要在 ${from} 与今天之间，请核对。`)
  if (e.recoveredFen < 0n) return refuse('recovered', 'recoveredFen', '挽回经济损失不能小于 0。')
  if (e.ending !== 'SETTLED' && e.recoveredFen > 0n && e.ground !== 'T1' && e.ending !== 'WITHDRAWN')
    return refuse('recovered', 'recoveredFen', '没有达成协议也没有自行和解的，不能登记挽回经济损失。')
  if (e.ending === 'SETTLED' && e.agreementForm === null)
    return refuse('form', 'agreementForm', '达成协议的，要写明制作调解书还是记入调解记录。')
  if (e.ending === 'TERMINATED') {
    if (e.ground === null) return refuse('ground', 'ground', '终止调解要写明属于哪一种情形。')
    if (e.ground === 'T5' && m.dueOn !== null && e.on <= m.dueOn)
      return refuse('not-expired', 'ground', `调解期限到 ${m.dueOn}，还没有超过，不能以超过期限终止。`)
  }
  if (m.dueOn !== null && e.on > m.dueOn && e.ground !== 'T5' && f.overdueReason === null)
    return refuse('overdue', 'overdueReason', `${chineseDay(m.dueOn)}调解期限届满，已经逾期，请写明逾期原因。`)
  return undefined
}

/** Whether a report may be decided like this. */
export function checkDecision(
  d: { outcome: ReportOutcome; on: Day; reason: string | null; findings: string | null },
  m: MatterDates & { dueOn: Day | null },
  f: { today: Day; overdueReason: string | null },
): Refusal | undefined {
  const refuse = refusing('decide')
  if (m.kind !== 'REPORT') return refuse('kind', 'outcome', '只有举报才作是否立案的决定；投诉请受理、调解。')
  const state = checkAct(m, 'decide', f.today)
  if (state) return state
  if (d.on < m.receivedOn || d.on > f.today)
    return refuse('day', 'on', `决定日期要在收到日期 ${m.receivedOn} 与今天之间，请核对。`)
  if (d.outcome !== 'FILED' && d.reason === null) return refuse('reason', 'reason', '不立案的要写明理由。')
  const checked = d.outcome === 'FILED' || d.outcome === 'NOT_FILED'
  if (checked && d.findings === null) return refuse('findings', 'findings', '先核查再决定，请写明核查情况。')
  if (checked && m.dueOn !== null && d.on > m.dueOn && f.overdueReason === null)
    return refuse('overdue', 'overdueReason', `${chineseDay(m.dueOn)}前应当核查完毕，已经逾期，请写明逾期原因。`)
  return undefined
}

/** Whether the check of a report may be extended: once, within the first period. */
export function checkExtension(m: MatterDates & { dueOn: Day | null }, on: Day, today: Day): Refusal | undefined {
  const refuse = refusing('extend')
  if (m.kind !== 'REPORT') return refuse('kind', 'on', '只有举报核查才能延长；投诉的调解期限不能延长。')
  const state = checkAct(m, 'extend', today)
  if (state) return state
  if (m.extendedOn !== null) return refuse('twice', 'on', `核查期限已于 ${m.extendedOn} 延长过一次，不能再延长。`)
  if (on > today || on < m.receivedOn || (m.dueOn !== null && on > m.dueOn))
    return refuse('day', 'on', `批准日期要在收到之后、期限 ${m.dueOn ?? ''} 以内，请核对。`)
  return undefined
}

/** Whether the answer to a special-equipment matter may be entered. */
export function checkFeedback(
  m: { category: string; receivedOn: Day; feedbackAt: Moment | null },
  at: Moment,
  now: Moment,
): Refusal | undefined {
  const refuse = refusing('feedback')
  if (m.category !== 'SPECIAL_EQUIPMENT')
    return refuse('category', 'onDay', '只有特种设备投诉举报要登记二十四小时反馈。')
  if (m.feedbackAt !== null) return refuse('twice', 'onDay', '已经登记过反馈，不能再登记。')
  if (beijingDay(at) < m.receivedOn || at > now)
    return refuse('day', 'onDay', '反馈时间要在收到之后、现在以前，请核对。')
  return undefined
}
