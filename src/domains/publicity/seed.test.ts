import { beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '#platform/clock/clock.ts'
import { addDays, day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { registerParties } from '#kernel/party/register.ts'
import { World } from '#kernel/seed/world.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, someParty } from '#test/harness/figures.ts'
import publicityBusiness from './domain.ts'
import { publicitySeed } from './seed.ts'

const t = testDatabase()
const f = figuresOf(t, [publicityBusiness])
let pending = 0

beforeAll(async () => {
  t.clock.set('2019-01-01T00:00:00Z')
  await f.covered(['publicity'])
  const world = new World({
    seed: 'test',
    county: countyScope.county,
    now: '2021-12-31T08:00:00.000Z' as Moment,
    openingDay: day('2019-01-01'),
    scale: 0.1,
  })
  for (let i = 0; i < 20; i++)
    world.parties.push({
      id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      code: `92459923000001${String(i).padStart(3, '0')}A`,
      name: `玉衡县城关镇${i}号米粉店`,
      category: 'INDIVIDUAL',
      typeCode: '9500',
      town: '城关镇',
      stationCode: '01',
      legalRepName: '赵安',
      establishedOn: day('2017-05-08'),
      state: 'ACTIVE',
      marks: new Set(),
    })
  await t.write((tx) =>
    registerParties(
      tx,
      world.parties.map((p) => {
        const made = someParty(p.name, p.code, { category: p.category, typeCode: p.typeCode, from: p.establishedOn })
        return { ...made, row: { ...made.row, id: p.id } }
      }),
    ),
  )
  for (let year = 2019; year <= 2021; year++)
    for (let month = 1; month <= 12; month++) {
      const m = world.enter('publicity', year, month)
      for (let i = 0; i < 6; i++)
        world.tell('licence-decided', {
          party: world.parties[i],
          decidedOn: addDays(m.first, 3 + i * 4),
          documentNo: `玉市监许准字〔${year}〕${month * 100 + i}号`,
          applicationId: `00000000-0000-7000-9000-${String(year * 10_000 + month * 100 + i).padStart(12, '0')}`,
        })
      world.tell('check-published', {
        party: world.parties[0],
        publishedOn: addDays(m.first, 5),
        taskNo: `459923${year * 100 + month}01`,
        objectId: `00000000-0000-7000-a000-${String(year * 100 + month).padStart(12, '0')}`,
      })
      publicitySeed.month(world, m)
    }
  pending = world.take('licence-decided').length
  t.clock.set('2021-12-31T08:00:00Z')
  await t.write((tx) => world.flush(tx, () => undefined), { mayBackdate: true })
})

describe('the notices of a small invented county', () => {
  it('takes every licence that was decided, and every check once', async () => {
    expect(pending).toBe(0)
    const [row] = await t.db.read(countyScope, (q) =>
      q.rows<{ licences: number; checks: number; late: number }>(sql`select
        count(*) filter (where kind = 'LICENCE')::int as licences, count(*) filter (where kind = 'CHECK')::int as checks,
        count(*) filter (where kind = 'LICENCE' and (published_on is null or published_on > due_on))::int as late from publication_notice`),
    )
    expect(row).toMatchObject({ licences: 216, checks: 36 })
    // Most in time, not all.
    expect(row!.late).toBeGreaterThan(0)
    expect(row!.late).toBeLessThan(40)
  })
  it('never publishes before the decision nor takes down before publication', async () => {
    const wrong = await t.db.read(countyScope, (q) =>
      q.rows(sql`select document_no from publication_notice
        where published_on < document_on or withdrawn_on < published_on or published_on > '2021-12-31'`),
    )
    expect(wrong).toEqual([])
  })
  it('gives 2021 all three figures', async () => {
    for (const id of ['publicity.penalties.count', 'publicity.licences.count', 'publicity.checks.count'])
      expect(Number((await f.figure(id, '2021-12-05')).printed)).toBeGreaterThan(10)
  })
})
