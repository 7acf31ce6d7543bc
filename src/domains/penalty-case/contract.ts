import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation } from '#platform/contract/operation.ts'
import {
  caseStates,
  closingGrounds,
  fields,
  outcomes,
  partyKinds,
  policeResults,
  procedures,
  responses,
  reviewKinds,
  reviewOpinions,
  sources,
  transferStates,
} from './terms.ts'

const CaseRow = z.object({
  id: field.id(),
  caseNo: field.text('案件编号'),
  procedure: field.code('程序', procedures),
  field: field.code('领域', fields),
  cause: field.text('案由'),
  partyName: field.text('当事人'),
  officers: field.text('办案人员').nullable(),
  filedOn: field.day('立案日期').nullable(),
  dueOn: field.day('处理决定期限').nullable(),
  closedOn: field.day('结案日期').nullable(),
  state: field.code('状态', caseStates),
})

export const listCases = listOperation({
  name: 'listPenaltyCases',
  title: '行政处罚案件',
  path: '/api/penalty-cases',
  permission: 'penalty-case.read',
  row: CaseRow,
  filters: {
    field: field.code('领域', fields).optional(),
    procedure: field.code('程序', procedures).optional(),
    state: field.code('状态', caseStates).optional(),
    theme: field.choice('来自专项', 'check-theme').optional(),
    filedFrom: field.day('立案日期起').optional(),
    filedTo: field.day('立案日期止').optional(),
    closedFrom: field.day('结案日期起').optional(),
    closedTo: field.day('结案日期止').optional(),
  },
})

/** Penalties given on the spot, on a page of their own with the form to enter one. */
export const listOnSpot = listOperation({
  name: 'listOnSpotPenalties',
  title: '当场处罚',
  path: '/api/on-spot-penalties',
  permission: 'penalty-case.read',
  row: CaseRow,
  filters: {
    field: field.code('领域', fields).optional(),
    filedFrom: field.day('决定日期起').optional(),
    filedTo: field.day('决定日期止').optional(),
  },
})

export const getCase = detailOperation({
  name: 'getPenaltyCase',
  title: '行政处罚案件',
  path: '/api/penalty-cases/:id',
  permission: 'penalty-case.read',
  ledger: { name: 'penalty_case', changedBy: 'penalty-case.handle' },
  record: CaseRow.extend({
    version: z.number(),
    source: field.code('案件来源', sources),
    sourceNo: field.text('来源编号').nullable(),
    theme: field.text('来自专项（监管主题代码）').nullable(),
    campaign: field.text('铁拳行动类别').nullable(),
    party: field.party('当事人（登记册）').nullable(),
    partyKind: field.code('当事人类别', partyKinds),
    actOn: field.day('违法行为发生日期').nullable(),
    foundOn: field.day('发现线索日期'),
    checkDueOn: field.day('核查期限').nullable(),
    checkExtendedOn: field.day('核查延长批准日期').nullable(),
    notFiledOn: field.day('不予立案日期').nullable(),
    notFiledReason: field.text('不予立案理由').nullable(),
    unitCode: field.text('办案机构').nullable(),
    extendedOn: field.day('延长批准日期').nullable(),
    collectiveOn: field.day('集体讨论继续延长日期').nullable(),
    collectiveTo: field.day('集体讨论定的期限').nullable(),
    investigatedOn: field.day('调查终结日期').nullable(),
    reviewKind: field.code('审核种类', reviewKinds).nullable(),
    reviewedOn: field.day('审核日期').nullable(),
    reviewer: field.text('审核人').nullable(),
    reviewOpinion: field.code('审核意见', reviewOpinions).nullable(),
    noticedOn: field.day('告知书送达日期').nullable(),
    noticeNo: field.text('告知书文号').nullable(),
    noticedFen: field.fen('拟处罚没款', { unit: '元' }).nullable(),
    response: field.code('当事人意见', responses).nullable(),
    respondedOn: field.day('陈述申辩、放弃或者听证结束日期').nullable(),
    hearingOn: field.day('听证日期').nullable(),
    discussedOn: field.day('集体讨论日期').nullable(),
    decidedOn: field.day('处理决定日期').nullable(),
    outcome: field.code('处理结果', outcomes).nullable(),
    decisionNo: field.text('决定书文号').nullable(),
    penalties: field.text('处罚种类').nullable(),
    involvedFen: field.fen('涉案金额', { unit: '元' }).nullable(),
    fineFen: field.fen('罚款', { unit: '元' }).nullable(),
    confiscatedFen: field.fen('没收金额', { unit: '元' }).nullable(),
    serveDueOn: field.day('送达期限').nullable(),
    servedOn: field.day('送达日期').nullable(),
    serveMethod: field.text('送达方式').nullable(),
    payDueOn: field.day('缴纳期限').nullable(),
    paidOn: field.day('缴清日期').nullable(),
    paidFen: field.fen('实缴罚没款', { unit: '元' }).nullable(),
    closingGround: field.code('结案情形', closingGrounds).nullable(),
    pauses: z
      .array(
        z.object({
          from: field.day('起'),
          to: field.day('止').nullable(),
          reason: field.text('原因'),
          paperNo: field.text('文书').nullable(),
        }),
      )
      .meta({ title: '期限中止', kind: 'lines' }),
    transfers: z
      .array(
        z.object({
          transferNo: field.text('移送书文号'),
          deliveredOn: field.day('移送日期'),
          policeUnit: field.text('公安机关'),
          result: field.code('公安机关的决定', policeResults).nullable(),
        }),
      )
      .meta({ title: '移送公安机关', kind: 'lines' }),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

const TransferRow = z.object({
  id: field.id(),
  transferNo: field.text('移送书文号'),
  caseNo: field.text('案件编号'),
  partyName: field.text('当事人'),
  field: field.code('领域', fields),
  crime: field.text('涉嫌罪名'),
  deliveredOn: field.day('移送日期'),
  policeUnit: field.text('公安机关'),
  resultOn: field.day('公安机关决定日期').nullable(),
  state: field.code('状态', transferStates),
})

export const listTransfers = listOperation({
  name: 'listCaseTransfers',
  title: '涉刑案件移送',
  path: '/api/case-transfers',
  permission: 'penalty-case.read',
  row: TransferRow,
  filters: {
    field: field.code('领域', fields).optional(),
    state: field.code('状态', transferStates).optional(),
    deliveredFrom: field.day('移送日期起').optional(),
    deliveredTo: field.day('移送日期止').optional(),
  },
})

export const getTransfer = detailOperation({
  name: 'getCaseTransfer',
  title: '涉刑案件移送',
  path: '/api/case-transfers/:id',
  permission: 'penalty-case.read',
  ledger: { name: 'case_transfer', changedBy: 'penalty-case.handle' },
  record: TransferRow.extend({
    version: z.number(),
    suspects: field.integer('涉嫌人数').nullable(),
    involvedFen: field.fen('涉案金额', { unit: '元' }).nullable(),
    approvedOn: field.day('批准移送日期'),
    approvedBy: field.text('批准人'),
    copiedOn: field.day('抄送检察机关日期').nullable(),
    receiptOn: field.day('签收日期').nullable(),
    resultNo: field.text('公安机关文书号').nullable(),
    reconsideredOn: field.day('提请复议日期').nullable(),
    supervised: field.bool('建议立案监督').nullable(),
  }),
})
