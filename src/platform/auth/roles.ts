/** How far a role sees: its own matters, its section, its station, the bureau, or every county of the city (read only). */
export const dataScopes = { own: '本人', section: '本股室', station: '本所', bureau: '全局', city: '全市' } as const
export type DataScope = keyof typeof dataScopes

/** A role as it is shipped: what it may do, as patterns over permissions (`permit.*`, `*.read`), and how far it sees. */
export interface ShippedRole {
  title: string
  may: readonly string[]
  reach: DataScope
  /** Runs the system, not the business (GB/T 22239-2019 8.1.5): never changed by a bureau. */
  administrator?: true
}

const office = ['*.read', 'annual-report.*', 'report.*', 'work.oversee'] as const

/** Shipped roles. Deny by default: what no pattern allows is refused. A bureau changes them by dated rows, see kernel/access. */
export const roles = {
  director: {
    title: '局领导',
    reach: 'bureau',
    may: [...office, 'approval.decide', 'approval.rule', 'message.notify', 'complaint.supervise'],
  },
  office: {
    title: '办公室',
    reach: 'bureau',
    may: [
      ...office,
      'import.*',
      'approval.ask',
      'gathering.*',
      'tally.*',
      'staff-duty.*',
      'work-plan.*',
      'staff.*',
      'message.*',
    ],
  },
  registrar: {
    title: '登记许可',
    reach: 'bureau',
    may: ['*.read', 'entity.*', 'equity-pledge.*', 'permit.*', 'import.*', 'approval.ask', 'personal.unmask'],
  },
  credit: {
    title: '信用监管',
    reach: 'bureau',
    may: [
      '*.read',
      'annual-filing.*',
      'random-inspection.*',
      'check.*',
      'gathering.*',
      'tally.*',
      'publicity.*',
      'credit-list.*',
      'message.*',
      'import.*',
      'approval.ask',
      'personal.unmask',
    ],
  },
  station: {
    title: '市场监管所',
    reach: 'station',
    may: [
      '*.read',
      'annual-filing.*',
      'complaint.handle',
      'complaint.unmask',
      'random-inspection.enter-result',
      'food-operator.register',
      'food-operator.score',
      'food-training.enter',
      'event-guarantee.enter',
      'penalty-case.handle',
      'check.*',
      'gathering.*',
      'tally.*',
      'approval.ask',
      'personal.unmask',
    ],
  },
  'complaint-handler': {
    title: '投诉举报处理',
    reach: 'bureau',
    may: [
      '*.read',
      'complaint.*',
      'assured-consumption.*',
      'import.*',
      'gathering.*',
      'tally.*',
      'approval.ask',
      'personal.unmask',
    ],
  },
  'case-officer': {
    title: '执法办案',
    reach: 'bureau',
    may: [
      '*.read',
      'penalty-case.*',
      'price.*',
      'online-trade.*',
      'check.*',
      'gathering.*',
      'tally.*',
      'approval.ask',
      'personal.unmask',
    ],
  },
  'legal-reviewer': { title: '法制审核', reach: 'bureau', may: ['*.read', 'legal-review.*', 'approval.ask'] },
  food: {
    title: '食品监管',
    reach: 'bureau',
    may: [
      '*.read',
      'food-operator.*',
      'food-training.*',
      'event-guarantee.*',
      'cold-chain.*',
      'sampling.*',
      'drug-device.*',
      'check.*',
      'gathering.*',
      'tally.*',
      'random-inspection.enter-result',
      'approval.ask',
    ],
  },
  equipment: {
    title: '特种设备监察',
    reach: 'bureau',
    may: [
      '*.read',
      'special-equipment.*',
      'check.*',
      'gathering.*',
      'tally.*',
      'random-inspection.enter-result',
      'approval.ask',
    ],
  },
  metrology: {
    title: '计量监管',
    reach: 'bureau',
    may: [
      '*.read',
      'metrology.*',
      'quality.*',
      'intellectual-property.*',
      'check.*',
      'gathering.*',
      'tally.*',
      'random-inspection.enter-result',
      'approval.ask',
    ],
  },
  auditor: { title: '审计', reach: 'bureau', may: ['*.read'] },
  admin: { title: '系统管理员', reach: 'bureau', may: ['*'], administrator: true },
  'system-admin': {
    title: '系统管理员（三员分设）',
    reach: 'bureau',
    may: ['account.*', 'org.*', 'system.*'],
    administrator: true,
  },
  'security-admin': { title: '安全管理员', reach: 'bureau', may: ['access.*', 'org.read'], administrator: true },
  'audit-admin': { title: '审计管理员', reach: 'bureau', may: ['journal.*', 'access.view'], administrator: true },
} as const satisfies Record<string, ShippedRole>
export type Role = keyof typeof roles

/** The shipped role of a code; nothing for a role that this version does not know. */
export const shippedRole = (code: string): ShippedRole | undefined => (roles as Record<string, ShippedRole>)[code]

/** The three administrators of GB/T 22239-2019 8.1.5, whom level 3 keeps apart. */
export const threeAdministrators = ['system-admin', 'security-admin', 'audit-admin'] as const

/** Subjects of permissions that run the system; no role of a bureau's own may hold them. */
export const administrativeSubjects = ['account', 'org', 'system', 'access', 'journal'] as const

/** Whether patterns allow a permission. */
export function allows(patterns: readonly string[], permission: string): boolean {
  const [subject = '', verb = ''] = permission.split('.')
  return patterns.some((p) => p === '*' || p === permission || p === `${subject}.*` || p === `*.${verb}`)
}
