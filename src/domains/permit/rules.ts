import { type Day, addDays, addYears, chineseDay } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { WorkCalendar } from '#kernel/deadline/calendar.ts'
import { type DueDay, dueDay } from '#kernel/deadline/clock.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import {
  type ApplicationState,
  type CertificateState,
  type Decision,
  type Outcome,
  type PermitAction,
  type PermitKind,
  outcomes,
  permitKinds,
  slugOf,
} from './terms.ts'

/** How an application may have ended, by date. */
export interface Endings {
  decidedOn: Day | null
  terminatedOn: Day | null
  withdrawnOn: Day | null
}

/** The one day on which an application was concluded (办结): the earliest of decision, termination and withdrawal. */
export function concludedOn(e: Endings): Day | null {
  const days = [e.decidedOn, e.terminatedOn, e.withdrawnOn].filter((d) => d !== null)
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b))
}

export interface ApplicationDates extends Endings {
  returnedOn: Day | null
  notAcceptedOn: Day | null
  acceptedOn: Day | null
  dueOn: Day | null
  extendedTo: Day | null
  decision: Decision | null
}

/** State of an application on a day. */
export function applicationState(a: ApplicationDates, on: Day): ApplicationState {
  const past = (d: Day | null): boolean => d !== null && d <= on
  const ended = concludedOn(a)
  if (ended !== null && past(ended)) {
    if (ended === a.decidedOn) return a.decision ?? 'GRANTED'
    return ended === a.terminatedOn ? 'TERMINATED' : 'WITHDRAWN'
  }
  if (past(a.acceptedOn)) {
    const due = a.extendedTo ?? a.dueOn
    return due !== null && due < on ? 'OVERDUE' : 'ACCEPTED'
  }
  if (past(a.notAcceptedOn)) return 'NOT_ACCEPTED'
  return past(a.returnedOn) ? 'RETURNED' : 'SUBMITTED'
}

/**
 * Last day for the decision, by the law of the day of acceptance (行政许可法第四十二条、第八十二条: working days, day of
 * acceptance excluded). Throws the Refusal `law.not-in-force` for a kind that did not exist then.
 */
export const decisionDue = (law: LawBook, calendar: WorkCalendar, kind: PermitKind, acceptedOn: Day): DueDay =>
  dueDay({
    from: acceptedOn,
    amount: law.number(`permit.${slugOf(kind)}.decision`, acceptedOn),
    unit: 'working-days',
    calendar,
    rollToWorkday: false,
  })

export interface CertificateDates {
  validFrom: Day
  validTo: Day | null
  supersededOn: Day | null
  revokedOn: Day | null
  strippedOn: Day | null
  deregisteredOn: Day | null
}

/**
 * State of a certificate on a day. Past its last day it stays valid while a renewal applied for in time is undecided
 * (行政许可法第五十条：逾期未作决定的，视为准予延续).
 */
export function certificateState(c: CertificateDates, on: Day, renewalPending = false): CertificateState {
  const past = (d: Day | null): boolean => d !== null && d <= on
  if (past(c.revokedOn)) return 'REVOKED'
  if (past(c.strippedOn)) return 'STRIPPED'
  if (past(c.deregisteredOn)) return 'DEREGISTERED'
  if (past(c.supersededOn)) return 'SUPERSEDED'
  if (c.validTo !== null && c.validTo < on && !renewalPending) return 'EXPIRED'
  return c.validFrom > on ? 'COMING' : 'VALID'
}

export interface Acceptance {
  kind: PermitKind
  action: PermitAction
  submittedOn: Day
  acceptedOn: Day
  scopeItems: readonly string[]
  /** Number of the certificate that is changed, renewed, reissued or cancelled. */
  priorCertNo: string | null
  externalNo: string | null
}

export interface AcceptanceFacts {
  today: Day
  upstairs: boolean
  partyName: string
  partyExists: boolean
  numberUsed: boolean
  /** A certificate of this kind that is valid for this party at these premises. */
  standing: string | null
  /** The certificate named by `priorCertNo` belongs to the party and to this kind. */
  priorFound: boolean
  /** Items that the kind may not cover. */
  barredItems: readonly string[]
}

const refusing =
  (operation: string) =>
  (code: string, field: string, text: string): Refusal =>
    new Refusal(`permit.${operation}.${code}`, text, { fields: { [field]: text } })

/** Whether an application may be entered as accepted. */
export function checkAcceptance(a: Acceptance, f: AcceptanceFacts): Refusal | undefined {
  const refuse = refusing('accept')
  const label = permitKinds[a.kind]
  if (a.acceptedOn > f.today) return refuse('future', 'acceptedOn', `受理日期 ${a.acceptedOn} 还没有到，请核对。`)
  if (a.submittedOn > a.acceptedOn)
    return refuse('order', 'submittedOn', `申请日期 ${a.submittedOn} 晚于受理日期 ${a.acceptedOn}，请核对。`)
  if (f.upstairs && a.externalNo === null)
    return refuse('external', 'externalNo', '本业务在上级系统办理，请填写上级系统编号。')
  if (f.numberUsed) return refuse('number', 'applicationNo', '这个受理编号已经用过，请核对。')
  if (!f.partyExists)
    return refuse('party', 'partyCode', `${f.partyName}在 ${a.acceptedOn} 不在存续状态，不能受理${label}。`)
  const barred = a.scopeItems.filter((item) => f.barredItems.includes(item))
  if (barred.length > 0) return refuse('scope', 'scopeItems', `${label}不能经营${barred.join('、')}，请改正经营项目。`)
  if (a.action === 'NEW' && f.standing !== null)
    return refuse(
      'standing',
      'action',
      `${f.partyName}在这处场所已有有效的${label}（${f.standing}），请按变更或延续办理。`,
    )
  if (a.action !== 'NEW' && a.priorCertNo === null)
    return refuse('prior', 'priorCertNo', '变更、延续、补发、注销都要填原证编号。')
  if (a.action !== 'NEW' && !f.priorFound)
    return refuse(
      'prior',
      'priorCertNo',
      `许可证台账里没有${f.partyName}的${label}“${a.priorCertNo}”，请核对原证编号。`,
    )
  return undefined
}

export interface Conclusion {
  outcome: Outcome
  on: Day
  reason: string | null
  siteCheckOn: Day | null
  inspectors: readonly string[]
  certNo: string | null
  issuedOn: Day | null
  validFrom: Day | null
  validTo: Day | null
}

export interface ConclusionFacts {
  today: Day
  upstairs: boolean
  kind: PermitKind
  action: PermitAction
  acceptedOn: Day | null
  concludedOn: Day | null
  commitmentMode: boolean
  siteChecked: boolean
  law: LawBook
  /** The number stands on a certificate of another party. */
  certNoTaken: boolean
  /** Legal date of the approval, where there is one. */
  approvedOn?: Day
}

/** Whether an application may end like this. */
export function checkConclusion(c: Conclusion, f: ConclusionFacts): Refusal | undefined {
  const refuse = refusing('conclude')
  if (f.acceptedOn === null) return refuse('not-accepted', 'on', '这件申请没有受理，不能办结。')
  if (f.concludedOn !== null) return refuse('concluded', 'on', `这件申请已于 ${f.concludedOn} 办结，不能再次办结。`)
  if (c.on < f.acceptedOn || c.on > f.today)
    return refuse('day', 'on', `办结日期要在受理日期 ${f.acceptedOn} 与今天之间，请核对。`)
  if (f.approvedOn !== undefined && c.on < f.approvedOn)
    return refuse('approval-day', 'on', `办结日期 ${c.on} 早于批准日期 ${f.approvedOn}，请核对。`)
  if (c.outcome !== 'GRANTED') {
    return c.reason === null ? refuse('reason', 'reason', `${outcomes[c.outcome]}要写明理由。`) : undefined
  }
  const least = f.law.number('permit.site-check.inspectors', c.on)
  if (c.siteCheckOn !== null && c.inspectors.length < least)
    return refuse('inspectors', 'inspectors', `现场核查要有 ${least} 名以上核查人员，请补齐姓名。`)
  if (c.siteCheckOn !== null && (c.siteCheckOn < f.acceptedOn || c.siteCheckOn > c.on))
    return refuse('site-check-day', 'siteCheckOn', '现场核查日期要在受理与决定之间，请核对。')
  const needsCheck = f.action === 'NEW' && f.law.list('permit.site-check.kinds', c.on).includes(f.kind)
  if (needsCheck && !f.upstairs && !f.commitmentMode && !f.siteChecked && c.siteCheckOn === null)
    return refuse(
      'site-check',
      'siteCheckOn',
      `新办${permitKinds[f.kind]}要先现场核查，请填核查日期和人员，或按告知承诺办理。`,
    )
  return f.action === 'CANCEL' ? undefined : checkCertificate(c, f, refuse)
}

function checkCertificate(
  c: Conclusion,
  f: ConclusionFacts,
  refuse: (code: string, field: string, text: string) => Refusal,
): Refusal | undefined {
  if (c.certNo === null) return undefined
  if (f.certNoTaken) return refuse('certificate-taken', 'certNo', `编号 ${c.certNo} 已发给别的主体，证书编号不能重复。`)
  const form = numberForm(f.law, f.kind, c.on)
  if (!f.upstairs && form !== undefined && !new RegExp(form, 'u').test(c.certNo))
    return refuse(
      'certificate-number',
      'certNo',
      `${permitKinds[f.kind]}的编号“${c.certNo}”不合编号规则，请核对位数和字头。`,
    )
  if (c.issuedOn !== null && c.issuedOn < c.on)
    return refuse('issued', 'issuedOn', `发证日期 ${c.issuedOn} 早于决定日期 ${c.on}，请核对。`)
  const from = c.validFrom ?? c.on
  if (c.validTo !== null && c.validTo <= from)
    return refuse('validity', 'validTo', `有效期至 ${c.validTo} 不晚于有效期起 ${from}，请核对。`)
  return undefined
}

/** The pattern of a certificate's number in force on a day; undefined for kinds without one. */
export function numberForm(law: LawBook, kind: PermitKind, on: Day): string | undefined {
  const key = `permit.${slugOf(kind)}.number-form`
  const found = law.all().find((r) => r.key === key && r.from <= on && (r.to === undefined || on <= r.to))
  return found === undefined ? undefined : String(found.value)
}

/**
 * First and last day of a new certificate: from the decision, or for a renewal decided in time from the day after the old one
 * ends; for the years that the law of that day gives, the day before the anniversary. Open-ended where the kind has no term.
 */
export function validity(
  law: LawBook,
  kind: PermitKind,
  decidedOn: Day,
  renewed?: { validTo: Day | null },
): { validFrom: Day; validTo: Day | null } {
  const oldEnd = renewed?.validTo ?? null
  const validFrom = oldEnd !== null && decidedOn <= oldEnd ? addDays(oldEnd, 1) : decidedOn
  const key = `permit.${slugOf(kind)}.validity`
  const term = law.all().find((r) => r.key === key && r.from <= decidedOn && (r.to === undefined || decidedOn <= r.to))
  return { validFrom, validTo: term === undefined ? null : addDays(addYears(validFrom, Number(term.value)), -1) }
}

/** What an import says of a decision after its last day. */
export const lateText = (due: Day, concluded: Day): string =>
  `办结日期 ${chineseDay(concluded)}晚于应办结日期 ${chineseDay(due)}。`
