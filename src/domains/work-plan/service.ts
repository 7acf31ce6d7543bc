import type { Input, Output } from '#platform/contract/operation.ts'
import { addYears } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  addItem,
  adoptPlan,
  cancelItem,
  carryOver,
  finishItem,
  replySupervision,
  reportProgress,
  superviseItem,
} from './contract.ts'
import { checkItem, checkItemStep } from './rules.ts'
import { planItem as i, planProgress, planSupervision, workPlan as p } from './tables.ts'

type Nothing = Record<string, never>

const stop = (refusal: Refusal | undefined): void => {
  if (refusal) throw refusal
}
const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`work-plan.${code}`, text, { fields: { [field]: text } })

export async function adopt(call: Call, input: Input<typeof adoptPlan>): Promise<{ id: string }> {
  if (input.adoptedOn > call.today)
    throw refuse('future', 'adoptedOn', `印发日期 ${input.adoptedOn} 还没有到，请核对。`)
  const adopted = Number(input.adoptedOn.slice(0, 4))
  if (input.year < adopted || input.year > adopted + 1)
    throw refuse('year', 'year', `${input.adoptedOn} 印发的计划应当是 ${adopted} 或 ${adopted + 1} 年度的，请核对。`)
  return await call.write(async (tx) => {
    const [same] = await existingRows(tx, p, p.title, [input.title], sql`${p.year} = ${input.year}`)
    if (same) throw refuse('title', 'title', `${input.year} 年度已经有“${input.title}”。`)
    return { id: (await insertRows(tx, p, [input]))[0]! }
  })
}

/** A plan that stands, locked: items are numbered one after another. */
async function planOf(tx: LedgerTx, id: string) {
  const [plan] = await lockRows(tx, p, [id])
  if (!plan || plan.voidReason !== null) throw notFound('这个计划')
  return plan
}

async function nextItemNo(tx: LedgerTx, planId: string): Promise<number> {
  const [last] = await tx.select(
    { n: sql<number>`coalesce(max(${i.itemNo}), 0)::int` },
    sql`from ${asKnownNow.at(i)} where ${i.countyCode} = ${tx.scope.county} and ${i.planId} = ${planId}`,
  )
  return last!.n + 1
}

export async function add(call: Call, input: Input<typeof addItem>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const plan = await planOf(tx, input.id)
    stop(checkItem(input.dueOn, plan))
    const { id: planId, ...item } = input
    const row = { ...item, planId, itemNo: await nextItemNo(tx, planId) }
    return { id: (await insertRows(tx, i, [row]))[0]! }
  })
}

/** An item with its plan, locked. */
async function itemOf(tx: LedgerTx, id: string) {
  const [item] = await lockRows(tx, i, [id])
  if (!item || item.voidReason !== null) throw notFound('这一项')
  const [plan] = await tx.select(
    { adoptedOn: p.adoptedOn },
    sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${tx.scope.county} and ${p.id} = ${item.planId}`,
  )
  return { item, plan: plan! }
}

export async function report(call: Call, input: Input<typeof reportProgress>): Promise<{ id: string }> {
  if (input.percent < 0 || input.percent > 100) throw refuse('percent', 'percent', '完成百分比要在 0 到 100 之间。')
  return await call.write(async (tx) => {
    const { item, plan } = await itemOf(tx, input.id)
    stop(checkItemStep(item, plan, input.reportedOn, { today: call.today, field: 'reportedOn', title: '日期' }))
    const { id: itemId, ...said } = input
    const row = { ...said, itemId, reportedBy: call.acted.actor.name }
    return { id: (await insertRows(tx, planProgress, [row]))[0]! }
  })
}

export async function finish(call: Call, input: Input<typeof finishItem>): Promise<Nothing> {
  return await call.write(async (tx) => {
    const { item, plan } = await itemOf(tx, input.id)
    stop(checkItemStep(item, plan, input.doneOn, { today: call.today, field: 'doneOn', title: '完成日期' }))
    const { id, version, ...set } = input
    await updateRows(tx, i, [{ id, version, set }])
    return {}
  })
}

export async function cancel(call: Call, input: Input<typeof cancelItem>): Promise<Nothing> {
  return await call.write(async (tx) => {
    const { item, plan } = await itemOf(tx, input.id)
    stop(checkItemStep(item, plan, input.cancelledOn, { today: call.today, field: 'cancelledOn', title: '取消日期' }))
    const { id, version, ...set } = input
    await updateRows(tx, i, [{ id, version, set }])
    return {}
  })
}

export async function supervise(call: Call, input: Input<typeof superviseItem>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const { item, plan } = await itemOf(tx, input.id)
    stop(checkItemStep(item, plan, input.issuedOn, { today: call.today, field: 'issuedOn', title: '督办日期' }))
    if (input.replyDueOn < input.issuedOn) throw refuse('reply-due', 'replyDueOn', '回复期限早于督办日期，请核对。')
    const { id: itemId, ...said } = input
    return { id: (await insertRows(tx, planSupervision, [{ ...said, itemId }]))[0]! }
  })
}

export async function reply(call: Call, input: Input<typeof replySupervision>): Promise<Nothing> {
  return await call.write(async (tx) => {
    await itemOf(tx, input.id)
    const s = planSupervision
    const [open] = await tx.select(
      { id: s.id, version: s.version, issuedOn: s.issuedOn },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${tx.scope.county} and ${s.itemId} = ${input.id} and ${s.repliedOn} is null
        order by ${s.issuedOn}, ${s.id} limit 1`,
    )
    if (!open) throw new Refusal('work-plan.replied', '这一项没有等待回复的督办，请刷新页面。', { status: 409 })
    if (input.repliedOn > call.today || input.repliedOn < open.issuedOn)
      throw refuse('replied-on', 'repliedOn', `回复日期要在督办日期 ${open.issuedOn} 和今天之间。`)
    const { repliedOn, reply: text } = input
    await updateRows(tx, s, [{ id: open.id, version: open.version, set: { repliedOn, reply: text } }])
    return {}
  })
}

/** Ends what the year before left open and begins it anew in this plan. Refuses when nothing is left. */
export async function carry(call: Call, input: Input<typeof carryOver>): Promise<Output<typeof carryOver>> {
  return await call.write(async (tx) => {
    const plan = await planOf(tx, input.id)
    if (input.carriedOn > call.today || input.carriedOn < plan.adoptedOn)
      throw refuse('carried-on', 'carriedOn', `结转日期要在计划印发日期 ${plan.adoptedOn} 和今天之间。`)
    const left = await tx.select(
      {
        id: i.id,
        version: i.version,
        part: i.part,
        content: i.content,
        target: i.target,
        unitCode: i.unitCode,
        holder: i.holder,
        dueOn: i.dueOn,
      },
      sql`from ${asKnownNow.at(i)} join ${asKnownNow.at(p)} on ${p.countyCode} = ${i.countyCode} and ${p.id} = ${i.planId}
        where ${i.countyCode} = ${tx.scope.county} and ${p.year} = ${plan.year - 1} and ${p.kind} = ${plan.kind}
          and ${i.doneOn} is null and ${i.cancelledOn} is null and ${i.carriedOn} is null order by ${i.itemNo}, ${i.id}`,
    )
    if (left.length === 0)
      throw new Refusal('work-plan.carry.nothing', `${plan.year - 1} 年度同类计划没有未完成的事项，不用结转。`)
    const first = await nextItemNo(tx, plan.id)
    await insertRows(
      tx,
      i,
      left.map(({ id, version: _version, dueOn, ...item }, n) => ({
        ...item,
        planId: plan.id,
        itemNo: first + n,
        dueOn: addYears(dueOn, 1),
        carriedFrom: id,
      })),
    )
    await updateRows(
      tx,
      i,
      left.map(({ id, version }) => ({ id, version, set: { carriedOn: input.carriedOn } })),
    )
    return { carried: left.length }
  })
}
