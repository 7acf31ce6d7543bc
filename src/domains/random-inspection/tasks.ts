import { type SQL, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import {
  inspectionObject as o,
  inspectionPublication as p,
  inspectionTask as t,
  inspectionVisit as v,
} from '#kernel/inspection/tables.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { type OpenTasks, type TaskKind, workingDaysAfter } from '#kernel/task/declare.ts'
import { enterResult } from './contract.ts'
import { isDoubleRandom } from './views.ts'

/** Names as they are written in one field. */
const separators = '[、，,；; ]+'
const namesIn = (text: string | null): string[] => (text ?? '').split(new RegExp(separators)).filter(Boolean)

const named: TaskKind['text'] = ([task, name]) => `抽查 ${task}：${name}`
const common = {
  permission: enterResult.permission,
  reading: 'random-inspection.read',
  page: '/inspection-objects',
  act: enterResult.name,
  text: named,
}

/** Objects of tasks that are still open: those of closed tasks are done, however many years of them there are. */
const inOpenTasks = sql`from ${asKnownNow.at(t)} join ${asKnownNow.at(o)} on ${o.countyCode} = ${t.countyCode} and ${o.taskId} = ${t.id}
  join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`
const notPublished = sql`not exists (select 1 from ${asKnownNow.at(p)} where ${p.countyCode} = ${o.countyCode} and ${p.objectId} = ${o.id} and ${p.withdrawnOn} is null)`
const open = (today: string): SQL =>
  sql`where ${t.countyCode} = current_setting('app.county', true) and ${t.closedOn} is null and ${isDoubleRandom} and ${o.droppedOn} is null and ${o.drawnOn} <= ${today}::date and ${notPublished}`

async function reassign(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void> {
  const rows = await lockRows(tx, o, ids)
  const changes = rows.map((r) => {
    const names = namesIn(r.inspectors)
    if (!names.includes(from) || r.droppedOn !== null)
      throw new Refusal('random-inspection.reassign.gone', `有的检查对象不在${from}名下了，请刷新清单。`, {
        status: 409,
      })
    // 行政处罚法第四十二条: two inspectors, and the other of the pair may not take over from the first.
    if (names.includes(to))
      throw new Refusal(
        'random-inspection.reassign.pair',
        `${to}已经是同一对象的检查人员，两名检查人员不能是同一个人，请换一个接收人。`,
      )
    return { id: r.id, version: r.version, set: { inspectors: names.map((n) => (n === from ? to : n)).join('、') } }
  })
  await updateRows(tx, o, changes)
}

/**
 * A drawn object without a result stands on each of its inspectors, until the end of the task's period. A result that is not
 * public is due twenty working days after the check (国市监信〔2019〕38号) and belongs to whoever may publish it.
 */
export const inspectionTasks: OpenTasks = [
  {
    ...common,
    id: 'random-inspection.check',
    title: '待检查的抽查对象',
    warn: 5,
    open: ({ today }) => ({
      id: o.id,
      holders: sql`array_remove(string_to_array(regexp_replace(coalesce(${o.inspectors}, ''), ${separators}, '、', 'g'), '、'), '')`,
      station: o.stationCode,
      dueOn: t.periodTo,
      said: [t.name, party.name],
      from: sql`${inOpenTasks} ${open(today)}
        and not exists (select 1 from ${asKnownNow.at(v)} where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id})`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'random-inspection.publish',
    title: '待公示的抽查结果',
    warn: 5,
    open: (d) => ({
      id: o.id,
      station: o.stationCode,
      dueOn: sql`coalesce(${o.dueOn}, ${workingDaysAfter(sql`visited.on_day`, 'random-inspection.publish.days', d)})`,
      said: [t.name, party.name],
      from: sql`${inOpenTasks} join lateral (select max(${v.visitedOn}) as on_day from ${asKnownNow.at(v)}
          where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id}) visited on visited.on_day <= ${d.today}::date
        ${open(d.today)}`,
    }),
  },
]
