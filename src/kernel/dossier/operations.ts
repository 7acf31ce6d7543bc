import { sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { entityTypeLabel } from '#kernel/codelist/entity-types.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { unitNameOn } from '#kernel/org/names.ts'
import { registerFields, withPeriods } from '#kernel/party/operations.ts'
import { party, partyClass, partyState, partyStation } from '#kernel/party/tables.ts'
import { entityCategories, stateLabels } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { getParty, partyFile, partyPeriods, partyTimeline } from './contract.ts'
import type { PartyWarning } from './declare.ts'
import { readPlace, writePlace } from './relation.ts'
import { countsOf, recordsOf, seenSections, warningsOf } from './sections.ts'
import { wordFile } from './word.ts'

export const dossierOperations: readonly Handled[] = [
  handle(getParty, (call, input) => onePage(call, input.id)),
  handle(partyTimeline, async (call, input) => {
    await found(call, input.id)
    const sections = seenSections(call).filter((s) => input.business === undefined || s.business === input.business)
    const { records, failed } = await recordsOf(call, sections, input.id, {
      papers: input.papers === 'true',
      ...(input.after === undefined ? {} : { after: readPlace(input.after) }),
      limit: input.limit + 1,
    })
    const page = records.slice(0, input.limit)
    return {
      records: page.map((r) => ({
        key: `${r.place.kind} ${r.id}`,
        day: r.day,
        business: r.section.business,
        title: r.section.title,
        text: r.text,
        page: r.page,
      })),
      next: records.length > input.limit ? writePlace(page.at(-1)!.place) : null,
      failed,
    }
  }),
  handle(partyPeriods, async (call, input) => {
    await found(call, input.id)
    return { periods: await periodsOf(call, input.id) }
  }),
  handle(partyFile, async (call, input) => {
    const [page, periods] = [await onePage(call, input.id), await periodsOf(call, input.id)]
    return await wordFile(call, page, periods)
  }),
]

/** The register's line of a party that is in scope. Refuses (`not-found`) what is not there or not in scope. */
async function found(call: Call, id: string) {
  const [row] = await call.read((q) =>
    q.select(
      {
        ...registerFields,
        version: party.version,
        codeKind: party.codeKind,
        codeValid: party.codeValid,
        oldCode: party.oldCode,
        legalRepName: party.legalRepName,
        typeCode: partyClass.typeCode,
        stationName: unitNameOn(call.scope.county, party.stationCode, call.today),
      },
      sql`${withPeriods(call.today)} where ${party.countyCode} = ${call.scope.county} and ${party.id} = ${id}`,
    ),
  )
  if (!row) throw notFound('这户')
  return row
}

async function onePage(call: Call, id: string) {
  const row = await found(call, id)
  const sections = seenSections(call)
  const counted = await countsOf(call, sections, id)
  const warned = await warningsOf(call, sections, id)
  const code: (PartyWarning & { business: string })[] = row.codeValid
    ? []
    : [
        {
          tone: 'amber',
          business: '登记册',
          day: null,
          text: `代码 ${row.code} 校验不通过，按公示原样保留`,
          todo: '对照营业执照核对；执照上确实如此的不用改。',
          page: null,
        },
      ]
  return {
    ...row,
    typeCode: row.typeCode === null ? null : `${row.typeCode} ${entityTypeLabel(row.typeCode) ?? ''}`.trim(),
    warnings: [...warned.warnings, ...code].map((w) => ({ ...w, basis: w.basis ?? null })),
    tabs: counted.tabs,
    papers: counted.papers,
    failed: [...new Set([...counted.failed, ...warned.failed])],
  }
}

async function periodsOf(call: Call, partyId: string) {
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
