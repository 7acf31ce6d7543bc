import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { type OpenTasks, heldBy } from '#kernel/task/declare.ts'
import { endPosting, finishDutyTask } from './contract.ts'
import { answerScreening, settleMatch } from './screening-contract.ts'
import {
  dutyTask as d,
  screenedPerson as p,
  screening as s,
  screeningMatch as m,
  villagePosting as v,
} from './tables.ts'
import { type Duty, type ScreeningKind, duties, screeningKinds } from './terms.ts'

const county = sql`current_setting('app.county', true)`
const years = 'staff-duty.posting.years'
/** Days before the end of a term on which a posting stands on the list. */
const ahead = 30

async function reassign(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void> {
  const rows = await lockRows(tx, d, ids)
  if (rows.some((r) => r.holder !== from || r.doneOn !== null || r.cancelledOn !== null))
    throw new Refusal('staff-duty.reassign.gone', `有的任务已经完成或者不在${from}名下，请刷新清单。`, { status: 409 })
  await updateRows(
    tx,
    d,
    rows.map((r) => ({ id: r.id, version: r.version, set: { holder: to } })),
  )
}

/** Tasks of the county's duties by their last day; letters to be answered; matches to be looked into; terms that run out. */
export const staffDutyTasks: OpenTasks = [
  {
    id: 'staff-duty.task',
    title: '待完成的中心工作和党建任务',
    permission: finishDutyTask.permission,
    reading: 'staff-duty.read',
    page: '/duty-tasks',
    act: finishDutyTask.name,
    warn: 3,
    open: ({ today }) => ({
      id: d.id,
      holders: heldBy(d.holder),
      station: sql`null::text`,
      dueOn: d.dueOn,
      said: [d.duty, d.title],
      from: sql`from ${asKnownNow.at(d)} where ${d.countyCode} = ${county} and ${d.doneOn} is null and ${d.cancelledOn} is null and ${d.assignedOn} <= ${today}::date`,
    }),
    text: ([duty, title]) => `${duties[duty as Duty]}：${title}`,
    reassign,
  },
  {
    id: 'staff-duty.answer',
    title: '待答复的核查来函',
    permission: answerScreening.permission,
    reading: answerScreening.permission,
    page: '/screenings',
    act: answerScreening.name,
    warn: 3,
    open: ({ today }) => ({
      id: s.id,
      station: sql`null::text`,
      dueOn: s.dueOn,
      said: [s.kind, s.screeningNo],
      from: sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${county} and ${s.answeredOn} is null and ${s.requestedOn} <= ${today}::date`,
    }),
    text: ([kind, no]) => `${screeningKinds[kind as ScreeningKind]}核查 ${no}`,
  },
  {
    id: 'staff-duty.match',
    title: '待核实的比中主体',
    permission: settleMatch.permission,
    reading: settleMatch.permission,
    page: '/screening-matches',
    act: settleMatch.name,
    warn: 3,
    open: ({ today }) => ({
      id: m.id,
      station: sql`null::text`,
      dueOn: s.dueOn,
      said: [s.screeningNo, m.role],
      from: sql`from ${asKnownNow.at(m)} join ${asKnownNow.at(p)} on ${p.countyCode} = ${m.countyCode} and ${p.id} = ${m.personId}
        join ${asKnownNow.at(s)} on ${s.countyCode} = ${p.countyCode} and ${s.id} = ${p.screeningId}
        where ${m.countyCode} = ${county} and ${m.verdict} = 'PENDING' and ${p.screenedOn} <= ${today}::date`,
    }),
    text: ([no, role]) => `核查 ${no}：比中一户的${role}`,
  },
  {
    id: 'staff-duty.posting',
    title: '任期将满的驻村干部',
    permission: endPosting.permission,
    reading: 'staff-duty.read',
    page: '/village-postings',
    act: endPosting.name,
    warn: 20,
    open: ({ today, law }) => ({
      id: v.id,
      station: sql`null::text`,
      dueOn: sql`(${v.fromDay} + make_interval(years => ${law.number(years, today)}::int))::date`,
      said: [v.name, v.village],
      from: sql`from ${asKnownNow.at(v)} where ${v.countyCode} = ${county} and ${v.toDay} is null and ${v.fromDay} <= ${today}::date
        and ${v.fromDay} + make_interval(years => ${law.number(years, today)}::int) <= ${today}::date + ${ahead}::int`,
    }),
    text: ([name, village]) => `${name}，${village}，任期将满`,
  },
]
