import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getInstrument, getTest, listInstruments, listTests } from './contract.ts'
import { instrument as i, instrumentTest as t } from './tables.ts'

export const instrumentStateOn = (on: Day): SQL<string> =>
  sql`case when ${i.scrappedOn} <= ${on}::date then 'SCRAPPED' when ${i.stoppedOn} <= ${on}::date then 'STOPPED' else 'IN_USE' end`
const testStateOn = (on: Day): SQL<string> =>
  sql`case when ${t.doneOn} <= ${on}::date then 'DONE' when ${t.dueOn} < ${on}::date then 'LATE' else 'APPLIED' end`

const instrumentFields = (today: Day) => ({
  id: i.id,
  instrumentNo: i.instrumentNo,
  class: i.class,
  name: i.name,
  party: partyField,
  venue: i.venue,
  registeredOn: i.registeredOn,
  lastTestedOn: i.lastTestedOn,
  validTo: i.validTo,
  state: instrumentStateOn(today),
})
const itsParty = sql`join ${party} on ${party.countyCode} = ${i.countyCode} and ${party.id} = ${i.partyId}`

export async function instrumentList(
  q: Queryable,
  input: Input<typeof listInstruments>,
  today: Day,
): Promise<Output<typeof listInstruments>> {
  const page = await listPage(
    q,
    {
      fields: instrumentFields(today),
      from: sql`from ${asKnownNow.at(i)}`,
      shows: itsParty,
      where: [
        input.q
          ? sql`(${i.instrumentNo} = ${input.q} or ${i.serialNo} = ${input.q} or ${partyMatches(q.scope.county, input.q, i.partyId)})`
          : undefined,
        equals(i.class, input.class),
        equals(i.venue, input.venue),
        between(i.validTo, input.validFrom, input.validTo),
        input.state ? sql`${instrumentStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { registeredOn: i.registeredOn },
      id: i.id,
    },
    input,
  )
  return page as unknown as Output<typeof listInstruments>
}

export async function instrumentDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getInstrument>> {
  const [row] = await q.select(
    {
      ...instrumentFields(today),
      version: i.version,
      use: i.use,
      model: i.model,
      maker: i.maker,
      serialNo: i.serialNo,
      accuracy: i.accuracy,
      place: i.place,
      stoppedOn: i.stoppedOn,
      scrappedOn: i.scrappedOn,
      sourceSystem: i.sourceSystem,
      externalNo: i.externalNo,
    },
    sql`from ${asKnownNow.at(i)} ${itsParty} where ${i.countyCode} = ${q.scope.county} and ${i.id} = ${id}`,
  )
  if (!row) throw notFound('这台器具')
  return row as unknown as Output<typeof getInstrument>
}

const testFields = (today: Day) => ({
  id: t.id,
  instrumentNo: i.instrumentNo,
  class: i.class,
  party: partyField,
  kind: t.kind,
  activity: t.activity,
  appliedOn: t.appliedOn,
  dueOn: t.dueOn,
  doneOn: t.doneOn,
  result: t.result,
  state: testStateOn(today),
})
const itsInstrument = sql`join ${i} on ${i.countyCode} = ${t.countyCode} and ${i.id} = ${t.instrumentId} ${itsParty}`

export async function testList(
  q: Queryable,
  input: Input<typeof listTests>,
  today: Day,
): Promise<Output<typeof listTests>> {
  const page = await listPage(
    q,
    {
      fields: testFields(today),
      from: sql`from ${asKnownNow.at(t)}`,
      shows: itsInstrument,
      where: [
        input.q ? sql`${t.documentNo} = ${input.q}` : undefined,
        equals(t.kind, input.kind),
        equals(t.result, input.result),
        between(t.doneOn, input.doneFrom, input.doneTo),
        input.state ? sql`${testStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { appliedOn: t.appliedOn },
      id: t.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTests>
}

export async function testDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getTest>> {
  const [row] = await q.select(
    {
      ...testFields(today),
      version: t.version,
      documentNo: t.documentNo,
      validTo: t.validTo,
      body: t.body,
      verifier: t.verifier,
      feeFen: sql`${t.feeFen}::text`,
      lateReason: t.lateReason,
    },
    sql`from ${asKnownNow.at(t)} ${itsInstrument} where ${t.countyCode} = ${q.scope.county} and ${t.id} = ${id}`,
  )
  if (!row) throw notFound('这次检定')
  return row as unknown as Output<typeof getTest>
}
