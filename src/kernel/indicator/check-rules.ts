import type { Queryable } from '#platform/db/database.ts'
import { reading } from '#kernel/record/reading.ts'
import { type AskOptions, type IndicatorContext, evaluate } from './evaluate.ts'
import type { Rule, RuleFinding } from './rule.ts'
import { windowAt } from './window.ts'

export interface RuleResult extends RuleFinding {
  id: string
  title: string
  scope?: string
  figures: readonly string[]
}

/** Runs consistency rules. Figures that they compare are computed once, together. */
export async function checkRules(
  q: Queryable,
  c: IndicatorContext,
  ask: AskOptions,
  rules: readonly Rule[] = c.catalogue.rules,
): Promise<RuleResult[]> {
  const figures = await evaluate(q, c, [...new Set(rules.flatMap((r) => r.figures))], ask)
  const results: RuleResult[] = []
  for (const rule of rules) {
    const finding = await rule.check({
      q,
      reading: reading(ask.knownOn),
      law: c.law,
      w: windowAt(ask.asOf),
      figure: async (id) => figures.get(id) ?? (await evaluate(q, c, [id], ask)).get(id)!,
    })
    results.push({ id: rule.id, title: rule.title, scope: rule.scope, figures: rule.figures, ...finding })
  }
  return results
}
