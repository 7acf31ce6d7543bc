/** What is made public about parties (企业信息公示；行政许可和行政处罚信息“双公示”). */
export const noticeKinds = {
  PENALTY: '行政处罚',
  LICENCE: '行政许可',
  CHECK: '抽查检查结果',
  SAMPLING: '抽样检验结果',
} as const
export type NoticeKind = keyof typeof noticeKinds

/** Part of a law key that stands for a kind. */
export const slugOf = (kind: NoticeKind): string => kind.toLowerCase()

/** State of a notice on a day; derived from dates. */
export const noticeStates = {
  PENDING: '待公示',
  OVERDUE: '逾期未公示',
  PUBLISHED: '公示中',
  ENDED: '公示期满',
  WITHDRAWN: '已撤下',
} as const
export type NoticeState = keyof typeof noticeStates

export const channels = {
  GSXT: '国家企业信用信息公示系统',
  CREDIT: '信用中国',
  SITE: '本局网站',
} as const
export type Channel = keyof typeof channels

/** How heavy a penalty is, as far as its publication goes. */
export const penaltyWeights = {
  WARNING: '仅警告',
  MINOR: '仅通报批评或较低数额罚款',
  ORDINARY: '其他',
} as const
export type PenaltyWeight = keyof typeof penaltyWeights
