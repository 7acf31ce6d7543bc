import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import creditListBusiness from './domain.ts'
import { checkListing, checkRemoval } from './rules.ts'
import { abnormalListing } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [creditListBusiness])

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['credit-list', 'entity'])
  const ids = await putParties(t, [
    someParty('玉衡县甲木业有限公司', '91459923000000100A'),
    someParty('玉衡县乙木业有限公司', '91459923000000101A'),
    someParty('玉衡县丙木业有限公司', '91459923000000102A'),
    someParty('玉衡县丁木业有限公司', '91459923000000103A'),
    someParty('玉衡县恒丰种植专业合作社', '93459923000000400A', { category: 'COOP', typeCode: '9100' }),
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
  ])
  t.clock.set('2021-11-01T01:00:00Z')
  const row = (i: number, reason: 'R1' | 'R4', listedOn: string, more: object = {}) => ({
    partyId: ids[i]!,
    kind: (i === 5 ? 'MARKING' : 'LISTING') as 'MARKING' | 'LISTING',
    reason,
    reportYear: reason === 'R1' ? 2020 : null,
    listedOn: day(listedOn),
    ...more,
  })
  await t.write((tx) =>
    insertRows(tx, abnormalListing, [
      // Dossier 9: (a) twice for two grounds is one enterprise, two rows; (b) corrected counts nowhere; (c) removed stays.
      row(0, 'R1', '2021-07-12'),
      row(0, 'R4', '2021-12-05'),
      row(1, 'R1', '2021-07-10', { correctedOn: day('2021-07-20') }),
      row(2, 'R1', '2021-07-12', { removedOn: day('2021-08-10'), removalReason: 'MADE_UP' }),
      row(3, 'R4', '2021-12-06'),
      row(4, 'R1', '2021-07-12'),
      row(5, 'R1', '2021-07-12'),
    ]),
  )
})

describe('abnormal list figures as of 2021-12-05', () => {
  it('counts each enterprise once, net of corrected listings', async () => {
    expect((await f.figure('abnormal.enterprise.listed.count', '2021-12-05')).printed).toBe('2')
    expect(await f.rows('abnormal.enterprise.listed.count', { asOf: '2021-12-05' })).toHaveLength(2)
    // On the day between listing and correction it was listed.
    expect((await f.figure('abnormal.enterprise.listed.count', '2021-07-15')).printed).toBe('3')
  })
  it('keeps cooperatives and individuals apart, and rows beside units', async () => {
    expect((await f.figure('abnormal.cooperative.listed.count', '2021-12-05')).printed).toBe('1')
    expect((await f.figure('abnormal.individual.marked.count', '2021-12-05')).printed).toBe('1')
    expect((await f.figure('abnormal.listings.count', '2021-12-05')).printed).toBe('5')
  })
  it('tells the flow of the year from the stock on the list', async () => {
    expect((await f.figure('abnormal.standing.count', '2021-12-05')).printed).toBe('3')
  })
})

describe('listing and removal', () => {
  const today = day('2021-12-05')
  const facts = { today, existing: true, partyName: '玉衡县甲木业有限公司', standing: [] }
  const standing = {
    reason: 'R1' as const,
    reportYear: 2020,
    listedOn: day('2021-07-12'),
    removedOn: null,
    correctedOn: null,
  }
  it('lists once per report year, also after a removal', () => {
    expect(
      checkListing({ reason: 'R1', reportYear: 2020, listedOn: today }, { ...facts, standing: [standing] })?.code,
    ).toBe('credit-list.list.twice')
    expect(
      checkListing({ reason: 'R1', reportYear: 2019, listedOn: today }, { ...facts, standing: [standing] }),
    ).toBeUndefined()
    expect(
      checkListing(
        { reason: 'R1', reportYear: 2020, listedOn: today },
        { ...facts, standing: [{ ...standing, correctedOn: today }] },
      ),
    ).toBeUndefined()
  })
  it('lists nobody who no longer exists, and R1 only with its year', () => {
    expect(checkListing({ reason: 'R4', reportYear: null, listedOn: today }, { ...facts, existing: false })?.code).toBe(
      'credit-list.list.not-existing',
    )
    expect(checkListing({ reason: 'R1', reportYear: null, listedOn: today }, facts)?.fields).toHaveProperty(
      'reportYear',
    )
  })
  it('removes only for a reason that fits the ground', () => {
    expect(checkRemoval(standing, { reason: 'ADDRESS_CHANGED', on: today }, today)?.code).toBe(
      'credit-list.remove.reason',
    )
    expect(checkRemoval(standing, { reason: 'MADE_UP', on: today }, today)).toBeUndefined()
    expect(checkRemoval(standing, { reason: 'MADE_UP', on: day('2021-07-01') }, today)?.code).toBe(
      'credit-list.remove.day',
    )
  })
})
