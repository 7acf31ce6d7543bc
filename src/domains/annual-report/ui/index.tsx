import { ledgerPages } from '#web/ledger-pages.tsx'
import { freezeReport, getReportIssue, listReportIssues } from '../contract.ts'

export default ledgerPages({
  path: '/report-issues',
  menu: { title: '工作总结定稿', group: '综合', order: 90 },
  permission: 'annual-report.read',
  list: listReportIssues,
  detail: getReportIssue,
  create: { contract: freezeReport, title: '定稿', permission: 'annual-report.freeze' },
})
