import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows, voidRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import * as contract from './contract.ts'
import ip from './domain.ts'
import * as service from './service.ts'
import { giMark, giMarkUser, rewardBatch } from './tables.ts'
import { batchDetail, markDetail, userDetail } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [ip])
const asOf = '2021-12-05'
const today = day('2021-12-20')
const code = '91459923MA5X000141'
const refused = (c: string) => ({ code: `intellectual-property.${c}` })
const call = () => callIn(t, ip)

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['intellectual-property'])
  await putParties(t, [someParty('玉衡县恒川农业有限公司', code)])
  t.clock.set('2021-12-20T01:00:00Z')
})

describe('figures and claims as of 2021-12-05', () => {
  it('growers that were led to the mark count once', async () => {
    const user = (userName: string, guidedOn: string, product = '蜜橙') => ({
      userName,
      product,
      guidedOn: day(guidedOn),
      guidedBy: '赵安',
    })
    const ids = await t.write((tx) =>
      insertRows(tx, giMarkUser, [
        user('甲', '2021-01-01'),
        user('甲', '2021-05-01', '头菜'),
        user('乙', asOf),
        user('丙', '2021-12-06'),
        user('丁', '2020-12-31'),
        user('戊', '2021-05-01'),
      ]),
    )
    await t.write((tx) => voidRows(tx, giMarkUser, [{ id: ids[5]!, version: 1 }], '录错'))
    expect((await f.figure('ip.gi.mark_users.guided.count', asOf)).printed).toBe('2')
    expect((await f.figure('ip.gi.mark_users.guided.count', '2021-12-06')).printed).toBe('3')
    expect((await f.rows('ip.gi.mark_users.guided.count', { asOf })).length).toBe(2)
  })

  it('C01 needs a filing, and names the mark that was begun and not filed', async () => {
    expect((await f.rule('C01', asOf)).holds).toBe(false)
    const mark = (name: string, filedOn: string | null) => ({
      name,
      kind: 'CERTIFICATION' as const,
      product: '产品',
      holder: '协会',
      preparedOn: day('2020-11-01'),
      filedOn: filedOn === null ? null : day(filedOn),
    })
    await t.write((tx) => insertRows(tx, giMark, [mark('甲', asOf)]))
    expect(await f.rule('C01', asOf)).toMatchObject({ holds: true, faults: [] })
    expect((await f.rule('C01', '2021-12-04')).holds).toBe(false)
    const [late] = await t.write((tx) => insertRows(tx, giMark, [mark('乙', '2021-12-06')]))
    expect(await f.rule('C01', asOf)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: late })],
    })
    expect((await f.rule('C01', '2021-12-06')).holds).toBe(true)
  })

  it('C02 stands from the day on which the call of the first half was closed', async () => {
    expect((await f.rule('C02', asOf)).holds).toBe(false)
    await t.write((tx) =>
      insertRows(tx, rewardBatch, [
        { year: 2021, half: 'H1', openedOn: day('2021-06-08'), closedOn: day('2021-07-05') },
        { year: 2021, half: 'H2', openedOn: day('2021-11-01') },
      ]),
    )
    expect((await f.rule('C02', '2021-07-04')).holds).toBe(false)
    expect((await f.rule('C02', '2021-07-04')).faults).toHaveLength(1)
    expect((await f.rule('C02', '2021-07-05')).holds).toBe(true)
  })
})

describe('steps', () => {
  it('a mark goes from its beginning to the register, its days in order', async () => {
    const begun = contract.prepareMark.input.parse({
      name: '云岭红茶',
      kind: 'CERTIFICATION',
      product: '红茶',
      holder: '茶叶协会',
      preparedOn: '2021-03-01',
    })
    const { id } = await service.prepare(call(), begun)
    await expect(service.prepare(call(), begun)).rejects.toMatchObject(refused('mark.twice'))
    const further = (version: number, set: object) => contract.advanceMark.input.parse({ id, version, ...set })
    await expect(service.advance(call(), further(1, { publishedOn: '2021-09-01' }))).rejects.toMatchObject(
      refused('mark.filed'),
    )
    await expect(service.advance(call(), further(1, { filedOn: '2021-02-28' }))).rejects.toMatchObject(refused('order'))
    await expect(service.advance(call(), further(1, { filedOn: '2021-12-21' }))).rejects.toMatchObject(
      refused('future'),
    )
    await service.advance(call(), further(1, { filedOn: '2021-06-01', applicationNo: 'ZM1' }))
    await service.advance(call(), further(2, { publishedOn: '2021-09-01', registeredOn: '2021-12-01' }))
    await expect(service.advance(call(), further(3, { refusedOn: '2021-12-02' }))).rejects.toMatchObject(
      refused('mark.both'),
    )
    expect(await t.db.read(countyScope, (q) => markDetail(q, id, today))).toMatchObject({
      state: 'REGISTERED',
      applicationNo: 'ZM1',
    })
  })

  it('a user of the special mark is one by code or by name', async () => {
    const led = (set: object) => contract.guideUser.input.parse({ product: '蜜橙', guidedOn: '2021-04-01', ...set })
    await expect(service.guide(call(), led({}))).rejects.toMatchObject(refused('name'))
    await expect(service.guide(call(), led({ partyCode: '91459923MA5X99999X' }))).rejects.toMatchObject(
      refused('party'),
    )
    const { id } = await service.guide(call(), led({ partyCode: code }))
    await expect(service.guide(call(), led({ userName: '玉衡县恒川农业有限公司' }))).rejects.toMatchObject(
      refused('user.twice'),
    )
    await service.advanceUse(
      call(),
      contract.advanceUser.input.parse({ id, version: 1, appliedOn: '2021-05-01', approvedOn: '2021-08-01' }),
    )
    expect(await t.db.read(countyScope, (q) => userDetail(q, id, today))).toMatchObject({
      state: 'APPROVED',
      guidedBy: '赵安',
    })
  })

  it('a patent is rewarded once, in a call that is open', async () => {
    const { id } = await service.open(
      call(),
      contract.openBatch.input.parse({ year: 2020, half: 'H2', openedOn: '2020-12-01' }),
    )
    await expect(
      service.open(call(), contract.openBatch.input.parse({ year: 2020, half: 'H2', openedOn: '2020-12-02' })),
    ).rejects.toMatchObject(refused('batch.twice'))
    const patent = (set: object = {}) =>
      contract.declareReward.input.parse({
        id,
        patentNo: 'ZL1',
        kind: 'UTILITY',
        title: '装置',
        ownerName: '李四',
        grantedOn: '2020-10-01',
        declaredOn: '2020-12-05',
        amountFen: '100000',
        ...set,
      })
    await expect(service.declare(call(), patent({ declaredOn: '2020-11-30' }))).rejects.toMatchObject(
      refused('reward.early'),
    )
    await expect(service.declare(call(), patent({ grantedOn: '2020-12-06' }))).rejects.toMatchObject(refused('order'))
    await service.declare(call(), patent())
    await expect(service.declare(call(), patent())).rejects.toMatchObject(refused('reward.twice'))
    await service.declare(call(), patent({ patentNo: 'ZL2', refusedReason: '非正常申请' }))
    await service.close(call(), { id, version: 1, closedOn: day('2020-12-20') })
    await expect(service.declare(call(), patent({ patentNo: 'ZL3' }))).rejects.toMatchObject({ status: 409 })
    expect(await t.db.read(countyScope, (q) => batchDetail(q, id, today))).toMatchObject({
      state: 'CLOSED',
      declared: 1,
      amountFen: '100000',
    })
  })
})
