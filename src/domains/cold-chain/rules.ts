import { type Day, addMonths } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Exemption, VaccinationState } from './terms.ts'

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`cold-chain.${code}`, text, { fields: { [field]: text } })

export interface Doses {
  dose1On: Day | null
  dose2On: Day | null
  dose3On: Day | null
  exemption: Exemption | null
}

/** How far a vaccination has come on a day; the third dose is due some months after the second. */
export function vaccinationState(d: Doses, on: Day, months: number): VaccinationState {
  const had = (day: Day | null): day is Day => day !== null && day <= on
  if (d.exemption !== null) return 'EXEMPT'
  if (had(d.dose3On)) return 'THREE'
  if (had(d.dose2On)) return addMonths(d.dose2On, months) <= on ? 'THIRD_DUE' : 'TWO'
  return had(d.dose1On) ? 'ONE' : 'NONE'
}

/** Whether doses can be as said: in order, none in the future. */
export function checkDoses(d: Doses, today: Day): Refusal | undefined {
  const doses = [
    ['dose1On', '第一剂', d.dose1On],
    ['dose2On', '第二剂', d.dose2On],
    ['dose3On', '第三剂', d.dose3On],
  ] as const
  for (const [i, [field, word, on]] of doses.entries()) {
    if (on === null) continue
    if (on > today) return refuse('dose.future', field, `${word}日期 ${on} 还没有到，请核对。`)
    const before = doses[i - 1]
    if (before && before[2] === null) return refuse('dose.missing', before[0], `填了${word}，请先填${before[1]}日期。`)
    if (before && on <= before[2]!)
      return refuse('dose.order', field, `${word}日期 ${on} 要晚于${before[1]}日期 ${before[2]}。`)
  }
  return undefined
}
