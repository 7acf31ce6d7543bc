import { beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '#platform/clock/clock.ts'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { registerParties } from '#kernel/party/register.ts'
import { World } from '#kernel/seed/world.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import permitBusiness from './domain.ts'
import { permitSeed } from './seed.ts'

const t = testDatabase()
const f = figuresOf(t, [permitBusiness])

/** A world of forty food parties and one maker of special equipment, filled to December 2021. */
function smallWorld(): World {
  const world = new World({
    seed: 'test',
    county: countyScope.county,
    now: '2021-12-31T15:00:00.000Z' as Moment,
    openingDay: day('2019-01-01'),
    scale: 0.02,
  })
  for (let i = 0; i < 41; i++)
    world.parties.push({
      id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      code: `92459923000001${String(i).padStart(3, '0')}A`,
      name: i === 40 ? '玉衡县恒川机械有限公司' : `玉衡县城关镇${i}号米粉店`,
      category: i === 40 ? 'ENT_DOMESTIC' : 'INDIVIDUAL',
      typeCode: i === 40 ? '1130' : '9500',
      town: '城关镇',
      stationCode: '01',
      legalRepName: '赵安',
      establishedOn: day('2017-05-08'),
      state: 'ACTIVE',
      marks: new Set(i === 40 ? ['se-maker'] : []),
    })
  for (let year = 2019; year <= 2021; year++)
    for (let month = 1; month <= 12; month++) permitSeed.month(world, world.enter('permit', year, month))
  return world
}

beforeAll(async () => {
  t.clock.set('2019-01-01T00:00:00Z')
  await f.covered(['permit'])
  const world = smallWorld()
  await t.write((tx) =>
    registerParties(
      tx,
      world.parties.map((p) => {
        const made = someParty(p.name, p.code, { category: p.category, typeCode: p.typeCode, from: p.establishedOn })
        return { ...made, row: { ...made.row, id: p.id } }
      }),
    ),
  )
  t.clock.set('2021-12-31T15:00:00Z')
  await t.write((tx) => world.flush(tx, () => undefined), { mayBackdate: true })
})

describe('the permits of a small invented county', () => {
  it('gives 2021 a rate below 100, with the planted applications open and due', async () => {
    const rate = await f.figure('permits.food.completion.rate', '2021-12-05')
    expect(Number(rate.printed)).toBeGreaterThan(50)
    expect(Number(rate.printed)).toBeLessThan(100)
    const due = await f.rows('permits.food.accepted_due.count', { asOf: '2021-12-05' })
    expect(due.filter((r) => r.text?.includes('未办结')).length).toBeGreaterThanOrEqual(2)
  })
  it('leaves something to do today', async () => {
    const overdue = (await openIn(t, [permitBusiness], '2021-12-31')).filter((x) => x.light === 'red')
    expect(overdue.length).toBeGreaterThanOrEqual(2)
  })
  it('never concludes before acceptance, and keeps the one day of conclusion', async () => {
    const wrong = await t.db.read(countyScope, (q) =>
      q.rows(sql`select application_no from permit_application where concluded_on < accepted_on
        or concluded_on is distinct from least(decided_on, terminated_on, withdrawn_on)`),
    )
    expect(wrong).toEqual([])
  })
  it('labels the maker from the day of its licence', async () => {
    const rows = await t.db.read(countyScope, (q) =>
      q.rows<{ label: string; same: boolean }>(sql`select l.label, l.from_day = (
          select min(issued_on) from permit_certificate c where c.party_id = l.party_id and c.kind = 'SE_PROD') as same from party_label l`),
    )
    expect(rows).toEqual([{ label: 'se-maker', same: true }])
  })
  it('tells of every granted decision, and the same county twice', () => {
    const [one, two] = [smallWorld(), smallWorld()]
    const told = one.take<{ documentNo: string; decidedOn: string }>('licence-decided')
    expect(told.length).toBeGreaterThan(60)
    expect(told.map((x) => x.documentNo)).toEqual(
      two.take<{ documentNo: string }>('licence-decided').map((x) => x.documentNo),
    )
    expect(one.rowCount).toBe(two.rowCount)
  })
})
