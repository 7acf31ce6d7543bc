import { type Day, addDays, day } from '#platform/clock/day.ts'
import { momentOn } from '#platform/clock/clock.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { isBranchType } from '#kernel/codelist/entity-types.ts'
import { personName } from '#kernel/seed/words.ts'
import type { SeedMonth, World } from '#kernel/seed/world.ts'
import {
  integratedItem,
  licenceIssue,
  registrationApplication,
  registrationSubmission,
  sealDelivery,
  startupCase,
  startupStep,
} from '../tables.ts'
import type { Channel, IssueReason, SealKind, StartupStep } from '../terms.ts'
import { type SeedFile, isEnterprise } from './county.ts'

const clerks = ['石清', '田禾', '卞宁']
const freeSealsFrom = day('2020-01-01')
const startupFrom = day('2019-07-01')

export function issueLicence(world: World, f: SeedFile, issuedOn: Day, reason: IssueReason): void {
  world.put(
    licenceIssue,
    {
      partyId: f.party.id,
      stationCode: f.party.stationCode,
      issuedOn,
      reason,
      multiCert: true,
      electronic: issuedOn >= '2020-01-01',
      duplicates: 1,
      issuer: clerks[2]!,
    },
    issuedOn,
  )
}

export const channelOf = (m: SeedMonth): Channel =>
  m.random.weighted([
    ['ONLINE_FULL', 30 + (m.year - 2019) * 8],
    ['WINDOW', 45],
    ['ONLINE_PARTIAL', 12],
    ['SELF_TERMINAL', 5],
    ['VILLAGE_AGENT', 3],
  ] as const)

/** The application behind an establishment: mostly decided the same day, some returned once, some examined for a few days. */
export function application(world: World, m: SeedMonth, f: SeedFile, channel: Channel, serial: number): void {
  const decidedOn = f.party.establishedOn
  const returned = m.random.chance(0.05)
  const slow = returned || m.random.chance(0.1)
  const receivedOn = slow ? addDays(decidedOn, -m.random.int(2, 3)) : decidedOn
  const applicationNo = `${m.year}${String(m.month).padStart(2, '0')}${String(serial).padStart(4, '0')}`
  const common = { stationCode: f.party.stationCode }
  const decided = { state: 'LICENCE_ISSUED' as const, decidedOn, licenceOn: decidedOn, partyId: f.party.id }
  // Handed in and decided within the month: what is known of a month never depends on a later one.
  const received = receivedOn < m.first ? decidedOn : receivedOn
  const row = world.put(
    registrationApplication,
    {
      ...common,
      applicationNo,
      entityName: f.party.name,
      matter: 'ESTABLISH',
      typeCode: f.party.typeCode,
      channel,
      receivedOn: received,
      completeOn: received,
      applicant: f.party.legalRepName,
      acceptedBy: clerks[0]!,
      onTheSpot: !slow,
      ...(received === decidedOn
        ? { ...decided, reviewedBy: clerks[0]!, approvedBy: clerks[1]! }
        : { state: returned ? 'RETURNED_FOR_SUPPLEMENT' : 'UNDER_REVIEW' }),
    },
    received,
  )
  if (received !== decidedOn)
    world.revise(row, { ...decided, completeOn: decidedOn, reviewedBy: clerks[0]!, approvedBy: clerks[1]! }, decidedOn)
  const submit = (place: number, on: Day, complete: boolean): void => {
    world.put(
      registrationSubmission,
      {
        ...common,
        applicationId: row.current.id,
        place,
        submittedAt: momentOn(on, 10 * 3_600_000),
        complete,
        ...(complete ? {} : { returnedOn: on, missing: ['住所使用证明'] }),
      },
      on,
    )
  }
  if (returned && received !== decidedOn) submit(1, received, false)
  submit(returned && received !== decidedOn ? 2 : 1, decidedOn, true)
}

const steps: readonly [StartupStep, number, boolean][] = [
  ['REG', 1, true],
  ['SEAL', 0.95, true],
  ['TAX', 0.8, true],
  ['SI', 0.4, false],
  ['MI', 0.35, false],
  ['HF', 0.25, false],
  ['BANK', 0.5, false],
]

/** One-window start-up of a new enterprise with its steps and free seals. */
export function startUp(world: World, m: SeedMonth, f: SeedFile, channel: Channel, serial: number): void {
  const on = f.party.establishedOn
  if (!isEnterprise(f) || isBranchType(f.party.typeCode) || on < startupFrom || !m.random.chance(0.9)) return
  const common = { stationCode: f.party.stationCode }
  const calendar = nationalCalendar()
  const dueOn = calendar.addWorkingDays(on, 1).due
  const late = m.random.chance(0.04)
  const endedOn = late ? calendar.addWorkingDays(on, m.random.int(2, 3)).due : m.random.chance(0.6) ? on : dueOn
  const assisted = m.random.chance(0.6)
  const made = world.put(
    startupCase,
    {
      ...common,
      caseNo: `开办${m.year}${String(m.month).padStart(2, '0')}${String(serial).padStart(3, '0')}`,
      partyId: f.party.id,
      channel,
      acceptedOn: on,
      dueOn,
      assisted,
      ...(assisted ? { helper: clerks[m.random.int(0, 1)]! } : {}),
      ...(endedOn === on ? { endedOn } : {}),
    },
    on,
  )
  if (endedOn !== on) world.revise(made, { endedOn, ...(late ? { overrunReason: '税控设备到货晚' } : {}) }, endedOn)
  let sealsOn: Day | undefined
  for (const [step, share, counted] of steps) {
    if (!m.random.chance(share)) continue
    const doneOn = step === 'REG' ? on : counted ? endedOn : addDays(on, m.random.int(0, 3))
    if (step === 'SEAL') sealsOn = doneOn
    world.put(
      startupStep,
      { ...common, caseId: made.current.id, step, requestedOn: on, doneOn, counted, operator: personName(m.random) },
      doneOn,
    )
  }
  if (sealsOn !== undefined && on >= freeSealsFrom) seals(world, m, f, sealsOn, made.current.id)
}

const sets: readonly (readonly SealKind[])[] = [
  ['OFFICIAL', 'FINANCE', 'INVOICE', 'LEGAL_REP'],
  ['OFFICIAL', 'FINANCE', 'INVOICE', 'CONTRACT', 'LEGAL_REP'],
  ['OFFICIAL', 'FINANCE', 'LEGAL_REP'],
]
const shops = ['玉衡县启明印章店', '玉衡县同心刻章服务部']

/** A set of free seals; `pieces` says otherwise only for planted faults. */
export function seals(
  world: World,
  m: SeedMonth,
  f: SeedFile,
  deliveredOn: Day,
  caseId?: string,
  pieces?: number | null,
): void {
  // Nothing of an enterprise is known before the enterprise.
  const known = deliveredOn < f.party.establishedOn ? f.party.establishedOn : deliveredOn
  const kinds = m.random.weighted([
    [sets[0]!, 6],
    [sets[1]!, 2],
    [sets[2]!, 2],
  ])
  world.put(
    sealDelivery,
    {
      partyId: f.party.id,
      stationCode: f.party.stationCode,
      caseId: caseId ?? null,
      deliveredOn,
      pieces: pieces === undefined ? kinds.length : pieces,
      kinds: [...kinds],
      shop: m.random.pick(shops),
      costFen: BigInt(kinds.length) * 6_000n,
      freeOfCharge: true,
      fundedBy: '县财政',
      policeFiledOn: deliveredOn,
    },
    known,
  )
}

const firstItems = [
  ['组织机构代码赋码', '市场监管'],
  ['税务信息采集', '税务'],
  ['社会保险信息采集', '人社'],
  ['统计信息采集', '统计'],
  ['印章刻制信息采集', '公安'],
  ['住房公积金单位信息采集', '住房公积金'],
  ['收货人信息采集', '商务'],
  ['货运代理信息采集', '商务'],
  ['旅行网点备案', '文旅'],
  ['粮食收购信息采集', '粮食'],
  ['农作物种子代销备案', '农业农村'],
  ['农药零售点信息采集', '农业农村'],
  ['再生物资回收备案', '商务'],
  ['房屋中介备案', '住建'],
  ['物业服务信息采集', '住建'],
  ['道路货运信息采集', '交通运输'],
  ['汽车维修备案', '交通运输'],
  ['家政服务信息采集', '商务'],
  ['会计代理信息采集', '财政'],
  ['广告发布备案', '市场监管'],
] as const
const laterItems = [
  ['报关信息采集', '海关'],
  ['快递网点备案', '邮政'],
  ['林产品经营备案', '林业'],
  ['养老服务信息采集', '民政'],
] as const

export const scheme = '玉衡县多证合一方案'

/** The county's list: twenty items from mid 2018, four more from 2020, three base certificates. */
export function itemList(world: World): void {
  const put = (
    code: string,
    name: string,
    department: string,
    kind: 'INTEGRATED' | 'BASE',
    fromDay: Day,
    basis: string,
  ): void =>
    void world.put(
      integratedItem,
      { code, name, department, kind, scheme, fromDay, basis },
      fromDay < world.openingDay ? momentOn(world.openingDay, 8 * 3_600_000) : fromDay,
    )
  const began = day('2018-06-30')
  ;['营业执照', '税务登记证', '组织机构代码证'].forEach((name, i) =>
    put(`J0${i + 1}`, name, '市场监管', 'BASE', began, '玉政办〔2018〕12号'),
  )
  firstItems.forEach(([name, department], i) =>
    put(`Z${String(i + 1).padStart(2, '0')}`, name, department, 'INTEGRATED', began, '玉政办〔2018〕12号'),
  )
  laterItems.forEach(([name, department], i) =>
    put(`Z${i + 21}`, name, department, 'INTEGRATED', day('2020-07-01'), '玉政办〔2020〕8号'),
  )
}
