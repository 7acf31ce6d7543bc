import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import { checkRules } from '#kernel/indicator/check-rules.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import annualFilingBusiness from '#domains/annual-filing/domain.ts'
import creditListBusiness from '#domains/credit-list/domain.ts'
import { abnormalListing } from '#domains/credit-list/public.ts'
import { annualFiling } from '#domains/annual-filing/public.ts'
import bridge from './bridge.ts'

const t = testDatabase()
const f = figuresOf(t, [annualFilingBusiness, creditListBusiness])
const check = (asOf: string) =>
  t.db.read(countyScope, async (q) => (await checkRules(q, f.context, { asOf: day(asOf) }, bridge.rules!))[0]!)
let ids: string[] = []

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['annual-filing', 'credit-list', 'entity'])
  ids = await putParties(
    t,
    ['甲', '乙', '丙', '丁'].map((n, i) => someParty(`玉衡县${n}木业有限公司`, `9145992300000010${i}A`)),
  )
  const filing = (i: number, on: string) => ({
    partyId: ids[i]!,
    reportYear: 2020,
    firstFiledOn: day(on),
    channel: 'ELECTRONIC' as const,
  })
  const listing = (i: number) => ({
    partyId: ids[i]!,
    kind: 'LISTING' as const,
    reason: 'R1' as const,
    reportYear: 2020,
    listedOn: day('2021-07-12'),
  })
  t.clock.set('2021-12-01T01:00:00Z')
  await t.write((tx) =>
    insertRows(tx, annualFiling, [filing(0, '2021-06-30'), filing(1, '2021-06-30'), filing(2, '2021-09-01')]),
  )
  // 甲 filed and is listed all the same; 丙 filed late and was listed rightly; 丁 never filed and was forgotten.
  await t.write((tx) => insertRows(tx, abnormalListing, [listing(0), listing(2)]))
})

describe('E24', () => {
  it('waits for the last day of listing: 10 working days from 30 June are 14 July', async () => {
    expect(await check('2021-07-13')).toMatchObject({ holds: true, faults: [] })
  })
  it('names who was forgotten and who was listed wrongly', async () => {
    const found = await check('2021-12-05')
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => [x.partyId, x.page])).toEqual(
      expect.arrayContaining([
        [ids[0], '/abnormal-listings'],
        [ids[3], '/parties'],
      ]),
    )
    expect(found.faults).toHaveLength(2)
  })
})
