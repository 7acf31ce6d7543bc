/** Roles of the first cut: what each may do, as patterns over permissions (`*`, `permit.*`, `*.read`). Deny by default. */
export const roles = {
  admin: { title: '系统管理员', may: ['*'] },
  director: { title: '局领导', may: ['*.read', 'annual-report.*', 'report.*'] },
  office: { title: '办公室', may: ['*.read', 'annual-report.*', 'report.*', 'import.*'] },
  registrar: { title: '登记许可', may: ['*.read', 'entity.*', 'equity-pledge.*', 'permit.*', 'import.*'] },
  credit: {
    title: '信用监管',
    may: ['*.read', 'annual-filing.*', 'random-inspection.*', 'publicity.*', 'credit-list.*', 'import.*'],
  },
  station: { title: '市场监管所', may: ['*.read', 'annual-filing.*', 'random-inspection.enter-result'] },
  auditor: { title: '审计', may: ['*.read'] },
} as const
export type Role = keyof typeof roles

/** Whether patterns allow a permission. */
export function allows(patterns: readonly string[], permission: string): boolean {
  const [subject = '', verb = ''] = permission.split('.')
  return patterns.some((p) => p === '*' || p === permission || p === `${subject}.*` || p === `*.${verb}`)
}
