import { beforeAll, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import penaltyCaseBusiness from '#domains/penalty-case/domain.ts'
import { penaltyCase } from '#domains/penalty-case/public.ts'
import price from '#domains/price/domain.ts'
import bridge from './bridge.ts'

const t = testDatabase()
const f = figuresOf(t, [penaltyCaseBusiness, price], [bridge])
const open = (caseNo: string, set: object) => ({
  caseNo,
  procedure: 'ORDINARY' as const,
  source: 'CHECK' as const,
  field: 'PRICE' as const,
  cause: '哄抬价格案',
  partyName: '某商行',
  partyKind: 'ORGANISATION' as const,
  foundOn: day('2021-02-01'),
  filedOn: day('2021-02-01'),
  ...set,
})

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['penalty-case', 'price'])
  t.clock.set('2021-12-20T01:00:00Z')
})

it('C05 falls with a serious price case that is open on the day', async () => {
  await t.write((tx) =>
    insertRows(tx, penaltyCase, [
      open('small', { noticedFen: 9_999_999n }),
      open('food', { field: 'FOOD', noticedFen: 90_000_000n }),
    ]),
  )
  expect(await f.rule('C05', '2021-12-05')).toMatchObject({ holds: true, faults: [] })
  const [id] = await t.write((tx) =>
    insertRows(tx, penaltyCase, [open('serious', { noticedFen: 10_000_000n, closedOn: day('2021-12-06') })]),
  )
  expect(await f.rule('C05', '2021-12-05')).toMatchObject({
    holds: false,
    faults: [expect.objectContaining({ recordId: id })],
  })
  expect((await f.rule('C05', '2021-12-06')).holds).toBe(true)
  expect((await f.rule('C05', '2021-01-31')).holds).toBe(true)
})
