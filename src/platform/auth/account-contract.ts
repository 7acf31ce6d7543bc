import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import { type Role, roles } from './roles.ts'

const session = z.object({
  id: z.string(),
  way: z.enum(['password', 'sso']),
  address: z.string(),
  device: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
})
const code = z.string().trim().min(1, '请输入动态口令').max(40)
const current = z.string().max(200)
const nothing = z.object({})

/** One's own account. */
export const myAccount = operation({
  name: 'myAccount',
  title: '我的账号',
  method: 'GET',
  path: '/api/my-account',
  permission: 'signed-in',
  input: nothing,
  output: z.object({
    username: z.string(),
    name: z.string(),
    roleTitle: z.string(),
    passwordSetAt: z.string(),
    /** Day by which the password must be changed; null where it stays. */
    passwordUntil: z.string().nullable(),
    passwordRules: z.string(),
    /** False for whoever came by single sign-on: there is no password of this house to show. */
    asksPassword: z.boolean(),
    factorSince: z.string().nullable(),
    factorRequired: z.boolean(),
    recoveryLeft: z.number(),
    sessions: z.array(session.extend({ here: z.boolean() })),
  }),
})

export const changePassword = operation({
  name: 'changePassword',
  title: '修改口令',
  method: 'POST',
  path: '/api/my-account/password',
  permission: 'signed-in',
  whileDue: ['password', 'enrol'],
  input: z.object({ current, password: z.string().min(1, '请输入新口令').max(200) }),
  output: nothing,
})

export const enrolFactor = operation({
  name: 'enrolFactor',
  title: '开始启用动态口令',
  method: 'POST',
  path: '/api/my-account/factor',
  permission: 'signed-in',
  whileDue: ['enrol'],
  input: z.object({ current }),
  output: z.object({ secret: z.string(), uri: z.string() }),
})

export const confirmFactor = operation({
  name: 'confirmFactor',
  title: '确认启用动态口令',
  method: 'POST',
  path: '/api/my-account/factor/confirm',
  permission: 'signed-in',
  whileDue: ['enrol'],
  input: z.object({ code }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const dropFactor = operation({
  name: 'dropFactor',
  title: '停用动态口令',
  method: 'POST',
  path: '/api/my-account/factor/drop',
  permission: 'signed-in',
  input: z.object({ code }),
  output: nothing,
})

export const newRecoveryCodes = operation({
  name: 'newRecoveryCodes',
  title: '重新生成恢复码',
  method: 'POST',
  path: '/api/my-account/recovery-codes',
  permission: 'signed-in',
  input: z.object({ code }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const endOwnSession = operation({
  name: 'endOwnSession',
  title: '结束自己的一个会话',
  method: 'POST',
  path: '/api/my-account/sessions/:id/end',
  permission: 'signed-in',
  input: z.object({ id: z.uuid('会话编号不对') }),
  output: nothing,
})

export const endOtherSessions = operation({
  name: 'endOtherSessions',
  title: '结束自己的其他会话',
  method: 'POST',
  path: '/api/my-account/sessions/end-others',
  permission: 'signed-in',
  input: nothing,
  output: z.object({ ended: z.number() }),
})

/** Everybody's accounts: one permission for all of it, which no pattern over reading reaches. */
const permission = 'account.manage'
const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, '用户名用小写字母开头，2 到 32 个小写字母、数字、点、横线')
  .meta({ title: '用户名', kind: 'text' })
const named = z.object({ username: z.string().trim().toLowerCase().min(1).max(100) })
const titles = Object.fromEntries(Object.entries(roles).map(([role, { title }]) => [role, title])) as Record<
  Role,
  string
>
const accountInput = z.object({
  username,
  name: field.text('姓名').max(40, '姓名太长'),
  role: field.code('岗位', titles),
  stations: z.array(z.string().max(40)).max(200).nullable().default(null).meta({ title: '管辖的所', kind: 'lines' }),
})

export const listAccounts = operation({
  name: 'listAccounts',
  title: '账号',
  method: 'GET',
  path: '/api/accounts',
  permission,
  input: nothing,
  output: z.object({
    accounts: z.array(
      z.object({
        username: z.string(),
        name: z.string(),
        role: z.string(),
        roleTitle: z.string(),
        stations: z.array(z.string()).nullable(),
        disabled: z.boolean(),
        mustChange: z.boolean(),
        factorSince: z.string().nullable(),
        linked: z.boolean(),
        lockedUntil: z.string().nullable(),
        passwordSetAt: z.string(),
        lastSignInAt: z.string().nullable(),
        sessions: z.number(),
      }),
    ),
    roles: z.array(z.object({ code: z.string(), title: z.string() })),
    singleSignOn: z.boolean(),
  }),
})

/** A one-time password is in the answer and nowhere else. */
const oneTime = z.object({ password: z.string() })

export const createAccount = operation({
  name: 'createAccount',
  title: '新建账号',
  method: 'POST',
  path: '/api/accounts',
  permission,
  input: accountInput,
  output: oneTime,
})

export const changeAccount = operation({
  name: 'changeAccount',
  title: '修改账号',
  method: 'POST',
  path: '/api/accounts/:username/change',
  permission,
  input: accountInput.extend({ username: named.shape.username }),
  output: nothing,
})

export const disableAccount = operation({
  name: 'disableAccount',
  title: '停用账号',
  method: 'POST',
  path: '/api/accounts/:username/disable',
  permission,
  input: named,
  output: nothing,
})

export const enableAccount = operation({
  name: 'enableAccount',
  title: '启用账号',
  method: 'POST',
  path: '/api/accounts/:username/enable',
  permission,
  input: named,
  output: nothing,
})

export const unlockAccount = operation({
  name: 'unlockAccount',
  title: '解除账号锁定',
  method: 'POST',
  path: '/api/accounts/:username/unlock',
  permission,
  input: named,
  output: nothing,
})

export const resetPassword = operation({
  name: 'resetPassword',
  title: '重置口令',
  method: 'POST',
  path: '/api/accounts/:username/reset-password',
  permission,
  input: named,
  output: oneTime,
})

export const resetFactor = operation({
  name: 'resetFactor',
  title: '重置动态口令',
  method: 'POST',
  path: '/api/accounts/:username/reset-factor',
  permission,
  input: named,
  output: nothing,
})

export const linkAccount = operation({
  name: 'linkAccount',
  title: '绑定单点登录身份',
  method: 'POST',
  path: '/api/accounts/:username/link',
  permission,
  input: named.extend({
    subject: z
      .string()
      .trim()
      .max(255, '身份标识太长')
      .meta({ title: '身份标识（sub），留空为解除绑定', kind: 'text' }),
  }),
  output: nothing,
})

export const accountSessions = operation({
  name: 'accountSessions',
  title: '账号的会话',
  method: 'GET',
  path: '/api/accounts/:username/sessions',
  permission,
  input: named,
  output: z.object({ sessions: z.array(session) }),
})

export const endAccountSessions = operation({
  name: 'endAccountSessions',
  title: '结束账号的会话',
  method: 'POST',
  path: '/api/accounts/:username/sessions/end',
  permission,
  input: named.extend({ id: z.uuid('会话编号不对').optional() }),
  output: z.object({ ended: z.number() }),
})
