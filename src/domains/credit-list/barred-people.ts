import { type Day, addYears } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { checkCitizenId, maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { partyField } from '#kernel/party/field.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { party } from '#kernel/party/tables.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { barOn } from '#kernel/restriction/declare.ts'
import type { barPerson, getBarred, liftBar, listBarred } from './contract.ts'
import { barredPerson as b } from './tables.ts'
import { type BarGround, barGrounds, barYears } from './terms.ts'

const stateOn = (today: Day): SQL<string> =>
  sql`case when ${b.liftedOn} <= ${today}::date then 'LIFTED' when ${b.toDay} <= ${today}::date then 'ENDED' else 'STANDING' end`

const fields = (today: Day) => ({
  id: b.id,
  personName: b.personName,
  idMasked: b.idMasked,
  ground: b.ground,
  decisionNo: b.decisionNo,
  fromDay: b.fromDay,
  toDay: b.toDay,
  state: stateOn(today),
})

export async function barredList(
  q: Queryable,
  input: Input<typeof listBarred>,
  today: Day,
): Promise<Output<typeof listBarred>> {
  const page = await listPage(
    q,
    {
      fields: fields(today),
      from: sql`from ${asKnownNow.at(b)}`,
      where: [
        input.q === undefined ? undefined : sql`${b.personName} = ${input.q}`,
        equals(b.ground, input.ground),
        input.state === undefined ? undefined : sql`${stateOn(today)} = ${input.state}`,
      ],
      sorts: { fromDay: b.fromDay },
      id: b.id,
    },
    input,
  )
  return page as unknown as Output<typeof listBarred>
}

export async function barredDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getBarred>> {
  const [row] = await q.select(
    {
      ...fields(today),
      version: b.version,
      party: sql`case when ${party.id} is null then null else ${partyField} end`,
      authority: b.authority,
      liftedOn: b.liftedOn,
      liftReason: b.liftReason,
    },
    sql`from ${asKnownNow.at(b)} left join ${party} on ${party.countyCode} = ${b.countyCode} and ${party.id} = ${b.partyId}
      where ${b.countyCode} = ${q.scope.county} and ${b.id} = ${id}`,
  )
  if (!row) throw notFound('这名受限人员')
  return { ...row, basis: barGrounds[row.ground].basis } as Output<typeof getBarred>
}

/** First day after a bar: as given, or by the years of the law of its first day; none where the law gives no term. */
function endOf(law: LawBook, ground: BarGround, fromDay: Day, given: Day | undefined): Day | null {
  if (given !== undefined) return given
  const key = barYears[ground]
  const bar = key === undefined ? undefined : barOn(law, key, fromDay)
  return bar === undefined ? null : addYears(fromDay, bar.years)
}

/** Enters a barred person. Refuses a number that is none, days out of order, and a party that is not in the register. */
export async function bar(call: Call, input: Input<typeof barPerson>): Promise<Output<typeof barPerson>> {
  const refuse = (code: string, name: string, text: string): Refusal =>
    new Refusal(`credit-list.bar.${code}`, text, { fields: { [name]: text } })
  const paper = input.idNumber === undefined ? undefined : checkCitizenId(input.idNumber, call.today)
  if (paper && !paper.valid) throw refuse('id', 'idNumber', paper.reason)
  if (input.fromDay > call.today) throw refuse('future', 'fromDay', `起始日期 ${input.fromDay} 还没有到，请核对。`)
  const toDay = endOf(call.house.law, input.ground, input.fromDay, input.toDay)
  if (toDay !== null && toDay <= input.fromDay) throw refuse('term', 'toDay', '终止日期要晚于起始日期，请核对。')
  return await call.write(async (tx) => {
    const [found] = input.partyCode ? await resolveParties(tx, [{ code: input.partyCode }]) : []
    if (found && 'missing' in found) throw refuse('party', 'partyCode', found.missing)
    const [id] = await insertRows(tx, b, [
      {
        personName: input.personName,
        idSealed: paper && call.keys.seal(paper.code),
        idMasked: paper && maskIdNumber(paper.code),
        idKey: paper && call.keys.lookup(paper.code),
        ground: input.ground,
        decisionNo: input.decisionNo,
        authority: input.authority,
        partyId: found?.found.id,
        fromDay: input.fromDay,
        toDay,
      },
    ])
    return { id: id!, toDay }
  })
}

/** Ends a bar before its time, with the reason. */
export async function lift(call: Call, input: Input<typeof liftBar>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, b, [input.id])
    if (!row) throw notFound('这名受限人员')
    if (row.liftedOn !== null) throw new Refusal('credit-list.lift.state', `这项限制已于 ${row.liftedOn} 解除。`)
    if (input.liftedOn < row.fromDay || input.liftedOn > call.today) {
      const text = `解除日期要在 ${row.fromDay} 与今天之间。`
      throw new Refusal('credit-list.lift.day', text, { fields: { liftedOn: text } })
    }
    await updateRows(tx, b, [
      { id: row.id, version: input.version, set: { liftedOn: input.liftedOn, liftReason: input.liftReason } },
    ])
    return { id: row.id }
  })
}
