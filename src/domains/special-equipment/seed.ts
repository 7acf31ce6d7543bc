import { type Day, addDays, addMonths } from '#platform/clock/day.ts'
import { momentOn } from '#platform/clock/clock.ts'
import { seedGathering } from '#kernel/gathering/seed.ts'
import { seedCheck, seedCheckTask } from '#kernel/inspection/seed.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, SeedRow, World } from '#kernel/seed/world.ts'
import { device, deviceInspection } from './tables.ts'
import { type DeviceKind, expertSurvey, siteCheck, trainingTheme } from './terms.ts'

/** The year in which E22 is broken: two checks without the number of a record. */
const planted = 2020
const institute = '北辰特种设备检验研究院青溪分院'
type Place = { id: string; name: string; stationCode: string }
interface Owned {
  row: SeedRow
  kind: DeviceKind
  place: Place
  due: Day
}
const owned = new WeakMap<World, Owned[]>()
const names: readonly (readonly [DeviceKind, string, string])[] = [
  ['ELEVATOR', '曳引式乘客电梯', '梯11桂'],
  ['VEHICLE', '叉车', '车11桂'],
  ['BOILER', '承压蒸汽锅炉', '锅10桂'],
  ['VESSEL', '储气罐', '容15桂'],
  ['CRANE', '桥式起重机', '起17桂'],
  ['AMUSEMENT', '旋转木马', '游32桂'],
]
const months: Readonly<Record<DeviceKind, number>> = {
  ELEVATOR: 12,
  VEHICLE: 12,
  BOILER: 24,
  VESSEL: 36,
  CRANE: 24,
  AMUSEMENT: 12,
  PIPING: 36,
  ROPEWAY: 12,
}

function register(world: World, place: Place, which: number, on: Day): void {
  const [kind, name, letters] = names[which % names.length]!
  const n = owned.get(world)!.length
  const known = momentOn(on, 10 * 3_600_000)
  const nextInspectionOn = addMonths(on, months[kind])
  const row = world.put(
    device,
    {
      registrationNo: `${letters}Y${String(n + 1).padStart(5, '0')}（${on.slice(2, 4)}）`,
      deviceCode: `${world.county}${kind.slice(0, 2)}${String(n + 1).padStart(8, '0')}`,
      kind,
      name,
      partyId: place.id,
      stationCode: place.stationCode,
      place: place.name,
      installedOn: addDays(on, -12),
      registeredOn: on,
      maintainer: kind === 'ELEVATOR' ? '玉衡县安捷电梯服务有限公司' : null,
      safetyManager: personName(world.randomOf('se-manager', n)),
      lastInspectedOn: on,
      lastConclusion: 'PASS',
      nextInspectionOn,
    },
    known,
  )
  owned.get(world)!.push({ row, kind, place, due: nextInspectionOn })
}

/** What falls due is inspected in its month, but for one in thirty. */
function inspections(world: World, m: SeedMonth): void {
  for (const x of owned.get(world)!) {
    if (x.due < m.first || x.due > m.last || m.random.chance(1 / 30)) continue
    const inspectedOn = addDays(m.first, m.random.int(0, 20))
    const nextOn = addMonths(inspectedOn, months[x.kind])
    world.put(
      deviceInspection,
      {
        deviceId: x.row.current.id,
        stationCode: x.place.stationCode,
        kind: 'PERIODIC',
        inspectedOn,
        reportNo: `BC${m.year}${String(m.month).padStart(2, '0')}-${String(x.row.current.registrationNo).slice(-9, -4)}`,
        body: institute,
        conclusion: 'PASS',
        nextOn,
      },
      inspectedOn,
    )
    world.revise(x.row, { lastInspectedOn: inspectedOn, lastConclusion: 'PASS', nextInspectionOn: nextOn }, inspectedOn)
    x.due = nextOn
  }
}

function checks(world: World, m: SeedMonth): void {
  const places = [...new Map(owned.get(world)!.map((x) => [x.place.id, x.place])).values()]
  const openedOn = m.workday()
  const expert = m.month === 9
  const no = `T${m.year}${String(m.month).padStart(2, '0')}${expert ? 'B' : 'A'}`
  const theme = expert ? expertSurvey : siteCheck
  const task = seedCheckTask(world, {
    no,
    theme: theme.code,
    kind: expert ? 'CAMPAIGN' : 'ROUTINE',
    name: `${m.year}年${m.month}月${theme.title}`,
    openedOn,
    closedOn: addDays(openedOn, 27),
  })
  m.random.sample(places, world.amount(18, 2)).forEach((place, i) => {
    const visitedOn = addDays(openedOn, m.random.int(0, 15))
    const problem = m.random.chance(0.2)
      ? m.random.pick(['电梯应急照明失效', '叉车作业人员证件过期', '安全阀未按期校验', '未建立安全技术档案'])
      : undefined
    const unnumbered = m.year === planted && m.month === 4 && i < 2
    const { visit } = seedCheck(world, task, {
      place,
      venue: m.random.pick(['ESTATE', 'WOOD', 'CHEMICAL', 'HOTEL', 'FACTORY'] as const),
      visitedOn,
      recordNo: `${no}-${String(i + 1).padStart(3, '0')}`,
      inspectors: world.officers(personName(m.random), personName(m.random)).join('、'),
      ...(problem && {
        problem,
        order: {
          kind: 'SE_ORDER' as const,
          no: `玉市监特令〔${m.year}〕第${m.month * 100 + i + 1}号`,
          dueOn: addDays(visitedOn, 15),
          content: `限期改正：${problem}`,
          closedOn: addDays(visitedOn, m.random.int(5, 14)),
        },
      }),
    })
    if (unnumbered) visit.current.recordNo = null
  })
}

/** Devices of wood makers, hotels, estates and hospitals; inspections, checks, three trainings a year; two records without a number in 2020. */
export const specialEquipmentSeed: Seed = {
  order: 94,
  opening(world) {
    owned.set(world, [])
    const places: Place[] = world.places.filter((p) => p.place === 'estate' || p.place === 'hospital')
    // Estates and hospitals have lifts.
    places.forEach((p, n) => register(world, p, 0, addDays(world.openingDay, n % 300)))
  },
  month(world, m) {
    const list = owned.get(world)!
    const users = world.parties.filter(
      (p) =>
        p.state === 'ACTIVE' &&
        p.exitedOn === undefined &&
        /木业|化工|建材|机械|酒店/.test(p.name) &&
        !p.marks.has('se-user') &&
        p.establishedOn < m.first,
    )
    for (const p of m.random.sample(users, world.amount(4, 1))) {
      p.marks.add('se-user')
      for (let k = 0; k < m.random.int(1, 3); k++) register(world, p, list.length + k, m.workday())
    }
    inspections(world, m)
    checks(world, m)
    if ([4, 6, 11].includes(m.month)) {
      const heldOn = m.workday()
      const about = m.month === 4 ? '叉车、起重机械' : m.month === 6 ? '电梯' : '压力容器和压力管道'
      seedGathering(world, {
        no: `TP${m.year}${String(m.month).padStart(2, '0')}`,
        theme: trainingTheme,
        kind: 'TRAINING',
        title: `${about}安全培训`,
        heldOn,
        speaker: institute,
        parties: m.random.sample(users, Math.min(users.length, world.amount(20, 2))),
      })
    }
  },
}
