import type { Day } from '#platform/clock/day.ts'
import type { Random } from '#kernel/seed/random.ts'
import type { SeedParty, SeedRow, World } from '#kernel/seed/world.ts'

/** A party with the rows that its life changes. */
export interface SeedFile {
  party: SeedParty
  partyRow: SeedRow
  stateRow: SeedRow
  classRow: SeedRow
  stationRow: SeedRow
  capitalRow?: SeedRow
}

/** What the register remembers between months of one world. */
export interface County {
  files: SeedFile[]
  names: Set<string>
  /** Things that come due in a month, `2021-06`. */
  due: Map<string, ((month: { random: Random; workday(): Day }) => void)[]>
  /** Serial numbers given out in the current month. */
  serial: number
}

const counties = new WeakMap<World, County>()

export function countyOf(world: World): County {
  let county = counties.get(world)
  if (!county) {
    county = { files: [], names: new Set(), due: new Map(), serial: 0 }
    counties.set(world, county)
  }
  return county
}

/** A party in state ACTIVE, established before `before`, that `fits`; undefined when a few tries find none. */
export function pickActive(
  county: County,
  random: Random,
  before: Day,
  fits: (f: SeedFile) => boolean = () => true,
): SeedFile | undefined {
  for (let tries = 0; tries < 60 && county.files.length > 0; tries++) {
    const file = random.pick(county.files)
    if (file.party.state === 'ACTIVE' && file.party.establishedOn < before && fits(file)) return file
  }
  return undefined
}

export const isEnterprise = (f: SeedFile): boolean =>
  f.party.category === 'ENT_DOMESTIC' || f.party.category === 'ENT_FOREIGN'

/** Puts something off for some months. */
export function inMonths(
  county: County,
  m: { year: number; month: number },
  months: number,
  act: (month: { random: Random; workday(): Day }) => void,
): void {
  const at = m.year * 12 + m.month - 1 + months
  const key = monthKey(Math.floor(at / 12), (at % 12) + 1)
  const list = county.due.get(key)
  if (list) list.push(act)
  else county.due.set(key, [act])
}

export const monthKey = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`
