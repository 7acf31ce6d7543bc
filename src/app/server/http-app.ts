import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock/clock.ts'
import type { Due, Operation } from '#platform/contract/operation.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database, Scope } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { Download } from '#platform/files/download.ts'
import { attachmentOperations } from '#kernel/attachment/operations.ts'
import type { FileDesk } from '#kernel/attachment/desk.ts'
import { bulkAct, isBulk } from '#kernel/bulk/operations.ts'
import { isList, listExport } from '#kernel/exchange/list-export.ts'
import type { SignInPolicy } from '#platform/auth/sign-in-policy.ts'
import type { SingleSignOn } from '#platform/auth/single-sign-on.ts'
import { keyHeader, keyOf } from '#platform/http/answers.ts'
import { answerError, refusalOf } from '#platform/http/refuse.ts'
import type { Call, Handled, House } from '#kernel/manifest/business.ts'
import { lookUpFirst } from '#kernel/restriction/look-up.ts'
import type { AccessDesk } from './access-desk.ts'
import { type Caller, callerOf, makeCall, withActing } from './calls.ts'
import { fixedHeaders } from './fixed-headers.ts'
import type { Installed } from './installation.ts'
import type { Messages } from './messages.ts'
import { Once, jsonOf } from './once.ts'
import { sessionCookie } from './session-cookie.ts'

/** Subjects of permissions whose operations may change what somebody may do or see. */
const changesAccess = new Set(['access', 'org', 'staff', 'account'])

/** What the server works with. */
export interface ServerParts {
  db: Database
  clock: Clock
  house: House
  installed: Installed
  dataDir: string
  policy: SignInPolicy
  keys: Keys
  access: AccessDesk
  files: FileDesk
  singleSignOn?: SingleSignOn
  /** How messages go out; nothing where a test sends none. */
  messages?: Messages
  /** Addresses of reverse proxies, besides this machine's own: only they may say where a request really comes from. */
  proxies?: readonly string[]
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
    trustProxy: ['loopback', ...(parts.proxies ?? [])],
    routerOptions: { maxParamLength: 200 },
    // The number that somebody reads out to the administrator: it must be found in the log of any day.
    genReqId: incidentNumbers(),
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 1024 ** 3, files: 50 } })
  app.addHook('onRequest', (_, reply, done) => {
    void reply.headers(fixedHeaders)
    done()
  })
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setReplySerializer(jsonOf)
  const once = new Once()
  const served = [
    ...operations,
    ...operations.filter((o) => isList(o.contract)).map(listExport),
    ...operations.filter((o) => isBulk(o.contract)).map(bulkAct),
    ...attachmentOperations(operations, parts.files),
  ]
  for (const { contract, handle } of served) {
    app.route({
      method: contract.method,
      url: contract.path,
      handler: async (request, reply) => {
        const call = { ...(await callFor(parts, request, contract)), ...uploadsOf(request, contract) }
        const parsed = contract.input.safeParse({
          ...(request.query as object),
          ...(request.body as object | undefined),
          ...(request.params as object),
        })
        if (!parsed.success) throw refusalOf(parsed.error)
        const input = parsed.data as Record<string, unknown>
        const work = async (keep: (acting: Call) => Call): Promise<unknown> => {
          const acting = await withActing(parts, call, contract, input, request.body)
          await lookUpFirst(acting, contract, input)
          return await handle(keep(acting), input as never)
        }
        const key =
          contract.method === 'GET' || contract.gives || contract.asks || contract.many
            ? undefined
            : keyOf(request.headers[keyHeader])
        const { acting } = (request.body ?? {}) as { acting?: unknown }
        const result =
          key === undefined
            ? await work((c) => c)
            : await once.run(call, contract, { key, content: { input, acting } }, work)
        if (contract.method !== 'GET' && changesAccess.has(contract.permission.split('.')[0]!)) parts.access.forget()
        if (result instanceof Download) return await reply.headers(result.headers()).send(result.content)
        if (Buffer.isBuffer(result) || result instanceof Readable)
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

/** The files of a request, one after the other as they come in. */
function uploadsOf(request: FastifyRequest, contract: Operation): Pick<Call, 'uploads'> {
  if (contract.takes !== 'files' || !request.isMultipart()) return {}
  return {
    async *uploads() {
      for await (const part of request.files()) yield { name: part.filename, stream: part.file }
    },
  }
}

/** Numbers of requests: of this start of the server, then counted. Random ones would cost a system call each. */
function incidentNumbers(): () => string {
  const start = randomBytes(3).toString('hex')
  let n = 0
  return () => `${start}${(++n).toString(16).padStart(4, '0')}`
}

const office = 'application/vnd.openxmlformats-officedocument.'
const fileTypes: Readonly<Record<string, string>> = {
  docx: `${office}wordprocessingml.document`,
  xlsx: `${office}spreadsheetml.sheet`,
}
const fileType = (c: Operation): string => fileTypes[c.path.split('.').at(-1)!] ?? 'application/octet-stream'
const disposition = (c: Operation): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(c.title.replace(/^(下载|导出)/, '') + c.path.slice(c.path.lastIndexOf('.')))}`

/** What a sign-in still lacks, as the sentence for whoever tries to work before. */
const dueTexts: Readonly<Record<Due, string>> = {
  factor: '请先输入动态口令，完成登录。',
  password: '口令是一次性的或者已经到期，请先修改口令。',
  enrol: '您的岗位必须使用动态口令，请先启用。',
}

/** Sees nobody's rows: for what is asked before it is known who asks. */
export const nobodyScope = (parts: Pick<ServerParts, 'installed'>): Scope => ({
  county: parts.installed.countyCode,
  stations: [],
})

/**
 * Who calls, checked against the permission of the operation. Refuses without a session (401), while the sign-in lacks
 * something that the operation does not serve (403, `auth.due.*`), and without the permission (403).
 */
export async function authenticate(
  parts: ServerParts,
  request: FastifyRequest,
  contract: Pick<Operation, 'permission' | 'method' | 'whileDue'>,
): Promise<Caller | undefined> {
  // A page of another site cannot set this header without our consent: it stands in for a token against forged posts.
  if (contract.method !== 'GET' && request.headers['x-quanheng'] !== '1') {
    throw new Refusal('auth.forged', '请求不是从本系统页面发出的，已拒绝。', { status: 403 })
  }
  const token = request.cookies[sessionCookie]
  const who = token ? await parts.access.signedIn(parts.installed.countyCode, parts.policy, token) : undefined
  if (contract.permission === 'public') return !who || who.due ? undefined : await callerOf(parts, who, contract)
  if (!who) throw new Refusal('auth.sign-in', '请先登录。', { status: 401 })
  if (who.due && !contract.whileDue?.includes(who.due))
    throw new Refusal(`auth.due.${who.due}`, dueTexts[who.due], { status: 403 })
  return await callerOf(parts, who, contract)
}

/** The call of whoever asks; refuses as `authenticate` does. */
export async function callFor(
  parts: ServerParts,
  request: FastifyRequest,
  contract: Pick<Operation, 'name' | 'permission' | 'method' | 'asks' | 'whileDue'>,
): Promise<Call> {
  return await makeCall(parts, request, await authenticate(parts, request, contract), contract)
}

/** Puts the token of a session into the browser, or takes it out. */
export function setSession(request: FastifyRequest, reply: FastifyReply, token: string | undefined): void {
  if (token === undefined) void reply.clearCookie(sessionCookie, { path: '/' })
  else {
    // Over TLS (of a reverse proxy) the browser must never send it in the clear.
    const secure = request.protocol === 'https'
    void reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
  }
}
