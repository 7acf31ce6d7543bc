import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Day, day } from '#platform/clock/day.ts'
import type { DueDay } from '#kernel/deadline/clock.ts'
import { momentOn } from '#platform/clock/clock.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { LawValue } from '#kernel/law/law-value.ts'
import {
  type Clocks,
  acceptanceDue,
  checkDue,
  endNoticeDue,
  feedbackDue,
  filingNoticeDue,
  mediationDue,
  odrDue,
} from './deadlines.ts'
import { fresh } from './intake.ts'
import { complaintLaw } from './law.ts'
import {
  type ComplaintEnd,
  type Intake,
  type MatterDates,
  checkAcceptance,
  checkDecision,
  checkEnd,
  checkExtension,
  checkFeedback,
  checkIntake,
  derived,
  feedbackHours,
  matterFlow,
  matterState,
} from './rules.ts'
import { matterStates } from './terms.ts'

const law: LawBook = new LawBook<LawValue>(complaintLaw)
const clocks: Clocks = { law, calendar: nationalCalendar() }

interface Example {
  name: string
  article: string
  unverified?: boolean
  provisional?: boolean
  clock: 'acceptance' | 'mediation' | 'end-notice' | 'check' | 'filing-notice' | 'odr'
  received?: string
  from: string
  extended?: boolean
  pauses?: { from: string; to: string }[]
  due: string
}
const examples = parse(readFileSync(new URL('golden/clocks.yaml', import.meta.url), 'utf8')) as Example[]

function dueOf(e: Example): DueDay | undefined {
  const from = day(e.from)
  const received = day(e.received ?? e.from)
  const pauses = (e.pauses ?? []).map((p) => ({ from: day(p.from), to: day(p.to), reason: '检测' }))
  switch (e.clock) {
    case 'acceptance':
      return acceptanceDue(clocks, from)
    case 'mediation':
      return mediationDue(clocks, received, from, pauses)
    case 'end-notice':
      return endNoticeDue(clocks, from)
    case 'check':
      return checkDue(clocks, from, pauses, e.extended)
    case 'filing-notice':
      return filingNoticeDue(clocks, received, from)
    case 'odr':
      return odrDue(clocks, from)
  }
}

describe('legal examples', () => {
  it.each(examples)('$name ($article)', (e) => {
    const found = dueOf(e)
    expect(found?.due ?? 'none').toBe(e.due)
    expect(found?.provisional ?? false).toBe(e.provisional ?? false)
  })
  it('marks what was written from memory', () => {
    expect(law.period('complaint.acceptance.days', day('2019-12-31')).verified).toBe(false)
    expect(law.period('complaint.acceptance.days', day('2020-01-01')).verified).toBe(true)
  })
  it('promises 24 clock hours, holidays included', () => {
    expect(feedbackDue(law, momentOn(day('2021-09-30'), 15 * 3_600_000))).toBe(
      momentOn(day('2021-10-01'), 15 * 3_600_000),
    )
    const at = momentOn(day('2021-09-30'), 0)
    expect(feedbackHours(at, momentOn(day('2021-10-01'), 0))).toBe(24)
    expect(feedbackHours(at, momentOn(day('2021-10-01'), 1))).toBe(25)
  })
})

const complaint: MatterDates = {
  ...fresh,
  kind: 'COMPLAINT',
  receivedOn: day('2021-06-01'),
  dispatchedOn: null,
  acceptedOn: null,
}
const report: MatterDates = {
  ...complaint,
  kind: 'REPORT',
  dispatchedOn: day('2021-06-01'),
  acceptedOn: day('2021-06-01'),
}
const on = (d: string): Day => day(d)

describe('state of a matter', () => {
  it('follows its dates', () => {
    const sent = { ...complaint, dispatchedOn: on('2021-06-02') }
    const accepted = { ...sent, acceptedOn: on('2021-06-04') }
    expect(matterState(complaint, on('2021-06-01'))).toBe('REGISTERED')
    expect(matterState(sent, on('2021-06-01'))).toBe('REGISTERED')
    expect(matterState(sent, on('2021-06-02'))).toBe('DISTRIBUTED')
    expect(matterState({ ...sent, returnedOn: on('2021-06-03') }, on('2021-06-03'))).toBe('RETURNED')
    expect(matterState(accepted, on('2021-06-03'))).toBe('DISTRIBUTED')
    expect(matterState(accepted, on('2021-06-04'))).toBe('MEDIATING')
    const paused = { ...accepted, pauses: [{ from: '2021-06-10', to: '2021-06-12', reason: 'TEST' as const }] }
    expect(matterState(paused, on('2021-06-12'))).toBe('PAUSED')
    expect(matterState(paused, on('2021-06-13'))).toBe('MEDIATING')
    expect(matterState({ ...accepted, settledOn: on('2021-06-20') }, on('2021-06-20'))).toBe('SETTLED')
    expect(matterState({ ...accepted, settledOn: on('2021-06-20') }, on('2021-06-19'))).toBe('MEDIATING')
    expect(matterState(report, on('2021-06-02'))).toBe('CHECKING')
    expect(matterState({ ...report, decidedOn: on('2021-06-09'), outcome: 'FILED' }, on('2021-06-09'))).toBe('FILED')
    expect(matterState({ ...complaint, mergedOn: on('2021-06-03') }, on('2021-06-03'))).toBe('MERGED')
  })
  it('is closed by the ending that came first', () => {
    const m = {
      ...complaint,
      acceptedOn: on('2021-06-04'),
      settledOn: on('2021-07-01'),
      terminatedOn: on('2021-06-20'),
    }
    expect(derived(clocks, m).closedOn).toBe('2021-06-20')
    expect(matterState(m, on('2021-07-02'))).toBe('TERMINATED')
  })
  it('gives the firm a time of its own: the bureau’s clock starts when it failed', () => {
    const tried = { ...complaint, odrFrom: on('2021-06-01') }
    expect(derived(clocks, tried)).toMatchObject({ startsOn: null, acceptDueOn: null, odrDueOn: '2021-06-16' })
    expect(matterState(tried, on('2021-06-02'))).toBe('ODR')
    const failed = { ...tried, odrTo: on('2021-06-15'), odrResult: 'FAILED' as const }
    expect(derived(clocks, failed)).toMatchObject({ startsOn: '2021-06-15', acceptDueOn: '2021-06-24', closedOn: null })
    const settled = { ...tried, odrTo: on('2021-06-15'), odrResult: 'SETTLED' as const }
    expect(derived(clocks, settled)).toMatchObject({ acceptDueOn: null, closedOn: '2021-06-15' })
    expect(matterState(settled, on('2021-06-15'))).toBe('ODR_SETTLED')
  })
  it('never lets a closed matter be decided again', () => {
    for (const state of [
      'SETTLED',
      'TERMINATED',
      'WITHDRAWN',
      'NOT_ACCEPTED',
      'FILED',
      'MERGED',
      'ODR_SETTLED',
    ] as const)
      expect(matterFlow.open(state).filter((a) => a !== 'clue')).toEqual([])
    expect(Object.keys(matterStates).length).toBe(19)
  })
})

describe('intake', () => {
  const letter: Intake = {
    complaint: true,
    report: false,
    receivedOn: on('2021-06-01'),
    registeredOn: on('2021-06-01'),
    anonymous: false,
    phone: '13800001234',
    agent: false,
    authorised: false,
    representatives: 0,
    facts: null,
    disputeOn: null,
  }
  const facts = {
    today: on('2021-06-02'),
    numberUsed: false,
    upstairs: false,
    externalNo: null,
    mostRepresentatives: 2,
  }
  const code = (set: Partial<Intake>, more: object = {}) =>
    checkIntake({ ...letter, ...set }, { ...facts, ...more })?.code
  it('takes a good letter and refuses bad input, each with its code', () => {
    expect(code({})).toBeUndefined()
    expect(code({ receivedOn: on('2021-06-03') })).toBe('complaint.register.future')
    expect(code({ registeredOn: on('2021-05-31') })).toBe('complaint.register.registered')
    expect(code({}, { numberUsed: true })).toBe('complaint.register.number')
    expect(code({}, { upstairs: true })).toBe('complaint.register.external')
    expect(code({ anonymous: true })).toBe('complaint.register.anonymous')
    expect(code({ anonymous: true, complaint: false, report: true, facts: '货架上有过期食品' })).toBeUndefined()
    expect(code({ report: true })).toBe('complaint.register.lead')
    expect(code({ phone: '1380000' })).toBeUndefined()
    expect(code({ phone: '138000012' })).toBe('complaint.register.phone')
    expect(code({ agent: true })).toBe('complaint.register.authority')
    expect(code({ representatives: 2 })).toBeUndefined()
    expect(code({ representatives: 3 })).toBe('complaint.register.representatives')
    expect(code({ disputeOn: on('2021-06-02') })).toBe('complaint.register.dispute-day')
  })
})

describe('steps', () => {
  const sent = {
    ...complaint,
    dispatchedOn: on('2021-06-01'),
    startsOn: on('2021-06-01'),
    acceptDueOn: on('2021-06-10'),
    disputeOn: on('2018-06-01'),
    claimantNamed: true,
    disputedFen: null,
    dueOn: null as Day | null,
  }
  const accept = (set: object, m: object = {}, today = '2021-06-10', overdueReason: string | null = null) =>
    checkAcceptance(
      { accepted: true, on: on('2021-06-04'), ground: null, reason: null, ...set },
      { ...sent, ...m },
      { today: on(today), law, overdueReason },
    )?.code
  it('of acceptance: a ground, a reason, its day, and a word when it is late', () => {
    expect(accept({})).toBeUndefined()
    expect(accept({ on: on('2021-05-31') })).toBe('complaint.accept.day')
    expect(accept({}, { claimantNamed: false })).toBe('complaint.accept.claimant')
    expect(accept({ accepted: false })).toBe('complaint.accept.ground')
    expect(accept({ accepted: false, ground: 'N1' })).toBe('complaint.accept.reason')
    expect(accept({ accepted: false, ground: 'N1', reason: '请向法院起诉' })).toBeUndefined()
    // Three years to the day are not over three years; a day more is.
    expect(accept({ accepted: false, ground: 'N4', reason: '…' })).toBe('complaint.accept.limitation')
    expect(accept({ accepted: false, ground: 'N4', reason: '…' }, { disputeOn: on('2018-05-31') })).toBeUndefined()
    expect(accept({ on: on('2021-06-10') })).toBeUndefined()
    expect(accept({ on: on('2021-06-11') }, {}, '2021-06-11')).toBe('complaint.accept.overdue')
    expect(accept({ on: on('2021-06-11') }, {}, '2021-06-11', '人手不足')).toBeUndefined()
    expect(accept({}, { acceptedOn: on('2021-06-04') })).toBe('complaint.accept.state')
  })
  const running = { ...sent, acceptedOn: on('2021-06-04'), dueOn: on('2021-08-09') }
  const end = (set: Partial<ComplaintEnd>, today = '2021-07-01', overdueReason: string | null = null) =>
    checkEnd(
      { ending: 'SETTLED', on: on(today), ground: null, recoveredFen: 0n, agreementForm: 'PERFORMED', ...set },
      running,
      { today: on(today), overdueReason },
    )?.code
  it('of the end: agreement with its form, termination on a ground, money only where something was settled', () => {
    expect(end({ recoveredFen: 5n })).toBeUndefined()
    expect(end({ agreementForm: null })).toBe('complaint.end.form')
    expect(end({ on: on('2021-06-03') })).toBe('complaint.end.day')
    expect(end({ recoveredFen: -1n })).toBe('complaint.end.recovered')
    expect(end({ ending: 'TERMINATED' })).toBe('complaint.end.ground')
    expect(end({ ending: 'TERMINATED', ground: 'T2' })).toBeUndefined()
    expect(end({ ending: 'TERMINATED', ground: 'T2', recoveredFen: 5n })).toBe('complaint.end.recovered')
    expect(end({ ending: 'TERMINATED', ground: 'T1', recoveredFen: 5n })).toBeUndefined()
    expect(end({ ending: 'WITHDRAWN', recoveredFen: 5n })).toBeUndefined()
    expect(end({ ending: 'TERMINATED', ground: 'T5' }, '2021-08-09')).toBe('complaint.end.not-expired')
    expect(end({ ending: 'TERMINATED', ground: 'T5' }, '2021-08-10')).toBeUndefined()
    expect(end({}, '2021-08-10')).toBe('complaint.end.overdue')
    expect(end({}, '2021-08-10', '等待鉴定')).toBeUndefined()
  })
  const checked = { ...report, dueOn: on('2021-06-23') }
  const decide = (set: object, m: object = {}, today = '2021-06-20', overdueReason: string | null = null) =>
    checkDecision(
      { outcome: 'NOT_FILED', on: on(today), reason: '没有违法事实', findings: '现场核查', ...set },
      { ...checked, ...m },
      { today: on(today), overdueReason },
    )?.code
  it('of a report: checked first, in time, extended once', () => {
    expect(decide({})).toBeUndefined()
    expect(decide({ findings: null })).toBe('complaint.decide.findings')
    expect(decide({ reason: null })).toBe('complaint.decide.reason')
    expect(decide({ outcome: 'WRONG_AUTHORITY', findings: null })).toBeUndefined()
    expect(decide({}, { kind: 'COMPLAINT' })).toBe('complaint.decide.kind')
    expect(decide({}, {}, '2021-06-24')).toBe('complaint.decide.overdue')
    expect(decide({}, {}, '2021-06-24', '等待检验')).toBeUndefined()
    const extend = (m: object, d: string) => checkExtension({ ...checked, ...m }, on(d), on('2021-06-30'))?.code
    expect(extend({}, '2021-06-23')).toBeUndefined()
    expect(extend({}, '2021-06-24')).toBe('complaint.extend.day')
    expect(extend({ extendedOn: on('2021-06-10') }, '2021-06-23')).toBe('complaint.extend.twice')
  })
  it('of feedback: special equipment only, once, not before the complaint and not in the future', () => {
    const m = { category: 'SPECIAL_EQUIPMENT', receivedOn: on('2021-06-01'), feedbackAt: null }
    const at = momentOn(on('2021-06-01'), 3_600_000)
    const now = momentOn(on('2021-06-02'), 0)
    expect(checkFeedback(m, at, now)).toBeUndefined()
    expect(checkFeedback({ ...m, category: 'PRICE' }, at, now)?.code).toBe('complaint.feedback.category')
    expect(checkFeedback({ ...m, feedbackAt: at }, at, now)?.code).toBe('complaint.feedback.twice')
    expect(checkFeedback(m, momentOn(on('2021-05-31'), 0), now)?.code).toBe('complaint.feedback.day')
    expect(checkFeedback(m, momentOn(on('2021-06-02'), 1), now)?.code).toBe('complaint.feedback.day')
  })
})
