import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { inspectionObject, inspectionPublication, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import randomInspectionBusiness from './domain.ts'
import { checkResultEntry } from './rules.ts'

const t = testDatabase()
const f = figuresOf(t, [randomInspectionBusiness])
let objects: string[] = []

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['random-inspection'])
  const [a, b, c] = (await putParties(t, [
    someParty('玉衡县甲木业有限公司', '91459923000000100A'),
    someParty('玉衡县乙木业有限公司', '91459923000000101A'),
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
  ])) as [string, string, string]
  t.clock.set('2021-12-01T01:00:00Z')
  const task = (taskNo: string, openedOn: string, more: object = {}) => ({
    taskNo,
    name: `任务${taskNo}`,
    kind: 'DOUBLE_RANDOM' as const,
    source: 'PLAN' as const,
    origin: 'INITIATED' as const,
    joint: false,
    ownLead: true,
    openedOn: day(openedOn),
    ...more,
  })
  const tasks = await t.write((tx) =>
    insertRows(tx, inspectionTask, [
      task('1', '2021-01-01'),
      task('2', '2021-12-05', { joint: true, departments: ['县公安局'] }),
      // Joint, but received from above: counted among all, not among our own joint tasks.
      task('3', '2021-06-01', { joint: true, departments: ['县税务局'], origin: 'RECEIVED', ownLead: false }),
      task('4', '2020-12-31'),
      task('5', '2021-12-06'),
      task('6', '2021-05-01', { kind: 'CAMPAIGN' }),
      task('7', '2021-06-02', { joint: true }),
    ]),
  )
  const object = (task: number, partyId: string, more: object = {}) => ({
    taskId: tasks[task - 1]!,
    partyId,
    drawnOn: day('2021-06-10'),
    ...more,
  })
  objects = await t.write((tx) =>
    insertRows(tx, inspectionObject, [
      object(1, a),
      object(1, b),
      object(2, a),
      object(3, c),
      object(1, c, { droppedOn: day('2021-07-01'), dropReason: '已注销' }),
      object(6, b),
    ]),
  )
  await t.write((tx) =>
    insertRows(
      tx,
      inspectionVisit,
      [0, 2, 3].map((i) => ({ objectId: objects[i]!, visitedOn: day('2021-07-01'), result: '1' as const })),
    ),
  )
  await t.write((tx) =>
    insertRows(tx, inspectionPublication, [
      { objectId: objects[0]!, publishedOn: day('2021-12-05') },
      // Published without a visit: E03.
      { objectId: objects[1]!, publishedOn: day('2021-07-05') },
      { objectId: objects[2]!, publishedOn: day('2021-12-06') },
      { objectId: objects[3]!, publishedOn: day('2021-07-05'), withdrawnOn: day('2021-08-01') },
    ]),
  )
})

describe('random inspection figures as of 2021-12-05', () => {
  it('counts tasks received and started in the window, other checks left out', async () => {
    expect((await f.figure('doublerandom.tasks.count', '2021-12-05')).printed).toBe('4')
    expect((await f.figure('doublerandom.tasks.received.count', '2021-12-05')).printed).toBe('1')
    expect((await f.figure('doublerandom.joint.tasks.count', '2021-12-05')).printed).toBe('2')
  })
  it('counts (task, party) pairs, and parties once beside them', async () => {
    expect((await f.figure('doublerandom.objects.drawn.count', '2021-12-05')).printed).toBe('4')
    expect((await f.figure('doublerandom.parties.drawn.count', '2021-12-05')).printed).toBe('3')
    expect(await f.rows('doublerandom.objects.drawn.count', { asOf: '2021-12-05' })).toHaveLength(4)
  })
  it('publishes what is public on the day, less what was withdrawn', async () => {
    expect(await f.figure('doublerandom.publication.rate', '2021-12-05')).toMatchObject({
      printed: '50',
      numerator: '2',
      denominator: '4',
    })
    expect((await f.figure('doublerandom.publication.rate', '2021-07-31')).printed).toBe('66.67')
  })
  it('prints a dash, not 100, for a joint rate without objects', async () => {
    expect((await f.figure('doublerandom.joint.publication.rate', '2021-12-05')).printed).toBe('0')
    expect((await f.figure('doublerandom.joint.publication.rate', '2021-07-31')).status).toBe('empty-denominator')
  })
  it('E03 names the publication without a check, E13 the joint task without partners', async () => {
    expect((await f.rule('E03', '2021-12-05')).faults.map((x) => x.recordId)).toEqual([objects[1]])
    expect((await f.rule('E13', '2021-12-05')).faults.map((x) => x.text)).toEqual([expect.stringContaining('任务7')])
  })
})

describe('entering a result', () => {
  const facts = { today: day('2021-12-05'), drawnOn: day('2021-06-10'), dropped: false, published: false }
  const entry = { visitedOn: day('2021-07-01'), result: '1' as const, problem: null, publishedOn: null }
  it('takes a sound result', () => expect(checkResultEntry(entry, facts)).toBeUndefined())
  it.each([
    ['before-draw', { ...entry, visitedOn: day('2021-06-09') }, facts],
    ['future', { ...entry, visitedOn: day('2021-12-06') }, facts],
    ['contradiction', { ...entry, problem: '标签不合规' }, facts],
    ['publish-early', { ...entry, publishedOn: day('2021-06-30') }, facts],
    ['dropped', entry, { ...facts, dropped: true }],
    ['published', entry, { ...facts, published: true }],
  ])('refuses %s', (code, e, given) =>
    expect(checkResultEntry(e, given)?.code).toBe(`random-inspection.result.${code}`),
  )
})
