/** Kinds of unit. */
export const unitKinds = { bureau: '局机关', section: '股室', station: '市场监管所' } as const
export type UnitKind = keyof typeof unitKinds

/** What can be done to the organisation; each act is one row of `org_change`. */
export const changeKinds = {
  ESTABLISH: '设立机构',
  RENAME: '机构更名',
  CLOSE: '撤销机构',
  MERGE: '合并机构',
  MOVE_TOWN: '乡镇划转',
  NEW_TOWN: '登记乡镇',
} as const
export type ChangeKind = keyof typeof changeKinds

export const sexes = { MALE: '男', FEMALE: '女' } as const
export type Sex = keyof typeof sexes

export const educations = {
  DOCTOR: '博士研究生',
  MASTER: '硕士研究生',
  BACHELOR: '大学本科',
  COLLEGE: '大学专科',
  SECONDARY: '中专、高中及以下',
} as const
export type Education = keyof typeof educations

/** How somebody is employed (编制类型). Contract staff do not count as staff on the books. */
export const establishments = {
  CIVIL_SERVANT: '行政编制',
  REFERENCE: '参公管理',
  INSTITUTION: '事业编制',
  WORKER: '工勤编制',
  CONTRACT: '聘用',
} as const
export type Establishment = keyof typeof establishments

/** The enforcement certificate (行政处罚法第四十二条) and professional qualifications. */
export const credentialKinds = {
  ENFORCEMENT: '行政执法证',
  SE_SUPERVISOR: '特种设备安全监察员',
  FOOD_INSPECTOR: '食品检查员',
  DRUG_INSPECTOR: '药品检查员',
  DEVICE_INSPECTOR: '医疗器械检查员',
  COSMETICS_INSPECTOR: '化妆品检查员',
  METROLOGY: '计量检定人员',
  LEGAL: '法律职业资格',
} as const
export type CredentialKind = keyof typeof credentialKinds

export const leaveKinds = {
  ANNUAL: '年休假',
  SICK: '病假',
  PERSONAL: '事假',
  MATERNITY: '产假、护理假',
  MARRIAGE: '婚假',
  BEREAVEMENT: '丧假',
  TRIP: '公务外出',
  TRAINING: '学习培训',
  SECONDED: '借调、挂职、驻村',
} as const
export type LeaveKind = keyof typeof leaveKinds

/** Why somebody leaves the bureau. */
export const departures = {
  RETIRED: '退休',
  TRANSFERRED: '调出',
  RESIGNED: '辞职',
  DISMISSED: '辞退、开除',
  DIED: '去世',
} as const
export type Departure = keyof typeof departures

/** State of a credential on a day; derived from its last day. */
export const credentialStates = { VALID: '有效', EXPIRING: '将到期', EXPIRED: '已过期' } as const
export type CredentialState = keyof typeof credentialStates
