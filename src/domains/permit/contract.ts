import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { type Subjects, detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { seenRestrictions } from '#kernel/restriction/contract.ts'
import {
  applicationStates,
  businessFormats,
  certificateStates,
  decisions,
  outcomes,
  permitActions,
  permitKinds,
  siteCheckResults,
} from './terms.ts'

export const ApplicationRow = z.object({
  id: field.id(),
  applicationNo: field.text('受理编号'),
  party: field.party('申请人'),
  kind: field.code('许可种类', permitKinds),
  action: field.code('申请类型', permitActions),
  submittedOn: field.day('申请日期', { minor: true }),
  acceptedOn: field.day('受理日期').nullable(),
  dueOn: field.day('应办结日期').nullable(),
  concludedOn: field.day('办结日期').nullable(),
  state: field.code('状态', applicationStates),
})

export const listApplications = listOperation({
  name: 'listPermitApplications',
  title: '许可申请清单',
  path: '/api/permits',
  permission: 'permit.read',
  row: ApplicationRow,
  filters: {
    kind: field.code('许可种类', permitKinds).optional(),
    state: field.code('状态', applicationStates).optional(),
    acceptedFrom: field.day('受理日期起').optional(),
    acceptedTo: field.day('受理日期止').optional(),
    dueTo: field.day('在办件应办结日期不晚于').optional(),
  },
})

export const getApplication = detailOperation({
  name: 'getPermitApplication',
  title: '许可申请',
  path: '/api/permits/:id',
  permission: 'permit.read',
  ledger: { name: 'permit_application', changedBy: 'permit.accept' },
  record: ApplicationRow.extend({
    version: z.number(),
    premises: field.text('经营场所').nullable(),
    scopeItems: field.text('经营项目').nullable(),
    businessFormat: field.code('主体业态', businessFormats).nullable(),
    responsiblePerson: field.text('负责人').nullable(),
    foodSafetyManager: field.text('食品安全管理员').nullable(),
    commitmentMode: field.bool('告知承诺办理').nullable(),
    priorCertNo: field.text('原证编号').nullable(),
    returnedOn: field.day('退回补正日期').nullable(),
    notAcceptedOn: field.day('不予受理日期').nullable(),
    extendedTo: field.day('延长至').nullable(),
    extensionReason: field.text('延长理由').nullable(),
    decidedOn: field.day('决定日期').nullable(),
    decision: field.code('决定', decisions).nullable(),
    documentNo: field.text('决定书文号').nullable(),
    refusalReason: field.text('不予许可理由').nullable(),
    terminatedOn: field.day('终止办理日期').nullable(),
    withdrawnOn: field.day('撤回日期').nullable(),
    endReason: field.text('终止或撤回理由').nullable(),
    handler: field.text('经办人').nullable(),
    office: field.text('受理机构').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
    siteChecks: z
      .array(
        z.object({
          doneOn: field.day('核查日期').nullable(),
          inspectors: field.text('核查人员').nullable(),
          result: field.code('核查结果', siteCheckResults).nullable(),
          opinion: field.text('核查意见').nullable(),
        }),
      )
      .meta({ title: '现场核查', kind: 'lines' }),
    certificates: z
      .array(
        z.object({
          certNo: field.text('许可证编号'),
          issuedOn: field.day('发证日期'),
          validTo: field.day('有效期至').nullable(),
        }),
      )
      .meta({ title: '所发证书', kind: 'lines' }),
  }),
})

export const CertificateRow = z.object({
  id: field.id(),
  certNo: field.text('许可证编号'),
  party: field.party('持证主体'),
  kind: field.code('许可种类', permitKinds),
  issuedOn: field.day('发证日期'),
  validFrom: field.day('有效期起', { minor: true }),
  validTo: field.day('有效期至').nullable(),
  issuer: field.text('发证机关', { minor: true }).nullable(),
  state: field.code('状态', certificateStates),
})

export const listCertificates = listOperation({
  name: 'listPermitCertificates',
  title: '许可证清单',
  path: '/api/permit-certificates',
  permission: 'permit.read',
  row: CertificateRow,
  filters: {
    kind: field.code('许可种类', permitKinds).optional(),
    state: field.code('状态', certificateStates).optional(),
    expiring: field
      .bool('临近到期', { help: '在提醒天数（法定值 permit.certificate.expiring，默认 60 日）内到期的有效证书。' })
      .optional(),
    validFromDay: field.day('有效期至不早于').optional(),
    validToDay: field.day('有效期至不晚于').optional(),
  },
})

export const getCertificate = detailOperation({
  name: 'getPermitCertificate',
  title: '许可证',
  path: '/api/permit-certificates/:id',
  permission: 'permit.read',
  ledger: { name: 'permit_certificate', changedBy: 'permit.decide' },
  record: CertificateRow.extend({
    version: z.number(),
    premises: field.text('经营场所').nullable(),
    scopeItems: field.text('经营项目').nullable(),
    businessFormat: field.code('主体业态', businessFormats).nullable(),
    responsiblePerson: field.text('负责人').nullable(),
    supersededOn: field.day('换发日期').nullable(),
    revokedOn: field.day('撤销日期').nullable(),
    strippedOn: field.day('吊销日期').nullable(),
    deregisteredOn: field.day('注销日期').nullable(),
    endBasis: field.text('撤销、吊销、注销依据').nullable(),
    publishedOn: field.day('公示日期').nullable(),
    applicationNo: field.text('来源申请').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

/** The applicant, and whoever is to be responsible for the premises. */
const appliedBy = (input: Readonly<Record<string, unknown>>): Subjects | undefined => {
  const { kind, partyCode, responsiblePerson: name, commitmentMode } = input
  if (typeof kind !== 'string' || typeof partyCode !== 'string' || partyCode.trim() === '') return undefined
  return {
    matter: `permit.accept.${kind}`,
    partyCode: partyCode.trim(),
    people: typeof name === 'string' && name.trim() !== '' ? [{ name }] : [],
    promise: commitmentMode === true || commitmentMode === 'true',
  }
}

/** An accepted application; the last day for the decision is computed from the day of acceptance. */
export const acceptApplication = operation({
  name: 'acceptApplication',
  title: '受理许可申请',
  method: 'POST',
  path: '/api/permits',
  permission: 'permit.accept',
  restricted: appliedBy,
  undo: true,
  input: z.object({
    applicationNo: field.text('受理编号'),
    kind: field.code('许可种类', permitKinds),
    action: field.code('申请类型', permitActions),
    partyCode: field.text('申请人的统一社会信用代码'),
    premises: field.text('经营场所').optional(),
    scopeItems: field.text('经营项目', { help: '几项之间用顿号隔开。' }).optional(),
    businessFormat: field.code('主体业态', businessFormats).optional(),
    responsiblePerson: field.text('负责人').optional(),
    commitmentMode: field.bool('告知承诺办理').default(false),
    priorCertNo: field.text('原证编号', { help: '变更、延续、补发、注销时填。' }).optional(),
    submittedOn: field.day('申请日期'),
    acceptedOn: field.day('受理日期'),
    handler: field.text('经办人').optional(),
    externalNo: field.text('上级系统编号').optional(),
    ...seenRestrictions,
  }),
  output: z.object({ id: z.string(), dueOn: z.string(), notes: z.array(z.string()) }),
})

/** The end of an accepted application, with the site check and the certificate where there are any. */
export const concludeApplication = operation({
  name: 'concludeApplication',
  title: '办结许可申请',
  method: 'POST',
  path: '/api/permits/:id/conclude',
  permission: 'permit.decide',
  approval: { title: '许可决定审批', page: '/permits/:id' },
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    outcome: field.code('办理结果', outcomes),
    on: field.day('办结日期'),
    reason: field.text('不予、终止或撤回的理由').optional(),
    documentNo: field.text('决定书文号').optional(),
    siteCheckOn: field.day('现场核查日期').optional(),
    inspectors: field.text('核查人员', { help: '两人以上，用顿号隔开。' }).optional(),
    siteCheckResult: field.code('核查结果', siteCheckResults).optional(),
    certNo: field.text('许可证编号').optional(),
    issuedOn: field.day('发证日期').optional(),
    validFrom: field.day('有效期起').optional(),
    validTo: field.day('有效期至').optional(),
  }),
  output: z.object({ id: z.string(), certificateId: z.string().nullable() }),
})
