import { type Day, addDays, addYears, day, yearOf } from '#platform/clock/day.ts'
import type { Random } from '#kernel/seed/random.ts'
import type { Seed, SeedRow, World } from '#kernel/seed/world.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { personName } from '#kernel/seed/words.ts'
import { foodTrainingLaw } from './law.ts'
import { outcomeOf } from './rules.ts'
import { foodTrainingPerson, foodTrainingStep, foodTrainingUnit } from './tables.ts'
import type { UnitKind } from './terms.ts'

const law: LawBook = new LawBook(foodTrainingLaw)
const catering = /餐饮|酒店|饭店|食府/

interface SeedUnit {
  row: SeedRow
  partyId: string
  stationCode: string
  person: SeedRow
  registered: boolean
  /** Month of the year in which it trains. */
  month: number
  exitedOn?: () => Day | undefined
  ended: boolean
}
interface Memory {
  units: SeedUnit[]
  seen: number
  opened: boolean
}
const memories = new WeakMap<World, Memory>()

/**
 * Catering firms of the register and the canteens of schools, kindergartens and hospitals; the first of each year's months trains, a
 * little later it is assessed. Planted: the second unit was trained and never registered, the fourth is assessed without training (E18).
 */
export const foodTrainingSeed: Seed = {
  order: 26,
  month(world, m) {
    const memory: Memory = memories.get(world) ?? { units: [], seen: 0, opened: false }
    memories.set(world, memory)
    const enter = (p: { id: string; code: string; stationCode: string }, kind: UnitKind, fromDay: Day): SeedUnit => {
      const r = world.randomOf('food-training', p.code)
      const known = fromDay < world.openingDay ? world.openingDay : fromDay
      const common = { partyId: p.id, stationCode: p.stationCode }
      const row = world.put(foodTrainingUnit, { ...common, kind, fromDay }, known)
      const n = memory.units.length
      const registered = n === 1 ? false : n === 3 || r.chance(0.97)
      const enteredOn = addDays(known, r.int(0, 10))
      const person = world.put(
        foodTrainingPerson,
        {
          ...common,
          unitId: row.current.id,
          personName: personName(r),
          post: r.pick(['MANAGER', 'OFFICER'] as const),
          enteredOn,
          registeredOn: registered ? addDays(enteredOn, r.int(1, 20)) : null,
          accountNo: registered ? `SP${p.code.slice(-6)}` : null,
        },
        addDays(enteredOn, 20),
      )
      const unit = {
        row,
        partyId: p.id,
        stationCode: p.stationCode,
        person,
        registered,
        month: r.int(2, 10),
        ended: false,
      }
      memory.units.push(unit)
      return unit
    }
    if (!memory.opened) {
      memory.opened = true
      for (const p of world.places)
        if (p.place === 'school' || p.place === 'kindergarten' || p.place === 'hospital')
          enter(p, p.place === 'hospital' ? 'CANTEEN_OTHER' : 'CANTEEN_SCHOOL', addYears(world.openingDay, -1))
    }
    for (; memory.seen < world.parties.length; memory.seen++) {
      const p = world.parties[memory.seen]!
      if (p.category === 'INDIVIDUAL' || p.category === 'REP_OFFICE' || !catering.test(p.name)) continue
      enter(p, 'CATERING', addDays(p.establishedOn, 40)).exitedOn = () => p.exitedOn
    }
    for (const closed of world.take<{ partyId: string; on: Day }>('canteen-ended'))
      for (const u of memory.units) if (u.partyId === closed.partyId) leave(world, u, closed.on, '食堂停办')
    memory.units.forEach((u, n) => {
      const left = u.exitedOn?.()
      if (left !== undefined) leave(world, u, left, '主体注销')
      if (u.ended || u.month !== m.month || u.row.future || u.person.future) return
      if ((u.person.current.enteredOn as Day) > addDays(m.first, -40)) return
      year(world, u, world.randomOf('food-training', u.person.current.id, m.year), m.workday(), n)
    })
  },
}

function leave(world: World, u: SeedUnit, on: Day, leaveReason: string): void {
  if (u.ended) return
  u.ended = true
  if (on > (u.row.current.fromDay as Day)) world.revise(u.row, { toDay: on, leaveReason }, on)
}

/** What a unit does in a year: nine in ten of the registered train, most of them pass, some at the second try. */
function year(world: World, u: SeedUnit, r: Random, trainedOn: Day, n: number): void {
  const planted = yearOf(trainedOn) >= 2021 ? n : -1
  const common = { personId: u.person.current.id, partyId: u.partyId, stationCode: u.stationCode }
  if (planted !== 1 && (!u.registered || (planted !== 3 && !r.chance(0.94)))) return
  if (planted !== 3)
    world.put(
      foodTrainingStep,
      { ...common, step: 'TRAINED', onDay: trainedOn, title: '食品安全管理人员培训', hours: String(r.int(40, 48)) },
      trainedOn,
    )
  if (planted !== 3 && !r.chance(0.95)) return
  const assess = (onDay: Day, score: number): SeedRow => {
    const { passMark, ...outcome } = outcomeOf(score, onDay, law)
    return world.put(
      foodTrainingStep,
      {
        ...common,
        ...outcome,
        step: 'ASSESSED',
        onDay,
        title: '监督抽查考核',
        examKind: r.chance(0.6) ? 'SPOT' : 'SELF',
        score: String(score),
        passMark: String(passMark),
      },
      onDay,
    )
  }
  const onDay = addDays(trainedOn, r.int(5, 30))
  const passed = planted === 3 || r.chance(0.93)
  const row = assess(onDay, passed ? r.int(60, 99) : r.int(35, 59))
  if (passed || r.chance(0.2)) return
  const again = addDays(onDay, r.int(7, 28))
  if (again > day(`${yearOf(onDay)}-12-31`)) return
  world.revise(row, { retestedOn: again }, again)
  assess(again, r.int(60, 90))
}
