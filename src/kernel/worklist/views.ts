import { type Day, addDays } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { standing, unitNameOn } from '#kernel/org/names.ts'
import { orgUnit, townStation } from '#kernel/org/tables.ts'
import { party as p, partyContact as c, partyStation as s } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { Worklist, WorklistDay } from './declare.ts'

/** Which part of a list is wanted. */
export interface Part {
  unit?: string
  town?: string
}

export interface WorklistLine {
  key: string
  partyId: string
  name: string
  code: string
  address: string | null
  unitName: string | null
  townName: string | null
  contactId: string | null
  contact: string | null
  phoneMasked: string | null
  phoneSealed: string | null
  due: Day
  said: (string | null)[]
  recordId: string
}

export const dayOf = (list: Worklist, d: Omit<WorklistDay, 'until'>, until?: Day): WorklistDay => ({
  ...d,
  until: until ?? addDays(d.today, list.ahead),
})

/** Whoever is to be called first: the liaison officer, then whoever else has a number. */
const firstContact = sql`lateral (select ${c.id}, ${c.personName}, ${c.phoneMasked}, ${c.phoneSealed} from ${asKnownNow.at(c)}
  where ${c.countyCode} = ${p.countyCode} and ${c.partyId} = ${p.id}
  order by ${c.phoneMasked} is null, ${c.role} <> '联络员', ${c.id} limit 1)`

/** Lines of a list with the station and town of the day. */
function lines(county: string, list: Worklist, d: WorklistDay): SQL {
  const r = list.rows(d)
  return sql`from (select ${r.id} as id, ${r.party} as party_id, ${r.due} as due,
      array[${sql.join(
        r.said.map((x) => sql`(${x})::text`),
        sql`, `,
      )}]::text[] as said ${r.from}) l
    join ${asKnownNow.at(p)} on ${p.countyCode} = ${county} and ${p.id} = l.party_id
    left join lateral (select ${s.unitCode}, ${s.townCode} from ${asKnownNow.at(s)} where ${s.countyCode} = ${county}
      and ${s.partyId} = l.party_id and ${standing(s, d.today)} limit 1) ${s} on true`
}

const within = ({ unit, town }: Part): SQL =>
  sql`${unit === undefined ? sql`true` : sql`${s.unitCode} = ${unit}`} and ${town === undefined ? sql`true` : sql`${s.townCode} = ${town}`}`

const townName = (
  county: string,
): SQL<string | null> => sql`(select ${townStation.townName} from ${asKnownNow.at(townStation)}
  where ${townStation.countyCode} = ${county} and ${townStation.townCode} = ${s.townCode} order by ${townStation.fromDay} desc limit 1)`

/** Lines in the order of the day on which they are due, from behind `after`. */
export async function worklistLines(
  q: Queryable,
  list: Worklist,
  d: WorklistDay,
  part: Part,
  page: { after?: string; limit: number },
): Promise<WorklistLine[]> {
  const key = sql`l.due::text || ' ' || l.id::text`
  return await q.rows<WorklistLine>(
    sql`select ${key} as key, l.id::text as "recordId", ${p.id}::text as "partyId", ${p.name} as name, ${p.code} as code,
      ${p.address} as address, ${unitNameOn(q.scope.county, s.unitCode, d.today)} as "unitName", ${townName(q.scope.county)} as "townName",
      k.id::text as "contactId", k.person_name as contact, k.phone_masked as "phoneMasked", k.phone_sealed as "phoneSealed", l.due, l.said
    ${lines(q.scope.county, list, d)} left join ${firstContact} k on true
    where ${within(part)} and ${page.after === undefined ? sql`true` : sql`${key} > ${page.after}`}
    order by 1 limit ${page.limit}`,
    'anew',
  )
}

export interface WorklistGroup {
  unit: string | null
  unitName: string
  town: string | null
  townName: string
  count: number
}

/** How many lines stand in each station and town of the caller's scope. */
export async function worklistGroups(q: Queryable, list: Worklist, d: WorklistDay): Promise<WorklistGroup[]> {
  return await q.rows<WorklistGroup>(
    sql`select ${s.unitCode} as unit, coalesce(${unitNameOn(q.scope.county, s.unitCode, d.today)}, '未划片') as "unitName",
      ${s.townCode} as town, coalesce(${townName(q.scope.county)}, '乡镇不详') as "townName", count(*)::int as count
    ${lines(q.scope.county, list, d)} group by ${s.unitCode}, ${s.townCode} order by ${s.unitCode} nulls last, ${s.townCode} nulls last`,
    'anew',
  )
}

/** How many lines there are, how many are overdue, and the first day on which one is due. */
export async function worklistTotals(
  q: Queryable,
  list: Worklist,
  d: WorklistDay,
  part: Part = {},
): Promise<{ count: number; overdue: number; first: Day | null }> {
  const [row] = await q.rows<{ count: number; overdue: number; first: Day | null }>(
    sql`select count(*)::int as count, (count(*) filter (where l.due < ${d.today}::date))::int as overdue,
      min(l.due) filter (where l.due >= ${d.today}::date) as first ${lines(q.scope.county, list, d)} where ${within(part)}`,
    'anew',
  )
  return row!
}

/** The name of a place as a notice says it. */
export async function placeName(q: Queryable, { unit, town }: Part, today: Day): Promise<string | undefined> {
  if (town !== undefined) {
    const [row] = await q.select(
      { name: townStation.townName },
      sql`from ${asKnownNow.at(townStation)} where ${townStation.countyCode} = ${q.scope.county} and ${townStation.townCode} = ${town}
        order by ${townStation.fromDay} desc limit 1`,
    )
    return row?.name
  }
  if (unit === undefined) return undefined
  const [row] = await q.select(
    { name: orgUnit.shortName },
    sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.countyCode} = ${q.scope.county} and ${orgUnit.code} = ${unit} and ${standing(orgUnit, today)}`,
  )
  return row && `${row.name}辖区`
}
