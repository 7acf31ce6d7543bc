import { events, population } from '#kernel/indicator/declare.ts'
import { reportIssue as r } from './tables.ts'

const issues = population({
  name: 'annual-report.issues',
  business: 'annual-report',
  page: '/report-issues',
  from: (at) => at(r),
  record: r.id,
  keys: { record: r.id },
  single: ['record'],
  time: { kind: 'flow', day: r.frozenOn },
  text: r.title,
})

export const reportsFrozen = events({
  id: 'annualreport.issues.count',
  name: '工作总结定稿份数',
  unit: '份',
  helper: true,
  section: '9',
  system: 'S87',
  over: issues,
  definition: '定稿日在 1 月 1 日至截止日之间的工作总结份数，作废的不计。',
})

export const annualReportIndicators = [reportsFrozen]
