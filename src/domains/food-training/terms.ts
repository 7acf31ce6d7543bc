/** Who is in scope: catering firms and canteens (餐饮服务经营企业和单位食堂); small caterers of individuals are not. */
export const unitKinds = {
  CATERING: '餐饮服务经营企业',
  CANTEEN_SCHOOL: '学校（幼儿园）食堂',
  CANTEEN_OTHER: '其他单位食堂',
} as const
export type UnitKind = keyof typeof unitKinds

export const unitStates = {
  NONE: '未注册',
  REGISTERED: '已注册，未培训',
  TRAINED: '已培训，未考核',
  ASSESSED: '已考核',
  LEFT: '已退出',
} as const

/** Posts of food-safety staff (企业落实食品安全主体责任监督管理规定). */
export const posts = {
  HEAD: '主要负责人',
  DIRECTOR: '食品安全总监',
  OFFICER: '食品安全员',
  MANAGER: '食品安全管理人员',
} as const
export type Post = keyof typeof posts

export const steps = { TRAINED: '培训', ASSESSED: '考核' } as const
export type Step = keyof typeof steps

/** Who held an assessment (食品安全法实施条例第二十条：监督抽查考核). */
export const examKinds = { SELF: '单位自行考核', SPOT: '监督抽查考核' } as const
export type ExamKind = keyof typeof examKinds

export const personStates = {
  UNREGISTERED: '未注册',
  REGISTERED: '已注册',
  TRAINED: '本年已培训',
  PASSED: '本年考核合格',
  FAILED: '本年考核不合格',
  LEFT: '已离岗',
} as const
