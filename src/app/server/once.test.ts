import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import permit from '#domains/permit/domain.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { Once } from './once.ts'
import { cookieOf, houseOf, served } from './served.fixture.ts'

// A form that is sent twice is done once: at the same time, after a lost answer, after a restart of the server.
const t = testDatabase()
const s = served(t, () => houseOf([permit]))
let address = ''
const cookies: Record<string, string> = {}
beforeAll(async () => {
  await putParties(t, [
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
  ])
  await s.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(s.app.server.address() as AddressInfo).port}`
  for (const who of ['registrar', 'admin']) cookies[who] = cookieOf(await s.signIn(who))
})

const form = (applicationNo: string) => ({
  applicationNo,
  kind: 'FOOD_FILE',
  action: 'NEW',
  partyCode: '92459923000000300A',
  premises: `城关镇天枢大道 ${applicationNo} 号`,
  submittedOn: '2021-11-24',
  acceptedOn: '2021-11-24',
})
async function post(body: object, key: string, who = 'registrar'): Promise<{ status: number; text: string }> {
  const headers = {
    'content-type': 'application/json',
    'x-quanheng': '1',
    cookie: cookies[who]!,
    'idempotency-key': key,
  }
  const answer = await fetch(`${address}/api/permits`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, text: await answer.text() }
}
const records = async (no: string): Promise<number> =>
  (await t.asOwner(`select 1 from permit_application where application_no = $1`, [no])).length
const entries = async (): Promise<number> =>
  (await t.asOwner(`select 1 from journal_entry where operation = 'acceptApplication' and action = 'insert'`)).length

const putView = (q: Queryable, name: string): Promise<number> =>
  q.execute(sql`insert into saved_view (county_code, id, account, list, name, search, saved_at)
    values (${q.scope.county}, gen_random_uuid(), 'x', 'two-servers', ${name}, '{}', now())`)

describe('a form with a key', () => {
  it('makes one record and gives one answer, however many times it is sent at once', async () => {
    const before = await entries()
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(form('D1'), 'key-of-form-0001')))
    expect(new Set(answers.map((a) => `${a.status} ${a.text}`)).size).toBe(1)
    expect(answers[0]!.status, answers[0]!.text).toBe(200)
    expect(await records('D1')).toBe(1)
    expect(await entries()).toBe(before + 1)
  })

  it('is answered the same when sent again, and the answer is kept sealed', async () => {
    const first = await post(form('D2'), 'key-of-form-0002')
    expect(first.status).toBe(200)
    expect(await post(form('D2'), 'key-of-form-0002')).toEqual(first)
    expect(await records('D2')).toBe(1)
    const { id } = JSON.parse(first.text) as { id: string }
    const [kept] = await t.asOwner<{ sealed: string }>(
      `select sealed from request_answer where key = 'key-of-form-0002'`,
    )
    expect(kept!.sealed).not.toContain(id)
  })

  it('is refused with a sentence when it was changed after it had been done; a new key does it', async () => {
    expect((await post(form('D3'), 'key-of-form-0003')).status).toBe(200)
    const changed = await post(form('D3b'), 'key-of-form-0003')
    expect(changed.status).toBe(409)
    expect(changed.text).toContain('request.changed')
    expect(await records('D3b')).toBe(0)
    expect((await post(form('D3b'), 'key-of-form-003b')).status).toBe(200)
  })

  it('may be corrected and sent again after a refusal, also by several at once', async () => {
    const wrong = { ...form('D4'), partyCode: '92459923000000999A' }
    const refused = await Promise.all([1, 2].map(() => post(wrong, 'key-of-form-0004')))
    expect(refused.map((r) => r.status)).toEqual([422, 422])
    expect((await post(form('D4'), 'key-of-form-0004')).status).toBe(200)
  })

  it('belongs to one account', async () => {
    expect((await post(form('D5'), 'key-of-form-0005')).status).toBe(200)
    const other = await post(form('D6'), 'key-of-form-0005', 'admin')
    expect(other.status, other.text).toBe(200)
  })

  it('is forgotten after some days', async () => {
    t.clock.advance(8 * 86_400_000)
    for (const who of ['registrar', 'admin']) cookies[who] = cookieOf(await s.signIn(who))
    expect((await post(form('D7'), 'key-of-form-0007')).status).toBe(200)
    expect((await t.asOwner(`select key from request_answer`)).length).toBe(1)
    // The number of the record still says that it is there.
    expect((await post(form('D2'), 'key-of-form-0002')).status).toBe(422)
  })

  it('must be a key', async () => {
    const answer = await post(form('D8'), 'short')
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('request.key')
  })
})

describe('two servers on one database', () => {
  it('do a form once: the later one takes back what it wrote and gives the answer of the first', async () => {
    const call = callIn(t, permit)
    let open: (() => void) | undefined
    const both = new Promise<void>((resolve) => (open = resolve))
    let arrived = 0
    const act = (server: Once, name: string): Promise<unknown> =>
      server.run(call, { name: 'tryOut' }, { key: 'key-of-two-servers', content: {} }, async (keep) => {
        if (++arrived === 2) open!()
        await both
        return await keep(call).write(async (tx) => {
          await putView(tx, name)
          return { name }
        })
      })
    const [a, b] = await Promise.all([act(new Once(), 'first'), act(new Once(), 'second')])
    expect(a).toEqual(b)
    const views = await t.asOwner<{ name: string }>(`select name from saved_view where list = 'two-servers'`)
    expect(views).toEqual([a])
  })
})
