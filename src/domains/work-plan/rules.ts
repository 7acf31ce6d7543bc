import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`work-plan.${code}`, text, { fields: { [field]: text } })

export interface ItemDates {
  dueOn: Day
  doneOn: Day | null
  cancelledOn: Day | null
  carriedOn: Day | null
}

/** An item is due after the plan was adopted, in its year or the one after. */
export function checkItem(dueOn: Day, plan: { year: number; adoptedOn: Day }): Refusal | undefined {
  if (dueOn < plan.adoptedOn)
    return refuse('due', 'dueOn', `完成期限 ${dueOn} 早于计划印发日期 ${plan.adoptedOn}，请核对。`)
  return Number(dueOn.slice(0, 4)) > plan.year + 1
    ? refuse('due', 'dueOn', `完成期限 ${dueOn} 超出计划年度 ${plan.year} 太远，请核对年度。`)
    : undefined
}

/** Whether a step on an item may be taken on `on`: it has come, the plan stood, and the item has not ended. */
export function checkItemStep(
  item: ItemDates,
  plan: { adoptedOn: Day },
  on: Day,
  facts: { today: Day; field: string; title: string },
): Refusal | undefined {
  const { today, field, title } = facts
  if (on > today) return refuse('future', field, `${title} ${on} 还没有到，请核对。`)
  if (item.doneOn ?? item.cancelledOn ?? item.carriedOn)
    return new Refusal('work-plan.ended', '这一项已经完成、取消或结转，请刷新页面。', { status: 409 })
  return on < plan.adoptedOn
    ? refuse('early', field, `${title} ${on} 早于计划印发日期 ${plan.adoptedOn}，请核对。`)
    : undefined
}
