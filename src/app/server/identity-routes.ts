import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as accounts from '#platform/auth/account-contract.ts'
import * as desk from '#platform/auth/account-desk.ts'
import * as contracts from '#platform/auth/contract.ts'
import { deviceWords } from '#platform/auth/device.ts'
import { Attempts } from '#platform/auth/guard.ts'
import type { Visit } from '#platform/auth/identity.ts'
import * as own from '#platform/auth/own-account.ts'
import { rulesText } from '#platform/auth/password-rules.ts'
import { roles } from '#platform/auth/roles.ts'
import { factorOf } from '#platform/auth/second-factor.ts'
import { needsFactor, sessionsOf } from '#platform/auth/sessions.ts'
import { type Opened, endReplaced, passFactor, signIn, signOut } from '#platform/auth/sign-in.ts'
import { SingleSignOn, pageOf, problem, signInByIdentity } from '#platform/auth/single-sign-on.ts'
import { laterBy } from '#platform/clock/clock.ts'
import type { Input, Operation, Output } from '#platform/contract/operation.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import type { Caller } from './calls.ts'
import { type ServerParts, authenticate, nobodyScope, setSession } from './http-app.ts'
import { identityParts } from './identity-parts.ts'
import { sessionCookie } from './session-cookie.ts'

/** Operations of signing in and of accounts: they read and set cookies, and know where a request comes from. */
export const identityContracts: readonly Operation[] = [...Object.values(contracts), ...Object.values(accounts)].filter(
  (c) => c !== contracts.whoAmI && c !== contracts.demoAccounts,
)

/** Operations that change no account and no session. */
const reads: ReadonlySet<Operation> = new Set([
  contracts.signInState,
  contracts.startSingleSignOn,
  accounts.myAccount,
  accounts.listAccounts,
  accounts.accountSessions,
])

const flowCookie = 'quanheng_sso'
const day = 86_400_000

/** One request on an identity operation. */
interface Request<C extends Operation> {
  input: Input<C>
  visit: Visit
  /** Who calls; given wherever the contract is not public. */
  owner: own.Owner & { who: Caller }
  keeper: desk.Keeper
  token: string
  request: FastifyRequest
  reply: FastifyReply
}

export function identityRoutes(app: FastifyInstance, parts: ServerParts): void {
  const p = identityParts(parts)
  const attempts = new Attempts()
  const sso = parts.singleSignOn

  const serve = <C extends Operation>(contract: C, work: (r: Request<C>) => Promise<Output<C> | FastifyReply>): void =>
    void app.route({
      method: contract.method,
      url: contract.path,
      handler: async (request, reply) => {
        const who = await authenticate(parts, request, contract)
        const parsed = contract.input.safeParse({
          ...(request.query as object),
          ...(request.body as object | undefined),
          ...(request.params as object),
        })
        if (!parsed.success) throw refusalOf(parsed.error)
        void reply.header('cache-control', 'no-store')
        const visit = visitOf(request)
        const asked = work({
          input: parsed.data as Input<C>,
          visit,
          owner: { who: who as Caller, visit },
          keeper: { name: who?.name ?? '', username: who?.username, permissions: who?.permissions ?? [], visit },
          token: request.cookies[sessionCookie] ?? '',
          request,
          reply,
        })
        // Whoever signs in or changes an account may end sessions, also where it is refused in the end.
        return await (reads.has(contract) ? asked : asked.finally(() => parts.access.forget()))
      },
    })
  const count = (visit: Visit): void => attempts.count(visit.address, p.clock.now(), p.policy)
  const entered = async (request: FastifyRequest, reply: FastifyReply, opened: Opened): Promise<{ name: string }> => {
    const before = request.cookies[sessionCookie]
    if (before) await endReplaced(p, visitOf(request), before)
    setSession(request, reply, opened.token)
    return { name: opened.name }
  }

  serve(contracts.signInState, async ({ token }) => {
    const who = token ? await parts.access.signedIn(parts.installed.countyCode, p.policy, token) : undefined
    return {
      singleSignOn: sso?.settings.title ?? null,
      name: who?.name ?? null,
      due: who?.due ?? null,
      passwordRules: rulesText(p.policy),
    }
  })
  serve(contracts.signIn, async ({ input, visit, request, reply }) => {
    count(visit)
    return await entered(request, reply, await signIn(p, visit, input.username, input.password))
  })
  serve(contracts.passFactor, async ({ input, visit, owner, token, request, reply }) => {
    count(visit)
    if (owner.who.due !== 'factor')
      throw new Refusal('auth.factor.not-asked', '现在不需要动态口令，请刷新页面。', { status: 409 })
    return await entered(request, reply, await passFactor(p, visit, owner.who, token, input.code))
  })
  serve(contracts.signOut, async ({ visit, owner, token, request, reply }) => {
    await signOut(p, visit, owner.who, token)
    setSession(request, reply, undefined)
    return { to: (owner.who.way === 'sso' && (await sso?.leave())) || null }
  })
  singleSignOnRoutes(sso)
  ownRoutes()
  deskRoutes()

  function singleSignOnRoutes(provider: SingleSignOn | undefined): void {
    const flowPath = '/api/single-sign-on'
    const away = async (request: FastifyRequest, reply: FastifyReply, work: () => Promise<string>) => {
      try {
        return await reply.redirect(await work())
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (error.cause) request.log.warn({ err: error.cause }, error.code)
        const code = error.code === 'auth.locked' ? 'locked' : error.code.replace('auth.sso.', '')
        return await reply.redirect(`/sign-in?problem=${encodeURIComponent(code)}`)
      }
    }
    serve(contracts.startSingleSignOn, ({ input, visit, request, reply }) =>
      away(request, reply, async () => {
        if (!provider) throw problem('unreachable')
        count(visit)
        const { url, flow } = await provider.start(input.back)
        const secure = request.protocol === 'https'
        void reply.setCookie(flowCookie, flow, { path: flowPath, httpOnly: true, sameSite: 'lax', secure, maxAge: 600 })
        return url
      }),
    )
    serve(contracts.finishSingleSignOn, ({ visit, request, reply }) =>
      away(request, reply, async () => {
        if (!provider) throw problem('unreachable')
        count(visit)
        const flow = request.cookies[flowCookie]
        void reply.clearCookie(flowCookie, { path: flowPath })
        const { identity, back } = await provider.finish(request.url.split('?')[1] ?? '', flow)
        await entered(request, reply, await signInByIdentity(p, visit, identity))
        return pageOf(back)
      }),
    )
  }

  function ownRoutes(): void {
    serve(accounts.myAccount, async ({ owner: { who } }) => {
      const { factor, sessions, setAt } = await parts.db.read(nobodyScope(parts), async (q) => ({
        factor: await factorOf(q, who.username),
        sessions: await sessionsOf(q, p, who.username),
        setAt: await own.passwordSetAt(q, who.username),
      }))
      const { passwordDays } = p.policy
      return {
        username: who.username,
        name: who.name,
        roleTitle: who.roleTitle,
        passwordSetAt: setAt,
        passwordUntil: passwordDays === 0 ? null : laterBy(setAt, passwordDays * day),
        passwordRules: rulesText(p.policy),
        asksPassword: who.way === 'password',
        factorSince: factor.since,
        factorRequired: needsFactor(who.role, p.policy),
        recoveryLeft: factor.recoveryLeft,
        sessions: sessions.map((s) => ({ ...s, here: s.id === who.sessionId })),
      }
    })
    serve(accounts.changePassword, async ({ input, owner, visit, request, reply }) => {
      count(visit)
      setSession(request, reply, await own.changePassword(p, owner, input.current, input.password))
      return {}
    })
    serve(accounts.enrolFactor, async ({ input, owner, visit }) => {
      count(visit)
      return await own.enrolFactor(p, owner, input.current)
    })
    serve(accounts.confirmFactor, async ({ input, owner, visit, request, reply }) => {
      count(visit)
      const { token, recoveryCodes } = await own.confirmOwnFactor(p, owner, input.code)
      setSession(request, reply, token)
      return { recoveryCodes }
    })
    serve(accounts.dropFactor, async ({ input, owner, visit }) => {
      count(visit)
      await own.dropFactor(p, owner, input.code)
      return {}
    })
    serve(accounts.newRecoveryCodes, async ({ input, owner, visit }) => {
      count(visit)
      return { recoveryCodes: await own.newRecoveryCodes(p, owner, input.code) }
    })
    serve(accounts.endOwnSession, async ({ input, owner }) => {
      await own.endOwnSession(p, owner, input.id)
      return {}
    })
    serve(accounts.endOtherSessions, async ({ owner }) => ({ ended: await own.endOtherSessions(p, owner) }))
  }

  function deskRoutes(): void {
    const done = async (work: Promise<unknown>): Promise<Record<string, never>> => {
      await work
      return {}
    }
    serve(accounts.listAccounts, async () => ({
      accounts: (await desk.listAccounts(p)).map((a) => ({ ...a, roleTitle: roles[a.role]?.title ?? a.role })),
      roles: Object.entries(roles).map(([code, { title }]) => ({ code, title })),
      singleSignOn: sso !== undefined,
    }))
    serve(accounts.createAccount, async ({ input, keeper }) => ({
      password: await desk.createAccount(p, keeper, input),
    }))
    serve(accounts.changeAccount, ({ input, keeper }) => done(desk.changeAccount(p, keeper, input)))
    serve(accounts.disableAccount, ({ input, keeper }) => done(desk.setDisabled(p, keeper, input.username, true)))
    serve(accounts.enableAccount, ({ input, keeper }) => done(desk.setDisabled(p, keeper, input.username, false)))
    serve(accounts.unlockAccount, ({ input, keeper }) => done(desk.unlockAccount(p, keeper, input.username)))
    serve(accounts.resetPassword, async ({ input, keeper }) => ({
      password: await desk.resetPassword(p, keeper, input.username),
    }))
    serve(accounts.resetFactor, ({ input, keeper }) => done(desk.resetFactor(p, keeper, input.username)))
    serve(accounts.linkAccount, async ({ input, keeper }) => {
      if (!sso) throw new Refusal('auth.sso.off', '没有设置单点登录，不能绑定。', { status: 409 })
      const { issuer } = sso.settings
      return await done(desk.linkAccount(p, keeper, input.username, issuer, input.subject || null))
    })
    serve(accounts.accountSessions, async ({ input }) => ({ sessions: await desk.listSessions(p, input.username) }))
    serve(accounts.endAccountSessions, async ({ input, keeper }) => ({
      ended: await desk.endAccountSessions(p, keeper, input.username, input.id),
    }))
  }
}

const visitOf = (request: FastifyRequest): Visit => ({
  address: request.ip,
  device: deviceWords(request.headers['user-agent']),
})
