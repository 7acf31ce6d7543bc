import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '#platform/clock/clock.ts'
import type { Config } from '#platform/config/config.ts'
import { sql } from '#platform/db/database.ts'
import { listen as listenTo } from '#platform/db/listen.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { putAccount } from '#platform/auth/accounts.ts'
import { roles } from '#platform/auth/roles.ts'
import { oneTimePassword } from '#platform/auth/account-desk.ts'
import { usualPolicy } from '#platform/auth/sign-in-policy.ts'
import { SingleSignOn } from '#platform/auth/single-sign-on.ts'
import { openHouse } from '#app/house.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import { AccessDesk, sessionsMs } from './access-desk.ts'
import { demoAccountList } from './demo-accounts.ts'
import { type Page, type ServerParts, httpApp } from './http-app.ts'
import { identityChannel, journalIdentity } from './identity-parts.ts'
import { openMessages } from './messages.ts'
import { rawRoutes } from './raw-routes.ts'
import { keepSealing } from './keep-sealing.ts'
import { type Installed, install, readInstallation } from './installation.ts'
import { openDatabase } from './open-database.ts'
import { openFiles } from './open-files.ts'
import { allOperations } from './operations.ts'

export interface StartOptions {
  config: Config & { dataDir: string }
  wanted: Installed
  clock?: Clock
  log: (line: string) => void
  /** Fills a new demonstration; nothing for a bureau. */
  loadDemo?: (parts: ServerParts, log: (line: string) => void) => Promise<void>
  /** Folder of the built pages; left out in tests that need no pages. */
  webRoot?: () => Promise<string>
}

export interface Running {
  address: string
  app: FastifyInstance
  parts: ServerParts
  stop(): Promise<void>
}

/** Starts the product: database, first run, pages, server. Every expected trouble is a Refusal with a sentence. */
export async function startProduct(o: StartOptions): Promise<Running> {
  const clock = o.clock ?? systemClock
  const { config } = o
  // Built in a process of its own while the database starts.
  const pages = o.webRoot?.()
  pages?.catch(() => undefined)
  const coming = openHouse()
  coming.catch(() => undefined)
  const opened = await openDatabase(config)
  const closing: (() => Promise<unknown>)[] = [() => opened.close()]
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close()
  }
  try {
    const house = await coming
    const before = await readInstallation(opened.owner)
    const db = opened.connect('server')
    const parts: ServerParts = {
      db,
      clock,
      house,
      installed: before ?? o.wanted,
      dataDir: config.dataDir,
      policy: config.signIn ?? usualPolicy,
      keys: opened.keys,
      access: new AccessDesk(db, clock, { sessionsMs }),
      files: await openFiles({ ...config, settings: config.files, keys: opened.keys, clock }),
      proxies: config.proxies,
    }
    if (parts.installed.kind === 'demo') {
      refuseOpenDemo(config)
      // Its passwords stand on the sign-in page: a demonstration that runs for months does not ask for new ones.
      parts.policy = { ...parts.policy, passwordDays: 0 }
    }
    parts.singleSignOn = await singleSignOn(config, parts)
    if (!before) {
      // A taken port is said before the first run, not after it.
      await atPort(config, () => tryPort(config))
      await firstRun(parts, o)
      // The planner knows nothing of tables that were filled a moment ago.
      await opened.owner.query('analyze')
    }
    // Written last: a first run that was interrupted is done again from the start.
    await install(opened.owner, o.wanted, clock)
    const desk = new ImportDesk(join(config.dataDir, 'imports'))
    const root = await pages
    const messages = await openMessages(config, {
      ...parts,
      county: parts.installed.countyCode,
      fault: (error) => app.log.error({ err: error }, 'fault in sending'),
    })
    parts.messages = messages
    const operations = allOperations(house, desk, config.journalMonths, messages.setup, config.undoMinutes)
    const app = await httpApp(parts, operations, (server, p) => {
      rawRoutes(server, p, desk)
      return root === undefined ? undefined : servePages(server, root)
    })
    closing.push(await listenTo(opened.appUrl, identityChannel, () => parts.access.forget()))
    const address = await listen(app, config)
    messages.desk.start()
    closing.push(
      keepSealing(db, parts.installed.countyCode, clock),
      () => messages.desk.stop(),
      () => app.close(),
    )
    return { address, app, parts, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Single sign-on where it is set; refuses (`config.sso-secret`) a secret that cannot be read. */
async function singleSignOn(config: Config, { keys, clock }: ServerParts): Promise<SingleSignOn | undefined> {
  const settings = config.singleSignOn
  if (!settings) return undefined
  const file = settings.clientSecretFile
  const secret =
    config.singleSignOnSecret ??
    (file === undefined
      ? undefined
      : await readFile(file, 'utf8').catch(() => {
          throw new Refusal('config.sso-secret', `读不了单点登录的密钥文件 ${file}，请检查它在不在、有没有权限。`)
        }))
  return new SingleSignOn(settings, secret?.trim() || undefined, keys, clock)
}

async function firstRun(parts: ServerParts, o: StartOptions): Promise<void> {
  if (parts.installed.kind === 'bureau') return await firstAdministrator(parts, o.log)
  for (const a of demoAccountList)
    await parts.db.write({ county: parts.installed.countyCode, stations: '*' }, (q) => putAccount(q, a, parts.clock))
  // The demonstration county is written in one transaction: where there is anything, there is all of it.
  const scope = { county: parts.installed.countyCode, stations: '*' as const }
  const [county] = await parts.db.read(scope, (q) => q.rows(sql`select 1 from org_unit limit 1`))
  if (!county) await o.loadDemo?.(parts, o.log)
}

/** Everybody knows the passwords of a demonstration: it listens on this machine alone. */
function refuseOpenDemo({ host }: Config): void {
  if (!['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new Refusal('server.demo-host', `演示只能在本机访问，不能监听 ${host}，请去掉 --host 或 QUANHENG_HOST。`)
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await atPort(config, () => app.listen({ port: config.port, host: config.host }))
  } catch (error) {
    await app.close()
    throw error
  }
}

/** Takes the port and gives it back. */
async function tryPort({ port, host }: Config): Promise<void> {
  const server = createServer()
  server.listen(port, host)
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}

/** Refuses (`server.port-taken`, `server.port-denied`) where listening fails for the port's sake. */
async function atPort<T>({ port }: Config, listening: () => Promise<T>): Promise<T> {
  try {
    return await listening()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new Refusal('server.port-taken', `端口 ${port} 已被占用，请用 --port 换一个端口，或先停掉占用它的程序。`)
    if (code === 'EACCES') throw new Refusal('server.port-denied', `没有权限使用端口 ${port}，请用 1024 以上的端口。`)
    throw error
  }
}

function servePages(app: FastifyInstance, root: string): Page {
  void app.register(staticFiles, { root, maxAge: '1d', index: false })
  const page: Page = (reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', root, { maxAge: 0 })
  app.get('/', (_, reply) => page(reply))
  return page
}

/** The administrator of a new bureau: a one-time password, printed once and kept nowhere. */
async function firstAdministrator(parts: ServerParts, log: (line: string) => void): Promise<void> {
  const password = oneTimePassword()
  await parts.db.write({ county: parts.installed.countyCode, stations: '*' }, async (q) => {
    await putAccount(
      q,
      { username: 'admin', password, name: roles.admin.title, role: 'admin', mustChange: true },
      parts.clock,
    )
    const text = '首次启动，建立系统管理员账号，口令只印一次'
    await journalIdentity(q, parts.clock.now(), { operation: 'start', actor: '首次启动', account: 'admin', text })
  })
  log(`已建立系统管理员账号 admin，一次性口令：${password}（只显示这一次，登录后须立即修改）`)
}
