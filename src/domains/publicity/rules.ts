import { type Day, addMonths } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { checkCitizenId } from '#kernel/codelist/citizen-id.ts'
import type { WorkCalendar } from '#kernel/deadline/calendar.ts'
import { type DueDay, dueDay } from '#kernel/deadline/clock.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { type NoticeKind, type NoticeState, type PenaltyWeight, slugOf } from './terms.ts'

export interface NoticeDates {
  publishedOn: Day | null
  dueOn: Day | null
  publicUntil: Day | null
  withdrawnOn: Day | null
}

/** State of a notice on a day. */
export function noticeState(n: NoticeDates, on: Day): NoticeState {
  if (n.withdrawnOn !== null && n.withdrawnOn <= on) return 'WITHDRAWN'
  if (n.publishedOn !== null && n.publishedOn <= on)
    return n.publicUntil !== null && n.publicUntil < on ? 'ENDED' : 'PUBLISHED'
  return n.dueOn !== null && n.dueOn < on ? 'OVERDUE' : 'PENDING'
}

const workingDays = (from: Day, amount: number, calendar: WorkCalendar): DueDay =>
  dueDay({ from, amount, unit: 'working-days', calendar, rollToWorkday: false })

/** Last day for the publication on the national system, by the law of the decision's day. Refusal `law.not-in-force` before 2014-10-01. */
export const publicationDue = (law: LawBook, calendar: WorkCalendar, kind: NoticeKind, documentOn: Day): DueDay =>
  workingDays(documentOn, law.number(`publicity.${slugOf(kind)}.days`, documentOn), calendar)

/** The value of a key on a day; undefined where the law had none. */
function valueOn(law: LawBook, key: string, on: Day): number | undefined {
  const found = law.all().find((r) => r.key === key && r.from <= on && (r.to === undefined || on <= r.to))
  return found === undefined ? undefined : Number(found.value)
}

/** Last day for the credit platform (双公示): licences and penalties only, and only since it was ordered. */
export function creditDue(law: LawBook, calendar: WorkCalendar, kind: NoticeKind, documentOn: Day): Day | null {
  if (kind !== 'LICENCE' && kind !== 'PENALTY') return null
  const days = valueOn(law, 'publicity.double.days', documentOn)
  return days === undefined ? null : workingDays(documentOn, days, calendar).due
}

/** Last day for taking down what was changed or annulled (行政处罚法第四十八条); null before the law had a limit. */
export function withdrawalDue(law: LawBook, calendar: WorkCalendar, annulledOn: Day): Day | null {
  const days = valueOn(law, 'publicity.withdraw.days', annulledOn)
  return days === undefined ? null : workingDays(annulledOn, days, calendar).due
}

/**
 * Last day on which a penalty stays public (行政处罚信息公示规定第十三条): from the day of publication, shorter for the light ones.
 * Null for other kinds and where the law gave no term.
 */
export function publicUntil(
  law: LawBook,
  kind: NoticeKind,
  weight: PenaltyWeight | null,
  publishedOn: Day,
): Day | null {
  if (kind !== 'PENALTY') return null
  const key = weight === 'MINOR' ? 'publicity.penalty.minor.months' : 'publicity.penalty.months'
  const months = valueOn(law, key, publishedOn)
  return months === undefined ? null : addMonths(publishedOn, months)
}

/** How heavy a penalty is, read from its kinds as sheets write them (`警告、罚款`) and the fine in fen. */
export function weightOf(kinds: string | null, fineFen: bigint | null, smallFine: bigint): PenaltyWeight {
  const parts = (kinds ?? '')
    .split(/[、，,；;/\s]/)
    .map((x) => x.trim())
    .filter(Boolean)
  if (parts.length > 0 && parts.every((x) => x === '警告')) return 'WARNING'
  if (parts.length === 0 || !parts.every((x) => x === '警告' || x === '通报批评' || x === '罚款')) return 'ORDINARY'
  if (!parts.includes('罚款')) return 'MINOR'
  return fineFen !== null && fineFen < smallFine ? 'MINOR' : 'ORDINARY'
}

export interface NewNotice {
  kind: NoticeKind
  documentOn: Day
  publishedOn: Day | null
  weight: PenaltyWeight | null
  content: string | null
  externalNo: string | null
}

export interface NoticeFacts {
  today: Day
  upstairs: boolean
  /** The notice of this document and subject that the ledger has. */
  standing: NoticeDates | undefined
}

/** Whether a notice may be entered, pending or as published. */
export function checkNotice(n: NewNotice, f: NoticeFacts): Refusal | undefined {
  const refuse = (code: string, field: string, text: string): Refusal =>
    new Refusal(`publicity.publish.${code}`, text, { fields: { [field]: text } })
  if (n.documentOn > f.today) return refuse('document-day', 'documentOn', `决定日期 ${n.documentOn} 还没有到，请核对。`)
  if (n.publishedOn !== null && n.publishedOn > f.today)
    return refuse('future', 'publishedOn', `公示日期 ${n.publishedOn} 还没有到，请核对。`)
  if (n.publishedOn !== null && n.publishedOn < n.documentOn)
    return refuse('before-decision', 'publishedOn', `公示日期 ${n.publishedOn} 早于决定日期 ${n.documentOn}，请核对。`)
  if (n.kind === 'PENALTY' && n.weight === 'WARNING')
    return refuse('warning', 'weight', '仅受警告的行政处罚不公示（行政处罚信息公示规定第二条）。')
  if (n.content !== null && hasCitizenId(n.content, f.today))
    return refuse('personal', 'content', '公示内容里有公民身份号码，请删去或遮盖后再公示。')
  if (f.upstairs && n.externalNo === null)
    return refuse('external', 'externalNo', '公示在上级系统办理，请填写上级系统编号。')
  if (f.standing?.withdrawnOn != null)
    return refuse('withdrawn', 'documentNo', `这份文书的公示已于 ${f.standing.withdrawnOn} 撤下，不能重复公示。`)
  if (f.standing?.publishedOn != null)
    return refuse('twice', 'documentNo', `这份文书已于 ${f.standing.publishedOn} 公示，不要重复登记。`)
  if (f.standing !== undefined && n.publishedOn === null)
    return refuse('pending', 'publishedOn', '这份文书已在待公示清单里，公示后请填公示日期。')
  return undefined
}

/** A valid citizen number somewhere in a text. A unified code of the same length fails its check. */
export const hasCitizenId = (text: string, today: Day): boolean =>
  [...text.matchAll(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g)].some((m) => checkCitizenId(m[0], today).valid)

/** Whether a notice may be taken down. */
export function checkWithdrawal(
  n: NoticeDates,
  w: { on: Day; annulledOn: Day | null; reason: string },
  today: Day,
): Refusal | undefined {
  const refuse = (code: string, field: string, text: string): Refusal =>
    new Refusal(`publicity.withdraw.${code}`, text, { fields: { [field]: text } })
  if (n.withdrawnOn !== null) return refuse('twice', 'withdrawnOn', `这条公示已于 ${n.withdrawnOn} 撤下。`)
  if (n.publishedOn === null) return refuse('pending', 'withdrawnOn', '这条还没有公示，不用撤下；登记有误的请作废。')
  if (w.on < n.publishedOn || w.on > today)
    return refuse('day', 'withdrawnOn', `撤下日期要在公示日期 ${n.publishedOn} 与今天之间，请核对。`)
  if (w.annulledOn !== null && w.annulledOn > w.on)
    return refuse('annulled', 'annulledOn', '原决定变更、撤销的日期晚于撤下日期，请核对。')
  return undefined
}
