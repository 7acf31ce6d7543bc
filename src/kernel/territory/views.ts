import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { standing } from '#kernel/org/names.ts'
import { covers } from '#kernel/org/rules.ts'
import { orgChange as c, orgUnit as u, staffPost } from '#kernel/org/tables.ts'
import { partyState as s, partyStation as p } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { listOrgChanges, listTowns, listUnits } from './contract.ts'
import { allTowns } from './units.ts'

const kinds = ['bureau', 'section', 'station']

/** Units on a day with the people, towns and existing parties that stand on them. */
export async function unitList(
  q: Queryable,
  input: Input<typeof listUnits>,
  today: Day,
): Promise<Output<typeof listUnits>> {
  const on = input.on ?? today
  const rows = await q.select(
    {
      code: u.code,
      name: u.name,
      shortName: u.shortName,
      kind: u.kind,
      parentCode: u.parentCode,
      fromDay: u.fromDay,
      toDay: u.toDay,
      successorCode: u.successorCode,
    },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} order by ${u.code}, ${u.fromDay}`,
  )
  const names = await unitNames(q)
  const people = new Map(
    (
      await q.rows<{ unit: string; n: number }>(
        sql`select ${staffPost.unitCode} as unit, count(distinct ${staffPost.staffNo})::int as n from ${asKnownNow.at(staffPost)}
          where ${staffPost.countyCode} = ${q.scope.county} and ${standing(staffPost, on)} group by 1`,
      )
    ).map((r) => [r.unit, r.n]),
  )
  const towns = (await allTowns(q)).filter((t) => covers(t, on))
  const parties = await partiesByUnit(q, on)
  const first = new Map<string, Day>()
  for (const r of rows) if (!first.has(r.code)) first.set(r.code, r.fromDay)
  const closed = rows.filter(
    (r) => r.toDay !== null && r.toDay <= on && !rows.some((x) => x.code === r.code && covers(x, on)),
  )
  return {
    on,
    units: rows
      .filter((r) => covers(r, on))
      .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.code < b.code ? -1 : 1))
      .map(({ successorCode: _c, ...r }) => ({
        ...r,
        people: people.get(r.code) ?? 0,
        towns: towns.filter((t) => t.unitCode === r.code).length,
        parties: parties.get(r.code) ?? 0,
      })),
    // Of a unit that had several names, the last one.
    closed: closed
      .filter((r) => !closed.some((x) => x.code === r.code && x.fromDay > r.fromDay))
      .map((r) => ({
        code: r.code,
        name: r.name,
        fromDay: first.get(r.code)!,
        toDay: r.toDay!,
        successor: r.successorCode === null ? null : names(r.successorCode, today),
      })),
  }
}

const existingOn = (
  on: Day,
) => sql`exists (select 1 from ${asKnownNow.at(s)} where ${s.countyCode} = ${p.countyCode} and ${s.partyId} = ${p.partyId}
  and ${s.state} = any (${sql.param(existingStates)}::text[]) and ${standing(s, on)})`

async function partiesByUnit(q: Queryable, on: Day): Promise<Map<string, number>> {
  const rows = await q.rows<{ unit: string; n: number }>(
    sql`select ${p.unitCode} as unit, count(distinct ${p.partyId})::int as n from ${asKnownNow.at(p)}
      where ${p.countyCode} = ${q.scope.county} and ${standing(p, on)} and ${existingOn(on)} group by 1`,
  )
  return new Map(rows.map((r) => [r.unit, r.n]))
}

/** Towns on a day with their station, the existing parties registered in them, and the stations they had before. */
export async function townList(
  q: Queryable,
  input: Input<typeof listTowns>,
  today: Day,
): Promise<Output<typeof listTowns>> {
  const on = input.on ?? today
  const rows = await allTowns(q)
  const names = await unitNames(q)
  const counts = await q.rows<{ town: string; n: number }>(
    sql`select ${p.townCode} as town, count(distinct ${p.partyId})::int as n from ${asKnownNow.at(p)}
      where ${p.countyCode} = ${q.scope.county} and ${p.townCode} is not null and ${standing(p, on)} and ${existingOn(on)} group by 1`,
  )
  const parties = new Map(counts.map((r) => [r.town, r.n]))
  return {
    on,
    towns: rows
      .filter((t) => covers(t, on))
      .map((t) => ({
        code: t.townCode,
        name: t.townName,
        unitCode: t.unitCode,
        unitName: names(t.unitCode, on),
        fromDay: t.fromDay,
        toDay: t.toDay,
        parties: parties.get(t.townCode) ?? 0,
        earlier: rows
          .filter((x) => x.townCode === t.townCode && x.toDay !== null && x.toDay <= t.fromDay)
          .map((x) => ({ unitName: names(x.unitCode, x.fromDay), fromDay: x.fromDay, toDay: x.toDay! })),
      })),
  }
}

/** Name of a unit on a day, from its periods. */
async function unitNames(q: Queryable): Promise<(code: string, on: Day) => string> {
  const rows = await q.select(
    { code: u.code, name: u.name, fromDay: u.fromDay, toDay: u.toDay },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} order by ${u.fromDay}`,
  )
  return (code, on) => {
    const own = rows.filter((r) => r.code === code)
    return (own.findLast((r) => r.fromDay <= on) ?? own[0])?.name ?? code
  }
}

/** Acts on the organisation, the latest first. */
export async function changeList(q: Queryable): Promise<Output<typeof listOrgChanges>> {
  const rows = await q.select(
    {
      id: c.id,
      kind: c.kind,
      effectiveOn: c.effectiveOn,
      summary: c.summary,
      documentNo: c.documentNo,
      recordedAt: c.recordedAt,
      moved: c.moved,
    },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} order by ${c.recordedAt} desc, ${c.id} desc limit 500`,
  )
  return {
    changes: rows.map((r) => ({ ...r, moved: r.moved ?? [] })),
  }
}
