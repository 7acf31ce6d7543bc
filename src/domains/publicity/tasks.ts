import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, type TaskKind, workingDaysAfter } from '#kernel/task/declare.ts'
import { enterPublication, withdrawNotice } from './contract.ts'
import { publicationNotice as n } from './tables.ts'
import { type NoticeKind, noticeKinds } from './terms.ts'

const named: TaskKind['text'] = ([kind, documentNo, subject]) =>
  `${noticeKinds[kind as NoticeKind]} ${documentNo}，${subject}`
const said = [n.kind, n.documentNo, n.subjectName]

/**
 * Documents that are not public yet (企业信息公示暂行条例第六条、行政处罚信息公示规定第九条), and public ones whose decision was changed
 * or annulled (行政处罚法第四十八条：三个工作日内撤下).
 */
export const publicityTasks: OpenTasks = [
  {
    id: 'publicity.publish',
    title: '待公示的文书',
    permission: enterPublication.permission,
    reading: 'publicity.read',
    page: '/publicity-notices',
    act: enterPublication.name,
    warn: 3,
    open: () => ({
      id: n.id,
      station: n.stationCode,
      dueOn: n.dueOn,
      said,
      from: sql`from ${asKnownNow.at(n)} where ${n.countyCode} = current_setting('app.county', true) and ${n.publishedOn} is null and ${n.withdrawnOn} is null`,
    }),
    text: named,
  },
  {
    id: 'publicity.withdraw',
    title: '应撤下的公示',
    permission: withdrawNotice.permission,
    reading: 'publicity.read',
    page: '/publicity-notices',
    act: withdrawNotice.name,
    warn: 3,
    open: (d) => ({
      id: n.id,
      station: n.stationCode,
      // Before the law had a limit, what was annulled still has to go: it has no clock.
      dueOn: sql`coalesce(${n.withdrawDueOn}, ${workingDaysAfter(n.annulledOn, 'publicity.withdraw.days', d)})`,
      said,
      from: sql`from ${asKnownNow.at(n)} where ${n.countyCode} = current_setting('app.county', true) and ${n.annulledOn} <= ${d.today}::date
        and ${n.withdrawnOn} is null and ${n.publishedOn} is not null`,
    }),
    text: named,
  },
]
