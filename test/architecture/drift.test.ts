import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { keysDdl, tableDdl } from '#platform/db/ddl.ts'
import { wholeSchema } from '#kernel/record/declared.ts'
import { testDatabase } from '#test/harness/database.ts'

const src = new URL('../../src', import.meta.url).pathname
const t = testDatabase()

const questions = {
  columns: `select table_name, column_name, data_type, is_nullable, identity_generation, numeric_precision, numeric_scale,
      col_description((quote_ident(table_name))::regclass, ordinal_position) as comment
    from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration' order by table_name, ordinal_position`,
  tables: `select relname, relrowsecurity, obj_description(oid) as comment from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migration' order by relname`,
  constraints: `select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'schema_migration' order by 1, 2`,
  indexes: `select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'schema_migration' order by 1, 2`,
  policies: `select tablename, policyname, roles::text, cmd, qual, with_check from pg_policies where schemaname = 'public' order by 1, 2`,
  grants: `select table_name, privilege_type from information_schema.role_table_grants where grantee = 'quanheng_app' and table_schema = 'public' order by 1, 2`,
}

beforeAll(async () => {
  for (const e of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (e.isFile() && e.name === 'tables.ts') await import(pathToFileURL(join(e.parentPath, e.name)).href)
  }
})

describe('declarations and migrations', () => {
  it('give one database', async () => {
    const url = new URL(inject('ownerUrl'))
    const maker = new pg.Client({ connectionString: url.href })
    await maker.connect()
    await maker.query('drop database if exists drift_check with (force)')
    await maker.query('create database drift_check template template0')
    url.pathname = '/drift_check'
    const declared = new pg.Client({ connectionString: url.href })
    await declared.connect()
    try {
      const schema = wholeSchema()
      expect(schema.length).toBeGreaterThan(60)
      for (const table of schema) await declared.query(tableDdl(table))
      for (const table of schema) await declared.query(keysDdl(table))
      for (const [what, question] of Object.entries(questions)) {
        const [a, b] = [await t.asOwner(question), (await declared.query(question)).rows]
        expect(b.length, what).toBeGreaterThan(0)
        expect(a, what).toEqual(b)
      }
    } finally {
      await declared.end()
      await maker.query('drop database if exists drift_check with (force)')
      await maker.end()
    }
  })

  it('say of every ledger who may see it, and let nobody delete from one', async () => {
    const open = await t.asOwner(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity order by 1`,
    )
    expect(open.map((r) => (r as { relname: string }).relname)).toEqual([
      'account',
      'account_factor',
      'account_former_password',
      'account_link',
      'account_recovery_code',
      'account_session',
      'installation',
      'party_search',
      'schema_migration',
      'sign_in_guard',
    ])
    const deletable = await t.asOwner(
      `select table_name from information_schema.role_table_grants where grantee = 'quanheng_app' and privilege_type = 'DELETE' order by 1`,
    )
    expect(deletable.map((r) => (r as { table_name: string }).table_name)).toEqual([
      'account_factor',
      'account_former_password',
      'account_link',
      'account_recovery_code',
      'account_session',
      'draft',
      'import_column',
      'import_remark',
      'message_mailbox',
      'message_receipt',
      'message_send',
      'party_search',
      'request_answer',
      'saved_view',
      'sign_in_guard',
    ])
  })
})
