import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { reading } from '#kernel/record/reading.ts'
import { unitNameOn } from '#kernel/org/names.ts'
import { partyStation } from '#kernel/party/tables.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'
import { type Want, relation, splitAggregate, tallied } from './compile.ts'
import type { Measure } from './declare.ts'
import type { AskOptions, IndicatorContext } from './evaluate.ts'
import { printCount, printRate, printSum } from './print.ts'
import { wantOf } from './rows.ts'

export interface SplitLine {
  /** Station code; null for what has no station on that day. */
  unitCode: string | null
  unitName: string
  exact: string
  printed: string
}

/**
 * A figure by station. The station is the one that answered for the party on the cut-off day, so last year's table does not
 * change when a town moves. A rate is that of both sides at each station. Refuses (`figure.split`) a growth and what has no party.
 */
export async function splitByStation(
  q: Queryable,
  c: IndicatorContext,
  id: string,
  ask: AskOptions,
): Promise<SplitLine[]> {
  const i = c.catalogue.get(id)
  if (i.kind === 'growth')
    throw new Refusal('figure.split', `“${i.name}”是增长率，请对它所依据的数按所拆分。`, { status: 400 })
  if (i.kind !== 'ratio') {
    const values = await byStation(q, c, i.name, wantOf(i, ask), ask)
    return values.map((v) => ({ ...v, printed: printed(i, BigInt(v.exact)) }))
  }
  const [numerators, denominators] = await Promise.all(
    (['numerator', 'denominator'] as const).map((side) => byStation(q, c, i.name, wantOf(i, { ...ask, side }), ask)),
  )
  return denominators!.map((d) => {
    const numerator = numerators!.find((n) => n.unitCode === d.unitCode)?.exact ?? '0'
    const rate = printRate(BigInt(numerator), BigInt(d.exact))
    return { ...d, exact: rate ?? '', printed: rate ?? '—' }
  })
}

async function byStation(
  q: Queryable,
  c: IndicatorContext,
  name: string,
  want: Want,
  ask: AskOptions,
): Promise<Omit<SplitLine, 'printed'>[]> {
  const read = reading(ask.knownOn)
  const over = want.measure.over
  if (!over.party) throw new Refusal('figure.split', `“${name}”不对应到户，不能按所拆分。`, { status: 400 })
  const { from, where } = relation(want, { reading: read, law: c.law })
  const asOf = ask.asOf
  const rows = await q.rows<{ unitCode: string | null; unitName: string | null; value: string }>(
    sql`
    select s.unit_code as "unitCode", ${unitNameOn(q.scope.county, sql`s.unit_code`, asOf, read.at)} as "unitName", ${splitAggregate(want, c.law)} as value
    from ${from}
    left join (select county_code, party_id, unit_code from ${read.at(partyStation)}
      where from_day <= ${asOf}::date and (to_day is null or to_day > ${asOf}::date)) s
      on s.county_code = ${q.scope.county} and s.party_id = ${over.party}
    where ${where} group by s.unit_code order by s.unit_code nulls last`,
    'anew',
  )
  const lines = rows.map((r) => ({ unitCode: r.unitCode, unitName: r.unitName ?? '未划片', exact: r.value }))
  const entries = tallied(want, { reading: read })
  if (!entries) return lines
  const entered = await q.rows<{ unitCode: string | null; unitName: string | null; value: string }>(
    sql`select e."unitCode", ${unitNameOn(q.scope.county, sql`e."unitCode"`, asOf, read.at)} as "unitName", e.value
      from (select ${tallyEntry.stationCode} as "unitCode", sum(${tallyEntry.quantity})::text as value
        from ${entries.from} where ${entries.where} group by 1) e order by 1 nulls last`,
    'anew',
  )
  for (const e of entered) {
    const line = lines.find((l) => l.unitCode === e.unitCode)
    if (line) line.exact = (BigInt(line.exact) + BigInt(e.value)).toString()
    else lines.push({ unitCode: e.unitCode, unitName: e.unitName ?? '未划片', exact: e.value })
  }
  return lines.toSorted((a, b) => ((a.unitCode ?? '~') < (b.unitCode ?? '~') ? -1 : 1))
}

const printed = (m: Measure, value: bigint): string =>
  m.kind === 'sum' ? printSum(value, m.unit) : printCount(value, m.unit)
