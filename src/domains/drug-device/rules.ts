import { type Day, addDays } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import {
  type ReportKind,
  type ReportOutcome,
  type ReportState,
  type ReviewResult,
  type Severity,
  reportStates,
} from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`drug-device.${code}`, text, { fields: { [field]: text } })

/** Last day to report, counted in calendar days from the day it became known; none where the law of that day sets no limit. */
export function reportDue(law: LawBook, kind: ReportKind, severity: Severity, foundOn: Day): Day | undefined {
  const key = `adr.${kind}.${severity}.days`
  const period = law.all().find((v) => v.key === key && v.from <= foundOn && (v.to === undefined || foundOn <= v.to))
  return period && addDays(foundOn, Number(period.value))
}

export interface ReportSaid {
  firstReport: boolean
  followsNo?: string | null | undefined
  severity: Severity
  outcome?: ReportOutcome | null | undefined
  onsetOn?: Day | null | undefined
  foundOn: Day
  reportedOn: Day
  patientAge?: number | null | undefined
}

/** Whether a report can be as said: days in order, a death told alike in severity and outcome, a follow-up with what it follows. */
export function checkReport(r: ReportSaid, today: Day): Refusal | undefined {
  if (r.reportedOn > today) return refuse('report.future', 'reportedOn', `报告日期 ${r.reportedOn} 还没有到，请核对。`)
  if (r.reportedOn < r.foundOn)
    return refuse('report.early', 'reportedOn', `报告日期 ${r.reportedOn} 早于发现日期 ${r.foundOn}，请核对。`)
  if (r.onsetOn && r.onsetOn > r.foundOn)
    return refuse('report.onset', 'onsetOn', `发生日期 ${r.onsetOn} 晚于发现日期 ${r.foundOn}，请核对。`)
  if (r.outcome === 'DEATH' && r.severity !== 'DEATH' && r.severity !== 'GROUP')
    return refuse('report.death', 'severity', '结果是死亡的，严重程度要选“死亡”或“群体事件”。')
  if (r.patientAge != null && (r.patientAge < 0 || r.patientAge > 130))
    return refuse('report.age', 'patientAge', '患者年龄要在 0 到 130 之间，请核对。')
  if (!r.firstReport && !r.followsNo)
    return refuse('report.follows', 'followsNo', '跟踪报告要写明跟踪的是哪一份首次报告。')
  return undefined
}

/** State of a report on a day. */
export const reportState = (r: { reviewedOn: Day | null; reviewResult: ReviewResult | null }, on: Day): ReportState =>
  r.reviewedOn !== null && r.reviewedOn <= on && r.reviewResult ? r.reviewResult : 'SUBMITTED'

/** A report that was sent back is reviewed again when it is put right; what is settled stays. */
export const reportFlow = workflow(
  reportStates,
  { review: '审核' },
  { SUBMITTED: ['review'], RETURNED: ['review'], ACCEPTED: [], INVALID: [], DUPLICATE: [] },
)

/** Whether a report may be reviewed so on a day. */
export function checkReview(
  r: { reportedOn: Day; reportNo: string; reviewedOn: Day | null; reviewResult: ReviewResult | null },
  review: { on: Day; result: ReviewResult; note?: string | undefined; duplicateOf?: string | undefined },
  today: Day,
): Refusal | undefined {
  const why = reportFlow.why(reportState(r, today), 'review')
  if (why) return new Refusal('drug-device.review.state', why)
  if (review.on < r.reportedOn || review.on > today)
    return refuse('review.day', 'on', `审核日期要在报告日期 ${r.reportedOn} 与今天之间，请核对。`)
  if (review.result === 'DUPLICATE' && (!review.duplicateOf || review.duplicateOf === r.reportNo))
    return refuse('review.duplicate', 'duplicateOf', '重复报告要写明与哪一份重复，不能是它自己。')
  if ((review.result === 'RETURNED' || review.result === 'INVALID') && !review.note)
    return refuse('review.note', 'note', '退回和判为无效的，要写明理由。')
  return undefined
}
