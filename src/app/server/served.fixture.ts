import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import type { z } from 'zod'
import { type NewAccount, putAccount } from '#platform/auth/accounts.ts'
import { type Role, roles } from '#platform/auth/roles.ts'
import { type SignInPolicy, usualPolicy } from '#platform/auth/sign-in-policy.ts'
import type { SingleSignOn } from '#platform/auth/single-sign-on.ts'
import { type Keys, openKeys } from '#platform/crypto/keys.ts'
import type { Scan } from '#platform/files/scanner.ts'
import { FileSettings } from '#platform/files/settings.ts'
import { catalogue } from '#kernel/indicator/catalogue.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Business, Handled, House } from '#kernel/manifest/business.ts'
import { engineLaw, engineTasks } from '#kernel/manifest/engines.ts'
import { layoutsOf } from '#kernel/manifest/layouts.ts'
import type { MessageSettings } from '#platform/message/settings.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import { type TestDatabase, countyScope, testCounty } from '#test/harness/database.ts'
import { AccessDesk } from './access-desk.ts'
import { type ServerParts, httpApp } from './http-app.ts'
import { sessionCookie } from './session-cookie.ts'
import { allOperations } from './operations.ts'
import { type Messages, openMessages } from './messages.ts'
import { openFiles } from './open-files.ts'
import { rawRoutes } from './raw-routes.ts'

/** A house with these businesses alone. */
export function houseOf(businesses: readonly Business[]): House {
  return {
    businesses,
    catalogue: catalogue(
      businesses.map((b) => ({
        business: b.id,
        indicators: b.indicators ?? [],
        rules: b.rules ?? [],
        tallySubjects: b.tallySubjects,
      })),
    ),
    law: new LawBook([...engineLaw, ...businesses.flatMap((b) => b.law ?? [])]),
    layouts: layoutsOf(businesses),
    engineTasks,
    title: (id) => businesses.find((b) => b.id === id)?.title ?? id,
  }
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  body: string
  bytes: Buffer
  json: <T = never>() => T
  /** What was refused, as the browser gets it. */
  error: () => { code: string; message: string; fields: Record<string, string> }
}

export interface Caller {
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  post(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  /** Sends files as a browser does. */
  upload(url: string, form: FormData, headers?: Record<string, string>): Promise<Answer>
}

export const passwordOf = (username: string): string => `pass-${username}`

/** One account per role, and two stations. */
export const accounts: readonly NewAccount[] = [
  ...(Object.keys(roles) as Role[])
    .filter((role) => role !== 'station')
    .map((role) => ({ username: role, password: passwordOf(role), name: roles[role].title, role })),
  { username: 'station', password: passwordOf('station'), name: '城关所', role: 'station', stations: ['01'] },
  {
    username: 'other-station',
    password: passwordOf('other-station'),
    name: '青溪所',
    role: 'station',
    stations: ['02'],
  },
  { username: 'no-station', password: passwordOf('no-station'), name: '未划片', role: 'station' },
]

/** The product over HTTP on a test's database; nothing listens. Its clock is the test's. `more`: what is not as usual. */
export function served(
  t: TestDatabase,
  house: () => House | Promise<House>,
  extra: readonly Handled[] = [],
  more: {
    policy?: Partial<SignInPolicy>
    singleSignOn?: (keys: Keys) => SingleSignOn
    /** Asked once everything else of the test is up. */
    messages?: () => MessageSettings
    files?: z.input<typeof FileSettings>
    scan?: Scan
  } = {},
) {
  let app: FastifyInstance
  let made: House
  let messages: Messages
  const cookies = new Map<string, string>()
  const log: string[] = []
  let folder = ''
  let keys: Keys
  beforeAll(async () => {
    await t.asOwner(
      `insert into installation (county_code, kind, county_name, bureau_name, made_at) values ($1, 'demo', '玉衡县', '玉衡县市场监督管理局', now())`,
      [testCounty],
    )
    await t.db.write(countyScope, async (q) => {
      for (const a of accounts) await putAccount(q, a, t.clock)
    })
    folder = await mkdtemp(join(tmpdir(), 'quanheng-served-'))
    made = await house()
    const desk = new ImportDesk('')
    keys = await openKeys(join(folder, 'keys'))
    const parts: ServerParts = {
      db: t.db,
      clock: t.clock,
      house: made,
      installed: {
        countyCode: testCounty,
        kind: 'demo' as const,
        countyName: '玉衡县',
        bureauName: '玉衡县市场监督管理局',
      },
      dataDir: '',
      policy: { ...usualPolicy, ...more.policy },
      keys,
      singleSignOn: more.singleSignOn?.(keys),
      access: new AccessDesk(t.db, t.clock),
      files: await openFiles({
        dataDir: folder,
        settings: more.files && FileSettings.parse(more.files),
        keys,
        clock: t.clock,
        scan: more.scan,
      }),
    }
    messages = await openMessages(
      { dataDir: '', port: 0, host: '', messages: more.messages?.(), smsSecret: 'geheim' },
      { ...parts, county: testCounty, fault: (error) => log.push(String(error)) },
    )
    parts.messages = messages
    const routes = (a: FastifyInstance, p: ServerParts): undefined => rawRoutes(a, p, desk) as undefined
    app = await httpApp(parts, [...allOperations(made, desk, undefined, messages.setup), ...extra], routes, {
      write: (line) => log.push(line),
    })
  })
  afterAll(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    body: object | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      bytes: answer.rawPayload,
      json: () => JSON.parse(answer.body) as never,
      error: () => (JSON.parse(answer.body) as { error: ReturnType<Answer['error']> }).error,
    }
  }
  const ours = { 'x-quanheng': '1' }
  const nobody: Caller = {
    get: (url, headers = {}) => ask('GET', url, undefined, headers),
    post: (url, body = {}, headers = ours) => ask('POST', url, body, headers),
    upload: async (url, form, headers = ours) => {
      const sent = new Response(form)
      const type = { 'content-type': sent.headers.get('content-type')! }
      return await ask('POST', url, Buffer.from(await sent.arrayBuffer()), { ...headers, ...type })
    },
  }

  return {
    nobody,
    /** Where files are kept. */
    get filesDir() {
      return join(folder, 'files')
    },
    /** Lines of the server's log. */
    log,
    get app() {
      return app
    },
    get house() {
      return made
    },
    /** What personal numbers are sealed with. */
    get keys() {
      return keys
    },
    /** Sends what waits, when a test says so. */
    get post() {
      return messages.desk
    },
    /** Signs in and gives the answer as it is. */
    signIn: (username: string, password = passwordOf(username)) => nobody.post('/api/sign-in', { username, password }),
    /** Somebody with a session of their own. */
    async as(username: string): Promise<Caller> {
      const cookie = cookies.get(username) ?? cookieOf(await this.signIn(username))
      cookies.set(username, cookie)
      return withCookie(nobody, cookie)
    },
  }
}

/** The session cookie of an answer, as a browser sends it back. */
export const cookieOf = (answer: Answer): string =>
  new RegExp(`${sessionCookie}=[^;]+`).exec(String(answer.headers['set-cookie']))?.[0] ?? ''

export const withCookie = (caller: Caller, cookie: string): Caller => ({
  get: (url, headers = {}) => caller.get(url, { cookie, ...headers }),
  post: (url, body, headers = { 'x-quanheng': '1' }) => caller.post(url, body, { cookie, ...headers }),
  upload: (url, form, headers = { 'x-quanheng': '1' }) => caller.upload(url, form, { cookie, ...headers }),
})
