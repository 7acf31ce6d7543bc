import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`intellectual-property.${code}`, text, { fields: { [field]: text } })

/** Days that follow one another, and none in the future. Each with its field and its word. */
export function inOrder(
  days: readonly (readonly [string, string, Day | null | undefined])[],
  today: Day,
): Refusal | undefined {
  let last: readonly [string, string, Day | null | undefined] | undefined
  for (const step of days) {
    const [field, word, on] = step
    if (!on) continue
    if (on > today) return refuse('future', field, `${word} ${on} 还没有到，请核对。`)
    if (last && on < last[2]!) return refuse('order', field, `${word} ${on} 早于${last[1]} ${last[2]}，请核对。`)
    last = step
  }
  return undefined
}
