import { bool, coded, day, fen, json, moment, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type {
  AgreementForm,
  AnswerKind,
  Category,
  Channel,
  Claim,
  ClaimantRole,
  Delivery,
  Factor,
  IdentityState,
  MatterKind,
  ObjectKind,
  OdrResult,
  PauseReason,
  RefusalGround,
  ReportOutcome,
  Satisfaction,
  SessionKind,
  TerminationGround,
  TransferKind,
} from './terms.ts'

/** A pause of the clock, with the paper that says so. */
export interface MatterPause {
  from: string
  to?: string
  reason: PauseReason
  paperNo?: string
}

/** A firm that settles consumers' disputes on the national platform by itself, once for each time it joined. */
export const odrEnterprise = ledger(
  'odr_enterprise',
  '在线消费纠纷解决（ODR）企业',
  {
    partyId: uuid('主体').notNull(),
    category: text('企业类别'),
    contactName: text('联系人'),
    enrolledOn: day('入驻日期').notNull(),
    exitedOn: day('退出日期'),
    exitReason: text('退出原因'),
    developedBy: text('发展单位'),
  },
  {
    indexes: [{ on: ['partyId', 'enrolledOn'], unique: true }, { on: ['enrolledOn', 'id'] }],
    references: { partyId: () => party },
  },
)

/**
 * One matter: a complaint, or a report, or a mere question. A letter that holds a complaint and a report is two matters with
 * one `submissionId`. One row per matter from receipt to its end; `closedOn` and the last days follow from the other dates.
 */
export const complaintMatter = ledger(
  'complaint_matter',
  '投诉举报件',
  {
    matterNo: text('登记编号').notNull(),
    kind: coded<MatterKind>('种类').notNull(),
    submissionId: uuid('同一来件分立的各件共有的编号'),
    channel: coded<Channel>('接收渠道').notNull(),
    receivedOn: day('收到日期').notNull(),
    receivedAt: moment('收到时刻（知道钟点的才有）'),
    registeredOn: day('登记日期').notNull(),
    category: coded<Category>('问题类别').notNull(),
    objectKind: coded<ObjectKind>('商品或者服务'),
    objectName: text('商品、服务名称'),
    claims: json<Claim[]>('投诉请求'),
    facts: text('事实和理由，违法线索'),
    disputeOn: day('争议发生日期'),
    disputedFen: fen('争议金额（分）'),
    partyId: uuid('被投诉举报主体（登记册里有的）'),
    respondentName: text('被投诉举报人名称').notNull(),
    respondentAddress: text('被投诉举报人地址'),
    respondentPhone: text('被投诉举报人电话'),
    platformName: text('网络交易平台'),
    realName: bool('实名举报'),
    publishConsent: bool('同意公示投诉信息'),
    delegateConsent: bool('同意委托调解'),
    identityState: coded<IdentityState>('身份核对'),
    identityAskedOn: day('限期提供身份证明通知日期'),
    identityDueOn: day('提供身份证明期限'),
    unitCode: text('承办机构'),
    dispatchedOn: day('分送日期'),
    returnedOn: day('退回日期'),
    handler: text('承办人'),
    odrEnterpriseId: uuid('先行和解的 ODR 企业'),
    odrFrom: day('转企业和解日期'),
    odrDueOn: day('企业和解期限'),
    odrTo: day('企业和解结束日期'),
    odrResult: coded<OdrResult>('企业和解结果'),
    startsOn: day('本局期限起算日（企业和解不成的，为和解结束日）'),
    acceptDueOn: day('决定是否受理的期限'),
    acceptedOn: day('受理日期（举报为登记日期）'),
    notAcceptedOn: day('不予受理日期'),
    refusalGround: coded<RefusalGround>('不予受理情形'),
    refusalFactors: json<Factor[]>('判断 N3 时考虑的因素'),
    refusalReason: text('不予受理理由和其他救济途径'),
    dueOn: day('调解（举报为核查）期限'),
    pauses: json<MatterPause[]>('期限中止'),
    extendedOn: day('核查期限延长批准日期'),
    extensionReason: text('延长理由'),
    extensionApprover: text('延长批准人'),
    settledOn: day('达成协议日期'),
    agreementForm: coded<AgreementForm>('协议形式'),
    deedNo: text('调解书文号'),
    terminatedOn: day('终止调解日期'),
    terminationGround: coded<TerminationGround>('终止调解情形'),
    withdrawnOn: day('撤回日期'),
    endReason: text('终止、撤回说明'),
    recoveredFen: fen('挽回经济损失（分）'),
    recoveredOn: day('挽回经济损失日期'),
    decidedOn: day('举报处理决定日期'),
    outcome: coded<ReportOutcome>('举报处理决定'),
    decisionReason: text('决定理由'),
    checkFindings: text('核查情况'),
    caseNo: text('立案编号'),
    clueFoundOn: day('调解中发现违法线索日期'),
    clueText: text('违法线索'),
    mergedInto: uuid('并入的件（同一事实重复登记，不另计数）'),
    mergedOn: day('并入日期'),
    answeredOn: day('咨询答复日期'),
    closedOn: day('办结日期（各种结束中最早的一天）'),
    hotlineNo: text('12345 工单编号'),
    hotlineType: text('12345 工单类型'),
    hotlineDueOn: day('12345 答复期限'),
    hotlineAnsweredOn: day('12345 答复日期'),
    hotlineReturnReason: text('12345 退单原因'),
    satisfaction: coded<Satisfaction>('满意度'),
    deviceCode: text('特种设备使用登记证编号'),
    placeName: text('设备所在小区、场所'),
    feedbackAt: moment('向投诉人反馈处理结果的时刻'),
    hazardFound: bool('发现安全隐患'),
    directiveNo: text('特种设备安全监察指令书文号'),
    overdueReason: text('逾期原因'),
  },
  {
    indexes: [
      { on: ['matterNo'], unique: true },
      { on: ['receivedOn', 'id'] },
      { on: ['kind', 'receivedOn', 'id'] },
      { on: ['category', 'receivedOn', 'id'] },
      { on: ['partyId'], where: 'party_id is not null' },
      { on: ['acceptedOn'] },
      { on: ['recoveredOn'], where: 'recovered_on is not null' },
      { on: ['externalNo'], where: 'external_no is not null' },
      { on: ['hotlineNo'], where: 'hotline_no is not null' },
      { on: ['submissionId'], where: 'submission_id is not null' },
      { on: ['odrEnterpriseId'], where: 'odr_enterprise_id is not null' },
      { on: ['receivedOn', 'closedOn', 'id'], where: 'closed_on is null', name: 'complaint_matter_open_idx' },
      { on: ['terminatedOn'], where: 'terminated_on is not null' },
      { on: ['decidedOn'], where: 'decided_on is not null' },
      { on: ['deedNo'], where: 'deed_no is not null' },
      { on: ['caseNo'], where: 'case_no is not null' },
      {
        on: ['receivedOn', 'feedbackAt'],
        where: "category = 'SPECIAL_EQUIPMENT' and feedback_at is null",
        name: 'complaint_matter_feedback_idx',
      },
    ],
    references: { partyId: () => party, odrEnterpriseId: () => odrEnterprise },
  },
)

/** Who complains or reports: sealed, shown masked, opened with a reason (办法第三十七条). Agents and representatives are rows too. */
export const complaintClaimant = ledger(
  'complaint_claimant',
  '投诉人、举报人：姓名、电话、证件、地址加密保存',
  {
    matterId: uuid('投诉举报件').notNull(),
    role: coded<ClaimantRole>('身份').notNull(),
    nameSealed: text('姓名（密文）'),
    nameMasked: text('姓名（掩码）'),
    phoneSealed: text('电话（密文）'),
    phoneMasked: text('电话（掩码）'),
    phoneKey: text('电话查找键（带密钥的摘要）'),
    phoneTailKey: text('电话后四位查找键（带密钥的摘要）'),
    idSealed: text('证件号码（密文）'),
    idMasked: text('证件号码（掩码）'),
    idKey: text('证件号码查找键（带密钥的摘要）'),
    addressSealed: text('联系地址（密文）'),
    authorised: bool('有授权委托书原件'),
  },
  {
    indexes: [{ on: ['matterId'] }, { on: ['phoneKey'], where: 'phone_key is not null' }],
    references: { matterId: () => complaintMatter },
    follows: 'matterId',
  },
)

/** Dispatch to a unit, or back from it to the intake; never from one unit to another (办法第四十一条). */
export const complaintTransfer = ledger(
  'complaint_transfer',
  '投诉举报分送和退回',
  {
    matterId: uuid('投诉举报件').notNull(),
    kind: coded<TransferKind>('分送或者退回').notNull(),
    onDay: day('日期').notNull(),
    fromUnit: text('从哪个机构'),
    toUnit: text('到哪个机构'),
    reason: text('理由'),
    byName: text('经办人'),
  },
  { indexes: [{ on: ['matterId'] }], references: { matterId: () => complaintMatter }, follows: 'matterId' },
)

/** One session of mediation, or the meeting of owners, manager and maintenance firm about a lift. */
export const mediationSession = ledger(
  'mediation_session',
  '调解记录、三方协调会',
  {
    matterId: uuid('投诉举报件').notNull(),
    kind: coded<SessionKind>('方式').notNull(),
    heldOn: day('日期').notNull(),
    place: text('地点'),
    mediators: text('调解人员').notNull(),
    claimantPresent: bool('投诉人到场'),
    respondentPresent: bool('被投诉人到场'),
    owners: text('业主一方'),
    manager: text('物业一方'),
    maintainer: text('维保一方'),
    record: text('调解（协调）情况').notNull(),
    recusal: text('回避申请和决定'),
  },
  {
    indexes: [{ on: ['matterId'] }, { on: ['heldOn', 'id'] }],
    references: { matterId: () => complaintMatter },
    follows: 'matterId',
  },
)

/** What was told to whom, how and when, with its proof. */
export const complaintAnswer = ledger(
  'complaint_answer',
  '投诉举报告知、答复',
  {
    matterId: uuid('投诉举报件').notNull(),
    kind: coded<AnswerKind>('事项').notNull(),
    toldOn: day('告知日期').notNull(),
    delivery: coded<Delivery>('方式').notNull(),
    content: text('内容'),
    documentNo: text('文书文号'),
    proof: text('凭证（通话录音、回执编号等）'),
  },
  { indexes: [{ on: ['matterId'] }], references: { matterId: () => complaintMatter }, follows: 'matterId' },
)

/** Supervision of an overdue or weighty matter (督办). */
export const complaintSupervision = ledger(
  'complaint_supervision',
  '投诉举报督办',
  {
    matterId: uuid('投诉举报件').notNull(),
    orderedOn: day('督办日期').notNull(),
    orderedBy: text('督办人').notNull(),
    demand: text('要求').notNull(),
    dueOn: day('办理期限').notNull(),
    answeredOn: day('回复日期'),
    answer: text('回复内容'),
  },
  {
    indexes: [{ on: ['matterId'] }, { on: ['dueOn'], where: 'answered_on is null' }],
    references: { matterId: () => complaintMatter },
    follows: 'matterId',
  },
)
