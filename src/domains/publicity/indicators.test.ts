import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { businessMode } from '#kernel/org/tables.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import publicityBusiness from './domain.ts'
import { publicationNotice } from './tables.ts'
import type { NoticeKind } from './terms.ts'

const t = testDatabase()
const f = figuresOf(t, [publicityBusiness])
const withSimple = figuresOf(t, [
  {
    ...publicityBusiness,
    law: publicityBusiness.law!.map((v) => (v.key === 'publicity.count-simple-procedure' ? { ...v, value: true } : v)),
  },
])
let ids: string[] = []

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['publicity'])
  const [partyId] = await putParties(t, [someParty('玉衡县甲木业有限公司', '91459923000000100A')])
  t.clock.set('2021-11-01T01:00:00Z')
  let serial = 0
  const notice = (kind: NoticeKind, publishedOn: string | null, more: object = {}) => ({
    kind,
    subjectName: '玉衡县甲木业有限公司',
    partyId: partyId!,
    documentNo: `N${++serial}`,
    documentOn: day('2020-12-20'),
    publishedOn: publishedOn === null ? null : day(publishedOn),
    ...more,
  })
  ids = await t.write((tx) =>
    insertRows(tx, publicationNotice, [
      // Decided last year, published this year: by the day of publication. A subject outside the register counts too.
      notice('PENALTY', '2021-01-01'),
      notice('PENALTY', '2021-12-05', { partyId: null, subjectName: '赵安' }),
      notice('PENALTY', '2021-12-06'),
      notice('PENALTY', '2020-12-31'),
      notice('PENALTY', null),
      // Simple procedure; withdrawn before, on and after the cut-off day; term run out: still counted.
      notice('PENALTY', '2021-06-01', { simpleProcedure: true }),
      notice('PENALTY', '2021-06-01', { withdrawnOn: day('2021-08-01') }),
      notice('PENALTY', '2021-06-01', { withdrawnOn: day('2021-12-05') }),
      notice('PENALTY', '2021-06-01', { withdrawnOn: day('2021-12-06') }),
      notice('PENALTY', '2021-06-01', { publicUntil: day('2021-09-01') }),
      notice('LICENCE', '2021-03-01'),
      notice('LICENCE', '2021-03-01'),
      notice('LICENCE', '2021-03-02', { withdrawnOn: day('2021-03-03') }),
      notice('CHECK', '2021-03-01'),
      notice('CHECK', '2021-12-05'),
      notice('SAMPLING', '2021-03-01'),
      notice('SAMPLING', '2021-12-06'),
      // To be voided.
      notice('LICENCE', '2021-05-01'),
    ]),
  )
  t.clock.set('2021-12-01T01:00:00Z')
  await t.write((tx) => voidRows(tx, publicationNotice, [{ id: ids[17]!, version: 1 }], '重复录入'))
})

const printed = async (id: string, asOf = '2021-12-05', knownOn?: string): Promise<string | null> =>
  (await f.figure(id, asOf, knownOn)).printed

describe('publicity figures as of 2021-12-05', () => {
  it('counts notices by the day of publication, less what was taken down by then', async () => {
    expect(await printed('publicity.penalties.count')).toBe('4')
    expect(await f.rows('publicity.penalties.count', { asOf: '2021-12-05' })).toHaveLength(4)
    expect(await printed('publicity.penalties.count', '2021-12-04')).toBe('4')
    expect(await printed('publicity.penalties.count', '2021-12-06')).toBe('4')
    expect(await printed('publicity.penalties.count', '2021-07-31')).toBe('5')
  })
  it('leaves out simple-procedure penalties unless the bureau counts them', async () => {
    expect(await printed('publicity.penalties.simple.count')).toBe('1')
    expect((await withSimple.figure('publicity.penalties.count', '2021-12-05')).printed).toBe('5')
  })
  it('counts licences and the two parts of checks', async () => {
    expect(await printed('publicity.licences.count')).toBe('2')
    expect(await printed('publicity.checks.count')).toBe('3')
    expect(await printed('publicity.checks.inspection.count')).toBe('2')
    expect(await printed('publicity.checks.sampling.count')).toBe('1')
    expect(await printed('publicity.checks.count', '2021-12-06')).toBe('4')
  })
  it('knows the void row until the day it was voided', async () => {
    expect(await printed('publicity.licences.count', '2021-12-05', '2021-11-30')).toBe('3')
    expect(await printed('publicity.licences.count', '2021-12-05', '2021-12-01')).toBe('2')
  })
  it('counts a notice from the day of its publication also when that is entered late', async () => {
    t.clock.set('2021-12-20T01:00:00Z')
    await t.write((tx) =>
      updateRows(tx, publicationNotice, [{ id: ids[4]!, version: 1, set: { publishedOn: day('2021-12-01') } }]),
    )
    expect(await printed('publicity.penalties.count')).toBe('5')
    expect(await printed('publicity.penalties.count', '2021-12-05', '2021-12-19')).toBe('4')
  })
  it('is the same where the business is handled upstairs', async () => {
    const all = async (): Promise<(string | null)[]> =>
      await Promise.all((publicityBusiness.indicators ?? []).map((i) => printed(i.id)))
    const before = await all()
    await t.write((tx) =>
      insertRows(tx, businessMode, [
        { business: 'publicity', upstairs: true, upperSystem: '国家企业信用信息公示系统', fromDay: day('2018-01-01') },
      ]),
    )
    expect(await all()).toEqual(before)
  })
})
