import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import {
  inspectionObject as o,
  inspectionOrder as r,
  inspectionTask as t,
  inspectionVisit as v,
} from '#kernel/inspection/tables.ts'
import { type CheckResult, type ObjectState, checkResults, objectStates } from '#kernel/inspection/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { isDoubleRandom, objectStateOn, objects } from './views.ts'

const orders = sql`from ${asKnownNow.at(r)}
  join ${asKnownNow.at(v)} on ${v.countyCode} = ${r.countyCode} and ${v.id} = ${r.visitId}
  join ${asKnownNow.at(o)} on ${o.countyCode} = ${v.countyCode} and ${o.id} = ${v.objectId}
  join ${asKnownNow.at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId}`

/** Checks of a party, and what it was ordered to put right. */
export const inspectionSection: PartySection = {
  title: '抽查检查',
  reading: 'random-inspection.read',
  records: [
    {
      id: 'random-inspection.object',
      title: '抽查检查',
      page: '/inspection-objects',
      rows: ({ today }) => ({
        of: o,
        party: o.partyId,
        day: sql`coalesce(last_visit.visited_on, ${o.drawnOn})`,
        said: [t.name, objectStateOn(today), sql`last_visit.result`],
        from: objects,
        where: isDoubleRandom,
      }),
      text: ([task, state, result]) =>
        `${task}：${objectStates[state as ObjectState]}${result === null ? '' : `，${checkResults[result as CheckResult]}`}`,
    },
    {
      id: 'random-inspection.task',
      title: '抽查任务',
      page: '/inspection-tasks',
      rows: () => ({
        of: t,
        day: t.openedOn,
        said: [t.taskNo, t.name],
        from: sql`from ${asKnownNow.at(t)}`,
        where: isDoubleRandom,
      }),
      text: ([taskNo, name]) => `${taskNo} ${name}`,
      numbers: [{ title: '抽查任务编号', column: t.taskNo }],
    },
    {
      id: 'random-inspection.order',
      title: '责令改正',
      page: '/inspection-objects',
      rows: () => ({
        of: r,
        party: o.partyId,
        day: r.issuedOn,
        said: [r.content, r.dueOn, r.closedOn],
        from: orders,
        where: isDoubleRandom,
        opens: o.id,
      }),
      text: ([content, dueOn, closedOn]) =>
        `责令改正：${content}，期限 ${dueOn}${closedOn === null ? '' : `，${closedOn} 办结`}`,
      numbers: [{ title: '责令改正通知书', column: r.orderNo, paper: r.issuedOn }],
    },
  ],
  async warnings(q, partyId, { today }) {
    const open = await q.select(
      { object: o.id, content: r.content, dueOn: r.dueOn, issuedOn: r.issuedOn },
      sql`${orders} where ${r.countyCode} = ${q.scope.county} and ${o.partyId} = ${partyId} and ${r.closedOn} is null and ${isDoubleRandom}
        and not exists (select 1 from inspection_recheck x where x.county_code = ${r.countyCode} and x.order_id = ${r.id} and x.void_reason is null and x.passed)
        order by ${r.dueOn} limit 50`,
    )
    return open.map((x) => {
      const late = x.dueOn < today
      return {
        tone: late ? ('red' as const) : ('amber' as const),
        day: x.dueOn,
        text: `责令改正${late ? '逾期' : ''}（期限 ${x.dueOn}）：${x.content}`,
        todo: late ? '立即复查，没有改正的依法处理。' : '到期前复查。',
        page: `/inspection-objects/${x.object}`,
      }
    })
  },
}
