import { beforeEach, describe, expect, it } from 'vitest'
import { codeAt, stepAt } from '#platform/auth/totp.ts'
import { testDatabase } from '#test/harness/database.ts'
import { type Caller, cookieOf, houseOf, passwordOf, served, withCookie } from './served.fixture.ts'

const minute = 60_000
const day = 1440 * minute
const good = 'Kx7#mWq2pV'

const t = testDatabase()
const s = served(t, () => houseOf([]), [], { policy: { factorRoles: ['auditor'] } })

/** A request from elsewhere, as a reverse proxy on this machine passes it on. */
const from = (address: string) => ({ 'x-quanheng': '1', 'x-forwarded-for': address })
const post = (who: Caller, path: string, body: object = {}) => who.post(`/api/my-account/${path}`, body)
const fresh = async (username: string, password = passwordOf(username)): Promise<Caller> =>
  withCookie(s.nobody, cookieOf(await s.signIn(username, password)))
/** Texts of the journal, the newest first, of one account. */
const journal = async (account: string): Promise<string[]> =>
  (
    await t.asOwner<{ note: string }>(
      `select note from journal_entry where subject = 'account' and action = 'identity' and changes->0->>'account' = $1 order by seq desc`,
      [account],
    )
  ).map((r) => r.note)
const code = (secret: string, off = 0): string => codeAt(secret, stepAt(t.clock.now()) + off)

async function enrol(username: string): Promise<{ who: Caller; secret: string; recovery: string[] }> {
  const before = await fresh(username)
  const { secret } = (await post(before, 'factor', { current: passwordOf(username) })).json<{ secret: string }>()
  const done = await post(before, 'factor/confirm', { code: code(secret) })
  expect(done.status, done.body).toBe(200)
  t.clock.advance(minute)
  const who = withCookie(s.nobody, cookieOf(done))
  return { who, secret, recovery: done.json<{ recoveryCodes: string[] }>().recoveryCodes }
}

beforeEach(async () => {
  await t.asOwner('delete from sign_in_guard')
  // Attempts of one address are counted by the minute.
  t.clock.advance(minute)
})

describe('a lock', () => {
  it('lasts twice as long each time, says how long, and never longer than the bureau wants', async () => {
    const lasted: number[] = []
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 5; i++) expect((await s.signIn('credit', 'wrong')).status).toBe(401)
      const locked = await s.signIn('credit')
      expect(locked.status).toBe(429)
      const seconds = Number(locked.headers['retry-after'])
      lasted.push(seconds / 60)
      expect(locked.error().message).toBe(`连续登录失败次数太多，已锁定，请 ${seconds / 60} 分钟后再试。`)
      t.clock.advance(seconds * 1000 - 1)
      expect((await s.signIn('credit')).status).toBe(429)
      t.clock.advance(1)
    }
    expect(lasted).toEqual([15, 30, 60, 120, 240, 240])
    expect((await s.signIn('credit')).status).toBe(200)
    for (let i = 0; i < 5; i++) await s.signIn('credit', 'wrong')
    expect((await s.signIn('credit')).headers['retry-after']).toBe('900')
    const notes = await journal('credit')
    expect(notes.filter((n) => n.startsWith('连续失败，账号锁定至')).length).toBe(7)
    expect(notes.filter((n) => n === '登录失败：口令不对').length).toBe(35)
  })

  it('is forgotten with its failures after a day of quiet', async () => {
    for (let i = 0; i < 5; i++) await s.signIn('auditor', 'wrong')
    t.clock.advance(15 * minute)
    for (let i = 0; i < 4; i++) await s.signIn('auditor', 'wrong')
    t.clock.advance(day + minute)
    for (let i = 0; i < 5; i++) expect((await s.signIn('auditor', 'wrong')).status).toBe(401)
    expect((await s.signIn('auditor')).headers['retry-after']).toBe('900')
    t.clock.advance(2 * day)
    await s.signIn('office')
    expect(await t.asOwner('select 1 from sign_in_guard')).toEqual([])
  })

  it('is also of an address that tries many names, and leaves others alone', async () => {
    const at = (address: string, username: string, password: string) =>
      s.nobody.post('/api/sign-in', { username, password }, from(address))
    for (let i = 0; i < 50; i++) expect((await at('10.1.1.1', `nobody-${i}`, 'wrong')).status).toBe(401)
    const locked = await at('10.1.1.1', 'office', passwordOf('office'))
    expect(locked.status).toBe(429)
    expect(locked.headers['retry-after']).toBe('900')
    expect((await at('10.1.1.2', 'office', passwordOf('office'))).status).toBe(200)
    t.clock.advance(15 * minute)
    expect((await at('10.1.1.1', 'office', passwordOf('office'))).status).toBe(200)
  })

  it('comes before too many attempts within a minute, right or wrong', async () => {
    const again = () => s.nobody.post('/api/sign-in', { username: 'nobody-here', password: 'x' }, from('10.1.1.3'))
    const statuses: number[] = []
    for (let i = 0; i < 121; i++) statuses.push((await again()).status)
    expect(statuses.filter((x) => x === 401)).toHaveLength(5)
    const last = await again()
    expect(last.error()).toMatchObject({ code: 'auth.too-many' })
    expect(last.error().message).toMatch(/^登录请求太多，请 \d+ 秒后再试。$/)
    expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(60)
    t.clock.advance(minute)
    expect((await again()).error().code).toBe('auth.locked')
  })

  it('does not keep the name that was typed: it may be a password in the wrong field', async () => {
    await s.nobody.post('/api/sign-in', { username: 'my-secret-in-the-wrong-field', password: 'x' })
    const rows = await t.asOwner<{ text: string }>(
      `select row_to_json(g)::text as text from sign_in_guard g union all select row_to_json(j)::text from journal_entry j where subject = 'account'`,
    )
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.map((r) => r.text).join()).not.toContain('wrong-field')
  })
})

describe('a password', () => {
  it('is changed with the one in use, by the rules, and ends every other session', async () => {
    const [here, there] = [await fresh('office'), await fresh('office')]
    const change = (current: string, password: string) => post(here, 'password', { current, password })
    expect((await change('wrong', good)).error()).toMatchObject({
      code: 'auth.password.wrong',
      fields: { current: '口令不对' },
    })
    expect((await change(passwordOf('office'), 'short')).error()).toMatchObject({
      code: 'auth.password.short',
      fields: { password: '新口令太短，至少要 10 个字符，现在是 5 个。' },
    })
    expect((await change(passwordOf('office'), 'Office@123456')).error().code).toBe('auth.password.common')
    const done = await change(passwordOf('office'), good)
    expect(done.status, done.body).toBe(200)
    expect((await there.get('/api/me')).status).toBe(401)
    expect((await here.get('/api/me')).status).toBe(401)
    expect((await withCookie(s.nobody, cookieOf(done)).get('/api/me')).status).toBe(200)
    expect((await s.signIn('office')).status).toBe(401)
    expect((await s.signIn('office', good)).status).toBe(200)
    expect(await journal('office')).toContainEqual(expect.stringMatching(/^修改了口令，\d 个会话已结束$/))
  })

  it('is none of the last five', async () => {
    const passwords = Array.from({ length: 7 }, (_, i) => `vR${i}!kTq-mZ${i}w`)
    let current = passwordOf('director')
    let who = await fresh('director')
    for (const [i, next] of passwords.entries()) {
      for (const used of [current, ...passwords.slice(Math.max(0, i - 6), i)])
        expect((await post(who, 'password', { current, password: used })).error().code, used).toMatch(
          /^auth\.password\.(reused|common|kinds)$/,
        )
      const done = await post(who, 'password', { current, password: next })
      expect(done.status, done.body).toBe(200)
      who = withCookie(s.nobody, cookieOf(done))
      current = next
      t.clock.advance(minute)
    }
    const back = await post(who, 'password', { current, password: passwords[1]! })
    expect(back.error()).toMatchObject({ code: 'auth.password.reused' })
    expect((await post(who, 'password', { current, password: passwords[0]! })).status).toBe(200)
    const [{ n }] = (await t.asOwner<{ n: number }>(
      `select count(*)::int as n from account_former_password where username = 'director'`,
    )) as [{ n: number }]
    expect(n).toBe(5)
  })

  it('guessed from a browser left open is counted like a sign-in', async () => {
    const who = await fresh('registrar')
    for (let i = 0; i < 5; i++)
      expect((await post(who, 'password', { current: `x${i}`, password: good })).status).toBe(403)
    expect((await post(who, 'password', { current: passwordOf('registrar'), password: good })).status).toBe(429)
    expect((await s.signIn('registrar')).status).toBe(429)
  })

  it('of one use opens nothing until it is changed', async () => {
    await t.asOwner(`update account set must_change = true where username = 'credit'`)
    const who = await fresh('credit')
    expect((await who.get('/api/me')).error()).toMatchObject({
      code: 'auth.due.password',
      message: '口令是一次性的或者已经到期，请先修改口令。',
    })
    expect((await who.get('/api/my-account')).status).toBe(403)
    expect((await who.get('/api/parties')).status).toBe(403)
    expect((await who.get('/api/sign-in')).json()).toMatchObject({ due: 'password', name: '信用监管' })
    const same = await post(who, 'password', { current: passwordOf('credit'), password: passwordOf('credit') })
    expect(same.status).toBe(400)
    const done = await post(who, 'password', { current: passwordOf('credit'), password: good })
    expect((await withCookie(s.nobody, cookieOf(done)).get('/api/me')).status).toBe(200)
  })

  it('is due again after ninety days', async () => {
    const set = t.clock.now()
    await t.asOwner(`update account set password_set_at = $1 where username = 'registrar'`, [set])
    t.clock.advance(90 * day)
    expect((await (await fresh('registrar')).get('/api/me')).status).toBe(200)
    t.clock.advance(minute)
    expect((await (await fresh('registrar')).get('/api/me')).error().code).toBe('auth.due.password')
    t.clock.set(set)
  })
})

describe('a second factor', () => {
  it('is set up with the password, confirmed by its first code, and asked for from then on', async () => {
    const before = await fresh('registrar')
    expect((await post(before, 'factor', { current: 'wrong' })).status).toBe(403)
    const { secret, uri } = (await post(before, 'factor', { current: passwordOf('registrar') })).json<{
      secret: string
      uri: string
    }>()
    expect(uri).toContain(`secret=${secret}`)
    expect(decodeURIComponent(uri)).toContain('权衡 玉衡县:registrar')
    // Not asked for before it is confirmed.
    expect((await (await fresh('registrar')).get('/api/me')).status).toBe(200)
    expect((await post(before, 'factor/confirm', { code: '000000' })).error()).toMatchObject({ code: 'auth.code' })
    const done = await post(before, 'factor/confirm', { code: code(secret) })
    expect(done.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10)
    expect((await before.get('/api/me')).status).toBe(401)
    expect(
      (await post(withCookie(s.nobody, cookieOf(done)), 'factor', { current: passwordOf('registrar') })).error().code,
    ).toBe('auth.factor.exists')

    const first = await s.signIn('registrar')
    expect(first.json()).toEqual({ name: '登记许可' })
    const waiting = withCookie(s.nobody, cookieOf(first))
    for (const path of ['/api/me', '/api/my-account', '/api/parties'])
      expect((await waiting.get(path)).error(), path).toMatchObject({ code: 'auth.due.factor' })
    for (const [path, body] of [
      ['password', { current: passwordOf('registrar'), password: good }],
      ['factor', { current: passwordOf('registrar') }],
      ['factor/drop', { code: '000000' }],
      ['sessions/end-others', {}],
    ] as const)
      expect((await post(waiting, path, body)).status, path).toBe(403)
    // The code that confirmed it was used.
    expect((await waiting.post('/api/sign-in/factor', { code: code(secret) })).status).toBe(401)
    t.clock.advance(30_000)
    const second = await waiting.post('/api/sign-in/factor', { code: ` ${code(secret)} ` })
    expect(second.status, second.body).toBe(200)
    expect(cookieOf(second)).not.toBe(cookieOf(first))
    expect((await waiting.get('/api/me')).status).toBe(401)
    const whole = withCookie(s.nobody, cookieOf(second))
    expect((await whole.get('/api/me')).status).toBe(200)
    expect((await whole.post('/api/sign-in/factor', { code: code(secret, 1) })).status).toBe(409)
  })

  it('takes each code once, even when it comes twice at the same moment', async () => {
    const { secret } = await enrol('station')
    const waiting = [await fresh('station'), await fresh('station'), await fresh('station')]
    const answers = await Promise.all(waiting.map((w) => w.post('/api/sign-in/factor', { code: code(secret) })))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 401, 401])
  })

  it('locks after five wrong codes, however often the right password is given between', async () => {
    const { secret } = await enrol('other-station')
    for (let i = 0; i < 5; i++) {
      const waiting = await fresh('other-station')
      expect((await waiting.post('/api/sign-in/factor', { code: '000000' })).status).toBe(401)
    }
    const waiting = await fresh('other-station')
    const locked = await waiting.post('/api/sign-in/factor', { code: code(secret) })
    expect(locked.status).toBe(429)
    expect(locked.headers['retry-after']).toBe('900')
    expect(await journal('other-station')).toContainEqual(expect.stringMatching(/^连续失败，账号锁定至/))
    t.clock.advance(15 * minute)
    expect((await (await fresh('other-station')).post('/api/sign-in/factor', { code: code(secret) })).status).toBe(200)
  })

  it('waits ten minutes for its code', async () => {
    const waiting = await fresh('station')
    t.clock.advance(10 * minute)
    expect((await waiting.post('/api/sign-in/factor', { code: '000000' })).error().code).toBe('auth.sign-in')
  })

  it('that was lost is replaced by a recovery code, each once, and none from before they were renewed', async () => {
    const { secret, recovery } = await enrol('no-station')
    const use = async (text: string) => (await fresh('no-station')).post('/api/sign-in/factor', { code: text })
    const done = await use(recovery[0]!.toLowerCase().replace('-', ' '))
    expect(done.status, done.body).toBe(200)
    expect((await use(recovery[0]!)).status).toBe(401)
    const who = withCookie(s.nobody, cookieOf(done))
    expect((await who.get('/api/my-account')).json()).toMatchObject({ recoveryLeft: 9 })
    const renewed = await post(who, 'recovery-codes', { code: code(secret) })
    expect(renewed.status, renewed.body).toBe(200)
    expect((await use(recovery[1]!)).status).toBe(401)
    expect((await use(renewed.json<{ recoveryCodes: string[] }>().recoveryCodes[0]!)).status).toBe(200)
    expect(await journal('no-station')).toContain('恢复码核验通过（这个恢复码已作废），已登录')
    t.clock.advance(minute)
    expect((await post(who, 'factor/drop', { code: '999999' })).status).toBe(403)
    expect((await post(who, 'factor/drop', { code: code(secret) })).status).toBe(200)
    expect((await (await fresh('no-station')).get('/api/me')).status).toBe(200)
  })

  it('that a role must have is set up before anything else, and cannot be dropped', async () => {
    const who = await fresh('auditor')
    expect((await who.get('/api/me')).error()).toMatchObject({
      code: 'auth.due.enrol',
      message: '您的岗位必须使用动态口令，请先启用。',
    })
    const { secret } = (await post(who, 'factor', { current: passwordOf('auditor') })).json<{ secret: string }>()
    const done = await post(who, 'factor/confirm', { code: code(secret) })
    const whole = withCookie(s.nobody, cookieOf(done))
    expect((await whole.get('/api/me')).status).toBe(200)
    t.clock.advance(minute)
    expect((await post(whole, 'factor/drop', { code: code(secret) })).error().code).toBe('auth.factor.required')
  })

  it('leaves nothing in the database or the journal that could be used', async () => {
    const { secret, recovery } = await enrol('admin')
    const tables = [
      'account',
      'account_factor',
      'account_recovery_code',
      'account_session',
      'sign_in_guard',
      'journal_entry',
    ]
    for (const table of tables) {
      const rows = await t.asOwner<{ text: string }>(`select row_to_json(x)::text as text from ${table} x`)
      const all = rows.map((r) => r.text).join()
      for (const kept of [secret, ...recovery, ...recovery.map((r) => r.replace('-', '')), good, passwordOf('admin')])
        expect(all.includes(kept), table).toBe(false)
    }
    expect(s.log.join()).not.toContain(secret)
  })
})
