import { coded, day, integer, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { BarGround, ListingKind, ListingReason, RemovalReason, RestrictionMode } from './terms.ts'

/** One listing (or marking) of one party on one ground, from proposal to its end. */
export const abnormalListing = ledger(
  'abnormal_listing',
  '经营异常名录（异常状态标记）',
  {
    partyId: uuid('主体').notNull(),
    kind: coded<ListingKind>('方式').notNull(),
    reason: coded<ListingReason>('列入原因').notNull(),
    reportYear: integer('未报的报告年度'),
    facts: text('事实'),
    proposedOn: day('提出日期'),
    proposedBy: text('提出人'),
    reviewedOn: day('初审日期'),
    reviewedBy: text('初审人'),
    approvedBy: text('批准人'),
    batchNo: text('批量列入编号'),
    decisionNo: text('列入决定书文号'),
    listedOn: day('列入日期').notNull(),
    publishedOn: day('公示日期'),
    objectionOn: day('异议提出日期'),
    objectionResult: text('异议处理结果'),
    removalAppliedOn: day('申请移出日期'),
    removedOn: day('移出日期'),
    removalReason: coded<RemovalReason>('移出原因'),
    removalDecisionNo: text('移出决定书文号'),
    correctedOn: day('撤销列入日期'),
    correctionBasis: text('撤销列入依据'),
  },
  {
    indexes: [
      { on: ['partyId'] },
      { on: ['listedOn', 'id'] },
      { on: ['decisionNo'] },
      { on: ['removalDecisionNo'], where: 'removal_decision_no is not null' },
      { on: ['removedOn'] },
      { on: ['removalAppliedOn'], where: 'removed_on is null' },
      { on: ['objectionOn'], where: 'objection_result is null' },
    ],
    references: { partyId: () => party },
  },
)

/** Letters sent to a registered address, the evidence for R4. */
export const addressLetter = ledger(
  'address_letter',
  '住所（经营场所）核查信函',
  {
    partyId: uuid('主体').notNull(),
    listingId: uuid('经营异常名录'),
    sentOn: day('寄出日期').notNull(),
    address: text('地址').notNull(),
    trackingNo: text('邮件编号'),
    result: text('投递结果'),
    returnedOn: day('退回日期'),
  },
  { indexes: [{ on: ['partyId'] }], references: { partyId: () => party, listingId: () => abnormalListing } },
)

/** The serious-violation list (严重违法失信名单). */
export const seriousListing = ledger(
  'serious_listing',
  '严重违法失信名单',
  {
    partyId: uuid('主体').notNull(),
    ground: text('列入情形').notNull(),
    penaltyDecisionNo: text('行政处罚决定书文号'),
    notifiedOn: day('告知日期'),
    defence: text('陈述申辩'),
    decisionNo: text('列入决定书文号'),
    listedOn: day('列入日期').notNull(),
    publishedOn: day('公示日期'),
    expiresOn: day('期满日期'),
    repairAppliedOn: day('申请信用修复日期'),
    removedOn: day('移出日期'),
    removalReason: text('移出原因'),
    withdrawnOn: day('撤销日期'),
  },
  {
    indexes: [{ on: ['partyId'] }, { on: ['listedOn'] }, { on: ['decisionNo'], where: 'decision_no is not null' }],
    references: { partyId: () => party },
  },
)

/** What a party may not do, or only under conditions, and until when (限制、禁止). */
export const restriction = ledger(
  'restriction',
  '信用约束措施',
  {
    partyId: uuid('主体').notNull(),
    kind: text('约束种类').notNull(),
    basis: text('依据').notNull(),
    mode: coded<RestrictionMode>('方式').notNull(),
    matters: json<string[]>('适用事项').notNull(),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    sourceLedger: text('来源账表'),
    sourceRecord: uuid('来源记录'),
  },
  { indexes: [{ on: ['partyId'] }], references: { partyId: () => party } },
)

/** A person who may not represent an enterprise, or may not hold or manage a food licence, and until when. Numbers of papers are sealed. */
export const barredPerson = ledger(
  'barred_person',
  '任职和从业受限人员',
  {
    personName: text('姓名').notNull(),
    idSealed: text('证件号码（密文）'),
    idMasked: text('证件号码（掩码）'),
    idKey: text('证件号码查找键（带密钥的摘要）'),
    ground: coded<BarGround>('情形').notNull(),
    decisionNo: text('判决书、决定书文号'),
    authority: text('作出机关'),
    partyId: uuid('有关主体'),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日；空为未解除前一直受限）'),
    liftedOn: day('解除日期'),
    liftReason: text('解除理由'),
  },
  {
    indexes: [
      { on: ['personName'] },
      { on: ['idKey'], where: 'id_key is not null' },
      { on: ['fromDay'] },
      { on: ['decisionNo'], where: 'decision_no is not null' },
      { on: ['partyId'], where: 'party_id is not null' },
    ],
    policy: 'shared',
  },
)
