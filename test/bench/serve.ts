import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openBrowser } from '#test/e2e/browser.ts'
import { type Recorded, recording } from '#test/harness/recorded.ts'
import { startTestServer } from '#test/harness/server.ts'
import { putAccount } from '#platform/auth/accounts.ts'
import { systemClock, today } from '#platform/clock/clock.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { openHouse } from '#app/house.ts'
import { allOperations } from '#app/server/operations.ts'
import { ensureWebBuild } from '#app/web/build.ts'
import type { BareWork } from './bare-server.ts'
import { type BenchDatabase, asOwner, benchDatabase, benchScope, fillCounty } from './bench-database.ts'
import { type Line, median } from './line.ts'
import { load, wire } from './load.ts'
import { type ServerProcess, startBareProcess, startProductProcess } from './served.ts'

const parties = 100_000
const connections = 16
const rounds = 5
const roundMs = 2_500
const account = { username: 'bench', password: 'Kaiyang-lu-2021-77', name: '石清', role: 'credit' } as const

/** What is asked for by id, and how often each: ledger → address. */
const records: Record<string, string> = {
  permit_application: '/api/permits/',
  annual_filing: '/api/annual-filings/',
  publication_notice: '/api/publicity-notices/',
  equity_pledge: '/api/equity-pledges/',
}
const months = ['2020-03', '2020-07', '2020-11', '2021-02', '2021-05', '2021-08']
/** Filters as officers set them: one kind or year and a month. */
export const lists = months.flatMap((month) => [
  `/api/permits?kind=FOOD_OP&acceptedFrom=${month}-01&acceptedTo=${month}-28`,
  `/api/annual-filings?reportYear=${Number(month.slice(0, 4)) - 1}&filedFrom=${month}-01&filedTo=${month}-28`,
  `/api/entities?category=INDIVIDUAL&establishedFrom=${month}-01&establishedTo=${month}-28`,
])

/**
 * The product with sign-in, scope, validation and journal against a bare Node server that sends the same statements to the same
 * PostgreSQL; both are processes of their own and take turns.
 */
export async function measureServe(): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quanheng-bench-'))
  await ensureWebBuild(() => undefined)
  const server = await startTestServer()
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true }), () => server.stop()]
  try {
    const house = await openHouse()
    const made = await benchDatabase(server, 'bench_serve')
    stops.push(() => made.drop())
    await fillCounty(
      made,
      parties,
      house.businesses.map((b) => b.id),
    )
    await made.db.write(benchScope, (q) => putAccount(q, account))
    const gets = await addressesOf(made)
    const work = path.join(folder, 'bare.json')
    await writeFile(work, JSON.stringify(await bareWork(made, gets)))
    const product = await startProductProcess(made.ownerUrl, folder)
    stops.push(() => product.stop())
    const bare = await startBareProcess(work)
    stops.push(() => bare.stop())
    const bench = new ServeBench(product, bare, made)
    await bench.signIn()
    return [
      ...(await bench.asked('get by id', gets, 0.5)),
      ...(await bench.asked('filtered list', lists, 0.5)),
      ...(await bench.created()),
      ...(await bench.exported()),
      ...(await bench.page()),
      {
        what: 'peak memory of the server, with its workers',
        value: Math.round(product.peak()),
        unit: 'MiB',
        atMost: 250,
      },
    ]
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}

export class ServeBench {
  readonly #product: ServerProcess
  readonly #bare: ServerProcess
  readonly #made: BenchDatabase
  #cookie = ''

  constructor(product: ServerProcess, bare: ServerProcess, made: BenchDatabase) {
    this.#product = product
    this.#bare = bare
    this.#made = made
  }

  async signIn(): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${this.#product.port}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quanheng': '1' },
      body: JSON.stringify({ username: account.username, password: account.password }),
    })
    if (!answer.ok) throw new Error(`sign-in: ${await answer.text()}`)
    this.#cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  }

  /** The same addresses asked of both, in turns. */
  async asked(what: string, urls: readonly string[], atLeast: number): Promise<Line[]> {
    const ours = cycle(urls.map((url) => wire('GET', url, { cookie: this.#cookie })))
    const bare = cycle(urls.map((url) => wire('GET', url)))
    return await this.inTurns(what, ours, bare, atLeast)
  }

  /** Annual reports entered one by one, each of a party and year that has none yet. */
  async created(): Promise<Line[]> {
    const known = await asOwner(this.#made, async (owner) => {
      const { rows } = await owner.query<{ code: string }>(
        `select p.code from party p join party_state s on s.party_id = p.id where s.from_day < '2014-01-01' and s.to_day is null`,
      )
      return rows.map((r) => r.code)
    })
    // Both get the same request; each has years of its own, so that neither meets the rows of the other.
    const bodies = (year: number): (() => object) => {
      let i = 0
      return () => ({
        partyCode: known[i % known.length],
        reportYear: year + Math.floor(i++ / known.length),
        firstFiledOn: '2021-03-05',
        channel: 'PAPER',
      })
    }
    const [ours, bare] = [bodies(2014), bodies(2100)]
    const headers = { cookie: this.#cookie, 'x-quanheng': '1' }
    return await this.inTurns(
      'create',
      () => wire('POST', '/api/annual-filings', headers, ours()),
      () => wire('POST', '/bare/create', {}, bare()),
      1 / 3,
    )
  }

  /** Every party as a spreadsheet, by one person. */
  async exported(): Promise<Line[]> {
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
    for (let round = 0; round < 3; round++) {
      times.bare.push(await this.#downloaded(this.#bare, '/bare/export'))
      times.ours.push(await this.#downloaded(this.#product, '/api/entities.xlsx'))
    }
    const rate = (ms: number): number => Math.round((parties / ms) * 1000)
    return [
      { what: 'export of 100000 rows: bare', value: rate(median(times.bare)), unit: 'rows/s' },
      { what: 'export of 100000 rows: product', value: rate(median(times.ours)), unit: 'rows/s' },
      {
        what: 'export: product to bare',
        value: median(times.bare.map((ms, i) => ms / times.ours[i]!)),
        unit: '×',
        atLeast: 0.5,
      },
    ]
  }

  /** From the address to a list that answers to the keyboard, in a browser that has the files and in one that has not. */
  async page(): Promise<Line[]> {
    const opened = await openBrowser()
    if ('reason' in opened) {
      process.stderr.write(`the page is not measured: ${opened.reason}\n`)
      return []
    }
    const { browser } = opened
    try {
      const first: number[] = []
      const later: number[] = []
      const [name, value] = this.#cookie.split('=') as [string, string]
      for (let round = 0; round < rounds; round++) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
        const origin = `http://127.0.0.1:${this.#product.port}`
        await context.addCookies([{ name, value, url: origin }])
        for (const times of [first, later]) {
          const page = await context.newPage()
          const start = performance.now()
          await page.goto(`${origin}/entities?category=INDIVIDUAL`)
          await page.locator('.qh-table tbody tr').first().waitFor()
          // The page has to answer, not only to be drawn.
          await page.keyboard.press('/')
          await page.locator('input:focus').waitFor()
          times.push(performance.now() - start)
          await page.close()
        }
        await context.close()
      }
      return [
        { what: 'page with a list interactive, nothing kept', value: median(first) / 1000, unit: 's' },
        { what: 'page with a list interactive', value: median(later) / 1000, unit: 's', atMost: 1 },
      ]
    } finally {
      await browser.close()
    }
  }

  async inTurns(what: string, ours: () => Buffer, bare: () => Buffer, atLeast: number): Promise<Line[]> {
    // Connections opened, statements prepared, code compiled.
    await load(this.#bare.port, bare, connections, roundMs / 2)
    await load(this.#product.port, ours, connections, roundMs / 2)
    const found: { ours: Awaited<ReturnType<typeof load>>; bare: Awaited<ReturnType<typeof load>> }[] = []
    for (let round = 0; round < rounds; round++)
      found.push({
        bare: await load(this.#bare.port, bare, connections, roundMs),
        ours: await load(this.#product.port, ours, connections, roundMs),
      })
    const middle = (of: (f: (typeof found)[number]) => number): number => median(found.map(of))
    return [
      { what: `${what}: bare`, value: Math.round(middle((f) => f.bare.perSecond)), unit: '/s' },
      { what: `${what}: product`, value: Math.round(middle((f) => f.ours.perSecond)), unit: '/s' },
      { what: `${what}: half of the product's answers within`, value: middle((f) => f.ours.half), unit: 'ms' },
      { what: `${what}: 99 of 100 within`, value: middle((f) => f.ours.most), unit: 'ms' },
      {
        what: `${what}: product to bare`,
        value: middle((f) => f.ours.perSecond / f.bare.perSecond),
        unit: '×',
        atLeast,
      },
    ]
  }

  async #downloaded(server: ServerProcess, url: string): Promise<number> {
    const start = performance.now()
    const answer = await fetch(`http://127.0.0.1:${server.port}${url}`, { headers: { cookie: this.#cookie } })
    let bytes = 0
    for await (const piece of answer.body!) bytes += piece.length
    if (!answer.ok || bytes < 1_000_000) throw new Error(`${url} answered ${answer.status} with ${bytes} bytes`)
    return performance.now() - start
  }
}

function cycle(requests: readonly Buffer[]): () => Buffer {
  let i = 0
  return () => requests[i++ % requests.length]!
}

/** Addresses of 250 records of each ledger, mixed. */
export async function addressesOf(made: BenchDatabase): Promise<string[]> {
  const found = await asOwner(made, async (owner) => {
    const each: string[][] = []
    for (const [table, address] of Object.entries(records)) {
      const { rows } = await owner.query<{ id: string }>(`select id from ${table} order by id limit 250`)
      each.push(rows.map((r) => address + r.id))
    }
    return each
  })
  return found[0]!.flatMap((_, i) => found.map((urls) => urls[i]!))
}

/** The statements that the product sends for each address. The county, which its policies add, stands in them as a condition. */
export async function bareWork(made: BenchDatabase, gets: readonly string[]): Promise<BareWork> {
  const house = await openHouse()
  const operations = allOperations(house, new ImportDesk('unused'))
  const statementsOf = async (address: string, more: object = {}): Promise<Recorded[]> => {
    const url = new URL(address, 'http://bare')
    const operation = operations.find(
      ({ contract: c }) => c.method === 'GET' && new RegExp(`^${c.path.replace(/:\w+/g, '[^/]+')}$`).test(url.pathname),
    )
    if (!operation) throw new Error(`no operation answers ${address}`)
    const id = operation.contract.path.includes(':id') ? { id: url.pathname.split('/').at(-1) } : {}
    const input = operation.contract.input.parse({ ...Object.fromEntries(url.searchParams), ...id })
    const seen: Recorded[] = []
    const call = {
      scope: benchScope,
      today: today(systemClock),
      clock: systemClock,
      house,
      read: (work) => made.db.read(benchScope, (q) => work(recording(q, seen))),
    } as Partial<Call> as Call
    await operation.handle(call, { ...(input as object), ...more } as never)
    return seen.map((s) => ({ ...s, text: countyInWords(s.text) }))
  }
  const reads: BareWork['reads'] = {}
  for (const address of [...gets, ...lists]) reads[address] = await statementsOf(address)
  const [rows] = await statementsOf('/api/entities', { limit: parties * 2, uncounted: true })
  return {
    ownerUrl: made.ownerUrl,
    reads,
    exported: { path: '/bare/export', statement: rows! },
    create: {
      path: '/bare/create',
      table: 'annual_filing',
      lookUp: {
        text: `select id as "partyId", station_code as "stationCode" from party where county_code = '${benchScope.county}' and code = $1 and void_reason is null`,
        field: 'partyCode',
      },
      fixed: { county_code: benchScope.county, version: 1, recorded_at: systemClock.now() },
      columns: {
        partyId: 'party_id',
        stationCode: 'station_code',
        reportYear: 'report_year',
        firstFiledOn: 'first_filed_on',
        channel: 'channel',
      },
    },
  }
}

const countyInWords = (text: string): string =>
  text.replaceAll(
    /\(select \* from ("?\w+"?) where void_reason is null\)/g,
    `(select * from $1 where void_reason is null and county_code = '${benchScope.county}')`,
  )
