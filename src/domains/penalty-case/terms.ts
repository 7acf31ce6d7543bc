/** How a case came to the bureau (案件来源). */
export const sources = {
  CHECK: '监督检查',
  COMPLAINT: '投诉举报',
  OTHER_DEPARTMENT: '其他部门移送',
  SUPERIOR: '上级交办',
  SAMPLING: '抽检',
  OTHER: '其他',
} as const
export type Source = keyof typeof sources

export const procedures = { ORDINARY: '普通程序', SUMMARY: '简易程序' } as const
export type Procedure = keyof typeof procedures

export const partyKinds = { PERSON: '公民', INDIVIDUAL: '个体工商户', ORGANISATION: '法人或者其他组织' } as const
export type PartyKind = keyof typeof partyKinds

/** 案件领域. */
export const fields = {
  FOOD: '食品',
  DRUG: '药品',
  DEVICE: '医疗器械',
  COSMETICS: '化妆品',
  SPECIAL_EQUIPMENT: '特种设备',
  PRODUCT_QUALITY: '产品质量',
  METROLOGY: '计量',
  STANDARD: '标准化',
  CERTIFICATION: '认证认可',
  PRICE: '价格',
  ADVERTISING: '广告',
  UNFAIR_COMPETITION: '不正当竞争',
  CONSUMER: '消费者权益保护',
  TRADEMARK: '商标',
  PATENT: '专利',
  REGISTRATION: '登记注册',
  ONLINE_TRADE: '网络交易',
  PYRAMID: '传销、直销',
  OTHER: '其他',
} as const
export type CaseField = keyof typeof fields

/** 市场监督管理行政处罚程序规定第六十条 and the closing grounds that lead to no penalty. */
export const outcomes = {
  PENALTY: '给予行政处罚',
  NO_PENALTY: '不予行政处罚',
  NOT_ESTABLISHED: '违法事实不能成立',
  TO_DEPARTMENT: '移送其他部门',
  TO_POLICE: '移送公安机关',
} as const
export type Outcome = keyof typeof outcomes

/** 行政处罚法第九条. */
export const penaltyKinds = {
  WARNING: '警告',
  CRITICISM: '通报批评',
  FINE: '罚款',
  CONFISCATE_INCOME: '没收违法所得',
  CONFISCATE_GOODS: '没收非法财物',
  SUSPEND_PERMIT: '暂扣许可证件',
  LOWER_GRADE: '降低资质等级',
  REVOKE_PERMIT: '吊销许可证件',
  REVOKE_LICENCE: '吊销营业执照',
  RESTRICT_BUSINESS: '限制开展生产经营活动',
  SHUTDOWN: '责令停产停业',
  CLOSE: '责令关闭',
  PRACTICE_BAN: '限制从业',
  OTHER: '其他',
} as const
export type PenaltyKind = keyof typeof penaltyKinds

/** Why a clock stands: 程序规定第十八条第三款、第六十四条第三款. */
export const pauseReasons = {
  SUSPENDED: '中止调查',
  HEARING: '听证',
  ANNOUNCEMENT: '公告',
  TEST: '检测、检验、检疫、鉴定',
  RIGHTS_HOLDER: '权利人辨认、鉴别',
  REFUND: '责令退还多收价款',
} as const
export type PauseReason = keyof typeof pauseReasons

export const reviewKinds = { LEGAL: '法制审核', CASE: '案件审核' } as const
export type ReviewKind = keyof typeof reviewKinds

export const reviewOpinions = { AGREE: '同意', CORRECT: '纠正', SUPPLEMENT: '补充调查' } as const
export type ReviewOpinion = keyof typeof reviewOpinions

export const responses = {
  NONE: '逾期未陈述申辩',
  WAIVED: '明确放弃',
  STATED: '陈述申辩',
  HEARING: '申请听证',
} as const
export type Response = keyof typeof responses

export const closingGrounds = {
  EXECUTED: '处罚决定执行完毕',
  COURT: '人民法院裁定终结执行',
  TERMINATED: '终止调查',
  NO_PENALTY: '不予处罚、违法事实不成立或者移送',
  OTHER: '其他应予结案的情形',
} as const
export type ClosingGround = keyof typeof closingGrounds

/** State of a case on a day; derived from dates. */
export const caseStates = {
  CHECKING: '核查',
  NOT_FILED: '不予立案',
  INVESTIGATING: '调查取证',
  SUSPENDED: '期限中止',
  REVIEWING: '待审核',
  REVIEWED: '审核通过，待告知',
  NOTICED: '已告知，待决定',
  DECIDED: '已决定，待送达',
  EXECUTING: '执行',
  CLOSED: '已结案',
} as const
export type CaseState = keyof typeof caseStates

/** What the police say of a case that was handed to them (行政执法机关移送涉嫌犯罪案件的规定第八条). */
export const policeResults = { FILED: '决定立案', NOT_FILED: '决定不予立案', RETURNED: '退回补充或者移送不当' } as const
export type PoliceResult = keyof typeof policeResults

export const transferStates = { DELIVERED: '已移送，待回复', ...policeResults } as const
