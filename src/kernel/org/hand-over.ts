import type { Input, Output } from '#platform/contract/operation.ts'
import { type Day, addYears } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call, House } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows } from '#kernel/record/write.ts'
import { businessOf, openTasks, taskDay, taskKinds } from '#kernel/task/open-tasks.ts'
import { standing, unitNameOn } from './names.ts'
import type { handOver, listHandOvers, listOpenTasks } from './hand-over-contract.ts'
import { staff as s, staffHandOver as h, staffPost as p } from './tables.ts'
import { departures } from './terms.ts'

/** An open matter that stands on a person. */
export interface HeldTask {
  id: string
  kind: string
  business: string
  /** Name on whom it stands, as the record has it. */
  holder: string
  text: string
  dueOn: Day | null
  page: string
}

/**
 * Open matters of some people in all businesses, the most urgent first. Records name people by their written names, because
 * most of them come from upper systems; two people of one name are told apart by whoever hands over.
 */
export async function openTasksOf(
  house: House,
  q: Queryable,
  names: readonly string[],
  today: Day,
): Promise<HeldTask[]> {
  if (names.length === 0) return []
  const wanted = taskKinds(house)
    .filter((kind) => kind.reassign !== undefined)
    .map((kind) => ({ kind, names, shared: false }))
  const { tasks } = await openTasks(q, wanted, taskDay(house.law, today), { limit: mostHeld })
  return tasks.flatMap(({ kind, id, text, dueOn, page, holders }) =>
    holders
      .filter((holder) => names.includes(holder))
      .map((holder) => ({ id: id!, kind, business: businessOf(kind), holder, text, dueOn, page: page.split('?')[0]! })),
  )
}

/** More than everybody's open matters together. */
const mostHeld = 100_000

const personFields = { id: s.id, staffNo: s.staffNo, name: s.name, leftOn: s.leftOn, departure: s.departure }

async function personOf(q: Queryable, id: string) {
  const [person] = await q.select(
    personFields,
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.id} = ${id}`,
  )
  if (!person) throw notFound('这个人')
  return person
}

/** The one list of everything open on a person, and what was handed over before. */
export async function taskList(call: Call, input: Input<typeof listOpenTasks>): Promise<Output<typeof listOpenTasks>> {
  return await call.read(async (q) => {
    const person = await personOf(q, input.id)
    const tasks = await openTasksOf(call.house, q, [person.name], call.today)
    const sameName = await q.rows<{ staffNo: string; unitName: string | null }>(sql`
      select ${s.staffNo} as "staffNo", ${unitNameOn(q.scope.county, p.unitCode, call.today)} as "unitName" from ${asKnownNow.at(s)}
      left join ${asKnownNow.at(p)} on ${p.countyCode} = ${s.countyCode} and ${p.staffNo} = ${s.staffNo} and ${standing(p, call.today)}
      where ${s.countyCode} = ${q.scope.county} and ${s.name} = ${person.name} and ${s.id} <> ${person.id} and ${s.leftOn} is null`)
    const handedOver = await q.select(
      {
        id: h.id,
        text: h.taskText,
        to: sql<string>`coalesce((select min(o.name) from staff o where o.county_code = ${h.countyCode} and o.staff_no = ${h.toNo} and o.void_reason is null), ${h.toNo})`,
        handedOn: h.handedOn,
        page: h.page,
      },
      sql`from ${asKnownNow.at(h)} where ${h.countyCode} = ${q.scope.county} and ${h.staffNo} = ${person.staffNo} order by ${h.handedOn} desc, ${h.id} desc limit 500`,
    )
    return {
      staffId: person.id,
      staffNo: person.staffNo,
      name: person.name,
      sameName,
      tasks: tasks.map(({ holder: _h, kind: _k, business, ...t }) => ({
        ...t,
        business,
        businessTitle: call.house.title(business),
      })),
      handedOver,
    }
  })
}

/** Whoever left or moved within a year and still has open matters. */
export async function pendingHandOvers(
  house: House,
  q: Queryable,
  today: Day,
): Promise<Output<typeof listHandOvers>['people']> {
  const since = addYears(today, -1)
  const moved = await q.rows<{
    staffId: string
    staffNo: string
    name: string
    day: Day
    departure: keyof typeof departures | null
    unitName: string | null
  }>(sql`
    select ${s.id} as "staffId", ${s.staffNo} as "staffNo", ${s.name} as name, ${s.leftOn} as day, ${s.departure} as departure, null as "unitName"
    from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.leftOn} between ${since}::date and ${today}::date
    union all
    select ${s.id}, ${s.staffNo}, ${s.name}, ${p.fromDay}, null, ${unitNameOn(q.scope.county, p.unitCode, today)}
    from ${asKnownNow.at(p)} join ${asKnownNow.at(s)} on ${s.countyCode} = ${p.countyCode} and ${s.staffNo} = ${p.staffNo}
    where ${p.countyCode} = ${q.scope.county} and ${s.leftOn} is null and ${p.fromDay} between ${since}::date and ${today}::date and ${standing(p, today)}
      and exists (select 1 from staff_post b where b.county_code = ${p.countyCode} and b.staff_no = ${p.staffNo} and b.void_reason is null
        and b.from_day < ${p.fromDay} and b.unit_code <> ${p.unitCode}
        and not exists (select 1 from org_unit u where u.county_code = b.county_code and u.code = b.unit_code and u.void_reason is null and u.successor_code = ${p.unitCode}))
    order by day desc`)
  const tasks = await openTasksOf(house, q, [...new Set(moved.map((m) => m.name))], today)
  return moved.flatMap(({ departure, unitName, ...m }) => {
    const open = tasks.filter((t) => t.holder === m.name)
    if (open.length === 0) return []
    const what = departure === null ? `调往${unitName ?? '其他机构'}` : departures[departure]
    return [{ ...m, what, open: open.length, overdue: open.filter((t) => t.dueOn !== null && t.dueOn < today).length }]
  })
}

/** Puts open matters on another person, many at once, and keeps each on record with both names. */
export async function handOverTasks(call: Call, input: Input<typeof handOver>): Promise<{ handed: number }> {
  return await call.write(async (tx) => {
    const person = await personOf(tx, input.id)
    const refuse = (field: string, text: string): Refusal =>
      new Refusal(`org.hand-over.${field}`, text, { fields: { [field]: text } })
    const [to] = await tx.select(
      personFields,
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${tx.scope.county} and ${s.staffNo} = ${input.toNo}`,
    )
    if (!to) throw refuse('toNo', `没有人员编号 ${input.toNo}，请重新选择接收人。`)
    if (to.id === person.id) throw refuse('toNo', '移交人和接收人是同一个人。')
    if (to.leftOn !== null && to.leftOn <= call.today)
      throw refuse('toNo', `${to.name} ${to.leftOn} 已经离任，不能接收。`)
    if (to.name === person.name)
      throw refuse('toNo', `两个人都叫${to.name}，记录里分不出是谁办的，请先在记录里写明人员编号。`)
    const open = await openTasksOf(call.house, tx, [person.name], call.today)
    const wanted = input.tasks.map((t) => {
      const task = open.find((o) => o.business === t.business && o.id === t.id)
      if (!task)
        throw new Refusal('org.hand-over.gone', '有的事项已经办结或者已经不在这个人名下，请刷新清单后再移交。', {
          status: 409,
        })
      return task
    })
    for (const kind of taskKinds(call.house)) {
      const ids = wanted.filter((t) => t.kind === kind.id).map((t) => t.id)
      if (ids.length > 0) await kind.reassign!(tx, ids, person.name, to.name)
    }
    await insertRows(
      tx,
      h,
      wanted.map((t) => ({
        staffNo: person.staffNo,
        toNo: to.staffNo,
        handedOn: call.today,
        business: t.business,
        taskId: t.id,
        taskText: t.text,
        page: t.page,
      })),
    )
    return { handed: wanted.length }
  })
}
