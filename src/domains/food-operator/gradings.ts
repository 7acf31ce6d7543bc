import { type Day, yearOf } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  confirmFoodGrading,
  getFoodGrading,
  listCateringRatings,
  listFoodGradings,
  rateCatering,
  scoreFoodOperator,
} from './contract.ts'
import { operatorFor } from './operators.ts'
import { checkRating, gradeEnds, gradeOf, gradingFlow, gradingState, markOf, pointsOf } from './rules.ts'
import { foodGrading as g, cateringRating as r, foodOperator as o } from './tables.ts'
import { gradingStateOn, number, whose } from './views.ts'

const fields = (today: Day) => ({
  id: g.id,
  party: partyField,
  role: o.role,
  year: g.year,
  total: number(g.total),
  grade: g.grade,
  plannedVisits: g.plannedVisits,
  scoredOn: g.scoredOn,
  confirmedOn: g.confirmedOn,
  validTo: g.validTo,
  state: gradingStateOn(today),
})

export async function gradingList(
  q: Queryable,
  input: Input<typeof listFoodGradings>,
  today: Day,
): Promise<Output<typeof listFoodGradings>> {
  const page = await listPage(
    q,
    {
      fields: fields(today),
      from: sql`from ${asKnownNow.at(g)}`,
      shows: whose(g),
      where: [
        partyMatches(q.scope.county, input.q, g.partyId),
        equals(g.grade, input.grade),
        equals(g.year, input.year),
        input.state && sql`${gradingStateOn(today)} = ${input.state}`,
      ],
      sorts: { scoredOn: g.scoredOn },
      id: g.id,
    },
    input,
  )
  return page as unknown as Output<typeof listFoodGradings>
}

export async function gradingDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getFoodGrading>> {
  const [row] = await q.select(
    {
      ...fields(today),
      version: g.version,
      ruleVersion: g.ruleVersion,
      staticScore: number(g.staticScore),
      dynamicScore: number(g.dynamicScore),
      staticItems: g.staticItems,
      dynamicItems: g.dynamicItems,
      bandGrade: g.bandGrade,
      adjustment: g.adjustment,
      adjustReason: g.adjustReason,
      scoredBy: g.scoredBy,
      confirmedBy: g.confirmedBy,
      notifiedOn: g.notifiedOn,
      replacedOn: g.replacedOn,
    },
    sql`from ${asKnownNow.at(g)} ${whose(g)} where ${g.countyCode} = ${q.scope.county} and ${g.id} = ${id}`,
  )
  if (!row) throw notFound('这条风险分级')
  const { staticItems, dynamicItems, ...rest } = row
  const items = [
    ...(staticItems ?? []).map((i) => ({ part: '静态', item: i.item, points: String(i.points) })),
    ...(dynamicItems ?? []).map((i) => ({ part: '动态', item: i.item, points: String(i.points) })),
  ]
  return { ...rest, items } as unknown as Output<typeof getFoodGrading>
}

/** Scores an operator: one grading for each year; a score that is not confirmed yet is done again in its place. */
export async function score(
  call: Call,
  input: Input<typeof scoreFoodOperator>,
): Promise<Output<typeof scoreFoodOperator>> {
  return await call.write(async (tx) => {
    const operator = await operatorFor(tx, input.id, 'score', call.today)
    const scored = gradeOf(input, { today: call.today, fromDay: operator.fromDay, law: call.house.law })
    const year = yearOf(input.scoredOn)
    const [before] = await tx.select(
      { id: g.id, version: g.version, confirmedOn: g.confirmedOn },
      sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${tx.scope.county} and ${g.operatorId} = ${operator.id} and ${g.year} = ${year}`,
    )
    if (before && before.confirmedOn !== null)
      throw new Refusal(
        'food-operator.score.confirmed',
        `${year} 年度的等级已于 ${before.confirmedOn} 确认，一年评定一次。`,
        {
          status: 409,
        },
      )
    const set = {
      ...scored,
      ruleVersion: input.ruleVersion,
      adjustment: input.adjustment,
      adjustReason: input.adjustReason ?? null,
      scoredOn: input.scoredOn,
      scoredBy: call.acted.actor.name,
    }
    if (before) await updateRows(tx, g, [{ id: before.id, version: before.version, set }])
    const [id] = before
      ? [before.id]
      : await insertRows(tx, g, [
          { ...set, operatorId: operator.id, partyId: operator.partyId, stationCode: operator.stationCode, year },
        ])
    return { id: id!, grade: scored.grade, total: scored.total }
  })
}

/** Confirms a grade; the one before is replaced from that day. */
export async function confirm(
  call: Call,
  input: Input<typeof confirmFoodGrading>,
): Promise<Output<typeof confirmFoodGrading>> {
  const refuse = (code: string, name: string, text: string): Refusal =>
    new Refusal(`food-operator.confirm.${code}`, text, { fields: { [name]: text } })
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, g, [input.id])
    if (!row) throw notFound('这条风险分级')
    const blocked = gradingFlow.why(gradingState(row, call.today), 'confirm')
    if (blocked) throw new Refusal('food-operator.confirm.state', blocked, { status: 409 })
    if (input.confirmedOn < row.scoredOn || input.confirmedOn > call.today)
      throw refuse('day', 'confirmedOn', `确认日期要在评分日期 ${row.scoredOn} 与今天之间。`)
    if (input.notifiedOn !== undefined && (input.notifiedOn < input.confirmedOn || input.notifiedOn > call.today))
      throw refuse('notified', 'notifiedOn', '告知日期要在确认日期与今天之间。')
    const validTo = gradeEnds(call.house.law, input.confirmedOn)
    const earlier = await tx.select(
      { id: g.id, version: g.version },
      sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${tx.scope.county} and ${g.operatorId} = ${row.operatorId} and ${g.id} <> ${row.id}
        and ${g.confirmedOn} <= ${input.confirmedOn}::date and ${g.replacedOn} is null`,
    )
    await updateRows(tx, g, [
      {
        id: row.id,
        version: input.version,
        set: {
          confirmedOn: input.confirmedOn,
          confirmedBy: call.acted.actor.name,
          notifiedOn: input.notifiedOn,
          validTo,
        },
      },
      ...earlier.map((e) => ({ ...e, set: { replacedOn: input.confirmedOn } })),
    ])
    return { id: row.id, validTo }
  })
}

export async function ratingList(
  q: Queryable,
  input: Input<typeof listCateringRatings>,
): Promise<Output<typeof listCateringRatings>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: r.id,
        party: partyField,
        year: r.year,
        average: number(r.average),
        mark: r.mark,
        ratedOn: r.ratedOn,
        rater: r.rater,
        postedOn: r.postedOn,
      },
      from: sql`from ${asKnownNow.at(r)}`,
      shows: sql`join ${party} on ${party.countyCode} = ${r.countyCode} and ${party.id} = ${r.partyId}`,
      where: [partyMatches(q.scope.county, input.q, r.partyId), equals(r.mark, input.mark), equals(r.year, input.year)],
      sorts: { ratedOn: r.ratedOn },
      id: r.id,
    },
    input,
  )
  return page as unknown as Output<typeof listCateringRatings>
}

/** Rates a caterer for the year of the rating, once a year. */
export async function rate(call: Call, input: Input<typeof rateCatering>): Promise<Output<typeof rateCatering>> {
  const refuse = (code: string, name: string, text: string): Refusal =>
    new Refusal(`food-operator.rate.${code}`, text, { fields: { [name]: text } })
  return await call.write(async (tx) => {
    const operator = await operatorFor(tx, input.id, 'rate', call.today)
    const { law } = call.house
    const refusal = checkRating(operator, input.ratedOn, { today: call.today, law })
    if (refusal) throw refusal
    const average = pointsOf(input.average)
    if (average === undefined || average > 1000)
      throw refuse('average', 'average', '平均分要是 0 到 10 之间、最多两位小数的数。')
    if (input.keyFailures < 0) throw refuse('key', 'keyFailures', '关键项不合格数不能是负数。')
    if (input.postedOn !== undefined && (input.postedOn < input.ratedOn || input.postedOn > call.today))
      throw refuse('posted', 'postedOn', '公示牌张贴日期要在评定日期与今天之间。')
    const year = yearOf(input.ratedOn)
    const done = await tx.select(
      { ratedOn: r.ratedOn },
      sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${tx.scope.county} and ${r.operatorId} = ${operator.id} and ${r.year} = ${year}`,
    )
    if (done[0]) throw refuse('twice', 'ratedOn', `${year} 年度已于 ${done[0].ratedOn} 评定，一年评定一次。`)
    const mark = markOf(average, input.keyFailures, law, input.ratedOn)
    const [id] = await insertRows(tx, r, [
      {
        operatorId: operator.id,
        partyId: operator.partyId,
        stationCode: operator.stationCode,
        year,
        average: String(average / 100),
        keyFailures: input.keyFailures,
        mark,
        ratedOn: input.ratedOn,
        rater: call.acted.actor.name,
        postedOn: input.postedOn,
      },
    ])
    return { id: id!, mark }
  })
}
