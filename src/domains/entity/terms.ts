import { type PartyState, partyStates } from '#kernel/party/terms.ts'

/** How a party came into this register. 市场主体登记管理条例; a conversion (个转企) is a new enterprise beside the old household. */
export const establishmentKinds = { NEW: '设立登记', CONVERSION: '个转企', MOVE_IN: '迁入' } as const
export type EstablishmentKind = keyof typeof establishmentKinds

/** Composition of an individual household (组成形式), IMPL Art. 9. */
const compositionForms = { INDIVIDUAL_RUN: '个人经营', FAMILY_RUN: '家庭经营' } as const
export type CompositionForm = keyof typeof compositionForms

/** Channels of registration (办理渠道). */
export const channels = {
  WINDOW: '窗口',
  ONLINE_FULL: '全程电子化',
  ONLINE_PARTIAL: '网上预审、窗口提交',
  SELF_TERMINAL: '自助终端',
  MAIL: '邮寄',
  VILLAGE_AGENT: '代办点',
} as const
export type Channel = keyof typeof channels

/** Items of a change record (变更事项), codes seen in practice. */
export const changeItems = {
  '01': '名称',
  '02': '住所（经营场所）',
  '03': '法定代表人（负责人、经营者）',
  '04': '类型',
  '05': '注册资本（出资额、资金数额）',
  '08': '经营期限',
  '10': '投资人',
  '11': '行业',
  '12': '经营范围',
  '14': '登记机关',
  '19': '其他',
  '25': '注册号（统一社会信用代码）',
  '26': '管辖所',
} as const
export type ChangeItem = keyof typeof changeItems

/** Why a licence was issued. */
export const issueReasons = {
  ESTABLISHMENT: '设立',
  FIRST_CONVERSION: '首次换发',
  CHANGE: '变更换发',
  REISSUE: '遗失补发',
} as const
export type IssueReason = keyof typeof issueReasons

export const itemKinds = { INTEGRATED: '整合事项', BASE: '基础证照' } as const
export type ItemKind = keyof typeof itemKinds

/** Steps of starting an enterprise (企业开办). BANK is a reservation only and is not counted. */
export const startupSteps = {
  REG: '营业执照办理',
  SEAL: '公章刻制',
  TAX: '涉税办理',
  SI: '社会保险登记',
  MI: '医疗保险登记',
  HF: '住房公积金缴存登记',
  BANK: '银行开户预约',
} as const
export type StartupStep = keyof typeof startupSteps

export const startupStates = {
  OPEN: '办理中',
  OVERDUE: '超时未办结',
  ON_TIME: '按时办结',
  LATE: '超时办结',
} as const
export type StartupState = keyof typeof startupStates

const sealKinds = {
  OFFICIAL: '公章',
  FINANCE: '财务专用章',
  INVOICE: '发票专用章',
  CONTRACT: '合同专用章',
  LEGAL_REP: '法定代表人名章',
} as const
export type SealKind = keyof typeof sealKinds

/** Matters of a registration application. */
export const matters = {
  ESTABLISH: '设立登记',
  CHANGE: '变更登记',
  DEREGISTER: '注销登记',
  FILE: '备案',
  REISSUE: '换发、补发执照',
  SUSPEND: '歇业备案',
  REVOKE_FRAUD: '撤销登记',
} as const
export type Matter = keyof typeof matters

/** States of a registration application (dossier 2.2). */
const applicationStates = {
  DRAFT: '草稿',
  SUBMITTED: '已提交',
  RETURNED_FOR_SUPPLEMENT: '退回补正',
  NOT_ACCEPTED: '不予受理',
  UNDER_REVIEW: '审查中',
  EXTENDED: '已延长期限',
  APPROVED: '准予登记',
  LICENCE_ISSUED: '已发照',
  DELIVERED: '已送达',
  REFUSED: '不予登记',
  WITHDRAWN: '申请人撤回',
} as const
export type ApplicationState = keyof typeof applicationStates

/** Ways out of the register. */
export const exitProcedures = { ORDINARY: '普通注销', SIMPLIFIED: '简易注销' } as const
export type ExitProcedure = keyof typeof exitProcedures

/** Chinese of the registration states, for lists. */
export const partyStateLabels = Object.fromEntries(
  Object.entries(partyStates).map(([code, s]) => [code, s.label]),
) as Record<PartyState, string>
