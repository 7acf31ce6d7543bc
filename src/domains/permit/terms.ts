/** Licences, registrations and filings that the county handles or records (dossier 3.2). */
export const permitKinds = {
  FOOD_OP: '食品经营许可',
  FOOD_FILE: '仅销售预包装食品备案',
  SMALL_CATERING: '小餐饮登记',
  SMALL_WORKSHOP: '食品小作坊登记',
  FOOD_PROD: '食品生产许可',
  DRUG_RETAIL: '药品经营许可（零售）',
  DEVICE_III: '第三类医疗器械经营许可',
  DEVICE_II: '第二类医疗器械经营备案',
  SE_USE: '特种设备使用登记',
  SE_PROD: '特种设备生产许可',
} as const
export type PermitKind = keyof typeof permitKinds

/** Part of a law key that stands for a kind: FOOD_OP → `food-op`. */
export const slugOf = (kind: PermitKind): string => kind.toLowerCase().replaceAll('_', '-')

export const permitActions = { NEW: '新办', CHANGE: '变更', RENEW: '延续', REISSUE: '补发', CANCEL: '注销' } as const
export type PermitAction = keyof typeof permitActions

export const decisions = { GRANTED: '准予', REFUSED: '不予' } as const
export type Decision = keyof typeof decisions

/** How an accepted application ends. */
export const outcomes = { GRANTED: '准予', REFUSED: '不予', TERMINATED: '终止办理', WITHDRAWN: '申请人撤回' } as const
export type Outcome = keyof typeof outcomes

/** State of an application on a day; derived from dates. */
export const applicationStates = {
  SUBMITTED: '已提交',
  RETURNED: '退回补正',
  NOT_ACCEPTED: '不予受理',
  ACCEPTED: '已受理，在办',
  OVERDUE: '逾期未办结',
  ...outcomes,
} as const
export type ApplicationState = keyof typeof applicationStates

/** State of a certificate on a day; derived from dates. */
export const certificateStates = {
  COMING: '尚未生效',
  VALID: '有效',
  EXPIRED: '已过期',
  DEREGISTERED: '已注销',
  REVOKED: '已撤销',
  STRIPPED: '已吊销',
  SUPERSEDED: '已换发',
} as const
export type CertificateState = keyof typeof certificateStates

export const siteCheckResults = { PASSED: '符合要求', RECTIFY: '限期整改', FAILED: '不符合要求' } as const
export type SiteCheckResult = keyof typeof siteCheckResults

/** Main business form on a food certificate (主体业态). */
export const businessFormats = { SALE: '食品销售经营者', CATERING: '餐饮服务经营者', CANTEEN: '单位食堂' } as const
export type BusinessFormat = keyof typeof businessFormats

/** Register label of makers of special equipment, which their licence gives them. */
export const makerLabel = 'se-maker'
