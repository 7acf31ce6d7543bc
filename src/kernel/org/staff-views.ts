import type { Input, Output } from '#platform/contract/operation.ts'
import { type Day, addDays } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { openTasksOf } from './hand-over.ts'
import { running, unitNameOn } from './names.ts'
import { credentialState, credentialWarningDays } from './rules.ts'
import type { getStaff, listAbsences, listStaff, staffStructure } from './staff-contract.ts'
import { strengthOn } from './strength.ts'
import { staff as s, staffCredential as c, staffDelegation as d, staffLeave as l, staffPost as p } from './tables.ts'
import { type CredentialKind, credentialKinds, educations, leaveKinds } from './terms.ts'

const named = (vocabulary: Readonly<Record<string, string>>, column: SQL): SQL =>
  sql`case ${column} ${sql.join(
    Object.entries(vocabulary).map(([key, label]) => sql`when ${key} then ${label}`),
    sql` `,
  )} end`

/** The post of a person on a day; for who left, the last one. */
const source = (on: Day): SQL => sql`from ${asKnownNow.at(s)}
  left join lateral (select * from ${asKnownNow.at(p)} where ${p.countyCode} = ${s.countyCode} and ${p.staffNo} = ${s.staffNo} and ${p.fromDay} <= ${on}::date
    order by ${p.fromDay} desc limit 1) ${p} on true
  left join lateral (select * from ${asKnownNow.at(c)} where ${c.countyCode} = ${s.countyCode} and ${c.staffNo} = ${s.staffNo} and ${c.kind} = 'ENFORCEMENT'
    order by ${c.validTo} desc nulls first limit 1) ${c} on true`

const awayOn = (on: Day): SQL => sql`(select ${named(leaveKinds, sql`${l.kind}`)} from ${asKnownNow.at(l)}
  where ${l.countyCode} = ${s.countyCode} and ${l.staffNo} = ${s.staffNo} and ${running(l, on)} limit 1)`

const skills: SQL = sql`(select string_agg(${named(credentialKinds, sql`k.kind`)}, '、' order by k.kind) from staff_credential k
  where k.county_code = ${s.countyCode} and k.staff_no = ${s.staffNo} and k.void_reason is null and k.kind <> 'ENFORCEMENT')`

const fields = (county: string, today: Day) => ({
  id: s.id,
  name: s.name,
  staffNo: s.staffNo,
  unitCode: p.unitCode,
  unitName: unitNameOn(county, p.unitCode, today),
  post: p.post,
  certificateNo: c.number,
  certificateTo: c.validTo,
  skills,
  away: awayOn(today),
  leftOn: s.leftOn,
})

type Row = { certificateNo: string | null; certificateTo: Day | null; away: string | null; leftOn: Day | null }

/** What is derived from the days of a row. */
const derived = (row: Row, today: Day) => ({
  certificateState: row.certificateNo === null ? null : credentialState(row.certificateTo, today),
  away: row.leftOn !== null && row.leftOn <= today ? '已离任' : (row.away ?? '在岗'),
})

export async function staffList(
  q: Queryable,
  input: Input<typeof listStaff>,
  today: Day,
): Promise<Output<typeof listStaff>> {
  const gone = sql`(${s.leftOn} is not null and ${s.leftOn} <= ${today}::date)`
  const has = (
    kind: CredentialKind,
  ): SQL => sql`exists (select 1 from staff_credential k where k.county_code = ${s.countyCode}
    and k.staff_no = ${s.staffNo} and k.void_reason is null and k.kind = ${kind})`
  const page = await listPage(
    q,
    {
      fields: fields(q.scope.county, today),
      from: source(today),
      where: [
        sql`${s.countyCode} = ${q.scope.county}`,
        input.q === undefined ? undefined : sql`(strpos(${s.name}, ${input.q}) > 0 or ${s.staffNo} = ${input.q})`,
        input.left ? gone : sql`not ${gone}`,
        input.unitCode === undefined ? undefined : sql`${p.unitCode} = ${input.unitCode}`,
        input.kind === undefined ? undefined : has(input.kind),
        input.expiring ? sql`${c.validTo} <= ${addDays(today, credentialWarningDays.first)}::date` : undefined,
        input.away === undefined ? undefined : sql`${awayOn(today)} is ${input.away ? sql`not null` : sql`null`}`,
      ],
      sorts: { staffNo: s.staffNo, name: s.name },
      defaultOrder: 'asc',
      id: s.id,
    },
    input,
  )
  return { ...page, rows: page.rows.map((r) => ({ ...r, ...derived(r as unknown as Row, today) })) } as never
}

export async function staffDetail(call: Call, id: string): Promise<Output<typeof getStaff>> {
  const { today } = call
  return await call.read(async (q) => {
    const [row] = await q.select(
      {
        ...fields(q.scope.county, today),
        version: s.version,
        sex: s.sex,
        education: s.education,
        establishment: s.establishment,
        account: s.account,
        departure: s.departure,
      },
      sql`${source(today)} where ${s.countyCode} = ${q.scope.county} and ${s.id} = ${id}`,
    )
    if (!row) throw notFound('这个人')
    const own = (t: typeof p | typeof c | typeof l): SQL =>
      sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${q.scope.county} and ${t.staffNo} = ${row.staffNo}`
    const posts = await q.select(
      { unitName: unitNameOn(q.scope.county, p.unitCode, p.fromDay), post: p.post, fromDay: p.fromDay, toDay: p.toDay },
      sql`${own(p)} order by ${p.fromDay} desc`,
    )
    const credentials = await q.select(
      { id: c.id, version: c.version, kind: c.kind, number: c.number, issuedOn: c.issuedOn, validTo: c.validTo },
      sql`${own(c)} order by ${c.kind}, ${c.validTo} desc`,
    )
    const leaves = await q.select(
      { id: l.id, version: l.version, kind: l.kind, fromDay: l.fromDay, lastDay: l.lastDay, reason: l.reason },
      sql`${own(l)} order by ${l.fromDay} desc`,
    )
    const delegations = await delegationRows(q, sql`${d.staffNo} = ${row.staffNo} or ${d.delegateNo} = ${row.staffNo}`)
    const open = await openTasksOf(call.house, q, [row.name], today)
    return {
      ...row,
      ...derived(row as unknown as Row, today),
      openTasks: open.length,
      posts: posts.map((x) => ({ ...x, unitName: x.unitName ?? '' })),
      credentials: credentials.map((x) => ({ ...x, state: credentialState(x.validTo, today) })),
      leaves,
      delegations: delegations.map(({ id: rowId, version, name, delegate, fromDay, lastDay, permissions, reason }) => ({
        id: rowId,
        version,
        who: `${delegate}代${name}`,
        fromDay,
        lastDay,
        permissions: permissions.map((x) => titles(call).get(x) ?? x).join('、'),
        reason,
      })),
    } as Output<typeof getStaff>
  })
}

/** Permission → what it allows, of the installed businesses. */
const titles = (call: Call): Map<string, string> =>
  new Map(call.house.businesses.flatMap((b) => Object.entries(b.permissions)))

const nameOf = (staffNo: SQL): SQL<string> =>
  sql`coalesce((select min(n.name) from staff n where n.county_code = ${d.countyCode} and n.staff_no = ${staffNo} and n.void_reason is null), ${staffNo})`

const delegationRows = (q: Queryable, where: SQL) =>
  q.select(
    {
      id: d.id,
      version: d.version,
      staffNo: d.staffNo,
      name: nameOf(sql`${d.staffNo}`),
      delegate: nameOf(sql`${d.delegateNo}`),
      fromDay: d.fromDay,
      lastDay: d.lastDay,
      permissions: d.permissions,
      reason: d.reason,
    },
    sql`from ${asKnownNow.at(d)} where ${d.countyCode} = ${q.scope.county} and (${where}) order by ${d.fromDay} desc`,
  )

/** Who is away within some days, and who acts for whom. Without days: today and the four weeks to come. */
export async function absences(
  q: Queryable,
  input: Input<typeof listAbsences>,
  today: Day,
): Promise<Output<typeof listAbsences>> {
  const from = input.from ?? today
  const to = input.to ?? addDays(from, 28)
  const touching = (t: typeof l | typeof d): SQL => sql`${t.fromDay} <= ${to}::date and ${t.lastDay} >= ${from}::date`
  const ids = new Map(
    (
      await q.select(
        { staffNo: s.staffNo, id: s.id, name: s.name, unitName: unitNameOn(q.scope.county, p.unitCode, from) },
        sql`${source(from)} where ${s.countyCode} = ${q.scope.county}`,
      )
    ).map((r) => [r.staffNo, r]),
  )
  const delegations = await delegationRows(q, touching(d))
  const leaves = await q.select(
    { id: l.id, staffNo: l.staffNo, kind: l.kind, fromDay: l.fromDay, lastDay: l.lastDay, reason: l.reason },
    sql`from ${asKnownNow.at(l)} where ${l.countyCode} = ${q.scope.county} and ${touching(l)} order by ${l.fromDay}, ${l.staffNo}`,
  )
  return {
    from,
    to,
    leaves: leaves.map(({ staffNo, ...leave }) => ({
      ...leave,
      staffId: ids.get(staffNo)?.id ?? '',
      name: ids.get(staffNo)?.name ?? staffNo,
      unitName: ids.get(staffNo)?.unitName ?? null,
      delegate:
        delegations
          .filter((x) => x.staffNo === staffNo && x.fromDay <= leave.lastDay && x.lastDay >= leave.fromDay)
          .map((x) => x.delegate)
          .join('、') || null,
    })),
    delegations: delegations.map(({ staffNo, version: _v, ...x }) => ({ ...x, staffId: ids.get(staffNo)?.id ?? '' })),
  }
}

/** Age, sex, education and certificates of the staff on a day. Opens the sealed months of birth and shows none. */
export async function structure(
  call: Call,
  input: Input<typeof staffStructure>,
): Promise<Output<typeof staffStructure>> {
  const on = input.on ?? call.today
  const { staff, ...strength } = await call.read((q) => strengthOn(q, asKnownNow, on, call.keys))
  return {
    on,
    ...strength,
    educations: Object.entries(educations).map(([code, title]) => ({
      title,
      count: staff.filter((x) => x.education === code && x.establishment !== 'CONTRACT').length,
    })),
  }
}

/** What is due of certificates and hand-overs: for the home page. */
export async function certificatesDue(q: Queryable, today: Day): Promise<{ expired: number; expiring: number }> {
  const [row] = await q.rows<{ expired: number; expiring: number }>(sql`
    select count(*) filter (where ${c.validTo} < ${today}::date)::int as expired,
      count(*) filter (where ${c.validTo} >= ${today}::date and ${c.validTo} <= ${addDays(today, credentialWarningDays.first)}::date)::int as expiring
    ${source(today)} where ${s.countyCode} = ${q.scope.county} and ${s.leftOn} is null`)
  return row!
}
