import { type Day, addDays } from '#platform/clock/day.ts'
import { laterBy, momentOn } from '#platform/clock/clock.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Seed, SeedMonth, SeedRow, World } from '#kernel/seed/world.ts'
import { personName } from '#kernel/seed/words.ts'
import { fresh } from './intake.ts'
import { complaintLaw } from './law.ts'
import { type MatterDates, derived } from './rules.ts'
import { goods, lifts, plights, violations } from './seed-words.ts'
import {
  complaintAnswer,
  complaintClaimant,
  complaintMatter,
  complaintTransfer,
  mediationSession,
  odrEnterprise,
} from './tables.ts'
import type { Category, Channel, MatterKind, ReportOutcome } from './terms.ts'

const clocks = { law: new LawBook(complaintLaw) as LawBook, calendar: nationalCalendar() }

/** Whom a matter is about: a firm of the register, or an estate with lifts. */
interface Respondent {
  id: string
  name: string
  stationCode: string
}

/** A matter while it is being made: its dates, and the row that grows with them. */
interface Growing {
  row: SeedRow
  dates: MatterDates
}

/** One in so many years is well kept, so that claims are seen to hold as well. */
const plantedIn = (year: number): boolean => year % 2 === 1

/**
 * About seventy-five matters a month (ninety in 2021), two in three settled or decided within their time, and a few firms a year that join ODR.
 * Planted in odd years: in August a closing day without an ending (E02), in September a settlement without acceptance (E01), in
 * October one work order on two matters (E01), in November a lift answered after 31 hours (P05). One in fifty drags on past its limit.
 */
export const complaintSeed: Seed = {
  order: 70,
  month(world, m) {
    enrol(world, m)
    const count = world.amount(m.year === 2021 ? 90 : 75, 6)
    const respondents = respondentsOf(world, m, count)
    respondents.forEach((r, i) => matter(world, m, r, i))
    lift(world, m, count)
  },
}

function respondentsOf(world: World, m: SeedMonth, count: number): Respondent[] {
  const chosen: Respondent[] = []
  for (let tries = 0; chosen.length < count && tries < count * 20 && world.parties.length > 0; tries++) {
    const p = m.random.pick(world.parties)
    if (p.state === 'ACTIVE' && p.exitedOn === undefined && p.establishedOn < m.first) chosen.push(p)
  }
  return chosen
}

function enrol(world: World, m: SeedMonth): void {
  const firms = respondentsOf(world, m, world.amount(m.year === 2021 ? 2 : 1, m.month % 3 === 0 ? 1 : 0))
  for (const p of new Map(firms.map((f) => [f.id, f])).values()) {
    const standing = world.rowsOf(odrEnterprise).some((r) => r.current.partyId === p.id)
    if (standing) continue
    const enrolledOn = m.workday()
    const row = world.put(
      odrEnterprise,
      {
        partyId: p.id,
        stationCode: p.stationCode,
        category: m.random.pick(['商超', '餐饮', '电子商务', '家电']),
        enrolledOn,
      },
      enrolledOn,
    )
    if (m.random.chance(0.1)) {
      const exitedOn = addDays(enrolledOn, m.random.int(200, 900))
      world.revise(row, { exitedOn, exitReason: '企业申请退出' }, exitedOn)
    }
  }
}

const channels = [
  ['PLATFORM_12315', 45],
  ['PHONE_12315', 20],
  ['HOTLINE_12345', 20],
  ['COUNTER', 10],
  ['POST', 3],
  ['SUPERIOR', 2],
] as const satisfies readonly (readonly [Channel, number])[]

const categories = [
  ['FOOD_SAFETY', 26],
  ['QUALITY', 20],
  ['AFTER_SALES', 14],
  ['PRICE', 10],
  ['FALSE_PROMOTION', 8],
  ['PREPAID', 7],
  ['CONTRACT', 6],
  ['MEASUREMENT', 4],
  ['DRUG', 3],
  ['ADVERTISING', 2],
] as const satisfies readonly (readonly [Category, number])[]

/** The matter as it came: registered and sent to the station of the firm. */
function received(
  world: World,
  m: SeedMonth,
  r: Respondent,
  given: { kind: MatterKind; category: Category; matterNo: string; receivedOn: Day; set?: Record<string, unknown> },
): Growing {
  const { kind, receivedOn } = given
  const dates: MatterDates = {
    ...fresh,
    kind,
    receivedOn,
    dispatchedOn: receivedOn,
    acceptedOn: kind === 'REPORT' ? receivedOn : null,
  }
  const channel = m.random.weighted(channels)
  const hotline =
    channel === 'HOTLINE_12345'
      ? {
          hotlineNo: `YH${receivedOn.replaceAll('-', '')}${m.random.int(1000, 9999)}`,
          hotlineDueOn: addDays(receivedOn, 7),
        }
      : {}
  const row = world.put(
    complaintMatter,
    {
      ...dates,
      ...derived(clocks, dates),
      ...hotline,
      matterNo: given.matterNo,
      channel,
      receivedAt: momentOn(receivedOn, m.random.int(8 * 60, 20 * 60) * 60_000),
      registeredOn: receivedOn,
      category: given.category,
      objectKind: m.random.chance(0.7) ? 'GOODS' : 'SERVICE',
      objectName: m.random.pick(goods),
      claims: kind === 'COMPLAINT' ? [m.random.pick(['REFUND', 'REPLACE', 'COMPENSATE', 'REPAIR'] as const)] : null,
      facts: m.random.pick(kind === 'REPORT' ? violations : plights),
      disputedFen: kind === 'COMPLAINT' ? BigInt(m.random.int(20, 3000)) * 100n : null,
      partyId: r.id,
      respondentName: r.name,
      realName: kind !== 'REPORT' || m.random.chance(0.6),
      unitCode: r.stationCode,
      stationCode: r.stationCode,
      handler: world.officers(personName(m.random))[0]!,
      ...given.set,
    },
    receivedOn,
  )
  const name = `${personName(m.random)[0]}＊`
  const matterId = row.current.id
  const known = row.current.recordedAt
  const common = { matterId, stationCode: r.stationCode }
  world.put(
    complaintClaimant,
    {
      ...common,
      role: 'SELF',
      nameMasked: name,
      phoneMasked: `1${m.random.int(30, 99)}****${m.random.int(1000, 9999)}`,
    },
    known,
  )
  world.put(complaintTransfer, { ...common, kind: 'DISPATCH', onDay: receivedOn, toUnit: r.stationCode }, known)
  return { row, dates }
}

/** The next dates of a matter, and what follows from them. */
function grow(world: World, g: Growing, on: Day, set: Partial<MatterDates>, more: Record<string, unknown> = {}): void {
  g.dates = { ...g.dates, ...set }
  world.revise(g.row, { ...set, ...derived(clocks, g.dates), ...more }, on)
}

function tell(
  world: World,
  g: Growing,
  kind: 'ACCEPTED' | 'NOT_ACCEPTED' | 'TERMINATED' | 'FILING' | 'RESULT' | 'HOTLINE',
  toldOn: Day,
): void {
  const { id, stationCode } = g.row.current
  world.put(
    complaintAnswer,
    {
      matterId: id,
      stationCode: stationCode as string,
      kind,
      toldOn,
      delivery: kind === 'HOTLINE' ? 'PLATFORM' : 'PHONE',
    },
    toldOn,
  )
}

const workday = (from: Day, n: number): Day => clocks.calendar.addWorkingDays(from, n).due

function matter(world: World, m: SeedMonth, r: Respondent, i: number): void {
  const receivedOn = m.workday()
  const matterNo = `${world.county}${m.year}${String(m.month).padStart(2, '0')}${String(i + 1).padStart(4, '0')}`
  const kind = m.random.weighted([
    ['COMPLAINT', 72],
    ['REPORT', 24],
    ['CONSULT', 4],
  ] as const)
  const category = m.random.weighted(categories)
  const submissionId = kind === 'COMPLAINT' && m.random.chance(0.05) ? world.newId(momentOn(receivedOn, 0)) : null
  const g = received(world, m, r, { kind, category, matterNo, receivedOn, set: { submissionId } })
  if (kind === 'COMPLAINT') complain(world, m, g, planted(m, i))
  else if (kind === 'REPORT') report(world, m, g)
  else {
    const on = workday(receivedOn, 1)
    grow(world, g, on, { answeredOn: on })
  }
  if (submissionId !== null) {
    const half = received(world, m, r, {
      kind: 'REPORT',
      category,
      matterNo: `${matterNo}-举`,
      receivedOn,
      set: { submissionId },
    })
    report(world, m, half)
  }
  if (g.row.current.hotlineNo && m.random.chance(0.95)) {
    const on = addDays(receivedOn, m.random.int(1, 7))
    grow(world, g, on, {}, { hotlineAnsweredOn: on, satisfaction: m.random.chance(0.8) ? 'GOOD' : 'FAIR' })
    tell(world, g, 'HOTLINE', on)
  }
  if (plantedIn(m.year) && m.month === 10 && i === 0) {
    const hotlineNo = `YH${receivedOn.replaceAll('-', '')}0001`
    world.revise(g.row, { hotlineNo }, receivedOn)
    received(world, m, r, {
      kind,
      category,
      matterNo: hotlineNo,
      receivedOn,
      set: { channel: 'HOTLINE_12345', hotlineNo },
    })
  }
}

/** What is planted on the first complaints of a month. */
function planted(m: SeedMonth, i: number): 'unaccepted' | 'unended' | undefined {
  if (!plantedIn(m.year) || i > 3) return undefined
  return m.month === 9 ? 'unaccepted' : m.month === 8 ? 'unended' : undefined
}

function complain(world: World, m: SeedMonth, g: Growing, plant: 'unaccepted' | 'unended' | undefined): void {
  const { receivedOn } = g.dates
  const on = workday(receivedOn, m.random.chance(0.02) ? m.random.int(8, 12) : m.random.int(1, 6))
  if (plant === undefined && m.random.chance(0.08)) {
    const refusalGround = m.random.pick(['N1', 'N2', 'N3', 'N5'] as const)
    grow(world, g, on, { notAcceptedOn: on }, { refusalGround, refusalReason: '已告知可以通过仲裁、诉讼解决' })
    tell(world, g, 'NOT_ACCEPTED', on)
    return
  }
  if (plant !== 'unaccepted') {
    grow(world, g, on, { acceptedOn: on })
    tell(world, g, 'ACCEPTED', on)
  }
  const closedOn = m.random.chance(0.02) ? addDays(on, m.random.int(90, 150)) : addDays(on, m.random.int(2, 40))
  if (plant === 'unended') {
    world.revise(g.row, { closedOn }, closedOn)
    return
  }
  if (m.random.chance(0.3))
    world.put(
      mediationSession,
      {
        matterId: g.row.current.id,
        stationCode: g.row.current.stationCode as string,
        kind: m.random.pick(['ON_SITE', 'PHONE'] as const),
        heldOn: closedOn,
        mediators: String(g.row.current.handler),
        record: '双方陈述意见，调解人员提出方案。',
      },
      closedOn,
    )
  const recoveredFen = BigInt(m.random.int(20, 2500)) * 100n
  const ending =
    plant === 'unaccepted'
      ? 'SETTLED'
      : m.random.weighted([
          ['SETTLED', 70],
          ['TERMINATED', 22],
          ['WITHDRAWN', 8],
        ] as const)
  if (ending === 'SETTLED')
    grow(
      world,
      g,
      closedOn,
      { settledOn: closedOn },
      { agreementForm: 'PERFORMED', recoveredFen, recoveredOn: closedOn },
    )
  else if (ending === 'WITHDRAWN') grow(world, g, closedOn, { withdrawnOn: closedOn }, { endReason: '双方自行和解' })
  else {
    grow(world, g, closedOn, { terminatedOn: closedOn }, { terminationGround: m.random.pick(['T2', 'T3'] as const) })
    if (m.random.chance(0.98)) tell(world, g, 'TERMINATED', workday(closedOn, m.random.int(1, 5)))
  }
}

const outcomes = [
  ['NOT_FILED', 62],
  ['FILED', 28],
  ['WRONG_AUTHORITY', 7],
  ['NOT_REHANDLED', 3],
] as const satisfies readonly (readonly [ReportOutcome, number])[]

function report(world: World, m: SeedMonth, g: Growing): void {
  const on = workday(g.dates.receivedOn, m.random.chance(0.02) ? m.random.int(18, 40) : m.random.int(3, 14))
  const outcome = m.random.weighted(outcomes)
  const checkFindings = outcome === 'FILED' ? '经核查，有违法嫌疑。' : '经核查，没有发现举报所说的违法行为。'
  grow(world, g, on, { decidedOn: on, outcome }, { checkFindings })
  if (g.row.current.realName && m.random.chance(0.98)) tell(world, g, 'FILING', workday(on, m.random.int(1, 4)))
}

/** Lifts of estates: answered within the day, most with the three parties at one table. */
function lift(world: World, m: SeedMonth, count: number): void {
  const estates = world.places.filter((p) => p.place === 'estate')
  if (estates.length === 0) return
  const n = Math.max(1, Math.round(count * 0.04))
  for (let i = 0; i < n; i++) {
    const estate = m.random.pick(estates)
    const receivedOn = m.workday()
    const g = received(world, m, estate, {
      kind: 'COMPLAINT',
      category: 'SPECIAL_EQUIPMENT',
      matterNo: `${world.county}${m.year}${String(m.month).padStart(2, '0')}T${String(i + 1).padStart(3, '0')}`,
      receivedOn,
      set: {
        placeName: estate.name,
        objectName: '电梯',
        objectKind: 'SERVICE',
        facts: m.random.pick(lifts),
        disputedFen: null,
      },
    })
    const late = plantedIn(m.year) && m.month === 11 && i === 0
    const receivedAt = g.row.current.receivedAt as ReturnType<typeof momentOn>
    const feedbackAt = laterBy(receivedAt, (late ? 31 * 60 : m.random.int(90, 23 * 60)) * 60_000)
    const next = addDays(receivedOn, late ? 2 : 1)
    grow(world, g, receivedOn, { acceptedOn: receivedOn })
    world.revise(g.row, { feedbackAt, hazardFound: m.random.chance(0.3) }, next)
    tell(world, g, 'ACCEPTED', receivedOn)
    const settledOn = workday(receivedOn, m.random.int(3, 15))
    if (m.random.chance(0.6))
      world.put(
        mediationSession,
        {
          matterId: g.row.current.id,
          stationCode: estate.stationCode,
          kind: 'THREE_PARTY',
          heldOn: next,
          place: estate.name,
          mediators: String(g.row.current.handler),
          owners: '业主代表',
          manager: '物业服务人员',
          maintainer: '维保单位人员',
          record: '三方商定维修和更换部件的时间。',
        },
        next,
      )
    grow(world, g, settledOn, { settledOn }, { agreementForm: 'PERFORMED' })
  }
}
