import { beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '#platform/clock/clock.ts'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { registerParties } from '#kernel/party/register.ts'
import { World } from '#kernel/seed/world.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import complaintBusiness from './domain.ts'
import { complaintSeed } from './seed.ts'

const t = testDatabase()
const f = figuresOf(t, [complaintBusiness])

function smallWorld(): World {
  const world = new World({
    seed: 'test',
    county: countyScope.county,
    now: '2021-12-31T15:00:00.000Z' as Moment,
    openingDay: day('2019-01-01'),
    scale: 0.2,
  })
  for (let i = 0; i < 40; i++)
    world.parties.push({
      id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      code: `92459923000001${String(i).padStart(3, '0')}A`,
      name: `玉衡县城关镇${i}号店`,
      category: i % 2 ? 'INDIVIDUAL' : 'ENT_DOMESTIC',
      typeCode: i % 2 ? '9500' : '1130',
      town: '城关镇',
      stationCode: '01',
      legalRepName: '赵安',
      establishedOn: day('2017-05-08'),
      state: 'ACTIVE',
      marks: new Set(),
    })
  world.places.push({
    id: '00000000-0000-7000-8000-000000000099',
    code: `${countyScope.county}D0001`,
    name: '玉衡县城关镇花园小区',
    place: 'estate',
    town: '城关镇',
    stationCode: '01',
  })
  for (let year = 2019; year <= 2021; year++)
    for (let month = 1; month <= 12; month++) complaintSeed.month(world, world.enter('complaint', year, month))
  return world
}

beforeAll(async () => {
  t.clock.set('2019-01-01T00:00:00Z')
  await f.covered(['complaint'])
  const world = smallWorld()
  await t.write((tx) =>
    registerParties(
      tx,
      [...world.parties, ...world.places].map((p) => {
        const made = someParty(p.name, p.code, { from: '2017-05-08' })
        return { ...made, row: { ...made.row, id: p.id } }
      }),
    ),
  )
  t.clock.set('2021-12-31T15:00:00Z')
  await t.write((tx) => world.flush(tx, () => undefined), { mayBackdate: true })
})

const faults = async (id: string, asOf: string) => (await f.rule(id, asOf)).faults.map((x) => x.text)

describe('the complaints of a small invented county', () => {
  it('has a year with faults to find and a year without', async () => {
    const e01 = (await faults('E01', '2021-12-05')).join()
    expect(e01).toContain('没有受理日期')
    expect(e01).toContain('一件事计了两次')
    expect((await faults('E02', '2021-12-05')).join()).toContain('没有对应的结果')
    expect(await faults('P05', '2021-12-05')).toEqual([expect.stringContaining('反馈用了 31 小时')])
    for (const id of ['E01', 'E02', 'P05']) expect(await f.rule(id, '2020-12-05'), id).toMatchObject({ holds: true })
    expect((await f.figure('se.complaints.feedback.hours.max', '2020-12-05')).printed).toBe('24')
    expect((await f.figure('se.complaints.feedback.hours.max', '2021-12-05')).printed).toBe('31')
  })
  it('closes most matters and leaves something to do', async () => {
    const rate = await f.figure('complaints.closed.rate', '2021-12-05')
    expect(Number(rate.printed)).toBeGreaterThan(70)
    expect(Number(rate.printed)).toBeLessThan(100)
    expect(Number((await f.figure('complaints.recovered.amount', '2021-12-05')).printed)).toBeGreaterThan(1)
    expect(Number((await f.figure('odr.enterprises.developed.count', '2021-12-05')).printed)).toBeGreaterThan(2)
    const kinds = new Set((await openIn(t, [complaintBusiness], '2021-12-31')).map((x) => x.kind))
    for (const kind of ['complaint.accept', 'complaint.mediate', 'complaint.check']) expect([...kinds]).toContain(kind)
  })
  it('keeps nobody’s name, and nothing ends before it came', async () => {
    const wrong = await t.db.read(countyScope, (q) =>
      q.rows(sql`select matter_no from complaint_matter where closed_on < received_on or accepted_on < received_on`),
    )
    expect(wrong).toEqual([])
    const people = await t.db.read(countyScope, (q) =>
      q.rows(sql`select 1 from complaint_claimant where name_masked not like '_＊' or name_sealed is not null`),
    )
    expect(people).toEqual([])
  })
  it('is the same county twice', () => {
    expect(smallWorld().rowCount).toBe(smallWorld().rowCount)
  })
})
