import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getDevice, listDevices } from './contract.ts'
import { device as d, deviceInspection as i } from './tables.ts'

/** State of a device on a day, in SQL, as `deviceState` says it. */
export const deviceStateOn = (on: Day): SQL<string> => sql`case when ${d.scrappedOn} <= ${on}::date then 'SCRAPPED'
  when ${d.stoppedOn} <= ${on}::date and (${d.resumedOn} is null or ${d.resumedOn} > ${on}::date) then 'STOPPED' else 'IN_USE' end`
/** Whether the periodic inspection of a device stands on a day, in SQL, as `inspectionState` says it. */
export const inspectionOn = (
  on: Day,
  law: LawBook,
): SQL<string> => sql`case when ${deviceStateOn(on)} <> 'IN_USE' then 'NOT_NEEDED'
  when ${d.lastConclusion} = 'FAIL' then 'FAILED' when ${d.nextInspectionOn} is null then 'NONE'
  when ${d.nextInspectionOn} < ${on}::date then 'OVERDUE'
  when ${d.nextInspectionOn} <= ${on}::date + ${law.number('se.inspection.apply.days', on)}::int then 'DUE_SOON' else 'VALID' end`

const fields = (today: Day, law: LawBook) => ({
  id: d.id,
  registrationNo: d.registrationNo,
  kind: d.kind,
  name: d.name,
  party: partyField,
  place: d.place,
  registeredOn: d.registeredOn,
  nextInspectionOn: d.nextInspectionOn,
  inspection: inspectionOn(today, law),
  state: deviceStateOn(today),
})
const itsParty = sql`join ${party} on ${party.countyCode} = ${d.countyCode} and ${party.id} = ${d.partyId}`

export async function deviceList(
  q: Queryable,
  input: Input<typeof listDevices>,
  { today, law }: { today: Day; law: LawBook },
): Promise<Output<typeof listDevices>> {
  const page = await listPage(
    q,
    {
      fields: fields(today, law),
      from: sql`from ${asKnownNow.at(d)}`,
      shows: itsParty,
      where: [
        input.q
          ? sql`(${d.registrationNo} = ${input.q} or ${d.deviceCode} = ${input.q} or ${partyMatches(q.scope.county, input.q, d.partyId)})`
          : undefined,
        equals(d.kind, input.kind),
        between(d.nextInspectionOn, input.nextFrom, input.nextTo),
        input.state ? sql`${deviceStateOn(today)} = ${input.state}` : undefined,
        input.inspection ? sql`${inspectionOn(today, law)} = ${input.inspection}` : undefined,
      ],
      sorts: { registeredOn: d.registeredOn },
      id: d.id,
    },
    input,
  )
  return page as unknown as Output<typeof listDevices>
}

export async function deviceDetail(
  q: Queryable,
  id: string,
  { today, law }: { today: Day; law: LawBook },
): Promise<Output<typeof getDevice>> {
  const [[row], inspections] = await Promise.all([
    q.select(
      {
        ...fields(today, law),
        version: d.version,
        deviceCode: d.deviceCode,
        variety: d.variety,
        model: d.model,
        factoryNo: d.factoryNo,
        maker: d.maker,
        installedOn: d.installedOn,
        innerNo: d.innerNo,
        maintainer: d.maintainer,
        safetyManager: d.safetyManager,
        stoppedOn: d.stoppedOn,
        resumedOn: d.resumedOn,
        scrappedOn: d.scrappedOn,
        endReason: d.endReason,
        lastInspectedOn: d.lastInspectedOn,
        lastConclusion: d.lastConclusion,
        sourceSystem: d.sourceSystem,
        externalNo: d.externalNo,
      },
      sql`from ${asKnownNow.at(d)} ${itsParty} where ${d.countyCode} = ${q.scope.county} and ${d.id} = ${id}`,
    ),
    q.select(
      {
        inspectedOn: i.inspectedOn,
        kind: i.kind,
        reportNo: i.reportNo,
        body: i.body,
        conclusion: i.conclusion,
        nextOn: i.nextOn,
      },
      sql`from ${asKnownNow.at(i)} where ${i.countyCode} = ${q.scope.county} and ${i.deviceId} = ${id} order by ${i.inspectedOn} desc`,
    ),
  ])
  if (!row) throw notFound('这台设备')
  return { ...row, inspections } as unknown as Output<typeof getDevice>
}
