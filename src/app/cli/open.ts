import { access } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import pg from 'pg'
import { type Clock, systemClock, today } from '#platform/clock/clock.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { Database, type Scope } from '#platform/db/database.ts'
import { appRole } from '#platform/db/ddl.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { clusterOf } from '#platform/db/embedded-cluster.ts'
import { checkServer, findMigrations } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { House } from '#kernel/manifest/business.ts'
import { openHouse } from '#app/house.ts'
import type { Installed } from '#app/server/installation.ts'
import type { Terminal } from './terminal.ts'

/** Which installation a command works on. */
export interface HouseOptions {
  data?: string
  county?: string
}

/** An opened installation, seen as the product's role: one county, all stations. */
export interface Opened {
  db: Database
  scope: Scope
  house: House
  clock: Clock
  today: Day
  countyName: string
  bureauName: string
  kind: Installed['kind']
  ownerUrl: string
}

/** Where an installation keeps its things. Folders are absent when only `DATABASE_URL` is known. */
export interface Place {
  ownerUrl: string
  filesDir: string | undefined
  keyFile: string | undefined
}

export const sourceRoot = path.resolve(import.meta.dirname, '../..')

/** Adds the options that say which installation is meant. */
export const houseOptions = (command: Command): Command =>
  command
    .option('--data <文件夹>', '数据文件夹，默认 ./data/demo（或 QUANHENG_DATA、DATABASE_URL）')
    .option('--county <局代码>', '哪个局的账，默认唯一的那个')

/** Everything that is installed, without a database. */
export const installedHouse = (): Promise<House> => openHouse()

/**
 * Opens an installation for the duration of `work`: joins the database server that runs on the data folder, or starts one
 * and stops it afterwards. Refusals: `cli.data.*`, `cli.county`, `cli.not-installed`, `cli.outdated`.
 */
export async function withHouse<T>(
  terminal: Terminal,
  options: HouseOptions,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  return await withOwner(terminal, options, async ({ ownerUrl }) => {
    const config = configOf(terminal, options)
    const installed = await withClient(ownerUrl, async (owner) => {
      await checkServer(owner)
      await refuseOutdated(owner)
      return await countyOf(owner, config.county)
    })
    const db = new Database(asAppRole(ownerUrl), { max: 4, name: 'quanheng-cli' })
    try {
      return await work({
        db,
        scope: { county: installed.countyCode, stations: '*' },
        house: await openHouse(),
        clock: systemClock,
        today: today(systemClock),
        countyName: installed.countyName,
        bureauName: installed.bureauName,
        kind: installed.kind,
        ownerUrl,
      })
    } finally {
      await db.close()
    }
  })
}

/** Opens the database of an existing installation as its owner, without asking what is in it. */
export async function withOwner<T>(
  terminal: Terminal,
  options: HouseOptions,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const config = configOf(terminal, options)
  const place = placeOf(config)
  if (config.databaseUrl !== undefined) return await work({ ...place, ownerUrl: config.databaseUrl })
  const dataDir = config.dataDir ?? path.resolve(terminal.cwd, 'data/demo')
  if (!(await exists(clusterOf(dataDir)))) {
    throw config.dataDir === undefined
      ? new Refusal(
          'cli.data.none',
          '没有说用哪个数据文件夹：当前目录下没有 data/demo，请加 --data 文件夹，或者先用 quanheng demo 建立演示数据。',
        )
      : new Refusal(
          'cli.data.missing',
          `数据文件夹 ${dataDir} 里没有权衡的数据库，请核对路径，或者先用 quanheng start --data 建立。`,
        )
  }
  const server = await startEmbedded({ dataDir })
  try {
    return await work({ ...placeOf({ ...config, dataDir }), ownerUrl: server.ownerUrl })
  } finally {
    await server.stop()
  }
}

/** The settings behind the options; paths are relative to where the command was given. */
export function configOf(terminal: Terminal, options: HouseOptions & { port?: string; host?: string }): Config {
  const dataDir = options.data ?? terminal.env['QUANHENG_DATA']
  const { county, port, host } = options
  const flags = { county, port, host, dataDir: dataDir && path.resolve(terminal.cwd, dataDir) }
  return readConfig(flags, { ...terminal.env })
}

export const placeOf = (config: Config): Omit<Place, 'ownerUrl'> => ({
  filesDir: config.dataDir && path.join(config.dataDir, 'files'),
  keyFile: config.keyFile ?? (config.dataDir && path.join(config.dataDir, 'keys')),
})

/**
 * The owner's connection turned into the product's role, which owns nothing and sees one scope. So a command needs no
 * password of that role, and cannot change the one that a running server uses.
 */
function asAppRole(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.searchParams.set('options', `-c timezone=UTC -c datestyle=ISO -c role=${appRole}`)
  return url.href
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'quanheng-cli' })
  await client.connect().catch((error: NodeJS.ErrnoException) => {
    const { hostname, port } = new URL(url)
    throw new Refusal(
      'cli.database',
      `连不上数据库 ${hostname}:${port || '5432'}（${error.code ?? error.message}），请核对地址、密码和服务是否在运行。`,
    )
  })
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function refuseOutdated(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ present: boolean }>(
    `select to_regclass('schema_migration') is not null as present`,
  )
  if (!rows[0]!.present) throw new Refusal('cli.not-installed', '这个数据库还没有安装权衡，请先运行 quanheng start。')
  const applied = new Set(
    (await owner.query<{ name: string }>('select name from schema_migration')).rows.map((r) => r.name),
  )
  const pending = (await findMigrations(sourceRoot)).filter((m) => !applied.has(m.name))
  if (pending.length > 0)
    throw new Refusal(
      'cli.outdated',
      `数据库比本程序旧，还有 ${pending.length} 个迁移没有执行，请先运行 quanheng migrate。`,
    )
}

/** The installation asked for, or the only one. */
async function countyOf(owner: pg.Client, wanted: string | undefined): Promise<Installed> {
  const { rows } = await owner.query<Installed>(
    'select county_code as "countyCode", kind, county_name as "countyName", bureau_name as "bureauName" from installation order by county_code',
  )
  if (rows.length === 0) throw new Refusal('cli.not-installed', '这个数据库里还没有局，请先运行 quanheng start。')
  const codes = rows.map((r) => r.countyCode).join('、')
  if (wanted === undefined) {
    if (rows.length === 1) return rows[0]!
    throw new Refusal('cli.county', `这里有几个局的账（${codes}），请加 --county 说明是哪一个。`)
  }
  const found = rows.find((r) => r.countyCode === wanted)
  if (!found) throw new Refusal('cli.county', `这里没有局代码 ${wanted} 的账，有的是 ${codes}。`)
  return found
}

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
