import { beforeAll, describe, expect, it } from 'vitest'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { day } from '#platform/clock/day.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { equityPledge, equityPledgeChange } from '#domains/equity-pledge/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Answer, served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
const company = '91459923MA5X000141'
let serial = 0
/** One red point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  t.clock.set('2021-12-06T01:00:00Z')
  await putParties(t, [someParty('玉衡县恒川木业有限公司', company)])
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2010-01-01') },
    ]),
  )
})

const keyOf = (): string => `undo-test-key-${String(++serial).padStart(4, '0')}`
const ours = (key: string) => ({ 'x-quanheng': '1', 'idempotency-key': key })
async function pledge(key: string, who = 'registrar'): Promise<string> {
  const answer = await (
    await s.as(who)
  ).post(
    '/api/equity-pledges',
    {
      regNo: `4599232021${key.slice(-4)}`,
      companyCode: company,
      equityKind: 'CONTRIBUTION',
      pledgors: '赵安',
      pledgees: '北斗村镇银行',
      pledgedFen: '100000000',
      securedFen: '80000000',
      registeredOn: '2021-12-06',
    },
    ours(key),
  )
  expect(answer.status, answer.body).toBe(200)
  return answer.json<{ id: string }>().id
}
const undo = async (key: string, who = 'registrar'): Promise<Answer> =>
  (await s.as(who)).post('/api/take-back', { key })
const reasonOf = async (id: string): Promise<string | null> =>
  (await t.asOwner<{ void_reason: string | null }>('select void_reason from equity_pledge where id = $1', [id]))[0]!
    .void_reason

describe('taking back what was just entered', () => {
  it('voids the record with a reason, leaves its history, and says so in the log', async () => {
    const key = keyOf()
    const id = await pledge(key)
    expect((await undo(key)).json()).toEqual({ voided: 1, restored: 0 })
    expect(await reasonOf(id)).toBe('撤回刚才的录入')
    expect(await t.asOwner('select version from equity_pledge_history where id = $1', [id])).toEqual([{ version: 1 }])
    const [entry] = await t.asOwner(`select actor, note from journal_entry where operation = 'takeBackAct'`)
    expect(entry).toMatchObject({ actor: '登记许可', note: '撤回刚才办理的“股权出质设立登记”' })
    expect((await undo(key)).error().code).toBe('record.undo.changed')
  })

  it('takes a whole registration back: party, state, capital, licence', async () => {
    const key = keyOf()
    const registrar = await s.as('registrar')
    const made = await registrar.post(
      '/api/entities',
      {
        name: '玉衡县录错木业有限公司',
        code: makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: 'MA9X7001' }),
        typeCode: '1130',
        legalRepName: '石川',
        establishedOn: '2021-12-06',
        address: '玉衡县城关镇人民路1号',
        stationCode: '01',
        capitalFen: '100000000',
      },
      ours(key),
    )
    expect(made.status, made.body).toBe(200)
    const before = (await registrar.get('/api/parties?q=录错')).json<{ total: number }>().total
    expect((await undo(key)).json<{ voided: number }>().voided).toBeGreaterThan(5)
    const after = (await registrar.get('/api/parties?q=录错')).json<{ total: number }>().total
    expect([before, after]).toEqual([1, 0])
    const left = await t.asOwner(`select 1 from party_state where void_reason is null and party_id = $1`, [
      made.json<{ partyId: string }>().partyId,
    ])
    expect(left).toEqual([])
  })

  it('is offered on the page of the record to whoever made it, as long as it stands as he made it', async () => {
    const key = keyOf()
    const id = await pledge(key)
    const offer = async (who = 'registrar') =>
      (await (await s.as(who)).get(`/api/take-back/${id}`)).json<{ undo: object | null }>().undo
    expect(await offer()).toEqual({ key, title: '股权出质设立登记', minutesLeft: 10 })
    expect(await offer('admin')).toBeNull()
    t.clock.set('2021-12-06T01:09:01Z')
    expect(await offer()).toMatchObject({ minutesLeft: 1 })
    await t.write((tx) => updateRows(tx, equityPledge, [{ id, version: 1, set: { contractNo: '2' } }]))
    expect(await offer()).toBeNull()
    t.clock.set('2021-12-06T01:00:00Z')
  })

  it('is refused while a file lies with it', async () => {
    const key = keyOf()
    const id = await pledge(key)
    const form = new FormData()
    form.append('file', new Blob([png]), '合同.png')
    expect((await (await s.as('registrar')).upload(`/api/equity-pledges/${id}/attachments`, form)).status).toBe(200)
    expect((await undo(key)).error()).toMatchObject({
      code: 'record.undo.built-on',
      message: expect.stringContaining('附件'),
    })
  })

  it('is for whoever did it alone, and for some minutes', async () => {
    const key = keyOf()
    const id = await pledge(key)
    expect((await undo(key, 'admin')).error().code).toBe('record.undo.unknown')
    t.clock.set('2021-12-06T01:10:01Z')
    expect((await undo(key)).error()).toMatchObject({ code: 'record.undo.late' })
    expect(await reasonOf(id)).toBeNull()
    t.clock.set('2021-12-06T01:00:00Z')
  })

  it('is refused once somebody changed the record or built on it, and then writes nothing', async () => {
    t.clock.set('2021-12-06T02:00:00Z')
    const [changed, built] = [keyOf(), keyOf()]
    const a = await pledge(changed)
    t.clock.set('2021-12-06T02:00:01Z')
    const b = await pledge(built)
    await t.write((tx) => updateRows(tx, equityPledge, [{ id: a, version: 1, set: { contractNo: '1' } }]))
    await t.write((tx) =>
      insertRows(tx, equityPledgeChange, [{ pledgeId: b, changedOn: day('2021-12-06'), item: '出质数额' }]),
    )
    expect((await undo(changed)).error().code).toBe('record.undo.changed')
    const refused = await undo(built)
    expect(refused.error().code).toBe('record.undo.built-on')
    expect(refused.status).toBe(409)
    expect([await reasonOf(a), await reasonOf(b)]).toEqual([null, null])
  })

  it('is refused for a decision that others were told of', async () => {
    const key = keyOf()
    const listed = await (
      await s.as('credit')
    ).post(
      '/api/abnormal-listings',
      {
        kind: 'LISTING',
        partyCode: company,
        reason: 'R4',
        listedOn: '2021-12-06',
        decisionNo: '玉市监异入〔2021〕9号',
      },
      ours(key),
    )
    expect(listed.status, listed.body).toBe(200)
    expect((await undo(key, 'credit')).error().code).toBe('record.undo.not-allowed')
  })
})
