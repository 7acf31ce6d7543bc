import { momentOn } from '#platform/clock/clock.ts'
import { addDays, addMonths, day, dayOf } from '#platform/clock/day.ts'
import { partyLabel } from '#kernel/party/tables.ts'
import type { Random } from '#kernel/seed/random.ts'
import type { Seed, SeedMonth, World } from '#kernel/seed/world.ts'
import { countyOf, isEnterprise, monthKey, pickActive } from './seed/county.ts'
import { lifeOf, turn } from './seed/life.ts'
import { application, channelOf, issueLicence, itemList, scheme, seals, startUp } from './seed/licence.ts'
import { makeParty } from './seed/make-party.ts'
import { integratedItem } from './tables.ts'

/** Parties on the opening day and a month's establishments at full scale; 2021 is a rich year. */
const openingParties = 16_000
const monthly = { usual: 145, rich: 225 }
/** Share of the year's establishments by month: few at the spring festival. */
const rhythm = [0.9, 0.5, 1.3, 1.2, 1.1, 1.1, 1, 1, 1.1, 0.9, 1, 0.9]

/** The register: an opening stock, then establishments, exits and changes month by month, with faults planted for E10, E11, E12 and E20 every May. */
export const entitySeed: Seed = {
  order: 10,
  opening(world, random) {
    const county = countyOf(world)
    const known = momentOn(world.openingDay, 8 * 3_600_000)
    const first = Number(world.openingDay.slice(0, 4)) - 1
    for (let i = world.amount(openingParties, 40); i > 0; i--) {
      const year = first - Math.floor(28 * random.next() ** 2.2)
      const establishedOn = dayOf(year, random.int(1, 12), random.int(1, 28))
      makeParty(world, random, { establishedOn, kind: 'NEW', known })
    }
    for (let i = world.amount(2, 1); i > 0; i--)
      makeParty(world, random, { establishedOn: dayOf(first, 6, 11), kind: 'NEW', known, category: 'REP_OFFICE' })
    makers(world, random)
    itemList(world)
    county.serial = 0
  },
  month(world, m) {
    const county = countyOf(world)
    county.serial = 0
    for (const act of county.due.get(monthKey(m.year, m.month)) ?? []) act(m)
    county.due.delete(monthKey(m.year, m.month))
    const usual = m.year === 2021 ? monthly.rich : monthly.usual
    const count = world.amount(usual * rhythm[m.month - 1]!, 1)
    for (let i = 0; i < count; i++) establish(world, m, i + 1)
    for (let i = world.amount(2, m.month % 5 === 0 ? 1 : 0); i > 0; i--) convert(world, m)
    if (m.month % 2 === 1) {
      const enteredOn = m.workday()
      const establishedOn = addDays(enteredOn, -m.random.int(300, 3000))
      const f = makeParty(world, m.random, {
        category: 'ENT_DOMESTIC',
        typeCode: '1130',
        establishedOn,
        enteredOn,
        kind: 'MOVE_IN',
        known: enteredOn,
        movedFrom: '天枢县市场监督管理局',
      })
      issueLicence(world, f, enteredOn, 'CHANGE')
    }
    lifeOf(world, m)
    if (m.year <= 2021)
      for (let i = world.amount(12, 0); i > 0; i--) {
        const f = pickActive(county, m.random, world.openingDay)
        if (f) issueLicence(world, f, m.workday(), 'FIRST_CONVERSION')
      }
    if (m.month === 5 && m.year >= 2021) plantFaults(world, m)
  },
}

function establish(world: World, m: SeedMonth, serial: number): void {
  const establishedOn = m.workday()
  const channel = channelOf(m)
  const f = makeParty(world, m.random, { establishedOn, kind: 'NEW', known: establishedOn, channel })
  issueLicence(world, f, establishedOn, 'ESTABLISHMENT')
  application(world, m, f, channel, serial)
  startUp(world, m, f, channel, serial)
}

/** A household becomes a company: a new enterprise, and the household leaves. */
function convert(world: World, m: SeedMonth): void {
  const old = pickActive(countyOf(world), m.random, m.first, (f) => f.party.category === 'INDIVIDUAL')
  if (!old) return
  const on = m.workday()
  const f = makeParty(world, m.random, {
    category: 'ENT_DOMESTIC',
    typeCode: m.random.pick(['1130', '1151', '4540']),
    establishedOn: on,
    kind: 'CONVERSION',
    known: on,
    legalRepName: old.party.legalRepName,
    convertedFromId: old.party.id,
  })
  issueLicence(world, f, on, 'ESTABLISHMENT')
  turn(world, old, 'DEREGISTERED', on)
}

/** A few makers of special equipment, labelled in the register. */
function makers(world: World, random: Random): void {
  const enterprises = countyOf(world).files.filter(
    (f) => f.party.category === 'ENT_DOMESTIC' && /机械|电梯/.test(f.party.name),
  )
  for (const f of random.sample(enterprises, world.amount(6, 2))) {
    f.party.marks.add('se-maker')
    world.put(
      partyLabel,
      {
        partyId: f.party.id,
        stationCode: f.party.stationCode,
        label: 'se-maker',
        fromDay: f.party.establishedOn,
        basis: '特种设备生产许可',
      },
      momentOn(world.openingDay, 8 * 3_600_000),
    )
  }
}

/** What the consistency rules are there to find: three of each kind in 2021, one in later years. */
function plantFaults(world: World, m: SeedMonth): void {
  const county = countyOf(world)
  const each = m.year === 2021 ? 3 : 1
  const settled = addMonths(m.first, -1)
  const fresh = (more: { without?: { entity?: boolean; state?: boolean }; classType?: string } = {}) => {
    const establishedOn = m.workday()
    return makeParty(world, m.random, {
      category: 'ENT_DOMESTIC',
      typeCode: '1130',
      establishedOn,
      kind: 'NEW',
      known: establishedOn,
      ...more,
    })
  }
  for (let i = 0; i < each; i++) {
    // E10: registered as private, kept as state-owned.
    fresh({ classType: '1110' })
    // E11: nothing delivered, delivered before the enterprise stood, a second set.
    if (i === 0) seals(world, m, fresh(), m.last, undefined, null)
    if (i === 1) {
      const f = fresh()
      seals(world, m, f, addDays(f.party.establishedOn, -9))
    }
    if (i === 2) {
      const f = fresh()
      seals(world, m, f, f.party.establishedOn)
      seals(world, m, f, addDays(f.party.establishedOn, 6))
    }
    // E20: in stock without an entry, gone without an exit, entered without a state.
    if (i === 0) fresh({ without: { entity: true } })
    if (i === 1) {
      const f = pickActive(county, m.random, settled, isEnterprise)
      if (f) {
        const on = m.workday()
        world.revise(f.stateRow, { toDay: on }, on)
        f.party.state = 'CLOSED_ORDER'
        f.party.exitedOn = on
      }
    }
    if (i === 2) {
      const f = fresh({ without: { state: true } })
      f.party.state = 'CLOSED_ORDER'
      f.party.exitedOn = f.party.establishedOn
    }
  }
  if (m.year !== 2021) return
  // E12: an item of another scheme, one listed twice, one that ends before it begins.
  const item = (
    code: string,
    name: string,
    of: string,
    fromDay: ReturnType<typeof day>,
    toDay: ReturnType<typeof day> | null,
  ): void =>
    void world.put(
      integratedItem,
      { code, name, department: '商务', kind: 'INTEGRATED', scheme: of, fromDay, toDay, basis: '玉政办〔2021〕3号' },
      m.last,
    )
  item('Z25', '直销网点备案', '邻县多证合一方案', m.first, null)
  item('Z05', '印章刻制信息采集', scheme, m.first, null)
  item('Z26', '拍卖信息采集', scheme, m.first, addDays(m.first, -30))
}
