import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { type OpenTasks, heldBy } from '#kernel/task/declare.ts'
import { finishItem, replySupervision } from './contract.ts'
import { planItem as i, planSupervision as s, workPlan as p } from './tables.ts'

const county = sql`current_setting('app.county', true)`
const running = sql`${i.doneOn} is null and ${i.cancelledOn} is null and ${i.carriedOn} is null`

async function reassign(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void> {
  const rows = await lockRows(tx, i, [...new Set(ids)])
  if (rows.some((r) => r.holder !== from || (r.doneOn ?? r.cancelledOn ?? r.carriedOn) !== null))
    throw new Refusal('work-plan.reassign.gone', `有的计划事项已经结束或者不在${from}名下，请刷新清单。`, {
      status: 409,
    })
  await updateRows(
    tx,
    i,
    rows.map((r) => ({ id: r.id, version: r.version, set: { holder: to } })),
  )
}

/** Items by their last day, and notices of supervision by the day of the answer. */
export const workPlanTasks: OpenTasks = [
  {
    id: 'work-plan.item',
    title: '待完成的计划事项',
    permission: finishItem.permission,
    reading: 'work-plan.read',
    page: '/plan-items',
    act: finishItem.name,
    warn: 10,
    open: ({ today }) => ({
      id: i.id,
      holders: heldBy(i.holder),
      station: sql`null::text`,
      dueOn: i.dueOn,
      said: [p.title, i.content],
      from: sql`from ${asKnownNow.at(i)} join ${asKnownNow.at(p)} on ${p.countyCode} = ${i.countyCode} and ${p.id} = ${i.planId}
        where ${i.countyCode} = ${county} and ${running} and ${p.adoptedOn} <= ${today}::date`,
    }),
    text: ([plan, content]) => `${plan}：${content}`,
    reassign,
  },
  {
    id: 'work-plan.reply',
    title: '待回复的督办',
    permission: replySupervision.permission,
    reading: 'work-plan.read',
    page: '/plan-items',
    act: replySupervision.name,
    warn: 3,
    open: ({ today }) => ({
      id: i.id,
      holders: heldBy(i.holder),
      station: sql`null::text`,
      dueOn: s.replyDueOn,
      said: [s.documentNo, s.demand],
      from: sql`from ${asKnownNow.at(s)} join ${asKnownNow.at(i)} on ${i.countyCode} = ${s.countyCode} and ${i.id} = ${s.itemId}
        where ${s.countyCode} = ${county} and ${s.repliedOn} is null and ${running} and ${s.issuedOn} <= ${today}::date`,
    }),
    text: ([no, demand]) => `督办${no === null ? '' : ` ${no}`}：${demand}`,
    reassign,
  },
]
