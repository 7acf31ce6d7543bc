import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { checks, orders } from './check-views.ts'
import {
  inspectionFinding as f,
  inspectionObject as o,
  inspectionOrder as r,
  inspectionTask as t,
  inspectionVisit as v,
} from './tables.ts'
import { notDrawn } from './task-views.ts'
import { type CheckResult, type OrderKind, checkResults, orderKinds } from './terms.ts'

/** Campaign and routine checks of a party, and what it was ordered to put right. What was drawn stands with random inspection. */
export const checkSection: PartySection = {
  title: '专项和日常检查',
  reading: 'check.read',
  records: [
    {
      id: 'check.visit',
      title: '检查记录',
      page: '/checks',
      rows: () => ({
        of: v,
        party: o.partyId,
        day: v.visitedOn,
        said: [t.name, v.result, v.problem],
        from: checks,
        where: notDrawn,
      }),
      text: ([task, result, problem]) =>
        `${task}：${checkResults[result as CheckResult]}${problem === null ? '' : `，${problem}`}`,
      numbers: [{ title: '检查记录编号', column: v.recordNo }],
    },
    {
      id: 'check.order',
      title: '责令改正',
      page: '/orders',
      rows: () => ({
        of: r,
        party: o.partyId,
        day: r.issuedOn,
        said: [r.kind, r.content, r.dueOn, r.closedOn],
        from: orders,
        where: notDrawn,
      }),
      text: ([kind, content, dueOn, closedOn]) =>
        `${orderKinds[kind as OrderKind]}：${content}，期限 ${dueOn}${closedOn === null ? '' : `，${closedOn} 办结`}`,
      numbers: [{ title: '责令改正文书', column: r.orderNo, paper: r.issuedOn }],
    },
    {
      id: 'check.clue',
      title: '违法线索',
      page: '/checks',
      rows: () => ({
        of: f,
        party: o.partyId,
        day: f.clueOn,
        said: [f.clueNo, f.finding],
        from: sql`from ${asKnownNow.at(f)} join ${asKnownNow.at(v)} on ${v.countyCode} = ${f.countyCode} and ${v.id} = ${f.visitId}
          join ${asKnownNow.at(o)} on ${o.countyCode} = ${v.countyCode} and ${o.id} = ${v.objectId}
          join ${asKnownNow.at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId}`,
        where: sql`${f.clueNo} is not null and ${notDrawn}`,
        opens: v.id,
      }),
      text: ([clueNo, finding]) => `线索 ${clueNo}：${finding}`,
      numbers: [{ title: '违法线索编号', column: f.clueNo }],
    },
    {
      id: 'check.task',
      title: '专项和日常检查任务',
      page: '/check-tasks',
      rows: () => ({
        of: t,
        day: t.openedOn,
        said: [t.taskNo, t.name],
        from: sql`from ${asKnownNow.at(t)}`,
        where: notDrawn,
      }),
      text: ([taskNo, name]) => `${taskNo} ${name}`,
      numbers: [{ title: '检查任务编号', column: t.taskNo }],
    },
  ],
  async warnings(q, partyId, { today }) {
    const open = await q.select(
      { id: r.id, content: r.content, dueOn: r.dueOn },
      sql`${orders} where ${r.countyCode} = ${q.scope.county} and ${o.partyId} = ${partyId} and ${r.closedOn} is null and ${notDrawn}
        order by ${r.dueOn} limit 50`,
    )
    return open.map((x) => {
      const late = x.dueOn < today
      return {
        tone: late ? ('red' as const) : ('amber' as const),
        day: x.dueOn,
        text: `责令改正${late ? '逾期' : ''}（期限 ${x.dueOn}）：${x.content}`,
        todo: late ? '立即复查，没有改正的依法处理。' : '到期前复查。',
        page: `/orders/${x.id}`,
      }
    })
  },
}
