import { beforeAll, describe, expect, it } from 'vitest'
import { type Day, day, dayOf } from '#platform/clock/day.ts'
import type { Moment } from '#platform/clock/clock.ts'
import { checkCode } from '#kernel/codelist/check-code.ts'
import { World } from '#kernel/seed/world.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import entityBusiness from './domain.ts'
import { entitySeed } from './seed.ts'
import { entity } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [entityBusiness])

function county(now: string, until: Day, scale = 0.02): World {
  const world = new World({ seed: 'test', county: '459923', now: now as Moment, openingDay: day('2019-01-01'), scale })
  world.enter('entity', 2018, 12)
  entitySeed.opening!(world, world.randomOf('entity', 'opening'))
  for (let year = 2019; year <= 2026; year++)
    for (let month = 1; month <= 12; month++)
      if (dayOf(year, month, 1) <= until) entitySeed.month(world, world.enter('entity', year, month))
  return world
}

describe('the demonstration register', () => {
  let world: World
  beforeAll(async () => {
    world = county('2021-12-31T10:00:00.000Z', day('2021-12-31'))
    t.clock.set('2018-12-31T01:00:00Z')
    await f.covered(['entity'], '2018-12-31')
    t.clock.set('2021-12-31T10:00:00Z')
    await t.write((tx) => world.flush(tx, () => {}), { mayBackdate: true })
  })

  it('has unique codes, nearly all of them valid, and the marks that others need', () => {
    const codes = world.parties.map((p) => p.code)
    expect(new Set(codes).size).toBe(codes.length)
    const invalid = codes.filter((code) => !checkCode(code, new Set(['459923', '459921'])).valid)
    expect(invalid.length).toBeLessThan(codes.length / 100)
    expect(world.parties.filter((p) => p.marks.has('se-maker')).length).toBeGreaterThanOrEqual(1)
    expect(world.parties.filter((p) => p.marks.has('food')).length).toBeGreaterThan(50)
  })

  it('gives every figure a value, and its own parties agree with the ledger', async () => {
    for (const i of entityBusiness.indicators!)
      expect(await f.figure(i.id, '2021-12-05'), i.id).toMatchObject({ status: 'ok' })
    const alive = world.parties.filter((p) => p.category !== 'REP_OFFICE' && p.exitedOn === undefined).length
    const stock = Number((await f.figure('entities.active.count', '2021-12-31')).printed)
    // What became known after the day of loading is not there yet.
    expect(Math.abs(stock - alive)).toBeLessThan(5)
    expect(Number((await f.figure('entities.new.yoy', '2021-12-05')).printed)).toBeGreaterThan(0)
  })

  it('holds the faults that the rules are to find, and no others', async () => {
    const found = async (id: string): Promise<number> => (await f.rule(id, '2021-12-05')).faults.length
    expect(await Promise.all(['E10', 'E11', 'E12', 'E20'].map(found))).toEqual([3, 3, 3, 3])
    expect(await Promise.all(['E10', 'E11', 'E20'].map(async (id) => (await f.rule(id, '2020-12-05')).faults))).toEqual(
      [[], [], []],
    )
  })

  it('makes the same past whatever the day of loading', () => {
    const later = county('2022-05-20T10:00:00.000Z', day('2022-05-31'))
    const known = (w: World): string[] =>
      w
        .rowsOf(entity)
        .filter((r) => r.current.recordedAt < '2021-11-30')
        .map((r) => `${r.current.id} ${String(r.current.enteredOn)}`)
    expect(known(later)).toEqual(known(world))
  })
})
