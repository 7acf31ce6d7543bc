import type { GatheringTheme } from '#kernel/gathering/theme.ts'
import type { CheckTheme } from '#kernel/inspection/theme.ts'

/** Price supervision: kinds of place as the report names them. */
export const priceCheck = {
  code: 'price',
  title: '价格监督检查',
  venues: {
    FARMERS_MARKET: '农贸市场',
    SUPERMARKET: '商超',
    PHARMACY: '药店',
    LODGING: '住宿',
    CATERING: '餐饮',
    RETAIL: '零售',
    HOSPITAL: '医疗机构',
    SCHOOL: '学校和培训机构',
    OTHER: '其他',
  },
  detail: '检查的商品、服务和时段（节日、赛事）',
} as const satisfies CheckTheme

/** Kinds of place that have a figure of their own; the rest are counted together. */
export const ownVenues = ['FARMERS_MARKET', 'SUPERMARKET', 'PHARMACY'] as const

export const lodgingInterview = 'price.lodging'
export const priceGatheringThemes: readonly GatheringTheme[] = [
  { code: lodgingInterview, title: '住宿行业价格约谈', kind: 'INTERVIEW', paper: '保供稳价提醒告诫书' },
  { code: 'price.interview', title: '其他行业价格约谈', kind: 'INTERVIEW', paper: '提醒告诫书' },
]
