import { Refusal } from '#platform/errors/refusal.ts'
import type { Indicator } from './declare.ts'
import type { Rule } from './rule.ts'

/** All indicators and rules of the businesses that are installed, in the order of the report. */
export interface Catalogue {
  readonly indicators: readonly Indicator[]
  readonly rules: readonly Rule[]
  get(id: string): Indicator
  /** The business that an indicator belongs to. */
  business(id: string): string
}

export function catalogue(
  parts: readonly { business: string; indicators: readonly Indicator[]; rules: readonly Rule[] }[],
): Catalogue {
  const byId = new Map<string, { indicator: Indicator; business: string }>()
  for (const part of parts) {
    for (const indicator of part.indicators) {
      if (byId.has(indicator.id)) throw new Error(`indicator ${indicator.id} is declared twice`)
      byId.set(indicator.id, { indicator, business: part.business })
    }
  }
  const indicators = [...byId.values()].map((x) => x.indicator)
  for (const i of indicators) {
    const needed = i.kind === 'ratio' ? [i.numerator.id, i.denominator.id] : i.kind === 'growth' ? [i.of.id] : []
    for (const id of needed) if (!byId.has(id)) throw new Error(`${i.id} rests on ${id}, which is not declared`)
  }
  const find = (id: string) => {
    const found = byId.get(id)
    if (!found) {
      throw new Refusal('indicator.unknown', `没有指标“${id}”。用 quanheng indicators 查看全部指标。`, { status: 404 })
    }
    return found
  }
  const order = (a: Indicator, b: Indicator): number => a.section.localeCompare(b.section, 'en', { numeric: true })
  return {
    indicators: indicators.sort(order),
    rules: parts.flatMap((p) => p.rules),
    get: (id) => find(id).indicator,
    business: (id) => find(id).business,
  }
}
