import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, workingDaysAfter } from '#kernel/task/declare.ts'
import { reviewReport } from './contract.ts'
import { adverseReport as r } from './tables.ts'
import { type ReportKind, reportKinds } from './terms.ts'

/** Reports that nobody has looked at yet. */
export const drugDeviceTasks: OpenTasks = [
  {
    id: 'drug-device.review-report',
    title: '待审核的不良反应（事件）报告',
    permission: reviewReport.permission,
    reading: 'drug-device.read',
    page: '/adverse-reports',
    act: reviewReport.name,
    warn: 3,
    open: (d) => ({
      id: r.id,
      station: r.stationCode,
      dueOn: workingDaysAfter(r.reportedOn, 'adr.review.days', d),
      said: [r.kind, r.reportNo, party.name],
      from: sql`from ${asKnownNow.at(r)} join ${party} on ${party.countyCode} = ${r.countyCode} and ${party.id} = ${r.partyId}
        where ${r.countyCode} = current_setting('app.county', true) and ${r.reviewedOn} is null and ${r.reportedOn} <= ${d.today}::date`,
    }),
    text: ([kind, no, name]) => `${reportKinds[kind as ReportKind]} ${no}（${name}）`,
  },
]
