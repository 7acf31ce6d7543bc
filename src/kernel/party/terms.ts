/** Kinds of party in the register. */
export const partyKinds = {
  entity: '市场主体',
  school: '学校（含幼儿园）',
  hospital: '医疗机构',
  stall: '摊位',
  organisation: '其他单位',
  person: '自然人',
} as const
export type PartyKind = keyof typeof partyKinds

/** Registration states (登记状态) and whether a party in it exists (存续). 市场主体登记管理条例; 吊销未注销 does not count by default. */
export const partyStates = {
  ACTIVE: { label: '存续', existing: true },
  SUSPENDED: { label: '歇业', existing: true },
  LIQUIDATING: { label: '清算', existing: true },
  REVOKED: { label: '吊销，未注销', existing: false },
  CANCELLED_REG: { label: '撤销登记', existing: false },
  CLOSED_ORDER: { label: '责令关闭', existing: false },
  DEREGISTERED: { label: '注销', existing: false },
  FORCED_DEREG: { label: '强制注销', existing: false },
  MOVED_OUT: { label: '迁出', existing: false },
} as const
export type PartyState = keyof typeof partyStates
/** State → its Chinese word. */
export const stateLabels = Object.fromEntries(
  Object.entries(partyStates).map(([code, s]) => [code, s.label]),
) as Record<PartyState, string>
export const existingStates = (Object.keys(partyStates) as PartyState[]).filter((s) => partyStates[s].existing)

/** Categories that every figure uses (dossier 1.2). */
export const entityCategories = {
  ENT_DOMESTIC: '内资企业',
  ENT_FOREIGN: '外商投资企业',
  COOP: '农民专业合作社',
  INDIVIDUAL: '个体工商户',
  REP_OFFICE: '外国企业常驻代表机构',
} as const
export type EntityCategory = keyof typeof entityCategories
/** 企业 in reports: domestic and foreign-invested. */
export const enterpriseCategories = ['ENT_DOMESTIC', 'ENT_FOREIGN'] as const satisfies readonly EntityCategory[]

export const codeKinds = {
  uscc: '统一社会信用代码',
  old15: '15 位注册号',
  other: '其他编号',
  internal: '本局内部编号',
} as const
export type CodeKind = keyof typeof codeKinds
