import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { fixedClock } from '#platform/clock/clock.ts'
import { sql } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { insertRows } from '#kernel/record/write.ts'
import { transact } from '#kernel/record/transact.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { demoAccountList } from './demo-accounts.ts'
import type { ServerParts } from './http-app.ts'
import type { Installed } from './installation.ts'
import { type Running, type StartOptions, startProduct } from './start.ts'

const clock = fixedClock('2021-12-05T01:00:00Z')
const wanted = (kind: Installed['kind']): Installed => ({
  countyCode: '459923',
  kind,
  countyName: '玉衡县',
  bureauName: '玉衡县市场监督管理局',
})
const folders: string[] = []
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quanheng-start-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((f) => rm(f, { recursive: true, force: true }))))

function start(
  dataDir: string,
  kind: Installed['kind'],
  more: Omit<Partial<StartOptions>, 'config'> & { config?: object } = {},
) {
  const said: string[] = []
  const config = { dataDir, port: 0, host: '127.0.0.1', ...more.config }
  const running = startProduct({ wanted: wanted(kind), clock, log: (line) => void said.push(line), ...more, config })
  return { said, running }
}

/** A demonstration county of one station. */
const oneStation = async ({ db, installed }: ServerParts): Promise<void> => {
  await transact(
    db,
    { county: installed.countyCode, stations: '*' },
    { operation: 'loadDemo', actor: '演示数据' },
    (tx) =>
      insertRows(tx, orgUnit, [
        { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2019-01-01') },
      ]),
    { clock },
  )
}

async function signIn(
  address: string,
  username: string,
  password: string,
): Promise<{ status: number; cookie: string }> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-quanheng': '1' },
    body: JSON.stringify({ username, password }),
  })
  return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}
const ask = async (
  address: string,
  path: string,
  cookie = '',
): Promise<{ status: number; type: string; body: string }> => {
  const answer = await fetch(address + path, { headers: { cookie } })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.text() }
}

describe('a demonstration', () => {
  let dataDir = ''
  let web = ''
  let running: Running
  beforeAll(async () => {
    ;[dataDir, web] = [await newFolder(), await newFolder()]
    await writeFile(join(web, 'index.html'), '<!doctype html><title>权衡</title>')
    await writeFile(join(web, 'main-1a2b.js'), 'void 0')
    running = await start(dataDir, 'demo', { loadDemo: oneStation, webRoot: async () => web }).running
  })
  afterAll(() => running.stop())

  it('lets its accounts in with the passwords it shows', async () => {
    const { body } = await ask(running.address, '/api/demo-accounts')
    const { accounts } = JSON.parse(body) as { accounts: { username: string; password: string }[] }
    expect(accounts.map((a) => a.username)).toEqual(demoAccountList.map((a) => a.username))
    for (const { username, password } of accounts)
      expect((await signIn(running.address, username, password)).status, username).toBe(200)
  })

  it('serves its pages, the one page for every address of the console, and no page for an operation', async () => {
    for (const path of ['/', '/parties?q=x', '/figures/entities.active.count'])
      expect(await ask(running.address, path)).toMatchObject({ status: 200, type: /^text\/html/ as never })
    expect((await ask(running.address, '/main-1a2b.js')).type).toMatch(/javascript/)
    expect(await ask(running.address, '/api/nothing')).toMatchObject({ status: 404 })
    expect((await ask(running.address, '/api/nothing')).body).toContain('没有这个地址')
    for (const path of ['/..%2f..%2fkeys', '/%2e%2e/keys', '/../keys'])
      expect((await ask(running.address, path)).body, path).not.toContain(
        (await readFile(join(dataDir, 'keys'), 'utf8')).trim(),
      )
  })

  it('keeps its key from others', async () => {
    expect((await stat(join(dataDir, 'keys'))).mode & 0o777).toBe(0o600)
  })

  it('refuses a second server on its folder, and goes on', async () => {
    await expect(start(dataDir, 'demo').running).rejects.toMatchObject({
      code: 'server.second',
      message: `另一个权衡服务正在使用这个数据文件夹（${dataDir}），请先停掉它。`,
    })
    expect((await signIn(running.address, 'office', 'demo-office')).status).toBe(200)
  })

  it('refuses a second server that brings another key before it changes anything', async () => {
    const keyFile = join(await newFolder(), 'other-keys')
    await expect(start(dataDir, 'demo', { config: { keyFile } }).running).rejects.toMatchObject({
      code: 'server.second',
    })
    // The first server can still open connections: more at once than it has opened so far.
    const scope = { county: '459923', stations: '*' as const }
    const wait = () => running.parts.db.read(scope, (q) => q.rows(sql`select pg_sleep(0.1)`))
    expect(await Promise.all(Array.from({ length: 12 }, wait))).toHaveLength(12)
  })

  it('keeps its data over a second start, loads nothing again, and cannot become a bureau', async () => {
    await running.stop()
    const again = start(dataDir, 'demo', { loadDemo: () => Promise.reject(new Error('loaded twice')) })
    running = await again.running
    const { cookie } = await signIn(running.address, 'office', 'demo-office')
    expect((await ask(running.address, '/api/stations', cookie)).body).toContain('城关所')
    await running.stop()
    await expect(start(dataDir, 'bureau').running).rejects.toMatchObject({ code: 'installation.kind' })
    running = await start(dataDir, 'demo').running
  })

  it('is open to this machine alone', async () => {
    await running.stop()
    await expect(start(dataDir, 'demo', { config: { host: '0.0.0.0' } }).running).rejects.toMatchObject({
      code: 'server.demo-host',
    })
    running = await start(dataDir, 'demo').running
  })

  it('says when its port is taken, and stops what it had started', async () => {
    await running.stop()
    const squatter = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => squatter.once('listening', resolve))
    const { port } = squatter.address() as AddressInfo
    await expect(start(dataDir, 'demo', { config: { port } }).running).rejects.toMatchObject({
      code: 'server.port-taken',
      message: `端口 ${port} 已被占用，请用 --port 换一个端口，或先停掉占用它的程序。`,
    })
    const first = start(await newFolder(), 'bureau', { config: { port } })
    await expect(first.running).rejects.toMatchObject({ code: 'server.port-taken' })
    expect(first.said, 'nothing was made before').toEqual([])
    squatter.close()
    running = await start(dataDir, 'demo').running
  })
})

describe('a bureau', () => {
  const passwordIn = (said: string[]): string | undefined => /一次性口令：(\S+?)（/.exec(said.join('\n'))?.[1]

  it('prints the administrator’s password once and has no demo accounts', async () => {
    const dataDir = await newFolder()
    const first = start(dataDir, 'bureau')
    await (await first.running).stop()
    const password = passwordIn(first.said)!
    expect(password).toHaveLength(14)
    const second = start(dataDir, 'bureau')
    const running = await second.running
    expect(passwordIn(second.said)).toBeUndefined()
    const { status, cookie } = await signIn(running.address, 'admin', password)
    expect(status).toBe(200)
    // It opens nothing but its own change.
    for (const path of ['/api/me', '/api/parties', '/api/accounts', '/api/roles']) {
      const answer = await ask(running.address, path, cookie)
      expect([answer.status, answer.body.includes('auth.due.password')], path).toEqual([403, true])
    }
    const changed = await fetch(`${running.address}/api/my-account/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quanheng': '1', cookie },
      body: JSON.stringify({ current: password, password: 'Kx7#mWq2pV' }),
    })
    expect(changed.status).toBe(200)
    const whole = changed.headers.get('set-cookie')?.split(';')[0] ?? ''
    // The console shows its banner of invented data by this.
    expect(JSON.parse((await ask(running.address, '/api/me', whole)).body)).toMatchObject({
      role: 'admin',
      demo: false,
    })
    const notes = await running.parts.db.read({ county: '459923', stations: '*' }, (q) =>
      q.rows<{ note: string }>(sql`select note from journal_entry where subject = 'account' order by seq`),
    )
    expect(notes.map((n) => n.note)).toEqual([
      '首次启动，建立系统管理员账号，口令只印一次',
      '口令核验通过，已登录',
      '修改了口令，1 个会话已结束',
    ])
    expect(JSON.parse((await ask(running.address, '/api/demo-accounts')).body)).toEqual({ accounts: [] })
    expect((await signIn(running.address, 'office', 'demo-office')).status).toBe(401)
    await running.stop()

    // As if the first run had been killed before it was complete: the password that is printed next is the one that fits.
    const server = await startEmbedded({ dataDir })
    const owner = new pg.Client({ connectionString: server.ownerUrl })
    await owner.connect()
    await owner.query('delete from installation')
    await owner.end()
    await server.stop()
    const third = start(dataDir, 'bureau')
    const repaired = await third.running
    for (const old of [password, 'Kx7#mWq2pV']) expect((await signIn(repaired.address, 'admin', old)).status).toBe(401)
    expect((await signIn(repaired.address, 'admin', passwordIn(third.said)!)).status).toBe(200)
    await repaired.stop()
  })
})

describe('a database elsewhere', () => {
  it('that does not answer gives a sentence without its password', async () => {
    const config = { databaseUrl: 'postgres://somebody:geheim@127.0.0.1:1/quanheng' }
    const failed = start(await newFolder(), 'bureau', { config }).running
    await expect(failed).rejects.toMatchObject({ code: 'database.unreachable' })
    await expect(failed).rejects.toThrow(/^连不上数据库：/)
    await expect(failed).rejects.not.toThrow(/geheim/)
  })
})
