import { type Moment, today } from '#platform/clock/clock.ts'
import { type Day, addMonths, day, monthOf, yearOf } from '#platform/clock/day.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { businessMode, orgUnit, townStation } from '#kernel/org/tables.ts'
import { indexParties } from '#kernel/party/register.ts'
import { party } from '#kernel/party/tables.ts'
import { transact } from '#kernel/record/transact.ts'
import type { Business } from '#kernel/manifest/business.ts'
import { type LedgerTx, insertRows } from '#kernel/record/write.ts'
import { demoCounty, demoStations } from '#kernel/seed/words.ts'
import { World } from '#kernel/seed/world.ts'
import type { ServerParts } from '#app/server/http-app.ts'
import { seedCommonWork } from './common-work.ts'
import { seedPlaces } from './places.ts'
import { demoPeople, demoSections, writePeople } from './people.ts'

/** The demonstration runs from this day; its first ledgers are complete from then on. */
export const demoOpening: Day = day('2019-01-01')
const demoSeed = 'yuheng'

export interface DemoOptions {
  /** Share of the full county: 1 for the demonstration, small for tests. */
  scale?: number
  /** Every business is handled in this upper system and only its ledger is kept here. */
  upperSystem?: string
}

/** What the county is made of before any business: stations, towns, and the days from which ledgers are complete. */
async function foundations(tx: LedgerTx, businesses: readonly Business[], recordedAt: Moment): Promise<void> {
  const fromDay = demoOpening
  const common = { fromDay, recordedAt }
  const bureau = { ...common, code: '00', name: demoCounty.bureau, shortName: '局机关', kind: 'bureau' as const }
  const sections = demoSections.map(({ code, name }) => ({
    ...common,
    code,
    name,
    shortName: name,
    kind: 'section' as const,
    parentCode: '00',
  }))
  const stations = demoStations.map((s) => ({
    ...common,
    code: s.code,
    name: s.name,
    shortName: s.shortName,
    kind: 'station' as const,
    parentCode: '00',
  }))
  await insertRows(tx, orgUnit, [bureau, ...sections, ...stations])
  const towns = demoStations.flatMap((s) =>
    s.towns.map(([townCode, townName]) => ({ ...common, townCode, townName, unitCode: s.code })),
  )
  await insertRows(tx, townStation, towns)
  await insertRows(
    tx,
    coverage,
    businesses.map((b) => ({
      business: b.id,
      completeFrom: demoOpening,
      statement: '演示数据自这一天起完整',
      recordedAt,
    })),
  )
}

/** The setting that every business is handled in an upper system. */
async function handledUpstairs(
  tx: LedgerTx,
  businesses: readonly Business[],
  upperSystem: string,
  recordedAt: Moment,
): Promise<void> {
  const rows = businesses.map((b) => ({
    business: b.id,
    upstairs: true,
    upperSystem,
    fromDay: demoOpening,
    reason: '演示',
    recordedAt,
  }))
  await insertRows(tx, businessMode, rows)
}

/**
 * Makes the invented county month by month and writes it in bulk. Each month comes from (seed, business, month) alone, so what
 * it says of the past does not depend on the day of loading; what would become known after today is left out.
 */
export async function loadDemo(
  parts: Pick<ServerParts, 'db' | 'house' | 'clock' | 'installed'> & Partial<Pick<ServerParts, 'keys'>>,
  log: (line: string) => void,
  options: DemoOptions = {},
): Promise<World> {
  const now = parts.clock.now()
  const end = today(parts.clock)
  const people = demoPeople(demoSeed, demoOpening)
  const world = new World({
    seed: demoSeed,
    officers: people.filter((p) => p.unitCode !== '00').map((p) => p.name),
    county: parts.installed.countyCode,
    now,
    openingDay: demoOpening,
    scale: options.scale ?? 1,
    upperSystem: options.upperSystem,
  })
  const seeds = parts.house.businesses
    .filter((b) => b.seed !== undefined)
    .map((b) => ({ id: b.id, seed: b.seed! }))
    .sort((a, b) => a.seed.order - b.seed.order)
  log('正在生成演示县（玉衡县）的数据……')
  world.enter('foundations', yearOf(demoOpening), monthOf(demoOpening))
  const opened = world.known(demoOpening, 0)
  seedPlaces(world, world.enter('places', yearOf(demoOpening), monthOf(demoOpening)).random)
  for (const { id, seed } of seeds) {
    const m = world.enter(`${id} opening`, yearOf(demoOpening), monthOf(demoOpening))
    seed.opening?.(world, m.random)
  }
  for (let first = demoOpening; first <= end; first = addMonths(first, 1)) {
    for (const { id, seed } of seeds) seed.month(world, world.enter(id, yearOf(first), monthOf(first)))
    seedCommonWork(world, world.enter('common', yearOf(first), monthOf(first)))
  }
  const scope = { county: parts.installed.countyCode, stations: '*' as const }
  let told = 0
  await transact(
    parts.db,
    scope,
    { operation: 'loadDemo', actor: '演示数据' },
    async (tx) => {
      await foundations(tx, parts.house.businesses, opened)
      if (options.upperSystem) await handledUpstairs(tx, parts.house.businesses, options.upperSystem, opened)
      await world.flush(tx, (share) => {
        const percent = Math.floor(share * 10) * 10
        if (percent > told) log(`正在写入演示数据：${(told = percent)}％`)
      })
      const { house, keys } = parts
      await writePeople(tx, people, { opening: demoOpening, opened, today: end, keys, house })
      await indexParties(
        tx,
        world
          .rowsOf(party)
          .filter((r) => !r.future)
          .map(({ current: p }) => ({ id: p.id, name: String(p.name), code: String(p.code) })),
      )
    },
    { clock: parts.clock, mayBackdate: true },
  )
  return world
}
