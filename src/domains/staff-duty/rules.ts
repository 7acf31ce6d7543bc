import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`staff-duty.${code}`, text, { fields: { [field]: text } })

/** What has happened cannot lie in the future. */
export function checkHappened(on: Day, today: Day, field: string, title: string): Refusal | undefined {
  return on > today ? refuse('future', field, `${title} ${on} 还没有到，请核对。`) : undefined
}

export interface TaskFacts {
  assignedOn: Day
  dueOn: Day
  doneOn: Day | null
  cancelledOn: Day | null
}

export const checkTask = (t: { assignedOn: Day; dueOn: Day }, today: Day): Refusal | undefined =>
  checkHappened(t.assignedOn, today, 'assignedOn', '下达日期') ??
  (t.dueOn < t.assignedOn
    ? refuse('due', 'dueOn', `完成期限 ${t.dueOn} 早于下达日期 ${t.assignedOn}，请核对。`)
    : undefined)

/** Whether a step of a task may be taken on `on`: it was assigned by then, and is neither done nor cancelled. */
export function checkStep(t: TaskFacts, on: Day, today: Day, field: string, title: string): Refusal | undefined {
  const future = checkHappened(on, today, field, title)
  if (future) return future
  if (t.doneOn !== null || t.cancelledOn !== null)
    return new Refusal('staff-duty.ended', '这项任务已经完成或取消，请刷新页面。', { status: 409 })
  return on < t.assignedOn ? refuse('early', field, `${title} ${on} 早于下达日期 ${t.assignedOn}，请核对。`) : undefined
}

/** Whether somebody can be posted from a day: he is not posted anywhere on it. */
export function checkPosting(
  fromDay: Day,
  facts: { today: Day; others: readonly { village: string; fromDay: Day; toDay: Day | null }[] },
): Refusal | undefined {
  const future = checkHappened(fromDay, facts.today, 'fromDay', '到岗日')
  if (future) return future
  const still = facts.others.find((o) => o.toDay === null || o.toDay > fromDay)
  return still
    ? refuse('posted', 'fromDay', `此人自 ${still.fromDay} 起在${still.village}驻村，请先登记离岗，或者核对到岗日。`)
    : undefined
}

/** Whether a posting can end on a day. */
export function checkPostingEnd(p: { fromDay: Day; toDay: Day | null }, toDay: Day, today: Day): Refusal | undefined {
  if (p.toDay !== null) return new Refusal('staff-duty.posting-ended', '已经登记过离岗，请刷新页面。', { status: 409 })
  if (toDay <= p.fromDay) return refuse('posting-end', 'toDay', `离岗日 ${toDay} 要晚于到岗日 ${p.fromDay}。`)
  return checkHappened(toDay, today, 'toDay', '离岗日')
}
