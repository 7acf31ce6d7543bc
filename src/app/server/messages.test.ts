import { beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '#platform/clock/clock.ts'
import { insertRows } from '#kernel/record/write.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { day } from '#platform/clock/day.ts'
import { openHouse } from '#app/house.ts'
import { testCounty, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { testGateway } from '#test/harness/gateway.ts'
import { type Caller, served } from './served.fixture.ts'

const t = testDatabase()
const gateway = testGateway()
// 09:00 in Beijing.
const s = served(t, () => openHouse(), [], {
  policy: { idleMinutes: 1440, sessionHours: 72 },
  messages: () => ({ sms: gateway.settings() }),
})

interface Detail {
  version: number
  state: string
  planned: number
  accepted: number
  delivered: number
  failed: number
  unknown: number
  costFen: string
  segments: number
  counts: { state: string; count: number }[]
  excluded: { reason: string; count: number }[]
  samples: { target: string; content: string }[]
  hindrance: string | null
  resumesAt: string | null
  holdReason: string | null
}

const number = (n: number): string => `1390000${String(n).padStart(4, '0')}`
let credit: Caller
let next = 100

/** A pasted list of fresh numbers. */
const numbers = (count: number): string[] => Array.from({ length: count }, () => number((next += 1)))
const prepared = async (list: string, more: object = {}): Promise<string> => {
  const answer = await credit.post('/api/message-campaigns', {
    purpose: 'ANNUAL_REPORT',
    channel: 'SMS',
    template: '请于6月30日前报送年报。',
    list,
    ...more,
  })
  expect(answer.status, answer.body).toBe(200)
  return answer.json<{ id: string }>().id
}
const detail = async (id: string, by = credit): Promise<Detail> =>
  (await by.get(`/api/message-campaigns/${id}`)).json<Detail>()
const act = async (id: string, what: string, more: object = {}) => {
  const { version } = await detail(id)
  return await credit.post(`/api/message-campaigns/${id}/${what}`, { version, ...more })
}
const started = async (list: string): Promise<string> => {
  const id = await prepared(list)
  const answer = await act(id, 'start', { confirmed: (await detail(id)).planned })
  expect(answer.status, answer.body).toBe(200)
  return id
}
/** Sends until nothing waits that may go now. */
const sent = async (): Promise<void> => {
  for (let i = 0; i < 50 && (await s.post.pass()); i += 1);
}
const sends = async (id: string) =>
  (await credit.get(`/api/message-sends?campaign=${id}`)).json<{
    rows: { state: string; reason: string | null; target: string }[]
  }>().rows
const texts = async (): Promise<string> => {
  const answer = await credit.get('/api/figures/annualreports.outreach.sms.count?asOf=2021-12-05')
  return answer.json<{ printed: string }>().printed
}
let address = ''
const report = (...reports: object[]) => s.nobody.post(address, { reports }, { 'content-type': 'application/json' })
const keyOf = (target: string): string => gateway.taken.findLast((x) => x.number === target)!.key

beforeAll(async () => {
  credit = await s.as('credit')
  await t.write((tx) => insertRows(tx, coverage, [{ business: 'annual-filing', completeFrom: day('2019-01-01') }]))
  const answer = await (await s.as('admin')).get('/api/message-receipt-address')
  address = answer.json<{ path: string }>().path
})

describe('a batch is looked at before it goes', () => {
  it('says who gets it, who does not and why, and what it costs', async () => {
    const [a, b] = numbers(2)
    const optOut = await credit.post('/api/message-opt-outs', { channel: 'SMS', target: b, reason: '本人来电要求' })
    expect(optOut.status).toBe(200)
    const id = await prepared(`${a} 张三\n+86 ${a}\n${b}\n0712-5550001\n12345\n`)
    const d = await detail(id)
    expect(d).toMatchObject({ state: 'PENDING', planned: 1, segments: 1, hindrance: null, resumesAt: null })
    expect(d.costFen).toBe('5')
    expect(d.excluded.map((x) => x.reason).toSorted()).toEqual([
      '不是 11 位手机号码',
      '号码重复',
      '已退订',
      '是固定电话或服务号码，收不到短信',
    ])
    expect(d.samples).toEqual([
      { target: `${a!.slice(0, 3)}****${a!.slice(-4)}`, content: '【玉衡市监】请于6月30日前报送年报。', segments: 1 },
    ])
    await sent()
    expect(gateway.taken).toEqual([])
  })

  it('fills placeholders for the parties of an audience, by the number of the liaison', async () => {
    const [partyId] = await putParties(t, [someParty('玉衡县远山木业有限公司', '91459923000000100A')])
    const contact = await (await s.as('registrar')).get(`/api/parties/${partyId}/contacts`)
    expect(contact.status).toBe(200)
    const id = await prepared('', {
      list: undefined,
      audience: 'party.existing',
      template: '{名称}（{代码}）：请报年报。{本局}',
    })
    const d = await detail(id)
    expect(d).toMatchObject({ planned: 0, excluded: [{ reason: '没有登记号码', count: 1 }] })
    expect((await act(id, 'start', { confirmed: 0 })).error().code).toBe('message.start.empty')
  })

  it.each([
    [{ template: '{电话}' }, 'message.prepare.placeholder'],
    [{ template: '【假的】您好' }, 'message.prepare.signature'],
    [{ purpose: 'NO' }, 'message.prepare.purpose'],
    [{ list: undefined }, 'message.prepare.audience'],
    [{ list: undefined, audience: 'nobody' }, 'message.prepare.audience'],
    [{ list: '\n \n' }, 'message.prepare.empty'],
    [{ channel: 'EMAIL' }, 'message.prepare.subject'],
  ])('refuses %o', async (more, code) => {
    const answer = await credit.post('/api/message-campaigns', {
      purpose: 'ANNUAL_REPORT',
      channel: 'SMS',
      template: '请报年报。',
      list: number(1),
      ...more,
    })
    expect([answer.status, answer.error().code]).toEqual([422, code])
  })

  it('goes only as it was seen, on the day of its list', async () => {
    const id = await prepared(numbers(2).join('\n'))
    expect((await act(id, 'start', { confirmed: 3 })).error().code).toBe('message.start.confirm')
    const station = await s.as('station')
    expect((await station.post(`/api/message-campaigns/${id}/start`, { version: 1, confirmed: 2 })).status).toBe(403)
    expect((await act(id, 'cancel', { reason: '不发了' })).status).toBe(200)
    expect((await act(id, 'start', { confirmed: 2 })).error().code).toBe('message.start.state')
  })
})

describe('what is sent', () => {
  it('counts in the figure by what really went out, and no more once the gateway reports a failure', async () => {
    const before = Number(await texts())
    const [a, b, c] = numbers(3)
    gateway.numbers({ [c!]: 'refuse' })
    const id = await started([a, b, c].join('\n'))
    await sent()
    gateway.numbers({})
    expect(await detail(id)).toMatchObject({ state: 'ENDED', accepted: 2, failed: 1, unknown: 0 })
    expect((await sends(id)).map((x) => x.state).toSorted()).toEqual(['ACCEPTED', 'ACCEPTED', 'FAILED'])
    expect(Number(await texts())).toBe(before + 2)

    expect((await report({ msgId: keyOf(a!), stat: 'DELIVRD' }, { msgId: keyOf(b!), stat: 'EXPIRED' })).status).toBe(
      200,
    )
    await sent()
    expect(await detail(id)).toMatchObject({ accepted: 1, delivered: 1, failed: 2 })
    expect(Number(await texts())).toBe(before + 1)

    // Again, and only what failed: with a key of its own, so that the gateway takes it.
    const known = gateway.taken.length
    expect((await act(id, 'retry', { which: 'FAILED', reason: '换了时间再发' })).json<{ count: number }>().count).toBe(
      2,
    )
    await sent()
    expect(
      gateway.taken
        .slice(known)
        .map((x) => x.number)
        .toSorted(),
    ).toEqual([b, c].toSorted())
    expect(Number(await texts())).toBe(before + 3)
    // A late report of the first round says nothing of the second.
    await report({ msgId: gateway.taken.find((x) => x.number === b)!.key, stat: 'EXPIRED' })
    await sent()
    expect(Number(await texts())).toBe(before + 3)
  })

  it('is unknown when nobody knows, and not sent twice by itself', async () => {
    const [a] = numbers(1)
    gateway.next('break')
    const id = await started(a!)
    await sent()
    expect(await detail(id)).toMatchObject({ state: 'ENDED', unknown: 1 })
    expect(gateway.taken.filter((x) => x.number === a)).toHaveLength(1)
    // On somebody's word it goes again under the same key, which a good gateway knows.
    expect((await act(id, 'retry', { which: 'UNKNOWN', reason: '看过了，没有送到' })).status).toBe(200)
    await sent()
    expect(gateway.taken.filter((x) => x.number === a)).toHaveLength(1)
    expect(await detail(id)).toMatchObject({ accepted: 1, unknown: 0 })
  })

  it('is unknown where the program ended in the middle, and goes out once', async () => {
    const [a, b] = numbers(2)
    const id = await started([a, b].join('\n'))
    await t.asOwner(`update message_send set state = 'SENDING' where campaign_id = $1 and place = 1`, [id])
    await sent()
    expect((await sends(id)).map((x) => x.state)).toEqual(['UNKNOWN', 'ACCEPTED'])
    expect(gateway.taken.filter((x) => x.number === a)).toEqual([])
  })

  it('holds a batch when the gateway is away, and goes on from there', async () => {
    const list = numbers(6)
    gateway.always('locked-out')
    const id = await started(list.join('\n'))
    await sent()
    gateway.always('take')
    const held = await detail(id)
    expect(held).toMatchObject({ state: 'PAUSED', accepted: 0 })
    expect(held.holdReason).toContain('没有发成')
    const inbox = (await credit.get('/api/inbox')).json<{ rows: { title: string; page: string }[] }>().rows
    expect(inbox[0]).toMatchObject({ page: `/messages/${id}` })
    expect(inbox[0]!.title).toContain('已暂停')
    expect((await act(id, 'resume')).status).toBe(200)
    await sent()
    expect(await detail(id)).toMatchObject({ state: 'ENDED', accepted: 6 })
    for (const one of list) expect(gateway.taken.filter((x) => x.number === one)).toHaveLength(1)
  })

  it('waits for the end of the quiet hours', async () => {
    const now = t.clock.now()
    const id = await prepared(numbers(1)[0]!)
    // 21:30 in Beijing.
    t.clock.set('2021-12-05T13:30:00Z')
    expect((await act(id, 'start', { confirmed: 1 })).status).toBe(200)
    await sent()
    expect(await detail(id)).toMatchObject({ state: 'SENDING', accepted: 0, resumesAt: '2021-12-06T00:00:00.000Z' })
    t.clock.set('2021-12-06T00:00:00Z')
    await sent()
    expect(await detail(id)).toMatchObject({ state: 'ENDED', accepted: 1 })
    t.clock.set(now as Moment)
  })

  it('stops where somebody says so: what has not gone stays unsent', async () => {
    const id = await started(numbers(3).join('\n'))
    expect((await act(id, 'pause')).status).toBe(200)
    await sent()
    expect(await detail(id)).toMatchObject({ state: 'PAUSED', accepted: 0 })
    expect((await act(id, 'cancel', { reason: '内容写错了' })).status).toBe(200)
    await sent()
    expect((await sends(id)).map((x) => x.state)).toEqual(['UNSENT', 'UNSENT', 'UNSENT'])
    expect((await sends(id))[0]!.reason).toContain('内容写错了')
  })
})

describe('reports of the gateway', () => {
  it('come without a session, by an address that only the gateway knows', async () => {
    const wrong = await s.nobody.post(
      '/api/message-receipts/no',
      { reports: [] },
      { 'content-type': 'application/json' },
    )
    expect(wrong.status).toBe(404)
    expect((await report()).json()).toEqual({ code: 0 })
  })

  it('hold up nothing when they are of somebody else’s messages', async () => {
    const [a] = numbers(1)
    const id = await started(a!)
    await sent()
    const foreign = Array.from({ length: 600 }, (_, i) => ({ smsId: `x${i}`, stat: 'DELIVRD' }))
    await report(...foreign, { msgId: 'nonsense', stat: 'DELIVRD' })
    await report({ msgId: keyOf(a!), stat: 'DELIVRD' })
    await sent()
    expect(await detail(id)).toMatchObject({ delivered: 1 })
    t.clock.advance(4 * 86_400_000)
    await s.post.pass()
    await report({ msgId: keyOf(a!), stat: 'DELIVRD' })
    await s.post.pass()
    expect(await t.asOwner('select 1 from message_receipt')).toEqual([])
    t.clock.advance(-4 * 86_400_000)
  })
})

it('keeps numbers sealed, and out of every log', async () => {
  const rows = await t.asOwner<{ all: string }>(
    `select coalesce(string_agg(x.v, ' '), '') as all from (select message_send::text as v from message_send
      union all select message_contact::text from message_contact union all select message_opt_out::text from message_opt_out
      union all select journal_entry::text from journal_entry) x`,
  )
  const kept = `${rows[0]!.all} ${s.log.join(' ')}`
  expect(kept).toContain('139****')
  expect(kept).not.toMatch(/1390000\d{4}/)
  expect(kept).not.toContain(address.split('/').at(-1))
  expect(testCounty).toBe('459923')
})
