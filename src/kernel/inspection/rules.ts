import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { CheckResult, OrderKind } from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`check.${code}`, text, { fields: { [field]: text } })

/** Names as they are written in one field. */
export const namesIn = (text: string): string[] => text.split(/[、，,；;\s]+/).filter(Boolean)

/** Whether a campaign, or the routine checks of a theme, can have these days. */
export function checkTaskDays(
  t: { openedOn: Day; periodTo?: Day | null; closedOn?: Day | null },
  facts: { today: Day; lastVisitOn?: Day | null },
): Refusal | undefined {
  if (t.openedOn > facts.today) return refuse('future', 'openedOn', `发起日期 ${t.openedOn} 还没有到，请核对。`)
  if (t.periodTo && t.periodTo < t.openedOn)
    return refuse('period', 'periodTo', `截止日期 ${t.periodTo} 早于发起日期 ${t.openedOn}，请核对。`)
  if (!t.closedOn) return undefined
  if (t.closedOn > facts.today) return refuse('future', 'closedOn', `完成日期 ${t.closedOn} 还没有到，请核对。`)
  if (t.closedOn < t.openedOn)
    return refuse('closed-early', 'closedOn', `完成日期 ${t.closedOn} 早于发起日期 ${t.openedOn}，请核对。`)
  if (facts.lastVisitOn && t.closedOn < facts.lastVisitOn)
    return refuse('closed-early', 'closedOn', `${facts.lastVisitOn} 还有检查记录，完成日期不能早于这一天。`)
  return undefined
}

/** An order to put something right, as somebody enters it. */
export interface OrderSaid {
  kind: OrderKind
  orderNo: string | null
  dueOn: Day | null
  content: string | null
}

/** One check of one place, as somebody enters it. */
export interface CheckSaid {
  visitedOn: Day
  inspectors: string
  result: CheckResult
  problem: string | null
  violation: boolean
  clueNo: string | null
  order: OrderSaid | null
}

export interface CheckFacts {
  today: Day
  openedOn: Day
  closedOn: Day | null
  /** Inspectors that the law wants on that day. */
  inspectors: number
}

/** Codes that stand alone: nothing was found, or there was nothing to check. */
const clean = (result: CheckResult): boolean => result === '1' || result === '7'

/** Whether a check can have gone as said. Codes `check.*`. */
export function checkEntry(c: CheckSaid, f: CheckFacts): Refusal | undefined {
  if (c.visitedOn > f.today) return refuse('future', 'visitedOn', `检查日期 ${c.visitedOn} 还没有到，请核对。`)
  if (c.visitedOn < f.openedOn)
    return refuse('before-task', 'visitedOn', `检查日期 ${c.visitedOn} 早于任务发起日期 ${f.openedOn}，请核对。`)
  if (f.closedOn !== null && c.visitedOn > f.closedOn)
    return refuse('after-task', 'visitedOn', `任务已于 ${f.closedOn} 完成，之后的检查请登记到别的任务里。`)
  const names = new Set(namesIn(c.inspectors))
  if (names.size < f.inspectors)
    return refuse('inspectors', 'inspectors', `检查人员不得少于 ${f.inspectors} 人，请写全姓名，用顿号隔开。`)
  if (clean(c.result) && (c.problem !== null || c.violation || c.order !== null))
    return refuse(
      'contradiction',
      'result',
      '写了发现的问题、涉嫌违法或者责令改正，检查结果就不能是“未发现问题”或“未发现开展经营活动”。',
    )
  if (!clean(c.result) && c.problem === null)
    return refuse('no-problem', 'problem', '检查结果说有问题，请写明发现的问题。')
  if (c.clueNo !== null && !c.violation)
    return refuse('clue', 'violation', '登记了违法线索，请把“发现涉嫌违法行为”选为“是”。')
  const wrong = c.order === null ? undefined : checkOrder(c.order, { today: f.today, visitedOn: c.visitedOn })
  if (wrong) return wrong
  if (c.result === '5' && c.order === null)
    return refuse('no-order', 'orderContent', '检查结果是“发现问题已责令改正”，请填写责令改正的内容和期限。')
  return undefined
}

/** Whether an order says what is to be put right and by when. Issued on `issuedOn`, with the check when absent. */
export function checkOrder(
  o: OrderSaid,
  f: { today: Day; visitedOn: Day; issuedOn?: Day; names?: { dueOn: string; content: string } },
): Refusal | undefined {
  const names = f.names ?? { dueOn: 'orderDueOn', content: 'orderContent' }
  const issuedOn = f.issuedOn ?? f.visitedOn
  if (issuedOn > f.today) return refuse('future', 'issuedOn', `发出日期 ${issuedOn} 还没有到，请核对。`)
  if (issuedOn < f.visitedOn)
    return refuse('order-early', 'issuedOn', `发出日期 ${issuedOn} 早于检查日期 ${f.visitedOn}，请核对。`)
  if (o.content === null) return refuse('order-content', names.content, '责令改正要写明改正什么。')
  if (o.dueOn === null) return refuse('order-due', names.dueOn, '责令改正要写明改正期限；当场改正的写检查当天。')
  if (o.dueOn < issuedOn)
    return refuse('order-due', names.dueOn, `改正期限 ${o.dueOn} 早于发出日期 ${issuedOn}，请核对。`)
  return undefined
}

/** Whether an order can have been looked at again as said. */
export function checkRecheck(
  r: { recheckedOn: Day; passed: boolean; dueOn: Day | null },
  f: { today: Day; issuedOn: Day; closedOn: Day | null },
): Refusal | undefined {
  if (f.closedOn !== null)
    return refuse('order-closed', 'recheckedOn', `这份责令改正已于 ${f.closedOn} 办结，不用再复查。`)
  if (r.recheckedOn > f.today) return refuse('future', 'recheckedOn', `复查日期 ${r.recheckedOn} 还没有到，请核对。`)
  if (r.recheckedOn < f.issuedOn)
    return refuse(
      'recheck-early',
      'recheckedOn',
      `复查日期 ${r.recheckedOn} 早于责令改正发出日期 ${f.issuedOn}，请核对。`,
    )
  if (r.dueOn !== null && r.passed) return refuse('recheck-due', 'dueOn', '已经改正的，不用再定期限。')
  if (r.dueOn !== null && r.dueOn < r.recheckedOn)
    return refuse('recheck-due', 'dueOn', `新的期限 ${r.dueOn} 早于复查日期 ${r.recheckedOn}，请核对。`)
  return undefined
}
