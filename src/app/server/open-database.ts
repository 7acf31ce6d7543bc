import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Config } from '#platform/config/config.ts'
import { type Keys, openKeys } from '#platform/crypto/keys.ts'
import { Database } from '#platform/db/database.ts'
import { type EmbeddedServer, startEmbedded, tryProductLock } from '#platform/db/embedded.ts'
import { appUrl, checkServer, ensureAppRole, findMigrations, migrate } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/errors/refusal.ts'

/** A database made ready: server running, product's role and tables in place. */
export interface OpenedDatabase {
  ownerUrl: string
  appUrl: string
  keys: Keys
  /** Names of migrations applied just now. */
  migrated: string[]
  /** A connection of the owner: for installation, migrations and backups. Closed by `close`. */
  owner: pg.Client
  connect(name: string, max?: number): Database
  close(): Promise<void>
}

const src = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Opens the embedded PostgreSQL in the data folder, or the one that DATABASE_URL names, takes the place of its one product
 * server, and brings it up to date. Refuses (`server.second`) before it touches anything when that place is taken.
 */
export async function openDatabase(config: Config & { dataDir: string }): Promise<OpenedDatabase> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const keys = await openKeys(config.keyFile ?? join(config.dataDir, 'keys'), config.cipher)
  const server: EmbeddedServer | undefined = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir })
  const ownerUrl = config.databaseUrl ?? server!.ownerUrl
  const made: Database[] = []
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'quanheng-owner' })
  owner.on('error', () => undefined)
  const close = async (): Promise<void> => {
    await Promise.all(made.map((d) => d.close()))
    await owner.end().catch(() => undefined)
    await server?.stop()
  }
  try {
    await owner.connect().catch((error: unknown) => {
      throw new Refusal('database.unreachable', `连不上数据库：${reason(error)}。请检查 DATABASE_URL、口令和网络。`)
    })
    await checkServer(owner)
    if (!(await tryProductLock(owner))) {
      throw new Refusal(
        'server.second',
        `另一个权衡服务正在使用这个数据${config.databaseUrl ? '库' : `文件夹（${config.dataDir}）`}，请先停掉它。`,
      )
    }
    const password = keys.derive('database-role')
    await ensureAppRole(owner, password).catch((error: unknown) => {
      throw new Refusal(
        'database.role',
        `不能建立产品用的数据库角色：${reason(error)}。数据库所有者需要 CREATEROLE 权限。`,
      )
    })
    const migrated = await migrate(owner, await findMigrations(src))
    const url = appUrl(ownerUrl, password)
    return {
      ownerUrl,
      appUrl: url,
      keys,
      migrated,
      owner,
      connect: (name, max) => {
        const db = new Database(url, { name: `quanheng-${name}`, max })
        made.push(db)
        return db
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/postgres(ql)?:\/\/\S+/g, '数据库地址')
