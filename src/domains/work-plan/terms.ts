export const planKinds = { YEAR: '年度工作计划', QUALITY: '质量强县工作方案', SPECIAL: '专项工作方案' } as const
export type PlanKind = keyof typeof planKinds

export const itemStates = {
  OPEN: '推进中',
  OVERDUE: '逾期',
  DONE: '已完成',
  CANCELLED: '已取消',
  CARRIED: '已结转',
} as const
