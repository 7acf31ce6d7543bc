import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Moment } from '#platform/clock/clock.ts'
import { type Manifest, filePart, formatVersion, manifestName, tablePart } from './manifest.ts'

export interface BackupOptions {
  /** URL of the owner of the tables: row-level security must not hide rows from a backup. */
  ownerUrl: string
  /** The file to write; must not exist. */
  target: string
  /** Folder of stored files, where there is one. */
  filesDir?: string
  at: Moment
  product: string
  installation: Record<string, string>
  keyId: string | null
  /** Told each table before it is read. */
  progress?: (table: string) => void | Promise<void>
}

/**
 * Writes a zip of COPY text per table, all in one snapshot, and the stored files. The file takes its name only when it is
 * whole, readable by its owner alone (it holds personal data). Refusals: `backup.exists`, `backup.folder`, `backup.disk-full`.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const { target } = options
  if (await exists(target))
    throw new Refusal('backup.exists', `文件 ${target} 已经存在，请换一个文件名，备份不覆盖旧文件。`)
  if (!(await exists(path.dirname(path.resolve(target)))))
    throw new Refusal('backup.folder', `文件夹 ${path.dirname(target)} 不存在，请先建好再备份。`)
  const part = `${target}.part`
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'quanheng-backup' })
  await client.connect()
  const zip = new ZipFile()
  // A table that cannot be read ends the output with it.
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error))
  const output = pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600 }))
  // Without this an early failure of the disk would count as unhandled while a table is still being read.
  output.catch(() => undefined)
  try {
    await client.query(
      'begin isolation level repeatable read read only; set local row_security = off; set local timezone = UTC; set local datestyle = ISO; set local bytea_output = hex; set local extra_float_digits = 1',
    )
    const manifest = await writeParts(client, zip, output, options)
    zip.end()
    await output
    await flush(part)
    await rename(part, target)
    return manifest
  } catch (error) {
    await rm(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new Refusal('backup.disk-full', `磁盘已满，备份没有写成，${target} 没有留下。请腾出空间再备份。`)
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Refusal('backup.folder', `没有权限写 ${target}，请换一个文件夹。`)
    throw error
  } finally {
    await client.end()
  }
}

async function writeParts(
  client: pg.Client,
  zip: ZipFile,
  output: Promise<void>,
  options: BackupOptions,
): Promise<Manifest> {
  const add = (stream: Readable, name: string, compress: boolean) => addPart(zip, output, stream, name, compress)
  const manifest: Manifest = {
    format: 'quanheng-backup',
    formatVersion,
    product: options.product,
    at: options.at,
    postgres: (await client.query<{ server_version: string }>('show server_version')).rows[0]!.server_version,
    installation: options.installation,
    keyId: options.keyId,
    migrations: (
      await client.query<{ name: string; checksum: string }>(
        'select name, checksum from schema_migration order by applied_at, name',
      )
    ).rows,
    tables: [],
    sequences: await lastNumbers(client),
    files: [],
  }
  for (const { name, columns } of await tablesOf(client)) {
    await options.progress?.(name)
    const copy = client.query(copyTo(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`))
    const { bytes, sha256 } = await add(copy, tablePart(name), true)
    manifest.tables.push({ name, columns, rows: copy.rowCount, bytes, sha256 })
  }
  // Stored files are encrypted: compressing them would only take time. They are renamed into place before the row that
  // names them is committed, so whatever the snapshot names is here.
  for (const file of options.filesDir ? await filesBelow(options.filesDir) : []) {
    const stream = createReadStream(path.join(options.filesDir!, file))
    manifest.files.push({ path: file, ...(await add(stream, filePart(file), false)) })
  }
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), manifestName)
  return manifest
}

/** One part at a time: the connection has one COPY, and its hash is known only when it has passed. */
async function addPart(
  zip: ZipFile,
  output: Promise<void>,
  stream: Readable,
  name: string,
  compress: boolean,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const passed = pipeline(stream, meter, { end: true })
  zip.addReadStream(meter, name, { compress, mode: 0o600 })
  // A full disk ends the output while the part still waits for it to drain.
  await Promise.race([
    Promise.all([passed, finished(meter)]),
    output.then(() => Promise.reject(new Error('the output ended early'))),
  ])
  return { bytes, sha256: hash.digest('hex') }
}

/** Every table of the product; what was applied stands in the manifest instead. */
export async function tablesOf(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
    group by c.relname order by c.relname`)
  return rows
}

async function lastNumbers(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname::text as table, a.attname::text as column, pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1, 2`)
  const numbers: Manifest['sequences'] = []
  for (const { table, column, sequence } of rows) {
    const { rows: last } = await client.query<{ last: string }>(
      `select last_value::text as last from ${sequence} where is_called`,
    )
    if (last[0]) numbers.push({ table, column, last: last[0].last })
  }
  return numbers
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((e) => e.isFile())
    .map((e) => path.relative(folder, path.join(e.parentPath, e.name)).split(path.sep).join('/'))
    .sort()
}

/** A power loss right after "done" must not leave an empty file under the final name. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

export const quoted = (name: string): string => pg.escapeIdentifier(name)
const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
