import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { inspectionObject, inspectionTask } from '#kernel/inspection/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import campaign from '#domains/campaign/domain.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Caller, houseOf, served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, () => houseOf([campaign]))
let food: Caller
let station: Caller
let elsewhere: Caller
let task = ''

const school = '玉衡县城关镇中心小学'
const far = '玉衡县青溪镇中心小学'
const check = {
  party: school,
  venue: 'SCHOOL_CANTEEN',
  visitedOn: '2021-09-10',
  inspectors: '赵安、钱柏',
  result: '5',
  problem: '留样记录不全',
  orderDueOn: '2021-09-20',
  orderContent: '补齐留样记录',
  orderNo: '玉市监责改〔2021〕1号',
}
const url = (rest = ''): string => `/api/check-tasks/${task}${rest}`

beforeAll(async () => {
  await putParties(t, [
    someParty(school, '459923D0001', { station: '01' }),
    someParty(far, '459923D0002', { station: '02' }),
    someParty('同名小店', '459923D0003'),
    someParty('同名小店', '459923D0004'),
  ])
  food = await s.as('food')
  station = await s.as('station')
  elsewhere = await s.as('other-station')
  const opened = await food.post('/api/check-tasks', {
    theme: 'campus-food',
    kind: 'CAMPAIGN',
    name: '秋季学校食堂检查',
    openedOn: '2021-09-01',
    departments: '县教育局',
  })
  expect(opened.status, opened.body).toBe(200)
  task = opened.json<{ id: string }>().id
})

describe('a campaign', () => {
  it('gets a number of its own, of a theme that somebody declares', async () => {
    const found = (await food.get(url())).json<Record<string, unknown>>()
    expect(found).toMatchObject({
      taskNo: 'C2021-0001',
      theme: '学校食堂和校园周边食品安全检查',
      departments: '县教育局',
    })
    const bad = { theme: 'nonsense', kind: 'CAMPAIGN', name: '某', openedOn: '2021-09-01' }
    expect((await food.post('/api/check-tasks', bad)).error().fields).toHaveProperty('theme')
    const twice = { ...bad, theme: 'vaccine', taskNo: 'C2021-0001' }
    expect((await food.post('/api/check-tasks', twice)).error().code).toBe('check.task-no')
    const choices = (await food.get(`/api/choices/check-venue?of=${task}`)).json<{ choices: { code: string }[] }>()
    expect(choices.choices.map((c) => c.code)).toEqual(['SCHOOL_CANTEEN', 'SURROUNDINGS'])
  })

  it('lists its objects beforehand: all of a pasted list or nothing, each once', async () => {
    const list = { venue: 'SCHOOL_CANTEEN', listedOn: '2021-09-02' }
    const wrong = await food.post(url('/objects'), { ...list, list: `${school}\n没有这家` })
    expect(wrong.error().fields.list).toContain('第 2 行')
    const done = await food.post(url('/objects'), { ...list, list: `${school}\n459923d0002\n${school}` })
    expect(done.json()).toEqual({ added: 2, known: 0 })
    expect((await food.get(url())).json<{ waiting: unknown[] }>().waiting).toHaveLength(2)
    const todo = (await food.get('/api/to-do')).body
    expect(todo).toContain('还有 1 家没有查')
    expect((await station.get(url())).json<{ waiting: unknown[] }>().waiting).toHaveLength(1)
  })
})

describe('a check', () => {
  it('is refused beside the field that is wrong', async () => {
    const refused = async (change: object) => (await food.post(url('/checks'), { ...check, ...change })).error()
    expect((await refused({ inspectors: '赵安' })).fields).toHaveProperty('inspectors')
    expect((await refused({ visitedOn: '2021-08-31' })).code).toBe('check.before-task')
    expect((await refused({ party: '没有这家' })).fields).toHaveProperty('party')
    expect((await refused({ party: '同名小店' })).fields.party).toContain('几户')
    expect((await refused({ venue: 'SITE' })).fields.venue).toContain('学校食堂')
    expect((await refused({ venue: 'SURROUNDINGS' })).fields).toHaveProperty('venue')
    expect((await refused({ orderDueOn: undefined })).fields).toHaveProperty('orderDueOn')
  })

  it('is entered by the station with its order, rechecked, and the order is closed', async () => {
    const made = await station.post(url('/checks'), check)
    expect(made.status, made.body).toBe(200)
    const id = made.json<{ id: string }>().id
    const found = (await station.get(`/api/checks/${id}`)).json<Record<string, never>>()
    expect(found).toMatchObject({
      recordNo: 'C2021-0001-01-001',
      venue: '学校食堂（含幼儿园食堂）',
      findings: [{ finding: '留样记录不全', clueNo: null }],
      orders: [{ orderNo: check.orderNo, state: 'OVERDUE' }],
    })
    expect((await elsewhere.get(`/api/checks/${id}`)).status).toBe(404)
    expect((await station.post(url('/checks'), check)).error().code).toBe('check.twice')
    expect((await food.get(url())).json()).toMatchObject({ objects: 2, checked: 1, visits: 1, openOrders: 1 })
    const [order] = (await food.get('/api/orders?state=OVERDUE')).json<{ rows: { id: string }[] }>().rows
    expect((await station.get('/api/to-do')).body).toContain('补齐留样记录')
    const page = (await station.get(`/api/orders/${order!.id}`)).json<{ version: number }>()
    const again = (version: number, more: object) =>
      station.post(`/api/orders/${order!.id}/recheck`, { version, ...more })
    expect((await again(page.version, { recheckedOn: '2021-09-09', passed: true })).error().code).toBe(
      'check.recheck-early',
    )
    expect((await again(page.version, { recheckedOn: '2021-09-21', passed: false, dueOn: '2021-12-20' })).status).toBe(
      200,
    )
    const later = (await food.get(`/api/orders/${order!.id}`)).json<{ version: number }>()
    expect(later).toMatchObject({ state: 'OPEN', dueOn: '2021-12-20', closedOn: null })
    expect((await again(later.version, { recheckedOn: '2021-10-08', passed: true })).status).toBe(200)
    expect((await food.get(`/api/orders/${order!.id}`)).json()).toMatchObject({
      state: 'CLOSED',
      closedOn: '2021-10-08',
      rechecks: [{ passed: false }, { passed: true }],
    })
    expect((await again(later.version, { recheckedOn: '2021-10-09', passed: true })).error().code).toBe(
      'check.order-closed',
    )
  })

  it('made again is another visit to the same object; its finding becomes a clue; voided, it is gone with what it led to', async () => {
    const again = {
      ...check,
      visitedOn: '2021-10-15',
      result: '8',
      orderDueOn: undefined,
      orderContent: undefined,
      orderNo: undefined,
    }
    const id = (await station.post(url('/checks'), again)).json<{ id: string }>().id
    expect((await food.get(url())).json()).toMatchObject({ objects: 2, checked: 1, visits: 2 })
    const clue = { clueNo: '玉线索〔2021〕3号', clueOn: '2021-10-16' }
    expect((await station.post(`/api/checks/${id}/clue`, clue)).status).toBe(200)
    expect((await station.post(`/api/checks/${id}/clue`, clue)).error().code).toBe('check.no-finding')
    const page = (await food.get(`/api/checks/${id}`)).json<{ version: number }>()
    expect(page).toMatchObject({ violation: true, findings: [{ clueNo: clue.clueNo, clueOn: clue.clueOn }] })
    const issued = { kind: 'RECTIFY', issuedOn: '2021-10-16', dueOn: '2021-10-20', content: '停用过期调料' }
    expect((await station.post(`/api/checks/${id}/orders`, { ...issued, orderNo: check.orderNo })).error().code).toBe(
      'check.order-no',
    )
    expect((await station.post(`/api/checks/${id}/orders`, issued)).status).toBe(200)
    const drop = { version: page.version, reason: '录错了学校' }
    expect((await station.post(`/api/checks/${id}/drop`, drop)).status).toBe(200)
    expect((await food.get(url())).json()).toMatchObject({ visits: 1, openOrders: 0 })
    expect((await food.get('/api/orders')).json<{ total: number }>().total).toBe(1)
  })

  it('is none of random inspection, nor is what was drawn one of these', async () => {
    const parties = await t.asOwner<{ id: string }>(`select id from party where code = '459923D0001'`)
    const drawn = await t.write(async (tx) => {
      const common = { source: 'PLAN', origin: 'INITIATED', joint: false, ownLead: true } as const
      const [id] = await insertRows(tx, inspectionTask, [
        { ...common, taskNo: 'D1', name: '抽查', kind: 'DOUBLE_RANDOM', openedOn: day('2021-05-01') },
      ])
      await insertRows(tx, inspectionObject, [{ taskId: id!, partyId: parties[0]!.id, drawnOn: day('2021-05-01') }])
      return id!
    })
    expect((await food.get(`/api/check-tasks/${drawn}`)).status).toBe(404)
    expect((await food.post(`/api/check-tasks/${drawn}/checks`, { ...check, venue: undefined })).status).toBe(404)
    expect((await food.get('/api/check-tasks')).json<{ total: number }>().total).toBe(1)
  })
})

describe('the end of a campaign', () => {
  it('comes after its last check, by whoever opened it; who was not checked may leave it with a reason', async () => {
    const version = (await food.get(url())).json<{ version: number }>().version
    expect((await station.post(url('/close'), { version, closedOn: '2021-11-01' })).error().code).toBe(
      'check.other-station',
    )
    const leave = { party: school, droppedOn: '2021-11-01', reason: '停办' }
    expect((await food.post(url('/drop-object'), leave)).error().code).toBe('check.visited')
    expect((await food.post(url('/drop-object'), { ...leave, party: far })).status).toBe(200)
    expect((await food.get(url())).json()).toMatchObject({ objects: 1, waiting: [] })
    expect((await food.post(url('/close'), { version, closedOn: '2021-09-09' })).error().code).toBe(
      'check.closed-early',
    )
    expect((await food.post(url('/close'), { version, closedOn: '2021-11-01' })).status).toBe(200)
    expect((await food.post(url('/checks'), { ...check, visitedOn: '2021-11-02' })).error().code).toBe(
      'check.after-task',
    )
    const own = { theme: 'epidemic-routine', kind: 'ROUTINE', name: '本所日常检查', openedOn: '2021-11-01' }
    const made = await station.post('/api/check-tasks', own)
    expect(made.status, made.body).toBe(200)
    const mine = (await elsewhere.get(`/api/check-tasks/${made.json<{ id: string }>().id}`)).json()
    expect(mine).toMatchObject({ taskNo: 'C2021-0002', stationCode: '01' })
  })
})
