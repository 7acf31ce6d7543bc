import { expect, describe, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#platform/db/database.ts'
import { day } from '#platform/clock/day.ts'
import { operation } from '#platform/contract/operation.ts'
import { field } from '#platform/contract/field.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { handle } from '#kernel/manifest/business.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { cookieOf, houseOf, passwordOf, served, withCookie } from './served.fixture.ts'

const minute = 60_000
const secret = 'relation "top_secret" of 13900001234'

const say = operation({
  name: 'say',
  title: '回话',
  method: 'POST',
  path: '/api/toy/:id',
  permission: 'toy.say',
  input: z.object({ id: z.string(), on: field.day('办理日期'), count: field.integer('件数') }),
  output: z.object({ id: z.string(), fen: z.string(), today: z.string() }),
})
const broken = operation({
  name: 'broken',
  title: '会坏的',
  method: 'GET',
  path: '/api/broken',
  permission: 'toy.read',
  input: z.object({ how: z.string() }),
  output: z.object({}),
})
const addUnit = operation({
  name: 'addUnit',
  title: '新设机构',
  method: 'POST',
  path: '/api/units',
  permission: 'toy.say',
  input: z.object({ code: z.string(), failAfter: z.boolean().optional() }),
  output: z.object({ id: z.string() }),
})

const t = testDatabase()
const s = served(t, () => houseOf([]), [
  handle(say, async (call, input) => ({ id: input.id, fen: 12_345_678_901_234_567n as never, today: call.today })),
  handle(broken, async (call, input) => {
    if (input.how === 'refusal') throw new Refusal('toy.no', '不行，请先受理。', { basis: '《某条例》第三条' })
    if (input.how === 'database') await call.read((q) => q.rows(sql`select * from no_such_table`))
    throw new Error(secret)
  }),
  handle(addUnit, (call, input) =>
    call.write(async (tx) => {
      const [id] = await insertRows(tx, orgUnit, [
        {
          code: input.code,
          name: '城关市场监督管理所',
          shortName: '城关所',
          kind: 'station',
          fromDay: day('2019-01-01'),
        },
      ])
      if (input.failAfter) throw new Refusal('toy.no', '不行。')
      return { id: id! }
    }, '试一试'),
  ),
])

describe('signing in', () => {
  it('gives a session that scripts of the page cannot read, and ends it', async () => {
    const answer = await s.signIn('office')
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({ name: '办公室' })
    expect(answer.headers['set-cookie']).toMatch(/^quanheng_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const office = withCookie(s.nobody, cookieOf(answer))
    expect((await office.get('/api/me')).json()).toMatchObject({
      name: '办公室',
      role: 'office',
      roleTitle: '办公室',
      county: { code: '459923', name: '玉衡县', bureauName: '玉衡县市场监督管理局' },
      demo: true,
      today: '2021-12-05',
      scopeText: '全局',
    })
    expect((await office.post('/api/sign-out')).status).toBe(200)
    expect((await office.get('/api/me')).error()).toMatchObject({ code: 'auth.sign-in', message: '请先登录。' })
  })

  it('keeps neither password nor token where a reader of the database finds them', async () => {
    const answer = await s.signIn('office')
    const token = cookieOf(answer).split('=')[1]!
    const rows = await t.asOwner<{ text: string }>(
      `select row_to_json(a)::text as text from account a union all select row_to_json(x)::text from account_session x`,
    )
    const all = rows.map((r) => r.text).join()
    expect(all).toContain('argon2id$19456$2$')
    expect(all).not.toContain(passwordOf('office'))
    expect(all).not.toContain(token)
    expect(all).not.toContain(Buffer.from(token).toString('hex'))
  })

  it('answers an unknown name, a wrong password and a disabled account alike, and locks them alike', async () => {
    await t.asOwner(`update account set disabled = true where username = 'auditor'`)
    const known = []
    const unknown = []
    const disabled = []
    for (let i = 0; i < 6; i++) {
      known.push((await s.signIn('credit', 'wrong')).error())
      unknown.push((await s.signIn('nobody-here', 'wrong')).error())
      disabled.push((await s.signIn('auditor')).error())
    }
    expect(known.map((e) => e.code)).toEqual([...Array<string>(5).fill('auth.wrong'), 'auth.locked'])
    expect(unknown).toEqual(known)
    expect(disabled).toEqual(known)
    // The right password does not open a locked account, and does not say that it was right.
    expect((await s.signIn('credit')).error()).toEqual(known[5])
    t.clock.advance(14 * minute)
    expect((await s.signIn('credit')).status).toBe(429)
    t.clock.advance(2 * minute)
    expect((await s.signIn('credit')).status).toBe(200)
    expect((await s.signIn('nobody-here', 'wrong')).error().code).toBe('auth.wrong')
    await t.asOwner(`update account set disabled = false where username = 'auditor'`)
    await t.asOwner('delete from sign_in_guard')
  })

  it('counts guesses that come all at once, each of them', async () => {
    await Promise.all(Array.from({ length: 5 }, () => s.signIn('director', 'wrong')))
    expect((await s.signIn('director')).error().code).toBe('auth.locked')
    t.clock.advance(16 * minute)
    expect((await s.signIn('director')).status).toBe(200)
  })

  it('starts the count anew after the right password', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) expect((await s.signIn('registrar', 'wrong')).status).toBe(401)
      expect((await s.signIn('registrar')).status).toBe(200)
    }
  })

  it('ends a session that rests for two hours, and any after twelve', async () => {
    const idle = withCookie(s.nobody, cookieOf(await s.signIn('admin')))
    const busy = withCookie(s.nobody, cookieOf(await s.signIn('admin')))
    for (let hour = 0; hour < 12; hour++) {
      expect((await busy.get('/api/me')).status, `hour ${hour}`).toBe(200)
      t.clock.advance(60 * minute)
      if (hour === 0) expect((await idle.get('/api/me')).status).toBe(200)
      if (hour === 3) expect((await idle.get('/api/me')).status).toBe(401)
    }
    expect((await busy.get('/api/me')).status).toBe(401)
    t.clock.set('2021-12-05T01:00:00Z')
  })

  it('ends the sessions of an account that is disabled', async () => {
    const auditor = withCookie(s.nobody, cookieOf(await s.signIn('auditor')))
    expect((await auditor.get('/api/me')).status).toBe(200)
    await t.asOwner(`update account set disabled = true where username = 'auditor'`)
    expect((await auditor.get('/api/me')).status).toBe(401)
  })
})

describe('a request', () => {
  it('needs a session, the permission, and the header of our own pages to write', async () => {
    const admin = await s.as('admin')
    const office = await s.as('office')
    const good = { on: '2021-12-01', count: '3' }
    expect((await s.nobody.post('/api/toy/7', good)).status).toBe(401)
    expect((await office.post('/api/toy/7', good)).error()).toMatchObject({ code: 'auth.not-allowed' })
    expect((await admin.post('/api/toy/7', good, {})).error()).toMatchObject({ code: 'auth.forged' })
    expect((await s.nobody.post('/api/sign-in', { username: 'admin', password: passwordOf('admin') }, {})).status).toBe(
      403,
    )
    const answer = await admin.post('/api/toy/7', good)
    expect(answer.json()).toEqual({ id: '7', fen: '12345678901234567', today: '2021-12-05' })
  })

  it('is refused field by field, in Chinese, before anything is done', async () => {
    const admin = await s.as('admin')
    const answer = await admin.post('/api/toy/7', { on: '2021-02-30', count: 'many' })
    expect(answer.status).toBe(400)
    expect(answer.error()).toMatchObject({
      code: 'input',
      fields: { on: '办理日期要写成 2021-12-05 这样的日期，并且日历上有这一天' },
    })
    expect(Object.keys(answer.error().fields)).toEqual(['on', 'count'])
    expect(answer.error().fields.count).toMatch(/[\u4e00-\u9fff]/)
    expect(answer.error().message).toMatch(/^填写有误：[^。]*。$/)
  })

  it('takes a parameter from the path, whatever the body says', async () => {
    const admin = await s.as('admin')
    const answer = await admin.post('/api/toy/7?id=8', { id: '9', on: '2021-12-01', count: 1 })
    expect(answer.json()).toMatchObject({ id: '7' })
  })

  it('hears a refusal with its code and article', async () => {
    const answer = await (await s.as('office')).get('/api/broken?how=refusal')
    expect(answer.status).toBe(422)
    expect(answer.json()).toEqual({
      error: { code: 'toy.no', message: '不行，请先受理。', fields: {}, basis: '《某条例》第三条' },
    })
  })

  it('learns of a fault only its number, which the log has too', async () => {
    const office = await s.as('office')
    for (const [how, cause] of [
      ['plain', 'top_secret'],
      ['database', 'no_such_table'],
    ] as const) {
      s.log.length = 0
      const answer = await office.get(`/api/broken?how=${how}`)
      expect(answer.status).toBe(500)
      expect(answer.body).not.toMatch(/top_secret|1390000|no_such_table|select|Error|node_modules|\.ts/)
      const number = /编号 ([0-9a-f]{10}) /.exec(answer.error().message)?.[1]
      const lines = s.log.filter((line) => line.includes(cause))
      expect(lines.map((line) => (JSON.parse(line) as { reqId: string }).reqId)).toEqual([number])
    }
  })

  it('is told when it cannot be read', async () => {
    const admin = await s.as('admin')
    const answer = await s.app.inject({
      method: 'POST',
      url: '/api/toy/7',
      headers: { 'content-type': 'application/json', 'x-quanheng': '1' },
      payload: '{"on": ',
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('请求的格式不对')
    expect((await admin.post('/api/toy/7', { on: 'x'.repeat(11 * 1024 * 1024), count: 1 })).status).toBe(413)
  })

  it('for an address that is none gets a sentence, not a page', async () => {
    const answer = await s.nobody.get('/api/nothing-here')
    expect(answer.status).toBe(404)
    expect(answer.error()).toMatchObject({ code: 'not-found', message: '没有这个地址。' })
  })

  it('runs no scripts but ours on its pages', async () => {
    const { headers } = await s.nobody.get('/api/demo-accounts')
    expect(headers['content-security-policy']).toMatch(/script-src 'self'(;|$)/)
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'self'/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('a write', () => {
  const units = () =>
    t.asOwner<{ code: string; recorded: string }>(
      `select code, recorded_at::text as recorded from org_unit order by code`,
    )

  it('is journalled under the operation and the person, and shows both in its trail', async () => {
    const admin = await s.as('admin')
    const { id } = (await admin.post('/api/units', { code: '01' })).json<{ id: string }>()
    const [entry] = await t.asOwner(
      `select operation, actor, note from journal_entry where subject = 'org_unit' order by seq desc limit 1`,
    )
    expect(entry).toEqual({ operation: 'addUnit', actor: '系统管理员', note: '试一试' })
    const trail = await admin.get(`/api/records/org_unit/${id}/trail`)
    expect(trail.json<{ versions: object[] }>().versions).toMatchObject([
      {
        version: 1,
        actor: '系统管理员',
        operation: 'addUnit',
        recordedAt: '2021-12-05T01:00:00.000Z',
        supersededAt: null,
      },
    ])
  })

  it('that is refused half-way leaves nothing', async () => {
    const before = await units()
    const journal = await t.asOwner('select count(*) as n from journal_entry')
    expect((await (await s.as('admin')).post('/api/units', { code: '02', failAfter: true })).status).toBe(422)
    expect(await units()).toEqual(before)
    expect(await t.asOwner('select count(*) as n from journal_entry')).toEqual(journal)
  })
})
