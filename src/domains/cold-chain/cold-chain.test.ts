import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { gathering, gatheringAttendee } from '#kernel/gathering/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import * as contract from './contract.ts'
import coldChain from './domain.ts'
import { vaccinationState } from './rules.ts'
import * as service from './service.ts'
import { coldOperator, coldWorker } from './tables.ts'
import { operatorDetail, regimeDetail, workerDetail } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [coldChain])
const asOf = '2021-12-05'
const today = day('2021-12-20')
let parties: string[] = []
let operators: string[] = []
const refused = (c: string) => ({ code: `cold-chain.${c}` })
const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['cold-chain'])
  parties = await putParties(
    t,
    Array.from({ length: 6 }, (_, i) => someParty(`玉衡县第${i + 1}冷库`, `TEST${i}`)),
  )
  t.clock.set('2021-12-20T01:00:00Z')
  const operator = (n: number, fromDay: string, toDay: string | null = null) => ({
    partyId: parties[n]!,
    kind: 'COLD_STORE' as const,
    imports: true,
    fromDay: day(fromDay),
    toDay: toDay === null ? null : day(toDay),
  })
  operators = await t.write((tx) =>
    insertRows(tx, coldOperator, [
      operator(0, '2020-11-02'),
      operator(1, asOf),
      operator(2, '2021-12-06'),
      operator(3, '2020-11-02', asOf),
      operator(4, '2020-11-02', '2021-12-06'),
    ]),
  )
})

describe('figures as of 2021-12-05', () => {
  it('count operators and workers that stand on the day, and who came to the interview', async () => {
    const worker = (n: number, mark: string, set: object = {}) => ({
      operatorId: operators[n]!,
      mark,
      job: '装卸',
      direct: true,
      fromDay: day('2020-11-02'),
      dose1On: day('2021-04-01'),
      dose2On: day('2021-05-01'),
      ...set,
    })
    await t.write((tx) =>
      insertRows(tx, coldWorker, [
        worker(0, '1'),
        worker(0, '2', { toDay: day(asOf) }),
        worker(0, '3', { direct: false }),
        worker(3, '1'),
        worker(4, '1', { exemption: 'MEDICAL', dose1On: null, dose2On: null }),
      ]),
    )
    expect(await printed('coldchain.operators.count')).toBe('3')
    expect(await printed('coldchain.operators.count', '2021-12-06')).toBe('3')
    expect(await printed('coldchain.workers.direct_contact.count')).toBe('2')
    expect(await f.rule('C03', asOf)).toMatchObject({ holds: true, faults: [] })
    const [late] = await t.write((tx) => insertRows(tx, coldWorker, [worker(0, '9', { dose2On: day('2021-12-06') })]))
    expect(await f.rule('C03', asOf)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: late })],
    })
    expect((await f.rule('C03', '2021-12-06')).holds).toBe(true)
  })

  it('E14 names the operator that did not come', async () => {
    expect(await f.rule('E14', asOf)).toMatchObject({ holds: true })
    const held = { theme: 'cold-chain.interview', kind: 'INTERVIEW' as const, title: '约谈', level: 'OWN' as const }
    const [first, other] = await t.write((tx) =>
      insertRows(tx, gathering, [
        { ...held, gatheringNo: '1', heldOn: day('2021-03-10') },
        { ...held, gatheringNo: '2', heldOn: day('2020-12-31') },
      ]),
    )
    const there = (gatheringId: string, n: number, attendance: 'PRESENT' | 'ABSENT' = 'PRESENT') => ({
      gatheringId,
      partyId: parties[n]!,
      attendance,
    })
    await t.write((tx) =>
      insertRows(tx, gatheringAttendee, [
        there(first!, 0),
        there(first!, 4),
        there(first!, 1, 'ABSENT'),
        there(other!, 1),
      ]),
    )
    expect(await printed('coldchain.operators.interviewed.count')).toBe('2')
    expect(await f.rule('E14', asOf)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ partyId: parties[1], recordId: operators[1] })],
    })
  })
})

describe('the regime', () => {
  const call = () => callIn(t, coldChain)
  const waiting = async (on: string): Promise<string[]> =>
    (await openIn(t, [coldChain], on)).map((x) => x.kind.split('.')[1]!).toSorted()

  it('asks for tests and doses only while it stands; switched off, nothing is open', async () => {
    expect(await waiting('2021-12-20')).toEqual([])
    const { id } = await service.start(
      call(),
      contract.startRegime.input.parse({ name: '常态化防控', documentNo: '1号', fromDay: '2021-11-01' }),
    )
    await expect(
      service.start(
        call(),
        contract.startRegime.input.parse({ name: '常态化防控', documentNo: '2号', fromDay: '2021-12-01' }),
      ),
    ).rejects.toMatchObject(refused('regime.twice'))
    expect(await waiting('2021-10-31')).toEqual([])
    const open = await waiting('2021-12-20')
    expect(open).toContain('test')
    expect(open.filter((k) => k === 'third-dose')).toHaveLength(1)
    const end = (set: object) =>
      contract.endRegime.input.parse({ id, version: 1, toDay: '2021-12-20', endDocumentNo: '3号', ...set })
    await expect(service.finish(call(), end({ toDay: '2021-11-01' }))).rejects.toMatchObject(refused('regime.end'))
    await service.finish(call(), end({}))
    expect(await waiting('2021-12-19')).toEqual(open)
    expect(await waiting('2021-12-20')).toEqual([])
    expect(await t.db.read(countyScope, (q) => regimeDetail(q, id, today))).toMatchObject({ state: 'ENDED' })
    await expect(service.finish(call(), end({ version: 2 }))).rejects.toMatchObject({ status: 409 })
    // What was counted stays counted.
    expect(await printed('coldchain.operators.count')).toBe('3')
  })

  it('third doses come due some months after the second', () => {
    const had = { dose1On: day('2021-04-01'), dose2On: day('2021-05-31'), dose3On: null, exemption: null }
    expect(vaccinationState(had, day('2021-11-29'), 6)).toBe('TWO')
    expect(vaccinationState(had, day('2021-11-30'), 6)).toBe('THIRD_DUE')
    expect(vaccinationState({ ...had, exemption: 'MEDICAL' }, day('2021-11-30'), 6)).toBe('EXEMPT')
    expect(vaccinationState(had, day('2021-05-30'), 6)).toBe('ONE')
  })
})

describe('an operator', () => {
  const call = () => callIn(t, coldChain)
  it('has workers without names, samplings and batches with their papers', async () => {
    const said = contract.registerOperator.input.parse({
      partyCode: '玉衡县第6冷库',
      kind: 'RETAIL',
      imports: true,
      fromDay: '2021-06-01',
    })
    const { id } = await service.register(call(), said)
    await expect(service.register(call(), said)).rejects.toMatchObject(refused('operator.twice'))
    const worker = (set: object) =>
      contract.addWorker.input.parse({ id, mark: '甲1', job: '销售', fromDay: '2021-06-02', ...set })
    await expect(service.hire(call(), worker({ mark: '13812345678' }))).rejects.toMatchObject(refused('worker.mark'))
    await expect(service.hire(call(), worker({ dose2On: '2021-05-01' }))).rejects.toMatchObject(refused('dose.missing'))
    const hired = await service.hire(call(), worker({ dose1On: '2021-04-01' }))
    await expect(service.hire(call(), worker({}))).rejects.toMatchObject(refused('worker.twice'))
    const further = (version: number, set: object) =>
      contract.updateWorker.input.parse({ id: hired.id, version, ...set })
    await expect(service.update(call(), further(1, { dose2On: '2021-03-01' }))).rejects.toMatchObject(
      refused('dose.order'),
    )
    await service.update(call(), further(1, { dose2On: '2021-05-01', testedOn: '2021-12-19' }))
    expect(await t.db.read(countyScope, (q) => workerDetail(q, hired.id, { today, months: 6 }))).toMatchObject({
      vaccination: 'THIRD_DUE',
      testedOn: '2021-12-19',
    })
    const taken = (set: object) =>
      contract.enterSampling.input.parse({ id, kind: 'PERSON', sampledOn: '2021-12-01', count: 4, ...set })
    await expect(service.sampling(call(), taken({ positives: 5 }))).rejects.toMatchObject(refused('sampling.count'))
    await service.sampling(call(), taken({}))
    const batch = (set: object) =>
      contract.enterBatch.input.parse({
        id,
        traceCode: 'L1',
        product: '冻虾',
        origin: '厄瓜多尔',
        arrivedOn: '2021-12-01',
        declarationNo: '1',
        inspectionNo: '1',
        nucleicNo: '1',
        ...set,
      })
    await service.batch(call(), batch({}))
    await expect(service.batch(call(), batch({}))).rejects.toMatchObject(refused('batch.twice'))
    expect(await t.db.read(countyScope, (q) => operatorDetail(q, id, today))).toMatchObject({
      workers: 1,
      batches: [{ state: 'BLOCKED' }],
      samplings: [{ count: 4 }],
    })
    await service.end(call(), { id, version: 1, toDay: day('2021-12-10') })
    await expect(service.sampling(call(), taken({ sampledOn: '2021-12-11' }))).rejects.toMatchObject({ status: 409 })
  })
})
