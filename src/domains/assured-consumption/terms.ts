/** What a unit is recognised as. Three kinds make up 重点行业、重点领域、重点消费场所; from 2025 units and clusters are named otherwise. */
export const unitKinds = {
  KEY_INDUSTRY: '重点行业',
  KEY_FIELD: '重点领域',
  KEY_VENUE: '重点消费场所',
  ECOMMERCE: '电子商务领域',
  STORE: '放心商店',
  ONLINE_SHOP: '放心网店',
  LIVE_ROOM: '放心直播间',
  RESTAURANT: '放心餐饮店',
  FACTORY: '放心工厂',
  MARKET: '放心市场',
  DISTRICT: '放心商圈',
  SCENIC: '放心景区',
} as const
export type UnitKind = keyof typeof unitKinds

/** 2025年起优化消费环境三年行动方案 names these; before that year there were none of them. */
export const newKinds: readonly UnitKind[] = [
  'STORE',
  'ONLINE_SHOP',
  'LIVE_ROOM',
  'RESTAURANT',
  'FACTORY',
  'MARKET',
  'DISTRICT',
  'SCENIC',
]

export const levels = { COUNTY: '县级', CITY: '市级', REGION: '省级（自治区级）' } as const
export type Level = keyof typeof levels

export const reviewResults = { PASSED: '通过', RECTIFY: '限期整改', FAILED: '不通过' } as const
export type ReviewResult = keyof typeof reviewResults

/** State on a day; derived from dates. */
export const unitStates = {
  APPLIED: '已申报，待评审',
  REVIEWED: '评审通过，待认定',
  RECTIFYING: '限期整改',
  REJECTED: '评审不通过',
  RECOGNISED: '已认定',
  EXPIRED: '认定期满',
  WITHDRAWN: '已撤销认定',
} as const
export type UnitState = keyof typeof unitStates
