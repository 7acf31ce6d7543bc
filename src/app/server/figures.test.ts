import { beforeAll, describe, expect, it } from 'vitest'
import { party } from '#kernel/party/tables.ts'
import { updateRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { houseOf, served } from './served.fixture.ts'
import { failing, fillToy, toy } from './toy.fixture.ts'

const t = testDatabase()
const s = served(t, () => houseOf([toy, failing]))
let ids: string[] = []

beforeAll(async () => {
  ids = await fillToy(t)
})

interface Figures {
  figures: { id: string; printed: string | null; status: string; notes: string[] }[]
  scopeText: string
  asOf: string
}
interface Rows {
  rows: { key: string; partyName: string; amount: string | null; page: string | null }[]
  next: string | null
  total: number
  sum: string | null
  scopeText: string
}

describe('figures', () => {
  it('are all given without ids, as of today', async () => {
    const answer = (await (await s.as('office')).get('/api/figures')).json<Figures>()
    expect(answer).toMatchObject({ scopeText: '全局', asOf: '2021-12-05' })
    expect(Object.fromEntries(answer.figures.map((f) => [f.id, f.printed]))).toEqual({
      'toy.active': '4',
      'toy.long': '2',
      'toy.letters': '31',
      'toy.share': '50',
      'toy.growth': '33.33',
    })
  })

  it('differ by the day asked for and by the day of knowledge', async () => {
    const office = await s.as('office')
    const one = async (query: string) =>
      (await office.get(`/api/figures?ids=toy.active&${query}`)).json<Figures>().figures[0]
    expect(await one('asOf=2021-02-28')).toMatchObject({ printed: '3' })
    expect(await one('asOf=2021-12-05&knownOn=2021-11-30')).toMatchObject({ printed: '3' })
    expect(await one('asOf=2021-12-05&knownOn=2020-12-01')).toMatchObject({ printed: null, status: 'nothing-known' })
  })

  it('refuse days and names that nobody can answer for', async () => {
    const office = await s.as('office')
    const refused = async (path: string) => {
      const answer = await office.get(path)
      return { status: answer.status, ...answer.error() }
    }
    for (const path of [
      'figures?',
      'figures/toy.active/rows?',
      'figures/toy.active/split?',
      'figures/toy.active/diff?',
      'figures/toy.active/series?',
      'dashboard?',
      'station-table?chapter=1.9&',
      'rules?',
    ]) {
      expect(await refused(`/api/${path}asOf=2021-12-06`), path).toMatchObject({ status: 400, code: 'figure.as-of' })
      expect(await refused(`/api/${path}asOf=2019-12-31`), path).toMatchObject({ status: 400, code: 'figure.as-of' })
      expect(await refused(`/api/${path}knownOn=2021-12-06`), path).toMatchObject({
        status: 400,
        code: 'figure.known-on',
      })
      expect(await refused(`/api/${path}asOf=2021-13-01`), path).toMatchObject({ status: 400, code: 'input' })
    }
    expect(await refused('/api/figures/toy.active/diff?againstAsOf=2021-12-06')).toMatchObject({ code: 'figure.as-of' })
    expect(await refused('/api/figures?ids=toy.active,no.such')).toMatchObject({
      status: 404,
      code: 'indicator.unknown',
    })
    expect(await refused('/api/figures/no.such/rows')).toMatchObject({ status: 404, code: 'indicator.unknown' })
    expect(await refused('/api/figures/toy.share/rows?side=base')).toMatchObject({ status: 400, code: 'figure.side' })
    expect(await refused('/api/figures/toy.active/rows?limit=501')).toMatchObject({ status: 400, code: 'input' })
  })

  it('open as many lines as they say, page by page, each once', async () => {
    const office = await s.as('office')
    const seen: string[] = []
    let after = ''
    for (let page = 0; page < 4; page++) {
      const answer = (await office.get(`/api/figures/toy.active/rows?limit=1${after}`)).json<Rows>()
      expect(answer).toMatchObject({ total: 4, sum: null, scopeText: '全局' })
      expect(answer.rows[0]!.page).toBe(`/parties/${answer.rows[0]!.key}`)
      seen.push(answer.rows[0]!.key)
      after = `&after=${answer.next}`
      expect(answer.next === null).toBe(page === 3)
    }
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  it('that are sums say what their lines add up to', async () => {
    const answer = (await (await s.as('office')).get('/api/figures/toy.letters/rows')).json<Rows>()
    expect(answer.sum).toBe('31')
    expect(answer.rows.reduce((n, r) => n + Number(r.amount), 0)).toBe(31)
  })

  it('that are rates open both sides', async () => {
    const office = await s.as('office')
    const total = async (side: string) =>
      (await office.get(`/api/figures/toy.share/rows?side=${side}`)).json<Rows>().total
    expect([await total('numerator'), await total('denominator')]).toEqual([2, 4])
  })

  it('are split by station, and cut to the station of who asks', async () => {
    const lines = (await (await s.as('office')).get('/api/figures/toy.active/split')).json<{ lines: object[] }>().lines
    expect(lines).toEqual([
      { unitCode: '01', unitName: '城关市场监督管理所', exact: '2', printed: '2' },
      { unitCode: '02', unitName: '青溪市场监督管理所', exact: '2', printed: '2' },
    ])
    const other = await s.as('other-station')
    const rows = (await other.get('/api/figures/toy.active/rows')).json<Rows>()
    expect(rows).toMatchObject({ total: 2, scopeText: '仅限所辖（02）' })
    expect(rows.rows.map((r) => r.partyName).toSorted()).toEqual(['玉衡县青溪茶叶合作社', '钱宁五金店'])
    const none = await s.as('no-station')
    expect((await none.get('/api/figures/toy.active/rows')).json<Rows>().total).toBe(0)
  })

  it('name the records that two standpoints differ by', async () => {
    const diff = await (await s.as('office')).get('/api/figures/toy.active/diff?knownOn=2021-11-30')
    expect(diff.json()).toMatchObject({
      before: { printed: '3' },
      after: { printed: '4' },
      lines: [{ change: 'added', key: ids[3], partyName: '钱宁五金店' }],
    })
  })

  it('are held against rules, with faults counted and the first 500 listed', async () => {
    const { rules } = (await (await s.as('office')).get('/api/rules')).json<{
      rules: { id: string; text: string; faults: object[]; faultCount: number }[]
    }>()
    expect(rules).toMatchObject([{ id: 'T1', holds: false, text: '4 户', faultCount: 700 }])
    expect(rules[0]!.faults).toHaveLength(500)
  })

  it('are explained by the dictionary', async () => {
    const { indicators } = (await (await s.as('office')).get('/api/indicators')).json<{ indicators: object[] }>()
    expect(indicators).toHaveLength(5)
    expect(indicators).toContainEqual({
      id: 'toy.share',
      name: '长名称占比',
      unit: '％',
      kind: 'ratio',
      counting: '比率',
      time: '截止日存量',
      definition: '玩具',
      section: '1.9',
      system: 'S99',
      business: 'toy',
      businessTitle: '玩具业务',
      synonyms: [],
      helper: false,
      numerator: 'toy.long',
      denominator: 'toy.active',
      of: null,
      partOf: null,
    })
  })
})

describe('the party page', () => {
  it('shows what every business knows, and stands when one of them fails', async () => {
    const answer = await (await s.as('office')).get(`/api/parties/${ids[0]}`)
    expect(answer.json()).toMatchObject({
      name: '玉衡县恒川木业有限公司',
      codeValid: true,
      state: 'ACTIVE',
      typeCode: expect.stringMatching(/^1130 /) as string,
      stationName: '城关市场监督管理所',
      warnings: [{ business: '玩具', text: '逾期', todo: '办理' }],
      tabs: [{ business: 'toy', title: '玩具', count: 1 }],
      failed: ['坏'],
    })
    const timeline = await (await s.as('office')).get(`/api/parties/${ids[0]}/timeline`)
    expect(timeline.json()).toMatchObject({
      records: [
        { day: '2019-05-06', title: '玩具', text: '状态 ACTIVE', page: expect.stringMatching(/^\/toys\//) as string },
      ],
      next: null,
      failed: ['坏'],
    })
    expect(answer.body).not.toContain('no_such_table')
    const { periods } = (await (await s.as('office')).get(`/api/parties/${ids[0]}/periods`)).json<{
      periods: { what: string; value: string; from: string }[]
    }>()
    expect(periods.map((p) => `${p.what} ${p.value} ${p.from}`).toSorted()).toEqual([
      expect.stringMatching(/^登记状态 .+ 2019-05-06$/) as string,
      '管辖所 城关市场监督管理所 2019-05-06',
      expect.stringMatching(/^类别 .+ 2019-05-06$/) as string,
    ])
  })

  it('of another station is not there', async () => {
    const station = await s.as('station')
    expect((await station.get(`/api/parties/${ids[0]}`)).status).toBe(200)
    const missing = await station.get(`/api/parties/${ids[2]}`)
    expect(missing.status).toBe(404)
    expect(missing.error().code).toBe('not-found')
    expect(missing.body).toBe((await station.get('/api/parties/018f0000-0000-7000-8000-000000000000')).body)
    expect((await station.get(`/api/records/party/${ids[2]}/trail`)).status).toBe(404)
    expect((await station.get('/api/parties?q=青溪茶叶')).json<{ total: number }>().total).toBe(0)
  })

  it('is found by a piece of the name, initials or code, and filtered', async () => {
    const office = await s.as('office')
    const names = async (query: string) =>
      (await office.get(`/api/parties?${query}`)).json<{ rows: { name: string }[] }>().rows.map((r) => r.name)
    expect(await names('q=恒川')).toEqual(['玉衡县恒川木业有限公司'])
    expect(await names('q=zaxc')).toEqual(['赵安小吃店'])
    expect(await names('q=5X000341')).toEqual(['玉衡县青溪茶叶合作社'])
    expect(await names('category=INDIVIDUAL')).toEqual(['赵安小吃店'])
    expect(await names('station=02&sort=name')).toHaveLength(2)
    expect((await office.get('/api/parties?sort=password_hash')).error().code).toBe('list.sort')
    expect((await office.get('/api/parties?after=x')).error().code).toBe('list.cursor')
  })
})

describe('the trail of a record', () => {
  it('shows each version with what changed, and nothing sealed', async () => {
    t.clock.advance(60_000)
    await t.write((tx) => updateRows(tx, party, [{ id: ids[1]!, version: 1, set: { address: '玉衡县东街 8 号' } }]))
    const { versions } = (await (await s.as('office')).get(`/api/records/party/${ids[1]}/trail`)).json<{
      versions: { version: number; changes: object[] }[]
    }>()
    expect(versions.map((v) => v.version)).toEqual([2, 1])
    expect(versions[0]!.changes).toEqual([{ label: '住所（经营场所）', before: null, after: '玉衡县东街 8 号' }])
    const answer = await (await s.as('office')).get(`/api/records/account/${ids[1]}/trail`)
    expect(answer.error()).toMatchObject({ code: 'record.ledger' })
  })
})

describe('home', () => {
  it('counts what waits, by business', async () => {
    expect((await (await s.as('office')).get('/api/home')).json()).toMatchObject({
      today: '2021-12-05',
      tasks: [],
      counts: [{ business: 'toy', title: '待办', count: 3, link: '/toy', tone: 'red' }],
    })
    // Whoever may not read the business is not told how much of it there is.
    expect((await (await s.as('system-admin')).get('/api/home')).json()).toMatchObject({ counts: [] })
    const { stations } = (await (await s.as('office')).get('/api/stations')).json<{ stations: { code: string }[] }>()
    expect(stations.map((u) => u.code)).toEqual(['01', '02'])
  })
})
