import { type SQL, sql } from '#platform/db/database.ts'
import type { Fault, Rule, RuleContext, RuleFinding } from '#kernel/indicator/rule.ts'
import { party } from '#kernel/party/tables.ts'
import { checked } from './counted.ts'
import { inspectionFinding as f, inspectionObject as o, inspectionVisit as v } from './tables.ts'

/** Records that speak against a claim. `from` has the party under its own name. */
export async function faultsIn(
  { q }: RuleContext,
  page: string | null,
  record: SQL,
  text: SQL,
  from: SQL,
): Promise<Fault[]> {
  const rows = await q.rows<Omit<Fault, 'page'>>(
    sql`select ${record} as "recordId", ${o.partyId} as "partyId", ${party.name} as "partyName", ${text} as text ${from} order by 1`,
  )
  return rows.map((x) => ({ ...x, page }))
}

/** The party of an object. */
export const named = ({ reading }: RuleContext): SQL =>
  sql`join ${reading.at(party)} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`
/** Checks of the year up to the cut-off day. */
export const visitedInYear = ({ w }: RuleContext): SQL =>
  sql`${v.visitedOn} between ${w.from}::date and ${w.asOf}::date`

/** What a claim answers where the ledger does not reach. */
export const notCovered: RuleFinding = { holds: 'unknown', text: '台账没有覆盖这一时段，无法核对。', faults: [] }

/** What a figure counts; nothing where the ledger does not reach. */
export async function countOf(c: RuleContext, figure: string): Promise<bigint | undefined> {
  const { exact } = await c.figure(figure)
  return exact === null ? undefined : BigInt(exact)
}

/** A claim that checks found no offence: it stands only where one of `counts`, the figures of these checks, counted something. */
export const nothingFound = (
  rule: Pick<Rule, 'id' | 'title'> & { scope: string; counts: readonly string[]; where: (c: RuleContext) => SQL },
): Rule => ({
  id: rule.id,
  title: rule.title,
  scope: rule.scope,
  figures: rule.counts,
  async check(c) {
    let done = 0n
    for (const figure of rule.counts) {
      const n = await countOf(c, figure)
      if (n === undefined) return notCovered
      done += n
    }
    const faults = await faultsIn(
      c,
      '/checks',
      sql`${v.id}`,
      sql`concat(${v.visitedOn}, ' 检查发现涉嫌违法行为', '：' || ${v.problem})`,
      sql`from ${checked(c.reading.at)} ${named(c)} where ${rule.where(c)} and ${visitedInYear(c)}
        and (${v.violation} or exists (select 1 from ${c.reading.at(f)} where ${f.countyCode} = ${v.countyCode} and ${f.visitId} = ${v.id} and ${f.clueOn} <= ${c.w.asOf}::date))`,
    )
    return {
      holds: faults.length === 0 && done > 0n,
      text:
        done === 0n
          ? '本年度没有这项检查，“未发现”不能写。'
          : faults.length === 0
            ? '检查记录里没有涉嫌违法行为。'
            : `${faults.length} 条检查记录发现涉嫌违法行为。`,
      faults,
    }
  },
})
