import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clusterOf, explain, isFree, readPostmaster } from './embedded-cluster.ts'
import { copyPrograms, findPackage, linkLibraries, type RootWay } from './embedded-runner.ts'
import { type EmbeddedServer, startEmbedded, tryProductLock } from './embedded.ts'

const root = process.getuid?.() === 0
const linux = process.platform === 'linux'
let folder: string
let count = 0

/** A data folder that does not exist yet, in a folder that only we can enter. */
const fresh = (): string => path.join(folder, `data-${++count}`)
const servers: EmbeddedServer[] = []
const children: ChildProcess[] = []

async function start(dataDir: string, rootWay?: RootWay): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, fsync: false, rootWay })
  servers.push(server)
  return server
}
const portOf = (server: EmbeddedServer): number => Number(new URL(server.ownerUrl).port)

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts or joins, prints `{ port, startedHere }`, and leaves when its input ends. */
function otherProcess(dataDir: string): ChildProcess {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const server = await startEmbedded({ dataDir: process.argv[1], fsync: false })
    console.log(JSON.stringify({ port: Number(new URL(server.ownerUrl).port), startedHere: server.startedHere }))
    process.stdin.resume().on('end', async () => { await server.stop(); process.exit(0) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

async function answer(child: ChildProcess): Promise<{ port: number; startedHere: boolean }> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return JSON.parse(line.toString()) as { port: number; startedHere: boolean }
}

const refused = (code: string) => ({ name: 'Refusal', code: `database.embedded.${code}` })

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quanheng-embedded-'))
})
afterAll(async () => {
  // Only a failed test leaves any of these running.
  for (const child of children) child.kill('SIGKILL')
  for (const server of servers) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const ways: (RootWay | 'plain')[] = []
if (root) {
  const barred = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status !== 0
  if (barred) console.log('user namespaces are barred here: as root only the identity way is tested')
  ways.push(...(barred ? (['identity'] as const) : (['namespace', 'identity'] as const)))
} else {
  console.log('not root: the server runs as this user, so only the plain way is tested')
  ways.push('plain')
}

describe.each(ways)('run the %s way', (way) => {
  const rootWay = way === 'plain' ? undefined : way

  test('first run, Chinese text, loopback only, and a second start that finds everything again', async () => {
    const dataDir = fresh()
    const first = await start(dataDir, rootWay)
    expect(first.startedHere).toBe(true)
    expect(new URL(first.ownerUrl)).toMatchObject({
      hostname: '127.0.0.1',
      username: 'quanheng_owner',
      pathname: '/quanheng',
    })
    await ask(first.ownerUrl, `create extension pg_trgm; create table kept as select '权衡' as name`)
    const [row] = await ask(
      first.ownerUrl,
      `select cardinality(show_trgm('恒通科技')) > 0 as grams, '安' < '北' collate "zh-x-icu" as pinyin`,
    )
    expect(row).toEqual({ grams: true, pinyin: true })
    const settings = await ask<{ name: string; setting: string }>(
      first.ownerUrl,
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'TimeZone', 'jit')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      TimeZone: 'UTC',
      jit: 'off',
    })
    await expect(ask(first.ownerUrl.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    })
    for (const [name, mode] of [
      ['', 0o700],
      ['pg', 0o700],
      ['pg.json', 0o600],
      ['pg.log', 0o600],
    ] as const) {
      expect((await stat(path.join(dataDir, name))).mode & 0o777, name).toBe(mode)
    }
    if (root) expect((await stat(clusterOf(dataDir))).uid).toBe(way === 'identity' ? 65534 : 0)
    await first.stop()
    expect(await readPostmaster(clusterOf(dataDir))).toBeUndefined()

    const second = await start(dataDir, rootWay)
    expect(second).toMatchObject({ startedHere: true, ownerUrl: first.ownerUrl })
    expect(await ask(second.ownerUrl, 'select name from kept')).toEqual([{ name: '权衡' }])
    await second.stop()
  })
})

if (ways.includes('namespace')) {
  test('a cluster made by one way opens by the other', async () => {
    const dataDir = fresh()
    await (await start(dataDir, 'namespace')).stop()
    for (const way of ['identity', 'namespace'] as const) {
      const server = await start(dataDir, way)
      expect(server.startedHere).toBe(true)
      await server.stop()
    }
  })
}

describe('who is there', () => {
  test('a killed starter leaves a whole server, which the next one joins and, being the last, stops', async () => {
    const dataDir = fresh()
    const killed = otherProcess(dataDir)
    const { port } = await answer(killed)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const server = await start(dataDir)
    expect(server.startedHere).toBe(false)
    expect(portOf(server)).toBe(port)
    await server.stop()
    expect(await isFree(port)).toBe(true)
  })

  test('the starter leaves without stopping it under another process, even one without an open query', async () => {
    const dataDir = fresh()
    const starter = await start(dataDir)
    const joiner = otherProcess(dataDir)
    expect(await answer(joiner)).toEqual({ port: portOf(starter), startedHere: false })
    await starter.stop()
    expect(await ask(starter.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    joiner.stdin!.end()
    await once(joiner, 'exit')
    expect(await isFree(portOf(starter))).toBe(true)
  })

  test('processes that start at once on a new folder share one server; leaving at once they stop it', async () => {
    const dataDir = fresh()
    const all = [otherProcess(dataDir), otherProcess(dataDir), otherProcess(dataDir)]
    const answers = await Promise.all(all.map(answer))
    expect(new Set(answers.map(({ port }) => port)).size).toBe(1)
    expect(answers.filter(({ startedHere }) => startedHere)).toHaveLength(1)
    const ends = all.map((child) => once(child, 'exit'))
    for (const child of all) child.stdin!.end()
    expect((await Promise.all(ends)).map(([code]) => code as number)).toEqual([0, 0, 0])
    expect(await readPostmaster(clusterOf(dataDir))).toBeUndefined()
    expect(await isFree(answers[0]!.port)).toBe(true)
  })

  test('presence comes back after the server dropped it', async () => {
    const dataDir = fresh()
    const lines: string[] = []
    const starter = await startEmbedded({ dataDir, fsync: false, log: (line) => lines.push(line) })
    const present = `select from pg_stat_activity where application_name = 'quanheng-presence'`
    await ask(
      starter.ownerUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quanheng-presence'`,
    )
    while (
      !(lines.includes('PostgreSQL closed the presence connection') && (await ask(starter.ownerUrl, present)).length)
    )
      await sleep(50)
    await (await start(dataDir)).stop()
    expect(await ask(starter.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await starter.stop()
    expect(await isFree(portOf(starter))).toBe(true)
  })
})

describe('what an accident leaves behind', () => {
  test('an interrupted first run is swept away and done again', async () => {
    const dataDir = fresh()
    const killed = otherProcess(dataDir)
    for (;;) {
      const names = await readdir(dataDir).catch(() => [])
      const half = names.find((name) => name.startsWith('pg.new-'))
      if (half && (await readdir(path.join(dataDir, half, 'pg')).catch(() => [])).length > 3) break
      await sleep(5)
    }
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect(await readdir(dataDir)).not.toContain('pg')
    const server = await start(dataDir)
    expect((await readdir(dataDir)).toSorted()).toEqual(['pg', 'pg.json', 'pg.log'])
    await server.stop()
  })

  test('a stale pid file is no obstacle, even when its number now belongs to another process', async () => {
    const dataDir = fresh()
    await (await start(dataDir)).stop()
    for (const pid of linux ? [process.pid, 2 ** 22] : [2 ** 22]) {
      await writeFile(
        path.join(clusterOf(dataDir), 'postmaster.pid'),
        `${pid}\n${clusterOf(dataDir)}\n1\n1\n\n127.0.0.1\n0 0\nready   \n`,
      )
      const server = await start(dataDir)
      expect(server.startedHere).toBe(true)
      await server.stop()
    }
  })

  test('a port taken by somebody else is replaced, and the new one kept', async () => {
    const dataDir = fresh()
    const first = await start(dataDir)
    await first.stop()
    const squatter = createServer().listen(portOf(first), '127.0.0.1')
    await once(squatter, 'listening')
    const second = await start(dataDir)
    expect(portOf(second)).not.toBe(portOf(first))
    await second.stop()
    squatter.close()
    const third = await start(dataDir)
    expect(portOf(third)).toBe(portOf(second))
    await third.stop()
  })
})

describe('refusals in plain words', () => {
  test('a folder that cannot be written', async () => {
    const locked = fresh()
    await mkdir(locked)
    await chmod(locked, 0o500)
    // Root may write anywhere but into a file system of the kernel.
    const dataDir = path.join(root ? '/sys' : locked, 'data')
    await expect(start(dataDir)).rejects.toMatchObject({
      ...refused('not-permitted'),
      message: expect.stringContaining(dataDir) as string,
    })
  })

  test('a full disk, said by the system or by PostgreSQL', () => {
    expect(explain(Object.assign(new Error(), { code: 'ENOSPC' }), '/data')).toMatchObject(refused('disk-full'))
    expect(explain('initdb: error: could not write to file "x": No space left on device', '/data')).toMatchObject(
      refused('disk-full'),
    )
    expect(explain(new Error('a fault of ours'), '/data')).toBeUndefined()
  })

  test('a platform without a package', () => {
    expect(() => findPackage('sunos', 'sparc')).toThrow(
      expect.objectContaining(refused('unsupported-platform')) as Error,
    )
    expect(() => findPackage('sunos', 'sparc')).toThrow(/DATABASE_URL/)
  })

  test('a cluster of another version, a damaged one, and a lost or wrong password', async () => {
    const dataDir = fresh()
    await (await start(dataDir)).stop()
    const version = path.join(clusterOf(dataDir), 'PG_VERSION')
    await writeFile(version, '17\n')
    await expect(start(dataDir)).rejects.toMatchObject(refused('version'))
    await rm(version)
    await expect(start(dataDir)).rejects.toMatchObject(refused('damaged'))
    await writeFile(version, '18\n')
    const access = path.join(dataDir, 'pg.json')
    const good = await readFile(access, 'utf8')
    await writeFile(access, '{')
    await expect(start(dataDir)).rejects.toMatchObject(refused('access-lost'))
    await rm(access)
    await expect(start(dataDir)).rejects.toMatchObject(refused('access-lost'))
    await writeFile(access, good)
    await (await start(dataDir)).stop()
  })

  test('a server that fails names its log', async () => {
    const dataDir = fresh()
    await (await start(dataDir)).stop()
    await appendFile(path.join(clusterOf(dataDir), 'postgresql.auto.conf'), 'no_such_setting = 1\n')
    await expect(start(dataDir)).rejects.toMatchObject({
      ...refused('failed'),
      message: expect.stringContaining('pg.log') as string,
    })
  })
})

test('library links that no install script made are made', async () => {
  const native = path.join(fresh(), 'native')
  await mkdir(path.join(native, 'lib'), { recursive: true })
  await writeFile(path.join(native, 'lib', 'libx.so.60.2'), '')
  const links = [{ source: 'native/lib/libx.so.60.2', target: 'native/lib/libx.so.60' }]
  await writeFile(path.join(native, 'pg-symlinks.json'), JSON.stringify(links))
  expect(await linkLibraries(native)).toBe(true)
  expect(await linkLibraries(native)).toBe(true)
  expect(await readlink(path.join(native, 'lib', 'libx.so.60'))).toBe('libx.so.60.2')
})

if (linux)
  test('copied programs are used again, and copied anew when a file was thinned out', async () => {
    const base = await mkdtemp(path.join(folder, 'tmp-'))
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = base
    try {
      const { native } = findPackage()
      const copy = await copyPrograms(native, 'test')
      expect(path.dirname(copy)).toBe(base)
      const made = (await stat(copy)).ino
      expect(await copyPrograms(native, 'test')).toBe(copy)
      expect((await stat(copy)).ino).toBe(made)
      const program = path.join(copy, 'bin', 'postgres')
      const { size } = await stat(program)
      await truncate(program, 10)
      expect(await copyPrograms(native, 'test')).toBe(copy)
      expect((await stat(program)).size).toBe(size)
      expect(await readdir(base)).toHaveLength(1)
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
  })

test('one product server per database', async () => {
  const server = await start(fresh())
  const [first, second] = [new pg.Client(server.ownerUrl), new pg.Client(server.ownerUrl)]
  await Promise.all([first.connect(), second.connect()])
  expect(await tryProductLock(first)).toBe(true)
  expect(await tryProductLock(second)).toBe(false)
  await first.end()
  await expect.poll(() => tryProductLock(second)).toBe(true)
  await second.end()
  await server.stop()
})
