import { momentOn } from '#platform/clock/clock.ts'
import { type Day, addDays, dayOf } from '#platform/clock/day.ts'
import { seedCheck, seedCheckTask } from '#kernel/inspection/seed.ts'
import { inspectionObject } from '#kernel/inspection/tables.ts'
import { party, partyState, partyStation } from '#kernel/party/tables.ts'
import type { Random } from '#kernel/seed/random.ts'
import { personName } from '#kernel/seed/words.ts'
import type { PlaceKind, Seed, SeedMonth, SeedRow, World } from '#kernel/seed/world.ts'
import { campusFood, epidemicRoutine, expose315, foodSpecial, pyramid, tutoring, vaccine } from './terms.ts'

type Checked = Parameters<typeof seedCheck>[2]
type Place = Checked['place']

/** The year whose records break every claim but C08, and E15; C08 is broken in the year after. */
const planted = 2020

const foods = [
  '散装白酒',
  '肉制品',
  '食用植物油',
  '糕点',
  '农村集市食品',
  '冷冻饮品',
  '桶装饮用水',
  '婴幼儿配方乳粉',
  '腌腊制品',
]
const faults = [
  '进货查验记录不全',
  '从业人员健康证明过期',
  '食品未离地离墙存放',
  '冷藏设备温度记录缺失',
  '三防设施不到位',
]
const canteenFaults = [
  '留样不足 125 克或记录不全',
  '餐具消毒记录缺失',
  '库房存放过期调料',
  '未公示陪餐制度',
  '晨检记录不全',
]

/** Checks of one task in one month, with running numbers. */
function taskOf(world: World, m: SeedMonth, serial: string, task: Omit<Parameters<typeof seedCheckTask>[1], 'no'>) {
  const no = `Z${m.year}${String(m.month).padStart(2, '0')}${serial}`
  const row = seedCheckTask(world, {
    no,
    documentNo: `玉市监发〔${m.year}〕${m.month * 7 + serial.charCodeAt(0) - 64}号`,
    ...task,
  })
  let n = 0
  return {
    row,
    no,
    check: (check: Omit<Checked, 'recordNo' | 'inspectors'>): SeedRow =>
      seedCheck(world, row, {
        ...check,
        recordNo: `${no}-${String(++n).padStart(3, '0')}`,
        inspectors: world.officers(personName(m.random), personName(m.random)).join('、'),
      }).object,
    /** The order that follows from a problem, put right before its last day unless it is left open. */
    order: (visitedOn: Day, content: string, left = false): Checked['order'] => ({
      kind: 'RECTIFY',
      no: `玉市监责改〔${m.year}〕${no.slice(5)}${n + 1}号`,
      dueOn: addDays(visitedOn, 10),
      content,
      closedOn: left ? null : addDays(visitedOn, m.random.int(4, 9)),
    }),
  }
}

const placesOf = (world: World, ...kinds: PlaceKind[]): Place[] => world.places.filter((p) => kinds.includes(p.place))
const standing = (world: World, m: SeedMonth): Place[] =>
  world.parties.filter((p) => p.state === 'ACTIVE' && p.category !== 'REP_OFFICE' && p.establishedOn < m.first)

/** A food campaign: some sellers, of whom one in twelve is ordered to put something right. */
function food(world: World, m: SeedMonth): void {
  const openedOn = m.workday()
  const topic = foods[(m.month + m.year) % foods.length]!
  const task = taskOf(world, m, 'A', {
    theme: foodSpecial.code,
    name: `${m.year}年${topic}专项整治`,
    openedOn,
    periodTo: addDays(openedOn, 30),
    closedOn: addDays(openedOn, 32),
  })
  const all = m.random.sample(standing(world, m), world.amount(36, 4))
  all.forEach((place, i) => {
    const visitedOn = addDays(openedOn, m.random.int(0, 15))
    const left = m.year === planted && m.month === 6 && i === 0
    const problem = left || m.random.chance(1 / 12) ? m.random.pick(faults) : undefined
    task.check({
      place,
      venue: m.random.weighted([
        ['SELLER', 6],
        ['CATERING', 3],
        ['PRODUCER', 1],
      ] as const),
      visitedOn,
      ...(problem && { problem, order: task.order(visitedOn, `限期改正：${problem}`, left) }),
    })
  })
}

/** Canteens and what is sold around schools, in the first weeks of a term. One hazard in ten; one of 2021 is never put right. */
function campus(world: World, m: SeedMonth): void {
  const openedOn = dayOf(m.year, m.month, 3)
  const term = m.month === 3 ? '春季' : '秋季'
  const task = taskOf(world, m, 'B', {
    theme: campusFood.code,
    name: `${m.year}年${term}学校食堂和校园周边食品安全检查`,
    openedOn,
    departments: ['县教育局'],
    periodTo: addDays(openedOn, 60),
    closedOn: addDays(openedOn, 62),
  })
  placesOf(world, 'school', 'kindergarten').forEach((place, i) => {
    const visitedOn = addDays(openedOn, m.random.int(0, 50))
    const lies = m.year === planted && m.month === 9 && i === 0
    const left = m.year === planted + 1 && m.month === 9 && i === 1
    const problem = lies || left || m.random.chance(0.1) ? m.random.pick(canteenFaults) : undefined
    task.check({
      place,
      venue: 'SCHOOL_CANTEEN',
      visitedOn,
      ...(problem && { problem, order: task.order(visitedOn, `限期改正：${problem}`, left) }),
      ...(lies && { result: '1' as const }),
    })
  })
  for (const place of m.random.sample(standing(world, m), world.amount(70, 3)))
    task.check({ place, venue: 'SURROUNDINGS', visitedOn: addDays(openedOn, m.random.int(0, 50)) })
}

/** Every vaccination site is listed first and then checked; one of the planted year is forgotten. */
function vaccines(world: World, m: SeedMonth): void {
  const openedOn = dayOf(m.year, m.month, 8)
  const task = taskOf(world, m, 'C', {
    theme: vaccine.code,
    name: `${m.year}年疫苗储存配送使用专项检查`,
    openedOn,
    departments: ['县卫生健康局'],
    periodTo: addDays(openedOn, 45),
  })
  placesOf(world, 'vaccination-site').forEach((place, i) => {
    const object = world.put(
      inspectionObject,
      {
        taskId: task.row.current.id,
        partyId: place.id,
        stationCode: place.stationCode,
        venue: 'SITE',
        drawnOn: openedOn,
      },
      openedOn,
    )
    if (m.year === planted && i === 0) return
    task.check({ place, venue: 'SITE', object, visitedOn: addDays(openedOn, m.random.int(1, 20)) })
  })
  for (const place of placesOf(world, 'cdc'))
    task.check({ place, venue: 'CDC', visitedOn: addDays(openedOn, m.random.int(1, 20)) })
}

/** The days after the broadcast. */
function broadcast(world: World, m: SeedMonth): void {
  const openedOn = dayOf(m.year, 3, 16)
  const task = taskOf(world, m, 'D', {
    theme: expose315.code,
    name: `${m.year}年“3·15”晚会曝光产品排查`,
    openedOn,
    periodTo: addDays(openedOn, 10),
    closedOn: addDays(openedOn, 12),
  })
  const [steel, mutton] = [world.amount(9, 2), world.amount(26, 2)]
  m.random.sample(standing(world, m), steel + mutton).forEach((place, i) => {
    const found = m.year === planted && i === 0
    task.check({
      place,
      venue: i < steel ? 'STEEL' : 'MUTTON',
      detail: i < steel ? '钢筋' : '羊肉',
      visitedOn: addDays(openedOn, m.random.int(0, 6)),
      ...(found && {
        problem: '销售的钢筋直径偏差不符合标准',
        violation: true,
        clueNo: `玉线索〔${m.year}〕${m.month}号`,
      }),
    })
  })
}

/** Tutoring bodies, several times a year. */
function tutors(world: World, m: SeedMonth): void {
  const openedOn = m.workday()
  const task = taskOf(world, m, 'E', {
    theme: tutoring.code,
    name: `${m.year}年${m.month}月校外培训机构专项检查`,
    openedOn,
    departments: ['县教育局'],
    closedOn: addDays(openedOn, 20),
  })
  for (const place of bodiesOf(world, '培训学校')) {
    const visitedOn = addDays(openedOn, m.random.int(0, 9))
    const problem = m.random.chance(0.08) ? '收费项目和标准未公示' : undefined
    task.check({
      place,
      venue: 'TUTORING',
      visitedOn,
      ...(problem && { problem, order: task.order(visitedOn, problem) }),
    })
  }
}

/** A sweep, with the police but for one a year; one of the planted year finds something. */
function sweep(world: World, m: SeedMonth): void {
  const openedOn = m.workday()
  const task = taskOf(world, m, 'F', {
    theme: pyramid.code,
    name: `${m.year}年${m.month}月打击传销摸排`,
    openedOn,
    ...(m.month !== 11 && { departments: ['县公安局', '县民政局'] }),
    closedOn: addDays(openedOn, 6),
  })
  const places = [...bodiesOf(world, '酒店', '农家乐'), ...m.random.sample(standing(world, m), world.amount(12, 2))]
  places.forEach((place, i) => {
    const found = m.year === planted && m.month === 5 && i === 0
    task.check({
      place,
      venue: m.random.pick(['HOTEL', 'FARMSTAY', 'RENTAL_AGENT'] as const),
      visitedOn: addDays(openedOn, m.random.int(0, 4)),
      ...(found && { problem: '会议室内有人员以“连锁销售”名义授课，已移送公安机关', violation: true }),
    })
  })
}

/** Markets, catering and pharmacies in the years of the epidemic. */
function control(world: World, m: SeedMonth): void {
  const openedOn = dayOf(m.year, m.month, 2)
  const task = taskOf(world, m, 'G', {
    theme: epidemicRoutine.code,
    name: `${m.year}年${m.month}月重点场所常态化防控检查`,
    kind: 'ROUTINE',
    openedOn,
    closedOn: addDays(openedOn, 26),
  })
  for (const place of placesOf(world, 'market'))
    task.check({ place, venue: 'MARKET', visitedOn: addDays(openedOn, m.random.int(0, 20)) })
  for (const place of m.random.sample(standing(world, m), world.amount(20, 2)))
    task.check({
      place,
      venue: m.random.chance(0.7) ? 'CATERING' : 'PHARMACY',
      visitedOn: addDays(openedOn, m.random.int(0, 20)),
    })
}

/** Places that only campaigns go to: tutoring bodies, hotels, farm stays. */
const bodies = new WeakMap<World, (Place & { name: string })[]>()
const bodiesOf = (world: World, ...words: string[]): Place[] =>
  bodies.get(world)!.filter((p) => words.some((w) => p.name.endsWith(w)))

function openBodies(world: World, random: Random): void {
  const known = momentOn(world.openingDay, 8 * 3_600_000)
  const made: (Place & { name: string })[] = []
  const names = ['启航', '新苗', '博雅', '晨曦', '远志', '明德', '华灯', '青禾', '云栖', '山语']
  for (const [word, full] of [
    ['培训学校', 18],
    ['酒店', 10],
    ['农家乐', 10],
  ] as const) {
    for (let i = 0; i < world.amount(full, 2); i++) {
      const near = world.places[i % world.places.length]!
      const { stationCode } = near
      const name = `玉衡县${near.town}${i < names.length ? '' : '第二'}${names[i % names.length]!}${word}`
      const row = world.put(
        party,
        {
          kind: 'organisation',
          name,
          code: `${world.county}T${String(made.length + 1).padStart(4, '0')}`,
          codeKind: 'internal',
          codeValid: true,
          address: `玉衡县${near.town}`,
          legalRepName: personName(random),
          stationCode,
        },
        known,
      )
      const period = { partyId: row.current.id, fromDay: world.openingDay, stationCode }
      world.put(partyStation, { ...period, unitCode: stationCode }, known)
      world.put(partyState, { ...period, state: 'ACTIVE' }, known)
      made.push({ id: row.current.id, stationCode, name })
    }
  }
  bodies.set(world, made)
}

/** Campaigns of every year since the opening, in their months; faults are planted in 2020 (C04, C06, C14, C16, E15) and 2021 (C08). */
export const campaignSeed: Seed = {
  order: 90,
  opening: openBodies,
  month(world, m) {
    if (m.month >= 3 && m.month <= 11) food(world, m)
    if (m.month === 3 || m.month === 9) campus(world, m)
    if (m.month === 4) vaccines(world, m)
    if (m.month === 3) broadcast(world, m)
    if ([2, 6, 8, 11].includes(m.month)) tutors(world, m)
    if ([5, 8, 10, 11].includes(m.month)) sweep(world, m)
    if (m.year >= 2020 && m.year <= 2022) control(world, m)
  },
}
