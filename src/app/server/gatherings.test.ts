import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { House } from '#kernel/manifest/business.ts'
import { business } from '#kernel/manifest/business.ts'
import { type ImportResult, runImport } from '#kernel/exchange/run.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { houseOf, served } from './served.fixture.ts'

const toy = business({
  id: 'toy',
  title: '玩具业务',
  group: '综合',
  summary: '约谈玩具商。',
  systems: ['S99'],
  permissions: { 'toy.read': '查看' },
  operations: [],
  gatheringThemes: [{ code: 'toy.interview', title: '玩具商约谈', kind: 'INTERVIEW', paper: '提醒告诫书' }],
})
const house: House = houseOf([toy])
const t = testDatabase()
const s = served(t, () => house)
let folder = ''
let wood = ''

beforeAll(async () => {
  t.clock.set('2021-06-10T01:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'quanheng-gatherings-'))
  ;[wood] = (await putParties(t, [
    someParty('玉衡县恒川木业有限公司', '91459923MA5X000141'),
    someParty('玉衡县青溪茶叶合作社', '93459923MA5X000341', { station: '02' }),
  ])) as [string]
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const held = { theme: 'toy.interview', title: '玩具安全约谈会', heldOn: '2021-06-09', level: 'OWN' }
const enter = async (who: string, more: object = {}) =>
  (await (await s.as(who)).post('/api/gatherings', { ...held, ...more })).json<{ id: string }>().id
interface Shown {
  title: string
  theme: string
  kind: string
  gatheringNo: string
  parties: number
  people: number
  papers: number
  version: number
  attendees: { party: { name: string } | null; personName: string | null; attendance: string; paperNo: string | null }[]
}
const shown = async (who: string, id: string): Promise<Shown> =>
  (await (await s.as(who)).get(`/api/gatherings/${id}`)).json<Shown>()
const importing = async (lines: string[]): Promise<ImportResult> => {
  const path = join(folder, `f${Math.round(performance.now() * 1000)}.csv`)
  await writeFile(path, lines.join('\n'))
  return await runImport({
    db: t.db,
    scope: countyScope,
    actor: 'test',
    clock: t.clock,
    law: house.law,
    layouts: house.layouts,
    files: [{ name: '名单.csv', path }],
    preview: false,
    full: false,
  })
}

describe('a gathering', () => {
  it('takes its kind from the theme, a number by itself, and its roster from a pasted list', async () => {
    const id = await enter('office')
    const added = await (
      await s.as('office')
    ).post(`/api/gatherings/${id}/attendees`, {
      id,
      as: 'PARTY',
      attendance: 'PRESENT',
      paperOn: '2021-06-09',
      list: '玉衡县恒川木业有限公司\t赵安、钱宁\t2\t玉市监告〔2021〕7号\n93459923MA5X000341,孙悦',
    })
    expect(added.json()).toEqual({ added: 2, changed: 0 })
    expect(await shown('office', id)).toMatchObject({
      theme: '玩具商约谈',
      kind: 'INTERVIEW',
      gatheringNo: '2021-0001',
      parties: 2,
      people: 3,
      papers: 1,
    })
    const again = await (
      await s.as('office')
    ).post(`/api/gatherings/${id}/attendees`, { id, as: 'PERSON', attendance: 'PRESENT', list: '周文' })
    expect(again.json()).toEqual({ added: 1, changed: 0 })
    const filtered = async (query: string) =>
      (await (await s.as('office')).get(`/api/gatherings?${query}`)).json<{ total: number }>().total
    expect(await filtered('theme=toy.interview&heldFrom=2021-06-09&heldTo=2021-06-09')).toBe(1)
    expect(await filtered('kind=TRAINING')).toBe(0)
    expect(await filtered('heldFrom=2021-06-10')).toBe(0)
  })

  it('keeps nothing of a list with a line that names nobody, and says which', async () => {
    const id = await enter('office')
    const refused = await (
      await s.as('office')
    ).post(`/api/gatherings/${id}/attendees`, {
      id,
      as: 'PARTY',
      attendance: 'PRESENT',
      list: '玉衡县恒川木业有限公司\n没有这家\n玉衡县恒川木业有限公司',
    })
    expect(refused.status).toBe(422)
    expect(refused.error().fields.list).toMatch(/第 2 行“没有这家”.*第 3 行.*两次/s)
    expect((await shown('office', id)).attendees).toEqual([])
  })

  it('that is still to come has invitations only', async () => {
    const id = await enter('office', { heldOn: '2021-06-11' })
    const list = { id, as: 'PARTY', list: '玉衡县恒川木业有限公司' }
    const post = async (attendance: string) =>
      await (await s.as('office')).post(`/api/gatherings/${id}/attendees`, { ...list, attendance })
    expect((await post('PRESENT')).error().message).toContain('才举行')
    expect((await post('INVITED')).status).toBe(200)
    const early = await (await s.as('office')).post('/api/gatherings', { ...held, heldOn: '2021-06-11', headcount: 30 })
    expect(early.error().code).toBe('gathering.not-held')
    expect(early.error().fields).toHaveProperty('headcount')
  })

  it('of a theme that nobody declares, with a used number or an end before its start is refused beside the field', async () => {
    const post = async (more: object) =>
      (await (await s.as('office')).post('/api/gatherings', { ...held, ...more })).error()
    expect((await post({ theme: 'nobody.knows' })).fields).toHaveProperty('theme')
    expect((await post({ gatheringNo: '2021-0001' })).fields).toHaveProperty('gatheringNo')
    expect((await post({ endedOn: '2021-06-08' })).fields).toHaveProperty('endedOn')
  })

  it('of a station is entered by the station, seen by all, and changed by nobody else', async () => {
    const id = await enter('station')
    const { version } = await shown('other-station', id)
    const change = async (who: string) =>
      await (await s.as(who)).post(`/api/gatherings/${id}`, { ...held, theme: undefined, id, version, place: '所里' })
    expect((await change('other-station')).error().code).toBe('gathering.other-station')
    expect((await change('station')).status).toBe(200)
    const others = await (
      await s.as('station')
    ).post(`/api/gatherings/${id}/attendees`, {
      id,
      as: 'PARTY',
      attendance: 'PRESENT',
      list: '玉衡县青溪茶叶合作社',
    })
    expect(others.error().fields.list).toContain('没有“玉衡县青溪茶叶合作社”')
  })

  it('marks who came and what was signed for, one or many, and takes the paper to the page of the party', async () => {
    const id = await enter('office')
    await (
      await s.as('office')
    ).post(`/api/gatherings/${id}/attendees`, {
      id,
      as: 'PARTY',
      attendance: 'INVITED',
      list: '玉衡县恒川木业有限公司\n玉衡县青溪茶叶合作社',
    })
    const roster = (await (await s.as('office')).get(`/api/gathering-attendees?gathering=${id}`)).json<{
      rows: { id: string; who: string }[]
    }>().rows
    const marked = await (
      await s.as('office')
    ).post('/api/bulk/markAttendance', {
      rows: roster.map((r) => ({ id: r.id, version: 1 })),
      shared: { attendance: 'PRESENT' },
      dry: false,
    })
    expect(marked.json()).toMatchObject({ done: 2 })
    expect(await shown('office', id)).toMatchObject({ parties: 2, people: 2 })
    const line = roster.find((r) => r.who.includes('恒川'))!
    const paper = async (paperOn: string) =>
      await (
        await s.as('office')
      ).post(`/api/gathering-attendees/${line.id}/paper`, {
        id: line.id,
        version: 2,
        paperNo: '玉市监告〔2021〕8号',
        paperOn,
      })
    expect((await paper('2021-06-08')).error().fields).toHaveProperty('paperOn')
    expect((await paper('2021-06-10')).status).toBe(200)
    const told = (await (await s.as('office')).get(`/api/parties/${wood}/timeline?business=gathering`)).json<{
      records: { text: string; page: string }[]
    }>().records
    expect(told.find((r) => r.page === `/gatherings/${id}`)?.text).toBe(
      '约谈：玩具安全约谈会，到场，签收 玉市监告〔2021〕8号',
    )
  })

  it('that was entered by mistake is void with its roster', async () => {
    const id = await enter('office')
    await (
      await s.as('office')
    ).post(`/api/gatherings/${id}/attendees`, {
      id,
      as: 'PERSON',
      attendance: 'PRESENT',
      list: '周文',
    })
    const { version } = await shown('office', id)
    expect(
      (await (await s.as('office')).post(`/api/gatherings/${id}/drop`, { id, version, reason: '重复' })).status,
    ).toBe(200)
    expect((await (await s.as('office')).get(`/api/gatherings/${id}`)).status).toBe(404)
    const rows = (await (await s.as('office')).get(`/api/gathering-attendees?gathering=${id}`)).json<{
      total: number
    }>()
    expect(rows.total).toBe(0)
  })
})

describe('sheets of gatherings', () => {
  it('bring the ledger, then its rosters; the same sheet again changes nothing', async () => {
    const ledger = [
      '会议编号,培训主题,培训名称,培训日期,培训地点,主办单位,参训人数,备用',
      'PX-1,玩具商约谈,玩具商集中约谈,2021-06-01,二楼会议室,玉衡县局,30,',
      ',综合会议,半年工作会,2021年6月2日,,,,',
      'PX-2,没有的主题,某会,2021-06-03,,,,',
      'PX-3,玩具商约谈,以后的会,2021-07-01,,,5,',
    ]
    const first = await importing(ledger)
    expect(first).toMatchObject({ layout: 'gathering.register', counts: { created: 2, refused: 2 } })
    expect((await importing(ledger)).counts).toMatchObject({ created: 0, unchanged: 2, refused: 2 })
    const roster = [
      '活动编号,单位名称,统一社会信用代码,姓名,人数,签到,告诫书编号,送达日期',
      'PX-1,玉衡县恒川木业有限公司,91459923MA5X000141,赵安,2,√,玉市监告〔2021〕9号,2021-06-01',
      'PX-1,玉衡县青溪茶叶合作社,,孙悦,,,,',
      'PX-1,玉衡县青溪茶叶合作社,,李宁,,√,,',
      'PX-9,玉衡县恒川木业有限公司,,,,√,,',
    ]
    const came = await importing(roster)
    expect(came).toMatchObject({ layout: 'gathering.roster', counts: { created: 2, refused: 2 } })
    expect((await importing(roster)).counts).toMatchObject({ created: 0, unchanged: 2, refused: 2 })
    const list = (await (await s.as('office')).get('/api/gatherings?q=集中约谈')).json<{ rows: { id: string }[] }>()
    expect(await shown('office', list.rows[0]!.id)).toMatchObject({ parties: 1, people: 32, papers: 1 })
  })
})
