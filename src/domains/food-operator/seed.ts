import { type Day, addDays, addMonths, day, yearOf } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Seed, SeedMonth, SeedParty, World } from '#kernel/seed/world.ts'
import { personName } from '#kernel/seed/words.ts'
import { foodOperatorLaw } from './law.ts'
import { adjusted, bandOf, gradeEnds, markOf, ratingFrom } from './rules.ts'
import { type SeedOperator, openCanteens } from './seed-kitchens.ts'
import { cateringRating, foodConnection, foodGrading, foodOperator, foodSelfReport } from './tables.ts'
import type { OperatorRole } from './terms.ts'

const law: LawBook = new LawBook(foodOperatorLaw)

interface Memory {
  operators: SeedOperator[]
  byParty: Map<string, SeedOperator[]>
  /** Of the register, how many were looked at for makers. */
  seen: number
  opened: boolean
}
const memories = new WeakMap<World, Memory>()

interface Licence {
  party: SeedParty
  kind: string
  certNo: string
  catering: boolean
  from: Day
}

/**
 * Operators follow from the licences of the month, makers from the register, canteens from schools, kindergartens and hospitals.
 * Each is graded within some months and again each year, caterers are rated once a year, all but a few. Planted each June: a seller
 * that was rated as if it were a caterer (E19). For E16 and E17 see `seed-kitchens.ts`.
 */
export const foodOperatorSeed: Seed = {
  order: 25,
  month(world, m) {
    const memory: Memory = memories.get(world) ?? { operators: [], byParty: new Map(), seen: 0, opened: false }
    memories.set(world, memory)
    arrivals(world, memory)
    if (!memory.opened) {
      memory.opened = true
      for (const canteen of openCanteens(world)) follow(memory, canteen)
    }
    departures(world, memory)
    for (const o of memory.operators) {
      if (o.ended || o.fromDay >= m.first || o.row.future) continue
      grade(world, m, o)
      if (o.role === 'CATERER' && o.ratedIn === m.month) rate(world, m, o)
      if (m.month <= 3 && o.fromDay < addMonths(m.first, -6)) selfReport(world, m, o)
    }
    if (m.month !== 6) return
    const seller = memory.operators.find((o) => o.role === 'SELLER' && !o.ended && o.fromDay < m.first)
    if (seller) rating(world, m, seller)
  },
}

function follow(memory: Memory, o: SeedOperator): void {
  memory.operators.push(o)
  memory.byParty.set(o.partyId, [...(memory.byParty.get(o.partyId) ?? []), o])
}

/** Whoever got its first licence, and makers among the newly registered firms; each may be connected some time later. */
function arrivals(world: World, memory: Memory): void {
  const enter = (p: SeedParty, role: OperatorRole, fromDay: Day, licenceNo: string): void => {
    if (memory.byParty.get(p.id)?.some((o) => o.role === role && !o.ended)) return
    const r = world.randomOf('food-operator', p.code, role)
    const row = world.put(
      foodOperator,
      {
        partyId: p.id,
        stationCode: p.stationCode,
        role,
        licenceNo,
        premises: `${p.town}`,
        scope: role === 'CATERER' ? '热食类食品制售' : role === 'SELLER' ? '预包装食品销售' : '食品加工',
        fromDay,
        supervisor: world.officers(personName(r))[0]!,
        safetyOfficer: personName(r),
      },
      fromDay < world.openingDay ? world.openingDay : fromDay,
    )
    const o: SeedOperator = {
      row,
      id: row.current.id,
      partyId: p.id,
      name: p.name,
      stationCode: p.stationCode,
      role,
      fromDay,
      party: p,
      ratedIn: r.int(1, 11),
      ended: false,
    }
    follow(memory, o)
    if (r.chance(role === 'MAKER' ? 0.97 : 0.86)) connect(world, o)
  }
  for (const l of world.take<Licence>('food-licence'))
    enter(
      l.party,
      l.kind === 'SMALL_WORKSHOP' ? 'WORKSHOP' : l.kind === 'SMALL_CATERING' || l.catering ? 'CATERER' : 'SELLER',
      l.from,
      l.certNo,
    )
  for (; memory.seen < world.parties.length; memory.seen++) {
    const p = world.parties[memory.seen]!
    if (p.category !== 'ENT_DOMESTIC' || !/食品/.test(p.name) || !world.randomOf('maker', p.code).chance(0.4)) continue
    enter(p, 'MAKER', addDays(p.establishedOn, 60), `SC1${world.county}${p.code.slice(-7)}`.slice(0, 16))
  }
  for (const { party, on } of world.take<{ party: SeedParty; on: Day }>('food-licence-ended'))
    for (const o of memory.byParty.get(party.id) ?? []) if (o.role !== 'MAKER') close(world, o, on, '注销许可')
}

function close(world: World, o: SeedOperator, on: Day, endReason: string): void {
  if (o.ended || on <= o.fromDay) return
  o.ended = true
  world.revise(o.row, { toDay: on, endReason }, on)
}

/** Who left the register trades no more; one in thirty is forgotten here, which no figure counts. */
function departures(world: World, memory: Memory): void {
  for (const o of memory.operators) {
    const left = o.party?.exitedOn
    if (left === undefined || o.ended) continue
    if (world.randomOf('forgotten', o.id).chance(1 / 30)) o.ended = true
    else close(world, o, left, '主体注销')
  }
}

function connect(world: World, o: SeedOperator): void {
  const r = world.randomOf('connection', o.id)
  const usual = addDays(day('2019-03-01'), r.int(0, 700))
  const connectedOn = o.fromDay > usual ? addDays(o.fromDay, r.int(1, 30)) : usual
  const row = world.put(
    foodConnection,
    {
      operatorId: o.id,
      partyId: o.partyId,
      stationCode: o.stationCode,
      platform: '食品安全电子监管系统',
      connectedOn,
      lastDataOn: r.chance(0.05) ? connectedOn : null,
    },
    connectedOn,
  )
  if (!r.chance(0.03)) return
  const disconnectedOn = addDays(connectedOn, r.int(60, 600))
  world.revise(row, { disconnectedOn, endReason: '系统账号停用' }, disconnectedOn)
}

/** A first grade in some month after the opening, then one in the month in which the grade ends. */
function grade(world: World, m: SeedMonth, o: SeedOperator): void {
  const before = o.grading
  const due = before ? before.validTo <= m.last : m.random.chance(o.fromDay < world.openingDay ? 0.5 : 0.4)
  if (!due || m.random.chance(0.04)) return
  const usual = m.workday()
  const last = before ? addDays(before.validTo, -4) : usual
  const scoredOn = before && last < usual ? (last < m.first ? m.first : last) : usual
  if (before && yearOf(scoredOn) <= yearOf(before.row.current.scoredOn as Day)) return
  const fixed = m.random.int(8, 48) / 2
  const moving = m.random.int(6, 66) / 2
  const total = fixed + moving
  const bandGrade = bandOf(total * 100, law, scoredOn)
  const adjustment = m.random.chance(0.03) ? 1 : 0
  const riskGrade = adjusted(bandGrade, adjustment)
  const row = world.put(
    foodGrading,
    {
      operatorId: o.id,
      partyId: o.partyId,
      stationCode: o.stationCode,
      year: yearOf(scoredOn),
      ruleVersion: '2016版',
      staticScore: String(fixed),
      dynamicScore: String(moving),
      total: String(total),
      bandGrade,
      adjustment,
      adjustReason: adjustment === 0 ? null : '上年度抽检不合格',
      grade: riskGrade,
      plannedVisits: law.number(`food.grade.visits.${riskGrade}`, scoredOn),
      scoredOn,
      scoredBy: world.officers(personName(m.random))[0]!,
    },
    scoredOn,
  )
  const confirmedOn = addDays(scoredOn, m.random.int(1, 4))
  const validTo = gradeEnds(law, confirmedOn)
  world.revise(row, { confirmedOn, confirmedBy: world.officers(personName(m.random))[0]!, validTo }, confirmedOn)
  if (before) world.revise(before.row, { replacedOn: confirmedOn }, confirmedOn)
  o.grading = { row, validTo }
}

/** The rating of the year, which a few miss. */
function rate(world: World, m: SeedMonth, o: SeedOperator): void {
  if (m.random.chance(0.04) || ratingFrom(law, o.fromDay) > m.first) return
  rating(world, m, o)
}

function rating(world: World, m: SeedMonth, o: SeedOperator): void {
  const ratedOn = m.workday()
  const average = m.random.int(560, 980)
  world.put(
    cateringRating,
    {
      operatorId: o.id,
      partyId: o.partyId,
      stationCode: o.stationCode,
      year: m.year,
      average: String(average / 100),
      keyFailures: 0,
      mark: markOf(average, 0, law, ratedOn),
      ratedOn,
      rater: world.officers(personName(m.random))[0]!,
      postedOn: addDays(ratedOn, m.random.int(0, 7)),
    },
    ratedOn,
  )
}

/** One in ten hands in a report on the year before, in one of the first three months. */
function selfReport(world: World, m: SeedMonth, o: SeedOperator): void {
  const r = world.randomOf('self-report', o.id, m.year)
  if (r.int(1, 30) !== m.month) return
  const hazard = r.chance(0.15)
  const submittedOn = m.workday()
  const row = world.put(
    foodSelfReport,
    {
      operatorId: o.id,
      partyId: o.partyId,
      stationCode: o.stationCode,
      kind: 'ANNUAL',
      periodFrom: day(`${m.year - 1}-01-01`),
      periodTo: day(`${m.year - 1}-12-31`),
      itemsChecked: r.int(20, 48),
      selfMark: hazard ? 'PARTLY' : 'GOOD',
      hazards: hazard ? r.pick(['冷藏设备温度记录不全', '从业人员健康证明到期未换', '进货查验记录缺供货者凭证']) : null,
      measures: hazard ? '已安排专人整改' : null,
      submittedOn,
      submittedBy: personName(r),
    },
    submittedOn,
  )
  if (r.chance(0.02)) return
  const reviewedOn = addDays(submittedOn, r.int(2, 20))
  const followDueOn = hazard ? addDays(reviewedOn, 30) : null
  world.revise(
    row,
    { reviewedOn, reviewResult: 'ACCEPTED', reviewedBy: world.officers(personName(r))[0]!, followDueOn },
    reviewedOn,
  )
  if (!hazard || r.chance(0.04)) return
  const followedOn = addDays(reviewedOn, r.int(5, 28))
  world.revise(row, { followedOn, followNote: '现场核实，已整改' }, followedOn)
}
