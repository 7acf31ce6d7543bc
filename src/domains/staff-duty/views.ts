import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type {
  getDutyTask,
  getMaterial,
  getPosting,
  getSelfCheck,
  listDutyTasks,
  listMaterials,
  listPostings,
  listSelfChecks,
} from './contract.ts'
import { dutyProgress as g, dutyTask as d, selfCheck as c, studyMaterial as b, villagePosting as v } from './tables.ts'

/** State of a task on a day, derived from its dates. */
const dutyStateOn = (
  on: Day,
): SQL => sql`case when ${d.doneOn} <= ${on}::date then 'DONE' when ${d.cancelledOn} <= ${on}::date then 'CANCELLED'
  when ${d.dueOn} < ${on}::date then 'OVERDUE' else 'OPEN' end`

const dutyFields = (today: Day) => ({
  id: d.id,
  title: d.title,
  duty: d.duty,
  assignedOn: d.assignedOn,
  dueOn: d.dueOn,
  unitCode: d.unitCode,
  holder: d.holder,
  doneOn: d.doneOn,
  state: dutyStateOn(today),
})

const contains = (text: string | undefined, ...columns: Parameters<typeof equals>[0][]): SQL | undefined =>
  text === undefined || text === ''
    ? undefined
    : sql`(${sql.join(
        columns.map((x) => sql`position(${text} in coalesce(${x}, '')) > 0`),
        sql` or `,
      )})`

export async function dutyList(
  q: Queryable,
  input: Input<typeof listDutyTasks>,
  today: Day,
): Promise<Output<typeof listDutyTasks>> {
  const page = await listPage(
    q,
    {
      fields: dutyFields(today),
      from: sql`from ${asKnownNow.at(d)}`,
      where: [
        sql`${d.countyCode} = ${q.scope.county}`,
        contains(input.q, d.title, d.holder),
        equals(d.duty, input.duty),
        input.state ? sql`${dutyStateOn(today)} = ${input.state}` : undefined,
        between(d.assignedOn, input.assignedFrom, input.assignedTo),
      ],
      sorts: { assignedOn: d.assignedOn },
      id: d.id,
      handler: d.holder,
    },
    input,
  )
  return page as unknown as Output<typeof listDutyTasks>
}

export async function dutyDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getDutyTask>> {
  const [row] = await q.select(
    {
      ...dutyFields(today),
      version: d.version,
      measure: d.measure,
      documentNo: d.documentNo,
      proof: d.proof,
      cancelledOn: d.cancelledOn,
      cancelReason: d.cancelReason,
    },
    sql`from ${asKnownNow.at(d)} where ${d.countyCode} = ${q.scope.county} and ${d.id} = ${id}`,
  )
  if (!row) throw notFound('这项任务')
  const progress = await q.select(
    { reportedOn: g.reportedOn, progress: g.progress, reportedBy: g.reportedBy },
    sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${q.scope.county} and ${g.taskId} = ${id} order by ${g.reportedOn}, ${g.id}`,
  )
  return { ...row, progress } as Output<typeof getDutyTask>
}

const postingFields = {
  id: v.id,
  name: v.name,
  staffNo: v.staffNo,
  town: v.town,
  village: v.village,
  post: v.post,
  released: v.released,
  fromDay: v.fromDay,
  toDay: v.toDay,
}

export async function postingList(
  q: Queryable,
  input: Input<typeof listPostings>,
): Promise<Output<typeof listPostings>> {
  const on = input.validOn
  const page = await listPage(
    q,
    {
      fields: postingFields,
      from: sql`from ${asKnownNow.at(v)}`,
      where: [
        sql`${v.countyCode} = ${q.scope.county}`,
        contains(input.q, v.name, v.village, v.town),
        on === undefined
          ? undefined
          : sql`${v.fromDay} <= ${on}::date and (${v.toDay} is null or ${v.toDay} > ${on}::date)`,
      ],
      sorts: { fromDay: v.fromDay },
      id: v.id,
    },
    input,
  )
  return page as unknown as Output<typeof listPostings>
}

export async function postingDetail(q: Queryable, id: string): Promise<Output<typeof getPosting>> {
  const [row] = await q.select(
    { ...postingFields, version: v.version, documentNo: v.documentNo, endReason: v.endReason },
    sql`from ${asKnownNow.at(v)} where ${v.countyCode} = ${q.scope.county} and ${v.id} = ${id}`,
  )
  if (!row) throw notFound('这条驻村记录')
  return row
}

const materialFields = {
  id: b.id,
  title: b.title,
  handedOutOn: b.handedOutOn,
  copies: b.copies,
  branch: b.branch,
  receivedBy: b.receivedBy,
  orderNo: b.orderNo,
}

export async function materialList(
  q: Queryable,
  input: Input<typeof listMaterials>,
): Promise<Output<typeof listMaterials>> {
  const page = await listPage(
    q,
    {
      fields: materialFields,
      from: sql`from ${asKnownNow.at(b)}`,
      where: [
        sql`${b.countyCode} = ${q.scope.county}`,
        contains(input.q, b.title, b.branch),
        between(b.handedOutOn, input.handedFrom, input.handedTo),
      ],
      sorts: { handedOutOn: b.handedOutOn },
      id: b.id,
    },
    input,
  )
  return page as unknown as Output<typeof listMaterials>
}

export async function materialDetail(q: Queryable, id: string): Promise<Output<typeof getMaterial>> {
  const [row] = await q.select(
    { ...materialFields, version: b.version },
    sql`from ${asKnownNow.at(b)} where ${b.countyCode} = ${q.scope.county} and ${b.id} = ${id}`,
  )
  if (!row) throw notFound('这条教材发放记录')
  return row
}

const checkFields = {
  id: c.id,
  subject: c.subject,
  checkedOn: c.checkedOn,
  unitCode: c.unitCode,
  checkedBy: c.checkedBy,
  finding: c.finding,
  correctedOn: c.correctedOn,
}

export async function selfCheckList(
  q: Queryable,
  input: Input<typeof listSelfChecks>,
): Promise<Output<typeof listSelfChecks>> {
  const page = await listPage(
    q,
    {
      fields: checkFields,
      from: sql`from ${asKnownNow.at(c)}`,
      where: [
        sql`${c.countyCode} = ${q.scope.county}`,
        contains(input.q, c.subject, c.checkedBy),
        input.found === undefined ? undefined : sql`(${c.finding} is not null) = ${input.found}`,
        between(c.checkedOn, input.checkedFrom, input.checkedTo),
      ],
      sorts: { checkedOn: c.checkedOn },
      id: c.id,
    },
    input,
  )
  return page as unknown as Output<typeof listSelfChecks>
}

export async function selfCheckDetail(q: Queryable, id: string): Promise<Output<typeof getSelfCheck>> {
  const [row] = await q.select(
    { ...checkFields, version: c.version, measure: c.measure },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.id} = ${id}`,
  )
  if (!row) throw notFound('这次自查')
  return row
}
