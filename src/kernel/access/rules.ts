import {
  type DataScope,
  administrativeSubjects,
  dataScopes,
  shippedRole,
  threeAdministrators,
} from '#platform/auth/roles.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type RoleInForce, mayBeTogether } from './resolve.ts'

const refuse = (code: string, field: string, text: string, status = 422): Refusal =>
  new Refusal(`access.${code}`, text, { fields: { [field]: text }, status })

/** Whether a bureau may set a role like this. `known`: every permission that is declared. */
export function checkRole(
  role: { code: string; may: readonly string[] },
  known: readonly string[],
): Refusal | undefined {
  if (shippedRole(role.code)?.administrator)
    return refuse('role.administrator', 'code', '管理员角色的权限由国家标准定下，不能调整。')
  for (const pattern of role.may) {
    const [subject = '', verb = ''] = pattern.split('.')
    if (pattern === '*') return refuse('role.everything', 'may', '不能给一个角色全部权限，请逐项选定。')
    if ((administrativeSubjects as readonly string[]).includes(subject))
      return refuse('role.administrative', 'may', `权限“${pattern}”只属于管理员，不能给业务角色。`)
    const fits = known.some((p) => p === pattern || (verb === '*' && p.startsWith(`${subject}.`)))
    // A pattern over reading holds for businesses that are yet to come.
    if (!fits && pattern !== '*.read') return refuse('role.unknown', 'may', `没有“${pattern}”这项权限，请从清单中选。`)
  }
  return undefined
}

export interface GrantFacts {
  role: RoleInForce | undefined
  accountFound: boolean
  unitFound: boolean
  /** Roles that the account holds at any time during the grant. */
  others: readonly string[]
  separate: boolean
}

/** Whether a role may be given like this. */
export function checkGrant(
  g: { username: string; role: string; reach?: DataScope; unitCode?: string; fromDay: string; toDay?: string },
  f: GrantFacts,
): Refusal | undefined {
  if (!f.accountFound) return refuse('grant.account', 'username', `没有账号“${g.username}”，请先建账号。`)
  if (!f.role) return refuse('grant.role', 'role', `没有角色“${g.role}”，请从清单中选。`)
  if (g.toDay !== undefined && g.toDay <= g.fromDay)
    return refuse('grant.period', 'toDay', `终止日 ${g.toDay} 不晚于起始日 ${g.fromDay}，请核对。`)
  const reach = g.reach ?? f.role.reach
  if (f.role.administrator && reach !== 'bureau') return refuse('grant.reach', 'reach', '管理员的范围只能是全局。')
  const needsUnit = reach === 'own' || reach === 'section' || reach === 'station'
  if (needsUnit && g.unitCode === undefined)
    return refuse('grant.unit', 'unitCode', `范围是“${dataScopes[reach]}”，要选定机构。`)
  if (!needsUnit && g.unitCode !== undefined)
    return refuse('grant.unit', 'unitCode', `范围是“${dataScopes[reach]}”，不用选机构。`)
  if (g.unitCode !== undefined && !f.unitFound)
    return refuse('grant.unit', 'unitCode', `没有机构“${g.unitCode}”，请从清单中选。`)
  if (f.separate && g.role === 'admin')
    return refuse('grant.apart', 'role', '三员已经分设，不能再授予三员合一的系统管理员。')
  if (f.separate && !mayBeTogether([...f.others, g.role]))
    return refuse(
      'grant.apart',
      'role',
      '三员分设后，系统、安全、审计管理员不能由一人兼任，也不能兼任业务角色，请换一个账号。',
    )
  return undefined
}

export interface SeparationFacts {
  /** Enabled account → every role it would hold. */
  holders: ReadonlyMap<string, readonly string[]>
}

/** Whether the three administrators may be kept apart from now on: each is somebody, and nobody is two. */
export function checkSeparation(f: SeparationFacts): Refusal | undefined {
  const conflicts = [...f.holders].filter(([, roles]) => !mayBeTogether(roles)).map(([username]) => username)
  if (conflicts.length > 0)
    return refuse(
      'separate.conflict',
      'separate',
      `账号 ${conflicts.join('、')} 同时担任管理员和别的角色，请先收回一种，再分设三员。`,
    )
  const missing = threeAdministrators.filter((a) => ![...f.holders.values()].some((roles) => roles.includes(a)))
  if (missing.length > 0)
    return refuse(
      'separate.missing',
      'separate',
      `还没有账号担任${missing.map((m) => shippedRole(m)!.title).join('、')}，请先授予，再分设三员。`,
    )
  return undefined
}
