/** What a task belongs to. Campaigns and routine checks are rows of the same engine. */
export const taskKinds = {
  DOUBLE_RANDOM: '双随机抽查',
  CAMPAIGN: '专项检查',
  ROUTINE: '日常监督检查',
  RECHECK: '复查',
} as const
export type TaskKind = keyof typeof taskKinds

export const taskOrigins = { INITIATED: '本级发起', RECEIVED: '上级派发' } as const
export type TaskOrigin = keyof typeof taskOrigins

export const taskSources = { PLAN: '年度计划', TEMPORARY: '临时任务' } as const
export type TaskSource = keyof typeof taskSources

/** National result codes of a check. Codes 1 and 7 stand alone. */
export const checkResults = {
  '1': '未发现问题',
  '2': '未按规定公示应当公示的信息',
  '3': '公示信息隐瞒真实情况、弄虚作假',
  '4': '通过登记的住所（经营场所）无法联系',
  '5': '发现问题已责令改正',
  '6': '不配合检查情节严重',
  '7': '未发现开展本次抽查涉及的经营活动',
  '8': '发现问题待后续处理',
} as const
export type CheckResult = keyof typeof checkResults

/** State of a drawn object; derived from dates. */
export const objectStates = {
  DRAWN: '待检查',
  CHECKED: '已检查，未公示',
  PUBLISHED: '已公示',
  DROPPED: '已调整退出',
} as const
export type ObjectState = keyof typeof objectStates

export const itemKinds = { KEY: '重点检查事项', GENERAL: '一般检查事项' } as const
export type ItemKind = keyof typeof itemKinds

/** What an order to put something right is written on. */
export const orderKinds = {
  RECTIFY: '责令改正通知书',
  OPINION: '监督意见书',
  SE_ORDER: '特种设备安全监察指令书',
} as const
export type OrderKind = keyof typeof orderKinds

/** State of an order; derived from dates. */
export const orderStates = { OPEN: '待改正', OVERDUE: '逾期未改正', CLOSED: '已改正' } as const

/** Kinds of task that are opened by hand: everything that is not drawn. */
export const checkTaskKinds = { CAMPAIGN: taskKinds.CAMPAIGN, ROUTINE: taskKinds.ROUTINE } as const

/** State of a campaign or of routine checks; derived from dates. */
export const checkTaskStates = { OPEN: '进行中', CLOSED: '已完成' } as const

export const visitMethods = { ONSITE: '现场检查', PAPERS: '书面检查', ONLINE: '网络检查' } as const
