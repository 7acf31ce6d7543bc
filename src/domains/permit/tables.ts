import { bool, coded, day, decimal, integer, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { BusinessFormat, Decision, PermitAction, PermitKind, SiteCheckResult } from './terms.ts'

/** One application, from submission to its end. 行政许可法第二十九条至第五十条. */
export const permitApplication = ledger(
  'permit_application',
  '行政许可（登记、备案）申请',
  {
    kind: coded<PermitKind>('许可种类').notNull(),
    action: coded<PermitAction>('申请类型').notNull(),
    applicationNo: text('受理编号').notNull(),
    partyId: uuid('申请人').notNull(),
    applicantName: text('申请时的名称'),
    premises: text('经营场所'),
    premisesDivision: text('经营场所行政区划代码'),
    scopeItems: json<string[]>('经营项目'),
    businessFormat: coded<BusinessFormat>('主体业态'),
    responsiblePerson: text('负责人'),
    foodSafetyManager: text('食品安全管理员'),
    commitmentMode: bool('告知承诺办理'),
    priorCertNo: text('原证编号'),
    submittedOn: day('申请日期').notNull(),
    returnedOn: day('退回补正日期'),
    returnReason: text('补正内容'),
    notAcceptedOn: day('不予受理日期'),
    notAcceptedReason: text('不予受理理由'),
    acceptedOn: day('受理日期'),
    dueOn: day('应办结日期'),
    pauses: json<{ from: string; to?: string; reason: string }[]>('期限中止（听证、检验、补正等）'),
    extendedTo: day('延长至'),
    extensionReason: text('延长理由'),
    decidedOn: day('决定日期'),
    decision: coded<Decision>('决定'),
    documentNo: text('决定书文号'),
    refusalReason: text('不予许可理由'),
    terminatedOn: day('终止办理日期'),
    withdrawnOn: day('申请人撤回日期'),
    endReason: text('终止或撤回理由'),
    concludedOn: day('办结日期'),
    deliveredOn: day('送达日期'),
    handler: text('经办人'),
    office: text('受理机构'),
    remark: text('备注'),
  },
  {
    indexes: [
      { on: ['applicationNo'], unique: true },
      { on: ['partyId'] },
      { on: ['acceptedOn'] },
      { on: ['submittedOn', 'id'] },
      { on: ['dueOn'], where: 'concluded_on is null' },
      { on: ['kind', 'submittedOn', 'id'] },
      { on: ['documentNo'], where: 'document_no is not null' },
    ],
    references: { partyId: () => party },
  },
)

/** A check of the premises in the course of an application, by two or more (行政许可法第三十四条). */
export const permitSiteCheck = ledger(
  'permit_site_check',
  '许可现场核查',
  {
    applicationId: uuid('申请').notNull(),
    assignedOn: day('指派日期'),
    doneOn: day('核查日期'),
    inspectors: json<string[]>('核查人员'),
    result: coded<SiteCheckResult>('核查结果'),
    score: decimal('得分'),
    rectifyBy: day('整改期限'),
    opinion: text('核查意见'),
    round: integer('第几次核查'),
  },
  { indexes: [{ on: ['applicationId'] }], references: { applicationId: () => permitApplication } },
)

/**
 * A certificate as issued once. Its number lives on through changes and renewals, each a row of its own; the row before is
 * superseded. `applicationId` is empty where another authority issued it, and is no foreign key for that reason.
 */
export const permitCertificate = ledger(
  'permit_certificate',
  '许可证（登记证、备案凭证）',
  {
    certNo: text('许可证编号').notNull(),
    kind: coded<PermitKind>('许可种类').notNull(),
    partyId: uuid('持证主体').notNull(),
    applicationId: uuid('来源申请'),
    premises: text('经营场所'),
    scopeItems: json<string[]>('经营项目'),
    businessFormat: coded<BusinessFormat>('主体业态'),
    responsiblePerson: text('负责人'),
    issuedOn: day('发证日期').notNull(),
    validFrom: day('有效期起').notNull(),
    validTo: day('有效期至（空为长期）'),
    issuer: text('发证机关'),
    supersededOn: day('换发日期'),
    revokedOn: day('撤销日期'),
    strippedOn: day('吊销日期'),
    deregisteredOn: day('注销日期'),
    endBasis: text('撤销、吊销、注销依据'),
    publishedOn: day('公示日期'),
  },
  {
    indexes: [
      { on: ['certNo', 'issuedOn'], unique: true },
      { on: ['partyId'] },
      { on: ['validTo'] },
      { on: ['issuedOn', 'id'] },
      { on: ['applicationId'] },
    ],
    references: { partyId: () => party },
  },
)
