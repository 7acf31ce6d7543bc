import { randomBytes, randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, lchown, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'
import { inside, launch, type Runner } from './embedded-runner.ts'

/** The superuser of an embedded cluster. */
export const OWNER = 'quanheng_owner'

/** The major version of the platform packages; a cluster of another one cannot be opened. */
const MAJOR = '18'

/** What `pg.json` keeps beside the cluster. */
export interface Access {
  readonly port: number
  readonly password: string
}

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** False while it starts, recovers or stops. */
  readonly ready: boolean
}

/** The cluster folder inside a data folder. */
export const clusterOf = (dataDir: string): string => path.join(dataDir, 'pg')
/** The log of the server inside a data folder. */
export const logOf = (dataDir: string): string => path.join(dataDir, 'pg.log')

/**
 * The sentence for a fault of the machine (disk full, no permission), from an error or from what a program printed;
 * undefined for a fault of ours.
 */
export function explain(fault: unknown, dataDir: string): Refusal | undefined {
  const code = (fault as NodeJS.ErrnoException | undefined)?.code
  const text = typeof fault === 'string' ? fault : ''
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device|Disk quota exceeded/.test(text)) {
    return new Refusal(
      'database.embedded.disk-full',
      `磁盘空间不足，数据库无法在 ${dataDir} 建立或启动：请至少腾出 1 GB 空间后重试。`,
    )
  }
  if (
    ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '') ||
    /Permission denied|Read-only file system|wrong ownership/.test(text)
  ) {
    return new Refusal(
      'database.embedded.not-permitted',
      `没有权限读写数据文件夹 ${dataDir}：请用建立它的用户运行，或者用 --data 另选一个可写的文件夹。`,
    )
  }
  return undefined
}

/** Makes the data folder (0700) and reads or makes its port and password. */
export async function openDataDir(dataDir: string): Promise<Access> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = path.join(dataDir, 'pg.json')
  if (!existsSync(file)) {
    if (existsSync(clusterOf(dataDir))) throw accessLost(file)
    await writeAtomically(file, { port: await freePort(), password: randomBytes(24).toString('hex') }, link)
  }
  try {
    const { port, password } = JSON.parse(await readFile(file, 'utf8')) as Partial<Access>
    if (Number.isInteger(port) && typeof password === 'string' && password) return { port: port as number, password }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw accessLost(file)
}

const accessLost = (file: string): Refusal =>
  new Refusal(
    'database.embedded.access-lost',
    `数据库的密码文件 ${file} 缺失或已损坏：请从备份中取回这个文件，再重新启动。`,
  )

/** Keeps the port for the next start. */
export const keepPort = (dataDir: string, access: Access): Promise<void> =>
  writeAtomically(path.join(dataDir, 'pg.json'), access, rename)

/** `place` decides a race: `link` lets the first writer win, `rename` the last. */
async function writeAtomically(
  file: string,
  access: Access,
  place: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(fresh, `${JSON.stringify(access)}\n`, { mode: 0o600, flush: true })
    if (process.getuid?.() === 0) {
      // Root must not lock out the user whose folder it is.
      const { uid, gid } = await stat(path.dirname(file))
      await chown(fresh, uid, gid)
    }
    await place(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(fresh, { force: true })
  }
}

/**
 * A free loopback port below the range that systems hand to outgoing connections, so that it is likely still free at the
 * next start.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new Refusal(
    'database.embedded.no-port',
    '本机 20000–32000 之间没有空闲的端口可供数据库使用：请关闭一些程序后重试。',
  )
}

/** Whether nothing listens on the loopback port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/**
 * Makes the cluster where there is none. It is made beside its place and renamed whole, so an interruption leaves only a
 * `pg.new-…` folder, which the next start sweeps away; of two processes at once, one cluster stays (both carry the
 * password of `pg.json`).
 */
export async function makeCluster(runner: Runner, dataDir: string, password: string, sync: boolean): Promise<void> {
  await sweep(dataDir)
  const cluster = clusterOf(dataDir)
  if (existsSync(cluster)) return claim(cluster, runner)
  const fresh = path.join(dataDir, `pg.new-${process.pid}`)
  const data = path.join(fresh, 'pg')
  const pwfile = path.join(fresh, 'password')
  try {
    await mkdir(fresh, { mode: 0o700 })
    await mkdir(data, { mode: 0o700 })
    await writeFile(pwfile, password, { mode: 0o600 })
    const { identity } = runner
    if (identity) for (const each of [fresh, data, pwfile]) await chown(each, identity.uid, identity.gid)
    await initdb(runner, dataDir, data, sync)
    await rename(data, cluster)
  } catch (error) {
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) throw error
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Fills the empty folder `data`; the password lies beside it. */
async function initdb(runner: Runner, dataDir: string, data: string, sync: boolean): Promise<void> {
  const here = inside(runner, data)
  const places = ['-D', here, `--pwfile=${here}/../password`]
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const rest = ['-U', OWNER, '-A', 'scram-sha-256', '--no-instructions', ...(sync ? [] : ['--no-sync'])]
  const child = launch(runner, 'initdb', data, [...places, ...locale, ...rest], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout?.on('data', (chunk) => (said += String(chunk)))
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw explain(said, dataDir) ?? new Error(`initdb failed (${code}):\n${said}`)
}

/** Folders of an initdb that was interrupted, unless its process is still at work. */
async function sweep(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^pg\.new-(\d+)$/.exec(name)?.[1])
    if (pid && (pid === process.pid || !isAlive(pid)))
      await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Checks an existing cluster and gives it to the identity that will run it. */
async function claim(cluster: string, runner: Runner): Promise<void> {
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new Refusal(
      'database.embedded.damaged',
      `数据库文件夹 ${cluster} 不完整：请从备份恢复；确认里面没有数据的，移走它再重新启动。`,
    )
  })
  if (version.trim() !== MAJOR) {
    throw new Refusal(
      'database.embedded.version',
      `数据库文件夹 ${cluster} 是 PostgreSQL ${version.trim()} 的，本程序带的是 ${MAJOR}：请用原来版本的程序做备份，再恢复到新的数据文件夹。`,
    )
  }
  if (runner.identity && (await stat(cluster)).uid !== runner.identity.uid) {
    const { uid, gid } = runner.identity
    const entries = await readdir(cluster, { recursive: true })
    for (const entry of entries) await lchown(path.join(cluster, entry), uid, gid)
    // Last, because its owner is what tells the next start whether this was finished.
    await chown(cluster, uid, gid)
  }
  // Unpacking a copy widens the mode, and PostgreSQL refuses that.
  await chmod(cluster, 0o700)
}

/** What `postmaster.pid` says, or undefined where there is none or it is still being written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : undefined
}

/** Whether a process of this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process is a PostgreSQL server, as far as this system tells (only Linux does). */
export async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return path.basename(command.split('\0')[0] ?? '') === 'postgres'
}

/**
 * After a crash of the machine or the container the id in `postmaster.pid` may belong to some other process, and
 * PostgreSQL would then refuse to start. Only the id is replaced, by one that no system gives out: the rest lets
 * PostgreSQL find out whether its old children are still alive.
 */
export async function disownPid(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, ['2147483646', ...lines.slice(1)].join('\n'))
}
