import { bool, coded, day, decimal, fen, integer, json, moment, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { EntityCategory } from '#kernel/party/terms.ts'
import type {
  ApplicationState,
  Channel,
  ChangeItem,
  CompositionForm,
  EstablishmentKind,
  ExitProcedure,
  IssueReason,
  ItemKind,
  Matter,
  SealKind,
  StartupStep,
} from './terms.ts'

/** What registration knows of a market entity beyond the party's own file; one row a party. State, type and station periods are the party's. */
export const entity = ledger(
  'entity',
  '市场主体登记事项，一户一行',
  {
    partyId: uuid('主体').notNull(),
    establishmentKind: coded<EstablishmentKind>('入册方式（空为不明）'),
    establishedOn: day('成立日期'),
    enteredOn: day('入册日：设立即成立日期，迁入即迁入日'),
    approvedOn: day('核准日期'),
    typeCode: text('设立（入册）时企业类型代码').notNull(),
    category: coded<EntityCategory>('设立（入册）时类别').notNull(),
    compositionForm: coded<CompositionForm>('组成形式（个体工商户）'),
    scopeText: text('经营范围'),
    industryCode: text('行业代码（GB/T 4754）'),
    industryText: text('行业（登记机关所记）'),
    domicileDivision: text('住所区划代码'),
    productionPlace: text('生产经营地'),
    termFrom: day('经营期限起'),
    termTo: day('经营期限止（空为长期）'),
    regAuthority: text('登记机关'),
    jurisdictionOffice: text('管辖单位（登记机关所记）'),
    employees: integer('从业人数'),
    postalCode: text('邮政编码'),
    multiCert: bool('多证合一'),
    integratedItems: json<string[]>('设立时选择的整合事项代码'),
    channel: coded<Channel>('办理渠道'),
    convertedFromId: uuid('个转企前的个体工商户'),
    movedFrom: text('迁出地登记机关'),
  },
  {
    indexes: [
      { on: ['partyId'], unique: true },
      { on: ['enteredOn'] },
      { on: ['establishedOn'] },
      // The register is shown by this day, and some old entries have none.
      { on: [], by: "(coalesce(established_on, '0001-01-01'::date)), id", name: 'entity_shown_idx' },
    ],
    references: { partyId: () => party },
  },
)

/** Registered capital as periods that follow each other; the last one stays open. Branches bring none. */
export const entityCapital = ledger(
  'entity_capital',
  '注册资本（出资额、资金数额）期间；最后一段不封口',
  {
    partyId: uuid('主体').notNull(),
    amountFen: fen('登记数额（原币，分）'),
    currency: text('币种（ISO 4217）').notNull(),
    rate: decimal('登记时折算率（1 单位原币合人民币）'),
    rmbFen: fen('折人民币（分；分支机构为 0）'),
    paidInFen: fen('实缴（折人民币，分）'),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
  },
  { indexes: [{ on: ['partyId', 'fromDay'] }], references: { partyId: () => party } },
)

export const entityChange = ledger(
  'entity_change',
  '变更登记',
  {
    partyId: uuid('主体').notNull(),
    item: coded<ChangeItem>('变更事项').notNull(),
    before: text('变更前'),
    after: text('变更后'),
    changedOn: day('核准变更日期').notNull(),
  },
  { indexes: [{ on: ['partyId', 'changedOn'] }], references: { partyId: () => party } },
)

/** A licence issued; one licence is one 份 whatever its duplicates. */
export const licenceIssue = ledger(
  'licence_issue',
  '营业执照核发',
  {
    partyId: uuid('主体').notNull(),
    issuedOn: day('核发日期').notNull(),
    reason: coded<IssueReason>('核发原因').notNull(),
    multiCert: bool('多证合一').notNull(),
    electronic: bool('电子营业执照'),
    duplicates: integer('副本数'),
    issuer: text('发照人'),
    voidedOn: day('作废日期'),
  },
  { indexes: [{ on: ['issuedOn'] }, { on: ['partyId'] }], references: { partyId: () => party } },
)

/** The dated list of matters merged into the licence, and the certificates that the scheme's name counts besides (基础证照). */
export const integratedItem = ledger(
  'integrated_item',
  '多证合一事项清单',
  {
    code: text('事项代码').notNull(),
    name: text('事项名称').notNull(),
    department: text('主管部门'),
    kind: coded<ItemKind>('种类').notNull(),
    scheme: text('所属方案').notNull(),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    basis: text('依据'),
  },
  { indexes: [{ on: ['fromDay'] }, { on: ['code'] }] },
)

/** One start-up handled at one window (一窗受理); on time when the last counted step is done by the due day. */
export const startupCase = ledger(
  'startup_case',
  '企业开办一窗受理',
  {
    caseNo: text('受理编号').notNull(),
    partyId: uuid('主体').notNull(),
    channel: coded<Channel>('办理渠道').notNull(),
    acceptedOn: day('受理日期').notNull(),
    dueOn: day('承诺办结日').notNull(),
    endedOn: day('办结日期'),
    overrunReason: text('超时原因'),
    assisted: bool('全程帮办').notNull(),
    helper: text('帮办人'),
    helpEndedOn: day('帮办结束日期'),
    helpOutcome: text('帮办结果'),
    satisfaction: integer('满意度（1—5）'),
  },
  {
    indexes: [
      { on: ['caseNo'], unique: true },
      { on: ['partyId'] },
      { on: ['endedOn'] },
      { on: ['acceptedOn', 'id'] },
      { on: ['dueOn'], where: 'ended_on is null' },
      { on: ['dueOn', 'id'] },
    ],
    references: { partyId: () => party },
  },
)

export const startupStep = ledger(
  'startup_step',
  '企业开办环节',
  {
    caseId: uuid('开办受理').notNull(),
    step: coded<StartupStep>('环节').notNull(),
    requestedOn: day('申请日期').notNull(),
    doneOn: day('办结日期'),
    counted: bool('计入一日办结').notNull(),
    pausedDays: integer('申请人原因暂停（工作日）'),
    receiptNo: text('回执号'),
    operator: text('经办人'),
  },
  { indexes: [{ on: ['caseId'] }], references: { caseId: () => startupCase } },
)

export const sealDelivery = ledger(
  'seal_delivery',
  '印章刻制交付',
  {
    partyId: uuid('主体').notNull(),
    caseId: uuid('开办受理'),
    deliveredOn: day('交付日期').notNull(),
    pieces: integer('枚数'),
    kinds: json<SealKind[]>('印章种类'),
    shop: text('刻章单位'),
    costFen: fen('费用（分）'),
    freeOfCharge: bool('免费').notNull(),
    fundedBy: text('经费来源'),
    policeFiledOn: day('公安备案日期'),
  },
  { indexes: [{ on: ['deliveredOn'] }, { on: ['partyId'] }], references: { partyId: () => party } },
)

/** One application; each handing-in of papers is a submission of its own, because supplemented papers start the clock anew (IMPL Art. 18). */
export const registrationApplication = ledger(
  'registration_application',
  '登记申请',
  {
    applicationNo: text('申请编号').notNull(),
    partyId: uuid('主体（设立核准后才有）'),
    entityName: text('名称').notNull(),
    matter: coded<Matter>('事项').notNull(),
    typeCode: text('企业类型代码'),
    channel: coded<Channel>('办理渠道').notNull(),
    state: coded<ApplicationState>('状态').notNull(),
    receivedOn: day('收到日期').notNull(),
    completeOn: day('材料齐全日期'),
    dueOn: day('应决定日期'),
    extendedTo: day('延长至'),
    decidedOn: day('决定日期'),
    licenceOn: day('发照日期'),
    deliveredOn: day('送达日期'),
    applicant: text('申请人'),
    agent: text('委托代理人'),
    agentIdSealed: text('代理人证件号码（密文）'),
    agentIdMasked: text('代理人证件号码（掩码）'),
    agentIdKey: text('代理人证件号码查找键（带密钥的摘要）'),
    acceptedBy: text('受理人'),
    reviewedBy: text('审查人'),
    approvedBy: text('核准人'),
    onTheSpot: bool('审核合一、当场登记'),
    opinion: text('意见'),
    refusalReason: text('不予登记理由'),
  },
  {
    indexes: [{ on: ['applicationNo'], unique: true }, { on: ['decidedOn'] }, { on: ['partyId'] }],
    references: { partyId: () => party },
  },
)

export const registrationSubmission = ledger(
  'registration_submission',
  '登记申请的材料提交',
  {
    applicationId: uuid('登记申请').notNull(),
    place: integer('第几次').notNull(),
    submittedAt: moment('提交时刻').notNull(),
    complete: bool('材料齐全'),
    returnedOn: day('退回补正日期'),
    missing: json<string[]>('一次性告知的补正内容'),
    materials: json<{ code: string; name: string; received: boolean }[]>('材料'),
  },
  { indexes: [{ on: ['applicationId'] }], references: { applicationId: () => registrationApplication } },
)

/** Suspension (歇业), filed before it starts; REG Art. 30. */
export const suspensionFiling = ledger(
  'suspension_filing',
  '歇业备案',
  {
    partyId: uuid('主体').notNull(),
    filedOn: day('备案日期').notNull(),
    fromDay: day('歇业起').notNull(),
    toDay: day('歇业止（含当日）').notNull(),
    extendedTo: day('延期至（含当日）'),
    resumedOn: day('恢复营业日期'),
    serviceAddress: text('法律文书送达地址'),
    publishedOn: day('公示日期'),
  },
  {
    indexes: [{ on: ['partyId'] }, { on: ['toDay'] }, { on: ['fromDay'], where: 'resumed_on is null' }],
    references: { partyId: () => party },
  },
)

/** The way out, ordinary or simplified; REG Arts. 31–33. */
export const exitFiling = ledger(
  'exit_filing',
  '注销登记办理',
  {
    partyId: uuid('主体').notNull(),
    procedure: coded<ExitProcedure>('程序').notNull(),
    liquidationOn: day('清算组成立日期'),
    noticeFrom: day('公告起'),
    noticeTo: day('公告止（含当日）'),
    objectedOn: day('异议日期'),
    objectedBy: text('异议人'),
    withdrawnOn: day('撤回日期'),
    appliedOn: day('申请日期'),
    decidedOn: day('核准日期'),
    approved: bool('准予注销'),
    reason: text('注销原因'),
  },
  { indexes: [{ on: ['partyId'] }, { on: ['decidedOn'] }], references: { partyId: () => party } },
)
