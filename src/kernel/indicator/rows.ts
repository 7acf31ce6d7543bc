import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { reading } from '#kernel/record/reading.ts'
import { party } from '#kernel/party/tables.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'
import { type Want, keyExpression, quantityOf, relation, tallied } from './compile.ts'
import type { Indicator, Measure } from './declare.ts'
import type { AskOptions, IndicatorContext } from './evaluate.ts'
import { windowAt, yearBefore } from './window.ts'

/** One line behind a figure. */
export interface FigureRow {
  /** What is counted: the record, or the party for 户 and 家. */
  key: string
  recordId: string
  partyId: string | null
  partyName: string | null
  partyCode: string | null
  day: Day | null
  text: string | null
  /** What a sum adds (fen or a quantity), or what is held against a limit. */
  amount: string | null
  /** Records that stand behind one distinct party. */
  records: number
  /** A counted entry, not a record of the business. */
  tally: boolean
}

/** Which list of a figure: its own, the side of a rate, or the base of a growth. */
export type Side = 'rows' | 'numerator' | 'denominator' | 'base'

export interface RowsAsk extends AskOptions {
  side?: Side
  after?: string
  limit?: number
}

/** The measure, window and key behind one list of a figure. */
export function wantOf(i: Indicator, ask: RowsAsk): Want {
  const w = windowAt(ask.asOf)
  const side = ask.side ?? (i.kind === 'ratio' ? 'numerator' : 'rows')
  if (i.kind === 'growth') return { measure: i.of, window: side === 'base' ? yearBefore(w) : w }
  if (i.kind === 'ratio') {
    if (side === 'numerator' || side === 'denominator') return { measure: i[side], window: w, key: i.key }
    throw new Refusal('figure.side', `“${i.name}”是比率，请打开分子或分母的清单。`, { status: 400 })
  }
  if (side !== 'rows') throw new Refusal('figure.side', `“${i.name}”只有一张清单。`, { status: 400 })
  return { measure: i, window: w }
}

/** The list behind a figure, a page at a time in the order of its keys: as many lines as a count says, adding up to a sum. */
export async function figureRows(q: Queryable, c: IndicatorContext, id: string, ask: RowsAsk): Promise<FigureRow[]> {
  const want = wantOf(c.catalogue.get(id), ask)
  const read = reading(ask.knownOn)
  const limit = ask.limit ?? 200
  const after = ask.after
  return await q.rows<FigureRow>(
    sql`
    select l.key, l.record_id::text as "recordId", l.party_id::text as "partyId", party.name as "partyName", party.code as "partyCode",
      l.day, l.text, l.amount, l.records, l.tally
    from (${linesOf(want, read, c)} ) l
    left join ${read.at(party)} on party.county_code = ${q.scope.county} and party.id = l.party_id
    ${after === undefined ? sql`` : sql`where l.key > ${after}`}
    order by l.key limit ${limit}`,
    'anew',
  )
}

/** All lines of a figure as a query: key, record, party, day, text, amount, records, and counted entries among them. */
export function linesOf(want: Want, read: ReturnType<typeof reading>, c: Pick<IndicatorContext, 'law'>): SQL {
  const records = recordLines(want, read, c)
  const entries = tallied(want, { reading: read })
  if (!entries) return records
  const e = tallyEntry
  return sql`(${records}) union all select ${e.id}::text, ${e.id}, null::uuid, ${e.happenedOn},
    '计数登记：' || ${e.what} || coalesce('，' || ${e.place}, '') || '，' || ${e.personName} || coalesce('，' || ${e.evidence}, ''),
    ${e.quantity}::text, 1, true from ${entries.from} where ${entries.where}`
}

/** Lines of records; one counts one where it stands beside counted entries. */
function recordLines(want: Want, read: ReturnType<typeof reading>, c: Pick<IndicatorContext, 'law'>): SQL {
  const { from, where } = relation(want, { reading: read, law: c.law })
  const over = want.measure.over
  const lines = sql`select (${keyExpression(want)})::text as key, ${over.record} as record_id, ${over.party ?? sql`null::uuid`} as party_id,
    ${over.day ?? (over.time.kind === 'flow' ? over.time.day : sql`null::date`)} as day, ${over.text ?? sql`null::text`} as text, ${quantityOf(want, c.law) ?? (addsUp(want.measure) ? sql`1::bigint` : sql`null::bigint`)} as amount
    from ${from} where ${where}`
  return sql`select distinct on (key) key, record_id, party_id, day, text, amount::text as amount,
    (count(*) over (partition by key))::int as records, false as tally from (${lines}) x order by key, record_id`
}

/** Whether the lines of a figure are added up, not counted. */
export const addsUp = (m: Measure): boolean => m.kind === 'sum' || (m.kind === 'events' && m.tally !== undefined)
