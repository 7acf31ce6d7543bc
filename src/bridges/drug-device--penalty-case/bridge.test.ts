import { beforeAll, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { checksIn } from '#kernel/inspection/checks.fixture.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import drugDevice from '#domains/drug-device/domain.ts'
import penaltyCaseBusiness from '#domains/penalty-case/domain.ts'
import { penaltyCase } from '#domains/penalty-case/public.ts'
import bridge from './bridge.ts'

const t = testDatabase()
const f = figuresOf(t, [drugDevice, penaltyCaseBusiness], [bridge])
const { task, check } = checksIn(t)
const asOf = '2021-12-05'

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['drug-device', 'penalty-case'])
  t.clock.set('2021-12-20T01:00:00Z')
})

it('C10 needs a clue, and stands when a case names each as its source', async () => {
  const [a] = (await putParties(t, [someParty('玉衡县恒川眼镜店', '91459923MA5X000141')])) as [string]
  expect((await f.rule('C10', asOf)).holds).toBe(false)
  const lens = await task('L1', 'lens-cosmetics', '2021-04-01')
  const visit = await check(lens, a, 'LENS', '2021-04-02', { problem: '无证', clue: { no: '线1', on: '2021-04-02' } })
  expect(await f.rule('C10', asOf)).toMatchObject({
    holds: false,
    faults: [expect.objectContaining({ recordId: visit, partyId: a, page: '/checks' })],
  })
  await t.write((tx) =>
    insertRows(tx, penaltyCase, [
      {
        caseNo: '1',
        procedure: 'ORDINARY',
        source: 'CHECK',
        sourceNo: '线1',
        field: 'DEVICE',
        cause: '案',
        partyId: a,
        partyName: '玉衡县恒川眼镜店',
        partyKind: 'ORGANISATION',
        foundOn: day('2021-04-02'),
        filedOn: day(asOf),
      },
    ]),
  )
  expect(await f.rule('C10', asOf)).toMatchObject({ holds: true, faults: [] })
  // The day before, the clue was no case yet.
  expect((await f.rule('C10', '2021-12-04')).holds).toBe(false)
})
