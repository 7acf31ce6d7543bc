import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { idMaker } from '#platform/ids/uuid.ts'
import { systemClock } from '#platform/clock/clock.ts'
import type { BenchFile } from './import-files.ts'

// What somebody would write who needs just these two files in just these tables, once: parse, convert, COPY. Nothing is checked,
// looked up, journalled or made searchable; every row is new and good.
const county = '459923'
const id = idMaker()

/** Reads a .csv and copies it into the ledgers that the product fills from it. Gives the number of rows. */
export async function importByHand(ownerUrl: string, kind: BenchFile, path: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const rows = kind === 'register' ? await copyRegister(client, path) : await copyFilings(client, path)
    await client.query('commit')
    return rows
  } finally {
    await client.end()
  }
}

/** Cells of a .csv line by line: quotes, doubled quotes, line breaks inside quotes. */
async function* lines(path: string): AsyncGenerator<string[]> {
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let closing = false
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    let text = chunk as string
    let start = 0
    for (let i = 0; i < text.length; i++) {
      const c = text[i]!
      if (quoted) {
        if (closing) {
          closing = false
          if (c === '"') {
            cell += '"'
            start = i + 1
            continue
          }
          quoted = false
        } else {
          if (c === '"') {
            cell += text.slice(start, i)
            start = i + 1
            closing = true
          }
          continue
        }
      }
      if (c === '"' && start === i && cell === '') {
        quoted = true
        start = i + 1
      } else if (c === ',' || c === '\n') {
        cells.push((cell + text.slice(start, i)).replace(/\r$/, ''))
        cell = ''
        start = i + 1
        if (c === '\n') {
          yield cells
          cells = []
        }
      }
    }
    cell += text.slice(start)
    text = ''
  }
  if (cell !== '' || cells.length > 0) yield [...cells, cell]
}

/** One value of COPY's text format. */
const value = (v: string | number | bigint | boolean | null): string =>
  v === null || v === ''
    ? '\\N'
    : String(v).replace(/[\\\t\n\r]/g, (c) => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[c]!}`)
const line = (...values: (string | number | bigint | boolean | null)[]): string => `${values.map(value).join('\t')}\n`

async function copy(client: pg.Client, into: string, rows: readonly string[]): Promise<void> {
  await pipeline(
    Readable.from(rows, { objectMode: false, highWaterMark: 1 << 20 }),
    client.query(copyFrom(`copy ${into} from stdin`)),
  )
}

/** Lines that become rows of one table, joined into pieces so that the stream does not work line by line. */
class Pile {
  readonly pieces: string[] = []
  #piece = ''
  add(text: string): void {
    this.#piece += text
    if (this.#piece.length > 1 << 18) {
      this.pieces.push(this.#piece)
      this.#piece = ''
    }
  }
  all(): string[] {
    if (this.#piece !== '') this.pieces.push(this.#piece)
    this.#piece = ''
    return this.pieces
  }
}

const standard = 'county_code, id, version, recorded_at, station_code'

async function copyRegister(client: pg.Client, path: string): Promise<number> {
  const units = await client.query<{ code: string; name: string }>(
    'select code, name from org_unit where county_code = $1',
    [county],
  )
  const stations = new Map(units.rows.map((u) => [u.name, u.code]))
  const piles = {
    party: new Pile(),
    party_state: new Pile(),
    party_class: new Pile(),
    party_station: new Pile(),
    entity: new Pile(),
    entity_capital: new Pile(),
  }
  const at = systemClock.now()
  let n = -1
  for await (const [
    ,
    name,
    code,
    type,
    person,
    capital,
    established,
    approved,
    ,
    address,
    scope,
    industry,
    authority,
    office,
  ] of lines(path)) {
    if (++n === 0) continue
    const company = type!.startsWith('有限')
    const [typeCode, category] = company ? ['1130', 'ENT_PRIVATE'] : ['9500', 'INDIVIDUAL']
    const unit = stations.get(office!) ?? null
    const partyId = id(at)
    const own = (): [string, string, number, string, string | null] => [county, id(at), 1, at, unit]
    const fen = BigInt(Math.round(Number(capital) * 1_000_000))
    piles.party.add(line(county, partyId, 1, at, unit, 'entity', name!, code!, 'uscc', true, address!, person!))
    piles.party_state.add(line(...own(), partyId, 'ACTIVE', established!))
    piles.party_class.add(line(...own(), partyId, typeCode!, category!, established!))
    piles.party_station.add(line(...own(), partyId, unit, established!))
    piles.entity.add(
      line(
        ...own(),
        partyId,
        'NEW',
        established!,
        established!,
        approved!,
        typeCode!,
        category!,
        scope!,
        industry!,
        authority!,
        office!,
      ),
    )
    piles.entity_capital.add(line(...own(), partyId, fen, 'CNY', fen, established!))
  }
  await copy(
    client,
    `party (${standard}, kind, name, code, code_kind, code_valid, address, legal_rep_name)`,
    piles.party.all(),
  )
  await copy(client, `party_state (${standard}, party_id, state, from_day)`, piles.party_state.all())
  await copy(client, `party_class (${standard}, party_id, type_code, category, from_day)`, piles.party_class.all())
  await copy(client, `party_station (${standard}, party_id, unit_code, from_day)`, piles.party_station.all())
  await copy(
    client,
    `entity (${standard}, party_id, establishment_kind, established_on, entered_on, approved_on, type_code, category, scope_text, industry_code, reg_authority, jurisdiction_office)`,
    piles.entity.all(),
  )
  await copy(
    client,
    `entity_capital (${standard}, party_id, amount_fen, currency, rmb_fen, from_day)`,
    piles.entity_capital.all(),
  )
  return n
}

async function copyFilings(client: pg.Client, path: string): Promise<number> {
  const parties = await client.query<{ code: string; id: string; station: string }>(
    'select code, id, station_code as station from party where county_code = $1 and void_reason is null',
    [county],
  )
  const byCode = new Map(parties.rows.map((p) => [p.code, p]))
  const pile = new Pile()
  const at = systemClock.now()
  let n = -1
  for await (const [code, , year, on, channel, employees] of lines(path)) {
    if (++n === 0) continue
    const party = byCode.get(code!)!
    pile.add(
      line(
        county,
        id(at),
        1,
        at,
        party.station,
        party.id,
        year!,
        on!,
        channel === '纸质' ? 'PAPER' : 'ELECTRONIC',
        employees!,
      ),
    )
  }
  await copy(
    client,
    `annual_filing (${standard}, party_id, report_year, first_filed_on, channel, employees)`,
    pile.all(),
  )
  return n
}
