import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { businessMode } from '#kernel/org/tables.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import permitBusiness from './domain.ts'
import { permitApplication } from './tables.ts'
import type { PermitKind } from './terms.ts'

const t = testDatabase()
const f = figuresOf(t, [permitBusiness])
let ids: string[] = []

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['permit'])
  const parties = await putParties(
    t,
    ['甲', '乙', '丙', '丁'].map((x, i) =>
      someParty(`玉衡县${x}小吃店`, `92459923000000${30 + i}0A`, { category: 'INDIVIDUAL', typeCode: '9500' }),
    ),
  )
  t.clock.set('2021-11-01T01:00:00Z')
  let n = 0
  const application = (p: number, kind: PermitKind, acceptedOn: string | null, more: object = {}) => ({
    kind,
    action: 'NEW' as const,
    applicationNo: `XK${++n}`,
    partyId: parties[p]!,
    submittedOn: day(acceptedOn ?? '2021-06-01'),
    acceptedOn: acceptedOn === null ? null : day(acceptedOn),
    dueOn: acceptedOn === null ? null : day('2021-12-31'),
    ...more,
  })
  const granted = (on: string) => ({ decidedOn: day(on), decision: 'GRANTED' as const, concludedOn: day(on) })
  ids = await t.write((tx) =>
    insertRows(tx, permitApplication, [
      // One applicant twice: one 家, two 件.
      application(0, 'FOOD_OP', '2021-01-01', granted('2021-01-08')),
      application(0, 'SMALL_CATERING', '2021-05-01', granted('2021-12-05')),
      // Decided a day after the cut-off, not yet due then: in neither part.
      application(1, 'SMALL_WORKSHOP', '2021-11-25', granted('2021-12-06')),
      // Refused, withdrawn and terminated are concluded too; the termination came late.
      application(1, 'FOOD_OP', '2021-03-01', {
        decidedOn: day('2021-03-20'),
        decision: 'REFUSED',
        concludedOn: day('2021-03-20'),
      }),
      application(2, 'FOOD_OP', '2021-12-05', { withdrawnOn: day('2021-12-05'), concludedOn: day('2021-12-05') }),
      application(2, 'SMALL_CATERING', '2021-06-01', {
        dueOn: day('2021-06-15'),
        terminatedOn: day('2021-06-16'),
        concludedOn: day('2021-06-16'),
      }),
      // Open and due on the cut-off day; open and due a day after; due, but extended beyond it.
      application(3, 'SMALL_CATERING', '2021-11-19', { dueOn: day('2021-12-05') }),
      application(3, 'SMALL_CATERING', '2021-11-22', { dueOn: day('2021-12-06') }),
      application(3, 'FOOD_OP', '2021-11-01', { dueOn: day('2021-11-29'), extendedTo: day('2021-12-13') }),
      // Other kinds, other years, not accepted, returned.
      application(3, 'DRUG_RETAIL', '2021-05-01', granted('2021-05-20')),
      application(3, 'FOOD_OP', '2020-12-31', granted('2021-01-15')),
      application(3, 'FOOD_OP', '2021-12-06', granted('2021-12-06')),
      application(3, 'FOOD_OP', null, { notAcceptedOn: day('2021-06-02') }),
      application(3, 'FOOD_OP', null, { returnedOn: day('2021-06-02') }),
      // To be voided.
      application(3, 'FOOD_OP', '2021-07-01', granted('2021-07-15')),
    ]),
  )
  t.clock.set('2021-12-01T01:00:00Z')
  await t.write((tx) => voidRows(tx, permitApplication, [{ id: ids[14]!, version: 1 }], '重复录入'))
})

describe('permit figures as of 2021-12-05', () => {
  it('counts applicants among the concluded, each once', async () => {
    expect((await f.figure('permits.food.completed.count', '2021-12-05')).printed).toBe('3')
    expect(await f.rows('permits.food.completed.count', { asOf: '2021-12-05' })).toHaveLength(3)
  })
  it('counts applications on both sides of the rate, so that one open due application shows', async () => {
    expect((await f.figure('permits.food.completed.applications.count', '2021-12-05')).printed).toBe('5')
    expect((await f.figure('permits.food.accepted_due.count', '2021-12-05')).printed).toBe('6')
    expect(await f.figure('permits.food.completion.rate', '2021-12-05')).toMatchObject({ printed: '83.33' })
    const open = await f.rows('permits.food.accepted_due.count', { asOf: '2021-12-05' })
    expect(open.map((r) => r.text).filter((x) => x?.includes('未办结'))).toEqual([expect.stringContaining('XK7')])
  })
  it('moves with the cut-off day', async () => {
    // On the 4th the decision of the 5th and the withdrawal are not there yet, nothing open is due.
    expect((await f.figure('permits.food.completed.applications.count', '2021-12-04')).printed).toBe('3')
    expect((await f.figure('permits.food.accepted_due.count', '2021-12-04')).printed).toBe('3')
    expect((await f.figure('permits.food.completion.rate', '2021-12-04')).printed).toBe('100')
    // On the 6th one more is decided and another falls due.
    expect((await f.figure('permits.food.completed.applications.count', '2021-12-06')).printed).toBe('7')
    expect((await f.figure('permits.food.accepted_due.count', '2021-12-06')).printed).toBe('9')
    // The extended one falls due with its extension.
    expect((await f.figure('permits.food.accepted_due.count', '2021-12-13')).printed).toBe('10')
  })
  it('shows the kinds apart and what was in time', async () => {
    expect((await f.figure('permits.food_operation.completed.count', '2021-12-05')).printed).toBe('3')
    expect((await f.figure('permits.small_catering.completed.count', '2021-12-05')).printed).toBe('2')
    expect((await f.figure('permits.small_workshop.completed.count', '2021-12-05')).printed).toBe('0')
    expect((await f.figure('permits.food.completed_in_time.count', '2021-12-05')).printed).toBe('4')
    expect((await f.figure('permits.food.in_time.rate', '2021-12-05')).printed).toBe('66.67')
  })
  it('knows the void row until the day it was voided', async () => {
    expect((await f.figure('permits.food.completed.count', '2021-12-05', '2021-11-30')).printed).toBe('4')
    expect((await f.figure('permits.food.completed.count', '2021-12-05', '2021-12-01')).printed).toBe('3')
  })
  it('keeps what was known last week when a decision is entered late', async () => {
    t.clock.set('2021-12-20T01:00:00Z')
    await t.write((tx) =>
      updateRows(tx, permitApplication, [
        {
          id: ids[6]!,
          version: 1,
          set: { decidedOn: day('2021-12-03'), decision: 'GRANTED', concludedOn: day('2021-12-03') },
        },
      ]),
    )
    expect((await f.figure('permits.food.completion.rate', '2021-12-05')).printed).toBe('100')
    expect((await f.figure('permits.food.completion.rate', '2021-12-05', '2021-12-19')).printed).toBe('83.33')
  })
  it('is the same where the business is handled upstairs', async () => {
    const all = async (): Promise<(string | null)[]> =>
      await Promise.all(
        (permitBusiness.indicators ?? []).map(async (i) => (await f.figure(i.id, '2021-12-05')).printed),
      )
    const before = await all()
    await t.write((tx) =>
      insertRows(tx, businessMode, [
        { business: 'permit', upstairs: true, upperSystem: '省级许可平台', fromDay: day('2018-01-01') },
      ]),
    )
    expect(await all()).toEqual(before)
  })
})
