import { beforeAll, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import { openTasks, taskDay } from '#kernel/task/open-tasks.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import penaltyCaseBusiness from '#domains/penalty-case/domain.ts'
import { penaltyCase } from '#domains/penalty-case/public.ts'
import publicity from '#domains/publicity/domain.ts'
import { publicationNotice } from '#domains/publicity/public.ts'
import bridge from './bridge.ts'

const t = testDatabase()
const f = figuresOf(t, [penaltyCaseBusiness, publicity], [bridge])
const asOf = '2021-12-05'
const closed = (caseNo: string, decisionNo: string, closedOn: string, set: object = {}) => ({
  caseNo,
  procedure: 'ORDINARY' as const,
  source: 'CHECK' as const,
  field: 'FOOD' as const,
  cause: '案',
  partyName: '李四',
  partyKind: 'PERSON' as const,
  foundOn: day('2021-02-01'),
  filedOn: day('2021-02-01'),
  decidedOn: day('2021-11-01'),
  outcome: 'PENALTY' as const,
  decisionNo,
  penaltyKinds: ['FINE' as const],
  closedOn: day(closedOn),
  ...set,
})

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['penalty-case', 'publicity'])
  t.clock.set('2021-12-20T01:00:00Z')
})

it('E23 names the closed case whose decision nobody published; warnings and penalties on the spot need not be', async () => {
  const [bare] = await t.write((tx) =>
    insertRows(tx, penaltyCase, [
      closed('1', '罚1', asOf),
      closed('2', '罚2', '2021-12-06'),
      closed('3', '罚3', asOf, { penaltyKinds: ['WARNING'] }),
      closed('4', '罚4', asOf, { procedure: 'SUMMARY' }),
      closed('5', '罚5', asOf, { outcome: 'NO_PENALTY' }),
      closed('6', '罚6', '2020-12-31'),
    ]),
  )
  expect(await f.rule('E23', asOf)).toMatchObject({
    holds: false,
    faults: [expect.objectContaining({ recordId: bare })],
  })
  const waiting = async (): Promise<string[]> => {
    const [kind] = bridge.openTasks!
    const asked = taskDay(f.context.law, day('2021-12-20'))
    const { tasks } = await t.db.read(countyScope, (q) =>
      openTasks(q, [{ kind: kind!, shared: true }], asked, { limit: 9 }),
    )
    return tasks.map((x) => x.text.slice(0, 2)).toSorted()
  }
  expect(await waiting()).toEqual(['罚1', '罚2', '罚6'])
  await t.write((tx) =>
    insertRows(tx, publicationNotice, [
      { kind: 'PENALTY', subjectName: '李四', documentNo: '罚1', documentOn: day('2021-11-01') },
    ]),
  )
  expect(await f.rule('E23', asOf)).toMatchObject({ holds: true, faults: [] })
  expect((await f.rule('E23', '2021-12-06')).holds).toBe(false)
  expect(await waiting()).toEqual(['罚2', '罚6'])
})
