import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile, copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '#platform/clock/clock.ts'
import { type Migration, findMigrations } from '#platform/db/migrate.ts'
import { testDatabase } from '#test/harness/database.ts'
import type { Manifest } from './manifest.ts'
import { openBackup } from './read-backup.ts'
import { type RestoreOptions, restoreBackup } from './restore-backup.ts'
import { type BackupOptions, writeBackup } from './write-backup.ts'

const t = testDatabase()
const migrations = await findMigrations(new URL('../../../src', import.meta.url).pathname)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quanheng-backup-'))
  // Two tables that point at each other, with everything COPY text must carry.
  await t.asOwner(`
    create table backup_egg (id bigint generated always as identity primary key, hen bigint, words text, raw bytea, at timestamptz(3), list text[], more jsonb);
    create table backup_hen (id bigint generated always as identity primary key, egg bigint references backup_egg, doubled bigint generated always as (egg * 2) stored);
    alter table backup_egg add constraint backup_egg_hen_fkey foreign key (hen) references backup_hen (id);
    insert into backup_egg (words, raw, at, list, more) values (E'第一行\\n\\\\N\\t"引号"', '\\x00ff', '2021-12-05T01:02:03.004Z', '{"甲,乙",null}', '{"a": null}'), (null, null, null, null, null);
    insert into backup_hen (egg) values (1), (2);
    update backup_egg set hen = 3 - id;
    insert into schema_migration (name, checksum) values ('209901010000-backup-toy.tables.sql', '${'0'.repeat(64)}');
  `)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const toy: Migration = {
  name: '209901010000-backup-toy.tables.sql',
  checksum: '0'.repeat(64),
  sql: `create table backup_egg (id bigint generated always as identity primary key, hen bigint, words text, raw bytea, at timestamptz(3), list text[], more jsonb);
    create table backup_hen (id bigint generated always as identity primary key, egg bigint references backup_egg, doubled bigint generated always as (egg * 2) stored);
    alter table backup_egg add constraint backup_egg_hen_fkey foreign key (hen) references backup_hen (id);`,
}
const backup = (name: string, set: Partial<BackupOptions> = {}): Promise<Manifest> =>
  writeBackup({
    ownerUrl: t.ownerUrl,
    target: path.join(folder, name),
    at: systemClock.now(),
    product: '0.1.0',
    installation: { kind: 'demo' },
    keyId: 'k1',
    ...set,
  })

/** Restores into a new empty database and hands it over to `look`, whatever came of it. */
async function restored<T>(
  file: string,
  set: Partial<RestoreOptions>,
  look: (client: pg.Client, outcome: unknown) => Promise<T>,
): Promise<T> {
  const name = `r_${randomBytes(6).toString('hex')}`
  await t.asOwner(`create database ${name}`)
  const url = new URL(t.ownerUrl)
  url.pathname = `/${name}`
  try {
    const outcome = await openBackup(path.join(folder, file)).then(
      (opened) =>
        restoreBackup({ ownerUrl: url.href, backup: opened, migrations: [...migrations, toy], ...set })
          .catch((error: unknown) => error)
          .finally(() => opened.close()),
      (error: unknown) => error,
    )
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    try {
      return await look(client, outcome)
    } finally {
      await client.end()
    }
  } finally {
    await t.asOwner(`drop database ${name} with (force)`)
  }
}
const tableNames = async (client: pg.Client): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
  ).rows.map((r) => r.name)

describe('backup and restore', () => {
  it('brings back rows, keys, numbers and files as they were, and adds what is newer', async () => {
    const filesDir = path.join(folder, 'files')
    await mkdir(path.join(filesDir, 'ab'), { recursive: true })
    await writeFile(path.join(filesDir, 'ab', 'cd'), randomBytes(100_000))
    await writeFile(path.join(folder, 'key'), 'secret')
    const manifest = await backup('whole.zip', { filesDir })
    expect(manifest.tables.find((x) => x.name === 'backup_egg')).toMatchObject({ rows: 2 })
    expect(manifest.files).toMatchObject([{ path: 'ab/cd', bytes: 100_000 }])
    const later: Migration = {
      name: '209901020000-backup-later.tables.sql',
      checksum: '1'.repeat(64),
      sql: 'alter table backup_egg add column later text',
    }
    const target = path.join(folder, 'restored-files')
    await restored(
      'whole.zip',
      { migrations: [...migrations, toy, later], filesDir: target },
      async (client, outcome) => {
        expect(outcome).toMatchObject({ keyId: 'k1' })
        const [before, after] = await Promise.all(
          [t.asOwner, async (q: string) => (await client.query(q)).rows].map((ask) =>
            ask(`select id, hen, words, raw, at, list, more from backup_egg order by id`),
          ),
        )
        expect(after).toEqual(before)
        expect((await client.query(`select doubled from backup_hen order by id`)).rows).toEqual([
          { doubled: 2n },
          { doubled: 4n },
        ])
        expect((await client.query(`insert into backup_egg default values returning id, later`)).rows).toEqual([
          { id: 3n, later: null },
        ])
        await expect(client.query(`insert into backup_hen (egg) values (99)`)).rejects.toMatchObject({ code: '23503' })
        expect(await tableNames(client)).toEqual(
          (
            await t.asOwner<{ name: string }>(
              `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
            )
          ).map((r) => r.name),
        )
        expect((await client.query(`select count(*)::int as n from schema_migration`)).rows).toEqual([
          { n: manifest.migrations.length + 1 },
        ])
      },
    )
    expect(await readFile(path.join(target, 'ab', 'cd'))).toEqual(await readFile(path.join(filesDir, 'ab', 'cd')))
  })

  it('sees one moment, whatever is written meanwhile', async () => {
    const manifest = await backup('moment.zip', {
      progress: async (part) => {
        // Comes before the table of hens is read.
        if (part === 'backup_egg') await t.asOwner('insert into backup_hen (egg) values (1)')
      },
    })
    expect(manifest.tables.find((x) => x.name === 'backup_hen')).toMatchObject({ rows: 2 })
    await t.asOwner('delete from backup_hen where id > 2')
  })

  it('overwrites nothing, and leaves nothing of a backup that failed', async () => {
    await writeFile(path.join(folder, 'taken.zip'), 'x')
    await expect(backup('taken.zip')).rejects.toMatchObject({ code: 'backup.exists' })
    await expect(backup('no/such/folder.zip')).rejects.toMatchObject({ code: 'backup.folder' })
    await t.asOwner(`create table backup_zzz (a int)`)
    await expect(backup('failed.zip', { progress: (part) => void (part === 'backup_zzz' && fail()) })).rejects.toThrow(
      'stopped',
    )
    await t.asOwner('drop table backup_zzz')
    expect((await readdir(folder)).filter((f) => f.startsWith('failed'))).toEqual([])
    function fail(): never {
      throw new Error('stopped')
    }
  })

  it('refuses a file that is cut off, spoilt or none of ours, and writes nothing', async () => {
    await backup('good.zip')
    const good = await readFile(path.join(folder, 'good.zip'))
    await copyFile(path.join(folder, 'good.zip'), path.join(folder, 'cut.zip'))
    await truncate(path.join(folder, 'cut.zip'), Math.floor(good.length / 2))
    const spoilt = Buffer.from(good)
    const at = spoilt.indexOf('tables/backup_egg.copy') + 'tables/backup_egg.copy'.length + 6
    spoilt[at] = spoilt[at]! ^ 0xff
    await writeFile(path.join(folder, 'spoilt.zip'), spoilt)
    await writeFile(path.join(folder, 'text.zip'), '这不是备份')
    for (const [file, code] of [
      ['cut.zip', 'backup.damaged'],
      ['spoilt.zip', 'backup.damaged'],
      ['text.zip', 'backup.foreign'],
      ['none.zip', 'backup.missing'],
    ] as const) {
      await restored(file, {}, async (client, outcome) => {
        expect(outcome, file).toMatchObject({ name: 'Refusal', code })
        expect(await tableNames(client)).toEqual([])
      })
    }
  })

  it('refuses a database that is not empty, and a program that lacks a migration', async () => {
    await backup('again.zip')
    await restored('again.zip', { ownerUrl: t.ownerUrl }, async (_, outcome) => {
      expect(outcome).toMatchObject({ code: 'backup.not-empty' })
    })
    await restored('again.zip', { migrations }, async (client, outcome) => {
      expect(outcome).toMatchObject({ code: 'backup.migration-missing' })
      expect(await tableNames(client)).toEqual([])
    })
    const changed = { ...toy, checksum: '2'.repeat(64) }
    await restored('again.zip', { migrations: [...migrations, changed] }, async (_, outcome) => {
      expect(outcome).toMatchObject({ code: 'backup.migration-changed' })
    })
  })

  it('leaves an empty database when the rows do not fit the keys', async () => {
    await t.asOwner('alter table backup_egg drop constraint backup_egg_hen_fkey')
    await t.asOwner('update backup_egg set hen = 99 where id = 1')
    await backup('dangling.zip')
    await restored('dangling.zip', { filesDir: path.join(folder, 'never') }, async (client, outcome) => {
      expect(outcome).toMatchObject({ code: '23503' })
      expect(await tableNames(client)).toEqual([])
    })
    expect(await readdir(folder)).not.toContain('never')
  })
})
