import { Refusal } from '#platform/errors/refusal.ts'
import type { Indicator } from './declare.ts'
import type { Rule } from './rule.ts'

/** A claim is a sentence of the report without a number; the other rules compare figures. */
const isClaim = (rule: Rule): boolean => /^C\d/.test(rule.id)

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
  const rules = parts.flatMap((p) => p.rules)
  for (const rule of rules) {
    if (isClaim(rule) && !rule.scope)
      throw new Error(`断言 ${rule.id}（${rule.title}）没有写明范围，请在 scope 里写明核对哪些记录。`)
    if (rules.some((r) => r !== rule && r.id === rule.id)) throw new Error(`rule ${rule.id} is declared twice`)
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
    rules: rules.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })),
    get: (id) => find(id).indicator,
    business: (id) => find(id).business,
  }
}
