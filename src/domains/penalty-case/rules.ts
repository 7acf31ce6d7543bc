import { type Day, chineseDay } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Pause } from '#kernel/deadline/clock.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import { type Clocks, checkDue, decisionDue, payDue, serveDue, silentFrom } from './deadlines.ts'
import type { CasePause } from './tables.ts'
import {
  type CaseState,
  type ClosingGround,
  type Outcome,
  type PartyKind,
  type PenaltyKind,
  type Response,
  type ReviewOpinion,
  caseStates,
  pauseReasons,
  penaltyKinds,
} from './terms.ts'

/** What the rules know of a case. */
export interface CaseFacts {
  foundOn: Day
  notFiledOn: Day | null
  filedOn: Day | null
  officers: string | null
  pauses: CasePause[] | null
  investigatedOn: Day | null
  reviewedOn: Day | null
  reviewOpinion: ReviewOpinion | null
  noticedOn: Day | null
  noticedFen: bigint | null
  respondedOn: Day | null
  response: Response | null
  decidedOn: Day | null
  outcome: Outcome | null
  fineFen: bigint | null
  confiscatedFen: bigint | null
  servedOn: Day | null
  paidFen: bigint | null
  closedOn: Day | null
}

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`penalty-case.${code}`, text, { fields: { [field]: text } })

/** State of a case on a day. */
export function caseState(c: CaseFacts, on: Day): CaseState {
  const past = (d: Day | null): boolean => d !== null && d <= on
  if (past(c.closedOn)) return 'CLOSED'
  if (past(c.notFiledOn)) return 'NOT_FILED'
  if (past(c.decidedOn)) return past(c.servedOn) ? 'EXECUTING' : 'DECIDED'
  if (!past(c.filedOn)) return 'CHECKING'
  if ((c.pauses ?? []).some((p) => p.from <= on && (p.to === undefined || p.to >= on))) return 'SUSPENDED'
  if (past(c.noticedOn)) return 'NOTICED'
  if (past(c.reviewedOn) && c.reviewOpinion === 'AGREE') return 'REVIEWED'
  return past(c.investigatedOn) ? 'REVIEWING' : 'INVESTIGATING'
}

const actions = {
  file: '立案',
  extendCheck: '延长核查',
  pause: '登记中止',
  extend: '延长办案期限',
  investigated: '登记调查终结',
  review: '审核',
  notice: '告知',
  respond: '登记当事人意见',
  decide: '作出决定',
  serve: '送达',
  pay: '登记缴款',
  close: '结案',
  transfer: '移送公安机关',
} as const
export type CaseAction = keyof typeof actions

/** What may be done in each state; the buttons of the page ask it too. */
export const caseFlow = workflow(caseStates, actions, {
  CHECKING: ['file', 'extendCheck', 'pause', 'transfer'],
  NOT_FILED: [],
  INVESTIGATING: ['pause', 'extend', 'investigated', 'transfer'],
  SUSPENDED: ['pause', 'extend', 'respond', 'transfer'],
  REVIEWING: ['review', 'pause', 'extend', 'transfer'],
  REVIEWED: ['notice', 'decide', 'pause', 'extend', 'transfer'],
  NOTICED: ['respond', 'decide', 'pause', 'extend', 'transfer'],
  DECIDED: ['serve', 'close', 'transfer'],
  EXECUTING: ['pay', 'close', 'transfer'],
  CLOSED: [],
})

/** Whether a step may be taken now. */
export function blocked(c: CaseFacts, action: CaseAction, today: Day): Refusal | undefined {
  const why = caseFlow.why(caseState(c, today), action)
  return why === undefined ? undefined : new Refusal(`penalty-case.${action}.state`, why, { status: 409 })
}

/** A day of a step: not before what it follows, not in the future. */
export function dayAfter(on: Day, from: Day, today: Day, name = 'on'): Refusal | undefined {
  return on < from || on > today ? refuse('step.day', name, `日期要在 ${from} 与今天之间，请核对。`) : undefined
}

export const namesIn = (text: string): string[] => text.split(/[、，,；;\s]+/).filter(Boolean)

/** Whether enough officers handle it (行政处罚法第四十二条). */
export function checkOfficers(officers: string, least: number): Refusal | undefined {
  return new Set(namesIn(officers)).size < least
    ? refuse('officers', 'officers', `办案人员不得少于 ${least} 人，请写全姓名，用顿号隔开。`)
    : undefined
}

/** Kinds of penalty by their words. Refuses a word that is none. */
export function kindsIn(text: string): PenaltyKind[] | Refusal {
  const kinds: PenaltyKind[] = []
  for (const word of namesIn(text)) {
    const found = (Object.keys(penaltyKinds) as PenaltyKind[]).find((k) => penaltyKinds[k] === word)
    if (found === undefined)
      return refuse(
        'decide.kinds',
        'kinds',
        `没有“${word}”这种处罚，可以写：${Object.values(penaltyKinds).join('、')}。`,
      )
    kinds.push(found)
  }
  return kinds
}

/** Pauses as the clock reads them. */
export const pausesOf = (pauses: CasePause[] | null): Pause[] =>
  (pauses ?? []).map((p) => ({ from: p.from as Day, ...(p.to && { to: p.to as Day }), reason: pauseReasons[p.reason] }))

/** Whoever handles the case cannot review it (程序规定第五十二条). */
export function checkReview(c: CaseFacts, review: { on: Day; reviewer: string }, today: Day): Refusal | undefined {
  const wrong = blocked(c, 'review', today) ?? dayAfter(review.on, c.investigatedOn!, today)
  if (wrong) return wrong
  return namesIn(c.officers ?? '').includes(review.reviewer)
    ? refuse('review.own', 'reviewer', `${review.reviewer}是本案办案人员，不能审核本案，请换人审核。`)
    : undefined
}

export interface DecisionSaid {
  on: Day
  outcome: Outcome
  kinds: readonly PenaltyKind[]
  fineFen: bigint
  confiscatedFen: bigint
}

/**
 * Whether a decision may be made so: reviewed; for a penalty noticed, and the party heard or its days over; not above what it was
 * told (行政处罚法第四十五条第二款：不得因陈述、申辩加重处罚).
 */
export function checkDecision(c: CaseFacts, d: DecisionSaid, clocks: Clocks & { today: Day }): Refusal | undefined {
  const wrong = blocked(c, 'decide', clocks.today) ?? dayAfter(d.on, c.reviewedOn!, clocks.today)
  if (wrong) return wrong
  const total = d.fineFen + d.confiscatedFen
  if (d.outcome !== 'PENALTY')
    return total > 0n || d.kinds.length > 0
      ? refuse('decide.none', 'outcome', '不给予处罚的，不能填处罚种类和罚没款。')
      : undefined
  if (d.kinds.length === 0) return refuse('decide.kinds', 'kinds', '给予处罚的，要选至少一种处罚种类。')
  if (d.kinds.includes('FINE') !== d.fineFen > 0n)
    return refuse('decide.fine', 'fineFen', '处罚种类里有没有罚款，要和罚款金额一致。')
  if (c.noticedOn === null)
    return refuse('decide.notice', 'on', '给予处罚以前要先送达行政处罚告知书（程序规定第五十七条）。')
  const silent = silentFrom(clocks, c.noticedOn)
  if (c.respondedOn === null && silent !== undefined && d.on < silent)
    return refuse(
      'decide.early',
      'on',
      `告知书 ${chineseDay(c.noticedOn)}送达，当事人没有陈述申辩或者放弃的，${chineseDay(silent)}起才能决定。`,
    )
  if (c.response === 'HEARING' && c.respondedOn === null)
    return refuse('decide.hearing', 'on', '当事人申请了听证，听证结束以前不能决定。')
  if (c.respondedOn !== null && d.on < c.respondedOn)
    return refuse('decide.day', 'on', `决定日期早于当事人陈述申辩的日期 ${c.respondedOn}，请核对。`)
  if (c.noticedFen !== null && total > c.noticedFen)
    return refuse('decide.heavier', 'fineFen', '罚没款高于告知书写的数额：要重新告知，不得因陈述、申辩加重处罚。')
  return undefined
}

/** A penalty on the spot: within the ceiling of the day (程序规定第六十六条). */
export function checkSummary(
  s: { on: Day; partyKind: PartyKind; fineFen: bigint; foundOn: Day },
  { law, today }: { law: Clocks['law']; today: Day },
): Refusal | undefined {
  if (s.on > today || s.on < s.foundOn)
    return refuse('summary.day', 'on', `决定日期要在发现日期 ${s.foundOn} 与今天之间，请核对。`)
  const most = law.number(`case.summary.${s.partyKind === 'PERSON' ? 'person' : 'organisation'}.fen`, s.on)
  return s.fineFen > BigInt(most)
    ? refuse('summary.ceiling', 'fineFen', `简易程序的罚款最多 ${most / 100} 元，超过的要按普通程序立案。`)
    : undefined
}

/** Whether a case may be closed: nothing is owed, unless a court ended it or there was no penalty (程序规定第七十七条). */
export function checkClose(c: CaseFacts, close: { on: Day; ground: ClosingGround }, today: Day): Refusal | undefined {
  const wrong = blocked(c, 'close', today) ?? dayAfter(close.on, c.servedOn ?? c.decidedOn!, today)
  if (wrong) return wrong
  if (c.outcome !== 'PENALTY')
    return close.ground === 'EXECUTED' || close.ground === 'COURT'
      ? refuse('close.ground', 'ground', '没有给予处罚，结案情形不能选执行完毕或者终结执行。')
      : undefined
  if (close.ground === 'NO_PENALTY') return refuse('close.ground', 'ground', '本案给予了处罚，请选处罚的结案情形。')
  if (c.servedOn === null) return refuse('close.served', 'on', '处罚决定书还没有送达，不能结案。')
  const owed = (c.fineFen ?? 0n) + (c.confiscatedFen ?? 0n) - (c.paidFen ?? 0n)
  return close.ground === 'EXECUTED' && owed > 0n
    ? refuse('close.owed', 'ground', `还有 ${Number(owed) / 100} 元没有缴清，不能按执行完毕结案。`)
    : undefined
}

/** What follows from the dates of a case: its last days. */
export function derived(
  clocks: Clocks,
  c: Pick<CaseFacts, 'foundOn' | 'filedOn' | 'pauses' | 'decidedOn' | 'servedOn'> & {
    checkExtendedOn: Day | null
    extendedOn: Day | null
    collectiveTo: Day | null
  },
): { checkDueOn: Day | null; dueOn: Day | null; serveDueOn: Day | null; payDueOn: Day | null } {
  const pauses = pausesOf(c.pauses)
  const decision =
    c.filedOn &&
    decisionDue(clocks, c.filedOn, { pauses, extended: c.extendedOn !== null, collectiveTo: c.collectiveTo })
  return {
    checkDueOn: checkDue(clocks, c.foundOn, pauses, c.checkExtendedOn !== null) ?? null,
    dueOn: (decision && decision.due) ?? null,
    serveDueOn: (c.decidedOn && serveDue(clocks, c.decidedOn)) ?? null,
    payDueOn: (c.servedOn && payDue(clocks, c.servedOn)) ?? null,
  }
}
