import { beforeAll, describe, expect, it } from 'vitest'
import { openHouse } from '#app/house.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Answer, served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
const company = '91459923MA5X000141'

interface Modes {
  rows: {
    business: string
    upstairs: boolean
    upperSystem: string | null
    since: string | null
    next: { fromDay: string; upstairs: boolean } | null
  }[]
}
const pledges = async () =>
  (await (await s.as('office')).get('/api/business-modes'))
    .json<Modes>()
    .rows.find((r) => r.business === 'equity-pledge')!
const set = async (body: object, who = 'admin'): Promise<Answer> =>
  (await s.as(who)).post('/api/business-modes', { business: 'equity-pledge', reason: '自治区通知', ...body })
let serial = 0
const register = async (more: object = {}): Promise<Answer> =>
  (await s.as('registrar')).post('/api/equity-pledges', {
    regNo: `45992320211206${++serial}`,
    companyCode: company,
    equityKind: 'CONTRIBUTION',
    pledgors: '赵安',
    pledgees: '北斗村镇银行',
    pledgedFen: '100000000',
    securedFen: '80000000',
    registeredOn: '2021-12-06',
    ...more,
  })

beforeAll(async () => {
  t.clock.set('2021-12-06T01:00:00Z')
  await putParties(t, [someParty('玉衡县恒川木业有限公司', company)])
})

describe('where a business is handled', () => {
  it('is here until somebody says otherwise', async () => {
    expect(await pledges()).toMatchObject({ upstairs: false, upperSystem: null, since: null, next: null })
    expect((await register()).status).toBe(200)
  })

  it('changes from a day on: what is registered then needs the number of the upper system', async () => {
    expect((await set({ upstairs: true, upperSystem: '自治区登记平台', fromDay: '2021-12-06' })).status).toBe(200)
    expect(await pledges()).toMatchObject({ upstairs: true, upperSystem: '自治区登记平台', since: '2021-12-06' })
    expect((await register()).error().fields).toMatchObject({ externalNo: expect.stringContaining('上级系统编号') })
    expect((await register({ externalNo: 'GX-1' })).status).toBe(200)
    expect((await register({ registeredOn: '2021-12-05' })).status).toBe(200)
  })

  it('may be set for a later day, and be called off before that day comes', async () => {
    expect((await set({ upstairs: false, fromDay: '2022-01-01' })).status).toBe(200)
    expect(await pledges()).toMatchObject({ upstairs: true, next: { fromDay: '2022-01-01', upstairs: false } })
    expect((await set({ upstairs: true, upperSystem: '自治区登记平台', fromDay: '2022-01-01' })).status).toBe(200)
    expect(await pledges()).toMatchObject({ upstairs: true, next: null })
    expect(await t.asOwner('select 1 from business_mode where void_reason is not null')).toHaveLength(1)
  })

  it('is refused where it changes nothing, names no system or business, or lies too far back', async () => {
    const code = async (body: object): Promise<string> => (await set(body)).error().code
    expect(await code({ upstairs: true, upperSystem: '自治区登记平台', fromDay: '2021-12-07' })).toBe('org.mode.same')
    expect(await code({ upstairs: true, fromDay: '2021-12-07' })).toBe('org.mode.upper-system')
    expect(await code({ upstairs: false, fromDay: '2021-11-01' })).toBe('org.mode.past')
    expect(await code({ business: 'no-such', upstairs: false, fromDay: '2021-12-06' })).toBe('org.mode.business')
    expect((await set({ upstairs: false, fromDay: '2021-12-06' }, 'office')).status).toBe(403)
  })
})

describe('a check of the log', () => {
  it('stays on the page with what it found, and is an entry of the log itself', async () => {
    const audit = await s.as('audit-admin')
    const state = async () =>
      (await audit.get('/api/journal-state')).json<{ lastCheck: { actor: string; text: string } | null }>().lastCheck
    expect(await state()).toBeNull()
    await audit.post('/api/journal-check')
    expect(await state()).toMatchObject({ actor: '审计管理员', text: expect.stringContaining('全部相符') })
    await t.asOwner(`update equity_pledge set pledgees = '别人' where registered_on = '2021-12-05'`)
    await audit.post('/api/journal-check')
    expect(await state()).toMatchObject({ text: '核对发现 1 处不符' })
    const entries = (await audit.get('/api/journal?action=check')).json<{ rows: object[] }>().rows
    expect(entries).toHaveLength(2)
  })
})
