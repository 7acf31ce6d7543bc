/** In law an individual household is marked, an enterprise or cooperative is listed. */
export const listingKinds = { LISTING: '列入经营异常名录', MARKING: '标记为经营异常状态' } as const
export type ListingKind = keyof typeof listingKinds

/** Grounds (企业经营异常名录管理暂行办法第四条；企业名称登记管理规定第二十三条). */
export const listingReasons = {
  R1: '未按时报送年度报告',
  R2: '未在责令期限内公示信息',
  R3: '公示信息隐瞒真实情况、弄虚作假',
  R4: '通过登记的住所（经营场所）无法联系',
  R5: '未按要求变更企业名称',
} as const
export type ListingReason = keyof typeof listingReasons

export const removalReasons = {
  MADE_UP: '补报年度报告',
  PUBLISHED: '履行公示义务',
  CORRECTED_INFO: '更正公示信息',
  ADDRESS_CHANGED: '变更住所（经营场所）',
  REACHED: '重新取得联系',
  NAME_CHANGED: '变更名称',
  ENDED: '主体注销、吊销',
} as const
export type RemovalReason = keyof typeof removalReasons

/** Which removal may end which ground. */
export const removalFits: Readonly<Record<ListingReason, readonly RemovalReason[]>> = {
  R1: ['MADE_UP', 'ENDED'],
  R2: ['PUBLISHED', 'ENDED'],
  R3: ['CORRECTED_INFO', 'ENDED'],
  R4: ['ADDRESS_CHANGED', 'REACHED', 'ENDED'],
  R5: ['NAME_CHANGED', 'ENDED'],
}

/** State of a row on a day; derived from dates. */
export const listingStates = { PROPOSED: '待决定', LISTED: '在列', REMOVED: '已移出', CORRECTED: '已撤销列入' } as const
export type ListingState = keyof typeof listingStates

export const seriousStates = { NOTIFIED: '已告知', LISTED: '在列', REMOVED: '已移出', WITHDRAWN: '已撤销' } as const

export const restrictionModes = { BLOCK: '禁止', WARN: '提示', RAISE_CHECK: '提高抽查比例' } as const
export type RestrictionMode = keyof typeof restrictionModes
