import { z } from 'zod'
import { dues, operation } from '#platform/contract/operation.ts'

export const signIn = operation({
  name: 'signIn',
  title: '登录',
  method: 'POST',
  path: '/api/sign-in',
  permission: 'public',
  input: z.object({
    username: z.string().trim().toLowerCase().min(1, '请输入用户名').max(100),
    password: z.string().min(1, '请输入口令').max(200),
  }),
  output: z.object({ name: z.string() }),
})

/** What the sign-in page shows: how one can sign in, and what is still due of a sign-in that has begun. */
export const signInState = operation({
  name: 'signInState',
  title: '登录状态',
  method: 'GET',
  path: '/api/sign-in',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    /** What the button of single sign-on says; null where the bureau has none. */
    singleSignOn: z.string().nullable(),
    name: z.string().nullable(),
    due: z.enum(dues).nullable(),
    /** What a new password must be. */
    passwordRules: z.string(),
  }),
})

export const passFactor = operation({
  name: 'passFactor',
  title: '核验动态口令',
  method: 'POST',
  path: '/api/sign-in/factor',
  permission: 'signed-in',
  whileDue: ['factor'],
  input: z.object({ code: z.string().trim().min(1, '请输入动态口令').max(40) }),
  output: z.object({ name: z.string() }),
})

/** Sends the browser to the provider of single sign-on. */
export const startSingleSignOn = operation({
  name: 'startSingleSignOn',
  title: '单点登录',
  method: 'GET',
  path: '/api/single-sign-on',
  permission: 'public',
  gives: 'redirect',
  input: z.object({ back: z.string().max(2000).optional() }),
  output: z.unknown(),
})

/** Where the provider sends the browser back to. */
export const finishSingleSignOn = operation({
  name: 'finishSingleSignOn',
  title: '单点登录返回',
  method: 'GET',
  path: '/api/single-sign-on/return',
  permission: 'public',
  gives: 'redirect',
  input: z.looseObject({}),
  output: z.unknown(),
})

export const signOut = operation({
  name: 'signOut',
  title: '退出登录',
  method: 'POST',
  path: '/api/sign-out',
  permission: 'signed-in',
  whileDue: dues,
  input: z.object({}),
  output: z.object({
    /** Where the browser goes to end its session at the provider of single sign-on too. */
    to: z.string().nullable(),
  }),
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
