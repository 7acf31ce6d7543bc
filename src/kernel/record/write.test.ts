import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { countyScope, testCounty, testDatabase } from '#test/harness/database.ts'
import { messageContact } from '#kernel/message/tables.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { asKnownNow, asKnownOn } from './reading.ts'
import { insertRows, lockRows, updateRows, voidRows } from './write.ts'

const t = testDatabase()
const station = (code: string, name: string) => ({
  code,
  name,
  shortName: name,
  kind: 'station' as const,
  fromDay: day('2019-01-01'),
})
const names = (knownOn?: string) =>
  t.db
    .read(countyScope, (q) =>
      q.select(
        { name: orgUnit.name },
        sql`from ${(knownOn ? asKnownOn(day(knownOn)) : asKnownNow).at(orgUnit)} order by 1`,
      ),
    )
    .then((rows) => rows.map((r) => r.name))

describe('ledger writes', () => {
  it('keeps each version and answers as known on any day', async () => {
    t.clock.set('2021-03-01T02:00:00Z')
    const [id] = await t.write((tx) => insertRows(tx, orgUnit, [station('01', '玉泉所'), station('02', '青石所')]))
    t.clock.set('2021-06-01T02:00:00Z')
    await t.write((tx) => updateRows(tx, orgUnit, [{ id: id!, version: 1, set: { name: '玉泉中心所' } }]))
    t.clock.set('2021-09-01T02:00:00Z')
    await t.write((tx) => voidRows(tx, orgUnit, [{ id: id!, version: 2 }], '重复登记'))
    expect(await names('2021-02-28')).toEqual([])
    expect(await names('2021-03-01')).toEqual(['玉泉所', '青石所'])
    expect(await names('2021-06-01')).toEqual(['玉泉中心所', '青石所'])
    expect(await names('2021-08-31')).toEqual(['玉泉中心所', '青石所'])
    expect(await names('2021-09-01')).toEqual(['青石所'])
    expect(await names()).toEqual(['青石所'])
  })

  it('refuses a change based on an old version and writes nothing', async () => {
    const [a, b] = await t.write((tx) => insertRows(tx, orgUnit, [station('11', '甲所'), station('12', '乙所')]))
    await t.write((tx) => updateRows(tx, orgUnit, [{ id: a!, version: 1, set: { name: '甲一所' } }]))
    await expect(
      t.write((tx) =>
        updateRows(tx, orgUnit, [
          { id: b!, version: 1, set: { name: '乙一所' } },
          { id: a!, version: 1, set: { name: '甲二所' } },
        ]),
      ),
    ).rejects.toMatchObject({ code: 'record.changed-meanwhile' })
    expect(await names()).toEqual(expect.arrayContaining(['甲一所', '乙所']))
  })

  it('that nobody waits for stand with the rest or not at all, and the first failure is told', async () => {
    const entries = async () =>
      (
        await t.db.read(countyScope, (q) => q.rows<{ n: number }>(sql`select count(*)::int as n from journal_entry`))
      )[0]!.n
    const before = await entries()
    await t.write((tx) => insertRows(tx, orgUnit, [station('15', '子所')]), { ahead: true })
    expect(await names()).toContain('子所')
    expect(await entries()).toBe(before + 1)
    await expect(
      t.write(
        async (tx) => {
          await insertRows(tx, orgUnit, [station('16', '丑所')])
          await insertRows(tx, orgUnit, [station('15', '寅所')])
        },
        { ahead: true },
      ),
    ).rejects.toMatchObject({ code: '23505' })
    await expect(
      t.write(
        async (tx) => {
          const [id] = await insertRows(tx, orgUnit, [station('15', '卯所')])
          return await lockRows(tx, orgUnit, [id!])
        },
        { ahead: true },
      ),
    ).rejects.toMatchObject({ code: '23505' })
    expect(await names()).not.toContain('丑所')
    expect(await entries()).toBe(before + 1)
  })

  it('leaves out a change that changes nothing', async () => {
    const [id] = await t.write((tx) => insertRows(tx, orgUnit, [station('21', '丙所')]))
    expect(await t.write((tx) => updateRows(tx, orgUnit, [{ id: id!, version: 1, set: { name: '丙所' } }]))).toEqual([])
    const [row] = await t.write((tx) => lockRows(tx, orgUnit, [id!]))
    expect(row).toMatchObject({ version: 1, countyCode: testCounty })
  })

  it('shows a county nothing of another, and a station nothing of the next', async () => {
    const call = {
      purpose: 'ANNUAL_REPORT',
      channel: 'CALL' as const,
      happenedOn: day('2021-03-01'),
      result: 'REACHED' as const,
      quantity: 1,
      stationCode: '31',
    }
    await t.write((tx) => insertRows(tx, messageContact, [call]))
    const seen = (county: string, stations: readonly string[] | '*') =>
      t.db.read({ county, stations }, (q) => q.rows(sql`select 1 from message_contact`))
    expect(await seen('459924', '*')).toEqual([])
    expect(await seen(testCounty, ['99'])).toEqual([])
    expect(await seen(testCounty, ['31'])).toHaveLength(1)
  })

  it('shares the organisation with every station of the county, and lets none of them write it', async () => {
    const scope = { county: testCounty, stations: ['99'] }
    const seen = await t.db.read(scope, (q) => q.rows(sql`select 1 from org_unit where code = '02'`))
    expect(seen).toHaveLength(1)
    const other = await t.db.read({ county: '459924', stations: '*' }, (q) => q.rows(sql`select 1 from org_unit`))
    expect(other).toEqual([])
    await expect(t.write((tx) => insertRows(tx, orgUnit, [station('99', '己所')]), { scope })).rejects.toThrow(
      /row-level security/,
    )
    await expect(
      t.db.write(scope, (q) => q.execute(sql`update org_unit set name = '己所' where code = '02'`)),
    ).rejects.toThrow(/row-level security/)
  })

  it('lets the product delete nothing', async () => {
    await expect(t.db.read(countyScope, (q) => q.execute(sql`delete from org_unit`))).rejects.toThrow(
      /permission denied/,
    )
    await expect(t.db.read(countyScope, (q) => q.execute(sql`update journal_entry set actor = 'x'`))).rejects.toThrow(
      /permission denied/,
    )
  })
})
