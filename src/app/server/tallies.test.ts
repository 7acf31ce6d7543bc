import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { runImport } from '#kernel/exchange/run.ts'
import { catalogue } from '#kernel/indicator/catalogue.ts'
import { type Indicator, distinct, events, growth, population, ratioByRecord, sum } from '#kernel/indicator/declare.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { business } from '#kernel/manifest/business.ts'
import { orgUnit, staffLeave } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { houseOf, served } from './served.fixture.ts'

// A toy business: leave of the staff stands for visits that somebody logged one by one.
const visits = population({
  name: 'toy.visits',
  business: 'toy',
  from: (at) => at(staffLeave),
  record: staffLeave.id,
  party: sql`null::uuid`,
  keys: { record: staffLeave.id, person: staffLeave.staffNo },
  single: ['record'],
  time: { kind: 'flow', day: staffLeave.fromDay },
})
const described = { section: '1.9', system: 'S99', definition: '玩具' }
const visited = events({
  ...described,
  id: 'toy.visits',
  name: '走访',
  unit: '人次',
  over: visits,
  tally: 'toy.visits',
})
const sheets = sum({
  ...described,
  id: 'toy.sheets',
  name: '发放资料',
  unit: '册',
  over: visits,
  amount: sql`2::bigint`,
  measure: 'number',
  amountLabel: '册数',
  tally: 'toy.sheets',
})
const persons = distinct({ ...described, id: 'toy.persons', name: '走访人员', unit: '名', over: visits, key: 'person' })
const grown = growth({ ...described, id: 'toy.growth', name: '走访增长', of: visited })
const tallySubjects = [
  { code: 'toy.visits', title: '集中走访', unit: '人次' },
  { code: 'toy.sheets', title: '资料发放', unit: '册' },
]
const toy = business({
  id: 'toy',
  title: '玩具业务',
  group: '综合',
  summary: '走访。',
  systems: ['S99'],
  permissions: { 'toy.read': '查看' },
  operations: [],
  indicators: [visited, sheets, persons, grown],
  tallySubjects,
})
const house = houseOf([toy])
const t = testDatabase()
const s = served(t, () => house)
let folder = ''

const post = async (who: string, body: object) => await (await s.as(who)).post('/api/tallies', body)
const entry = { subject: 'toy.visits', happenedOn: '2021-06-09', quantity: 40, personName: '赵安', place: '东街' }
const figure = async (who: string, id: string, asOf: string) =>
  (await (await s.as(who)).get(`/api/figures?ids=${id}&asOf=${asOf}`)).json<{
    figures: { printed: string; declaredPart?: string; notes: string[] }[]
  }>().figures[0]!

beforeAll(async () => {
  t.clock.set('2021-12-20T01:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'quanheng-tallies-'))
  await t.write(async (tx) => {
    await insertRows(tx, coverage, [{ business: 'toy', completeFrom: day('2018-01-01') }])
    await insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2018-01-01') },
    ])
    const visit = (staffNo: string, fromDay: string) => ({
      staffNo,
      kind: 'ANNUAL' as const,
      fromDay: day(fromDay),
      lastDay: day(fromDay),
    })
    await insertRows(tx, staffLeave, [visit('A', '2021-03-01'), visit('A', '2021-04-01'), visit('B', '2020-03-01')])
  })
  await post('office', { ...entry, happenedOn: '2021-01-01', quantity: 5 })
  await post('office', { ...entry, happenedOn: '2021-12-05', quantity: 7 })
  await post('office', { ...entry, happenedOn: '2021-12-06', quantity: 100 })
  await post('office', { ...entry, happenedOn: '2020-12-31', quantity: 1000 })
  await post('station', { ...entry, quantity: 20 })
  await post('office', { subject: 'toy.sheets', happenedOn: '2021-05-01', quantity: 300, personName: '钱宁' })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('counted entries', () => {
  it('are added to events and sums inside the window, and the figure says how much rests on them', async () => {
    const counted = await figure('office', 'toy.visits', '2021-12-05')
    expect(counted).toMatchObject({ printed: '34', declaredPart: '32' })
    expect(counted.notes[0]).toContain('其中 32人次来自计数登记')
    expect((await figure('office', 'toy.visits', '2021-12-06')).printed).toBe('134')
    expect(await figure('office', 'toy.sheets', '2021-12-05')).toMatchObject({ printed: '304', declaredPart: '300' })
  })

  it('never make distinct units, and a growth says what rests on them', async () => {
    expect(await figure('office', 'toy.persons', '2021-12-05')).toMatchObject({ printed: '1' })
    const rate = await figure('office', 'toy.growth', '2021-12-05')
    // 34 against one record of 2020: the sum of 31 December lies behind that cut-off.
    expect(rate.printed).toBe('3300')
    expect(rate.declaredPart).toBe('32')
  })

  it('stand in the list beside the records, each with its number, adding up to the figure, and open their own page', async () => {
    const list = (await (await s.as('office')).get('/api/figures/toy.visits/rows?asOf=2021-12-05')).json<{
      sum: string
      total: number
      rows: { tally: boolean; amount: string; page: string | null; text: string | null }[]
    }>()
    expect(list).toMatchObject({ sum: '34', total: 5 })
    const entries = list.rows.filter((r) => r.tally)
    expect(entries.map((r) => r.amount).toSorted()).toEqual(['20', '5', '7'])
    expect(entries[0]!.text).toBe('计数登记：集中走访，东街，赵安')
    const page = (await (await s.as('office')).get(`/api${entries[0]!.page!}`)).json<{ figures: { id: string }[] }>()
    expect(page.figures.map((f) => f.id)).toEqual(['toy.visits'])
  })

  it('are split by the station that entered them, and a station counts its own', async () => {
    const split = (await (await s.as('office')).get('/api/figures/toy.visits/split?asOf=2021-12-05')).json<{
      lines: { unitCode: string | null; exact: string }[]
    }>()
    expect(split.lines.map((l) => [l.unitCode, l.exact])).toEqual([
      ['01', '20'],
      [null, '14'],
    ])
    expect((await figure('station', 'toy.visits', '2021-12-05')).declaredPart).toBe('20')
  })

  it('count as they were known on a day, and leave the figure when void', async () => {
    const made = (await post('office', { ...entry, quantity: 3 })).json<{ id: string }>()
    expect((await figure('office', 'toy.visits', '2021-12-05')).printed).toBe('37')
    expect(
      (
        await (
          await s.as('office')
        ).post(`/api/tallies/${made.id}`, { id: made.id, version: 1, happenedOn: '2021-06-09', quantity: 4 })
      ).status,
    ).toBe(200)
    expect((await figure('office', 'toy.visits', '2021-12-05')).printed).toBe('38')
    await (await s.as('office')).post(`/api/tallies/${made.id}/drop`, { id: made.id, version: 2, reason: '重复' })
    expect((await figure('office', 'toy.visits', '2021-12-05')).printed).toBe('34')
  })

  it('of something nobody declared say what they count, and feed no figure', async () => {
    const free = await post('office', { what: '清理占道', counted: '处', happenedOn: '2021-06-09', quantity: 9 })
    expect(free.status).toBe(200)
    const fault = async (body: object) => (await post('office', { ...entry, ...body })).error().fields
    expect(await fault({ subject: undefined })).toHaveProperty('what')
    expect(await fault({ subject: undefined, what: '清理占道' })).toHaveProperty('counted')
    expect(await fault({ what: '清理占道' })).toHaveProperty('what')
    expect(await fault({ subject: 'nobody.knows' })).toHaveProperty('subject')
    expect(await fault({ quantity: 0 })).toHaveProperty('quantity')
    expect(await fault({ happenedOn: '2021-12-21' })).toHaveProperty('happenedOn')
    const listed = (await (await s.as('office')).get('/api/tallies?subject=toy.sheets')).json<{ total: number }>()
    expect(listed.total).toBe(1)
  })

  it('come by a sheet, by the title of the subject; the same sheet again changes nothing', async () => {
    const path = join(folder, '计数.csv')
    await writeFile(
      path,
      [
        '日期,事项,数量,计量单位,填报人,地点',
        '2019-05-01,集中走访,12,人次,赵安,西街',
        '2019-05-01,集中走访,12,家次,赵安,北街',
        '2019-05-02,打扫卫生,3,次,赵安,西街',
        '2019-05-02,打扫卫生,4,次,赵安,西街',
        '2019-05-03,打扫卫生,4,,赵安,西街',
      ].join('\n'),
    )
    const run = () =>
      runImport({
        db: t.db,
        scope: countyScope,
        actor: 'test',
        clock: t.clock,
        law: house.law,
        layouts: house.layouts,
        files: [{ name: '计数.csv', path }],
        preview: false,
        full: false,
      })
    expect(await run()).toMatchObject({ layout: 'tally.register', counts: { created: 2, refused: 3 } })
    expect((await run()).counts).toMatchObject({ created: 0, unchanged: 2, refused: 3 })
    expect(await figure('office', 'toy.visits', '2019-12-31')).toMatchObject({ printed: '12', declaredPart: '12' })
  })
})

describe('a declaration is refused', () => {
  const house =
    (...indicators: Indicator[]) =>
    () =>
      catalogue([{ business: 'toy', indicators, rules: [], tallySubjects }])
  it('where sums would be taken for different units, a stock, money, another counting word or one side of a rate', () => {
    expect(house({ ...persons, tally: 'toy.visits' } as Indicator)).toThrow(/toy\.persons（走访人员）.*不能加计数登记/)
    const stock = population({
      ...visits,
      time: { kind: 'stock', periods: [{ from: staffLeave.fromDay, to: staffLeave.lastDay }] },
    })
    expect(house({ ...visited, over: stock })).toThrow(/是存量/)
    expect(house({ ...sheets, measure: 'fen' })).toThrow(/是金额/)
    expect(house({ ...visited, tally: 'toy.sheets' })).toThrow(/按人次计.*按册计/)
    expect(house({ ...visited, tally: 'toy.none' })).toThrow(/“toy\.none”没有业务申报/)
    const rate = ratioByRecord({ ...described, id: 'toy.rate', name: '比率', numerator: visited, denominator: visited })
    expect(house(visited, rate)).toThrow(/比率只按单条记录算/)
    expect(house(visited)).not.toThrow()
  })
})
