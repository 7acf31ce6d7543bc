/** Two different objects, always (市场监督管理投诉举报处理办法第三条): a consumer's dispute, and a lead on a violation. */
export const matterKinds = { COMPLAINT: '投诉', REPORT: '举报', CONSULT: '咨询（含求助、建议）' } as const
export type MatterKind = keyof typeof matterKinds

/** What one letter holds: both are split into two matters (办法第九条). */
export const letterKinds = { COMPLAINT: '投诉', REPORT: '举报', BOTH: '投诉和举报（分立两件）' } as const

export const channels = {
  PLATFORM_12315: '全国12315平台',
  PHONE_12315: '12315电话',
  HOTLINE_12345: '12345热线',
  COUNTER: '窗口',
  POST: '邮寄',
  FAX: '传真',
  SUPERIOR: '上级交办',
  OTHER_DEPT: '其他部门转办',
} as const
export type Channel = keyof typeof channels

export const categories = {
  QUALITY: '质量',
  AFTER_SALES: '售后服务',
  CONTRACT: '合同',
  PRICE: '价格',
  ADVERTISING: '广告',
  MEASUREMENT: '计量',
  FOOD_SAFETY: '食品安全',
  DRUG: '药品、医疗器械',
  COSMETICS: '化妆品',
  SPECIAL_EQUIPMENT: '特种设备',
  TRADEMARK: '商标、专利',
  FALSE_PROMOTION: '虚假宣传、不正当竞争',
  PREPAID: '预付式消费',
  ONLINE_TRADE: '网络交易',
  PERSONAL_INFO: '个人信息',
  LICENCE: '登记、许可',
  OTHER: '其他',
} as const
export type Category = keyof typeof categories

export const objectKinds = { GOODS: '商品', SERVICE: '服务' } as const
export type ObjectKind = keyof typeof objectKinds

/** Form 1, note 4 (市场监管部门处理投诉举报文书式样). */
export const claims = {
  REPAIR: '修理',
  REDO: '重作',
  REPLACE: '更换',
  RETURN: '退货',
  MAKE_UP_QTY: '补足商品数量',
  REFUND: '退还货款或服务费用',
  COMPENSATE: '赔偿损失',
  OTHER: '其他',
} as const
export type Claim = keyof typeof claims

export const identityStates = {
  NOT_CHECKED: '未核对',
  REQUESTED: '已要求提供',
  VERIFIED: '已核实',
  FALSE: '不实',
  REFUSED: '拒不提供',
} as const
export type IdentityState = keyof typeof identityStates

export const claimantRoles = { SELF: '本人', AGENT: '代理人', REPRESENTATIVE: '共同投诉代表人' } as const
export type ClaimantRole = keyof typeof claimantRoles

/** Why a complaint is not accepted. Numbers of 办法（总局令第121号）第十六条; 暂行办法（第20号）第十五条 knows neither false material nor N6. */
export const refusalGrounds = {
  N1: '不属于本局职责或者没有处理权限',
  N2: '法院、仲裁机构、行政机关或者消费者组织已经受理或者处理',
  N3: '不是为生活消费需要，或者不能证明存在消费者权益争议',
  N4: '知道或者应当知道权益受损超过三年',
  N5: '没有提供规定的材料，或者材料虚假',
  N6: '冒用他人名义，或者拒不配合身份核对',
  N7: '法律、法规、规章规定不予受理的其他情形',
} as const
export type RefusalGround = keyof typeof refusalGrounds

/** What was looked at before N3 was said (办法第十七条): recorded, never decided by a machine. */
export const factors = {
  F1: '购买数量、频次与保质期或者通常消费习惯不符',
  F2: '短期内大量投诉，或者多人就同一经营者、商品、问题协同投诉',
  F3: '没有真实购买或者实际受损的证明',
  F4: '多人共用电话或者地址',
  F5: '其他',
} as const
export type Factor = keyof typeof factors

/** Why mediation ends without an agreement. Numbers of 办法第二十三条; 暂行办法第二十一条 has the first seven without T7. */
export const terminationGrounds = {
  T1: '投诉人撤回投诉或者双方自行和解',
  T2: '一方无正当理由不参加调解，或者被投诉人不同意调解',
  T3: '一方明确表示无法达成协议',
  T4: '对检定、检验、检测、鉴定机构或者费用不能协商一致',
  T5: '超过调解期限没有达成协议',
  T6: '受理后发现不予受理情形，或者涉嫌敲诈勒索',
  T7: '投诉人死亡，或者被投诉人主体资格终止',
  T8: '其他情形',
} as const
export type TerminationGround = keyof typeof terminationGrounds

export const agreementForms = {
  DEED: '制作调解书',
  PERFORMED: '即时履行，记入调解记录',
  WAIVED: '双方同意不制作调解书，记入调解记录',
} as const
export type AgreementForm = keyof typeof agreementForms

/** How a complaint ends after acceptance. */
export const endings = { SETTLED: '达成协议', TERMINATED: '终止调解', WITHDRAWN: '撤回' } as const
export type Ending = keyof typeof endings

export const odrResults = { SETTLED: '和解成功', FAILED: '和解不成，转本局' } as const
export type OdrResult = keyof typeof odrResults

/** How a check of a report ends. */
export const reportOutcomes = {
  FILED: '立案',
  NOT_FILED: '不予立案',
  WRONG_AUTHORITY: '不属本局管辖，已告知',
  NOT_REHANDLED: '同一事实重复举报，不再处理',
} as const
export type ReportOutcome = keyof typeof reportOutcomes

export const sessionKinds = {
  ON_SITE: '现场调解',
  PHONE: '电话调解',
  ONLINE: '网上调解',
  THREE_PARTY: '三方协调会（业主、物业、维保）',
} as const
export type SessionKind = keyof typeof sessionKinds

export const answerKinds = {
  ACCEPTED: '受理告知',
  NOT_ACCEPTED: '不予受理告知',
  MEDIATION: '调解通知',
  TERMINATED: '终止调解告知',
  FILING: '是否立案告知',
  RESULT: '处理结果告知',
  HOTLINE: '12345答复',
} as const
export type AnswerKind = keyof typeof answerKinds

export const deliveries = {
  PLATFORM: '平台回复',
  PHONE: '电话',
  SMS: '短信',
  EMAIL: '电子邮件',
  LETTER: '书面',
  ON_SITE: '当面',
} as const
export type Delivery = keyof typeof deliveries

export const transferKinds = { DISPATCH: '分送', RETURN: '退回' } as const
export type TransferKind = keyof typeof transferKinds

export const satisfactions = { GOOD: '满意', FAIR: '基本满意', POOR: '不满意', NONE: '未评价' } as const
export type Satisfaction = keyof typeof satisfactions

export const pauseReasons = {
  TEST: '检定、检验、检测、鉴定',
  RECUSAL: '回避申请待决定',
  RIGHTS_HOLDER: '权利人辨认或者鉴别',
} as const
export type PauseReason = keyof typeof pauseReasons

/** State on a day; derived from dates. */
export const matterStates = {
  REGISTERED: '已登记，待分送',
  RETURNED: '已退回，待重新分送',
  ODR: '企业和解中',
  DISTRIBUTED: '已分送，待决定是否受理',
  ID_REQUESTED: '待补身份材料',
  MEDIATING: '已受理，调解中',
  CHECKING: '核查中',
  PAUSED: '中止',
  ODR_SETTLED: '企业自行和解',
  SETTLED: '达成协议',
  TERMINATED: '终止调解',
  WITHDRAWN: '已撤回',
  NOT_ACCEPTED: '不予受理',
  FILED: '已立案',
  NOT_FILED: '不予立案',
  WRONG_AUTHORITY: '已告知其他机关',
  NOT_REHANDLED: '不再处理',
  ANSWERED: '已答复',
  MERGED: '已并入另一件',
} as const
export type MatterState = keyof typeof matterStates

export const odrStates = { ENROLLED: '在册', EXITED: '已退出' } as const

/** Names of the upper systems, as they stand on imported records. */
export const upperSystems = { PLATFORM: '全国12315平台', HOTLINE: '12345政务服务便民热线' } as const
