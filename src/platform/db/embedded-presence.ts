import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../errors/refusal.ts'
import { type Access, isPostgres, OWNER, type Postmaster, readPostmaster } from './embedded-cluster.ts'
import { interrupt } from './embedded-runner.ts'

/** A connection that lasts as long as its process uses the server: what tells the others that somebody is still there. */
export interface Presence {
  readonly client: pg.Client
  readonly socket: Socket
  readonly postmaster: Postmaster
}

/** Every connection of ours has an application name that begins like this. */
const NAME = 'quanheng'
/** Serialises joining and leaving, in the database `postgres`. */
const DOOR = 459_101
/** How long connections that were just closed may take to vanish from the server's list, in milliseconds. */
const LINGER = 200
/** Longest wait for a server that recovers, and for one that does not answer at all, in milliseconds. */
export const RECOVERY = 300_000
export const SILENCE = 20_000

/** Refusal for a live server that does not let us in. */
export const notAnswering = (cluster: string, { pid, port }: Postmaster): Refusal =>
  new Refusal(
    'database.embedded.not-answering',
    `数据库文件夹 ${cluster} 已被进程 ${pid} 占用，但它在端口 ${port} 上不应答：请稍候再试，或者先结束这个进程。`,
  )

/**
 * Connects to the server that runs on the cluster. Undefined where none runs, where it is not ready, and where it is just
 * being stopped: joining waits at the door for a process that is leaving.
 */
export async function tryJoin(cluster: string, access: Access): Promise<Presence | undefined> {
  const postmaster = await readPostmaster(cluster)
  if (!postmaster?.ready || !(await isPostgres(postmaster.pid))) return undefined
  const socket = new Socket()
  const client = new pg.Client({
    host: '127.0.0.1',
    port: postmaster.port,
    user: OWNER,
    password: access.password,
    database: 'postgres',
    application_name: `${NAME}-presence`,
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [DOOR])
    const now = await readPostmaster(cluster)
    if (now?.pid !== postmaster.pid || !now.ready) throw new Error('the server is stopping')
    await client.query('select pg_advisory_unlock_shared($1)', [DOOR])
    return { client, socket, postmaster }
  } catch (error) {
    socket.destroy()
    if ((error as pg.DatabaseError).code !== '28P01') return undefined
    throw new Refusal(
      'database.embedded.access-lost',
      `数据库文件夹 ${cluster} 的密码与 pg.json 里的不符：请从备份中取回 pg.json，再重新启动。`,
    )
  }
}

/**
 * Keeps a connection for as long as the process uses the server, and makes it anew when the server restarts itself after a
 * crash of one of its processes. `release` ends that and hands over the connection (undefined where the server is gone).
 */
export function keepPresence(
  first: Presence,
  cluster: string,
  access: Access,
  log: (line: string) => void,
): { release(): Promise<Presence | undefined> } {
  let current: Presence | undefined
  let released = false
  const hold = (presence: Presence): void => {
    current = presence
    // Being present must not keep a process alive that has nothing left to do.
    presence.socket.unref()
    presence.client.once('end', () => {
      current = undefined
      if (!released) void regain()
    })
  }
  const regain = async (): Promise<void> => {
    log('PostgreSQL closed the presence connection')
    while (!released && !current) {
      await sleep(500, undefined, { ref: false })
      const presence = await tryJoin(cluster, access).catch(() => undefined)
      if (presence && released) presence.socket.destroy()
      else if (presence) hold(presence)
    }
  }
  hold(first)
  return {
    release: async () => {
      released = true
      current?.socket.ref()
      return current ?? (await tryJoin(cluster, access).catch(() => undefined))
    },
  }
}

/** Stops the server unless somebody else of ours is connected. The door stays shut until that is decided. */
export async function leave(
  { client, postmaster }: Presence,
  cluster: string,
  log: (line: string) => void,
): Promise<void> {
  try {
    await client.query('select pg_advisory_lock($1)', [DOOR])
    if (await othersStay(client)) return
    interrupt(postmaster.pid, cluster)
  } catch (error) {
    // Fine where somebody else, who left at the same moment, is stopping it: it says so before it closes connections.
    const now = await readPostmaster(cluster)
    if (now?.pid === postmaster.pid && now.ready) throw error
  } finally {
    // Not awaited: a server that stops may be the one that closes it.
    client.end().catch(() => {})
  }
  const began = performance.now()
  while ((await readPostmaster(cluster))?.pid === postmaster.pid && (await isPostgres(postmaster.pid))) {
    if (performance.now() - began > RECOVERY) throw notAnswering(cluster, postmaster)
    await sleep(10)
  }
  log(`PostgreSQL stopped (pid ${postmaster.pid})`)
}

/** Whether another process of ours is connected; waits a moment for connections that the caller has just closed. */
async function othersStay(client: pg.Client): Promise<boolean> {
  const began = performance.now()
  for (;;) {
    const { rowCount } = await client.query(
      `select from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name like $1 limit 1`,
      [`${NAME}%`],
    )
    if (!rowCount || performance.now() - began > LINGER) return rowCount !== 0
    await sleep(20)
  }
}
