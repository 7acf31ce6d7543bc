/** Why a browser came back from single sign-on without a session; the sign-in page says so. */
export const singleSignOnProblems = {
  'no-account': '这个单点登录身份没有对应的账号，请联系系统管理员绑定。',
  denied: '身份提供方没有确认您的身份，请重新登录。',
  expired: '单点登录用时太久或不是从本页开始的，请重新登录。',
  unreachable: '连不上身份提供方，请稍后再试，或者用口令登录。',
  locked: '登录失败次数太多，来访地址已锁定，请稍后再试。',
} as const
export type SingleSignOnProblem = keyof typeof singleSignOnProblems

/** How somebody signed in. */
export const ways = { password: '口令', sso: '单点登录' } as const
