import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { cellText } from '#kernel/exchange/read/cell.ts'
import { openSheets } from '#kernel/exchange/read/sheets.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { houseOf, served } from './served.fixture.ts'

// What a person keeps on his own desk, and the lists that he takes along.
const t = testDatabase()
const s = served(t, () => houseOf([]))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanheng-desk-'))
  const from = day('2019-01-01')
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: from },
      { code: '02', name: '青溪市场监督管理所', shortName: '青溪所', kind: 'station', fromDay: from },
    ]),
  )
  const parties = Array.from({ length: 7 }, (_, i) =>
    someParty(`玉衡县第${i}家木业有限公司`, `9145992300000${i}00XX`, { station: i % 2 === 0 ? '01' : '02' }),
  )
  await putParties(t, parties)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function sheetOf(username: string, url: string): Promise<string[][]> {
  const answer = await s.app.inject({ method: 'GET', url, headers: { cookie: await cookie(username) } })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  const file = join(folder, 'list.xlsx')
  await writeFile(file, answer.rawPayload)
  const rows: string[][] = []
  for await (const batch of openSheets({ name: 'list.xlsx', path: file }))
    for (const row of batch.rows) rows.push(row.cells.map((c) => cellText(c)))
  return rows
}
async function cookie(username: string): Promise<string> {
  const answer = await s.signIn(username)
  return String(answer.headers['set-cookie']).split(';')[0]!
}

describe('a list as a spreadsheet', () => {
  it('holds what the list shows: its conditions, order, columns, words, and only the rows in scope', async () => {
    const whole = await sheetOf('office', '/api/parties.xlsx')
    expect(whole[0]).toEqual(['名称', '统一社会信用代码', '种类', '类别', '登记状态', '管辖所', '住所（经营场所）'])
    expect(whole).toHaveLength(8)
    expect(whole.slice(1).map((r) => r[5])).toContain('青溪所')
    const some = await sheetOf('office', `/api/parties.xlsx?q=${encodeURIComponent('第3家')}&cols=stationCode,name`)
    expect(some).toEqual([
      ['名称', '管辖所'],
      ['玉衡县第3家木业有限公司', '青溪所'],
    ])
    const own = await sheetOf('station', '/api/parties.xlsx?cols=name,stationCode')
    expect(own.slice(1).map((r) => r[1])).toEqual(['城关所', '城关所', '城关所', '城关所'])
  })

  it('is refused as the list is', async () => {
    expect((await s.nobody.get('/api/parties.xlsx')).status).toBe(401)
    const office = await s.as('office')
    expect((await office.get('/api/parties.xlsx?sort=nothing')).status).toBe(400)
    expect((await office.get('/api/parties.xlsx?state=NOTHING')).error().message).toContain('不在可选范围内')
  })
})

describe('drafts', () => {
  const form = { operation: 'acceptApplication', record: '' }
  const values = { applicationNo: 'XK1', contact: '石清 138****0001' }

  it('come back to the one who wrote them, and to nobody else', async () => {
    const office = await s.as('office')
    const saved = await office.post('/api/desk/drafts', { ...form, title: '受理申请', path: '/permits?new=1', values })
    expect(saved.status).toBe(200)
    expect((await office.get('/api/desk/draft?operation=acceptApplication')).json()).toMatchObject({
      draft: { values },
    })
    expect((await office.get('/api/desk/drafts')).json()).toMatchObject({
      drafts: [{ ...form, title: '受理申请', path: '/permits?new=1' }],
    })
    const other = await s.as('director')
    expect((await other.get('/api/desk/draft?operation=acceptApplication')).json()).toEqual({ draft: null })
    expect((await other.get('/api/desk/drafts')).json()).toEqual({ drafts: [] })
    // What a form holds may be personal: the database has it sealed.
    const [row] = await t.asOwner<{ sealed: string }>('select sealed from draft')
    expect(row!.sealed).not.toContain('石清')
  })

  it('keep the key of their form: sent after a reload it is still the same form', async () => {
    const food = await s.as('food')
    const key = 'a1b2c3d4e5f60718'
    await food.post('/api/desk/drafts', { ...form, title: '受理申请', path: '/permits?new=1', values, key })
    expect((await food.get('/api/desk/draft?operation=acceptApplication')).json()).toMatchObject({ draft: { key } })
  })

  it('are replaced by the next pause and gone once dropped', async () => {
    const office = await s.as('office')
    await office.post('/api/desk/drafts', {
      ...form,
      title: '受理申请',
      path: '/permits',
      values: { applicationNo: 'XK2' },
    })
    expect((await office.get('/api/desk/draft?operation=acceptApplication')).json()).toMatchObject({
      draft: { values: { applicationNo: 'XK2' } },
    })
    expect((await office.post('/api/desk/drafts/drop', form)).json()).toEqual({ dropped: 1 })
    expect((await office.get('/api/desk/drafts')).json()).toEqual({ drafts: [] })
  })

  it('are refused when they are no form of ours', async () => {
    const office = await s.as('office')
    const foreign = await office.post('/api/desk/drafts', { ...form, title: 'x', path: '//evil.example', values })
    expect(foreign.status).toBe(400)
    const large = { ...form, title: 'x', path: '/permits', values: { text: 'x'.repeat(300_000) } }
    expect((await office.post('/api/desk/drafts', large)).error().message).toContain('草稿存不下')
  })

  it('make room: the oldest beyond a hundred go', async () => {
    const credit = await s.as('credit')
    for (let i = 0; i < 102; i++) {
      t.clock.advance(1_000)
      await credit.post('/api/desk/drafts', { operation: 'x', record: String(i), title: 'x', path: '/x', values: {} })
    }
    const { drafts } = (await credit.get('/api/desk/drafts')).json<{ drafts: { record: string }[] }>()
    expect(drafts).toHaveLength(100)
    expect(drafts[0]!.record).toBe('101')
    expect(drafts.at(-1)!.record).toBe('2')
  })
})

describe('saved views', () => {
  it('are kept under a name, replaced by the same name, and dropped by their owner only', async () => {
    const office = await s.as('office')
    const view = { list: 'listParties', name: '本所在营', search: { state: 'ACTIVE', cols: 'name,code' } }
    const { id } = (await office.post('/api/desk/views', view)).json<{ id: string }>()
    const again = { ...view, search: { state: 'REVOKED' } }
    expect((await office.post('/api/desk/views', again)).json()).toEqual({ id })
    expect((await office.get('/api/desk/views?list=listParties')).json()).toEqual({
      views: [{ id, name: '本所在营', search: { state: 'REVOKED' } }],
    })
    expect((await office.get('/api/desk/views?list=other')).json()).toEqual({ views: [] })
    expect((await (await s.as('director')).post('/api/desk/views/drop', { id })).json()).toEqual({ dropped: 0 })
    expect((await office.post('/api/desk/views/drop', { id })).json()).toEqual({ dropped: 1 })
    expect((await office.post('/api/desk/views', { ...view, name: ' ' })).status).toBe(400)
  })
})
