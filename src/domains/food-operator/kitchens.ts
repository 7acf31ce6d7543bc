import type { Day } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { operatorFor } from './operators.ts'
import { type KitchenDates, checkKitchen, hasKitchen, kitchenFlow, kitchenState } from './rules.ts'
import type {
  acceptOpenKitchen,
  buildOpenKitchen,
  getOpenKitchen,
  listOpenKitchens,
  putKitchenOnline,
  removeOpenKitchen,
  takeKitchenOffline,
} from './supervision-contract.ts'
import { foodOperator as o, kitchenOnline as n, openKitchen as k } from './tables.ts'
import { operatorRoles } from './terms.ts'
import { whose } from './views.ts'

/** The last time online of each kitchen. */
const last = sql`left join lateral (select l.id, l.version, l.from_day, l.to_day, l.platform from kitchen_online l
  where l.county_code = ${k.countyCode} and l.kitchen_id = ${k.id} and l.void_reason is null order by l.from_day desc limit 1) last_online on true`

const stateOn = (today: Day): SQL<string> => sql`case when ${k.removedOn} <= ${today}::date then 'REMOVED'
  when ${k.builtOn} is null or ${k.builtOn} > ${today}::date then 'BUILDING'
  when last_online.from_day is null or last_online.from_day > ${today}::date then 'BUILT'
  when last_online.to_day <= ${today}::date then 'OFFLINE' else 'ONLINE' end`

const fields = (today: Day) => ({
  id: k.id,
  party: partyField,
  role: o.role,
  mode: k.mode,
  startedOn: k.startedOn,
  builtOn: k.builtOn,
  onlineFrom: sql<Day | null>`last_online.from_day`,
  onlineTo: sql<Day | null>`last_online.to_day`,
  platform: sql<string | null>`last_online.platform`,
  state: stateOn(today),
})

export async function kitchenList(
  q: Queryable,
  input: Input<typeof listOpenKitchens>,
  today: Day,
): Promise<Output<typeof listOpenKitchens>> {
  const page = await listPage(
    q,
    {
      fields: fields(today),
      from: sql`from ${asKnownNow.at(k)} ${last}`,
      shows: whose(k),
      where: [
        partyMatches(q.scope.county, input.q, k.partyId),
        input.role &&
          sql`exists (select 1 from food_operator r where r.county_code = ${k.countyCode} and r.id = ${k.operatorId} and r.role = ${input.role})`,
        input.state && sql`${stateOn(today)} = ${input.state}`,
      ],
      sorts: { startedOn: k.startedOn },
      id: k.id,
    },
    input,
  )
  return page as unknown as Output<typeof listOpenKitchens>
}

export async function kitchenDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getOpenKitchen>> {
  const [row] = await q.select(
    {
      ...fields(today),
      version: k.version,
      cameras: k.cameras,
      areas: k.areas,
      acceptedBy: k.acceptedBy,
      removedOn: k.removedOn,
      removeReason: k.removeReason,
    },
    sql`from ${asKnownNow.at(k)} ${last} ${whose(k)} where ${k.countyCode} = ${q.scope.county} and ${k.id} = ${id}`,
  )
  if (!row) throw notFound('这处明厨亮灶')
  return row as unknown as Output<typeof getOpenKitchen>
}

/** Begins an open kitchen at a caterer or canteen that has none standing. */
export async function build(call: Call, input: Input<typeof buildOpenKitchen>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const operator = await operatorFor(tx, input.id, 'build', call.today)
    if (!hasKitchen(operator.role))
      throw new Refusal('food-operator.kitchen.role', `${operatorRoles[operator.role]}没有后厨，不登记明厨亮灶。`)
    const { id: _, ...said } = input
    const dates = { ...said, builtOn: input.builtOn ?? null, onlineFrom: null, onlineTo: null, removedOn: null }
    const refusal = checkKitchen(dates, call.today)
    if (refusal) throw refusal
    const [other] = await tx.select(
      { startedOn: k.startedOn },
      sql`from ${asKnownNow.at(k)} where ${k.countyCode} = ${tx.scope.county} and ${k.operatorId} = ${operator.id} and ${k.removedOn} is null limit 1`,
    )
    if (other)
      throw new Refusal(
        'food-operator.kitchen.twice',
        `这里自 ${other.startedOn} 起已登记明厨亮灶，改造的请在原记录上办理，或先登记拆除。`,
      )
    const [id] = await insertRows(tx, k, [
      { ...said, operatorId: operator.id, partyId: operator.partyId, stationCode: operator.stationCode },
    ])
    return { id: id! }
  })
}

type Kitchen = typeof k.$inferSelect & KitchenDates & { online: { id: string; version: number } | undefined }

/** A kitchen to be changed, with its last time online; its state must allow the act. */
async function kitchenFor(
  tx: LedgerTx,
  id: string,
  act: Parameters<typeof kitchenFlow.why>[1],
  today: Day,
): Promise<Kitchen> {
  const [row] = await lockRows(tx, k, [id])
  if (!row) throw notFound('这处明厨亮灶')
  const [online] = await tx.select(
    { id: n.id, version: n.version, fromDay: n.fromDay, toDay: n.toDay },
    sql`from ${asKnownNow.at(n)} where ${n.countyCode} = ${tx.scope.county} and ${n.kitchenId} = ${id} order by ${n.fromDay} desc limit 1`,
  )
  const whole = { ...row, onlineFrom: online?.fromDay ?? null, onlineTo: online?.toDay ?? null, online }
  const blocked = kitchenFlow.why(kitchenState(whole, today), act)
  if (blocked) throw new Refusal('food-operator.kitchen.state', blocked, { status: 409 })
  return whole
}

export async function accept(call: Call, input: Input<typeof acceptOpenKitchen>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const kitchen = await kitchenFor(tx, input.id, 'accept', call.today)
    const refusal = checkKitchen({ ...kitchen, builtOn: input.builtOn }, call.today)
    if (refusal) throw refusal
    const { id, version, ...set } = input
    await updateRows(tx, k, [{ id, version, set }])
    return { id }
  })
}

/** Online, for the first time or again: a period of its own, which begins after the one before. */
export async function putOnline(call: Call, input: Input<typeof putKitchenOnline>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const kitchen = await kitchenFor(tx, input.id, 'online', call.today)
    const refusal = checkKitchen({ ...kitchen, onlineFrom: input.onlineFrom, onlineTo: null }, call.today)
    if (refusal) throw refusal
    if (kitchen.onlineTo !== null && input.onlineFrom < kitchen.onlineTo) {
      const text = `联网日期要不早于上次断线日期 ${kitchen.onlineTo}。`
      throw new Refusal('food-operator.kitchen.online', text, { fields: { onlineFrom: text } })
    }
    await insertRows(tx, n, [
      {
        kitchenId: kitchen.id,
        partyId: kitchen.partyId,
        stationCode: kitchen.stationCode,
        platform: input.platform,
        fromDay: input.onlineFrom,
      },
    ])
    await updateRows(tx, k, [{ id: kitchen.id, version: input.version, set: { mode: 'NETWORK' } }])
    return { id: kitchen.id }
  })
}

export async function takeOffline(call: Call, input: Input<typeof takeKitchenOffline>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const kitchen = await kitchenFor(tx, input.id, 'offline', call.today)
    const refusal = checkKitchen({ ...kitchen, onlineTo: input.onlineTo }, call.today)
    if (refusal) throw refusal
    await updateRows(tx, n, [{ ...kitchen.online!, set: { toDay: input.onlineTo } }])
    return { id: kitchen.id }
  })
}

/** Takes an open kitchen down; it goes offline with it. */
export async function remove(call: Call, input: Input<typeof removeOpenKitchen>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const kitchen = await kitchenFor(tx, input.id, 'remove', call.today)
    const refusal = checkKitchen({ ...kitchen, removedOn: input.removedOn }, call.today)
    if (refusal) throw refusal
    const { id, version, ...set } = input
    await updateRows(tx, k, [{ id, version, set }])
    if (kitchen.online && kitchen.onlineTo === null)
      await updateRows(tx, n, [{ ...kitchen.online, set: { toDay: input.removedOn } }])
    return { id }
  })
}
