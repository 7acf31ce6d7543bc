import { type SQL, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { type OpenTasks, type TaskKind, heldBy, workingDaysAfter } from '#kernel/task/declare.ts'
import {
  answerSupervision,
  decideAcceptance,
  decideReport,
  dispatchMatter,
  endComplaint,
  recordFeedback,
  recordOdr,
  tellParties,
} from './acts-contract.ts'
import { complaintAnswer, complaintMatter as m, complaintSupervision as su } from './tables.ts'
import { type Category, type MatterKind, categories, matterKinds } from './terms.ts'
import { pausedOn } from './views.ts'

const text: TaskKind['text'] = ([kind, category, matterNo, respondent]) =>
  `${categories[category as Category]}${matterKinds[kind as MatterKind]} ${matterNo}，${respondent}`
const said = [m.kind, m.category, m.matterNo, m.respondentName]

const here = sql`${m.countyCode} = current_setting('app.county', true)`
const live = sql`from ${asKnownNow.at(m)} where ${here} and ${m.closedOn} is null`
/** With a unit that has not given it back. */
const withUnit = sql`${m.dispatchedOn} is not null and ${m.returnedOn} is null and (${m.odrFrom} is null or ${m.odrTo} is not null)`
/** The statutory clock, or the hotline's where that is earlier. */
const earlier = (clock: SQL): SQL =>
  sql`least(${clock}, case when ${m.hotlineAnsweredOn} is null then ${m.hotlineDueOn} end)`
const untold = (...kinds: string[]): SQL => sql`not exists (select 1 from ${asKnownNow.at(complaintAnswer)}
  where ${complaintAnswer.countyCode} = ${m.countyCode} and ${complaintAnswer.matterId} = ${m.id} and ${complaintAnswer.kind} in (${sql.join(
    kinds.map((k) => sql`${k}`),
    sql`, `,
  )}))`

async function reassign(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void> {
  const rows = await lockRows(tx, m, ids)
  if (rows.some((r) => r.handler !== from))
    throw new Refusal('complaint.reassign.gone', `有的投诉举报已经不在${from}名下，请刷新清单。`, { status: 409 })
  await updateRows(
    tx,
    m,
    rows.map((r) => ({ id: r.id, version: r.version, set: { handler: to } })),
  )
}

const common = {
  permission: endComplaint.permission,
  reading: 'complaint.read',
  page: '/complaints',
  text,
} as const

/** Every clock of complaints and reports, from dispatch to the last answer. */
export const complaintTasks: OpenTasks = [
  {
    ...common,
    id: 'complaint.dispatch',
    title: '待分送的投诉举报',
    permission: dispatchMatter.permission,
    act: dispatchMatter.name,
    warn: 0,
    open: (d) => ({
      id: m.id,
      station: m.stationCode,
      dueOn: workingDaysAfter(sql`coalesce(${m.returnedOn}, ${m.registeredOn})`, 'complaint.dispatch.days', d),
      said,
      from: sql`${live} and (${m.dispatchedOn} is null or ${m.returnedOn} is not null) and (${m.odrFrom} is null or ${m.odrTo} is not null)
        and ${m.receivedOn} <= ${d.today}::date`,
    }),
  },
  {
    ...common,
    id: 'complaint.odr',
    title: '企业和解中的投诉',
    permission: recordOdr.permission,
    act: recordOdr.name,
    warn: 2,
    open: () => ({
      id: m.id,
      station: m.stationCode,
      dueOn: m.odrDueOn,
      said,
      from: sql`${live} and ${m.odrFrom} is not null and ${m.odrTo} is null`,
    }),
  },
  {
    ...common,
    id: 'complaint.accept',
    title: '待决定是否受理的投诉',
    act: decideAcceptance.name,
    warn: 2,
    open: () => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: earlier(sql`${m.acceptDueOn}`),
      said,
      from: sql`${live} and ${m.kind} = 'COMPLAINT' and ${m.acceptedOn} is null and ${withUnit}`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.mediate',
    title: '调解中的投诉',
    act: endComplaint.name,
    warn: 5,
    open: ({ today }) => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: earlier(sql`${m.dueOn}`),
      standing: pausedOn(today),
      said,
      from: sql`${live} and ${m.kind} = 'COMPLAINT' and ${m.acceptedOn} is not null and ${withUnit}`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.check',
    title: '核查中的举报',
    act: decideReport.name,
    warn: 3,
    open: ({ today }) => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: earlier(sql`${m.dueOn}`),
      standing: pausedOn(today),
      said,
      from: sql`${live} and ${m.kind} = 'REPORT' and ${withUnit}`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.feedback',
    title: '待反馈的特种设备投诉',
    act: recordFeedback.name,
    warn: 1,
    open: ({ today, law }) => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: sql`((coalesce(${m.receivedAt}, ${m.receivedOn}::timestamp at time zone 'Asia/Shanghai')
        + make_interval(hours => ${law.number('complaint.feedback.hours', today)})) at time zone 'Asia/Shanghai')`,
      said,
      from: sql`from ${asKnownNow.at(m)} where ${here} and ${m.category} = 'SPECIAL_EQUIPMENT' and ${m.feedbackAt} is null
        and ${m.kind} <> 'CONSULT' and ${m.mergedInto} is null and ${m.notAcceptedOn} is null and ${m.receivedOn} <= ${today}::date`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.tell-end',
    title: '终止调解待告知双方',
    act: tellParties.name,
    warn: 2,
    open: (d) => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: workingDaysAfter(m.terminatedOn, 'complaint.end-notice.days', d),
      said,
      from: sql`from ${asKnownNow.at(m)} where ${here} and ${m.terminatedOn} is not null and ${m.terminatedOn} <= ${d.today}::date
        and ${m.mergedInto} is null and ${untold('TERMINATED')}`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.tell-filing',
    title: '是否立案待告知实名举报人',
    act: tellParties.name,
    warn: 2,
    // The order that the report was received under decides whether there is a duty at all (2026年4月15日起没有这一条).
    open: (d) => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: workingDaysAfter(m.decidedOn, 'complaint.filing-notice.days', d),
      said,
      from: sql`from ${asKnownNow.at(m)} where ${here} and ${m.decidedOn} is not null and ${m.decidedOn} <= ${d.today}::date
        and ${m.realName} and ${m.outcome} in ('FILED', 'NOT_FILED') and ${m.mergedInto} is null
        and ${workingDaysAfter(m.receivedOn, 'complaint.filing-notice.days', d)} is not null and ${untold('FILING', 'RESULT')}`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.hotline',
    title: '办结后待答复 12345',
    act: tellParties.name,
    warn: 1,
    open: () => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: m.hotlineDueOn,
      said,
      from: sql`from ${asKnownNow.at(m)} where ${here} and ${m.hotlineNo} is not null and ${m.hotlineAnsweredOn} is null
        and ${m.mergedInto} is null and ${m.closedOn} is not null`,
    }),
    reassign,
  },
  {
    ...common,
    id: 'complaint.supervision',
    title: '待回复的督办',
    act: answerSupervision.name,
    warn: 1,
    open: () => ({
      id: m.id,
      holders: heldBy(m.handler),
      station: m.stationCode,
      dueOn: su.dueOn,
      said,
      from: sql`from ${asKnownNow.at(su)} join ${asKnownNow.at(m)} on ${m.countyCode} = ${su.countyCode} and ${m.id} = ${su.matterId}
        where ${su.countyCode} = current_setting('app.county', true) and ${su.answeredOn} is null`,
    }),
    reassign,
  },
]
