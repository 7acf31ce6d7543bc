import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

export const signIn = operation({
  name: 'signIn',
  title: '登录',
  method: 'POST',
  path: '/api/sign-in',
  permission: 'public',
  input: z.object({
    username: z.string().trim().min(1, '请输入用户名').max(100),
    password: z.string().min(1, '请输入密码').max(200),
  }),
  output: z.object({ name: z.string() }),
})

export const signOut = operation({
  name: 'signOut',
  title: '退出登录',
  method: 'POST',
  path: '/api/sign-out',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({}),
})

/** The person signed in, the bureau, and what the console may show. */
export const whoAmI = operation({
  name: 'whoAmI',
  title: '当前用户',
  method: 'GET',
  path: '/api/me',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({
    name: z.string(),
    role: z.string(),
    roleTitle: z.string(),
    /** Permissions held; may hold patterns such as `*` and `permit.*`. */
    permissions: z.array(z.string()),
    county: z.object({ code: z.string(), name: z.string(), bureauName: z.string() }),
    demo: z.boolean(),
    today: z.string(),
    scopeText: z.string(),
    businesses: z.array(z.object({ id: z.string(), title: z.string(), group: z.string() })),
  }),
})

/** Accounts of a demonstration; an empty list in a bureau's installation. */
export const demoAccounts = operation({
  name: 'demoAccounts',
  title: '演示账号',
  method: 'GET',
  path: '/api/demo-accounts',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    accounts: z.array(
      z.object({ username: z.string(), password: z.string(), name: z.string(), roleTitle: z.string() }),
    ),
  }),
})
