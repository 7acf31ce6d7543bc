/** Matters that the county puts on every bureau, and the bureau's own discipline work; each is split into tasks. */
export const duties = {
  RELIEF: '对口帮扶与乡村振兴驻村',
  PATROL: '县委巡察整改',
  JUSTICE: '政法队伍教育整顿配合',
  CORRUPTION: '群众身边腐败和作风问题整治',
  DISCIPLINE: '全面从严治党与“四风”整治',
  CRIME: '扫黑除恶',
  SAFETY: '安全生产',
  DRUGS: '禁毒',
  AIDS: '防治艾滋病',
  CIVILITY: '创建文明城市',
  HYGIENE: '巩固卫生县城',
  OTHER: '其他中心工作',
} as const
export type Duty = keyof typeof duties

export const dutyStates = { OPEN: '办理中', OVERDUE: '逾期', DONE: '已完成', CANCELLED: '已取消' } as const

/** Who is screened for whom. */
export const screeningKinds = { JUSTICE: '政法队伍教育整顿', OWN: '市场监管队伍自查', OTHER: '其他核查' } as const
export type ScreeningKind = keyof typeof screeningKinds

export const relations = {
  SELF: '本人',
  SPOUSE: '配偶',
  CHILD: '子女及其配偶',
  PARENT: '父母',
  OTHER: '其他亲属',
} as const
export type Relation = keyof typeof relations

/** How a person was found in the register. */
export const matchWays = { NUMBER: '证件号码一致', NAME: '仅姓名一致' } as const
export type MatchWay = keyof typeof matchWays

/** What became of a match: same name is often another person. */
export const verdicts = { PENDING: '待核实', CONFIRMED: '属实', EXCLUDED: '排除（重名或已退出）' } as const
export type Verdict = keyof typeof verdicts
