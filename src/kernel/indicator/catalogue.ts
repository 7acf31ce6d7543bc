import { Refusal } from '#platform/errors/refusal.ts'
import { type TallySubject, tallySubjectsOf } from '#kernel/tally/subject.ts'
import type { Indicator } from './declare.ts'
import type { Rule } from './rule.ts'

/** A claim is a sentence of the report without a number; the other rules compare figures. */
const isClaim = (rule: Rule): boolean => /^C\d/.test(rule.id)

/** Sums may only be added where they count the same thing in the same way. */
function checkTallied(i: Indicator, subjects: readonly TallySubject[]): void {
  const refuse = (why: string): Error => new Error(`指标 ${i.id}（${i.name}）${why}`)
  const subjectOf = (x: Indicator): string | undefined => (x as { tally?: string }).tally
  if (i.kind === 'ratio' && (subjectOf(i.numerator) ?? subjectOf(i.denominator)) !== undefined)
    throw refuse('的一边带计数登记：比率只按单条记录算，请换成不带计数登记的指标。')
  const code = subjectOf(i)
  if (code === undefined) return
  if (i.kind !== 'events' && i.kind !== 'sum')
    throw refuse('不是按次或按量计的，不能加计数登记：合计的数分不出是不是同一户，请去掉 tally。')
  if (i.over.time.kind === 'stock') throw refuse('是存量，不能加一段时间的计数登记，请去掉 tally。')
  if (i.kind === 'sum' && i.measure === 'fen') throw refuse('是金额，不能加计数登记，请去掉 tally。')
  const subject = subjects.find((s) => s.code === code)
  if (!subject) throw refuse(`用的计数事项“${code}”没有业务申报，请在 tallySubjects 里申报。`)
  if (subject.unit !== i.unit)
    throw refuse(`按${i.unit}计，计数事项“${subject.title}”按${subject.unit}计，两者要一致。`)
}

/** All indicators and rules of the businesses that are installed, in the order of the report. */
export interface Catalogue {
  readonly indicators: readonly Indicator[]
  readonly rules: readonly Rule[]
  get(id: string): Indicator
  /** The business that an indicator belongs to. */
  business(id: string): string
}

export function catalogue(
  parts: readonly {
    business: string
    indicators: readonly Indicator[]
    rules: readonly Rule[]
    tallySubjects?: readonly TallySubject[]
  }[],
): Catalogue {
  const subjects = tallySubjectsOf(parts.map((p) => ({ title: p.business, tallySubjects: p.tallySubjects })))
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
    checkTallied(i, subjects)
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
