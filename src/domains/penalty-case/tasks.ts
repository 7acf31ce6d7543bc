import { type SQL, type SQLWrapper, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, type TaskDay, type TaskKind, workingDaysAfter } from '#kernel/task/declare.ts'
import { closeCase, decideCase, fileCase, recordPoliceReply, reviewCase, serveDecision } from './acts-contract.ts'
import { caseTransfer as x, penaltyCase as c } from './tables.ts'
import { pauseReasons } from './terms.ts'

const reading = 'penalty-case.read'
const open = sql`from ${asKnownNow.at(c)} where ${c.countyCode} = current_setting('app.county', true)
  and ${c.closedOn} is null and ${c.notFiledOn} is null`
const goesOn = sql`(select p ->> 'reason' from jsonb_array_elements(coalesce(${c.pauses}, '[]')) p where p ->> 'to' is null limit 1)`
const standing = sql`case ${goesOn} ${sql.join(
  Object.entries(pauseReasons).map(([code, word]) => sql`when ${code}::text then ${word}::text`),
  sql` `,
)} end`
const text: TaskKind['text'] = ([no, cause]) => `${no} ${cause}`

const kind = (k: {
  id: string
  title: string
  act: { permission: string; name: string }
  warn: number
  due: (d: TaskDay) => SQLWrapper
  where: SQL
  stands?: true
}): TaskKind => ({
  id: `penalty-case.${k.id}`,
  title: k.title,
  permission: k.act.permission,
  reading,
  page: '/penalty-cases',
  act: k.act.name,
  warn: k.warn,
  open: (d) => ({
    id: c.id,
    station: c.stationCode,
    dueOn: k.due(d),
    said: [c.caseNo, c.cause],
    ...(k.stands && { standing }),
    from: sql`${open} and ${k.where}`,
  }),
  text,
})

/** What waits in open cases, each with its clock. */
export const penaltyCaseTasks: OpenTasks = [
  kind({
    id: 'file',
    title: '待决定是否立案的案源',
    act: fileCase,
    warn: 3,
    due: () => c.checkDueOn,
    where: sql`${c.filedOn} is null`,
    stands: true,
  }),
  kind({
    id: 'review',
    title: '待审核的案件',
    act: reviewCase,
    warn: 3,
    due: (d) => workingDaysAfter(c.investigatedOn, 'case.review.days', d),
    where: sql`${c.investigatedOn} is not null and (${c.reviewedOn} is null or ${c.reviewOpinion} <> 'AGREE') and ${c.decidedOn} is null`,
  }),
  kind({
    id: 'decide',
    title: '待作出处理决定的案件',
    act: decideCase,
    warn: 10,
    due: () => c.dueOn,
    where: sql`${c.filedOn} is not null and ${c.decidedOn} is null`,
    stands: true,
  }),
  kind({
    id: 'serve',
    title: '待送达的处罚决定',
    act: serveDecision,
    warn: 2,
    due: () => c.serveDueOn,
    where: sql`${c.decidedOn} is not null and ${c.servedOn} is null and ${c.outcome} = 'PENALTY'`,
  }),
  kind({
    id: 'pay',
    title: '待缴清的罚没款',
    act: { permission: 'penalty-case.handle', name: 'recordCasePayment' },
    warn: 3,
    due: () => c.payDueOn,
    where: sql`${c.servedOn} is not null and ${c.paidOn} is null and coalesce(${c.fineFen}, 0) + coalesce(${c.confiscatedFen}, 0) > 0`,
  }),
  kind({
    id: 'close',
    title: '可以结案的案件',
    act: closeCase,
    warn: 3,
    due: (d) => workingDaysAfter(sql`coalesce(${c.paidOn}, ${c.servedOn}, ${c.decidedOn})`, 'case.close.days', d),
    where: sql`${c.decidedOn} is not null and (${c.outcome} <> 'PENALTY' or (${c.servedOn} is not null
      and (${c.paidOn} is not null or coalesce(${c.fineFen}, 0) + coalesce(${c.confiscatedFen}, 0) = 0)))`,
  }),
  {
    id: 'penalty-case.police-reply',
    title: '等公安机关决定的移送',
    permission: recordPoliceReply.permission,
    reading,
    page: '/case-transfers',
    act: recordPoliceReply.name,
    warn: 1,
    open: ({ law, today }) => ({
      id: x.id,
      station: x.stationCode,
      dueOn: sql`${x.deliveredOn} + ${law.number('case.police.days', today)}::int`,
      said: [x.transferNo, x.crime],
      from: sql`from ${asKnownNow.at(x)} where ${x.countyCode} = current_setting('app.county', true) and ${x.resultOn} is null`,
    }),
    text,
  },
]
