import type { Input, Output } from '#platform/contract/operation.ts'
import { type Day, addMonths } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getOperator, getRegime, getWorker, listOperators, listRegimes, listWorkers } from './contract.ts'
import { coldBatch as b, coldOperator as o, coldSampling as s, coldWorker as w, regime as r } from './tables.ts'

const standingOn = (toDay: SQL, on: Day): SQL<string> =>
  sql`case when ${toDay} <= ${on}::date then 'ENDED' else 'STANDING' end`
/** As `vaccinationState` says it, with the months of that day. */
const vaccinationOn = (
  on: Day,
  months: number,
): SQL<string> => sql`case when ${w.exemption} is not null then 'EXEMPT' when ${w.dose3On} <= ${on}::date then 'THREE'
  when ${w.dose2On} <= ${addMonths(on, -months)}::date then 'THIRD_DUE' when ${w.dose2On} <= ${on}::date then 'TWO' when ${w.dose1On} <= ${on}::date then 'ONE' else 'NONE' end`
const regimeOn = (on: Day): SQL<string> =>
  sql`case when ${r.toDay} <= ${on}::date then 'ENDED' when ${r.fromDay} <= ${on}::date then 'ACTIVE' else 'COMING' end`

const operatorFields = (today: Day) => ({
  id: o.id,
  party: partyField,
  kind: o.kind,
  imports: o.imports,
  onlineSince: o.onlineSince,
  workers: sql<number>`(select count(*)::int from cold_chain_worker x where x.county_code = ${o.countyCode} and x.operator_id = ${o.id}
    and x.void_reason is null and x.direct and x.from_day <= ${today}::date and (x.to_day is null or x.to_day > ${today}::date))`,
  fromDay: o.fromDay,
  state: standingOn(sql`${o.toDay}`, today),
})
const itsParty = sql`join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`

export async function operatorList(
  q: Queryable,
  input: Input<typeof listOperators>,
  today: Day,
): Promise<Output<typeof listOperators>> {
  const page = await listPage(
    q,
    {
      fields: operatorFields(today),
      from: sql`from ${asKnownNow.at(o)}`,
      shows: itsParty,
      where: [
        partyMatches(q.scope.county, input.q, o.partyId),
        equals(o.kind, input.kind),
        input.state ? sql`${standingOn(sql`${o.toDay}`, today)} = ${input.state}` : undefined,
      ],
      sorts: { fromDay: o.fromDay },
      id: o.id,
    },
    input,
  )
  return page as unknown as Output<typeof listOperators>
}

export async function operatorDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getOperator>> {
  const [[row], samplings, batches] = await Promise.all([
    q.select(
      { ...operatorFields(today), version: o.version, account: o.account, toDay: o.toDay },
      sql`from ${asKnownNow.at(o)} ${itsParty} where ${o.countyCode} = ${q.scope.county} and ${o.id} = ${id}`,
    ),
    q.select(
      { sampledOn: s.sampledOn, kind: s.kind, count: s.count, positives: s.positives },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.operatorId} = ${id} order by ${s.sampledOn} desc, ${s.id} limit 20`,
    ),
    q.select(
      {
        traceCode: b.traceCode,
        product: b.product,
        arrivedOn: b.arrivedOn,
        state: sql<string>`case when ${b.declarationNo} is null or ${b.inspectionNo} is null or ${b.nucleicNo} is null or ${b.disinfectNo} is null then 'BLOCKED' else 'COMPLETE' end`,
      },
      sql`from ${asKnownNow.at(b)} where ${b.countyCode} = ${q.scope.county} and ${b.operatorId} = ${id} order by ${b.arrivedOn} desc, ${b.id} limit 20`,
    ),
  ])
  if (!row) throw notFound('这家经营单位')
  return { ...row, samplings, batches } as unknown as Output<typeof getOperator>
}

const workerFields = (today: Day, months: number) => ({
  id: w.id,
  party: partyField,
  mark: w.mark,
  job: w.job,
  direct: w.direct,
  fromDay: w.fromDay,
  testedOn: w.testedOn,
  vaccination: vaccinationOn(today, months),
  state: standingOn(sql`${w.toDay}`, today),
})
const itsOperator = sql`join ${o} on ${o.countyCode} = ${w.countyCode} and ${o.id} = ${w.operatorId} ${itsParty}`

export async function workerList(
  q: Queryable,
  input: Input<typeof listWorkers>,
  { today, months }: { today: Day; months: number },
): Promise<Output<typeof listWorkers>> {
  const page = await listPage(
    q,
    {
      fields: workerFields(today, months),
      from: sql`from ${asKnownNow.at(w)}`,
      shows: itsOperator,
      where: [
        input.q ? sql`${w.mark} = ${input.q}` : undefined,
        input.direct === undefined ? undefined : sql`${w.direct} = ${input.direct}`,
        input.vaccination ? sql`${vaccinationOn(today, months)} = ${input.vaccination}` : undefined,
        input.state ? sql`${standingOn(sql`${w.toDay}`, today)} = ${input.state}` : undefined,
      ],
      sorts: { fromDay: w.fromDay },
      id: w.id,
    },
    input,
  )
  return page as unknown as Output<typeof listWorkers>
}

export async function workerDetail(
  q: Queryable,
  id: string,
  { today, months }: { today: Day; months: number },
): Promise<Output<typeof getWorker>> {
  const [row] = await q.select(
    {
      ...workerFields(today, months),
      version: w.version,
      dose1On: w.dose1On,
      dose2On: w.dose2On,
      dose3On: w.dose3On,
      exemption: w.exemption,
      toDay: w.toDay,
    },
    sql`from ${asKnownNow.at(w)} ${itsOperator} where ${w.countyCode} = ${q.scope.county} and ${w.id} = ${id}`,
  )
  if (!row) throw notFound('这名从业人员')
  return row as unknown as Output<typeof getWorker>
}

const regimeFields = (today: Day) => ({
  id: r.id,
  name: r.name,
  documentNo: r.documentNo,
  fromDay: r.fromDay,
  toDay: r.toDay,
  state: regimeOn(today),
})
export async function regimeList(
  q: Queryable,
  input: Input<typeof listRegimes>,
  today: Day,
): Promise<Output<typeof listRegimes>> {
  const page = await listPage(
    q,
    {
      fields: regimeFields(today),
      from: sql`from ${asKnownNow.at(r)}`,
      where: [
        input.q ? sql`${r.name} like ${`%${input.q}%`}` : undefined,
        input.state ? sql`${regimeOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { fromDay: r.fromDay },
      id: r.id,
    },
    input,
  )
  return page as unknown as Output<typeof listRegimes>
}
export async function regimeDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getRegime>> {
  const [row] = await q.select(
    { ...regimeFields(today), version: r.version, endDocumentNo: r.endDocumentNo },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.id} = ${id}`,
  )
  if (!row) throw notFound('这个特殊监管状态')
  return row as Output<typeof getRegime>
}
