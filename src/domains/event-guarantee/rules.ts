import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { WorkCalendar } from '#kernel/deadline/calendar.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import {
  type AccidentGrade,
  type EventState,
  type SiteResult,
  type SiteState,
  eventStates,
  siteStates,
} from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`event-guarantee.${code}`, text, { fields: { [field]: text } })

export interface EventDates {
  notifiedOn: Day
  startOn: Day
  endOn: Day
  plannedOn: Day | null
  closedOn: Day | null
  cancelledOn: Day | null
}

export function eventState(e: EventDates, on: Day): EventState {
  if (e.cancelledOn !== null && e.cancelledOn <= on) return 'CANCELLED'
  if (e.closedOn !== null && e.closedOn <= on) return 'CLOSED'
  if (e.endOn < on) return 'ENDED'
  if (e.startOn <= on) return 'ON_DUTY'
  return e.plannedOn !== null && e.plannedOn <= on ? 'PLANNED' : 'NOTIFIED'
}

export const eventFlow = workflow(
  eventStates,
  { plan: '定方案', site: '安排点位', close: '总结归档', cancel: '取消' },
  {
    NOTIFIED: ['plan', 'site', 'cancel'],
    PLANNED: ['plan', 'site', 'cancel'],
    ON_DUTY: ['plan', 'site', 'close'],
    ENDED: ['close'],
    CLOSED: [],
    CANCELLED: [],
  },
)

/** Whether an event may be entered: its days in order, and known no later than today. */
export function checkEvent(e: Pick<EventDates, 'notifiedOn' | 'startOn' | 'endOn'>, today: Day): Refusal | undefined {
  if (e.notifiedOn > today)
    return refuse('register.future', 'notifiedOn', `告知日期 ${e.notifiedOn} 还没有到，请核对。`)
  if (e.endOn < e.startOn) return refuse('register.order', 'endOn', '结束日期要不早于开始日期。')
  return e.notifiedOn > e.endOn
    ? refuse('register.late', 'notifiedOn', `告知日期 ${e.notifiedOn} 在活动结束之后，请核对。`)
    : undefined
}

/** Whether the host told in time (重大活动餐饮服务食品安全监督管理规范); holidays have no host to tell. A sentence when it did not. */
export function noticeWarning(
  e: { notifiedOn: Day; startOn: Day; host: string | null | undefined },
  law: LawBook,
  calendar: WorkCalendar,
): string | undefined {
  if (!e.host) return undefined
  const days = law.number('guarantee.notice.days', e.notifiedOn)
  const earliest = calendar.addWorkingDays(e.notifiedOn, days).due
  return earliest > e.startOn
    ? `主办单位应提前 ${days} 个工作日告知，${e.notifiedOn} 告知、${e.startOn} 开始，不足期限，请抓紧评估。`
    : undefined
}

/** Whether an event may be closed: it began, was planned, and every hazard found before it is cleared. */
export function checkClose(
  e: EventDates,
  closedOn: Day,
  facts: { today: Day; sites: readonly { name: string; state: SiteState }[] },
): Refusal | undefined {
  const blocked = eventFlow.why(eventState(e, facts.today), 'close')
  if (blocked) return new Refusal('event-guarantee.close.state', blocked, { status: 409 })
  if (closedOn < e.endOn || closedOn > facts.today)
    return refuse('close.day', 'closedOn', `完成日期要在结束日期 ${e.endOn} 与今天之间。`)
  if (e.plannedOn === null) return refuse('close.plan', 'closedOn', '还没有保障方案，请先登记方案，再归档。')
  const open = facts.sites.filter((s) => s.state === 'HAZARD').map((s) => s.name)
  return open.length > 0
    ? refuse('close.hazards', 'closedOn', `${open.join('、')}的隐患还没有核实整改，请先核实，再归档。`)
    : undefined
}

export function siteState(s: { checkedOn: Day | null; result: SiteResult | null; correctedOn: Day | null }): SiteState {
  if (s.checkedOn === null) return 'WAITING'
  if (s.result === 'GOOD') return 'GOOD'
  return s.result === 'CORRECTED' || s.correctedOn !== null ? 'CORRECTED' : 'HAZARD'
}

export const siteFlow = workflow(
  siteStates,
  { check: '登记检查', correct: '核实整改' },
  { WAITING: ['check'], GOOD: [], HAZARD: ['correct'], CORRECTED: [] },
)

/** Whether the check of a site may be entered so: before the event ends, and a hazard in words. */
export function checkSiteCheck(
  c: { checkedOn: Day; result: SiteResult; hazards?: string | undefined },
  e: Pick<EventDates, 'notifiedOn' | 'endOn'>,
  today: Day,
): Refusal | undefined {
  if (c.checkedOn < e.notifiedOn || c.checkedOn > e.endOn || c.checkedOn > today)
    return refuse(
      'check.day',
      'checkedOn',
      `检查日期要在告知日期 ${e.notifiedOn} 与活动结束日期 ${e.endOn} 之间，不晚于今天。`,
    )
  return c.result !== 'GOOD' && !c.hazards
    ? refuse('check.hazards', 'hazards', '检查发现问题的，要写明隐患。')
    : undefined
}

export interface AccidentDates {
  happenedOn: Day
  reportedOn: Day
  reportedUpOn?: Day | null | undefined
}

/** Whether an accident may be entered: known after it happened, passed on after it was known, people counted. */
export function checkAccident(a: AccidentDates & { ill: number; deaths: number }, today: Day): Refusal | undefined {
  if (a.reportedOn < a.happenedOn || a.reportedOn > today)
    return refuse('accident.reported', 'reportedOn', `接到报告日期要在发生日期 ${a.happenedOn} 与今天之间。`)
  if (a.reportedUpOn && (a.reportedUpOn < a.reportedOn || a.reportedUpOn > today))
    return refuse('accident.up', 'reportedUpOn', '上报日期要在接到报告日期与今天之间。')
  if (a.ill < 0 || a.deaths < 0) return refuse('accident.people', 'ill', '人数不能是负数。')
  return undefined
}

/** Grade of an accident by who fell ill and who died. */
export function accidentGrade(a: { ill: number; deaths: number; happenedOn: Day }, law: LawBook): AccidentGrade {
  if (a.deaths > 0 || a.ill >= law.number('accident.larger.ill', a.happenedOn)) return 'LARGER'
  return a.ill >= law.number('accident.ordinary.ill', a.happenedOn) ? 'ORDINARY' : 'BELOW'
}
