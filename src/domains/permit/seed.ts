import { type Day, addDays, addMonths, daysBetween } from '#platform/clock/day.ts'
import { beijingDay } from '#platform/clock/clock.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { party } from '#kernel/party/tables.ts'
import type { Seed, SeedMonth, SeedParty, SeedRow, World } from '#kernel/seed/world.ts'
import { address, personName } from '#kernel/seed/words.ts'
import { permitLaw } from './law.ts'
import { makerLicences } from './maker-seed.ts'
import { concludedOn, decisionDue, validity } from './rules.ts'
import { permitApplication, permitCertificate, permitSiteCheck } from './tables.ts'
import { type Outcome, type PermitAction, type PermitKind, permitActions, permitKinds } from './terms.ts'

const foodTrade = /食品|餐饮|小吃|快餐|米粉|早餐|烧烤|茶饮|超市|便利店|酒店/
const catering = /餐|小吃|米粉|烧烤|茶饮/
const law: LawBook = new LawBook(permitLaw)

/** What the seeder remembers from month to month; the months come in order. */
interface Memory {
  /** Parties in the food trade among the first `seen` of the register. */
  food: SeedParty[]
  seen: number
  held: Map<string, SeedRow>
  /** Party → day until which an application of it runs. */
  busy: Map<string, Day>
  /** Makers of special equipment that have no licence here yet. */
  makers: SeedParty[]
  serial: number
  opened: boolean
}
const memories = new WeakMap<World, Memory>()

function memoryOf(world: World): Memory {
  const made: Memory = memories.get(world) ?? {
    food: [],
    seen: 0,
    held: new Map(),
    busy: new Map(),
    makers: [],
    serial: 0,
    opened: false,
  }
  memories.set(world, made)
  for (; made.seen < world.parties.length; made.seen++) {
    const p = world.parties[made.seen]!
    if (p.marks.has('se-maker')) made.makers.push(p)
    if (p.category !== 'REP_OFFICE' && (p.marks.has('food') || foodTrade.test(p.name))) made.food.push(p)
  }
  return made
}

/**
 * About sixty applications a month (twice as many in 2021), most granted in time. Planted: in September and October 2021 the first
 * application stays open for months, so that the rate as of December is below 100; about one in a hundred and sixty is decided months
 * late, so that on any day of loading a few are overdue. Certificates that stood before the first month come with it.
 */
export const permitSeed: Seed = {
  order: 20,
  month(world, m) {
    const memory = memoryOf(world)
    const count = world.amount(m.year === 2021 ? 110 : 60, m.year === 2021 ? 4 : 2)
    applicants(world, m, memory, count).forEach((p, i) => {
      apply(world, m, memory, p, i)
      if (!memory.opened) standing(world, m, memory)
    })
    // A certificate may point at an application, so the applications' table comes first.
    if (memory.opened) makerLicences(world, m, memory.makers.splice(0))
  },
}

/** Parties that the register will know only after the day of loading: they are not loaded, so nothing may point at them. */
const unbornIn = (world: World, m: SeedMonth): Set<unknown> =>
  new Set(
    m.last < beijingDay(world.now)
      ? []
      : world
          .rowsOf(party)
          .filter((r) => r.future)
          .map((r) => r.current.id),
  )

/** Parties that apply in the month: settled, with no application running, each once. Drawn with a few tries, not from the whole. */
function applicants(world: World, m: SeedMonth, memory: Memory, count: number): SeedParty[] {
  const settled = addDays(m.first, -10)
  const unborn = unbornIn(world, m)
  const chosen = new Set<SeedParty>()
  for (let tries = 0; chosen.size < count && tries < count * 20 && memory.food.length > 0; tries++) {
    const p = m.random.pick(memory.food)
    const busy = memory.busy.get(p.id)
    if (p.state !== 'ACTIVE' || p.establishedOn >= settled || unborn.has(p.id)) continue
    if (busy === undefined || busy <= m.first) chosen.add(p)
  }
  return [...chosen]
}

const pastEnds = ['GRANTED', 'REFUSED', 'TERMINATED', 'WITHDRAWN'] as const

function apply(world: World, m: SeedMonth, memory: Memory, p: SeedParty, i: number): void {
  const held = memory.held.get(p.id)
  const kind = (held?.current.kind as PermitKind | undefined) ?? kindFor(m, p)
  const planted = m.year === 2021 && (m.month === 9 || m.month === 10) && i === 0
  const acceptedOn = planted ? m.first : m.workday()
  const validTo = (held?.current.validTo ?? null) as Day | null
  const action: PermitAction =
    held === undefined
      ? 'NEW'
      : validTo !== null && validTo < addDays(acceptedOn, 120)
        ? 'RENEW'
        : m.random.weighted([
            ['CHANGE', 6],
            ['REISSUE', 1],
            ['CANCEL', 1],
          ] as const)
  const number = `${m.year}${String(m.month).padStart(2, '0')}${String(i + 1).padStart(3, '0')}`
  const base = {
    kind,
    action,
    applicationNo: `XK${world.county}${number}`,
    partyId: p.id,
    stationCode: p.stationCode,
    applicantName: p.name,
    premises: address(m.random, p.town),
    scopeItems:
      kind === 'SMALL_WORKSHOP' ? ['米粉加工'] : catering.test(p.name) ? ['热食类食品制售'] : ['预包装食品销售'],
    responsiblePerson: p.legalRepName,
    commitmentMode: false,
    priorCertNo: held === undefined ? null : String(held.current.certNo),
    submittedOn: addDays(acceptedOn, -m.random.int(0, 4)),
    handler: world.officers(personName(m.random))[0]!,
    office: '县政务服务中心市场监管窗口',
  }
  if (!planted && m.random.chance(0.03)) {
    const refused = m.random.chance(0.5)
    world.put(
      permitApplication,
      {
        ...base,
        ...(refused ? { notAcceptedOn: acceptedOn } : { returnedOn: acceptedOn, returnReason: '场所平面图不全' }),
      },
      acceptedOn,
    )
    return
  }
  const dueOn = decisionDue(law, nationalCalendar(), kind, acceptedOn).due
  const row = world.put(permitApplication, { ...base, acceptedOn, dueOn }, acceptedOn)
  const pace = planted
    ? 'stuck'
    : m.random.weighted([
        ['in-time', 935],
        ['late', 40],
        ['stuck', 6],
        ['extended', 15],
      ] as const)
  const extendedTo = pace === 'extended' ? nationalCalendar().addWorkingDays(dueOn, 5).due : null
  const on =
    pace === 'in-time'
      ? nationalCalendar().workdayFrom(
          addDays(acceptedOn, m.random.int(1, Math.max(1, daysBetween(acceptedOn, dueOn) - 4))),
        )
      : pace === 'late'
        ? addDays(dueOn, m.random.int(1, 20))
        : pace === 'stuck'
          ? addDays(dueOn, planted ? 150 : m.random.int(60, 220))
          : extendedTo!
  memory.busy.set(p.id, on)
  // Nobody outside knows of it yet: nothing that hangs on it is made either.
  if (row.future) return
  if (extendedTo !== null) world.revise(row, { extendedTo, extensionReason: '现场核查需复核，经负责人批准延长' }, dueOn)
  if (action === 'NEW' && kind !== 'SMALL_CATERING' && on > addDays(acceptedOn, 1)) {
    const doneOn = addDays(acceptedOn, m.random.int(1, Math.min(8, daysBetween(acceptedOn, on) - 1)))
    world.put(
      permitSiteCheck,
      {
        applicationId: row.current.id,
        stationCode: p.stationCode,
        assignedOn: acceptedOn,
        doneOn,
        inspectors: world.officers(personName(m.random), personName(m.random)),
        result: 'PASSED',
        round: 1,
      },
      doneOn,
    )
  }
  const outcome = m.random.weighted<Outcome>(pastEnds.map((o, n) => [o, [94, 2, 1.5, 2.5][n]!] as const))
  const documentNo = `玉市监许${outcome === 'GRANTED' ? '准' : '决'}字〔${m.year}〕${number.slice(4)}号`
  const decided = outcome === 'GRANTED' || outcome === 'REFUSED'
  const endings = {
    decidedOn: decided ? on : null,
    terminatedOn: outcome === 'TERMINATED' ? on : null,
    withdrawnOn: outcome === 'WITHDRAWN' ? on : null,
  }
  world.revise(
    row,
    {
      ...endings,
      concludedOn: concludedOn(endings),
      decision: decided ? outcome : null,
      documentNo: decided ? documentNo : null,
      ...(outcome === 'REFUSED' ? { refusalReason: '经营场所不符合要求，整改后仍不合格' } : {}),
      ...(decided ? {} : { endReason: '申请人情况变化' }),
    },
    on,
  )
  if (outcome !== 'GRANTED') return
  certify(world, memory, p, { row, kind, action, on, held })
  world.tell('licence-decided', {
    party: p,
    decidedOn: on,
    documentNo,
    applicationId: row.current.id,
    content: `${permitKinds[kind]}（${permitActions[action]}）`,
  })
}

function certify(
  world: World,
  memory: Memory,
  p: SeedParty,
  grant: { row: SeedRow; kind: PermitKind; action: PermitAction; on: Day; held: SeedRow | undefined },
): void {
  const { row, kind, action, on, held } = grant
  if (action === 'CANCEL') {
    world.revise(held!, { deregisteredOn: on, endBasis: '申请人申请注销' }, on)
    memory.held.delete(p.id)
    world.tell('food-licence-ended', { party: p, on })
    return
  }
  const before = held?.current as { certNo: string; validTo: Day | null } | undefined
  if (held) world.revise(held, { supersededOn: on }, on)
  const term =
    before && action !== 'RENEW'
      ? { validFrom: on, validTo: before.validTo }
      : validity(law, kind, on, action === 'RENEW' ? before : undefined)
  const made = world.put(
    permitCertificate,
    {
      certNo: before?.certNo ?? certNo(world, memory, kind, p),
      kind,
      partyId: p.id,
      stationCode: p.stationCode,
      applicationId: row.current.id,
      premises: row.current.premises as string,
      scopeItems: row.current.scopeItems as string[],
      responsiblePerson: p.legalRepName,
      issuedOn: on,
      ...term,
      issuer: '玉衡县市场监督管理局',
      publishedOn: addDays(on, 5),
    },
    on,
  )
  memory.held.set(p.id, made)
  if (!before) tellLicence(world, p, made)
}

/** A first licence in the food trade, for whoever keeps a register of the trade. */
const tellLicence = (world: World, party: SeedParty, { current }: SeedRow): void =>
  world.tell('food-licence', {
    party,
    kind: current.kind,
    certNo: current.certNo,
    catering: catering.test(party.name),
    from: current.validFrom,
  })

const kindFor = (m: SeedMonth, p: SeedParty): PermitKind =>
  p.category !== 'INDIVIDUAL'
    ? 'FOOD_OP'
    : m.random.weighted<PermitKind>(
        catering.test(p.name)
          ? [
              ['SMALL_CATERING', 70],
              ['FOOD_OP', 22],
              ['SMALL_WORKSHOP', 8],
            ]
          : [
              ['FOOD_OP', 92],
              ['SMALL_WORKSHOP', 8],
            ],
      )

function certNo(world: World, memory: Memory, kind: PermitKind, p: SeedParty): string {
  const serial = String(++memory.serial).padStart(6, '0')
  if (kind === 'SMALL_CATERING') return `GXCY${world.county.slice(2)}${serial}`
  if (kind === 'SMALL_WORKSHOP') return `XZF${world.county}${serial}`
  return `JY${catering.test(p.name) ? 2 : 1}${world.county}${serial}${memory.serial % 10}`
}

/** Certificates from before the first month, known when the ledger was opened. */
function standing(world: World, m: SeedMonth, memory: Memory): void {
  memory.opened = true
  for (const p of memory.food) {
    if (memory.held.has(p.id) || memory.busy.has(p.id) || p.establishedOn > addDays(world.openingDay, -60)) continue
    if (!m.random.chance(0.55)) continue
    const kind = kindFor(m, p)
    const earliest = addMonths(world.openingDay, kind === 'FOOD_OP' ? -36 : -17)
    const from = p.establishedOn > earliest ? p.establishedOn : earliest
    const issuedOn = addDays(from, m.random.int(1, Math.max(1, daysBetween(from, world.openingDay) - 1)))
    const made = world.put(
      permitCertificate,
      {
        certNo: certNo(world, memory, kind, p),
        kind,
        partyId: p.id,
        stationCode: p.stationCode,
        responsiblePerson: p.legalRepName,
        issuedOn,
        ...validity(law, kind, issuedOn),
        issuer: '玉衡县市场监督管理局',
      },
      world.openingDay,
    )
    memory.held.set(p.id, made)
    tellLicence(world, p, made)
  }
}
