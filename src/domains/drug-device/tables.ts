import { bool, coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { CreditGrade, ReportKind, ReportOutcome, ReporterKind, ReviewResult, Severity, UnitRole } from './terms.ts'

/**
 * One report of an adverse reaction or event as the national monitoring system has it. Of the patient nothing is kept that names
 * him: sex and age are what the review needs.
 */
export const adverseReport = ledger(
  'adverse_report',
  '药品不良反应、医疗器械不良事件、化妆品不良反应报告',
  {
    reportNo: text('报告编号').notNull(),
    kind: coded<ReportKind>('种类').notNull(),
    firstReport: bool('首次报告（跟踪报告为否）').notNull(),
    followsNo: text('跟踪的首次报告编号'),
    severity: coded<Severity>('严重程度').notNull(),
    isNew: bool('新的不良反应'),
    partyId: uuid('报告单位').notNull(),
    reporterKind: coded<ReporterKind>('报告单位类别').notNull(),
    productName: text('怀疑产品').notNull(),
    approvalNo: text('批准文号、注册证号或备案号'),
    maker: text('生产企业'),
    batchNo: text('批号'),
    eventName: text('不良反应（事件）名称').notNull(),
    patientSex: text('患者性别'),
    patientAge: integer('患者年龄'),
    onsetOn: day('发生日期'),
    foundOn: day('发现或者获知日期').notNull(),
    reportedOn: day('报告日期').notNull(),
    dueOn: day('应报日期'),
    outcome: coded<ReportOutcome>('结果'),
    reviewedOn: day('审核日期'),
    reviewResult: coded<ReviewResult>('审核结果'),
    reviewedBy: text('审核人'),
    reviewNote: text('审核意见'),
    duplicateOf: text('与哪一份重复'),
  },
  {
    indexes: [
      { on: ['reportNo'], unique: true },
      { on: ['partyId'] },
      { on: ['reportedOn', 'id'] },
      { on: ['kind', 'reportedOn', 'id'] },
      { on: ['reportedOn'], name: 'adverse_report_open_idx', where: 'reviewed_on is null' },
    ],
    references: { partyId: () => party },
  },
)

/** The credit class of a unit in one role, from its grading to the next one (信用等级、分级分类监管). */
export const drugUnitGrade = ledger(
  'drug_unit_grade',
  '药品、医疗器械、化妆品单位信用等级',
  {
    partyId: uuid('主体').notNull(),
    role: coded<UnitRole>('单位类别').notNull(),
    year: integer('评定年度').notNull(),
    grade: coded<CreditGrade>('信用等级').notNull(),
    plannedVisits: integer('每年至少检查次数').notNull(),
    gradedOn: day('评定日期').notNull(),
    gradedBy: text('评定人').notNull(),
    reason: text('评定依据（处罚、抽检、检查记录等）'),
    replacedOn: day('重评日期'),
  },
  {
    indexes: [{ on: ['partyId', 'role', 'year'], unique: true }, { on: ['gradedOn', 'id'] }],
    references: { partyId: () => party },
  },
)
