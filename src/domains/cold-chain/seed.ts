import { type Day, addDays, addMonths, day } from '#platform/clock/day.ts'
import { seedGathering } from '#kernel/gathering/seed.ts'
import type { Seed, SeedMonth, SeedParty, SeedRow, World } from '#kernel/seed/world.ts'
import { coldBatch, coldOperator, coldSampling, coldWorker, regime } from './tables.ts'

/** The year in which C03 and E14 are broken: a worker with one dose, an operator that did not come. */
const planted = 2022
const from = day('2020-11-02')
const until = day('2023-01-08')
interface Owned {
  row: SeedRow
  party: SeedParty
  imports: boolean
  workers: SeedRow[]
}
const owned = new WeakMap<World, Owned[]>()

/** The trade enters the ledger with the regime: operators of food shops, each with some workers. */
function enter(world: World, m: SeedMonth): void {
  const sellers = world.parties.filter(
    (p) =>
      p.state === 'ACTIVE' &&
      p.exitedOn === undefined &&
      p.establishedOn < m.first &&
      /食品|便利|水果|餐饮|商贸/.test(p.name),
  )
  const list: Owned[] = []
  m.random.sample(sellers, Math.min(sellers.length, world.amount(42, 3))).forEach((p, n) => {
    const fromDay = addDays(from, n % 12)
    const imports = n % 3 === 0
    const row = world.put(
      coldOperator,
      {
        partyId: p.id,
        stationCode: p.stationCode,
        kind: m.random.pick(['COLD_STORE', 'WHOLESALE', 'RETAIL', 'CATERING'] as const),
        imports,
        account: `LLT${String(n + 1).padStart(4, '0')}`,
        onlineSince: fromDay,
        fromDay,
      },
      fromDay,
    )
    const workers = Array.from({ length: m.random.int(2, 5) }, (_, k) =>
      world.put(
        coldWorker,
        {
          operatorId: row.current.id,
          stationCode: p.stationCode,
          mark: `${k + 1}号`,
          job: m.random.pick(['装卸', '分拣', '销售', '库管']),
          direct: k < 3,
          fromDay,
        },
        fromDay,
      ),
    )
    list.push({ row, party: p, imports, workers })
  })
  owned.set(world, list)
}

/** First dose in April 2021, the second a month after, the third six months after that. */
function vaccinate(world: World, m: SeedMonth): void {
  const give = (dose: 'dose1On' | 'dose2On' | 'dose3On') => {
    for (const x of owned.get(world) ?? [])
      for (const worker of x.workers) {
        if (worker.current.toDay != null) continue
        const on = m.workday()
        world.revise(worker, { [dose]: on }, on)
      }
  }
  if (m.year === 2021 && m.month === 4) give('dose1On')
  if (m.year === 2021 && m.month === 5) give('dose2On')
  if (m.year === 2021 && m.month === 12) give('dose3On')
}

/** Rounds of sampling, batches of importers, the trade called in each March. */
function routine(world: World, m: SeedMonth): void {
  const list = owned.get(world) ?? []
  let n = 0
  for (const x of list) {
    const common = {
      operatorId: x.row.current.id,
      stationCode: x.party.stationCode,
      positives: 0,
      laboratory: '玉衡县疾病预防控制中心',
    }
    const sampledOn = m.workday()
    world.put(coldSampling, { ...common, kind: 'PERSON', sampledOn, count: x.workers.length }, sampledOn)
    if (x.imports) {
      world.put(coldSampling, { ...common, kind: 'ENVIRONMENT', sampledOn, count: 5 }, sampledOn)
      const no = `${m.year}${String(m.month).padStart(2, '0')}${String(++n).padStart(3, '0')}`
      const arrivedOn = m.workday()
      world.put(
        coldBatch,
        {
          operatorId: x.row.current.id,
          stationCode: x.party.stationCode,
          traceCode: `LL${no}`,
          product: m.random.pick(['冻牛肉', '冻虾', '冻鸡爪', '冻带鱼']),
          origin: m.random.pick(['巴西', '厄瓜多尔', '新西兰', '越南']),
          quantity: `${m.random.int(5, 60)}件`,
          arrivedOn,
          declarationNo: `BG${no}`,
          inspectionNo: `JY${no}`,
          nucleicNo: `HS${no}`,
          disinfectNo: m.random.chance(0.97) ? `XD${no}` : null,
        },
        arrivedOn,
      )
    }
    for (const worker of x.workers) world.revise(worker, { testedOn: sampledOn }, sampledOn)
  }
  if (m.month !== 3) return
  seedGathering(world, {
    no: `LL${m.year}`,
    theme: 'cold-chain.interview',
    kind: 'INTERVIEW',
    title: `${m.year}年冷链食品经营单位负责人集中约谈`,
    heldOn: addDays(m.first, 9),
    parties: list.map((x, i) => ({ ...x.party, present: !(m.year === planted && i === 0) })),
  })
}

/** The regime of the epidemic from November 2020 to January 2023 with what its measures left behind; a new worker of 2022 has one dose (C03). */
export const coldChainSeed: Seed = {
  order: 97,
  month(world, m) {
    const first: Day = from
    if (m.year === 2020 && m.month === 11) {
      const row = world.put(
        regime,
        { name: '新冠肺炎疫情常态化防控', documentNo: '玉防指发〔2020〕31号', fromDay: first },
        first,
      )
      world.revise(row, { toDay: until, endDocumentNo: '玉防指发〔2023〕1号' }, day('2023-01-06'))
      enter(world, m)
    }
    if (m.first < addMonths(from, 1) || m.first > until) return
    vaccinate(world, m)
    routine(world, m)
    if (m.year !== planted || m.month !== 6) return
    const [x] = owned.get(world) ?? []
    if (!x) return
    const on = m.workday()
    const worker = world.put(
      coldWorker,
      {
        operatorId: x.row.current.id,
        stationCode: x.party.stationCode,
        mark: '临1号',
        job: '装卸',
        direct: true,
        fromDay: on,
        dose1On: on,
      },
      on,
    )
    world.revise(worker, { toDay: until }, until)
  },
}
