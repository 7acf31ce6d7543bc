import type { GatheringTheme } from '#kernel/gathering/theme.ts'
import type { CheckTheme } from '#kernel/inspection/theme.ts'

export const trades = {
  WOOD: '木制品',
  FOOD: '食品',
  FARM: '农产品',
  TEXTILE: '纺织服装',
  MACHINERY: '机械',
  OTHER: '其他',
} as const
export type Trade = keyof typeof trades

/** How far a firm is on its way to the regional quality brand; derived from dates. */
export const brandStates = {
  GUIDED: '已指导',
  APPLIED: '已申请',
  TESTED: '已检测',
  AUDITED: '已审核',
  CERTIFIED: '已获证',
  EXPIRED: '证书到期',
  ENDED: '终止',
} as const
export type BrandState = keyof typeof brandStates

/** 县长质量奖 of one edition; derived from dates. */
export const awardStates = {
  APPLIED: '已申报',
  SCORED: '已评分',
  NOTICED: '公示中',
  AWARDED: '已授奖',
  REJECTED: '未获奖',
} as const
export type AwardState = keyof typeof awardStates

export const certificationTraining = 'quality.certification'
export const qualityGatheringThemes: readonly GatheringTheme[] = [
  { code: certificationTraining, title: '质量体系认证和认证认可培训', kind: 'TRAINING' },
  { code: 'quality.standard', title: '标准化工作会议（团体标准研讨等）', kind: 'MEETING' },
  { code: 'quality.month', title: '质量月宣传', kind: 'PUBLICITY' },
]

export const qualityCheckThemes: readonly CheckTheme[] = [
  {
    code: 'product-quality',
    title: '产品质量安全检查',
    venues: { PRODUCER: '生产企业', SELLER: '销售单位' },
    detail: '产品',
  },
  {
    code: 'certification',
    title: '认证、认可和检验检测机构检查',
    venues: { BODY: '认证、检验检测机构', HOLDER: '获证企业' },
  },
]
