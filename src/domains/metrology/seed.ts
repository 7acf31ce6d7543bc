import { addDays, addMonths } from '#platform/clock/day.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { seedCheck, seedCheckTask } from '#kernel/inspection/seed.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, SeedRow, World } from '#kernel/seed/world.ts'
import { instrument, instrumentTest } from './tables.ts'
import {
  type Activity,
  type InstrumentClass,
  type TestKind,
  type Venue,
  instrumentClasses,
  metrologyCheck,
} from './terms.ts'

/** The year in which C07 is broken: two verifications that the body finished late. */
const planted = 2020
const body = '玉衡县计量检定测试所'
interface Place {
  id: string
  name: string
  stationCode: string
}
interface Owned {
  row: SeedRow
  class: InstrumentClass
  venue: Venue
  place: Place
  /** Month of the year in which it is tested. */
  month: number
}
const owned = new WeakMap<World, Owned[]>()

function enter(world: World, place: Place, kind: InstrumentClass, venue: Venue, n: number, month: number): void {
  const on = world.openingDay
  const row = world.put(
    instrument,
    {
      instrumentNo: `JL${kind.slice(0, 2)}${String(n).padStart(5, '0')}`,
      class: kind,
      use: venue === 'HOSPITAL' ? 'MEDICAL' : 'TRADE',
      name: instrumentClasses[kind],
      serialNo: `SN${String(n * 37 + 1000)}`,
      maker: '恒准衡器有限公司',
      partyId: place.id,
      stationCode: place.stationCode,
      venue,
      place: venue === 'MARKET' ? `${(n % 60) + 1}号摊位` : null,
      registeredOn: on,
    },
    on,
  )
  owned.get(world)!.push({ row, class: kind, venue, place, month })
}

function test(
  world: World,
  m: SeedMonth,
  x: Owned,
  how: { kind: TestKind; activity?: Activity; on?: number; late?: boolean },
): void {
  const appliedOn = how.on === undefined ? m.workday() : addDays(m.first, how.on - 1)
  const dueOn = nationalCalendar().addWorkingDays(appliedOn, 20).due
  const doneOn = how.late
    ? addDays(dueOn, 6)
    : how.kind === 'ON_SITE'
      ? appliedOn
      : addDays(appliedOn, m.random.int(1, 12))
  const calibration = how.kind === 'CALIBRATION'
  const failed = !calibration && m.random.chance(0.04)
  const row = world.put(
    instrumentTest,
    {
      instrumentId: x.row.current.id,
      stationCode: x.place.stationCode,
      kind: how.kind,
      activity: how.activity,
      appliedOn,
      dueOn,
    },
    appliedOn,
  )
  const validTo = failed ? null : addMonths(doneOn, 12)
  world.revise(
    row,
    {
      doneOn,
      result: calibration ? null : failed ? 'FAIL' : 'PASS',
      documentNo: `${calibration ? '校' : '检'}${m.year}${String(m.month).padStart(2, '0')}${String(x.row.current.instrumentNo).slice(-5)}`,
      validTo,
      body,
      verifier: personName(m.random),
      feeFen: 0n,
      userFault: 'NO',
      ...(how.late && { lateReason: '检定设备送修' }),
    },
    doneOn,
  )
  world.revise(x.row, { lastTestedOn: doneOn, validTo }, doneOn)
}

/** Scales of markets, instruments of hospitals and depots, thermometers of the epidemic years; each tested once a year. */
export const metrologySeed: Seed = {
  order: 93,
  opening(world) {
    owned.set(world, [])
    let n = 0
    for (const place of world.places) {
      const month = 1 + (n % 12)
      if (place.place === 'market')
        for (let k = 0; k < world.amount(20, 3); k++)
          enter(world, place, 'PRICE_SCALE', 'MARKET', ++n, k % 4 === 0 ? 5 : 1 + (k % 12))
      if (place.place === 'hospital') {
        for (let k = 0; k < world.amount(8, 1); k++) enter(world, place, 'SPHYGMOMANOMETER', 'HOSPITAL', ++n, month)
        enter(world, place, 'INFRARED_THERMOMETER', 'HOSPITAL', ++n, 3)
      }
      if (place.place === 'depot') {
        enter(world, place, 'TRUCK_SCALE', 'GRAIN', ++n, 6)
        enter(world, place, 'MOISTURE_METER', 'GRAIN', ++n, 6)
      }
      if (place.place === 'school') enter(world, place, 'INFRARED_THERMOMETER', 'SCHOOL', ++n, 9)
    }
  },
  month(world, m) {
    let late = m.year === planted && m.month === 5 ? 2 : 0
    for (const x of owned.get(world)!) {
      if (x.month !== m.month) continue
      if (x.class === 'INFRARED_THERMOMETER') {
        if (m.year >= 2020 && m.year <= 2022) test(world, m, x, { kind: 'CALIBRATION' })
      } else if (x.venue === 'MARKET' && m.month === 5) {
        const slow = late > 0
        if (slow) late--
        test(world, m, x, slow ? { kind: 'PERIODIC', late: true } : { kind: 'ON_SITE', activity: 'DAY520', on: 20 })
      } else if (x.venue === 'GRAIN') test(world, m, x, { kind: 'PERIODIC', activity: 'GRAIN_SEASON' })
      else test(world, m, x, { kind: 'PERIODIC' })
    }
    if (m.month !== 10) return
    const openedOn = m.workday()
    const task = seedCheckTask(world, {
      no: `L${m.year}`,
      theme: metrologyCheck.code,
      kind: 'CAMPAIGN',
      name: `${m.year}年粮食收购和市场计量监督检查`,
      openedOn,
      closedOn: addDays(openedOn, 20),
    })
    world.places
      .filter((p) => p.place === 'depot' || p.place === 'market')
      .forEach((place, k) =>
        seedCheck(world, task, {
          place,
          venue: place.place === 'depot' ? 'GRAIN' : 'MARKET',
          visitedOn: addDays(openedOn, m.random.int(0, 12)),
          recordNo: `L${m.year}-${String(k + 1).padStart(3, '0')}`,
          inspectors: world.officers(personName(m.random), personName(m.random)).join('、'),
        }),
      )
  },
}
