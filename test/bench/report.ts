import { readFile, readdir } from 'node:fs/promises'
import pg from 'pg'
import { day } from '#platform/clock/day.ts'
import { Database } from '#platform/db/database.ts'
import { type Figure, type IndicatorContext, evaluate } from '#kernel/indicator/evaluate.ts'
import { openHouse } from '#app/house.ts'
import { type TestServer, startTestServer } from '#test/harness/server.ts'
import { type BenchDatabase, asOwner, benchDatabase, benchScope, fillCounty } from './bench-database.ts'
import { type Line, median, milliseconds } from './line.ts'

const sizes = [10_000, 30_000, 100_000]
const rounds = 9
const asOf = day('2021-12-05')
/** The day before the corrections of `later.sql`. */
const knownOn = day('2022-05-31')
const sqlFolder = new URL('sql/', import.meta.url)

/**
 * The 42 figures of the report's first two chapters over counties of three sizes: by the product, by hand-written SQL, and by
 * the product as known before a fifth of the rows was corrected. Every value is compared before anything is timed.
 */
export async function measureReport(): Promise<Line[]> {
  const house = await openHouse()
  const context: IndicatorContext = { catalogue: house.catalogue, law: house.law, title: house.title }
  const ids = house.catalogue.indicators.filter((i) => !i.helper).map((i) => i.id)
  if (ids.length !== 42) throw new Error(`expected the 42 figures of the first two chapters, found ${ids.length}`)
  const server = await startTestServer()
  try {
    const lines: Line[] = []
    const ours: number[] = []
    for (const parties of sizes) {
      const bench = new ReportBench(server, context, ids, house.law.list('statistics.private-type-codes', asOf))
      const times = await bench.run(
        parties,
        house.businesses.map((b) => b.id),
      )
      ours.push(times.ours)
      const size = `${parties} parties, ${times.records} records`
      const last = parties === sizes.at(-1)
      lines.push(
        { what: `${size}: figures`, value: times.ours, unit: 'ms' },
        { what: `${size}: by hand`, value: times.hand, unit: 'ms' },
        { what: `${size}: figures as known before`, value: times.known, unit: 'ms' },
        { what: `${size}: figures to by hand`, value: times.toHand, unit: '×', ...(last ? { atMost: 3 } : {}) },
        { what: `${size}: as known before to now`, value: times.knownToNow, unit: '×', ...(last ? { atMost: 2 } : {}) },
      )
    }
    const growth = ours.at(-1)! / ours[0]!
    return [...lines, { what: 'figures at ten times the county', value: growth, unit: '×', atMost: 12 }]
  } finally {
    await server.stop()
  }
}

class ReportBench {
  readonly #server: TestServer
  readonly #context: IndicatorContext
  readonly #ids: readonly string[]
  readonly #privateTypes: readonly string[]

  constructor(server: TestServer, context: IndicatorContext, ids: readonly string[], privateTypes: readonly string[]) {
    this.#server = server
    this.#context = context
    this.#ids = ids
    this.#privateTypes = privateTypes
  }

  async run(parties: number, businesses: readonly string[]) {
    const made = await benchDatabase(this.#server, `bench_report_${parties}`)
    const statements = await handWritten()
    const hand = new pg.Client({ connectionString: made.appUrl, options: '-c timezone=UTC -c datestyle=ISO' })
    try {
      const records = await fillCounty(made, parties, businesses)
      await hand.connect()
      await hand.query(`set app.county = '${benchScope.county}'; set app.stations = '*'`)
      const byHand = () => this.#byHand(hand, statements)
      const now = () => this.#figures(made.db)
      const before = await now()
      compare(before, await byHand(), 'first')
      await correct(made)
      compare(await now(), await byHand(), 'corrected')
      const known = () => this.#figures(made.db, true)
      compareKnown(await known(), before)
      const times: { ours: number[]; hand: number[]; known: number[] } = { ours: [], hand: [], known: [] }
      for (let i = 0; i < rounds; i++) {
        times.hand.push(await milliseconds(byHand))
        times.ours.push(await milliseconds(now))
        times.known.push(await milliseconds(known))
      }
      return {
        records,
        ours: median(times.ours),
        hand: median(times.hand),
        known: median(times.known),
        toHand: median(times.ours.map((ms, i) => ms / times.hand[i]!)),
        knownToNow: median(times.known.map((ms, i) => ms / times.ours[i]!)),
      }
    } finally {
      await hand.end()
      await made.drop()
    }
  }

  #figures(db: Database, past = false): Promise<Map<string, Figure>> {
    return db.read(benchScope, (q) =>
      evaluate(q, this.#context, this.#ids, { asOf, knownOn: past ? knownOn : undefined }),
    )
  }

  async #byHand(client: pg.Client, statements: readonly string[]): Promise<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const text of statements) {
      const values = text.includes('$2') ? [asOf, this.#privateTypes] : [asOf]
      const { rows } = await client.query<Record<string, unknown>>(text, values)
      for (const [key, value] of Object.entries(rows[0]!)) found[key] = String(value ?? 0)
    }
    return found
  }
}

async function handWritten(): Promise<string[]> {
  const folder = new URL('hand/', sqlFolder)
  const names = (await readdir(folder)).filter((n) => n.endsWith('.sql')).toSorted()
  return await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
}

async function correct(made: BenchDatabase): Promise<void> {
  const text = await readFile(new URL('later.sql', sqlFolder), 'utf8')
  await asOwner(made, async (owner) => {
    await owner.query(text)
    await owner.query('vacuum analyze')
  })
}

/** Holds every figure, and both sides of rates and growths, against what the hand-written SQL counted. */
function compare(figures: Map<string, Figure>, hand: Record<string, string>, when: string): void {
  let compared = 0
  const same = (what: string, ours: string | null | undefined, theirs: string | undefined): void => {
    if (theirs === undefined) return
    compared++
    if (ours !== theirs) throw new Error(`${when}: ${what} is ${ours}, by hand ${theirs}`)
  }
  for (const [id, f] of figures) {
    if (f.status !== 'ok') throw new Error(`${when}: ${id} is ${f.status}`)
    same(id, f.exact, hand[id])
    if (f.numerator !== undefined)
      same(`${id} numerator`, f.numerator, hand[`${id} numerator`] ?? hand[numeratorOf(id)])
    same(`${id} denominator`, f.denominator, hand[`${id} denominator`])
    if (f.base) same(`${id} base`, f.base.value, hand[`${baseOf(id)} before`])
  }
  const unheld = Object.keys(hand).length
  if (compared < unheld) throw new Error(`${when}: ${unheld} values by hand, ${compared} compared`)
}

const baseOf = (growth: string): string =>
  growth.replace(/\.yoy$/, growth.startsWith('entities.capital') ? '.total' : '.count')
const numeratorOf = (rate: string): string => rate.replace(/\.rate$/, '.count')

function compareKnown(known: Map<string, Figure>, before: Map<string, Figure>): void {
  for (const [id, f] of known) {
    const then = before.get(id)!
    if (f.exact !== then.exact) throw new Error(`${id} as known before is ${f.exact}, it was ${then.exact}`)
  }
}
