import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureAppRole, findMigrations, migrate } from '#platform/db/migrate.ts'
import { startTestServer } from './server.ts'

const template = 'quanheng_template'
const password = 'test-only'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    template: string
    appPassword: string
  }
}

/** One database server per run, one migrated template; each test file clones it (see database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query(`drop database if exists ${template} with (force)`)
  await owner.query(`create database ${template}`)
  const url = new URL(server.ownerUrl)
  url.pathname = `/${template}`
  const inside = new pg.Client({ connectionString: url.href })
  await inside.connect()
  await ensureAppRole(inside, password)
  await migrate(inside, await findMigrations(new URL('../../src', import.meta.url).pathname))
  await inside.end()
  await owner.end()
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('template', template)
  project.provide('appPassword', password)
  return () => server.stop()
}
