import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { operatorFor } from './operators.ts'
import { checkReview, checkSelfReport, reportFlow, reportState } from './rules.ts'
import type {
  followFoodSelfReport,
  getFoodSelfReport,
  listFoodSelfReports,
  reviewFoodSelfReport,
  submitFoodSelfReport,
} from './supervision-contract.ts'
import { foodSelfReport as s } from './tables.ts'
import { whose } from './views.ts'

const state: SQL<string> = sql`case when ${s.reviewResult} is null then 'SUBMITTED' when ${s.reviewResult} = 'RETURNED' then 'RETURNED'
  when ${s.followDueOn} is null then 'ACCEPTED' when ${s.followedOn} is null then 'FOLLOWING' else 'FOLLOWED' end`

const fields = {
  id: s.id,
  party: partyField,
  kind: s.kind,
  periodFrom: s.periodFrom,
  periodTo: s.periodTo,
  selfMark: s.selfMark,
  submittedOn: s.submittedOn,
  reviewedOn: s.reviewedOn,
  followDueOn: s.followDueOn,
  state,
}

export async function selfReportList(
  q: Queryable,
  input: Input<typeof listFoodSelfReports>,
): Promise<Output<typeof listFoodSelfReports>> {
  const page = await listPage(
    q,
    {
      fields,
      from: sql`from ${asKnownNow.at(s)}`,
      shows: whose(s),
      where: [
        partyMatches(q.scope.county, input.q, s.partyId),
        equals(s.kind, input.kind),
        between(s.submittedOn, input.submittedFrom, input.submittedTo),
        input.state && sql`${state} = ${input.state}`,
      ],
      sorts: { submittedOn: s.submittedOn },
      id: s.id,
    },
    input,
  )
  return page as unknown as Output<typeof listFoodSelfReports>
}

export async function selfReportDetail(q: Queryable, id: string): Promise<Output<typeof getFoodSelfReport>> {
  const [row] = await q.select(
    {
      ...fields,
      version: s.version,
      itemsChecked: s.itemsChecked,
      hazards: s.hazards,
      measures: s.measures,
      submittedBy: s.submittedBy,
      reviewedBy: s.reviewedBy,
      reviewNote: s.reviewNote,
      followedOn: s.followedOn,
      followNote: s.followNote,
    },
    sql`from ${asKnownNow.at(s)} ${whose(s)} where ${s.countyCode} = ${q.scope.county} and ${s.id} = ${id}`,
  )
  if (!row) throw notFound('这份自查评价报告')
  return row as unknown as Output<typeof getFoodSelfReport>
}

/** Enters a report; one of the same kind that was returned may be given again for the same time. */
export async function submit(call: Call, input: Input<typeof submitFoodSelfReport>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const operator = await operatorFor(tx, input.id, 'report', call.today)
    const others = await tx.select(
      { id: s.id, version: s.version, periodFrom: s.periodFrom, periodTo: s.periodTo, reviewResult: s.reviewResult },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${tx.scope.county} and ${s.operatorId} = ${operator.id} and ${s.kind} = ${input.kind}`,
    )
    const again = others.find((x) => x.reviewResult === 'RETURNED' && x.periodFrom === input.periodFrom)
    const refusal = checkSelfReport(input, { today: call.today, others: others.filter((x) => x !== again) })
    if (refusal) throw refusal
    const { id: _, ...said } = input
    if (again) {
      const blank = { reviewedOn: null, reviewResult: null, reviewedBy: null }
      await updateRows(tx, s, [{ id: again.id, version: again.version, set: { ...said, ...blank } }])
      return { id: again.id }
    }
    const [id] = await insertRows(tx, s, [
      { ...said, operatorId: operator.id, partyId: operator.partyId, stationCode: operator.stationCode },
    ])
    return { id: id! }
  })
}

export async function review(call: Call, input: Input<typeof reviewFoodSelfReport>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, s, [input.id])
    if (!row) throw notFound('这份自查评价报告')
    const refusal = checkReview(row, input, call.today)
    if (refusal) throw refusal
    await updateRows(tx, s, [
      {
        id: row.id,
        version: input.version,
        set: {
          reviewedOn: input.reviewedOn,
          reviewResult: input.result,
          reviewedBy: call.acted.actor.name,
          reviewNote: input.reviewNote,
          followDueOn: input.result === 'ACCEPTED' ? input.followDueOn : null,
        },
      },
    ])
    return { id: row.id }
  })
}

export async function follow(call: Call, input: Input<typeof followFoodSelfReport>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, s, [input.id])
    if (!row) throw notFound('这份自查评价报告')
    const blocked = reportFlow.why(reportState(row), 'follow')
    if (blocked) throw new Refusal('food-operator.follow.state', blocked, { status: 409 })
    if (input.followedOn < row.reviewedOn! || input.followedOn > call.today) {
      const text = `核实日期要在审核日期 ${row.reviewedOn} 与今天之间。`
      throw new Refusal('food-operator.follow.day', text, { fields: { followedOn: text } })
    }
    const { id, version, ...set } = input
    await updateRows(tx, s, [{ id, version, set }])
    return { id }
  })
}
