import { pinyin } from 'pinyin-pro'
import { type Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { type LedgerTx, type NewRow, insertRows } from '#kernel/record/write.ts'
import { reversed, searchGrams } from './field.ts'
import { party, partyClass, partyState, partyStation } from './tables.ts'
import type { EntityCategory, PartyState } from './terms.ts'

/** A party to register with the periods it starts with. */
export interface NewParty {
  row: NewRow<typeof party>
  /** First registration state and its legal day. */
  state?: { state: PartyState; fromDay: Day; decisionNo?: string; basis?: string }
  class?: { typeCode: string; category: EntityCategory; fromDay: Day }
  station?: { unitCode: string; grid?: string; townCode?: string | null; fromDay: Day }
}

/** Registers parties with their first periods and search words, set-based. Returns their ids in order. */
export async function registerParties(tx: LedgerTx, parties: readonly NewParty[]): Promise<string[]> {
  const withIds = parties.map((p) => ({ ...p, id: p.row.id ?? tx.makeId(tx.at) }))
  await insertRows(
    tx,
    party,
    withIds.map((p) => ({ ...p.row, id: p.id, stationCode: p.row.stationCode ?? p.station?.unitCode ?? null })),
  )
  const common = (p: (typeof withIds)[number]) => ({
    partyId: p.id,
    stationCode: p.row.stationCode ?? p.station?.unitCode ?? null,
    originLine: p.row.originLine,
    recordedAt: p.row.recordedAt,
  })
  await insertRows(
    tx,
    partyState,
    withIds.flatMap((p) => (p.state ? [{ ...common(p), ...p.state }] : [])),
  )
  await insertRows(
    tx,
    partyClass,
    withIds.flatMap((p) => (p.class ? [{ ...common(p), ...p.class }] : [])),
  )
  await insertRows(
    tx,
    partyStation,
    withIds.flatMap((p) => (p.station ? [{ ...common(p), ...p.station }] : [])),
  )
  await indexParties(
    tx,
    withIds.map((p) => ({ id: p.id, name: p.row.name, code: p.row.code })),
  )
  return withIds.map((p) => p.id)
}

/** What of a party is searched for. */
export interface SearchedParty {
  id: string
  name: string
  code: string
}

/** Writes the search words of parties: pieces of the name, its pinyin initials, the code from its end. Public words only. */
export async function indexParties(tx: LedgerTx, parties: readonly SearchedParty[]): Promise<void> {
  const chunk = 5_000
  // New words wait in a list until it is this long and go into the index together; the usual 4 MB make a bulk load twice as slow.
  if (parties.length > 1_000) await tx.execute(sql`set local gin_pending_list_limit = '16MB'`)
  for (let start = 0; start < parties.length; start += chunk) {
    const part = parties.slice(start, start + chunk).map((p) => ({ ...p, initials: initialsOf(p.name) }))
    const column = (of: (p: (typeof part)[number]) => string) => sql.param(part.map(of))
    await tx.execute(sql`
      insert into party_search (county_code, party_id, initials, code_tail, grams)
      select ${tx.scope.county}, id, initials, code_tail, string_to_array(grams, ' ')
      from unnest(${column((p) => p.id)}::uuid[], ${column((p) => p.initials)}::text[], ${column((p) => reversed(p.code))}::text[],
        ${column((p) => [...new Set([p.name, p.initials].flatMap(searchGrams))].join(' '))}::text[]) l(id, initials, code_tail, grams)
      on conflict (county_code, party_id) do update set initials = excluded.initials, code_tail = excluded.code_tail, grams = excluded.grams`)
  }
}

/** 玉衡县恒川木业 → yhxhcmy. What is no Chinese stays as it is. */
const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
