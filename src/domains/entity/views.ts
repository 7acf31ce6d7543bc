import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql, type SQLWrapper } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { entityTypeLabel } from '#kernel/codelist/entity-types.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party, partyClass, partyState, partyStation } from '#kernel/party/tables.ts'
import { unitNameOn } from '#kernel/org/names.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import type { getEntity, listEntities, listIntegratedItems } from './contract.ts'
import { entity as e, entityCapital, entityChange, integratedItem as i, licenceIssue, sealDelivery } from './tables.ts'

/** A column of the period of `table` that covers a day, for the party of the line. */
const of = (table: string, column: string, on: Day): SQL<string | null> =>
  sql`(select x.${sql.identifier(column)} from ${sql.identifier(table)} x where x.county_code = ${e.countyCode} and x.party_id = ${e.partyId}
    and x.void_reason is null and x.from_day <= ${on}::date and (x.to_day is null or x.to_day > ${on}::date) order by x.from_day desc limit 1)`

/** The party of the line has a period of `table` that covers a day and says so. An existence and no comparison: it can start from the index. */
const is = (table: string, column: string, value: string, on: Day): SQL =>
  sql`exists (select 1 from ${sql.identifier(table)} x where x.county_code = ${e.countyCode} and x.party_id = ${e.partyId}
    and x.void_reason is null and x.${sql.identifier(column)} = ${value} and x.from_day <= ${on}::date and (x.to_day is null or x.to_day > ${on}::date))`

const rowFields = (county: string, today: Day) => ({
  id: e.id,
  party: partyField,
  category: of('party_class', 'category', today),
  state: of('party_state', 'state', today),
  capitalFen: sql<string | null>`${of('entity_capital', 'rmb_fen', today)}::text`,
  establishedOn: e.establishedOn,
  legalRepName: party.legalRepName,
  station: unitNameOn(county, party.stationCode, today),
  address: party.address,
})

const entities = sql`from ${asKnownNow.at(e)}`
const itsParty = sql`join ${party} on ${party.countyCode} = ${e.countyCode} and ${party.id} = ${e.partyId}`

export async function entityList(
  q: Queryable,
  input: Input<typeof listEntities>,
  today: Day,
): Promise<Output<typeof listEntities>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(q.scope.county, today),
      ...(input.station || input.sort === 'code'
        ? { from: sql`${entities} ${itsParty}` }
        : { from: entities, shows: itsParty }),
      where: [
        partyMatches(q.scope.county, input.q, e.partyId),
        between(e.establishedOn, input.establishedFrom, input.establishedTo),
        input.category ? is('party_class', 'category', input.category, today) : undefined,
        input.state ? is('party_state', 'state', input.state, today) : undefined,
        equals(party.stationCode, input.station),
      ],
      sorts: { establishedOn: sql`coalesce(${e.establishedOn}, '0001-01-01'::date)`, code: party.code },
      id: e.id,
    },
    input,
  )
  return page as Output<typeof listEntities>
}

export async function entityDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getEntity>> {
  const [row] = await q.select(
    {
      ...rowFields(q.scope.county, today),
      partyId: e.partyId,
      version: e.version,
      codeValid: party.codeValid,
      oldCode: party.oldCode,
      establishmentKind: e.establishmentKind,
      enteredOn: e.enteredOn,
      approvedOn: e.approvedOn,
      typeCode: of('party_class', 'type_code', today),
      scopeText: e.scopeText,
      industryCode: e.industryCode,
      termFrom: e.termFrom,
      termTo: e.termTo,
      regAuthority: e.regAuthority,
      multiCert: e.multiCert,
      channel: e.channel,
      movedFrom: e.movedFrom,
      sourceSystem: e.sourceSystem,
      externalNo: e.externalNo,
    },
    sql`${entities} ${itsParty} where ${e.countyCode} = ${q.scope.county} and ${e.id} = ${id}`,
  )
  if (!row) throw notFound('这户市场主体')
  const { partyId, typeCode, ...shown } = row
  const [states, types, stations, capitals, changes, licences, seals] = await Promise.all([
    q.select(
      {
        fromDay: partyState.fromDay,
        toDay: partyState.toDay,
        state: partyState.state,
        decisionNo: partyState.decisionNo,
      },
      ofParty(q, partyState, partyState.partyId, partyId, partyState.fromDay),
    ),
    q.select(
      { fromDay: partyClass.fromDay, toDay: partyClass.toDay, typeCode: partyClass.typeCode },
      ofParty(q, partyClass, partyClass.partyId, partyId, partyClass.fromDay),
    ),
    q.select(
      {
        fromDay: partyStation.fromDay,
        toDay: partyStation.toDay,
        station: sql<string>`coalesce(${unitNameOn(q.scope.county, partyStation.unitCode, partyStation.fromDay)}, ${partyStation.unitCode})`,
      },
      sql`from ${asKnownNow.at(partyStation)}
        where ${partyStation.countyCode} = ${q.scope.county} and ${partyStation.partyId} = ${partyId} order by ${partyStation.fromDay}`,
    ),
    q.select(
      {
        fromDay: entityCapital.fromDay,
        toDay: entityCapital.toDay,
        amountFen: sql<string | null>`${entityCapital.amountFen}::text`,
        currency: entityCapital.currency,
        rmbFen: sql<string | null>`${entityCapital.rmbFen}::text`,
      },
      ofParty(q, entityCapital, entityCapital.partyId, partyId, entityCapital.fromDay),
    ),
    q.select(
      {
        changedOn: entityChange.changedOn,
        item: entityChange.item,
        before: entityChange.before,
        after: entityChange.after,
      },
      ofParty(q, entityChange, entityChange.partyId, partyId, entityChange.changedOn),
    ),
    q.select(
      { issuedOn: licenceIssue.issuedOn, reason: licenceIssue.reason, multiCert: licenceIssue.multiCert },
      ofParty(q, licenceIssue, licenceIssue.partyId, partyId, licenceIssue.issuedOn),
    ),
    q.select(
      {
        deliveredOn: sealDelivery.deliveredOn,
        pieces: sealDelivery.pieces,
        shop: sealDelivery.shop,
        freeOfCharge: sealDelivery.freeOfCharge,
      },
      ofParty(q, sealDelivery, sealDelivery.partyId, partyId, sealDelivery.deliveredOn),
    ),
  ])
  return {
    ...shown,
    typeName: typeCode === null ? null : `${typeCode} ${entityTypeLabel(typeCode)}`,
    states,
    types: types.map(({ typeCode: code, ...t }) => ({ ...t, typeName: `${code} ${entityTypeLabel(code)}` })),
    stations,
    capitals,
    changes,
    licences,
    seals,
  } as Output<typeof getEntity>
}

/** The live rows of one party in a ledger, in the order of a day. */
function ofParty(
  q: Queryable,
  table: Parameters<typeof asKnownNow.at>[0],
  column: SQLWrapper,
  partyId: string,
  order: SQLWrapper,
): SQL {
  return sql`from ${asKnownNow.at(table)} where county_code = ${q.scope.county} and ${column} = ${partyId} order by ${order}`
}

export async function integratedItemList(
  q: Queryable,
  input: Input<typeof listIntegratedItems>,
): Promise<Output<typeof listIntegratedItems>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: i.id,
        code: i.code,
        name: i.name,
        department: i.department,
        kind: i.kind,
        scheme: i.scheme,
        fromDay: i.fromDay,
        toDay: i.toDay,
        basis: i.basis,
      },
      from: sql`from ${asKnownNow.at(i)}`,
      where: [
        equals(i.kind, input.kind),
        input.q ? sql`strpos(${i.name}, ${input.q}) > 0` : undefined,
        input.validOn
          ? sql`${i.fromDay} <= ${input.validOn}::date and (${i.toDay} is null or ${i.toDay} > ${input.validOn}::date)`
          : undefined,
      ],
      sorts: { code: i.code, fromDay: i.fromDay },
      defaultOrder: 'asc',
      id: i.id,
    },
    input,
  )
  return page as Output<typeof listIntegratedItems>
}
