import type { ChildProcess } from 'node:child_process'
import { closeSync, fchownSync, openSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { Refusal } from '../errors/refusal.ts'
import {
  type Access,
  clusterOf,
  disownPid,
  explain,
  freePort,
  isAlive,
  isFree,
  isPostgres,
  keepPort,
  logOf,
  makeCluster,
  openDataDir,
  OWNER,
  readPostmaster,
} from './embedded-cluster.ts'
import { keepPresence, leave, notAnswering, type Presence, RECOVERY, SILENCE, tryJoin } from './embedded-presence.ts'
import { chooseRunner, inside, launch, type RootWay, type Runner } from './embedded-runner.ts'

/** A PostgreSQL server on a data folder, ours or one that was already running there. */
export interface EmbeddedServer {
  /** postgres:// URL on 127.0.0.1 of the superuser `quanheng_owner` and the database `quanheng`. */
  readonly ownerUrl: string
  /** False where the server was already running. */
  readonly startedHere: boolean
  /** Leaves; the last one to leave stops the server, whoever started it. Close your own connections first. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds `pg/` (0700), `pg.json` (0600: port and password) and `pg.log`; made where missing. */
  readonly dataDir: string
  readonly log?: (line: string) => void
  /** False only for throwaway data: a power loss then destroys the cluster. */
  readonly fsync?: boolean
  /** Forces one of the two ways to run as root, for tests. */
  readonly rootWay?: RootWay
}

const DATABASE = 'quanheng'
/** Held by the product server, in the product's database. */
const PRODUCT = 459_102
/** One start at a time per folder within this process; between processes PostgreSQL's own lock file decides. */
const starting = new Map<string, Promise<unknown>>()

/**
 * Starts PostgreSQL on a data folder, or joins the one that runs there. The server outlives a killed process, and the next
 * start joins it. Refusals `database.embedded.*`: not-permitted, disk-full, unsupported-platform, root, programs,
 * access-lost, version, damaged, no-port, not-answering, failed.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir)
  const before = starting.get(dataDir) ?? Promise.resolve()
  const start = before.then(
    () => run({ ...options, dataDir }),
    () => run({ ...options, dataDir }),
  )
  starting.set(dataDir, start)
  try {
    return await start
  } catch (error) {
    throw explain(error, dataDir) ?? error
  } finally {
    if (starting.get(dataDir) === start) starting.delete(dataDir)
  }
}

async function run(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, log = () => {}, fsync = true } = options
  const access = await openDataDir(dataDir)
  const cluster = clusterOf(dataDir)
  let child: ChildProcess | undefined
  let presence = await tryJoin(cluster, access)
  if (!presence) {
    const runner = await chooseRunner(cluster, options.rootWay)
    await makeCluster(runner, dataDir, access.password, fsync)
    ;({ presence, child } = await startOrJoin(runner, dataDir, access, fsync))
  }
  const { port, pid } = presence.postmaster
  const startedHere = child?.pid === pid
  if (startedHere && port !== access.port) await keepPort(dataDir, { ...access, port })
  await ensureDatabase(presence.client)
  log(`PostgreSQL ${startedHere ? 'started' : 'joined'} on 127.0.0.1:${port} (pid ${pid})`)
  const keeper = keepPresence(presence, cluster, access, log)
  let stopping: Promise<void> | undefined
  return {
    ownerUrl: `postgres://${OWNER}:${access.password}@127.0.0.1:${port}/${DATABASE}`,
    startedHere,
    stop: () => (stopping ??= keeper.release().then((held) => held && leave(held, cluster, log))),
  }
}

/** Waits until the server of the folder answers, starting it as often as needed. */
async function startOrJoin(
  runner: Runner,
  dataDir: string,
  access: Access,
  fsync: boolean,
): Promise<{ presence: Presence; child: ChildProcess | undefined }> {
  const cluster = clusterOf(dataDir)
  const began = performance.now()
  const from = await rotateLog(dataDir)
  let child: ChildProcess | undefined
  let port = access.port
  let spawned = 0
  for (;;) {
    const postmaster = await readPostmaster(cluster)
    if (postmaster && (await isPostgres(postmaster.pid))) {
      const presence = await tryJoin(cluster, access)
      if (presence) return { presence, child }
      const limit = postmaster.ready ? SILENCE : RECOVERY
      if (performance.now() - began > limit) throw notAnswering(cluster, postmaster)
    } else if (!child || child.exitCode !== null || child.signalCode !== null) {
      if (spawned++ === 5) throw await failure(dataDir, from)
      if (postmaster && isAlive(postmaster.pid)) await disownPid(cluster)
      if (!(await isFree(port))) port = await freePort()
      child = await spawnServer(runner, dataDir, port, fsync)
    } else if (performance.now() - began > RECOVERY) throw await failure(dataDir, from)
    await sleep(10)
  }
}

/** Detached, with its output in the log, so that it survives us whole. */
async function spawnServer(runner: Runner, dataDir: string, port: number, fsync: boolean): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: DATABASE,
    max_connections: '60',
    shared_buffers: '256MB',
    effective_cache_size: '2GB',
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '15min',
    max_wal_size: '2GB',
    ...(fsync ? { fsync: 'on' } : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const cluster = clusterOf(dataDir)
  const output = openSync(logOf(dataDir), 'a', 0o600)
  try {
    if (process.getuid?.() === 0) {
      // Root must not lock out the user whose folder it is.
      const { uid, gid } = await stat(dataDir)
      fchownSync(output, uid, gid)
    }
    const child = launch(runner, 'postgres', cluster, ['-D', inside(runner, cluster), '-p', String(port), ...args], {
      stdio: ['ignore', output, output],
      detached: true,
    })
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

/** Keeps one old log beyond 10 MB; returns where this start's lines will begin. */
async function rotateLog(dataDir: string): Promise<number> {
  const file = logOf(dataDir)
  const size = (await stat(file).catch(() => undefined))?.size ?? 0
  if (size < 10_000_000) return size
  await rename(file, `${file}.1`)
  return 0
}

/** Why no server came up: what it wrote to its log since `from`. */
async function failure(dataDir: string, from: number): Promise<Refusal> {
  const file = await open(logOf(dataDir))
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read({ buffer: Buffer.alloc(Math.min(size - from, 100_000)), position: from })
    return (
      explain(buffer.toString(), dataDir) ??
      new Refusal(
        'database.embedded.failed',
        `内置数据库启动失败，数据没有改动：原因写在 ${logOf(dataDir)} 的最后几行。`,
      )
    )
  } finally {
    await file.close()
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount) return
  await client.query(`create database ${DATABASE}`).catch((error: pg.DatabaseError) => {
    // Another process made it between the two statements.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/**
 * Takes the place of the one product server of a database; false where another holds it. It lasts as long as the given
 * connection, which must be kept for this alone (no pool, no transaction pooler), and is free at once when it breaks.
 */
export async function tryProductLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [PRODUCT])
  return rows[0]?.got === true
}
