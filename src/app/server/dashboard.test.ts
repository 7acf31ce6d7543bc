import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#test/harness/database.ts'
import { houseOf, served } from './served.fixture.ts'
import { fillToy, toy } from './toy.fixture.ts'

const t = testDatabase()
const s = served(t, () => houseOf([toy]))
beforeAll(() => fillToy(t))

describe('figures', () => {
  it('are split by station as rates too: both sides of each station', async () => {
    const { lines } = (await (await s.as('office')).get('/api/figures/toy.share/split')).json<{
      lines: { unitCode: string; printed: string }[]
    }>()
    expect(lines.map((l) => [l.unitCode, l.printed])).toEqual([
      ['01', '50'],
      ['02', '50'],
    ])
    const refused = await (await s.as('office')).get('/api/figures/toy.growth/split')
    expect([refused.status, refused.error().code]).toEqual([400, 'figure.split'])
  })

  it('stand month by month, this year beside the last, with a dash where the ledger does not reach', async () => {
    const { years } = (await (await s.as('office')).get('/api/figures/toy.active/series?asOf=2021-04-15')).json<{
      years: { year: number; points: { asOf: string; printed: string | null }[] }[]
    }>()
    expect(years.map((y) => [y.year, y.points.length])).toEqual([
      [2020, 12],
      [2021, 4],
    ])
    expect(years[1]!.points).toEqual([
      { asOf: '2021-01-31', printed: '3' },
      { asOf: '2021-02-28', printed: '3' },
      { asOf: '2021-03-31', printed: '4' },
      { asOf: '2021-04-15', printed: '4' },
    ])
    expect(years[0]!.points.at(-1)).toEqual({ asOf: '2020-12-31', printed: '3' })
    const before = (await (await s.as('office')).get('/api/figures/toy.active/series?asOf=2020-02-15')).json<{
      years: { points: { printed: string | null }[] }[]
    }>()
    expect(before.years[0]!.points[0]!.printed).toBeNull()
  })

  it('stand on the dashboard beside the year before: growths in percent, rates in points', async () => {
    const board = (await (await s.as('office')).get('/api/dashboard')).json<{
      beforeAsOf: string
      chapters: { chapter: string; figures: { id: string }[] }[]
    }>()
    expect(board.beforeAsOf).toBe('2020-12-05')
    expect(board.chapters).toMatchObject([
      {
        chapter: '1.9',
        title: '中心工作',
        figures: [
          { id: 'toy.active', printed: '4', before: '3', change: '33.33', points: false },
          { id: 'toy.long', printed: '2', before: '2', change: '0', points: false },
          { id: 'toy.letters', printed: '31', before: '26', change: '19.23', points: false },
          { id: 'toy.share', printed: '50', before: '66.67', change: '-16.67', points: true },
        ],
      },
    ])
  })

  it('stand side by side for the stations, with the whole county below', async () => {
    const table = (await (await s.as('office')).get('/api/station-table?chapter=1.9')).json()
    expect(table).toMatchObject({
      figures: [{ id: 'toy.active' }, { id: 'toy.long' }, { id: 'toy.letters' }, { id: 'toy.share' }],
      stations: [
        { unitName: '城关市场监督管理所', printed: ['2', '1', '16', '50'] },
        { unitName: '青溪市场监督管理所', printed: ['2', '1', '15', '50'] },
      ],
      whole: ['4', '2', '31', '50'],
    })
    expect((await (await s.as('office')).get('/api/station-table?chapter=7')).status).toBe(400)
  })
})
