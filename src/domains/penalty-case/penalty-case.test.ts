import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import type { Value } from '#kernel/exchange/layout.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import * as contract from './acts-contract.ts'
import penaltyCaseBusiness from './domain.ts'
import { caseLayout } from './exchange.ts'
import { penaltyCaseLaw } from './law.ts'
import * as service from './service.ts'
import { caseTransfer, penaltyCase as c } from './tables.ts'
import { caseDetail, transferDetail } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [penaltyCaseBusiness])
const cutOff = '2021-12-05'
const today = '2021-12-20'
const code = '91459923MA5X000141'
let partyId = ''
const ids = new Map<string, string>()

const filed = (caseNo: string, filedOn: string, closedOn: string | null, set: object = {}) => ({
  caseNo,
  procedure: 'ORDINARY' as const,
  source: 'CHECK' as const,
  field: 'FOOD' as const,
  cause: '涉嫌销售过期食品案',
  partyId,
  partyName: '玉衡县恒川商贸有限公司',
  partyKind: 'ORGANISATION' as const,
  foundOn: day(filedOn),
  filedOn: day(filedOn),
  closedOn: closedOn === null ? null : day(closedOn),
  involvedFen: 1_000_000n,
  fineFen: 200_000n,
  confiscatedFen: 50_000n,
  ...set,
})
const handed = (transferNo: string, deliveredOn: string, field: 'FOOD' | 'DRUG' | 'PRICE', set: object = {}) => ({
  transferNo,
  caseId: ids.get('in-open')!,
  field,
  crime: '生产、销售伪劣产品罪',
  approvedOn: day(deliveredOn),
  approvedBy: '周怀',
  deliveredOn: day(deliveredOn),
  policeUnit: '玉衡县公安局',
  ...set,
})
const printed = async (id: string, on = cutOff): Promise<string | null> => (await f.figure(id, on)).printed

beforeAll(async () => {
  t.clock.set('2019-06-04T01:00:00Z')
  await f.covered(['penalty-case'])
  ;[partyId] = (await putParties(t, [someParty('玉衡县恒川商贸有限公司', code)])) as [string]
  t.clock.set(`${today}T01:00:00Z`)
  const rows = [
    // The example of the dossier, case by case; the window begins after 5 December 2020.
    filed('out-closed-before', '2020-11-10', '2020-12-04'),
    filed('out-closed-on-day', '2020-11-10', '2020-12-05'),
    filed('in-carried', '2020-11-10', '2020-12-20'),
    filed('in-open', '2020-10-01', null),
    filed('in-closes-later', '2021-11-30', '2021-12-10'),
    filed('in-last-day', cutOff, cutOff),
    filed('out-after', '2021-12-06', null),
    filed('in-spot', '2021-05-06', '2021-05-06', {
      procedure: 'SUMMARY',
      fineFen: 50_000n,
      confiscatedFen: 0n,
      involvedFen: null,
    }),
    filed('not-filed', '2021-05-06', null, { filedOn: null, notFiledOn: day('2021-05-16') }),
    filed('void', '2021-05-06', null),
  ]
  const made = await t.write((tx) => insertRows(tx, c, rows))
  rows.forEach((r, i) => ids.set(r.caseNo, made[i]!))
  await t.write((tx) => voidRows(tx, c, [{ id: ids.get('void')!, version: 1 }], '重复登记'))
  await t.write((tx) =>
    insertRows(tx, caseTransfer, [
      handed('1', '2021-01-01', 'FOOD'),
      handed('2', cutOff, 'DRUG'),
      handed('3', '2021-12-06', 'DRUG'),
      handed('4', '2020-12-31', 'FOOD'),
      handed('5', '2021-06-01', 'PRICE'),
    ]),
  )
})

describe('figures of cases as of 2021-12-05', () => {
  it('count what was not closed when the window began and what was filed in it', async () => {
    expect(await printed('cases.onfile.count')).toBe('5')
    expect((await f.rows('cases.onfile.count', { asOf: cutOff })).map((r) => r.text!.split(' ')[0]).toSorted()).toEqual(
      ['in-carried', 'in-closes-later', 'in-last-day', 'in-open', 'in-spot'],
    )
    expect(await printed('cases.simplified.count')).toBe('1')
    expect(await printed('cases.closed.count')).toBe('3')
    expect(await printed('cases.pending.count')).toBe('2')
    expect(await printed('cases.onfile.count', '2021-12-06')).toBe('6')
    expect(await printed('cases.closed.count', '2021-12-10')).toBe('4')
  })

  it('add up the money of what is closed', async () => {
    expect((await f.figure('cases.involved.amount', cutOff)).exact).toBe('2000000')
    expect((await f.figure('cases.penalty.amount', cutOff)).exact).toBe('550000')
  })

  it('count what was handed to the police in the year, by field', async () => {
    expect(await printed('cases.transferred.count')).toBe('3')
    expect(await printed('cases.transferred.food.count')).toBe('1')
    expect(await printed('cases.transferred.drug.count')).toBe('1')
    expect(await printed('cases.transferred.drug.count', '2021-12-06')).toBe('2')
  })

  it('E04, E05 and E06 stand, and name the record that breaks them', async () => {
    for (const id of ['E04', 'E05', 'E06'])
      expect(await f.rule(id, cutOff), id).toMatchObject({ holds: true, faults: [] })
    const [early] = await t.write((tx) => insertRows(tx, c, [filed('early', '2021-08-02', '2021-08-01')]))
    const [dear] = await t.write((tx) =>
      insertRows(tx, c, [filed('dear', '2021-08-02', '2021-08-02', { procedure: 'SUMMARY', fineFen: 300_001n })]),
    )
    const [hasty] = await t.write((tx) =>
      insertRows(tx, caseTransfer, [handed('9', '2021-08-02', 'PRICE', { approvedOn: day('2021-08-03') })]),
    )
    expect(await f.rule('E04', cutOff)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: early })],
    })
    expect(await f.rule('E05', cutOff)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: dear })],
    })
    expect(await f.rule('E06', cutOff)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: hasty })],
    })
    await t.write((tx) =>
      voidRows(
        tx,
        c,
        [early!, dear!].map((id) => ({ id, version: 1 })),
        '录错',
      ),
    )
    await t.write((tx) => voidRows(tx, caseTransfer, [{ id: hasty!, version: 1 }], '录错'))
    expect(await f.rule('E04', cutOff)).toMatchObject({ holds: true })
  })
})

describe('a case from its lead to its end', () => {
  const call = (name = '赵安') => {
    const made = callIn(t, penaltyCaseBusiness)
    return { ...made, acted: { ...made.acted, actor: { ...made.acted.actor, name } } }
  }
  const lead = (set: object = {}) =>
    contract.registerCase.input.parse({
      caseNo: '玉市监立〔2021〕900号',
      source: 'CHECK',
      field: 'FOOD',
      cause: '涉嫌销售过期食品案',
      partyCode: code,
      partyKind: 'ORGANISATION',
      foundOn: '2021-09-01',
      ...set,
    })
  const detail = (id: string) => t.db.read(countyScope, (q) => caseDetail(q, id, day(today)))
  const waiting = async (id: string): Promise<string[]> =>
    (await openIn(t, [penaltyCaseBusiness], today)).filter((x) => x.id === id).map((x) => x.kind.split('.')[1]!)
  const refused = (code: string) => ({ code: `penalty-case.${code}` })

  it('goes step by step, each waiting for the next, none out of turn', async () => {
    await expect(service.register(call(), lead({ foundOn: '2021-12-21' }))).rejects.toMatchObject(
      refused('register.future'),
    )
    await expect(service.register(call(), lead({ caseNo: 'in-open' }))).rejects.toMatchObject(refused('register.twice'))
    await expect(service.register(call(), lead({ partyCode: undefined }))).rejects.toMatchObject(
      refused('register.name'),
    )
    const { id } = await service.register(call(), lead())
    expect(await detail(id)).toMatchObject({ state: 'CHECKING', checkDueOn: '2021-09-23', party: { code } })
    expect(await waiting(id)).toEqual(['file'])
    let version = 1
    const step = <S extends object>(set: S) => ({ id, version: version++, ...set })
    const again = <S extends object>(set: S) => ({ id, version, ...set })

    await expect(
      service.file(call(), again({ on: day('2021-09-06'), filed: true, officers: '赵安' })),
    ).rejects.toMatchObject(refused('officers'))
    await expect(service.file(call(), again({ on: day('2021-09-06'), filed: false }))).rejects.toMatchObject(
      refused('file.reason'),
    )
    await expect(
      service.close(call(), again({ on: day('2021-09-06'), ground: 'EXECUTED' as const })),
    ).rejects.toMatchObject({ status: 409 })
    await service.file(call(), step({ on: day('2021-09-06'), filed: true, officers: '赵安、钱宁' }))
    // Ninety days end on Sunday 5 December and move to Monday.
    expect(await detail(id)).toMatchObject({ state: 'INVESTIGATING', dueOn: '2021-12-06' })

    await service.pause(call(), step({ from: day('2021-09-13'), reason: 'TEST' as const }))
    expect(await detail(id)).toMatchObject({ state: 'SUSPENDED' })
    await expect(
      service.pause(call(), again({ from: day('2021-09-14'), reason: 'TEST' as const })),
    ).rejects.toMatchObject(refused('pause.going'))
    await service.pause(call(), step({ from: day('2021-09-13'), to: day('2021-09-22'), reason: 'TEST' as const }))
    expect(await detail(id)).toMatchObject({ state: 'INVESTIGATING', dueOn: '2021-12-15' })

    await expect(
      service.extend(call(), again({ on: day('2021-12-10'), collectiveTo: day('2022-03-01') })),
    ).rejects.toMatchObject(refused('extend.first'))
    await service.extend(call(), step({ on: day('2021-12-10') }))
    expect(await detail(id)).toMatchObject({ dueOn: '2022-01-14' })
    await expect(service.extend(call(), again({ on: day('2021-12-11') }))).rejects.toMatchObject(
      refused('extend.twice'),
    )

    await service.investigated(call(), step({ on: day('2021-10-20') }))
    expect((await waiting(id)).toSorted()).toEqual(['decide', 'review'])
    const agreed = { on: day('2021-10-22'), kind: 'CASE' as const, opinion: 'AGREE' as const }
    await expect(service.review(call('钱宁'), again(agreed))).rejects.toMatchObject(refused('review.own'))
    await service.review(call('孙和'), step({ ...agreed, opinion: 'SUPPLEMENT' as const }))
    expect(await detail(id)).toMatchObject({ state: 'INVESTIGATING', reviewer: '孙和' })
    await service.investigated(call(), step({ on: day('2021-10-25') }))
    await service.review(call('孙和'), step({ ...agreed, on: day('2021-10-26') }))
    await service.notice(call(), step({ on: day('2021-11-01'), noticeNo: '告1', noticedFen: '300000' }))

    const decision = {
      on: day('2021-11-08'),
      outcome: 'PENALTY' as const,
      kinds: '罚款',
      fineFen: '300000',
      decisionNo: '罚1',
    }
    await expect(service.decide(call(), again(decision))).rejects.toMatchObject(refused('decide.early'))
    await expect(service.decide(call(), again({ ...decision, kinds: '拘留' }))).rejects.toMatchObject(
      refused('decide.kinds'),
    )
    await service.respond(call(), step({ response: 'HEARING' as const }))
    await expect(service.decide(call(), again({ ...decision, on: day('2021-11-15') }))).rejects.toMatchObject(
      refused('decide.hearing'),
    )
    await service.respond(
      call(),
      step({ response: 'HEARING' as const, on: day('2021-11-18'), hearingOn: day('2021-11-18') }),
    )
    await service.decide(call(), step({ ...decision, on: day('2021-11-19') }))
    expect(await detail(id)).toMatchObject({ state: 'DECIDED', penalties: '罚款', serveDueOn: '2021-11-30' })
    expect(await waiting(id)).toEqual(['serve'])

    await expect(
      service.close(call(), again({ on: day('2021-11-20'), ground: 'EXECUTED' as const })),
    ).rejects.toMatchObject(refused('close.served'))
    await service.serve(call(), step({ on: day('2021-11-22'), method: '直接送达' }))
    expect(await detail(id)).toMatchObject({ state: 'EXECUTING', payDueOn: '2021-12-07' })
    expect(await waiting(id)).toEqual(['pay'])
    await service.pay(call(), step({ on: day('2021-12-01'), paidFen: '100000' }))
    await expect(
      service.close(call(), again({ on: day('2021-12-02'), ground: 'EXECUTED' as const })),
    ).rejects.toMatchObject(refused('close.owed'))
    await service.pay(call(), step({ on: day('2021-12-03'), paidFen: '300000' }))
    expect(await waiting(id)).toEqual(['close'])
    await service.close(call(), step({ on: day('2021-12-04'), ground: 'EXECUTED' as const }))
    expect(await detail(id)).toMatchObject({ state: 'CLOSED' })
    expect(await waiting(id)).toEqual([])
  })

  it('is handed to the police with what they decide, once', async () => {
    const { id } = await service.register(call(), lead({ caseNo: '玉市监立〔2021〕901号' }))
    const letter = {
      id,
      version: 1,
      transferNo: '涉罪移1',
      crime: '销售有毒、有害食品罪',
      approvedOn: day('2021-09-10'),
      approvedBy: '周怀',
      on: day('2021-09-11'),
      policeUnit: '玉衡县公安局',
    }
    await expect(service.transfer(call(), { ...letter, on: day('2021-09-09') })).rejects.toMatchObject(
      refused('step.day'),
    )
    await service.transfer(call(), letter)
    await expect(service.transfer(call(), { ...letter, version: 2 })).rejects.toMatchObject(refused('transfer.twice'))
    const { transfers } = await detail(id)
    expect(transfers).toMatchObject([{ transferNo: '涉罪移1', result: null }])
    const [open] = (await openIn(t, [penaltyCaseBusiness], today)).filter((x) => x.text.includes('涉罪移1'))
    expect(open).toMatchObject({ dueOn: '2021-09-14', light: 'red' })
    const reply = {
      id: open!.id!,
      version: 1,
      receiptOn: day('2021-09-11'),
      on: day('2021-09-13'),
      result: 'FILED' as const,
    }
    await service.reply(call(), reply)
    expect(await t.db.read(countyScope, (q) => transferDetail(q, open!.id!))).toMatchObject({ state: 'FILED' })
    await expect(service.reply(call(), { ...reply, version: 2 })).rejects.toMatchObject({ status: 409 })
  })

  it('on the spot is filed, decided and closed at once', async () => {
    const spot = (set: object) =>
      contract.punishOnSpot.input.parse({
        ...lead({ caseNo: '当罚1' }),
        on: '2021-09-02',
        officers: '赵安、钱宁',
        decisionNo: '当罚1',
        ...set,
      })
    await expect(service.onSpot(call(), spot({}))).rejects.toMatchObject(refused('summary.nothing'))
    await expect(service.onSpot(call(), spot({ fineFen: '300001' }))).rejects.toMatchObject(refused('summary.ceiling'))
    await expect(service.onSpot(call(), spot({ fineFen: '1000', paidOn: '2021-09-01' }))).rejects.toMatchObject(
      refused('summary.paid'),
    )
    const { id } = await service.onSpot(call(), spot({ warning: true }))
    expect(await detail(id)).toMatchObject({ state: 'CLOSED', procedure: 'SUMMARY', penalties: '警告' })
    const unpaid = await service.onSpot(
      call(),
      spot({ ...lead({ caseNo: '当罚2' }), decisionNo: '当罚2', fineFen: '1000' }),
    )
    expect(await detail(unpaid.id)).toMatchObject({ state: 'EXECUTING' })
  })
})

describe('the ledger of cases as a sheet', () => {
  it('takes good rows, brings known cases up to date, and says what is wrong with the others', async () => {
    const columns = Object.fromEntries(caseLayout.columns.map((x) => [x.field, null]))
    const row = (set: Record<string, Value>): Record<string, Value> => ({
      caseNo: 'S1',
      field: 'PRICE',
      cause: '不明码标价案',
      partyName: '李四',
      filedOn: '2021-10-08',
      ...set,
    })
    const plans = await t.write((tx) =>
      caseLayout.plan(
        [
          row({
            kinds: '罚款',
            fineFen: { amountFen: 100_000n, currency: 'CNY' },
            decidedOn: '2021-11-01',
            procedure: 'ORDINARY',
          }),
          row({}),
          row({ caseNo: 'S2', decidedOn: '2021-10-01' }),
          row({ caseNo: 'S3', filedOn: null }),
          row({ caseNo: 'S4', closedOn: '2021-12-21' }),
          row({ caseNo: 'S5', kinds: '拘留' }),
          row({ caseNo: 'S6', partyCode: '91459923MA5X99999X' }),
          row({ caseNo: 'in-open', partyName: '玉衡县恒川商贸有限公司', filedOn: null, closedOn: '2021-12-15' }),
        ].map((values, i) => ({ line: i + 2, values: { ...columns, ...values } })),
        { tx, today: day(today), law: new LawBook(penaltyCaseLaw), upstairs: false, upperSystem: null },
      ),
    )
    expect(plans.map((p) => p.outcome)).toEqual([
      'created',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
      'created',
      'updated',
    ])
    expect(plans[6]).toMatchObject({ warnings: [expect.stringContaining('按名称登记')] })
  })
})

it('a record that somebody changed meanwhile is not overwritten', async () => {
  const id = ids.get('in-open')!
  await t.write((tx) => updateRows(tx, c, [{ id, version: 1, set: { unitCode: '01' } }]))
  await expect(
    service.pause(callIn(t, penaltyCaseBusiness), { id, version: 1, from: day('2021-09-13'), reason: 'TEST' }),
  ).rejects.toMatchObject({ status: 409 })
})
