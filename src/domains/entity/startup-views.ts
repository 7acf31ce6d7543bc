import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { between, listPage } from '#kernel/record/list.ts'
import type { getStartupCase, listStartupCases } from './contract.ts'
import { startupCase as c, startupStep } from './tables.ts'

/** State today, in SQL: as `startupState` in rules.ts. */
export const startupStateOn = (today: Day): SQL<string> =>
  sql`case when ${c.endedOn} <= ${c.dueOn} and ${c.endedOn} <= ${today}::date then 'ON_TIME' when ${c.endedOn} <= ${today}::date then 'LATE'
    when ${c.dueOn} < ${today}::date then 'OVERDUE' else 'OPEN' end`

const rowFields = (today: Day) => ({
  id: c.id,
  caseNo: c.caseNo,
  party: partyField,
  acceptedOn: c.acceptedOn,
  dueOn: c.dueOn,
  endedOn: c.endedOn,
  state: startupStateOn(today),
  helper: c.helper,
})

const source = sql`from ${asKnownNow.at(c)}`
const applicant = sql`join ${party} on ${party.countyCode} = ${c.countyCode} and ${party.id} = ${c.partyId}`

export async function startupCaseList(
  q: Queryable,
  input: Input<typeof listStartupCases>,
  today: Day,
): Promise<Output<typeof listStartupCases>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: source,
      shows: applicant,
      where: [
        partyMatches(q.scope.county, input.q, c.partyId),
        between(c.acceptedOn, input.acceptedFrom, input.acceptedTo),
        input.state ? sql`${startupStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { acceptedOn: c.acceptedOn, dueOn: c.dueOn, caseNo: c.caseNo },
      id: c.id,
    },
    input,
  )
  return page as Output<typeof listStartupCases>
}

export async function startupCaseDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getStartupCase>> {
  const found = q.select(
    {
      ...rowFields(today),
      version: c.version,
      channel: c.channel,
      overrunReason: c.overrunReason,
      assisted: c.assisted,
    },
    sql`${source} ${applicant} where ${c.countyCode} = ${q.scope.county} and ${c.id} = ${id}`,
  )
  const s = startupStep
  const taken = q.select(
    { step: s.step, requestedOn: s.requestedOn, doneOn: s.doneOn, counted: s.counted, operator: s.operator },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.caseId} = ${id} order by ${s.requestedOn}, ${s.id}`,
  )
  const [[row], steps] = await Promise.all([found, taken])
  if (!row) throw notFound('这件企业开办')
  return { ...row, steps } as Output<typeof getStartupCase>
}
