import { type Day, addDays, addMonths } from '#platform/clock/day.ts'
import type { PartyState } from '#kernel/party/terms.ts'
import { partyClass, partyState, partyStation } from '#kernel/party/tables.ts'
import { address, demoStations, personName } from '#kernel/seed/words.ts'
import type { SeedMonth, World } from '#kernel/seed/world.ts'
import { entityCapital, entityChange, exitFiling, suspensionFiling } from '../tables.ts'
import type { ChangeItem } from '../terms.ts'
import { type SeedFile, countyOf, inMonths, isEnterprise, pickActive } from './county.ts'
import { issueLicence } from './licence.ts'

const goneStates: ReadonlySet<PartyState> = new Set([
  'REVOKED',
  'CANCELLED_REG',
  'CLOSED_ORDER',
  'DEREGISTERED',
  'FORCED_DEREG',
  'MOVED_OUT',
])

/** Ends the state period and begins the next; both become known together. */
export function turn(world: World, f: SeedFile, state: PartyState, on: Day, more: { decisionNo?: string } = {}): void {
  const known = world.known(on)
  world.revise(f.stateRow, { toDay: on }, known)
  f.stateRow = world.put(
    partyState,
    { partyId: f.party.id, stationCode: f.party.stationCode, state, fromDay: on, ...more },
    known,
  )
  f.party.state = state
  if (goneStates.has(state)) f.party.exitedOn ??= on
  else delete f.party.exitedOn
}

/** Exits, revocations, suspensions, moves and changes of one month. */
export function lifeOf(world: World, m: SeedMonth): void {
  const county = countyOf(world)
  const settled = addMonths(m.first, -1)
  const pick = (fits?: (f: SeedFile) => boolean): SeedFile | undefined => pickActive(county, m.random, settled, fits)
  for (let i = world.amount(50, 1); i > 0; i--) {
    const f = pick()
    if (!f) continue
    if (isEnterprise(f) && m.random.chance(0.5)) liquidate(world, m, f)
    else deregister(world, f, m.workday())
  }
  for (let i = world.amount(3, m.month % 6 === 0 ? 1 : 0); i > 0; i--) {
    const f = pick(isEnterprise)
    if (!f) continue
    turn(world, f, 'REVOKED', m.workday(), { decisionNo: `玉市监处罚〔${m.year}〕${m.random.int(100, 400)}号` })
    if (m.random.chance(0.4))
      inMonths(county, m, m.random.int(8, 30), (later) => turn(world, f, 'DEREGISTERED', later.workday()))
  }
  if (m.month % 4 === 2) {
    const recent = addMonths(m.first, -6)
    const f = pickActive(county, m.random, m.first, (x) => isEnterprise(x) && x.party.establishedOn >= recent)
    if (f) turn(world, f, 'CANCELLED_REG', m.workday(), { decisionNo: `玉市监撤登〔${m.year}〕${m.month}号` })
  }
  if (m.month === 9) {
    const f = county.files.find((x) => x.party.state === 'DEREGISTERED' && x.party.exitedOn! >= addMonths(m.first, -8))
    if (f) turn(world, f, 'ACTIVE', m.workday(), { decisionNo: `（${m.year}）玉行初字第${m.month}号` })
  }
  if (m.month % 2 === 0) {
    const f = pick(isEnterprise)
    if (f) turn(world, f, 'MOVED_OUT', m.workday())
  }
  if (m.first >= '2022-03-01')
    for (let i = world.amount(2, m.month % 4 === 0 ? 1 : 0); i > 0; i--) {
      const f = pick()
      if (f) suspend(world, m, f)
    }
  changes(world, m, pick)
}

function deregister(world: World, f: SeedFile, on: Day): void {
  turn(world, f, 'DEREGISTERED', on)
  world.put(
    exitFiling,
    {
      partyId: f.party.id,
      stationCode: f.party.stationCode,
      procedure: f.party.category === 'INDIVIDUAL' ? 'ORDINARY' : 'SIMPLIFIED',
      ...(f.party.category === 'INDIVIDUAL' ? {} : { noticeFrom: addDays(on, -28), noticeTo: addDays(on, -8) }),
      appliedOn: addDays(on, -1),
      decidedOn: on,
      approved: true,
      reason: '不再经营',
    },
    on,
  )
}

function liquidate(world: World, m: SeedMonth, f: SeedFile): void {
  const on = m.workday()
  turn(world, f, 'LIQUIDATING', on)
  const row = world.put(
    exitFiling,
    {
      partyId: f.party.id,
      stationCode: f.party.stationCode,
      procedure: 'ORDINARY',
      liquidationOn: on,
      noticeFrom: on,
      noticeTo: addDays(on, 44),
      reason: '决议解散',
    },
    on,
  )
  inMonths(countyOf(world), m, m.random.int(2, 4), (later) => {
    const done = later.workday()
    turn(world, f, 'DEREGISTERED', done)
    world.revise(row, { appliedOn: addDays(done, -2), decidedOn: done, approved: true }, done)
  })
}

function suspend(world: World, m: SeedMonth, f: SeedFile): void {
  const filedOn = m.workday()
  const fromDay = addDays(filedOn, 1)
  const months = m.random.int(3, 24)
  turn(world, f, 'SUSPENDED', fromDay)
  const row = world.put(
    suspensionFiling,
    {
      partyId: f.party.id,
      stationCode: f.party.stationCode,
      filedOn,
      fromDay,
      toDay: addMonths(fromDay, months),
      serviceAddress: String(f.partyRow.current.address),
      publishedOn: filedOn,
    },
    filedOn,
  )
  inMonths(countyOf(world), m, Math.max(1, months - m.random.int(0, 2)), (later) => {
    const resumedOn = later.workday()
    turn(world, f, 'ACTIVE', resumedOn)
    world.revise(row, { resumedOn }, resumedOn)
  })
}

function changes(world: World, m: SeedMonth, pick: (fits?: (f: SeedFile) => boolean) => SeedFile | undefined): void {
  const record = (f: SeedFile, item: ChangeItem, before: string, after: string, changedOn: Day): void => {
    world.put(
      entityChange,
      { partyId: f.party.id, stationCode: f.party.stationCode, item, before, after, changedOn },
      changedOn,
    )
    if (m.random.chance(0.7)) issueLicence(world, f, changedOn, 'CHANGE')
  }
  for (let i = world.amount(8, 1); i > 0; i--) {
    const f = pick((x) => x.capitalRow !== undefined && isEnterprise(x))
    if (!f?.capitalRow) continue
    const on = m.workday()
    const known = world.known(on)
    const old = f.capitalRow.current
    const factor = BigInt(m.random.pick([2, 3, 5]))
    const [amountFen, rmbFen] = [(old.amountFen as bigint) * factor, (old.rmbFen as bigint) * factor]
    world.revise(f.capitalRow, { toDay: on }, known)
    f.capitalRow = world.put(
      entityCapital,
      {
        partyId: f.party.id,
        stationCode: f.party.stationCode,
        amountFen,
        currency: old.currency as string,
        rate: (old.rate as string | null) ?? null,
        rmbFen,
        fromDay: on,
      },
      known,
    )
    const wan = (fen: unknown): string => `${(fen as bigint) / 1_000_000n}万元`
    record(f, '05', wan(old.amountFen), wan(amountFen), on)
  }
  for (let i = world.amount(10, 1); i > 0; i--) {
    const f = pick()
    if (!f) continue
    const on = m.workday()
    const moved = address(m.random, f.party.town)
    record(f, '02', String(f.partyRow.current.address), moved, on)
    world.revise(f.partyRow, { address: moved }, on)
  }
  for (let i = world.amount(6, 1); i > 0; i--) {
    const f = pick(isEnterprise)
    if (!f) continue
    const on = m.workday()
    const next = personName(m.random)
    record(f, '03', f.party.legalRepName, next, on)
    world.revise(f.partyRow, { legalRepName: next }, on)
    f.party.legalRepName = next
  }
  for (let i = world.amount(2, 0); i > 0; i--) {
    const f = pick((x) => x.party.typeCode === '1130')
    if (!f) continue
    const on = m.workday()
    const known = world.known(on)
    world.revise(f.classRow, { toDay: on }, known)
    f.classRow = world.put(
      partyClass,
      {
        partyId: f.party.id,
        stationCode: f.party.stationCode,
        typeCode: '1151',
        category: f.party.category,
        fromDay: on,
      },
      known,
    )
    f.party.typeCode = '1151'
    record(f, '04', '1130', '1151', on)
  }
  for (let i = world.amount(4, 0); i > 0; i--) {
    const f = pick()
    if (f) move(world, m, f)
  }
}

/** Another station answers for the party from a day on. */
function move(world: World, m: SeedMonth, f: SeedFile): void {
  const station = m.random.pick(demoStations.filter((s) => s.code !== f.party.stationCode))
  const on = m.workday()
  const known = world.known(on)
  world.revise(f.stationRow, { toDay: on }, known)
  f.stationRow = world.put(
    partyStation,
    { partyId: f.party.id, stationCode: station.code, unitCode: station.code, fromDay: on },
    known,
  )
  world.revise(f.partyRow, { stationCode: station.code }, known)
  f.party.stationCode = station.code
}
