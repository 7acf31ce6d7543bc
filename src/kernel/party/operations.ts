import type { Day } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { entityTypeLabel } from '#kernel/codelist/entity-types.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { unitNameOn } from '#kernel/org/names.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { getParty, listParties } from './contract.ts'
import { partyMatches } from './field.ts'
import { party, partyClass, partyState, partyStation } from './tables.ts'
import { entityCategories, stateLabels } from './terms.ts'

const standing = (t: { fromDay: unknown; toDay: unknown }, today: Day): SQL =>
  sql`${t.fromDay} <= ${today}::date and (${t.toDay} is null or ${t.toDay} > ${today}::date)`

const parties = sql`from ${asKnownNow.at(party)}`
const withState = (today: Day): SQL =>
  sql`left join ${asKnownNow.at(partyState)} on ${partyState.countyCode} = ${party.countyCode} and ${partyState.partyId} = ${party.id} and ${standing(partyState, today)}`
const withClass = (today: Day): SQL =>
  sql`left join ${asKnownNow.at(partyClass)} on ${partyClass.countyCode} = ${party.countyCode} and ${partyClass.partyId} = ${party.id} and ${standing(partyClass, today)}`

const fields = {
  id: party.id,
  name: party.name,
  code: party.code,
  kind: party.kind,
  category: partyClass.category,
  state: partyState.state,
  stationCode: party.stationCode,
  address: party.address,
}

export const partyOperations: readonly Handled[] = [
  handle(listParties, async (call, input) => {
    const page = await call.read((q) =>
      listPage(
        q,
        {
          fields,
          from: sql`${parties} ${input.state && withState(call.today)} ${input.category && withClass(call.today)}`,
          shows: sql`${input.state ? undefined : withState(call.today)} ${input.category ? undefined : withClass(call.today)}`,
          where: [
            partyMatches(q.scope.county, input.q),
            equals(party.kind, input.kind),
            equals(partyClass.category, input.category),
            equals(partyState.state, input.state),
            equals(party.stationCode, input.station),
          ],
          sorts: { code: party.code, name: party.name },
          defaultOrder: 'asc',
          id: party.id,
        },
        input,
      ),
    )
    return page as never
  }),
  handle(getParty, onePage),
]

async function onePage(call: Call, input: { id: string }) {
  const [row] = await call.read((q) =>
    q.select(
      {
        ...fields,
        version: party.version,
        codeKind: party.codeKind,
        codeValid: party.codeValid,
        oldCode: party.oldCode,
        legalRepName: party.legalRepName,
        typeCode: partyClass.typeCode,
      },
      sql`${parties} ${withState(call.today)} ${withClass(call.today)} where ${party.countyCode} = ${call.scope.county} and ${party.id} = ${input.id}`,
    ),
  )
  if (!row) throw notFound('这户')
  const sections = []
  for (const b of call.house.businesses) {
    if (!b.partySection) continue
    // One section that fails must not sink the page: the officer still needs the rest.
    const facts = await call.read((q) => b.partySection!.facts(q, input.id, call.today)).catch(() => null)
    sections.push({ business: b.id, title: b.partySection.title, facts: facts ?? [], failed: facts === null })
  }
  const station = await call.read((q) =>
    q.rows<{ name: string | null }>(sql`select ${unitNameOn(call.scope.county, row.stationCode, call.today)} as name`),
  )
  return {
    ...row,
    typeCode: row.typeCode === null ? null : `${row.typeCode} ${entityTypeLabel(row.typeCode) ?? ''}`.trim(),
    stationName: station[0]?.name ?? null,
    warnings: [
      ...(row.codeValid
        ? []
        : [{ day: null, text: `代码 ${row.code} 校验不通过，按公示原样保留`, page: null, warning: true }]),
      ...sections.flatMap((s) =>
        s.facts.filter((f) => f.warning).map((f) => ({ ...f, text: `${s.title}：${f.text}` })),
      ),
    ],
    periods: await periods(call, input.id),
    sections,
  }
}

async function periods(call: Call, partyId: string) {
  const of = (t: typeof partyState | typeof partyClass | typeof partyStation) =>
    sql`${t.countyCode} = ${call.scope.county} and ${t.partyId} = ${partyId}`
  return await call.read(async (q) => {
    const states = await q.select(
      { value: partyState.state, from: partyState.fromDay, to: partyState.toDay },
      sql`from ${asKnownNow.at(partyState)} where ${of(partyState)}`,
    )
    const classes = await q.select(
      { value: partyClass.category, from: partyClass.fromDay, to: partyClass.toDay },
      sql`from ${asKnownNow.at(partyClass)} where ${of(partyClass)}`,
    )
    const stationsOf = await q.select(
      {
        value: sql<string>`coalesce(${unitNameOn(call.scope.county, partyStation.unitCode, partyStation.fromDay)}, ${partyStation.unitCode})`,
        from: partyStation.fromDay,
        to: partyStation.toDay,
      },
      sql`from ${asKnownNow.at(partyStation)} where ${of(partyStation)}`,
    )
    return [
      ...states.map((s) => ({ ...s, what: '登记状态', value: stateLabels[s.value] })),
      ...classes.map((c) => ({ ...c, what: '类别', value: entityCategories[c.value] })),
      ...stationsOf.map((s) => ({ ...s, what: '管辖所' })),
    ].sort((a, b) => (a.from < b.from ? 1 : -1))
  })
}
