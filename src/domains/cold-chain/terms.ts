import type { GatheringTheme } from '#kernel/gathering/theme.ts'

export const operatorKinds = {
  COLD_STORE: '冷库',
  WHOLESALE: '批发',
  RETAIL: '零售',
  CATERING: '餐饮',
  PROCESS: '加工',
} as const
export type OperatorKind = keyof typeof operatorKinds

export const standing = { STANDING: '在营', ENDED: '已退出' } as const

export const exemptions = { MEDICAL: '医学禁忌', PREGNANT: '孕期哺乳期', OTHER: '其他' } as const
export type Exemption = keyof typeof exemptions

/** How far the vaccination of a worker has come on a day. */
export const vaccinationStates = {
  NONE: '未接种',
  ONE: '一剂',
  TWO: '两剂',
  THIRD_DUE: '该打第三剂',
  THREE: '三剂',
  EXEMPT: '免接种',
} as const
export type VaccinationState = keyof typeof vaccinationStates

export const sampleKinds = { PERSON: '人员', FOOD: '食品', PACKAGE: '外包装', ENVIRONMENT: '环境' } as const
export type SampleKind = keyof typeof sampleKinds

/** Papers that each imported batch must have; without one it may not be sold. */
export const batchStates = { COMPLETE: '单证齐全', BLOCKED: '单证不全，不得销售' } as const

export const regimeStates = { COMING: '未开始', ACTIVE: '执行中', ENDED: '已结束' } as const

export const interviewTheme = 'cold-chain.interview'
export const coldChainGatheringThemes: readonly GatheringTheme[] = [
  { code: interviewTheme, title: '冷链食品经营单位集中约谈', kind: 'INTERVIEW', paper: '冷链食品安全承诺书' },
  { code: 'cold-chain.training', title: '冷链食品追溯平台培训', kind: 'TRAINING' },
]
