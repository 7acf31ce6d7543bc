import { business, handle } from '#kernel/manifest/business.ts'
import { enterReport, getGrade, getReport, gradeUnit, listGrades, listReports, reviewReport } from './contract.ts'
import { reportLayout } from './exchange.ts'
import { drugDeviceIndicators, drugDeviceRules } from './indicators.ts'
import { drugDeviceLaw } from './law.ts'
import { drugDeviceNarrative } from './narrative.ts'
import { drugDeviceSection } from './party-section.ts'
import { drugDeviceSeed } from './seed.ts'
import { enter, grade, review } from './service.ts'
import { drugDeviceTasks } from './tasks.ts'
import { drugThemes } from './terms.ts'
import { gradeDetail, gradeList, reportDetail, reportList } from './views.ts'

export default business({
  id: 'drug-device',
  title: '药品医疗器械化妆品监管',
  group: '药械化安全',
  summary: '药械化日常检查和专项检查的主题与数字、单位信用等级、不良反应（事件）报告的登记和审核。',
  systems: ['S53', 'S54', 'S55', 'S56', 'S57'],
  permissions: {
    'drug-device.read': '查看药械化监管',
    'drug-device.monitor': '登记、审核不良反应（事件）报告',
    'drug-device.grade': '评定药械化单位信用等级',
  },
  operations: [
    handle(listReports, (call, input) => call.read((q) => reportList(q, input, call.today))),
    handle(getReport, (call, input) => call.read((q) => reportDetail(q, input.id, call.today))),
    handle(enterReport, enter),
    handle(reviewReport, review),
    handle(listGrades, (call, input) => call.read((q) => gradeList(q, input, call.today))),
    handle(getGrade, (call, input) => call.read((q) => gradeDetail(q, input.id, call.today))),
    handle(gradeUnit, grade),
  ],
  law: drugDeviceLaw,
  indicators: drugDeviceIndicators,
  rules: drugDeviceRules,
  narrative: drugDeviceNarrative,
  layouts: [reportLayout],
  partySection: drugDeviceSection,
  openTasks: drugDeviceTasks,
  checkThemes: drugThemes,
  seed: drugDeviceSeed,
})
