import type { Day } from '#platform/clock/day.ts'
import { addDays } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { operatorFor } from './operators.ts'
import { connectionFlow, connectionState } from './rules.ts'
import type {
  connectFoodOperator,
  disconnectFoodOperator,
  getFoodConnection,
  listFoodConnections,
} from './supervision-contract.ts'
import { foodConnection as c, foodOperator as o } from './tables.ts'
import { whose } from './views.ts'

interface On {
  today: Day
  law: LawBook
}

const stateOn = ({ today, law }: On): SQL<string> => sql`case when ${c.disconnectedOn} <= ${today}::date then 'ENDED'
  when ${c.lastDataOn} <= ${addDays(today, -law.number('food.supervision.silent.days', today))}::date then 'SILENT'
  else 'CONNECTED' end`

const fields = (on: On) => ({
  id: c.id,
  party: partyField,
  role: o.role,
  platform: c.platform,
  connectedOn: c.connectedOn,
  disconnectedOn: c.disconnectedOn,
  lastDataOn: c.lastDataOn,
  state: stateOn(on),
})

export async function connectionList(
  q: Queryable,
  input: Input<typeof listFoodConnections>,
  on: On,
): Promise<Output<typeof listFoodConnections>> {
  const page = await listPage(
    q,
    {
      fields: fields(on),
      from: sql`from ${asKnownNow.at(c)}`,
      shows: whose(c),
      where: [
        partyMatches(q.scope.county, input.q, c.partyId),
        input.role &&
          sql`exists (select 1 from food_operator r where r.county_code = ${c.countyCode} and r.id = ${c.operatorId} and r.role = ${input.role})`,
        input.state && sql`${stateOn(on)} = ${input.state}`,
      ],
      sorts: { connectedOn: c.connectedOn },
      id: c.id,
    },
    input,
  )
  return page as unknown as Output<typeof listFoodConnections>
}

export async function connectionDetail(q: Queryable, id: string, on: On): Promise<Output<typeof getFoodConnection>> {
  const [row] = await q.select(
    { ...fields(on), version: c.version, accountNo: c.accountNo, endReason: c.endReason },
    sql`from ${asKnownNow.at(c)} ${whose(c)} where ${c.countyCode} = ${q.scope.county} and ${c.id} = ${id}`,
  )
  if (!row) throw notFound('这条电子监管接入记录')
  return row as unknown as Output<typeof getFoodConnection>
}

/** Connects an operator; refuses a day before it opened, in the future, or within another connection. */
export async function connect(call: Call, input: Input<typeof connectFoodOperator>): Promise<{ id: string }> {
  const refuse = (code: string, text: string): Refusal =>
    new Refusal(`food-operator.connect.${code}`, text, { fields: { connectedOn: text } })
  return await call.write(async (tx) => {
    const operator = await operatorFor(tx, input.id, 'connect', call.today)
    if (input.connectedOn < operator.fromDay || input.connectedOn > call.today)
      throw refuse('day', `接入日期要在开业日期 ${operator.fromDay} 与今天之间。`)
    const [other] = await tx.select(
      { connectedOn: c.connectedOn },
      sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${tx.scope.county} and ${c.operatorId} = ${operator.id}
        and (${c.disconnectedOn} is null or ${c.disconnectedOn} > ${input.connectedOn}::date) limit 1`,
    )
    if (other) throw refuse('twice', `这一户自 ${other.connectedOn} 起已接入，请先登记断开。`)
    const { id: _, ...said } = input
    const [id] = await insertRows(tx, c, [
      { ...said, operatorId: operator.id, partyId: operator.partyId, stationCode: operator.stationCode },
    ])
    return { id: id! }
  })
}

export async function disconnect(call: Call, input: Input<typeof disconnectFoodOperator>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, c, [input.id])
    if (!row) throw notFound('这条电子监管接入记录')
    const blocked = connectionFlow.why(connectionState(row, call.today, call.house.law), 'end')
    if (blocked) throw new Refusal('food-operator.disconnect.state', blocked, { status: 409 })
    if (input.disconnectedOn <= row.connectedOn || input.disconnectedOn > call.today) {
      const text = `断开日期要晚于接入日期 ${row.connectedOn}，不晚于今天。`
      throw new Refusal('food-operator.disconnect.day', text, { fields: { disconnectedOn: text } })
    }
    const { id, version, ...set } = input
    await updateRows(tx, c, [{ id, version, set }])
    return { id }
  })
}
