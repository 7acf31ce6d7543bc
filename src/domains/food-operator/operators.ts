import type { Column } from 'drizzle-orm'
import type { Day } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { party } from '#kernel/party/tables.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { endFoodOperator, getFoodOperator, listFoodOperators, registerFoodOperator } from './contract.ts'
import { checkEnd, checkOperator, operatorFlow, operatorState } from './rules.ts'
import { foodGrading as g, cateringRating as r, foodOperator as o, kitchenOnline, openKitchen as k } from './tables.ts'
import { gradingStateOn, number } from './views.ts'

const stateOn = (today: Day): SQL<string> =>
  sql`case when ${o.toDay} <= ${today}::date then 'ENDED' when ${o.fromDay} <= ${today}::date then 'STANDING' else 'COMING' end`

const standingGrade = (today: Day): SQL<string | null> => sql`(select g.grade from food_grading g
  where g.county_code = ${o.countyCode} and g.operator_id = ${o.id} and g.void_reason is null and g.confirmed_on <= ${today}::date
    and (g.valid_to is null or g.valid_to > ${today}::date) order by g.year desc limit 1)`

const fields = (today: Day) => ({
  id: o.id,
  party: partyField,
  role: o.role,
  licenceNo: o.licenceNo,
  fromDay: o.fromDay,
  toDay: o.toDay,
  state: stateOn(today),
  grade: standingGrade(today),
})
const withParty = sql`join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`

export async function operatorList(
  q: Queryable,
  input: Input<typeof listFoodOperators>,
  today: Day,
): Promise<Output<typeof listFoodOperators>> {
  const page = await listPage(
    q,
    {
      fields: fields(today),
      from: sql`from ${asKnownNow.at(o)}`,
      shows: withParty,
      where: [
        partyMatches(q.scope.county, input.q, o.partyId),
        equals(o.role, input.role),
        input.state && sql`${stateOn(today)} = ${input.state}`,
        input.ungraded ? sql`${stateOn(today)} = 'STANDING' and ${standingGrade(today)} is null` : undefined,
      ],
      sorts: { fromDay: o.fromDay },
      id: o.id,
    },
    input,
  )
  return page as unknown as Output<typeof listFoodOperators>
}

export async function operatorDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getFoodOperator>> {
  const own = (of: { countyCode: Column; operatorId: Column }): SQL =>
    sql`${of.countyCode} = ${q.scope.county} and ${of.operatorId} = ${id}`
  const [[row], gradings, ratings, kitchens] = await Promise.all([
    q.select(
      {
        ...fields(today),
        version: o.version,
        premises: o.premises,
        scope: o.scope,
        endReason: o.endReason,
        supervisor: o.supervisor,
        safetyDirector: o.safetyDirector,
        safetyOfficer: o.safetyOfficer,
        diners: o.diners,
        boarding: o.boarding,
        canteenMode: o.canteenMode,
        contractor: o.contractor,
      },
      sql`from ${asKnownNow.at(o)} ${withParty} where ${o.countyCode} = ${q.scope.county} and ${o.id} = ${id}`,
    ),
    q.select(
      {
        year: g.year,
        grade: g.grade,
        total: number(g.total),
        confirmedOn: g.confirmedOn,
        state: gradingStateOn(today),
      },
      sql`from ${asKnownNow.at(g)} where ${own(g)} order by ${g.year} desc`,
    ),
    q.select(
      { year: r.year, mark: r.mark, ratedOn: r.ratedOn },
      sql`from ${asKnownNow.at(r)} where ${own(r)} order by ${r.year} desc`,
    ),
    q.select(
      {
        mode: k.mode,
        builtOn: k.builtOn,
        onlineFrom: sql<Day | null>`(select max(${kitchenOnline.fromDay}) from ${asKnownNow.at(kitchenOnline)}
          where ${kitchenOnline.countyCode} = ${k.countyCode} and ${kitchenOnline.kitchenId} = ${k.id})`,
      },
      sql`from ${asKnownNow.at(k)} where ${own(k)} order by ${k.startedOn} desc`,
    ),
  ])
  if (!row) throw notFound('这户食品生产经营者')
  return { ...row, gradings, ratings, kitchens } as unknown as Output<typeof getFoodOperator>
}

/** Enters an operator. Refuses what `checkOperator` refuses and a party that is not in the register or did not exist. */
export async function register(call: Call, input: Input<typeof registerFoodOperator>): Promise<{ id: string }> {
  const refuse = (code: string, name: string, text: string): Refusal =>
    new Refusal(`food-operator.register.${code}`, text, { fields: { [name]: text } })
  return await call.write(async (tx) => {
    const [named, mode] = await Promise.all([
      resolveParty(tx, { code: input.partyCode }, input.fromDay),
      modeOf(tx, 'food-operator', input.fromDay),
    ])
    if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
    if (mode.upstairs && !input.externalNo)
      throw refuse('external', 'externalNo', '本业务在上级系统办理，请填写上级系统编号。')
    const standing = await tx.select(
      { role: o.role, fromDay: o.fromDay, toDay: o.toDay },
      sql`from ${asKnownNow.at(o)} where ${o.countyCode} = ${tx.scope.county} and ${o.partyId} = ${named.found.id}`,
    )
    const refusal = checkOperator(input, { today: call.today, partyName: named.found.name, standing })
    if (refusal) throw refusal
    const { partyCode: _, externalNo, ...said } = input
    const [id] = await insertRows(tx, o, [
      {
        ...said,
        partyId: named.found.id,
        stationCode: named.found.stationCode,
        sourceSystem: externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo,
      },
    ])
    return { id: id! }
  })
}

export async function end(call: Call, input: Input<typeof endFoodOperator>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, o, [input.id])
    if (!row) throw notFound('这户食品生产经营者')
    const refusal = checkEnd(row, input.toDay, call.today)
    if (refusal) throw refusal
    await updateRows(tx, o, [
      { id: row.id, version: input.version, set: { toDay: input.toDay, endReason: input.endReason } },
    ])
    return { id: row.id }
  })
}

/** The operator that something is to be entered for, which its state must allow. */
export async function operatorFor(
  tx: LedgerTx,
  id: string,
  act: Parameters<typeof operatorFlow.why>[1],
  today: Day,
): Promise<typeof o.$inferSelect> {
  const [row] = await lockRows(tx, o, [id])
  if (!row) throw notFound('这户食品生产经营者')
  const blocked = operatorFlow.why(operatorState(row, today), act)
  if (blocked) throw new Refusal('food-operator.state', blocked, { status: 409 })
  return row
}
