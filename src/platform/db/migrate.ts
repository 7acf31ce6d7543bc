import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Refusal } from '#platform/errors/refusal.ts'
import { appRole } from './ddl.ts'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

const migrationLock = 7_301_001
const fileName = /^(\d{12})-([a-z0-9-]+)\.(tables|keys)\.sql$/

/**
 * Every `migrations/*.sql` below `root`, in one order: by time, tables before keys, then by name. Tables of all slices stand
 * before any foreign key, so a slice may point at another whatever their names are.
 */
export async function findMigrations(root: string): Promise<Migration[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const found = entries.filter((e) => e.isFile() && e.parentPath.endsWith('migrations') && fileName.test(e.name))
  const key = (name: string): string =>
    name.replace(fileName, (_, time, slice, phase) => `${time} ${phase === 'tables' ? 0 : 1} ${slice}`)
  found.sort((a, b) => (key(a.name) < key(b.name) ? -1 : 1))
  return await Promise.all(
    found.map(async (e) => {
      const sql = await readFile(join(e.parentPath, e.name), 'utf8')
      return { name: e.name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Applies what is missing, as the owner, under a lock, each file in its own transaction. A file that was applied and has
 * changed since is refused; a file that was applied and is gone (a deleted business) is left alone. Returns the names applied.
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    await client.query(
      'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map(
      (await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration')).rows.map(
        (r) => [r.name, r.checksum],
      ),
    )
    const done: string[] = []
    for (const migration of migrations) {
      const before = applied.get(migration.name)
      if (before === migration.checksum) continue
      if (before !== undefined) {
        throw new Refusal('migrate.changed', `迁移文件 ${migration.name} 在执行之后被改动过，请恢复原文件后再启动。`)
      }
      await client.query('begin')
      try {
        await client.query(migration.sql)
        await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
          migration.name,
          migration.checksum,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${migration.name}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        })
      }
      done.push(migration.name)
    }
    return done
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}

/** Makes sure that the product's role exists, can log in with this password, and owns nothing. */
export async function ensureAppRole(client: pg.ClientBase, password: string): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
    const verb = rowCount ? 'alter' : 'create'
    await client.query(
      `${verb} role ${appRole} login nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(password)}`,
    )
    await client.query(`grant usage on schema public to ${appRole}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}

/** The same database, reached as the product's role. */
export function appUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = password
  return url.href
}

/** Refuses a server that would give wrong answers: too old, or with an encoding or locale that breaks Chinese search. */
export async function checkServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  )
  const { version, encoding } = rows[0]!
  if (version < 150000)
    throw new Refusal('database.too-old', `数据库是 PostgreSQL ${Math.floor(version / 10000)}，需要 15 或更高版本。`)
  if (encoding !== 'UTF8')
    throw new Refusal('database.encoding', `数据库编码是 ${encoding}，需要 UTF8；请用 UTF8 新建一个数据库。`)
}
