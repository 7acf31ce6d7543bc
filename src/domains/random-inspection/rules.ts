import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { CheckResult } from '#kernel/inspection/terms.ts'

export interface ResultEntry {
  visitedOn: Day
  result: CheckResult
  problem: string | null
  publishedOn: Day | null
}

/** Whether a result may be entered for a drawn object. */
export function checkResultEntry(
  r: ResultEntry,
  facts: { today: Day; drawnOn: Day; dropped: boolean; published: boolean },
): Refusal | undefined {
  const refuse = (code: string, field: string, text: string): Refusal =>
    new Refusal(`random-inspection.result.${code}`, text, { fields: { [field]: text } })
  if (facts.dropped) return refuse('dropped', 'result', '这个对象已调整退出本次任务，不能录入结果。')
  if (facts.published) return refuse('published', 'result', '结果已经公示；要改请先撤回公示并写明理由。')
  if (r.visitedOn > facts.today) return refuse('future', 'visitedOn', `检查日期 ${r.visitedOn} 还没有到，请核对。`)
  if (r.visitedOn < facts.drawnOn)
    return refuse('before-draw', 'visitedOn', `检查日期 ${r.visitedOn} 早于抽取日期 ${facts.drawnOn}，请核对。`)
  if (r.publishedOn !== null && r.publishedOn < r.visitedOn)
    return refuse('publish-early', 'publishedOn', '公示日期早于检查日期，请核对。')
  if (r.result === '1' && r.problem !== null && r.problem !== '' && r.problem !== '无') {
    return refuse('contradiction', 'result', '写了发现的问题，就不能选“未发现问题”。')
  }
  return undefined
}
