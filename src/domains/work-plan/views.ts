import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getItem, getPlan, listItems, listPlans } from './contract.ts'
import { planItem as i, planProgress as g, planSupervision as s, workPlan as p } from './tables.ts'

/** State of an item on a day, derived from its dates. */
const itemStateOn = (
  on: Day,
): SQL => sql`case when ${i.doneOn} <= ${on}::date then 'DONE' when ${i.cancelledOn} <= ${on}::date then 'CANCELLED'
  when ${i.carriedOn} <= ${on}::date then 'CARRIED' when ${i.dueOn} < ${on}::date then 'OVERDUE' else 'OPEN' end`

const itemsOf = (condition: SQL): SQL<number> =>
  sql`(select count(*)::int from ${asKnownNow.at(i)} where ${i.countyCode} = ${p.countyCode} and ${i.planId} = ${p.id} and ${condition})`

const planFields = (today: Day) => ({
  id: p.id,
  title: p.title,
  year: p.year,
  kind: p.kind,
  adoptedOn: p.adoptedOn,
  unitCode: p.unitCode,
  items: itemsOf(sql`${itemStateOn(today)} <> 'CANCELLED'`),
  done: itemsOf(sql`${itemStateOn(today)} = 'DONE'`),
  overdue: itemsOf(sql`${itemStateOn(today)} = 'OVERDUE'`),
})

export async function planList(
  q: Queryable,
  input: Input<typeof listPlans>,
  today: Day,
): Promise<Output<typeof listPlans>> {
  const page = await listPage(
    q,
    {
      fields: planFields(today),
      from: sql`from ${asKnownNow.at(p)}`,
      where: [
        sql`${p.countyCode} = ${q.scope.county}`,
        input.q ? sql`position(${input.q} in ${p.title}) > 0` : undefined,
        equals(p.year, input.year),
        equals(p.kind, input.kind),
      ],
      sorts: { adoptedOn: p.adoptedOn },
      id: p.id,
    },
    input,
  )
  return page as unknown as Output<typeof listPlans>
}

export async function planDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getPlan>> {
  const [row] = await q.select(
    { ...planFields(today), version: p.version, documentNo: p.documentNo },
    sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${q.scope.county} and ${p.id} = ${id}`,
  )
  if (!row) throw notFound('这个计划')
  const lines = await q.select(
    {
      itemNo: i.itemNo,
      part: i.part,
      content: i.content,
      unitCode: i.unitCode,
      dueOn: i.dueOn,
      state: itemStateOn(today),
    },
    sql`from ${asKnownNow.at(i)} where ${i.countyCode} = ${q.scope.county} and ${i.planId} = ${id} order by ${i.itemNo}`,
  )
  return { ...row, lines } as Output<typeof getPlan>
}

const source = sql`from ${asKnownNow.at(i)}`
const ofPlan = sql`join ${asKnownNow.at(p)} on ${p.countyCode} = ${i.countyCode} and ${p.id} = ${i.planId}`

const itemFields = (today: Day) => ({
  id: i.id,
  content: i.content,
  planTitle: p.title,
  itemNo: i.itemNo,
  part: i.part,
  unitCode: i.unitCode,
  holder: i.holder,
  dueOn: i.dueOn,
  percent: sql<number | null>`case when ${i.doneOn} is not null then 100 else
    (select x.percent from plan_progress x where x.county_code = ${i.countyCode} and x.item_id = ${i.id} and x.void_reason is null
      order by x.reported_on desc, x.id desc limit 1) end`,
  state: itemStateOn(today),
})

export async function itemList(
  q: Queryable,
  input: Input<typeof listItems>,
  today: Day,
): Promise<Output<typeof listItems>> {
  const page = await listPage(
    q,
    {
      fields: itemFields(today),
      from: source,
      shows: ofPlan,
      where: [
        sql`${i.countyCode} = ${q.scope.county}`,
        input.q ? sql`(position(${input.q} in ${i.content}) > 0 or position(${input.q} in ${i.part}) > 0)` : undefined,
        equals(i.planId, input.plan),
        equals(i.unitCode, input.unitCode),
        input.state ? sql`${itemStateOn(today)} = ${input.state}` : undefined,
        between(i.dueOn, input.dueFrom, input.dueTo),
      ],
      sorts: { dueOn: i.dueOn },
      defaultOrder: 'asc',
      id: i.id,
      handler: i.holder,
    },
    input,
  )
  return page as unknown as Output<typeof listItems>
}

export async function itemDetail(q: Queryable, id: string, today: Day): Promise<Output<typeof getItem>> {
  const [row] = await q.select(
    {
      ...itemFields(today),
      version: i.version,
      target: i.target,
      doneOn: i.doneOn,
      result: i.result,
      cancelledOn: i.cancelledOn,
      cancelReason: i.cancelReason,
      carriedOn: i.carriedOn,
    },
    sql`${source} ${ofPlan} where ${i.countyCode} = ${q.scope.county} and ${i.id} = ${id}`,
  )
  if (!row) throw notFound('这一项')
  const progress = await q.select(
    { reportedOn: g.reportedOn, percent: g.percent, progress: g.progress, reportedBy: g.reportedBy },
    sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${q.scope.county} and ${g.itemId} = ${id} order by ${g.reportedOn}, ${g.id}`,
  )
  const supervisions = await q.select(
    {
      issuedOn: s.issuedOn,
      documentNo: s.documentNo,
      demand: s.demand,
      replyDueOn: s.replyDueOn,
      repliedOn: s.repliedOn,
      reply: s.reply,
    },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.itemId} = ${id} order by ${s.issuedOn}, ${s.id}`,
  )
  const unanswered = supervisions.some((x) => x.repliedOn === null)
  return { ...row, progress, supervisions, unanswered } as Output<typeof getItem>
}
