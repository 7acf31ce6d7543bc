import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { readConfig } from '#platform/config/config.ts'
import entity from '#domains/entity/domain.ts'
import permit from '#domains/permit/domain.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { party, partyContact } from '#kernel/party/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Caller, houseOf, served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, () => houseOf([entity, permit]))
/** Made up, and masked wherever it shows. */
const phone = '000-0000-0042'
let audit: Caller
let partyId = ''
let masked = ''
let sealed = ''
let registered = ''

interface Row {
  id: string
  actor: string
  operation: string
  action: string
  subject: string
  records: number
  note: string | null
}
const log = async (query = '', caller = audit): Promise<Row[]> => {
  const answer = await caller.get(`/api/journal?limit=200${query}`)
  expect(answer.status, answer.body).toBe(200)
  return answer.json<{ rows: Row[] }>().rows
}

beforeAll(async () => {
  ;[partyId] = (await putParties(t, [
    someParty('玉衡县东门食品有限公司', '91459923000000001A', { station: '01' }),
  ])) as [string]
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '01', name: '城关所', shortName: '城关所', kind: 'station', fromDay: day('2019-01-01') },
    ]),
  )
  const registrar = await s.as('registrar')
  audit = await s.as('audit-admin')
  ;[masked] = (await t.write((tx) =>
    insertRows(tx, partyContact, [{ partyId, stationCode: '01', role: '联络员', phoneMasked: '000****0043' }]),
  )) as [string]
  t.clock.set('2021-12-05T01:30:00Z')
  await t.write((tx) => updateRows(tx, party, [{ id: partyId, version: 1, set: { address: '城关镇天枢大道 2 号' } }]), {
    operation: 'moveParty',
  })
  const made = await registrar.post('/api/entities', {
    name: '玉衡县恒川食品有限公司',
    code: makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: 'MA9X0001' }),
    typeCode: '1130',
    legalRepName: '石川',
    address: '城关镇天枢大道 3 号',
    stationCode: '01',
    establishedOn: '2021-12-01',
    capitalFen: '100000000',
    phone,
  })
  expect(made.status, made.body).toBe(200)
  registered = made.json<{ partyId: string }>().partyId
})

describe('the log on screen', () => {
  it('is for the audit administrator and nobody who works in business', async () => {
    for (const who of ['director', 'office', 'auditor', 'station'])
      expect((await (await s.as(who)).get('/api/journal')).status).toBe(403)
    expect((await log()).length).toBeGreaterThan(2)
  })

  it('is filtered by who, what, when and which record, and paged without gaps', async () => {
    expect((await log('&operation=moveParty')).map((r) => r.subject)).toEqual(['主体档案'])
    expect((await log('&who=registrar')).every((r) => r.actor === '登记许可')).toBe(true)
    expect((await log(`&record=${partyId}`)).map((r) => r.action)).toEqual(['update', 'insert'])
    expect(await log('&atFrom=2021-12-06')).toEqual([])
    expect((await log('&atTo=2021-12-05')).length).toBe((await log()).length)
    expect((await log('&action=update')).every((r) => r.action === 'update')).toBe(true)
    const all = (await log()).map((r) => r.id)
    const paged: string[] = []
    let after = ''
    do {
      const page = (await audit.get(`/api/journal?limit=2${after}`)).json<{ rows: Row[]; next: string | null }>()
      paged.push(...page.rows.map((r) => r.id))
      after = page.next === null ? '' : `&after=${page.next}`
    } while (after)
    expect(paged).toEqual(all)
    expect((await audit.get('/api/journal?after=x')).error().code).toBe('list.cursor')
  })

  it('shows what changed, before and after, and nothing sealed', async () => {
    const [row] = await log('&operation=moveParty')
    const entry = (await audit.get(`/api/journal/${row!.id}`)).json<{
      changes: { lines: object[] }[]
      recordIds: string[]
    }>()
    expect(entry.changes[0]!.lines).toEqual([{ label: '住所（经营场所）', before: null, after: '城关镇天枢大道 2 号' }])
    expect(entry.recordIds).toEqual([partyId])
    expect((await audit.get('/api/journal/999999')).status).toBe(404)
    for (const r of await log()) {
      const { body } = await audit.get(`/api/journal/${r.id}`)
      expect(body).not.toMatch(/aes256gcm|phoneKey|Sealed/)
      expect(body).not.toContain(phone)
    }
  })
})

describe('numbers of people', () => {
  const contacts = async (id: string) =>
    (await (await s.as('registrar')).get(`/api/parties/${id}/contacts`)).json<{
      contacts: { id: string; phone: string | null; sealed: string[] }[]
    }>().contacts

  it('are masked wherever they are listed', async () => {
    expect((await contacts(partyId)).map((c) => [c.phone, c.sealed])).toEqual([['000****0043', []]])
    const [listed] = await contacts(registered)
    sealed = listed!.id
    expect(listed).toMatchObject({ phone: expect.stringContaining('*'), sealed: ['phone'] })
    expect(JSON.stringify(listed)).not.toContain(phone)
    const rows = await t.asOwner<{ text: string }>('select row_to_json(c)::text as text from party_contact c')
    expect(rows.map((r) => r.text).join()).not.toContain(phone)
  })

  it('are shown one at a time against a reason, which the log has before the number goes out', async () => {
    const registrar = await s.as('registrar')
    const ask = (set: object, caller = registrar, id = sealed) =>
      caller.post(`/api/party-contacts/${id}/unmask`, { field: 'phone', reason: '通知补正', ...set })
    expect((await ask({ reason: '' })).status).toBe(400)
    expect((await ask({}, await s.as('director'))).status).toBe(403)
    expect((await ask({}, await s.as('other-station'))).status).toBe(404)
    expect((await ask({}, registrar, masked)).error().code).toBe('personal.masked-only')
    const before = (await log('&action=read-personal')).length
    expect((await ask({})).json()).toEqual({ value: phone })
    const read = await log('&action=read-personal')
    expect(read.length).toBe(before + 1)
    expect(read[0]).toMatchObject({ actor: '登记许可', subject: '联系人', note: '通知补正', operation: '查看完整号码' })
    // Who read this person's data, and what did this officer read.
    expect((await log(`&action=read-personal&record=${registered}`)).length).toBe(1)
    expect((await log('&action=read-personal&who=registrar')).length).toBe(1)
    expect((await audit.get(`/api/journal/${read[0]!.id}`)).body).not.toContain(phone)
  })

  it('are not shown when the log cannot be written', async () => {
    await t.asOwner('revoke insert on journal_entry from quanheng_app')
    const answer = await (
      await s.as('registrar')
    ).post(`/api/party-contacts/${sealed}/unmask`, { field: 'phone', reason: '试' })
    await t.asOwner('grant insert on journal_entry to quanheng_app')
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain(phone)
  })
})

describe('the sealed chain on screen', () => {
  const check = async (head?: string) =>
    (await audit.post('/api/journal-check', head === undefined ? {} : { head })).json<{
      clean: boolean
      head: string
      findings: { table: string; id: string; text: string }[]
    }>()

  it('is sealed and found whole; a row that was tampered with is named', async () => {
    t.clock.advance(60_000)
    const { head } = (await audit.post('/api/journal-seal', {})).json<{ head: string }>()
    expect(await check(head)).toMatchObject({ clean: true, head, findings: [] })
    await t.asOwner(`update party set name = '改过的名字' where id = $1`, [partyId])
    const found = await check(head)
    expect(found.clean).toBe(false)
    expect(found.findings).toMatchObject([{ table: 'party', id: partyId, text: expect.stringContaining('主体档案') }])
    await t.asOwner(`update party set name = '玉衡县东门食品有限公司' where id = $1`, [partyId])
    const [row] = await log('&operation=moveParty')
    await t.asOwner(`update journal_entry set actor = '别人' where seq = $1`, [row!.id])
    expect((await check(head)).findings).toMatchObject([{ table: 'journal_entry', id: row!.id }])
    await t.asOwner(`update journal_entry set actor = 'test' where seq = $1`, [row!.id])
    expect(await check(head)).toMatchObject({ clean: true })
    expect((await check('0'.repeat(64))).findings[0]!.text).toContain('链头')
    expect((await audit.post('/api/journal-check', { head: 'abc' })).status).toBe(400)
  })

  it('says since when there is a log, how much is sealed, and for how long it is kept', async () => {
    const state = (await audit.get('/api/journal-state')).json<{
      entries: number
      leastMonths: number
      first: string
    }>()
    expect(state).toMatchObject({ leastMonths: 6, first: expect.stringMatching(/^2021-12-05/) })
    expect(state.entries).toBe((await log()).length)
  })
})

describe('the log is kept', () => {
  it('for six months at least: a shorter promise is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanheng-months-'))
    const config = (months: number) => () => {
      const file = join(folder, 'quanheng.json')
      writeFileSync(file, JSON.stringify({ journalMonths: months }))
      return readConfig({}, { QUANHENG_CONFIG: file })
    }
    expect(config(5)).toThrow(/journalMonths.*至少要保存六个月/)
    expect(config(36)().journalMonths).toBe(36)
    rmSync(folder, { recursive: true })
  })

  it('for good: nothing in the product deletes, truncates or alters an entry', () => {
    const src = new URL('../../', import.meta.url).pathname
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (f) => /\.(ts|tsx|sql)$/.test(f) && !f.includes('.test.'),
    )
    expect(files.length).toBeGreaterThan(200)
    const path = /(delete\s+from|truncate(\s+table)?|update|drop\s+table)\s+(only\s+)?"?journal_(entry|seal)/i
    expect(files.filter((f) => path.test(readFileSync(join(src, f), 'utf8')))).toEqual([])
  })
})
