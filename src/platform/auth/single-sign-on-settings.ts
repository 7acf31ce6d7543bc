import { z } from 'zod'

/** Single sign-on by OpenID Connect, where a bureau has a provider. */
export const SingleSignOnSettings = z.strictObject({
  issuer: z.url('issuer 要写成身份提供方的网址'),
  clientId: z.string().min(1, 'clientId 不能为空'),
  /** A file that holds the client's secret; the variable QUANHENG_SSO_SECRET does instead. Neither for a public client. */
  clientSecretFile: z.string().optional(),
  /** Where browsers reach this system: the provider sends them back there. */
  publicUrl: z.url('publicUrl 要写成浏览器访问本系统的网址'),
  /** The claim that names an account of this house. */
  claim: z.string().min(1).default('preferred_username'),
  /** What the button says. */
  title: z.string().min(1).max(20).default('单点登录'),
  /** Signing out here signs out there too, where the provider offers it. */
  signOutThere: z.boolean().default(true),
  scope: z.string().default('openid profile'),
  /** Without TLS: for an intranet that has none. */
  allowHttp: z.boolean().default(false),
})
export type SingleSignOnSettings = z.infer<typeof SingleSignOnSettings>
