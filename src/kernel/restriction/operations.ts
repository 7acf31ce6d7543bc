import type { Operation } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { listLookUps, lookUpRestrictions } from './contract.ts'
import { lookUp } from './look-up.ts'
import { restrictionLookup as r } from './tables.ts'

/** Look-ups for what these operations declare as restricted. */
export function restrictionOperations(contracts: readonly Operation[]): readonly Handled[] {
  const known = new Map(contracts.filter((c) => c.restricted).map((c) => [c.name, c]))
  return [
    handle(lookUpRestrictions, async (call, input) => {
      const contract = known.get(input.operation)
      if (!contract) throw new Refusal('restriction.operation', '这件事办理前不查询限制。', { status: 400 })
      call.demand(contract.permission)
      const subjects = contract.restricted!(input.input)
      if (!subjects)
        throw new Refusal('restriction.subjects', '请先填写申请人、法定代表人等，再查询限制。', { status: 400 })
      return await lookUp(call, contract, subjects)
    }),
    handle(listLookUps, async (call, input) => {
      const page = await call.read((q) =>
        listPage(
          q,
          {
            fields: {
              id: r.id,
              askedOn: r.askedOn,
              operation: r.operation,
              moment: r.moment,
              party: sql`case when ${party.id} is null then null else ${partyField} end`,
              people: sql`(select string_agg(x ->> 'name', '、') from jsonb_array_elements(${r.people}) x)`,
              result: r.result,
              findings: sql`(select string_agg((x ->> 'who') || '：' || (x ->> 'text'), '；') from jsonb_array_elements(${r.findings}) x)`,
              outcome: r.outcome,
              remark: r.remark,
              askedBy: r.askedBy,
            },
            from: sql`from ${asKnownNow.at(r)} left join ${party} on ${party.countyCode} = ${r.countyCode} and ${party.id} = ${r.partyId}`,
            where: [
              partyMatches(q.scope.county, input.q),
              equals(r.result, input.result),
              between(r.askedOn, input.askedFrom, input.askedTo),
            ],
            sorts: { askedOn: r.askedOn },
            id: r.id,
          },
          input,
        ),
      )
      return page as never
    }),
  ]
}
