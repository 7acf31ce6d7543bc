import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { splitByStation } from '#kernel/indicator/split.ts'
import { figureDiff } from '#kernel/indicator/diff.ts'
import equityPledgeBusiness from './domain.ts'
import { equityPledge } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [equityPledgeBusiness])
const sqlFrom = (regNo: string) => sql`from ${equityPledge} where ${equityPledge.regNo} = ${regNo}`
const wan = (n: number): bigint => BigInt(n) * 1_000_000n
let companyId = ''
let voided = ''

const pledge = (regNo: string, registeredOn: string, more: object = {}) => ({
  regNo,
  companyId,
  equityKind: 'CONTRIBUTION' as const,
  pledgors: '赵安',
  pledgees: '北斗村镇银行',
  pledgedFen: wan(1000),
  securedFen: wan(800),
  contractNo: regNo,
  registeredOn: day(registeredOn),
  ...more,
})

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['equity-pledge'])
  ;[companyId] = (await putParties(t, [someParty('玉衡县恒川木业有限公司', '91459923MA5X000141')])) as [string]
  t.clock.set('2021-11-01T01:00:00Z')
  const ids = await t.write((tx) =>
    insertRows(tx, equityPledge, [
      // Dossier 9, vector (f): 1000 万 securing 800 万, later cancelled, stays counted.
      pledge('001', '2021-04-01', { cancelledOn: day('2021-10-08') }),
      // Revoked before the cut-off: as if never made. Revoked after it: still counted then.
      pledge('002', '2021-05-01', { revokedOn: day('2021-06-01') }),
      pledge('003', '2021-05-02', { revokedOn: day('2021-12-06') }),
      // On the borders of the window.
      pledge('004', '2021-01-01'),
      pledge('005', '2021-12-05'),
      pledge('006', '2021-12-06'),
      pledge('007', '2020-12-31'),
      // The same debt twice: the claim counts once.
      pledge('008', '2021-07-01', { contractNo: '001' }),
      pledge('009', '2021-08-01'),
      pledge('010', '2020-06-01'),
      // E21.
      pledge('011', '2021-09-01', { securedFen: null }),
      pledge('012', '2021-09-02', { securedFen: null, maximumAmount: true }),
    ]),
  )
  voided = ids[8]!
  t.clock.set('2021-12-01T01:00:00Z')
  await t.write((tx) => voidRows(tx, equityPledge, [{ id: voided, version: 1 }], '重复录入'))
})

describe('equity pledge figures as of 2021-12-05', () => {
  it('counts establishments inside the window, less revoked and void', async () => {
    expect(await f.figure('equity.pledges.count', '2021-12-05')).toMatchObject({ printed: '7', status: 'ok' })
    expect((await f.rows('equity.pledges.count', { asOf: '2021-12-05' })).length).toBe(7)
  })

  it('adds amounts, a debt once, and the list adds up to the figure', async () => {
    expect(await f.figure('equity.pledges.amount', '2021-12-05')).toMatchObject({
      printed: '0.70',
      exact: wan(7000).toString(),
    })
    const secured = await f.figure('equity.pledges.secured_claims.amount', '2021-12-05')
    expect(secured).toMatchObject({ printed: '0.32', exact: wan(3200).toString() })
    const rows = await f.rows('equity.pledges.secured_claims.amount', { asOf: '2021-12-05' })
    expect(rows.reduce((sum, r) => sum + BigInt(r.amount!), 0n)).toBe(wan(3200))
  })

  it('forgets the void row only from the day it was voided', async () => {
    expect((await f.figure('equity.pledges.count', '2021-12-05', '2021-11-30')).printed).toBe('8')
    expect((await f.figure('equity.pledges.count', '2021-12-05', '2021-12-01')).printed).toBe('7')
    const diff = await t.db.read(countyScope, (q) =>
      figureDiff(
        q,
        f.context,
        'equity.pledges.count',
        { asOf: day('2021-12-05'), knownOn: day('2021-11-30') },
        { asOf: day('2021-12-05') },
      ),
    )
    expect(diff.lines.map((l) => [l.change, l.recordId])).toEqual([['removed', voided]])
  })

  it('says that nothing was known before the first record', async () => {
    const figure = await f.figure('equity.pledges.count', '2021-12-05', '2020-12-31')
    expect(figure).toMatchObject({ status: 'nothing-known', printed: null })
    expect(figure.notes[0]).toContain('还没有任何记录')
  })

  it('prints a dash with the reason where the ledger does not reach', async () => {
    const figure = await f.figure('equity.pledges.count', '2017-12-05')
    expect(figure).toMatchObject({ status: 'not-covered', printed: null })
    expect(figure.notes[0]).toContain('自2018年1月1日起完整')
  })

  it('splits by the station of the cut-off day, adding up to the county', async () => {
    const lines = await t.db.read(countyScope, (q) =>
      splitByStation(q, f.context, 'equity.pledges.count', { asOf: day('2021-12-05') }),
    )
    expect(lines).toEqual([expect.objectContaining({ unitCode: '01', exact: '7' })])
  })

  it('E21 names the pledge without a secured claim', async () => {
    const found = await f.rule('E21', '2021-12-05')
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.text)).toEqual([expect.stringContaining('011')])
  })

  it('keeps the figure of a past day when a record changes later', async () => {
    t.clock.set('2021-12-20T01:00:00Z')
    const [row] = await t.db.read(countyScope, (q) =>
      q.select({ id: equityPledge.id, version: equityPledge.version }, sqlFrom('003')),
    )
    await t.write((tx) =>
      updateRows(tx, equityPledge, [{ id: row!.id, version: row!.version, set: { revokedOn: day('2021-12-01') } }]),
    )
    expect((await f.figure('equity.pledges.count', '2021-12-05')).printed).toBe('6')
    expect((await f.figure('equity.pledges.count', '2021-12-05', '2021-12-19')).printed).toBe('7')
  })
})
