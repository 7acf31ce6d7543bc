import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { between, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getBatch, getMark, getUser, listBatches, listMarks, listUsers } from './contract.ts'
import { giMark as m, giMarkUser as u, patentReward as r, rewardBatch as b } from './tables.ts'

const markStateOn = (
  on: Day,
): SQL<string> => sql`case when ${m.refusedOn} <= ${on}::date then 'REFUSED' when ${m.registeredOn} <= ${on}::date then 'REGISTERED'
  when ${m.publishedOn} <= ${on}::date then 'PUBLISHED' when ${m.filedOn} <= ${on}::date then 'FILED' else 'PREPARING' end`
const userStateOn = (
  on: Day,
): SQL<string> => sql`case when ${u.stoppedOn} <= ${on}::date then 'STOPPED' when ${u.usingOn} <= ${on}::date then 'USING'
  when ${u.approvedOn} <= ${on}::date then 'APPROVED' when ${u.appliedOn} <= ${on}::date then 'APPLIED' else 'GUIDED' end`
const batchStateOn = (on: Day): SQL<string> => sql`case when ${b.closedOn} <= ${on}::date then 'CLOSED' else 'OPEN' end`

const markFields = (today: Day) => ({
  id: m.id,
  name: m.name,
  kind: m.kind,
  product: m.product,
  holder: m.holder,
  preparedOn: m.preparedOn,
  filedOn: m.filedOn,
  state: markStateOn(today),
})
export async function markList(
  q: Queryable,
  input: Input<typeof listMarks>,
  today: Day,
): Promise<Output<typeof listMarks>> {
  const page = await listPage(
    q,
    {
      fields: markFields(today),
      from: sql`from ${asKnownNow.at(m)}`,
      where: [
        input.q ? sql`(${m.name} like ${`%${input.q}%`} or ${m.applicationNo} = ${input.q})` : undefined,
        input.state ? sql`${markStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { preparedOn: m.preparedOn },
      id: m.id,
    },
    input,
  )
  return page as unknown as Output<typeof listMarks>
}
export async function markDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getMark>> {
  const [row] = await q.select(
    {
      ...markFields(today),
      version: m.version,
      area: m.area,
      applicationNo: m.applicationNo,
      publishedOn: m.publishedOn,
      registeredOn: m.registeredOn,
      registrationNo: m.registrationNo,
      refusedOn: m.refusedOn,
    },
    sql`from ${asKnownNow.at(m)} where ${m.countyCode} = ${q.scope.county} and ${m.id} = ${id}`,
  )
  if (!row) throw notFound('这件商标')
  return row as Output<typeof getMark>
}

const userFields = (today: Day) => ({
  id: u.id,
  userName: u.userName,
  product: u.product,
  guidedOn: u.guidedOn,
  guidedBy: u.guidedBy,
  state: userStateOn(today),
})
export async function userList(
  q: Queryable,
  input: Input<typeof listUsers>,
  today: Day,
): Promise<Output<typeof listUsers>> {
  const page = await listPage(
    q,
    {
      fields: userFields(today),
      from: sql`from ${asKnownNow.at(u)}`,
      where: [
        input.q ? sql`${u.userName} like ${`%${input.q}%`}` : undefined,
        between(u.guidedOn, input.guidedFrom, input.guidedTo),
        input.state ? sql`${userStateOn(today)} = ${input.state}` : undefined,
      ],
      sorts: { guidedOn: u.guidedOn },
      id: u.id,
    },
    input,
  )
  return page as unknown as Output<typeof listUsers>
}
export async function userDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getUser>> {
  const [row] = await q.select(
    {
      ...userFields(today),
      version: u.version,
      appliedOn: u.appliedOn,
      approvedOn: u.approvedOn,
      usingOn: u.usingOn,
      stoppedOn: u.stoppedOn,
      note: u.note,
    },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} and ${u.id} = ${id}`,
  )
  if (!row) throw notFound('这个使用人')
  return row as Output<typeof getUser>
}

const ofBatch = (
  what: SQL,
): SQL => sql`(select ${what} from patent_reward x where x.county_code = ${b.countyCode} and x.batch_id = ${b.id}
  and x.void_reason is null and x.refused_reason is null)`
const batchFields = (today: Day) => ({
  id: b.id,
  year: b.year,
  half: b.half,
  openedOn: b.openedOn,
  declared: ofBatch(sql`count(*)::int`),
  amountFen: ofBatch(sql`coalesce(sum(x.amount_fen), 0)::text`),
  closedOn: b.closedOn,
  state: batchStateOn(today),
})
export async function batchList(
  q: Queryable,
  input: Input<typeof listBatches>,
  today: Day,
): Promise<Output<typeof listBatches>> {
  const page = await listPage(
    q,
    {
      fields: batchFields(today),
      from: sql`from ${asKnownNow.at(b)}`,
      where: [input.state ? sql`${batchStateOn(today)} = ${input.state}` : undefined],
      sorts: { openedOn: b.openedOn },
      id: b.id,
    },
    input,
  )
  return page as unknown as Output<typeof listBatches>
}
export async function batchDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getBatch>> {
  const [[row], rewards] = await Promise.all([
    q.select(
      { ...batchFields(today), version: b.version, documentNo: b.documentNo },
      sql`from ${asKnownNow.at(b)} where ${b.countyCode} = ${q.scope.county} and ${b.id} = ${id}`,
    ),
    q.select(
      {
        patentNo: r.patentNo,
        title: r.title,
        ownerName: r.ownerName,
        declaredOn: r.declaredOn,
        refusedReason: r.refusedReason,
      },
      sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.batchId} = ${id} order by ${r.declaredOn}, ${r.patentNo}`,
    ),
  ])
  if (!row) throw notFound('这一批')
  return { ...row, rewards } as unknown as Output<typeof getBatch>
}
