import { addDays } from '#platform/clock/day.ts'
import { seedCheck, seedCheckTask } from '#kernel/inspection/seed.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, SeedParty, World } from '#kernel/seed/world.ts'
import { adverseReport, drugUnitGrade } from './tables.ts'
import {
  type ReportKind,
  type UnitRole,
  deviceRoutine,
  drugRoutine,
  ephedrine,
  lensAndChildren,
  online,
} from './terms.ts'

/** The year in which each claim is broken once: C11, C12 and C13. */
const planted = 2020

type Place = { id: string; stationCode: string }
const products: Readonly<Record<ReportKind, readonly (readonly [string, string])[]>> = {
  DRUG: [
    ['头孢曲松钠注射剂', '皮疹、瘙痒'],
    ['左氧氟沙星注射液', '恶心、静脉炎'],
    ['复方丹参注射液', '寒战'],
    ['阿莫西林胶囊', '荨麻疹'],
  ],
  DEVICE: [
    ['一次性使用输液器', '漏液'],
    ['血糖试纸', '测量值偏差'],
    ['电子血压计', '无法充气'],
  ],
  COSMETIC: [
    ['祛斑霜', '面部红斑'],
    ['染发膏', '头皮肿胀'],
    ['面膜', '接触性皮炎'],
  ],
}
const platforms = ['美团', '饿了么', '京东到家', '淘宝', '微信小程序']

/** Pharmacies and sellers of the register that trade in the month. */
const pharmacies = (world: World, m: SeedMonth): SeedParty[] =>
  world.parties.filter(
    (p) => /药店$|医药/.test(p.name) && p.state === 'ACTIVE' && p.establishedOn < m.first && p.exitedOn === undefined,
  )
const hospitals = (world: World): Place[] => world.places.filter((p) => p.place === 'hospital')

function checks(world: World, m: SeedMonth): void {
  const sellers = pharmacies(world, m)
  const users = hospitals(world)
  const run = (
    serial: string,
    theme: { code: string; title: string },
    places: readonly { place: Place; venue: string; detail?: string }[],
    plant: { problem: string; clue?: boolean } | undefined,
    kind: 'ROUTINE' | 'CAMPAIGN',
  ): void => {
    if (places.length === 0) return
    const openedOn = m.workday()
    const no = `Y${m.year}${String(m.month).padStart(2, '0')}${serial}`
    const task = seedCheckTask(world, {
      no,
      theme: theme.code,
      kind,
      name: `${m.year}年${m.month}月${theme.title}`,
      openedOn,
      closedOn: addDays(openedOn, 26),
    })
    const clueNo = `玉药线〔${m.year}〕${m.month}号`
    places.forEach((x, i) => {
      const found = plant && i === 0
      seedCheck(world, task, {
        ...x,
        visitedOn: addDays(openedOn, m.random.int(0, 20)),
        recordNo: `${no}-${String(i + 1).padStart(3, '0')}`,
        inspectors: world.officers(personName(m.random), personName(m.random)).join('、'),
        ...(found && {
          problem: plant.problem,
          violation: true,
          ...(plant.clue && { clueNo }),
        }),
      })
      // What was found becomes a case, but for one clue of the planted year.
      if (found && plant.clue && !(m.year === planted && m.month === 8))
        world.tell('clue-found', { clueNo, place: x.place })
    })
  }
  const broken = m.year === planted
  run(
    'A',
    drugRoutine,
    [
      ...m.random.sample(sellers, world.amount(24, 2)).map((place) => ({ place, venue: 'DRUG_RETAIL' })),
      ...m.random.sample(users, world.amount(6, 1)).map((place) => ({ place, venue: 'DRUG_USER' })),
    ],
    broken && m.month === 6 ? { problem: '销售超过有效期的药品' } : undefined,
    'ROUTINE',
  )
  run(
    'E',
    deviceRoutine,
    [
      ...m.random.sample(sellers, world.amount(10, 1)).map((place) => ({ place, venue: 'DEVICE_SELLER' })),
      ...m.random.sample(users, world.amount(4, 1)).map((place) => ({ place, venue: 'DEVICE_USER' })),
    ],
    undefined,
    'ROUTINE',
  )
  if (m.month === 5 || m.month === 10)
    run(
      'B',
      online,
      m.random
        .sample(sellers, world.amount(16, 2))
        .map((place) => ({ place, venue: 'DRUG_SELLER', detail: m.random.pick(platforms) })),
      broken && m.month === 5 ? { problem: '网上不凭处方销售处方药' } : undefined,
      'CAMPAIGN',
    )
  if (m.month === 7)
    run(
      'C',
      ephedrine,
      m.random.sample(sellers, world.amount(30, 2)).map((place) => ({ place, venue: 'DRUG_SELLER' })),
      broken ? { problem: '一次销售含麻黄碱类复方制剂超过 2 个最小包装' } : undefined,
      'CAMPAIGN',
    )
  if (m.month === 4 || m.month === 8)
    run(
      'D',
      lensAndChildren,
      m.random
        .sample(sellers, world.amount(14, 2))
        .map((place, i) => ({ place, venue: i % 2 === 0 ? 'LENS' : 'CHILDREN' })),
      { problem: '未取得许可经营第三类医疗器械（隐形眼镜）', clue: true },
      'CAMPAIGN',
    )
}

function reports(world: World, m: SeedMonth): void {
  const users = hospitals(world)
  if (users.length === 0) return
  const plan: readonly (readonly [ReportKind, number])[] = [
    ['DRUG', 20],
    ['DEVICE', 5],
    ['COSMETIC', 2],
  ]
  let n = 0
  for (const [kind, full] of plan)
    for (let i = 0; i < world.amount(full, 1); i++) {
      const unit = m.random.pick(users)
      const [productName, eventName] = m.random.pick(products[kind])
      const foundOn = m.workday()
      const serious = m.random.chance(0.1)
      const reportedOn = addDays(foundOn, m.random.chance(0.95) ? m.random.int(0, 12) : 33)
      const days = kind === 'DRUG' ? (serious ? 15 : 30) : kind === 'DEVICE' && serious ? 20 : undefined
      const firstReport = !m.random.chance(0.04)
      const reportNo = `${world.county}${m.year}${String(m.month).padStart(2, '0')}${String(++n).padStart(4, '0')}`
      const row = world.put(
        adverseReport,
        {
          reportNo,
          kind,
          firstReport,
          followsNo: firstReport ? null : `${world.county}${m.year - 1}000001`,
          severity: serious ? 'SERIOUS' : 'GENERAL',
          partyId: unit.id,
          stationCode: unit.stationCode,
          reporterKind: 'MEDICAL',
          productName,
          eventName,
          patientSex: m.random.pick(['男', '女']),
          patientAge: m.random.int(3, 88),
          onsetOn: foundOn,
          foundOn,
          reportedOn,
          dueOn: days === undefined ? null : addDays(foundOn, days),
          outcome: m.random.pick(['CURED', 'BETTER'] as const),
        },
        reportedOn,
      )
      const reviewedOn = addDays(reportedOn, m.random.int(1, 12))
      const result = m.random.weighted([
        ['ACCEPTED', 94],
        ['INVALID', 3],
        ['RETURNED', 3],
      ] as const)
      world.revise(
        row,
        {
          reviewedOn,
          reviewResult: result,
          reviewedBy: world.officers(personName(m.random))[0],
          ...(result !== 'ACCEPTED' && { reviewNote: '关联性评价依据不足' }),
        },
        reviewedOn,
      )
    }
}

/** Classes of the year, given in February: most are trusted. */
function grades(world: World, m: SeedMonth): void {
  const units: readonly (readonly [Place, UnitRole])[] = [
    ...pharmacies(world, m).map((p) => [p, 'DRUG_RETAIL'] as const),
    ...hospitals(world).map((p) => [p, 'DRUG_USER'] as const),
  ]
  for (const [unit, role] of units) {
    const gradedOn = m.workday()
    const grade = m.random.weighted([
      ['TRUSTED', 90],
      ['WARNED', 8],
      ['BROKEN', 2],
    ] as const)
    for (const standing of world.rowsOf(drugUnitGrade))
      if (standing.current.partyId === unit.id && standing.current.role === role && standing.current.replacedOn == null)
        world.revise(standing, { replacedOn: gradedOn }, gradedOn)
    world.put(
      drugUnitGrade,
      {
        partyId: unit.id,
        stationCode: unit.stationCode,
        role,
        year: m.year,
        grade,
        plannedVisits: { TRUSTED: 1, WARNED: 2, BROKEN: 3 }[grade],
        gradedOn,
        gradedBy: world.officers(personName(m.random))[0]!,
        reason: grade === 'TRUSTED' ? null : '上年度检查发现一般缺陷未按期改正',
      },
      gradedOn,
    )
  }
}

/** Checks, reports and classes of every year; an offence is planted in 2020 for each of C11, C12 and C13. */
export const drugDeviceSeed: Seed = {
  order: 92,
  month(world, m) {
    if (m.month === 2) grades(world, m)
    checks(world, m)
    reports(world, m)
  },
}
