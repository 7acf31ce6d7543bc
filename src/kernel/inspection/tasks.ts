import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { OpenTasks } from '#kernel/task/declare.ts'
import { orders } from './check-views.ts'
import { enterCheck, recheckOrder } from './contract.ts'
import { inspectionObject as o, inspectionOrder as r, inspectionTask as t, inspectionVisit as v } from './tables.ts'
import { notDrawn } from './task-views.ts'

const named = sql`join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`

/**
 * An order is to be looked at again by its last day (drawn checks lead to orders too). Whom tasks still have to check is due
 * at the end of the first of them; one line for a station, since a campaign lists hundreds at once.
 */
export const checkTasks: OpenTasks = [
  {
    id: 'check.recheck',
    title: '待复查的责令改正',
    permission: recheckOrder.permission,
    reading: 'check.read',
    page: '/orders',
    act: recheckOrder.name,
    warn: 3,
    open: ({ today }) => ({
      id: r.id,
      station: r.stationCode,
      dueOn: r.dueOn,
      said: [party.name, r.content],
      from: sql`${orders} ${named} where ${r.countyCode} = current_setting('app.county', true) and ${r.closedOn} is null and ${r.issuedOn} <= ${today}::date`,
    }),
    text: ([name, content]) => `${name}：${content}`,
  },
  {
    id: 'check.visit',
    title: '没有查完的检查任务',
    permission: enterCheck.permission,
    reading: 'check.read',
    page: '/check-tasks',
    warn: 5,
    open: ({ today }) => ({
      id: sql`null`,
      station: sql`waiting.station_code`,
      dueOn: sql`waiting.due_on`,
      said: [sql`waiting.tasks`, sql`waiting.objects`],
      from: sql`from (select ${o.stationCode} as station_code, min(${t.periodTo}) as due_on, count(*) as objects, count(distinct ${t.id}) as tasks
          from ${asKnownNow.at(t)} join ${asKnownNow.at(o)} on ${o.countyCode} = ${t.countyCode} and ${o.taskId} = ${t.id}
          where ${t.countyCode} = current_setting('app.county', true) and ${t.closedOn} is null and ${notDrawn} and ${o.droppedOn} is null and ${o.drawnOn} <= ${today}::date
            and not exists (select 1 from ${asKnownNow.at(v)} where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id})
          group by ${o.stationCode}) waiting where true`,
    }),
    text: ([tasks, objects]) => `${tasks} 项检查还有 ${objects} 家没有查`,
  },
]
