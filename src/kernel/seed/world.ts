import type { Table } from 'drizzle-orm'
import { type Moment, laterBy, momentOn } from '#platform/clock/clock.ts'
import { type Day, addDays, dayOf, daysInMonth, weekdayOf } from '#platform/clock/day.ts'
import { type MakeId, idMaker } from '#platform/ids/uuid.ts'
import type { EntityCategory, PartyState } from '#kernel/party/terms.ts'
import { metaOf } from '#platform/db/table.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { type LedgerTx, type LoadedVersion, type NewRow, loadVersions } from '#kernel/record/write.ts'
import { type Random, seeded } from './random.ts'

/** A party as the seeders know it. */
export interface SeedParty {
  id: string
  code: string
  name: string
  category: EntityCategory
  typeCode: string
  town: string
  stationCode: string
  legalRepName: string
  establishedOn: Day
  state: PartyState
  exitedOn?: Day
  /** What businesses note for each other by way of the world: `food`, `se-maker`. */
  marks: Set<string>
}

/** Kinds of place that the register of enterprises does not hold. */
export type PlaceKind =
  | 'school'
  | 'kindergarten'
  | 'hospital'
  | 'vaccination-site'
  | 'cdc'
  | 'market'
  | 'estate'
  | 'depot'

/** A place that is no enterprise, as the seeders know it. */
export interface SeedPlace {
  id: string
  code: string
  name: string
  place: PlaceKind
  town: string
  stationCode: string
}

/** A row being made: its current version and the earlier ones. */
export interface SeedRow {
  table: Table
  current: Record<string, unknown> & { id: string; version: number; recordedAt: Moment }
  earlier: (Record<string, unknown> & { supersededAt: Moment })[]
  /** Known only after the day of loading: not loaded at all. */
  future: boolean
}

/** One month to be filled. Its randomness comes from (seed, business, month) alone. */
export interface SeedMonth {
  year: number
  month: number
  first: Day
  last: Day
  random: Random
  /** A working day of the month, Monday to Friday. */
  workday(): Day
}

/** What a business adds to the demonstration county. */
export interface Seed {
  /** Businesses fill a month in this order; the register comes first. */
  order: number
  /** What stands at the start of the first month. */
  opening?(world: World, random: Random): void
  month(world: World, month: SeedMonth): void
}

/** The invented county while it is being made. Everything in memory, written in bulk at the end. */
export class World {
  readonly county: string
  readonly parties: SeedParty[] = []
  readonly places: SeedPlace[] = []
  /** Facts that one business leaves for a later one in the same month, by name: `licence-decided`. */
  readonly #facts = new Map<string, unknown[]>()
  readonly #rows = new Map<Table, SeedRow[]>()
  readonly #seed: string
  readonly now: Moment
  readonly openingDay: Day
  /** Share of the full county, 1 for the demonstration, small for tests. */
  readonly scale: number
  /** Set when every business is handled in an upper system: its name and a number of its own stand on each record. */
  readonly #upperSystem: string | undefined
  readonly #officers: readonly string[]
  #makeId: MakeId = idMaker()
  #random: Random

  constructor(options: {
    seed: string
    county: string
    now: Moment
    openingDay: Day
    scale: number
    upperSystem?: string
    /** Names of the bureau's people, on whom matters stand. */
    officers?: readonly string[]
  }) {
    this.#seed = options.seed
    this.county = options.county
    this.now = options.now
    this.openingDay = options.openingDay
    this.scale = options.scale
    this.#upperSystem = options.upperSystem
    this.#officers = options.officers ?? []
    this.#random = seeded(this.#seed)
  }

  /** Begins the part of one business in one month: ids and lags become a function of (seed, business, month). */
  enter(business: string, year: number, month: number): SeedMonth {
    const random = seeded(this.#seed, business, year, month)
    this.#random = seeded(this.#seed, business, year, month, 'ids')
    this.#makeId = idMaker((n) => this.#random.bytes(n))
    const first = dayOf(year, month, 1)
    const last = dayOf(year, month, daysInMonth(year, month))
    const workday = (): Day => {
      const d = addDays(first, random.int(0, daysInMonth(year, month) - 1))
      const weekday = weekdayOf(d)
      const shift = weekday === 0 ? (d === last ? -2 : 1) : weekday === 6 ? (d === first ? 2 : -1) : 0
      return addDays(d, shift)
    }
    return { year, month, first, last, random, workday }
  }

  /** When a fact of that day became known: in office hours, up to `maxDays` days later. */
  known(d: Day, maxDays = 3): Moment {
    const lag = this.#random.chance(0.7) ? 0 : this.#random.int(0, maxDays)
    return momentOn(addDays(d, lag), (9 * 3600 + this.#random.int(0, 8 * 3600)) * 1000 + this.#random.int(0, 999))
  }

  /** Adds a row that became known at `known` (a moment, or the legal day with the usual lag). */
  put<T extends Table>(table: T, row: NewRow<T>, known: Moment | Day): SeedRow {
    const recordedAt = known.length === 10 ? this.known(known as Day) : (known as Moment)
    const given = row as Record<string, unknown>
    const id = (given.id as string | undefined) ?? this.#makeId(recordedAt)
    const upper = this.#upperSystem ? { sourceSystem: this.#upperSystem, externalNo: id } : {}
    const made: SeedRow = {
      table,
      current: { ...given, ...upper, id, version: 1, recordedAt },
      earlier: [],
      future: recordedAt > this.now,
    }
    const list = this.#rows.get(table)
    if (list) list.push(made)
    else this.#rows.set(table, [made])
    return made
  }

  /** Changes a row: the version before goes to the history. What becomes known after the day of loading is left out. */
  revise(row: SeedRow, set: Record<string, unknown>, known: Moment | Day): void {
    const at = known.length === 10 ? this.known(known as Day) : (known as Moment)
    if (row.future || at > this.now) return
    const recordedAt = at > row.current.recordedAt ? at : laterBy(row.current.recordedAt, 60_000)
    row.earlier.push({ ...row.current, supersededAt: recordedAt })
    row.current = { ...row.current, ...set, version: row.current.version + 1, recordedAt }
  }

  /** Randomness that belongs to a thing rather than to a month: the same whenever it is asked for. */
  randomOf(...words: (string | number)[]): Random {
    return seeded(this.#seed, ...words)
  }

  /** People of the bureau in place of drawn names, the same for the same names and no one twice; the names themselves in a county without staff. */
  officers(...drawn: string[]): string[] {
    if (this.#officers.length < drawn.length) return drawn
    const chosen: string[] = []
    for (const name of drawn)
      chosen.push(seeded('officer', name).pick(this.#officers.filter((o) => !chosen.includes(o))))
    return chosen
  }

  newId(at: Moment): string {
    return this.#makeId(at)
  }

  /** Leaves a fact for other businesses. */
  tell(name: string, fact: unknown): void {
    const list = this.#facts.get(name)
    if (list) list.push(fact)
    else this.#facts.set(name, [fact])
  }

  /** Takes the facts told under a name since they were last taken. */
  take<T>(name: string): T[] {
    const list = (this.#facts.get(name) ?? []) as T[]
    this.#facts.delete(name)
    return list
  }

  /** How many of something that is `full` in the whole county, at this scale; at least `least`. */
  amount(full: number, least = 0): number {
    return Math.max(least, Math.round(full * this.scale))
  }

  rowsOf(table: Table): readonly SeedRow[] {
    return this.#rows.get(table) ?? []
  }

  get rowCount(): number {
    let n = 0
    for (const rows of this.#rows.values()) n += rows.length
    return n
  }

  /** Writes everything, a table after those that it points at. A row whose parent is not known yet is not known either. */
  async flush(tx: LedgerTx, progress: (share: number) => void): Promise<void> {
    const total = this.rowCount
    let done = 0
    const left = new Set<string>()
    for (const { table, parents } of inOrder([...this.#rows.keys()])) {
      const rows = this.#rows.get(table)!
      const kept = rows.filter((r) => {
        r.future ||= parents.some((key) => left.has(r.current[key] as string))
        if (r.future) left.add(r.current.id)
        return !r.future
      })
      for (let start = 0; start < kept.length; start += 10_000) {
        const part = kept.slice(start, start + 10_000)
        await loadVersions(tx, table, part.flatMap((r) => [r.current, ...r.earlier]) as LoadedVersion<Table>[])
        progress((done += part.length) / total)
      }
      done += rows.length - kept.length
    }
  }
}

/** Tables with the columns that point at others, parents first. */
function inOrder(tables: readonly Table[]): { table: Table; parents: string[] }[] {
  const ledgers = new Map(declaredLedgers().map((l) => [l.table, l]))
  const made: { table: Table; parents: string[] }[] = []
  const seen = new Set<Table>()
  const visit = (table: Table): void => {
    if (seen.has(table)) return
    seen.add(table)
    const references = ledgers.get(table)?.references ?? {}
    for (const parent of Object.values(references)) visit(parent)
    const key = (column: string): string => metaOf(table).columns.find((c) => c.name === column)!.key
    if (tables.includes(table)) made.push({ table, parents: Object.keys(references).map(key) })
  }
  tables.forEach(visit)
  return made
}
