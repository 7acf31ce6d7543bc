import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import {
  type getAttendee,
  type getGathering,
  type listAttendees,
  type listGatherings,
  shownAttendees,
} from './contract.ts'
import { gathering as g, gatheringAttendee as a } from './tables.ts'
import type { HouseTheme } from './theme.ts'

/** Aggregate over the roster of a gathering: of whoever is in scope. */
const ofRoster = (what: SQL): SQL<number> =>
  sql`(select ${what}::int from gathering_attendee x where x.county_code = ${g.countyCode} and x.gathering_id = ${g.id} and x.void_reason is null)`

const rowFields = {
  id: g.id,
  gatheringNo: g.gatheringNo,
  title: g.title,
  theme: g.theme,
  kind: g.kind,
  heldOn: g.heldOn,
  place: g.place,
  level: g.level,
  parties: ofRoster(sql`count(*) filter (where x.attendance = 'PRESENT' and x.party_id is not null)`),
  people: sql<number>`coalesce(${g.headcount}, 0) + ${ofRoster(sql`coalesce(sum(x.people) filter (where x.attendance = 'PRESENT'), 0)`)}`,
  papers: ofRoster(sql`count(x.paper_no)`),
  stationCode: g.stationCode,
}

const titleOf = (themes: readonly HouseTheme[], code: unknown): string =>
  themes.find((t) => t.code === code)?.title ?? String(code)

export async function gatheringList(
  q: Queryable,
  themes: readonly HouseTheme[],
  input: Input<typeof listGatherings>,
): Promise<Output<typeof listGatherings>> {
  const page = await listPage(
    q,
    {
      fields: rowFields,
      from: sql`from ${asKnownNow.at(g)}`,
      where: [
        sql`${g.countyCode} = ${q.scope.county}`,
        input.q
          ? sql`(position(${input.q} in ${g.title}) > 0 or position(${input.q} in coalesce(${g.place}, '')) > 0 or ${g.gatheringNo} = ${input.q})`
          : undefined,
        equals(g.theme, input.theme),
        equals(g.kind, input.kind),
        between(g.heldOn, input.heldFrom, input.heldTo),
      ],
      sorts: { heldOn: g.heldOn },
      id: g.id,
    },
    input,
  )
  const rows = page.rows.map((r) => ({ ...r, theme: titleOf(themes, r.theme) }))
  return { ...page, rows } as unknown as Output<typeof listGatherings>
}

export async function gatheringDetail(
  q: Queryable,
  themes: readonly HouseTheme[],
  id: string,
): Promise<Output<typeof getGathering>> {
  const [row] = await q.select(
    {
      ...rowFields,
      version: g.version,
      endedOn: g.endedOn,
      host: g.host,
      unitCode: g.unitCode,
      speaker: g.speaker,
      documentNo: g.documentNo,
      headcount: g.headcount,
      handouts: g.handouts,
      summary: g.summary,
    },
    sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${q.scope.county} and ${g.id} = ${id}`,
  )
  if (!row) throw notFound('这次活动')
  const attendees = await q.select(
    {
      party: sql`case when ${party.id} is null then null else ${partyField} end`,
      personName: a.personName,
      attendance: a.attendance,
      people: a.people,
      paperNo: a.paperNo,
      paperOn: a.paperOn,
    },
    sql`from ${asKnownNow.at(a)} left join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}
      where ${a.countyCode} = ${q.scope.county} and ${a.gatheringId} = ${id} order by ${a.id} limit ${shownAttendees}`,
  )
  const paper = themes.find((t) => t.code === row.theme)?.paper ?? null
  return { ...row, theme: titleOf(themes, row.theme), paper, attendees } as Output<typeof getGathering>
}

const roster = sql`from ${asKnownNow.at(a)}
  join ${asKnownNow.at(g)} on ${g.countyCode} = ${a.countyCode} and ${g.id} = ${a.gatheringId}`
const named = sql`left join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}`

const attendeeFields = {
  id: a.id,
  who: sql<string>`coalesce(${party.name}, ${a.personName}, '')`,
  gatheringTitle: g.title,
  kind: g.kind,
  heldOn: g.heldOn,
  personName: a.personName,
  attendance: a.attendance,
  people: a.people,
  paperNo: a.paperNo,
  paperOn: a.paperOn,
}

export async function attendeeList(
  q: Queryable,
  input: Input<typeof listAttendees>,
): Promise<Output<typeof listAttendees>> {
  const page = await listPage(
    q,
    {
      fields: attendeeFields,
      from: roster,
      shows: named,
      where: [
        sql`${a.countyCode} = ${q.scope.county}`,
        partyMatches(q.scope.county, input.q, a.partyId),
        equals(a.gatheringId, input.gathering),
        equals(g.theme, input.theme),
        equals(a.attendance, input.attendance),
        between(g.heldOn, input.heldFrom, input.heldTo),
      ],
      sorts: { heldOn: g.heldOn },
      id: a.id,
    },
    input,
  )
  return page as unknown as Output<typeof listAttendees>
}

export async function attendeeDetail(q: Queryable, id: string): Promise<Output<typeof getAttendee>> {
  const [row] = await q.select(
    {
      ...attendeeFields,
      version: a.version,
      party: sql`case when ${party.id} is null then null else ${partyField} end`,
      signedOn: a.signedOn,
      score: a.score,
      remark: a.remark,
    },
    sql`${roster} ${named} where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id}`,
  )
  if (!row) throw notFound('名单里的这一行')
  return row as unknown as Output<typeof getAttendee>
}
