import type * as Oidc from 'openid-client'
import { z } from 'zod'
import { type Clock, epochMs } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { putLink } from './account-desk.ts'
import { findAccount } from './accounts.ts'
import { refuseLocked } from './guard.ts'
import { type IdentityParts, type Visit, guardOfAddress, identityScope } from './identity.ts'
import { type Opened, letIn } from './sign-in.ts'
import type { SingleSignOnProblem } from './terms.ts'
import type { SingleSignOnSettings } from './single-sign-on-settings.ts'

/** Who somebody is at the provider. */
export interface ProvenIdentity {
  issuer: string
  /** Stands for one person for good. */
  subject: string
  /** What the chosen claim says: the name of an account, or nothing. */
  named: string | undefined
}

const flowMinutes = 10
const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
})

export const problem = (code: SingleSignOnProblem, cause?: unknown): Refusal =>
  Object.assign(new Refusal(`auth.sso.${code}`, '单点登录没有成功。', { status: 403 }), { cause })

/** A page of ours, never another site. */
export const pageOf = (back: string | undefined): string => (back && /^\/(?![/\\])/.test(back) ? back : '/')

/** Loaded when somebody first signs in by it: a start does not wait for what most bureaus never use. */
const library = (): Promise<typeof Oidc> => import('openid-client')

/** The provider, asked for its addresses when somebody first signs in by it. */
export class SingleSignOn {
  readonly settings: SingleSignOnSettings
  readonly #secret: string | undefined
  readonly #keys: Keys
  readonly #clock: Clock
  #found: Promise<Oidc.Configuration> | undefined

  constructor(settings: SingleSignOnSettings, secret: string | undefined, keys: Keys, clock: Clock) {
    this.settings = settings
    this.#secret = secret
    this.#keys = keys
    this.#clock = clock
  }

  get redirectUri(): string {
    return `${this.settings.publicUrl.replace(/\/$/, '')}/api/single-sign-on/return`
  }

  /** The provider's addresses; asked for anew after a failure. */
  #provider(oidc: typeof Oidc): Promise<Oidc.Configuration> {
    const { issuer, clientId, allowHttp } = this.settings
    const authentication = this.#secret === undefined ? oidc.None() : oidc.ClientSecretPost(this.#secret)
    this.#found ??= oidc
      .discovery(new URL(issuer), clientId, undefined, authentication, {
        execute: allowHttp ? [oidc.allowInsecureRequests] : [],
        timeout: 10,
      })
      .catch((error: unknown) => {
        this.#found = undefined
        throw problem('unreachable', error)
      })
    return this.#found
  }

  /** Where to send a browser, and what it must bring back: state, nonce and verifier (PKCE), sealed. */
  async start(back: string | undefined): Promise<{ url: string; flow: string }> {
    const oidc = await library()
    const provider = await this.#provider(oidc)
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const until = epochMs(this.#clock.now()) + flowMinutes * 60_000
    return {
      url: url.href,
      flow: this.#keys.seal(JSON.stringify({ state, nonce, verifier, back: pageOf(back), until })),
    }
  }

  /**
   * Where to send a browser so that its session at the provider ends too (OpenID Connect RP-Initiated Logout 1.0); nothing where the
   * provider offers no such address, cannot be reached, or the bureau does not want it. Being signed out here does not wait for it.
   */
  async leave(): Promise<string | undefined> {
    if (!this.settings.signOutThere) return undefined
    try {
      const oidc = await library()
      const provider = await this.#provider(oidc)
      if (!provider.serverMetadata().end_session_endpoint) return undefined
      const back = `${this.settings.publicUrl.replace(/\/$/, '')}/sign-in`
      return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: back }).href
    } catch {
      return undefined
    }
  }

  /** Who came back with an answer of the provider; `query` is that answer, `flow` what `start` gave. Refuses with `auth.sso.*`. */
  async finish(query: string, flow: string | undefined): Promise<{ identity: ProvenIdentity; back: string }> {
    const { state, nonce, verifier, back, until } = this.#opened(flow)
    if (until < epochMs(this.#clock.now())) throw problem('expired')
    const oidc = await library()
    const provider = await this.#provider(oidc)
    let claims: Oidc.IDToken | undefined
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${this.redirectUri}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      claims = tokens.claims()
      const { claim } = this.settings
      const told =
        claims && claims[claim] === undefined && provider.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
          : claims
      const named = told?.[claim]
      return {
        identity: {
          issuer: this.settings.issuer,
          subject: claims!.sub,
          named: typeof named === 'string' ? named.trim().toLowerCase() : undefined,
        },
        back,
      }
    } catch (error) {
      throw problem('denied', error)
    }
  }

  #opened(flow: string | undefined): z.infer<typeof Flow> {
    if (flow === undefined) throw problem('expired')
    try {
      return Flow.parse(JSON.parse(this.#keys.open(flow)))
    } catch (error) {
      throw problem('expired', error)
    }
  }
}

/**
 * Signs somebody in whom the provider vouches for. The account is the one that is linked; else the one that the claim names,
 * which is linked from then on, so that a name given to another person later does not open it. No account is made.
 */
export async function signInByIdentity(p: IdentityParts, visit: Visit, identity: ProvenIdentity): Promise<Opened> {
  const now = p.clock.now()
  const { issuer, subject, named } = identity
  const opened = await p.db.write(identityScope(p), async (q) => {
    await refuseLocked(q, guardOfAddress(p, visit), now)
    const [linked] = await q.rows<{ username: string }>(
      sql`select username from account_link where issuer = ${issuer} and subject = ${subject}`,
    )
    const account = linked || named ? await findAccount(q, linked?.username ?? named!) : undefined
    const [other] =
      account && !linked
        ? await q.rows(sql`select 1 from account_link where issuer = ${issuer} and username = ${account.username}`)
        : []
    if (!account || account.disabled || other) {
      const why = !account ? '没有对应的账号' : other ? '账号已绑定另一个身份' : '账号已停用'
      const text = `单点登录失败：${why}`
      await p.record(q, now, {
        operation: 'signIn',
        actor: '未登录',
        account: account?.username ?? null,
        text,
        from: visit,
      })
      return undefined
    }
    if (!linked) await putLink(q, { issuer, subject, username: account.username, by: '首次单点登录' }, now)
    return await letIn(p, q, account, 'sso', visit, now)
  })
  if (!opened) throw problem('no-account')
  return opened
}
