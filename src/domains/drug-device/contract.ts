import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  creditGrades,
  gradeStates,
  outcomes,
  reportKinds,
  reportStates,
  reporterKinds,
  reviewResults,
  severities,
  unitRoles,
} from './terms.ts'

const id = z.uuid('编号不对')
const made = z.object({ id: z.string() })
const partyText = (title: string) => field.text(title, { help: '统一社会信用代码、内部编号或者全称。' })

const ReportRow = z.object({
  id: field.id(),
  reportNo: field.text('报告编号'),
  kind: field.code('种类', reportKinds),
  severity: field.code('严重程度', severities),
  party: field.party('报告单位'),
  productName: field.text('怀疑产品'),
  eventName: field.text('不良反应（事件）'),
  foundOn: field.day('发现日期'),
  reportedOn: field.day('报告日期'),
  dueOn: field.day('应报日期').nullable(),
  state: field.code('状态', reportStates),
})

export const listReports = listOperation({
  name: 'listAdverseReports',
  title: '不良反应（事件）报告',
  path: '/api/adverse-reports',
  permission: 'drug-device.read',
  row: ReportRow,
  filters: {
    kind: field.code('种类', reportKinds).optional(),
    severity: field.code('严重程度', severities).optional(),
    state: field.code('状态', reportStates).optional(),
    late: field.bool('逾期报告').optional(),
    reportedFrom: field.day('报告日期起').optional(),
    reportedTo: field.day('报告日期止').optional(),
  },
})

export const getReport = detailOperation({
  name: 'getAdverseReport',
  title: '不良反应（事件）报告',
  path: '/api/adverse-reports/:id',
  permission: 'drug-device.read',
  ledger: { name: 'adverse_report', changedBy: 'drug-device.monitor' },
  record: ReportRow.extend({
    version: z.number(),
    firstReport: field.bool('首次报告'),
    followsNo: field.text('跟踪的首次报告编号').nullable(),
    isNew: field.bool('新的不良反应').nullable(),
    reporterKind: field.code('报告单位类别', reporterKinds),
    approvalNo: field.text('批准文号、注册证号或备案号').nullable(),
    maker: field.text('生产企业').nullable(),
    batchNo: field.text('批号').nullable(),
    patientSex: field.text('患者性别').nullable(),
    patientAge: field.integer('患者年龄').nullable(),
    onsetOn: field.day('发生日期').nullable(),
    outcome: field.code('结果', outcomes).nullable(),
    reviewedOn: field.day('审核日期').nullable(),
    reviewedBy: field.text('审核人').nullable(),
    reviewNote: field.text('审核意见').nullable(),
    duplicateOf: field.text('与哪一份重复').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

export const enterReport = operation({
  name: 'enterAdverseReport',
  title: '登记不良反应（事件）报告',
  method: 'POST',
  path: '/api/adverse-reports',
  permission: 'drug-device.monitor',
  undo: true,
  input: z.object({
    reportNo: field.text('报告编号', { help: '国家监测系统给的编号。' }),
    kind: field.code('种类', reportKinds),
    partyCode: partyText('报告单位'),
    reporterKind: field.code('报告单位类别', reporterKinds),
    firstReport: field.bool('首次报告').default(true),
    followsNo: field.text('跟踪的首次报告编号', { help: '跟踪报告必填。' }).optional(),
    severity: field.code('严重程度', severities),
    isNew: field.bool('新的不良反应', { help: '说明书没有载明的。' }).optional(),
    productName: field.text('怀疑产品'),
    approvalNo: field.text('批准文号、注册证号或备案号').optional(),
    maker: field.text('生产企业').optional(),
    batchNo: field.text('批号').optional(),
    eventName: field.text('不良反应（事件）名称'),
    patientSex: field.text('患者性别').optional(),
    patientAge: field.integer('患者年龄', { help: '不要填写姓名、电话和证件号码。' }).optional(),
    onsetOn: field.day('发生日期').optional(),
    foundOn: field.day('发现或者获知日期', { help: '报告期限从这一天起算。' }),
    reportedOn: field.day('报告日期'),
    outcome: field.code('结果', outcomes).optional(),
  }),
  output: made,
})

export const reviewReport = operation({
  name: 'reviewAdverseReport',
  title: '审核报告',
  method: 'POST',
  path: '/api/adverse-reports/:id/review',
  permission: 'drug-device.monitor',
  undo: true,
  input: z.object({
    id,
    version: z.number(),
    on: field.day('审核日期'),
    result: field.code('审核结果', reviewResults),
    note: field.text('审核意见').optional(),
    duplicateOf: field.text('与哪一份重复', { help: '重复报告填被重复的报告编号。' }).optional(),
  }),
  output: made,
})

const GradeRow = z.object({
  id: field.id(),
  party: field.party('单位'),
  role: field.code('单位类别', unitRoles),
  year: field.integer('评定年度'),
  grade: field.code('信用等级', creditGrades),
  plannedVisits: field.integer('每年至少检查次数'),
  visits: field.integer('评定年度已检查（次）'),
  gradedOn: field.day('评定日期'),
  state: field.code('状态', gradeStates),
})

export const listGrades = listOperation({
  name: 'listDrugUnitGrades',
  title: '药械化单位信用等级',
  path: '/api/drug-unit-grades',
  permission: 'drug-device.read',
  row: GradeRow,
  filters: {
    role: field.code('单位类别', unitRoles).optional(),
    grade: field.code('信用等级', creditGrades).optional(),
    year: field.integer('评定年度').optional(),
    state: field.code('状态', gradeStates).optional(),
  },
})

export const getGrade = detailOperation({
  name: 'getDrugUnitGrade',
  title: '药械化单位信用等级',
  path: '/api/drug-unit-grades/:id',
  permission: 'drug-device.read',
  ledger: { name: 'drug_unit_grade', changedBy: 'drug-device.grade' },
  record: GradeRow.extend({
    version: z.number(),
    gradedBy: field.text('评定人'),
    reason: field.text('评定依据').nullable(),
    replacedOn: field.day('重评日期').nullable(),
  }),
})

export const gradeUnit = operation({
  name: 'gradeDrugUnit',
  title: '评定信用等级',
  method: 'POST',
  path: '/api/drug-unit-grades',
  permission: 'drug-device.grade',
  undo: true,
  input: z.object({
    partyCode: partyText('单位'),
    role: field.code('单位类别', unitRoles),
    year: field.integer('评定年度'),
    grade: field.code('信用等级', creditGrades),
    gradedOn: field.day('评定日期'),
    reason: field.text('评定依据', { help: '警示以下的必填：处罚、抽检、检查记录的文号。' }).optional(),
  }),
  output: made,
})
