import { sql } from '#platform/db/database.ts'
import type { ImportContext, ParsedRow, RowPlan, Write } from '#kernel/exchange/layout.ts'
import { isBranchType } from '#kernel/codelist/entity-types.ts'
import { stationsSince } from '#kernel/org/towns.ts'
import type { SearchedParty } from '#kernel/party/register.ts'
import { party, partyClass, partyContact, partyState, partyStation } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import { changeOf } from './register-change.ts'
import { type Stations, readKnown, readStations } from './register-known.ts'
import { type RegisterRow, RowReader } from './register-row.ts'
import { firstStates } from './register-states.ts'
import { entity, entityCapital, licenceIssue } from './tables.ts'

/** Lines of this import whose party stood already, by party: a second row of the same party is refused. */
const named = new WeakMap<LedgerTx, Map<string, number>>()

/** Decides for a chunk of rows of the register: a party not yet known is created with its periods, a known one takes what changed. */
export async function planRegister(rows: readonly ParsedRow[], c: ImportContext): Promise<RowPlan[]> {
  const reader = new RowReader(c)
  const read = rows.map((r) => reader.read(r))
  const known = await readKnown(c, read)
  const stations = await readStations(c)
  const inChunk = new Map<string, number>()
  const seen = named.get(c.tx) ?? new Map<string, number>()
  named.set(c.tx, seen)
  return read.map((row): RowPlan => {
    const key = row.code ?? `名称 ${row.name}`
    const earlier = inChunk.get(key)
    if (earlier !== undefined) return refusedTwice(row, earlier)
    const found = known.find(row)
    if (found === 'several')
      return {
        outcome: 'refused',
        reason: `登记册里有几户都叫“${row.name}”，这一行又没有号码，请补上统一社会信用代码。`,
      }
    if (found) {
      // Made by an earlier chunk of this very import, or named by an earlier row of it.
      const first =
        c.tx.batch !== undefined && found.party.originBatch === c.tx.batch && found.party.originLine !== row.line
          ? found.party.originLine
          : seen.get(found.party.id)
      if (first !== undefined && first !== null && first !== row.line) return refusedTwice(row, first)
    }
    const fault = datesOf(row, c)
    if (fault !== undefined) return { outcome: 'refused', reason: fault }
    const plan = found ? changeOf(row, found, stations, c) : creation(row, stations, c, reader)
    if (plan.outcome !== 'refused') {
      inChunk.set(key, row.line)
      if (found) seen.set(found.party.id, row.line)
    }
    return plan
  })
}

const refusedTwice = (row: RegisterRow, line: number): RowPlan => ({
  outcome: 'refused',
  reason: `${row.code === null ? `名称“${row.name}”` : `号码 ${row.code}`}与第 ${line} 行重复，请核对后只留一行。`,
})

function datesOf(row: RegisterRow, c: ImportContext): string | undefined {
  const { establishedOn: from } = row
  if (from !== null && from > c.today) return `成立日期 ${from} 还没有到，请核对。`
  for (const [label, on] of [
    ['注销日期', row.deregisteredOn],
    ['吊销日期', row.revokedOn],
  ] as const) {
    if (on === null) continue
    if (on > c.today) return `${label} ${on} 还没有到，请核对。`
    if (from !== null && on < from) return `${label} ${on} 早于成立日期 ${from}，请核对。`
  }
  return undefined
}

function creation(row: RegisterRow, stations: Stations, c: ImportContext, reader: RowReader): RowPlan {
  const { tx, today } = c
  const warnings = row.warnings
  const id = tx.makeId(tx.at)
  const unit = stations.of(row, warnings)
  const from = row.establishedOn ?? today
  if (row.establishedOn === null) warnings.push(`没有成立日期，从导入日 ${today} 起记为在册，不计入新增。`)
  if (row.code === null) warnings.push('没有统一社会信用代码或注册号，给了本局内部编号。')
  if (row.capital === null && row.type.category !== 'INDIVIDUAL' && !isBranchType(row.type.code))
    warnings.push('没有注册资本，按 0 计。')
  const originLine = row.line
  const stationCode = unit ?? null
  const common = { partyId: id, stationCode, originLine }
  const make = (): string => tx.makeId(tx.at)
  const externalNo = row.externalNo ?? (c.upstairs ? row.code : null)
  const writes: Write[] = [
    {
      insert: party,
      row: {
        id,
        kind: 'entity',
        name: row.name,
        code: row.code ?? `N${tx.scope.county}${id.replaceAll('-', '').slice(-14).toUpperCase()}`,
        codeKind: row.codeKind,
        codeValid: row.codeValid,
        oldCode: row.oldCode,
        address: row.address,
        legalRepName: row.legalRepName,
        stationCode,
        originLine,
      },
    },
    ...firstStates(row, from, warnings).map((s): Write => ({
      insert: partyState,
      row: { id: make(), ...common, ...s },
    })),
    {
      insert: partyClass,
      row: { id: make(), ...common, typeCode: row.type.code, category: row.type.category, fromDay: from },
    },
    {
      insert: entity,
      row: {
        id: make(),
        ...common,
        establishmentKind: row.establishedOn === null ? null : 'NEW',
        establishedOn: row.establishedOn,
        enteredOn: row.establishedOn,
        approvedOn: row.approvedOn,
        typeCode: row.type.code,
        category: row.type.category,
        scopeText: row.scopeText,
        industryCode: row.industryCode,
        industryText: row.industryText,
        termFrom: row.termFrom,
        termTo: row.termTo,
        regAuthority: row.regAuthority,
        jurisdictionOffice: row.jurisdiction,
        multiCert: row.multiCert,
        channel: row.channel,
        sourceSystem: externalNo === null ? null : (c.upperSystem ?? '上级系统'),
        externalNo,
      },
    },
  ]
  for (const period of unit === undefined ? [] : stationsSince(unit, stations.town(row), from))
    writes.push({ insert: partyStation, row: { id: make(), ...common, ...period } })
  if (row.phoneMasked !== null)
    writes.push({
      insert: partyContact,
      row: { id: make(), ...common, role: '联系电话', phoneMasked: row.phoneMasked },
    })
  if (row.capital !== null)
    writes.push({ insert: entityCapital, row: { id: make(), ...common, ...row.capital, fromDay: from } })
  if (row.multiCert === true && reader.multiCertFrom !== undefined && row.establishedOn !== null) {
    if (row.establishedOn >= reader.multiCertFrom)
      writes.push({
        insert: licenceIssue,
        row: { id: make(), ...common, issuedOn: row.establishedOn, reason: 'ESTABLISHMENT', multiCert: true },
      })
  }
  return { outcome: 'created', recordId: id, writes, warnings }
}

/** Parties of the register that exist and that no row of a full export named. */
export async function missingParties(
  c: ImportContext,
  named: ReadonlySet<string>,
): Promise<{ recordId: string; text: string }[]> {
  const rows = await c.tx.rows<{ id: string; text: string }>(sql`
    select p.id, p.name || ' ' || p.code as text from entity e
    join party p on p.county_code = e.county_code and p.id = e.party_id
    where e.county_code = ${c.tx.scope.county} and e.void_reason is null and exists (
      select 1 from party_state s where s.county_code = e.county_code and s.party_id = e.party_id and s.void_reason is null
        and s.to_day is null and s.state = any (${sql.param(existingStates)}::text[]))
    order by p.code`)
  return rows.flatMap((r) => (named.has(r.id) ? [] : [{ recordId: r.id, text: r.text }]))
}

/** The search words of parties as they stand now. */
export async function wordsOf(tx: LedgerTx, ids: readonly string[]): Promise<SearchedParty[]> {
  if (ids.length === 0) return []
  return await tx.rows<SearchedParty>(sql`
    select id, name, code from party where county_code = ${tx.scope.county} and id = any (${sql.param([...ids])}::uuid[])`)
}
