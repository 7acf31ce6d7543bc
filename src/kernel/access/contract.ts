import { z } from 'zod'
import { dataScopes } from '#platform/auth/roles.ts'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'

const reach = z.enum(Object.keys(dataScopes) as [keyof typeof dataScopes], '数据范围不在可选范围内')

/** Roles as they stand today, what each may do, and every operation with the roles that may call it. */
export const listRoles = operation({
  name: 'listRoles',
  title: '角色与权限',
  method: 'GET',
  path: '/api/roles',
  permission: 'access.view',
  input: z.object({}),
  output: z.object({
    separate: z.boolean(),
    roles: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        may: z.array(z.string()),
        reach,
        administrator: z.boolean(),
        /** 默认角色、本局调整过的默认角色、本局自设的角色。 */
        origin: z.enum(['shipped', 'changed', 'own']),
        since: z.string().nullable(),
        reason: z.string().nullable(),
        accounts: z.number(),
      }),
    ),
    permissions: z.array(z.object({ permission: z.string(), title: z.string(), business: z.string() })),
    operations: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        method: z.string(),
        path: z.string(),
        permission: z.string(),
        business: z.string(),
        roles: z.array(z.string()),
      }),
    ),
  }),
})

/** Changes a shipped role from a day on, or makes one of the bureau's own. */
export const setRole = operation({
  name: 'setRole',
  title: '设定角色',
  method: 'POST',
  path: '/api/roles/:code',
  permission: 'access.define',
  input: z.object({
    code: z.string().regex(/^[a-z][a-z-]{1,39}$/, '角色代码用小写英文字母和连字符，2 至 40 个字符'),
    title: field.text('角色名称'),
    may: z.array(z.string().max(100)).min(1, '至少要有一项权限').max(300).meta({ title: '权限' }),
    reach: field.code('数据范围', dataScopes),
    fromDay: field.day('起始日'),
    reason: field.text('依据或理由'),
  }),
  output: z.object({ code: z.string() }),
})

/** Ends the bureau's own version of a role: a shipped role is as shipped again, an own role is gone. */
export const restoreRole = operation({
  name: 'restoreRole',
  title: '恢复默认角色',
  method: 'POST',
  path: '/api/roles/:code/restore',
  permission: 'access.define',
  input: z.object({ code: z.string().max(40), onDay: field.day('终止日') }),
  output: z.object({}),
})

/** Who holds which role, from when to when; those that come with the account have no id. */
export const listGrants = operation({
  name: 'listGrants',
  title: '岗位授权',
  method: 'GET',
  path: '/api/access-grants',
  permission: 'access.view',
  input: z.object({}),
  output: z.object({
    grants: z.array(
      z.object({
        id: z.string().nullable(),
        version: z.number().nullable(),
        username: z.string(),
        name: z.string(),
        role: z.string(),
        roleTitle: z.string(),
        reach: reach.nullable(),
        unitCode: z.string().nullable(),
        unitName: z.string().nullable(),
        fromDay: z.string().nullable(),
        toDay: z.string().nullable(),
        reason: z.string().nullable(),
        /** Whether it counts today. */
        counts: z.boolean(),
      }),
    ),
    accounts: z.array(z.object({ username: z.string(), name: z.string() })),
    units: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
})

export const grantRole = operation({
  name: 'grantRole',
  title: '授予角色',
  method: 'POST',
  path: '/api/access-grants',
  permission: 'access.grant',
  input: z.object({
    username: field.text('账号'),
    role: field.text('角色代码'),
    reach: field.code('数据范围', dataScopes, { help: '不填按角色的默认范围。' }).optional(),
    unitCode: field.text('机构代码', { help: '范围为本所、本股室、本人时填。' }).optional(),
    fromDay: field.day('起始日'),
    toDay: field.day('终止日（不含当日）').optional(),
    reason: field.text('依据或理由'),
  }),
  output: z.object({ id: z.string() }),
})

export const endGrant = operation({
  name: 'endGrant',
  title: '收回角色',
  method: 'POST',
  path: '/api/access-grants/:id/end',
  permission: 'access.grant',
  input: z.object({ id: z.uuid('编号不对'), version: z.number(), onDay: field.day('终止日（不含当日）') }),
  output: z.object({}),
})

/** Keeps the three administrators apart (GB/T 22239-2019 level 3), or lets one person be all of them (level 2). */
export const separateAdministrators = operation({
  name: 'separateAdministrators',
  title: '三员分设',
  method: 'POST',
  path: '/api/administrators',
  permission: 'access.separate',
  input: z.object({ separate: field.bool('分设'), reason: field.text('依据或理由') }),
  output: z.object({}),
})
