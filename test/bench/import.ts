import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import { systemClock } from '#platform/clock/clock.ts'
import { runImport } from '#kernel/exchange/run.ts'
import { openHouse } from '#app/house.ts'
import { type TestServer, startTestServer } from '#test/harness/server.ts'
import { type BenchDatabase, benchDatabase, benchScope } from './bench-database.ts'
import { importByHand } from './import-by-hand.ts'
import { type BenchFile, writeFileOf } from './import-files.ts'
import { type Line, median, milliseconds } from './line.ts'

const many = 100_000
const few = 10_000
const rounds = 3
const house = await openHouse()
const layouts = house.layouts

/**
 * Import of 100,000 rows against parse-plus-COPY by hand into the same ledgers: the register (six ledgers a row and the search
 * words) and the filings (one ledger a row), each into a database of its own. Then the memory of the command at both sizes.
 */
export async function measureImport(): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quanheng-bench-'))
  const server = await startTestServer()
  try {
    const bench = new ImportBench(server, folder)
    return [...(await bench.speed('register')), ...(await bench.speed('filings')), ...(await bench.memory())]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

class ImportBench {
  readonly #server: TestServer
  readonly #folder: string
  #databases = 0
  readonly #rows = new Map<BenchFile, string>()

  constructor(server: TestServer, folder: string) {
    this.#server = server
    this.#folder = folder
  }

  async speed(kind: BenchFile): Promise<Line[]> {
    const csv = await this.#file(kind, many, 'csv')
    const xlsx = await this.#file(kind, many, 'xlsx')
    const [hand, ours]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      hand.push(await this.#timed(kind, (db) => importByHand(db.ownerUrl, kind, csv)))
      ours.push(await this.#timed(kind, (db) => take(db, csv)))
    }
    const sheet = await this.#timed(kind, (db) => take(db, xlsx))
    const rate = (ms: number): number => Math.round((many / ms) * 1000)
    return [
      { what: `${kind}: parse and COPY by hand`, value: rate(median(hand)), unit: 'rows/s' },
      { what: `${kind}: import of a .csv`, value: rate(median(ours)), unit: 'rows/s' },
      { what: `${kind}: import of an .xlsx`, value: rate(sheet), unit: 'rows/s' },
      { what: `${kind}: .csv to by hand`, value: median(hand.map((ms, i) => ms / ours[i]!)), unit: '×', atLeast: 0.4 },
    ]
  }

  /** Peak memory of `quanheng import` at 10,000 and at 100,000 rows. */
  async memory(): Promise<Line[]> {
    const peaks: number[] = []
    for (const rows of [few, many]) {
      const file = await this.#file('register', rows, 'csv')
      const db = await this.#database()
      peaks.push(await peakOfCommand(db, file, path.join(this.#folder, 'peak')))
      await db.drop()
    }
    const [small, large] = peaks as [number, number]
    return [
      { what: `peak memory of the command at ${few} rows`, value: Math.round(small), unit: 'MiB' },
      { what: `peak memory of the command at ${many} rows`, value: Math.round(large), unit: 'MiB' },
      { what: 'memory at ten times the rows', value: large / small, unit: '×', atMost: 1.3 },
    ]
  }

  /** Milliseconds of one import into a database of its own, which afterwards holds what every other one of this kind holds. */
  async #timed(kind: BenchFile, work: (db: BenchDatabase) => Promise<unknown>): Promise<number> {
    const db = await this.#database()
    if (kind === 'filings') await importByHand(db.ownerUrl, 'register', await this.#file('register', many, 'csv'))
    const ms = await milliseconds(() => work(db))
    const rows = await rowsIn(db)
    const before = this.#rows.get(kind) ?? rows
    if (rows !== before) throw new Error(`${kind}: ${rows} in the ledgers, and ${before} another time`)
    this.#rows.set(kind, rows)
    await db.drop()
    return ms
  }

  async #file(kind: BenchFile, rows: number, ending: 'csv' | 'xlsx'): Promise<string> {
    const file = path.join(this.#folder, `${kind}-${rows}.${ending}`)
    if (!existsSync(file)) await writeFileOf(kind, rows, file)
    return file
  }

  async #database(): Promise<BenchDatabase> {
    return await benchDatabase(this.#server, `bench_import_${++this.#databases}`)
  }
}

async function take(db: BenchDatabase, file: string): Promise<void> {
  const { counts } = await runImport({
    db: db.db,
    scope: benchScope,
    actor: 'bench',
    clock: systemClock,
    law: house.law,
    layouts,
    files: [{ name: path.basename(file), path: file }],
    preview: false,
    full: false,
  })
  if (counts.created !== many) throw new Error(`expected ${many} created, got ${JSON.stringify(counts)}`)
}

/** Live rows of the ledgers that the two files fill, in words that can be compared. */
async function rowsIn(db: BenchDatabase): Promise<string> {
  const client = new pg.Client({ connectionString: db.ownerUrl })
  await client.connect()
  const tables = ['party', 'party_state', 'party_class', 'party_station', 'entity', 'entity_capital', 'annual_filing']
  const { rows } = await client.query<{ t: string; n: string }>(
    tables
      .map((t) => `select '${t}' as t, count(*)::text as n from ${t} where void_reason is null`)
      .join(' union all '),
  )
  await client.end()
  return rows
    .map((r) => `${r.t} ${r.n}`)
    .toSorted()
    .join(', ')
}

async function peakOfCommand(db: BenchDatabase, file: string, peakFile: string): Promise<number> {
  const command = fileURLToPath(new URL('../../bin/quanheng.mjs', import.meta.url))
  const hook = pathToFileURL(fileURLToPath(new URL('peak-memory.mjs', import.meta.url))).href
  const child = spawn(process.execPath, [command, 'import', file], {
    env: { ...process.env, DATABASE_URL: db.ownerUrl, NODE_OPTIONS: `--import=${hook}`, PEAK_MEMORY_FILE: peakFile },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`import ended with ${code}`)
  return Number(await readFile(peakFile, 'utf8')) / 1024
}
