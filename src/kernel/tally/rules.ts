import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`tally.${code}`, text, { fields: { [field]: text } })

/** Largest sum of one entry: beyond it somebody typed a telephone number. */
const most = 10_000_000

/** Whether a sum can stand: it happened, it is more than nothing, and it says what it counts. */
export function checkTally(
  e: { happenedOn: Day; quantity: number; what?: string | null; counted?: string | null },
  facts: { today: Day; ofSubject: boolean },
): Refusal | undefined {
  if (e.happenedOn > facts.today) return refuse('future', 'happenedOn', `日期 ${e.happenedOn} 还没有到，请核对。`)
  if (e.quantity < 1 || e.quantity > most) return refuse('quantity', 'quantity', `数量要是 1 到 ${most} 之间的整数。`)
  if (facts.ofSubject && (e.what || e.counted))
    return refuse('both', 'what', '已经选了计数事项，自定事项和计量单位请留空。')
  if (!facts.ofSubject && !e.what) return refuse('what', 'what', '请选计数事项，或者写自定事项。')
  if (!facts.ofSubject && !e.counted)
    return refuse('counted', 'counted', '自定事项要写计量单位，例如：份、人次、台次。')
  return undefined
}
