import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import { enterReport, getGrade, getReport, gradeUnit, listGrades, listReports, reviewReport } from '../contract.ts'
import { reportFlow } from '../rules.ts'
import type { ReportState } from '../terms.ts'

const monitor = 'drug-device.monitor'

export default combinePages(
  ledgerPages({
    path: '/adverse-reports',
    menu: { title: '不良反应（事件）监测', group: '药械化安全', order: 10 },
    permission: 'drug-device.read',
    list: listReports,
    sorts: ['reportedOn'],
    detail: getReport,
    create: { contract: enterReport, title: '登记报告', permission: monitor },
    acts: [
      {
        contract: reviewReport,
        title: '审核',
        permission: monitor,
        when: (r) => reportFlow.allows(r.state as ReportState, 'review'),
        initial: (_r, today) => ({ on: today }),
      },
    ],
  }),
  ledgerPages({
    path: '/drug-unit-grades',
    menu: { title: '药械化信用等级', group: '药械化安全', order: 20 },
    permission: 'drug-device.read',
    list: listGrades,
    sorts: ['gradedOn'],
    detail: getGrade,
    create: { contract: gradeUnit, title: '评定信用等级', permission: 'drug-device.grade' },
  }),
)
