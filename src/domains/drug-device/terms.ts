import type { CheckTheme } from '#kernel/inspection/theme.ts'

/** What a report is about. */
export const reportKinds = { DRUG: '药品', DEVICE: '医疗器械', COSMETIC: '化妆品' } as const
export type ReportKind = keyof typeof reportKinds

export const severities = { GENERAL: '一般', SERIOUS: '严重（严重伤害）', DEATH: '死亡', GROUP: '群体事件' } as const
export type Severity = keyof typeof severities

export const reporterKinds = {
  MEDICAL: '医疗机构',
  OPERATOR: '经营企业',
  HOLDER: '上市许可持有人、注册人、备案人',
  INDIVIDUAL: '个人',
} as const
export type ReporterKind = keyof typeof reporterKinds

export const outcomes = {
  CURED: '痊愈',
  BETTER: '好转',
  SAME: '未好转',
  UNKNOWN: '不详',
  SEQUELA: '有后遗症',
  DEATH: '死亡',
} as const
export type ReportOutcome = keyof typeof outcomes

/** What the monitoring station says of a report. */
export const reviewResults = {
  ACCEPTED: '审核通过',
  RETURNED: '退回补正',
  INVALID: '无效',
  DUPLICATE: '重复报告',
} as const
export type ReviewResult = keyof typeof reviewResults

/** State of a report on a day; derived from dates. */
export const reportStates = { SUBMITTED: '待审核', ...reviewResults } as const
export type ReportState = keyof typeof reportStates

/** What a unit does with drugs, devices or cosmetics. */
export const unitRoles = {
  DRUG_RETAIL: '药品零售企业',
  DRUG_USER: '药品使用单位',
  DEVICE_SELLER: '医疗器械经营企业',
  DEVICE_USER: '医疗器械使用单位',
  COSMETIC_SELLER: '化妆品经营者',
} as const
export type UnitRole = keyof typeof unitRoles

/** 药品安全信用分类. */
export const creditGrades = { TRUSTED: '守信', WARNED: '警示', BROKEN: '失信', SERIOUS: '严重失信' } as const
export type CreditGrade = keyof typeof creditGrades

export const gradeStates = { VALID: '有效', REPLACED: '已重评' } as const

/** Daily supervision by credit and risk. A unit that has drugs and devices is checked for both: two tasks, a record in each. */
export const drugRoutine = {
  code: 'drug-routine',
  title: '药品日常监督检查',
  venues: { DRUG_RETAIL: unitRoles.DRUG_RETAIL, DRUG_USER: unitRoles.DRUG_USER },
} as const satisfies CheckTheme

export const deviceRoutine = {
  code: 'device-routine',
  title: '医疗器械日常监督检查',
  venues: { DEVICE_SELLER: unitRoles.DEVICE_SELLER, DEVICE_USER: unitRoles.DEVICE_USER },
} as const satisfies CheckTheme

export const cosmeticRoutine = {
  code: 'cosmetic-routine',
  title: '化妆品日常监督检查',
  venues: { COSMETIC_SELLER: unitRoles.COSMETIC_SELLER },
} as const satisfies CheckTheme

export const online = {
  code: 'drug-online',
  title: '药品、医疗器械网络销售专项检查',
  venues: { DRUG_SELLER: '网络销售药品的企业', DEVICE_SELLER: '网络销售医疗器械的企业' },
  detail: '平台',
} as const satisfies CheckTheme

export const ephedrine = {
  code: 'drug-ephedrine',
  title: '含麻黄碱类复方制剂专项检查',
  venues: { DRUG_SELLER: '药品经营企业' },
} as const satisfies CheckTheme

export const lensAndChildren = {
  code: 'lens-cosmetics',
  title: '隐形眼镜和流通领域儿童化妆品专项检查',
  venues: { LENS: '隐形眼镜经营企业', CHILDREN: '儿童化妆品经营者' },
} as const satisfies CheckTheme

export const drugThemes: readonly CheckTheme[] = [
  drugRoutine,
  deviceRoutine,
  cosmeticRoutine,
  online,
  ephedrine,
  lensAndChildren,
]
