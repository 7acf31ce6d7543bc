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

/** Why a person is barred, and on which article. Dossier registration-and-credit 8.1. */
export const barGrounds = {
  SENTENCE: {
    title: '因经济犯罪被判处刑罚或者被剥夺政治权利，执行期满未逾五年',
    basis: '市场主体登记管理条例第十二条第二项',
  },
  BANKRUPT: { title: '对企业破产清算负有个人责任，未逾三年', basis: '市场主体登记管理条例第十二条第三项' },
  REVOKED: {
    title: '对企业被吊销营业执照、责令关闭负有个人责任，未逾三年',
    basis: '市场主体登记管理条例第十二条第四项',
  },
  DEBT: { title: '个人所负数额较大的债务到期未清偿', basis: '市场主体登记管理条例第十二条第五项' },
  FAKE_REG: { title: '虚假登记的直接责任人，三年内不得再次申请登记', basis: '市场主体登记管理条例第四十条' },
  SERIOUS: { title: '严重违法失信企业的法定代表人、负责人，三年内不得任职', basis: '企业信息公示暂行条例第十七条' },
  FOOD: {
    title: '食品许可被吊销的有关责任人员，五年内不得申请许可或者从事管理',
    basis: '食品安全法第一百三十五条第一款',
  },
  FOOD_CRIME: {
    title: '因食品安全犯罪被判处有期徒刑以上刑罚，终身不得从事食品生产经营管理',
    basis: '食品安全法第一百三十五条第二款',
  },
} as const
export type BarGround = keyof typeof barGrounds
export const barGroundLabels = Object.fromEntries(
  Object.entries(barGrounds).map(([code, g]) => [code, g.title]),
) as Record<BarGround, string>

const registration = ['entity.establish']
const food = [
  'permit.accept.FOOD_OP',
  'permit.accept.FOOD_PROD',
  'permit.accept.SMALL_CATERING',
  'permit.accept.SMALL_WORKSHOP',
]
/** What each ground bars from. */
export const barMatters: Readonly<Record<BarGround, readonly string[]>> = {
  SENTENCE: registration,
  BANKRUPT: registration,
  REVOKED: registration,
  DEBT: registration,
  FAKE_REG: registration,
  SERIOUS: registration,
  FOOD: food,
  FOOD_CRIME: food,
}

/** Years that a bar lasts where nobody says otherwise; those without stand until they are lifted. */
export const barYears: Readonly<Partial<Record<BarGround, string>>> = {
  SENTENCE: 'bar.sentence.years',
  BANKRUPT: 'bar.bankrupt.years',
  REVOKED: 'bar.revoked.years',
  FAKE_REG: 'bar.fake-registration.years',
  SERIOUS: 'serious.representative.bar.years',
  FOOD: 'bar.food.years',
}

export const barStates = { STANDING: '受限', ENDED: '期满', LIFTED: '已解除' } as const

export const restrictionModes = { BLOCK: '禁止', WARN: '提示', RAISE_CHECK: '提高抽查比例' } as const
export type RestrictionMode = keyof typeof restrictionModes
