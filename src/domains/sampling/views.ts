import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getSample, getTask, listSamples, listTasks } from './contract.ts'
import { disposalDue } from './rules.ts'
import { sample as s, samplingTask as t } from './tables.ts'

/** The verdict that stands on a day, in SQL: a re-test is final. */
export const verdictOn = (
  on: Day,
): SQL<string | null> => sql`case when ${s.retestedOn} <= ${on}::date then ${s.retestVerdict}
  when ${s.reportedOn} <= ${on}::date then ${s.verdict} end`

/** State of a sample on a day, in SQL. */
export const sampleStateOn = (on: Day): SQL<string> => sql`case
  when ${verdictOn(on)} is null then 'SAMPLED'
  when ${verdictOn(on)} = 'CONFORM' then 'CONFORM'
  when ${s.closedOn} <= ${on}::date then 'CLOSED'
  when ${s.deliveredOn} <= ${on}::date then 'DISPOSING' else 'TO_DELIVER' end`

const samplesOf = (condition: SQL): SQL<number> => sql`(select count(*)::int from sample x
  where x.county_code = ${t.countyCode} and x.task_id = ${t.id} and x.void_reason is null and ${condition})`

const taskFields = (today: Day) => ({
  id: t.id,
  taskNo: t.taskNo,
  year: t.year,
  planName: t.planName,
  level: t.level,
  kind: t.kind,
  category: t.category,
  stage: t.stage,
  batches: t.batches,
  sampled: samplesOf(sql`x.sampled_on <= ${today}::date`),
  done: samplesOf(sql`x.reported_on <= ${today}::date`),
  assignedOn: t.assignedOn,
  dueOn: t.dueOn,
})

export async function taskList(
  q: Queryable,
  input: Input<typeof listTasks>,
  today: Day,
): Promise<Output<typeof listTasks>> {
  const page = await listPage(
    q,
    {
      fields: taskFields(today),
      from: sql`from ${asKnownNow.at(t)}`,
      where: [
        input.q ? sql`${t.taskNo} = ${input.q}` : undefined,
        equals(t.year, input.year),
        equals(t.kind, input.kind),
        equals(t.level, input.level),
      ],
      sorts: { assignedOn: t.assignedOn },
      id: t.id,
    },
    input,
  )
  return page as Output<typeof listTasks>
}

export async function taskDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getTask>> {
  const [row] = await q.select(
    {
      ...taskFields(today),
      version: t.version,
      documentNo: t.documentNo,
      purpose: t.purpose,
      laboratory: t.laboratory,
      surplusNote: t.surplusNote,
    },
    sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${q.scope.county} and ${t.id} = ${id}`,
  )
  if (!row) throw notFound('这项抽检任务')
  return row as Output<typeof getTask>
}

const rowFields = (today: Day) => ({
  id: s.id,
  formNo: s.formNo,
  party: partyField,
  productName: s.productName,
  kind: t.kind,
  stage: s.stage,
  sampledOn: s.sampledOn,
  reportedOn: s.reportedOn,
  failedItems: s.failedItems,
  receivedOn: s.receivedOn,
  extendedTo: s.extendedTo,
  state: sampleStateOn(today),
})
const source = sql`from ${asKnownNow.at(s)}`
const task = sql`join ${asKnownNow.at(t)} on ${t.countyCode} = ${s.countyCode} and ${t.id} = ${s.taskId}`
const unit = sql`join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}`

/** With the last day for the disposal, while there is one to be done. */
const withDue = (row: { receivedOn: Day | null; extendedTo: Day | null; state: string }, law: LawBook) => ({
  ...row,
  disposalDueOn:
    row.receivedOn !== null && (row.state === 'TO_DELIVER' || row.state === 'DISPOSING')
      ? disposalDue(row.receivedOn, row.extendedTo, law)
      : null,
})

export async function sampleList(
  q: Queryable,
  input: Input<typeof listSamples>,
  today: Day,
  law: LawBook,
): Promise<Output<typeof listSamples>> {
  const page = await listPage(
    q,
    {
      fields: rowFields(today),
      from: sql`${source} ${input.kind ? task : undefined}`,
      shows: sql`${input.kind ? undefined : task} ${unit}`,
      where: [
        partyMatches(q.scope.county, input.q, s.partyId),
        equals(t.kind, input.kind),
        equals(s.stage, input.stage),
        equals(s.formNo, input.formNo),
        input.state ? sql`${sampleStateOn(today)} = ${input.state}` : undefined,
        between(s.sampledOn, input.sampledFrom, input.sampledTo),
      ],
      sorts: { sampledOn: s.sampledOn },
      id: s.id,
    },
    input,
  )
  const rows = page.rows.map((r) => {
    const { receivedOn: _r, extendedTo: _e, ...row } = withDue(r as never, law)
    return row
  })
  return { ...page, rows } as unknown as Output<typeof listSamples>
}

export async function sampleDetail(
  q: Queryable,
  id: string,
  today: Day,
  law: LawBook,
): Promise<Output<typeof getSample>> {
  const [row] = await q.select(
    {
      ...rowFields(today),
      version: s.version,
      taskNo: t.taskNo,
      purpose: s.purpose,
      category: s.category,
      brand: s.brand,
      spec: s.spec,
      batchNo: s.batchNo,
      producedOn: s.producedOn,
      producer: s.producer,
      place: s.place,
      samplers: s.samplers,
      laboratory: s.laboratory,
      reportNo: s.reportNo,
      verdict: s.verdict,
      deliveredOn: s.deliveredOn,
      retestAppliedOn: s.retestAppliedOn,
      retestedOn: s.retestedOn,
      retestVerdict: s.retestVerdict,
      controls: s.controls,
      cause: s.cause,
      rectification: s.rectification,
      caseOutcome: s.caseOutcome,
      outcomeNo: s.outcomeNo,
      extensionNo: s.extensionNo,
      closedOn: s.closedOn,
      publishedOn: s.publishedOn,
    },
    sql`${source} ${task} ${unit} where ${s.countyCode} = ${q.scope.county} and ${s.id} = ${id}`,
  )
  if (!row) throw notFound('这批样品')
  return withDue(row, law) as unknown as Output<typeof getSample>
}
