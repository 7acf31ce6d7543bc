import { type Day, addDays, day } from '#platform/clock/day.ts'
import type { PlaceKind, SeedParty, SeedPlace, SeedRow, World } from '#kernel/seed/world.ts'
import { personName } from '#kernel/seed/words.ts'
import { foodConnection, foodOperator, kitchenOnline, openKitchen } from './tables.ts'
import type { OperatorRole } from './terms.ts'

/** An operator as the seeder follows it. */
export interface SeedOperator {
  row: SeedRow
  id: string
  partyId: string
  name: string
  stationCode: string
  role: OperatorRole
  fromDay: Day
  party?: SeedParty
  /** Its grade and the day on which that ends. */
  grading?: { row: SeedRow; validTo: Day }
  /** Month of the year in which it is rated. */
  ratedIn: number
  ended: boolean
}

const canteenOf: Partial<Record<PlaceKind, OperatorRole>> = {
  school: 'CANTEEN_SCHOOL',
  kindergarten: 'CANTEEN_KINDERGARTEN',
  hospital: 'CANTEEN_OTHER',
}

/**
 * Canteens of the places that have one, with their open kitchens. Planted: the open kitchen of the first kindergarten is taken down
 * in May 2021 and its pictures are left online (E16); the canteen of the third school ends in July 2021 and its open kitchen stays (E17).
 */
export function openCanteens(world: World): SeedOperator[] {
  const nth = { school: 0, kindergarten: 0 }
  return world.places.flatMap((p): SeedOperator[] => {
    const role = canteenOf[p.place]
    if (role === undefined) return []
    const place = p.place === 'school' || p.place === 'kindergarten' ? `${p.place} ${++nth[p.place]}` : p.place
    const canteen = canteenAt(world, p, role)
    const removedIn2021 = place === 'kindergarten 1'
    const closedIn2021 = place === 'school 3'
    kitchenAt(world, canteen, removedIn2021 || closedIn2021, removedIn2021 ? day('2021-05-20') : undefined)
    if (closedIn2021) {
      const toDay = day('2021-07-20')
      world.revise(canteen.row, { toDay, endReason: '撤点并校' }, toDay)
      canteen.ended = true
      world.tell('canteen-ended', { partyId: p.id, on: toDay })
    }
    return [canteen]
  })
}

function canteenAt(world: World, p: SeedPlace, role: OperatorRole): SeedOperator {
  const r = world.randomOf('canteen', p.code)
  const fromDay = addDays(day('2015-09-01'), r.int(0, 900))
  const mode = r.weighted([
    ['SELF', 75],
    ['CONTRACT', 20],
    ['DELIVERY', 5],
  ] as const)
  const row: SeedRow = world.put(
    foodOperator,
    {
      partyId: p.id,
      stationCode: p.stationCode,
      role,
      licenceNo: `JY3${world.county}${p.code.slice(-4).padStart(7, '0')}`,
      premises: p.town,
      scope: '热食类食品制售',
      fromDay,
      supervisor: world.officers(personName(r))[0]!,
      safetyOfficer: personName(r),
      diners: r.int(6, 90) * 10,
      boarding: role === 'CANTEEN_SCHOOL' ? r.chance(0.4) : null,
      canteenMode: mode,
      contractor: mode === 'SELF' ? null : '北斗餐饮管理有限公司',
    },
    world.openingDay,
  )
  const canteen: SeedOperator = {
    row,
    id: row.current.id,
    partyId: p.id,
    name: p.name,
    stationCode: p.stationCode,
    role,
    fromDay,
    ratedIn: 0,
    ended: false,
  }
  if (r.chance(0.95)) {
    const connectedOn = addDays(day('2019-03-01'), r.int(0, 500))
    world.put(foodConnection, { ...own(canteen), platform: '食品安全电子监管系统', connectedOn }, connectedOn)
  }
  return canteen
}

const own = (o: SeedOperator) => ({ operatorId: o.id, partyId: o.partyId, stationCode: o.stationCode })

/** Most have an open kitchen by the end of 2021 and most of these are online; `sure`: this one is for a planted fault. */
function kitchenAt(world: World, o: SeedOperator, sure: boolean, removedOn: Day | undefined): void {
  const r = world.randomOf('kitchen', o.id)
  if (!sure && !r.chance(o.role === 'CANTEEN_OTHER' ? 0.4 : 0.95)) return
  const startedOn = addDays(day('2019-03-01'), r.int(0, sure ? 300 : 800))
  const builtOn = addDays(startedOn, r.int(20, 60))
  const online = sure || r.chance(0.8)
  const row = world.put(
    openKitchen,
    {
      ...own(o),
      mode: online ? 'NETWORK' : r.pick(['GLASS', 'WINDOW', 'VIDEO'] as const),
      startedOn,
      cameras: r.int(2, 6),
    },
    startedOn,
  )
  world.revise(row, { builtOn, acceptedBy: world.officers(personName(r))[0]!, areas: '粗加工、烹饪、备餐' }, builtOn)
  if (removedOn) world.revise(row, { removedOn, removeReason: '后厨改造' }, removedOn)
  if (!online) return
  const fromDay = addDays(builtOn, r.int(5, 90))
  const period = world.put(
    kitchenOnline,
    {
      kitchenId: row.current.id,
      partyId: o.partyId,
      stationCode: o.stationCode,
      platform: '互联网＋明厨亮灶平台',
      fromDay,
    },
    fromDay,
  )
  if (sure || !r.chance(0.06)) return
  const toDay = addDays(fromDay, r.int(60, 500))
  world.revise(period, { toDay }, toDay)
  if (r.chance(0.3)) return
  const again = addDays(toDay, r.int(2, 20))
  world.put(
    kitchenOnline,
    {
      kitchenId: row.current.id,
      partyId: o.partyId,
      stationCode: o.stationCode,
      platform: '互联网＋明厨亮灶平台',
      fromDay: again,
    },
    again,
  )
}
