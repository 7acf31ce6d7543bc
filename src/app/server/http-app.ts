import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Clock, today } from '#platform/clock/clock.ts'
import type { Operation } from '#platform/contract/operation.ts'
import type { Database, Scope } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type SignedIn, whoHas } from '#platform/auth/accounts.ts'
import type { SignInPolicy } from '#platform/auth/sign-in-policy.ts'
import { allows } from '#platform/auth/roles.ts'
import { answerError, refusalOf } from '#platform/http/refuse.ts'
import type { Call, Handled, House } from '#kernel/manifest/business.ts'
import { transact } from '#kernel/record/transact.ts'
import type { Installed } from './installation.ts'

export const sessionCookie = 'quanheng_session'

/** What the server works with. */
export interface ServerParts {
  db: Database
  clock: Clock
  house: House
  installed: Installed
  dataDir: string
  policy: SignInPolicy
}

/** Answers with the console's one page. */
export type Page = (reply: FastifyReply) => FastifyReply

/** The product over HTTP: one route per operation, each behind its permission; `extra` adds routes and may give the page. */
export async function httpApp(
  parts: ServerParts,
  operations: readonly Handled[],
  extra: (app: FastifyInstance, parts: ServerParts) => Page | undefined,
  log: { write(line: string): unknown } = process.stderr,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: {
      level: process.env.QUANHENG_LOG ?? 'warn',
      redact: ['req.headers.cookie', 'req.headers.authorization'],
      stream: { write: (line) => void log.write(line) },
    },
    bodyLimit: 10 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    // The number that somebody reads out to the administrator: it must be found in the log of any day.
    genReqId: () => randomBytes(5).toString('hex'),
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 1024 ** 3, files: 50 } })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The component library writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  })
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setReplySerializer((payload) =>
    JSON.stringify(payload, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v)),
  )
  for (const { contract, handle } of operations) {
    app.route({
      method: contract.method,
      url: contract.path,
      handler: async (request, reply) => {
        const call = await callFor(parts, request, contract)
        const parsed = contract.input.safeParse({
          ...(request.query as object),
          ...(request.body as object | undefined),
          ...(request.params as object),
        })
        if (!parsed.success) throw refusalOf(parsed.error)
        const result = await handle(call, parsed.data as never)
        if (Buffer.isBuffer(result))
          return await reply.type(fileType(contract)).header('content-disposition', disposition(contract)).send(result)
        return result
      },
    })
  }
  const page = extra(app, parts)
  // Addresses of the console are not files: they all get the one page, which draws itself.
  app.setNotFoundHandler((request, reply) =>
    page && request.method === 'GET' && !request.url.startsWith('/api/')
      ? page(reply)
      : reply.status(404).send({ error: { code: 'not-found', message: '没有这个地址。', fields: {} } }),
  )
  return app
}

const fileType = (c: Operation): string =>
  c.path.endsWith('.docx')
    ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    : 'application/octet-stream'
const disposition = (c: Operation): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(c.title.replace(/^下载/, '') + c.path.slice(c.path.lastIndexOf('.')))}`

/** Who calls, checked against the permission of the operation. Refuses without a session (401) or without the permission (403). */
export async function callFor(
  parts: ServerParts,
  request: FastifyRequest,
  contract: Pick<Operation, 'name' | 'permission' | 'method'>,
): Promise<Call> {
  // A page of another site cannot set this header without our consent: it stands in for a token against forged posts.
  if (contract.method !== 'GET' && request.headers['x-quanheng'] !== '1') {
    throw new Refusal('auth.forged', '请求不是从本系统页面发出的，已拒绝。', { status: 403 })
  }
  const nobody: Scope = { county: parts.installed.countyCode, stations: [] }
  const token = request.cookies[sessionCookie]
  const who = token ? await parts.db.read(nobody, (q) => whoHas(q, parts, token)) : undefined
  if (contract.permission !== 'public') {
    if (!who) throw new Refusal('auth.sign-in', '请先登录。', { status: 401 })
    if (contract.permission !== 'signed-in' && !allows(who.permissions, contract.permission)) {
      throw new Refusal('auth.not-allowed', '您的岗位没有这项权限，需要时请联系系统管理员。', { status: 403 })
    }
  }
  return makeCall(parts, who, contract.name, (error) => {
    request.log.error({ err: error }, 'fault in the background')
    return request.id
  })
}

/** A call on behalf of somebody. Without anybody it sees no station's rows. */
function makeCall(parts: ServerParts, who: SignedIn | undefined, operation: string, fault: Call['fault']): Call {
  const scope: Scope = { county: parts.installed.countyCode, stations: who?.stations ?? [] }
  const actor = { id: who?.username ?? 'nobody', name: who?.name ?? '未登录', role: who?.role ?? 'nobody' }
  return {
    db: parts.db,
    scope,
    actor,
    clock: parts.clock,
    today: today(parts.clock),
    house: parts.house,
    bureauName: parts.installed.bureauName,
    read: (work) => parts.db.read(scope, work),
    write: (work, note) =>
      transact(parts.db, scope, { operation, actor: actor.name, note }, work, { clock: parts.clock }),
    fault,
  }
}

export function setSession(reply: FastifyReply, token: string | undefined): void {
  if (token === undefined) void reply.clearCookie(sessionCookie, { path: '/' })
  else void reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'lax' })
}
