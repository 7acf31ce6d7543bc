import type { Day } from '#platform/clock/day.ts'
import type { Table } from 'drizzle-orm'
import type { ImportContext, RowPlan, Write } from '#kernel/exchange/layout.ts'
import { party, partyClass, partyContact, partyState, partyStation } from '#kernel/party/tables.ts'
import { partyStates } from '#kernel/party/terms.ts'
import type { KnownParty, Stations } from './register-known.ts'
import type { RegisterRow } from './register-row.ts'
import { firstStates, turnsOf } from './register-states.ts'
import { entity, entityCapital, entityChange } from './tables.ts'
import type { ChangeItem } from './terms.ts'

interface Standing {
  id: string
  version: number
}

/** What a row of a later export changes on a party that stands: only what it says otherwise, each change on its legal day. */
export function changeOf(row: RegisterRow, known: KnownParty, stations: Stations, c: ImportContext): RowPlan {
  const change = new Change(row, known, c)
  const refused = change.states()
  if (refused !== undefined) return { outcome: 'refused', reason: refused }
  change.ownFile()
  change.types()
  change.items()
  change.capital()
  change.station(stations.named(row), stations.town(row)?.code)
  if (row.phoneMasked !== null && !known.hasPhone)
    change.add(partyContact, { role: '联系电话', phoneMasked: row.phoneMasked })
  return change.plan()
}

class Change {
  readonly #row: RegisterRow
  readonly #known: KnownParty
  readonly #c: ImportContext
  readonly #writes: Write[] = []
  readonly #sets = new Map<Standing, { table: Table; set: Record<string, unknown> }>()
  readonly #warnings: string[]
  #undated = false

  constructor(row: RegisterRow, known: KnownParty, c: ImportContext) {
    this.#row = row
    this.#known = known
    this.#c = c
    this.#warnings = []
  }

  add(table: Table, values: Record<string, unknown>): void {
    this.#writes.push({
      insert: table,
      row: {
        id: this.#c.tx.makeId(this.#c.tx.at),
        partyId: this.#known.party.id,
        stationCode: this.#known.party.stationCode,
        originLine: this.#row.line,
        ...values,
      },
    })
  }

  #set(table: Table, standing: Standing, set: Record<string, unknown>): void {
    const before = this.#sets.get(standing)
    if (before) Object.assign(before.set, set)
    else this.#sets.set(standing, { table, set })
  }

  /** The legal day of a change: a new day of approval, else the day of the import, which the row is warned of. */
  #day(after: Day | undefined): Day {
    const approved = this.#row.approvedOn
    const last = this.#known.entity?.approvedOn ?? null
    if (approved !== null && (last === null || approved > last) && (after === undefined || approved > after))
      return approved
    this.#undated = true
    return this.#c.today
  }

  #record(item: ChangeItem, before: unknown, after: unknown, changedOn: Day): void {
    this.add(entityChange, { item, before: before ?? null, after, changedOn })
  }

  /** Closes the running period and begins the next on a day; the same day just corrects it. */
  #next(table: Table, open: Standing & { fromDay: Day }, on: Day, values: Record<string, unknown>): void {
    if (on <= open.fromDay) this.#set(table, open, values)
    else {
      this.#set(table, open, { toDay: on })
      this.add(table, { ...values, fromDay: on })
    }
  }

  states(): string | undefined {
    const { states } = this.#known
    const row = this.#row
    if (states.length === 0) {
      for (const period of firstStates(row, row.establishedOn ?? this.#c.today, this.#warnings))
        this.add(partyState, { ...period })
      return undefined
    }
    const open = states.at(-1)!
    const turns = turnsOf(row)
    if (row.state === 'ACTIVE' && open.state !== 'ACTIVE') {
      if (!partyStates[open.state].existing)
        this.#warnings.push(`账上是“${partyStates[open.state].label}”，文件是存续，按恢复登记处理，请核对。`)
      this.#next(partyState, open, this.#day(open.fromDay), { state: 'ACTIVE' })
      return undefined
    }
    const last = turns.at(-1)
    if (!last) return undefined
    if (last.state === open.state) {
      const before = states.at(-2)
      // The day was not known before, or is corrected now.
      if (
        last.on !== null &&
        last.on !== open.fromDay &&
        before &&
        before.toDay === open.fromDay &&
        last.on > before.fromDay
      ) {
        this.#set(partyState, before, { toDay: last.on })
        this.#set(partyState, open, { fromDay: last.on })
        this.#warnings.push(`${partyStates[open.state].label}日期由 ${open.fromDay} 更正为 ${last.on}。`)
      }
      return undefined
    }
    let from: Day = open.fromDay
    let running: (Standing & { fromDay: Day }) | undefined = open
    for (const { state, on } of turns) {
      if (running && running === open && state === open.state) continue
      const day: Day = on ?? this.#day(from)
      if (day < from)
        return `${partyStates[state].label}日期 ${day} 早于账上“${partyStates[open.state].label}”的起始日 ${from}，请核对。`
      if (running) {
        this.#next(partyState, running, day, { state })
        running = undefined
      } else {
        const write = this.#writes.findLast((w) => 'insert' in w && w.insert === partyState)
        if (write && 'row' in write) write.row.toDay = day
        else this.#set(partyState, open, { toDay: day })
        this.add(partyState, { state, fromDay: day })
      }
      from = day
    }
    return undefined
  }

  /** Name, address, representative and numbers of the party's own file. */
  ownFile(): void {
    const { party: p } = this.#known
    const row = this.#row
    for (const [field, item] of [
      ['name', '01'],
      ['address', '02'],
      ['legalRepName', '03'],
    ] as const) {
      const value = row[field]
      // A masked name says nothing.
      if (value === null || value === p[field] || value.includes('*')) continue
      if (p[field] !== null) this.#record(item, p[field], value, this.#day(undefined))
      this.#set(party, p, { [field]: value })
    }
    if (row.code !== null && row.code !== p.code && row.codeKind === 'uscc' && p.codeKind !== 'uscc') {
      this.#record('25', p.code, row.code, this.#day(undefined))
      this.#set(party, p, { code: row.code, codeKind: 'uscc', codeValid: row.codeValid })
      if (p.codeKind === 'old15' && p.oldCode === null) this.#set(party, p, { oldCode: p.code })
    }
    if (row.oldCode !== null && p.oldCode === null) this.#set(party, p, { oldCode: row.oldCode })
    if (p.kind !== 'entity') this.#set(party, p, { kind: 'entity' })
  }

  types(): void {
    const { classes } = this.#known
    const { type, establishedOn } = this.#row
    const open = classes.at(-1)
    if (!open) {
      this.add(partyClass, {
        typeCode: type.code,
        category: type.category,
        fromDay: establishedOn ?? this.#c.today,
      })
      return
    }
    // A guess does not move what is known.
    if (!type.exact || type.code === open.typeCode) return
    const on = this.#day(open.fromDay)
    this.#next(partyClass, open, on, { typeCode: type.code, category: type.category })
    this.#record('04', open.typeCode, type.code, on)
  }

  items(): void {
    const e = this.#known.entity
    const row = this.#row
    const externalNo = row.externalNo ?? (this.#c.upstairs ? row.code : null)
    const source = externalNo === null ? {} : { externalNo, sourceSystem: this.#c.upperSystem ?? '上级系统' }
    const said = {
      approvedOn: row.approvedOn,
      scopeText: row.scopeText,
      industryCode: row.industryCode,
      industryText: row.industryText,
      termFrom: row.termFrom,
      termTo: row.termTo,
      regAuthority: row.regAuthority,
      jurisdictionOffice: row.jurisdiction,
      multiCert: row.multiCert,
      channel: row.channel,
      ...source,
    }
    if (!e) {
      const { establishedOn } = row
      this.add(entity, {
        ...said,
        establishmentKind: establishedOn === null ? null : 'NEW',
        establishedOn,
        enteredOn: establishedOn,
        typeCode: row.type.code,
        category: row.type.category,
      })
      return
    }
    const old = e as Record<string, unknown>
    const set = Object.fromEntries(Object.entries(said).filter(([key, v]) => v !== null && v !== old[key]))
    if (row.scopeText !== null && e.scopeText !== null && row.scopeText !== e.scopeText)
      this.#record('12', e.scopeText, row.scopeText, this.#day(undefined))
    if (row.establishedOn !== null && row.establishedOn !== e.establishedOn) {
      set.establishedOn = row.establishedOn
      if (e.establishmentKind !== 'MOVE_IN') {
        set.enteredOn = row.establishedOn
        set.establishmentKind = e.establishmentKind ?? 'NEW'
        this.#moveStart(e.enteredOn, row.establishedOn)
      }
      this.#warnings.push(`成立日期由 ${e.establishedOn ?? '空'} 更正为 ${row.establishedOn}。`)
    }
    if (Object.keys(set).length > 0) this.#set(entity, e, set)
  }

  /** The first periods began with the establishment: they move with it. */
  #moveStart(was: Day | null, now: Day): void {
    const { states, classes, capitals } = this.#known
    for (const [table, first] of [
      [partyState, states[0]],
      [partyClass, classes[0]],
      [entityCapital, capitals[0]],
    ] as const) {
      if (first && (was === null || first.fromDay === was) && (first.toDay === null || now < first.toDay))
        this.#set(table, first, { fromDay: now })
    }
  }

  capital(): void {
    const { capital, establishedOn } = this.#row
    if (capital === null) return
    const open = this.#known.capitals.at(-1)
    if (!open) {
      this.add(entityCapital, { ...capital, fromDay: establishedOn ?? this.#c.today })
      return
    }
    if (open.amountFen === capital.amountFen && open.currency === capital.currency) return
    // The rate kept at registration stands for the same currency.
    const rmbFen = capital.rmbFen
    if (open.amountFen === null) {
      this.#set(entityCapital, open, { ...capital, rmbFen })
      return
    }
    const on = this.#day(open.fromDay)
    this.#next(entityCapital, open, on, { ...capital, rmbFen })
    this.#record('05', `${open.amountFen / 100n}元`, `${capital.amountFen / 100n}元`, on)
  }

  station(unit: string | undefined, townCode: string | undefined): void {
    const p = this.#known.party
    if (unit === undefined || unit === p.stationCode) return
    const open = this.#known.stations.at(-1)
    const on = this.#c.today
    if (open) this.#next(partyStation, open, on, { unitCode: unit, townCode })
    else this.add(partyStation, { unitCode: unit, townCode, fromDay: this.#row.establishedOn ?? on })
    this.#set(party, p, { stationCode: unit })
  }

  plan(): RowPlan {
    const recordId = this.#known.party.id
    for (const [standing, { table, set }] of this.#sets)
      this.#writes.push({ change: table, id: standing.id, version: standing.version, set, line: this.#row.line })
    if (this.#undated) this.#warnings.push(`没有新的核准日期，变更按导入日 ${this.#c.today} 记，请核对。`)
    // What is odd about a row that says nothing new was shown when it first came in.
    return this.#writes.length === 0
      ? { outcome: 'unchanged', recordId, warnings: this.#warnings }
      : { outcome: 'updated', recordId, writes: this.#writes, warnings: [...this.#row.warnings, ...this.#warnings] }
  }
}
