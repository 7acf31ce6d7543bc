import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Migration, migrate } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Manifest, filePart, tablePart } from './manifest.ts'
import type { Backup } from './read-backup.ts'
import { quoted, tablesOf } from './write-backup.ts'

export interface RestoreOptions {
  /** URL of the owner of an empty database; the product's role must exist (`ensureAppRole`). */
  ownerUrl: string
  backup: Backup
  /** All migrations of this program, in order. */
  migrations: readonly Migration[]
  /** Folder that the stored files go to; must be empty or missing. */
  filesDir?: string
  progress?: (part: string) => void
}

const restoreLock = 7_301_003

/**
 * Restores a backup into an empty database, all in one transaction: the migrations that the backup names, the rows, the
 * foreign keys, then the migrations that are newer. Anything wrong leaves the database empty and no file in the folder.
 *
 * Foreign keys are taken off before the rows are loaded and put back afterwards, so tables may point at each other in any
 * order and each key is checked once over all rows instead of row by row.
 *
 * Refusals: `backup.not-empty`, `backup.files-not-empty`, `backup.migration-missing`, `backup.migration-changed`, `backup.damaged`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { manifest } = options.backup
  const [before, after] = splitMigrations(manifest, options.migrations)
  const files = options.filesDir
  if (files && manifest.files.length > 0) await refuseFilled(files)
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'quanheng-restore' })
  await client.connect()
  const staged = files && `${files}.part`
  let placed = false
  let empty = false
  try {
    await refuseFilledDatabase(client)
    empty = true
    // Makes the table of migrations and nothing else; it goes again when the restore fails.
    await migrate(client, [])
    await client.query('begin')
    await client.query('lock table schema_migration in access exclusive mode')
    for (const migration of before) await apply(client, migration)
    await load(client, options)
    for (const migration of after) await apply(client, migration)
    if (staged && manifest.files.length > 0) {
      await unpackFiles(options.backup, staged)
      await rm(files, { recursive: true, force: true })
      await rename(staged, files)
      placed = true
    }
    await client.query('commit')
    await client.query('analyze')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (empty) await client.query('drop table if exists schema_migration').catch(() => undefined)
    if (placed) await rm(files!, { recursive: true, force: true })
    throw error
  } finally {
    if (staged) await rm(staged, { recursive: true, force: true })
    await client.end()
  }
}

/** Migrations that the backup was made under, and those that came later. */
function splitMigrations(manifest: Manifest, all: readonly Migration[]): [Migration[], Migration[]] {
  const ours = new Map(all.map((m) => [m.name, m]))
  for (const { name, checksum } of manifest.migrations) {
    const own = ours.get(name)
    if (!own) {
      throw new Refusal(
        'backup.migration-missing',
        `备份用到的迁移 ${name} 本程序没有：备份出自较新的版本，或者那项业务已经移除。请用版本 ${manifest.product} 的程序恢复；没有恢复任何内容。`,
      )
    }
    if (own.checksum !== checksum) {
      throw new Refusal(
        'backup.migration-changed',
        `迁移 ${name} 与做备份时的内容不同，恢复出来的账表会对不上。请用版本 ${manifest.product} 的程序恢复；没有恢复任何内容。`,
      )
    }
  }
  const applied = new Set(manifest.migrations.map((m) => m.name))
  return [all.filter((m) => applied.has(m.name)), all.filter((m) => !applied.has(m.name))]
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(migration.sql)
  await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
    migration.name,
    migration.checksum,
  ])
}

async function load(client: pg.Client, options: RestoreOptions): Promise<void> {
  const { manifest } = options.backup
  const present = new Map((await tablesOf(client)).map((t) => [t.name, new Set(t.columns)]))
  for (const t of manifest.tables) {
    const columns = present.get(t.name)
    const unknown = columns ? t.columns.find((c) => !columns.has(c)) : '（整张表）'
    if (unknown) {
      throw new Refusal(
        'backup.damaged',
        `备份里账表 ${t.name} 的 ${unknown} 不在它自己的迁移之列，清单被改动过；没有恢复任何内容。`,
      )
    }
  }
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)
  for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${quoted(key.name)}`)
  for (const t of manifest.tables) {
    options.progress?.(t.name)
    // Rows that a migration itself puts in (reference values) are in the backup too.
    await client.query(`delete from public.${quoted(t.name)}`)
    const into = client.query(
      copyFrom(`copy public.${quoted(t.name)} (${t.columns.map(quoted).join(', ')}) from stdin`),
    )
    await pipeline(await options.backup.read(tablePart(t.name)), into)
    if (into.rowCount !== t.rows) {
      throw new Refusal(
        'backup.damaged',
        `账表 ${t.name} 应有 ${t.rows} 行，读到 ${into.rowCount} 行；没有恢复任何内容。`,
      )
    }
  }
  for (const key of keys)
    await client.query(`alter table ${key.table} add constraint ${quoted(key.name)} ${key.definition}`)
  for (const s of manifest.sequences) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, (select max(${quoted(s.column)}) from public.${quoted(s.table)})))`,
      [`public.${s.table}`, s.column, s.last],
    )
  }
}

async function unpackFiles(backup: Backup, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const file of backup.manifest.files) {
    const target = path.join(folder, file.path)
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await pipeline(await backup.read(filePart(file.path)), createWriteStream(target, { mode: 0o600 }))
  }
}

async function refuseFilledDatabase(client: pg.Client): Promise<void> {
  // Held until the connection ends: what a failed restore clears away is then never another's work.
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [restoreLock])
  if (!rows[0]!.got) throw new Refusal('backup.not-empty', '另一个恢复正在写入这个数据库，请等它结束。')
  const tables = await tablesOf(client)
  if (tables.length === 0) return
  throw new Refusal(
    'backup.not-empty',
    `目标数据库不是空的（已有账表 ${tables.length} 张），恢复只写入空库：请换一个新的数据文件夹或新建一个数据库。`,
  )
}

async function refuseFilled(folder: string): Promise<void> {
  const held = await readdir(folder).catch(() => [])
  if (held.length === 0) return
  throw new Refusal('backup.files-not-empty', `文件夹 ${folder} 里已有文件，恢复只写入空文件夹：请先把它移走。`)
}
