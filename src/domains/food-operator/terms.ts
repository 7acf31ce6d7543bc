/** What an operator does with food; one register for all of them (dossier 1.2). */
export const operatorRoles = {
  MAKER: '食品生产企业',
  WORKSHOP: '食品小作坊',
  SELLER: '食品销售经营者',
  CATERER: '餐饮服务经营者',
  CANTEEN_SCHOOL: '学校食堂',
  CANTEEN_KINDERGARTEN: '幼儿园食堂',
  CANTEEN_OTHER: '其他单位食堂',
} as const
export type OperatorRole = keyof typeof operatorRoles

/** 学校食堂（含幼儿园食堂） of the report. */
export const campusRoles = ['CANTEEN_SCHOOL', 'CANTEEN_KINDERGARTEN'] as const satisfies readonly OperatorRole[]
/** 食品经营者: sale, catering, canteens (食品经营许可和备案管理办法). */
export const operatingRoles = [
  'SELLER',
  'CATERER',
  ...campusRoles,
  'CANTEEN_OTHER',
] as const satisfies readonly OperatorRole[]

export const operatorStates = { COMING: '尚未开业', STANDING: '在营', ENDED: '已终止' } as const
export type OperatorState = keyof typeof operatorStates

/** How a canteen is run. */
export const canteenModes = { SELF: '自营', CONTRACT: '承包经营', DELIVERY: '集体用餐配送' } as const
export type CanteenMode = keyof typeof canteenModes

/** Risk grades, low to high (食品生产经营监督检查管理办法第二十一条). */
export const riskGrades = { A: 'A级', B: 'B级', C: 'C级', D: 'D级' } as const
export type RiskGrade = keyof typeof riskGrades
export const gradeOrder = ['A', 'B', 'C', 'D'] as const satisfies readonly RiskGrade[]

export const gradingStates = { SCORED: '待确认', VALID: '有效', EXPIRED: '到期未重评', REPLACED: '已重评' } as const
export type GradingState = keyof typeof gradingStates

/** Marks of the yearly rating of catering (餐饮服务食品安全量化分级). */
export const cateringMarks = {
  A: 'A级（优秀）',
  B: 'B级（良好）',
  C: 'C级（一般）',
  NONE: '不予评级，责令整改',
} as const
export type CateringMark = keyof typeof cateringMarks

export const reportKinds = { ANNUAL: '年度自查评价', PERIODIC: '定期自查', SPECIAL: '专项自查' } as const
export type ReportKind = keyof typeof reportKinds

export const selfMarks = { GOOD: '符合', PARTLY: '基本符合', BAD: '不符合' } as const
export type SelfMark = keyof typeof selfMarks

export const reviewResults = { ACCEPTED: '通过', RETURNED: '退回' } as const
export type ReviewResult = keyof typeof reviewResults

export const reportStates = {
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  ACCEPTED: '已通过',
  FOLLOWING: '隐患待跟进',
  FOLLOWED: '隐患已整改',
} as const
export type ReportState = keyof typeof reportStates

/** How a kitchen is opened to view (明厨亮灶). */
export const kitchenModes = {
  GLASS: '透明厨房',
  WINDOW: '隔断矮墙或参观窗口',
  VIDEO: '视频厨房',
  NETWORK: '互联网＋明厨亮灶',
} as const
export type KitchenMode = keyof typeof kitchenModes

export const kitchenStates = {
  BUILDING: '建设中',
  BUILT: '已建成',
  ONLINE: '已建成，已联网',
  OFFLINE: '已建成，已断线',
  REMOVED: '已拆除',
} as const
export type KitchenState = keyof typeof kitchenStates

export const connectionStates = { CONNECTED: '已接入', SILENT: '已接入，久无数据', ENDED: '已断开' } as const
export type ConnectionState = keyof typeof connectionStates
