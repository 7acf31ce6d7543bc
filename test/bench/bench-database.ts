import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { systemClock } from '#platform/clock/clock.ts'
import { Database, type Scope } from '#platform/db/database.ts'
import { appUrl, ensureAppRole, findMigrations, migrate } from '#platform/db/migrate.ts'
import { day } from '#platform/clock/day.ts'
import { orgUnit, townStation } from '#kernel/org/tables.ts'
import { transact } from '#kernel/record/transact.ts'
import { insertRows } from '#kernel/record/write.ts'
import { demoCounty, demoStations } from '#kernel/seed/words.ts'
import type { TestServer } from '#test/harness/server.ts'

export const benchScope: Scope = { county: demoCounty.code, stations: '*' }
const password = 'bench-only'

export interface BenchDatabase {
  ownerUrl: string
  appUrl: string
  db: Database
  drop(): Promise<void>
}

/** A migrated database of its own with the stations of the county and nothing else. */
export async function benchDatabase(server: TestServer, name: string): Promise<BenchDatabase> {
  const maker = new pg.Client({ connectionString: server.ownerUrl })
  await maker.connect()
  await maker.query(`create database ${name}`)
  const url = new URL(server.ownerUrl)
  url.pathname = `/${name}`
  const owner = new pg.Client({ connectionString: url.href })
  await owner.connect()
  await ensureAppRole(owner, password)
  await migrate(owner, await findMigrations(new URL('../../src', import.meta.url).pathname))
  await owner.query(
    "insert into installation (county_code, kind, county_name, bureau_name, made_at) values ($1, 'bureau', $2, $3, now())",
    [demoCounty.code, demoCounty.name, demoCounty.bureau],
  )
  await owner.end()
  const app = appUrl(url.href, password)
  const db = new Database(app, { max: 4 })
  await transact(
    db,
    benchScope,
    { operation: 'bench', actor: 'bench' },
    async (tx) => {
      const from = day('2010-01-01')
      await insertRows(
        tx,
        orgUnit,
        demoStations.map(({ code, name, shortName }) => ({
          code,
          name,
          shortName,
          kind: 'station' as const,
          fromDay: from,
        })),
      )
      await insertRows(
        tx,
        townStation,
        demoStations.flatMap((s) =>
          s.towns.map(([townCode, townName]) => ({ townCode, townName, unitCode: s.code, fromDay: from })),
        ),
      )
    },
    { clock: systemClock },
  )
  return {
    ownerUrl: url.href,
    appUrl: app,
    db,
    drop: async () => {
      await db.close()
      await maker.query(`drop database ${name} with (force)`)
      await maker.end()
    },
  }
}

/** Makes a county of so many parties and says how many records it has besides them; what the planner knows is up to date. */
export async function fillCounty(
  made: Pick<BenchDatabase, 'ownerUrl'>,
  parties: number,
  businesses: readonly string[],
): Promise<number> {
  const text = (await readFile(new URL('sql/county.sql', import.meta.url), 'utf8'))
    .replaceAll(':parties', String(parties))
    .replaceAll(":'businesses'", `'${businesses.join(',')}'`)
  return await asOwner(made, async (owner) => {
    await owner.query(text)
    await owner.query('vacuum analyze')
    const { rows } = await owner.query<{ n: string }>(
      `select sum(reltuples)::bigint as n from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'party'`,
    )
    return Math.round(Number(rows[0]!.n) / 1000) * 1000
  })
}

export async function asOwner<T>(
  made: Pick<BenchDatabase, 'ownerUrl'>,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
