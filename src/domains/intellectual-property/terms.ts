import type { GatheringTheme } from '#kernel/gathering/theme.ts'

export const markKinds = { CERTIFICATION: '地理标志证明商标', COLLECTIVE: '地理标志集体商标' } as const
export type MarkKind = keyof typeof markKinds

/** State of a filing on a day; derived from dates. */
export const markStates = {
  PREPARING: '准备申报',
  FILED: '已申报',
  PUBLISHED: '初步审定公告',
  REGISTERED: '核准注册',
  REFUSED: '驳回或者不予注册',
} as const

/** A grower or firm on its way to the special mark of a protected product (专用标志). */
export const userStates = {
  GUIDED: '已指导',
  APPLIED: '已申请',
  APPROVED: '已核准',
  USING: '使用中',
  STOPPED: '已停用',
} as const

export const halves = { H1: '上半年', H2: '下半年' } as const
export type Half = keyof typeof halves

export const patentKinds = { INVENTION: '发明专利', UTILITY: '实用新型', DESIGN: '外观设计' } as const
export type PatentKind = keyof typeof patentKinds

export const batchStates = { OPEN: '申报中', CLOSED: '申报完成' } as const

export const ipGatheringThemes: readonly GatheringTheme[] = [
  { code: 'ip.week', title: '知识产权宣传周', kind: 'PUBLICITY' },
  { code: 'ip.brand-day', title: '中国品牌日宣传', kind: 'PUBLICITY' },
  { code: 'ip.training', title: '知识产权培训', kind: 'TRAINING' },
]
