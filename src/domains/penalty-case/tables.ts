import { bool, coded, day, fen, integer, json, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type {
  CaseField,
  ClosingGround,
  Outcome,
  PartyKind,
  PauseReason,
  PenaltyKind,
  PoliceResult,
  Procedure,
  Response,
  ReviewKind,
  ReviewOpinion,
  Source,
} from './terms.ts'

/** A time that is not counted, with the paper that says so. */
export interface CasePause {
  from: string
  to?: string
  reason: PauseReason
  paperNo?: string
}

/** One case of one party, from the lead to the archive. Its state follows from its dates. */
export const penaltyCase = ledger(
  'penalty_case',
  '行政处罚案件：从案源登记到结案，一案一条',
  {
    caseNo: text('案件编号').notNull(),
    procedure: coded<Procedure>('程序').notNull(),
    source: coded<Source>('案件来源').notNull(),
    sourceNo: text('来源编号（违法线索、检查记录、投诉举报、抽样单编号）'),
    theme: text('监管主题代码（来自专项行动的）'),
    campaign: text('铁拳行动类别'),
    field: coded<CaseField>('领域').notNull(),
    cause: text('案由').notNull(),
    partyId: uuid('当事人（登记册里有的）'),
    partyName: text('当事人名称').notNull(),
    partyKind: coded<PartyKind>('当事人类别').notNull(),
    actOn: day('违法行为发生日期'),
    foundOn: day('发现线索或者收到材料日期').notNull(),
    checkExtendedOn: day('核查期限延长批准日期'),
    checkDueOn: day('核查期限'),
    notFiledOn: day('不予立案日期'),
    notFiledReason: text('不予立案理由'),
    filedOn: day('立案日期（简易程序为决定日期）'),
    unitCode: text('办案机构'),
    officers: text('办案人员'),
    pauses: json<CasePause[]>('期限中止'),
    extendedOn: day('负责人批准延长日期'),
    collectiveOn: day('集体讨论决定继续延长日期'),
    collectiveTo: day('集体讨论定的期限'),
    dueOn: day('处理决定期限'),
    investigatedOn: day('调查终结日期'),
    reviewKind: coded<ReviewKind>('审核种类'),
    reviewedOn: day('审核日期'),
    reviewer: text('审核人'),
    reviewOpinion: coded<ReviewOpinion>('审核意见'),
    noticedOn: day('告知书送达日期'),
    noticeNo: text('告知书文号'),
    noticedFen: fen('拟处罚没款（分）'),
    respondedOn: day('陈述申辩、放弃或者听证结束日期'),
    response: coded<Response>('当事人意见'),
    hearingOn: day('听证日期'),
    discussedOn: day('集体讨论日期'),
    decidedOn: day('处理决定日期'),
    outcome: coded<Outcome>('处理结果'),
    decisionNo: text('决定书文号'),
    penaltyKinds: json<PenaltyKind[]>('处罚种类'),
    involvedFen: fen('涉案金额（分）'),
    fineFen: fen('罚款（分）'),
    confiscatedFen: fen('没收违法所得和财物折价（分）'),
    serveDueOn: day('送达期限'),
    servedOn: day('送达日期'),
    serveMethod: text('送达方式'),
    payDueOn: day('缴纳期限'),
    paidOn: day('缴清日期'),
    paidFen: fen('实缴罚没款（分）'),
    closedOn: day('结案日期'),
    closingGround: coded<ClosingGround>('结案情形'),
  },
  {
    indexes: [
      { on: ['caseNo'], unique: true },
      { on: ['foundOn', 'id'] },
      { on: ['field', 'foundOn', 'id'] },
      { on: ['filedOn'], where: 'filed_on is not null' },
      { on: ['partyId'], where: 'party_id is not null' },
      { on: ['decisionNo'], where: 'decision_no is not null' },
      { on: ['decidedOn'], where: 'decided_on is not null' },
      { on: ['sourceNo'], where: 'source_no is not null' },
      { on: ['theme'], where: 'theme is not null' },
      {
        on: ['foundOn', 'closedOn', 'id'],
        where: 'closed_on is null and not_filed_on is null',
        name: 'penalty_case_open_idx',
      },
    ],
    references: { partyId: () => party },
  },
)

/** A case handed to the police because it may be a crime (移送涉嫌犯罪案件). */
export const caseTransfer = ledger(
  'case_transfer',
  '向公安机关移送涉嫌犯罪案件',
  {
    transferNo: text('移送书文号').notNull(),
    caseId: uuid('行政处罚案件').notNull(),
    field: coded<CaseField>('领域').notNull(),
    crime: text('涉嫌罪名').notNull(),
    suspects: integer('涉嫌人数'),
    involvedFen: fen('涉案金额（分）'),
    approvedOn: day('批准移送日期').notNull(),
    approvedBy: text('批准人').notNull(),
    deliveredOn: day('移送日期').notNull(),
    policeUnit: text('接收的公安机关').notNull(),
    copiedOn: day('抄送检察机关日期'),
    receiptOn: day('公安机关签收日期'),
    result: coded<PoliceResult>('公安机关的决定'),
    resultOn: day('公安机关决定日期'),
    resultNo: text('公安机关文书号'),
    reconsideredOn: day('提请复议日期'),
    supervised: bool('建议检察机关立案监督'),
  },
  {
    indexes: [
      { on: ['transferNo'], unique: true },
      { on: ['caseId'] },
      { on: ['deliveredOn', 'id'] },
      { on: ['deliveredOn'], name: 'case_transfer_open_idx', where: 'result_on is null' },
    ],
    references: { caseId: () => penaltyCase },
    follows: 'caseId',
  },
)
