import { beforeEach, describe, expect, it } from 'vitest'
import { listAccounts, myAccount } from '#platform/auth/account-contract.ts'
import { signInState } from '#platform/auth/contract.ts'
import { codeAt, stepAt } from '#platform/auth/totp.ts'
import { testDatabase } from '#test/harness/database.ts'
import { type Caller, cookieOf, houseOf, passwordOf, served, withCookie } from './served.fixture.ts'

const minute = 60_000
const t = testDatabase()
const s = served(t, () => houseOf([]))

interface Row {
  username: string
  name: string
  role: string
  disabled: boolean
  mustChange: boolean
  factorSince: string | null
  lockedUntil: string | null
  sessions: number
}
const rowOf = async (admin: Caller, username: string): Promise<Row> =>
  (await admin.get('/api/accounts')).json<{ accounts: Row[] }>().accounts.find((a) => a.username === username)!
const fresh = async (username: string, password = passwordOf(username)): Promise<Caller> =>
  withCookie(s.nobody, cookieOf(await s.signIn(username, password)))
const lastNote = async (): Promise<object | undefined> =>
  (
    await t.asOwner<{ operation: string; actor: string; note: string; changes: object[] }>(
      `select operation, actor, actor_id, note, changes from journal_entry where action = 'identity' order by seq desc limit 1`,
    )
  )[0]

beforeEach(() => t.clock.advance(minute))

describe('the administrator', () => {
  it('makes an account whose one-time password must be changed at first sign-in', async () => {
    const admin = await s.as('admin')
    const made = await admin.post('/api/accounts', { username: 'Shenmei', name: '沈梅', role: 'registrar' })
    expect(made.status, made.body).toBe(200)
    const { password } = made.json<{ password: string }>()
    expect(password).toMatch(/^[A-Za-z2-9]{14}$/)
    expect(await lastNote()).toMatchObject({
      operation: 'createAccount',
      actor: '系统管理员',
      changes: [{ account: 'shenmei', address: '127.0.0.1' }],
    })
    expect(JSON.stringify(await lastNote())).not.toContain(password)
    const who = await fresh('shenmei', password)
    expect((await who.get('/api/me')).error().code).toBe('auth.due.password')
    const done = await who.post('/api/my-account/password', { current: password, password: 'Kx7#mWq2pV' })
    expect((await withCookie(s.nobody, cookieOf(done)).get('/api/me')).json()).toMatchObject({ name: '沈梅' })
    expect((await s.signIn('shenmei', password)).status).toBe(401)
  })

  it('hears what is wrong with what was typed, beside the field', async () => {
    const admin = await s.as('admin')
    const make = async (input: object) => (await admin.post('/api/accounts', input)).error()
    const good = { username: 'xucheng', name: '许诚', role: 'credit' }
    expect((await make({ ...good, username: '许诚' })).fields).toEqual({
      username: '用户名用小写字母开头，2 到 32 个小写字母、数字、点、横线',
    })
    expect((await make({ ...good, name: ' ' })).fields).toEqual({ name: '姓名不能为空' })
    expect((await make({ ...good, role: 'emperor' })).fields).toEqual({ role: '岗位不在可选范围内' })
    expect(await make({ ...good, role: 'station' })).toMatchObject({
      code: 'auth.account.stations',
      fields: { stations: '请选定管辖的所' },
    })
    expect(await make({ ...good, username: 'office' })).toMatchObject({
      code: 'auth.account.exists',
      message: '用户名 office 已经有人用，请换一个。',
    })
    const twice = await Promise.all([1, 2].map(() => admin.post('/api/accounts', good)))
    expect(twice.map((a) => a.status).toSorted()).toEqual([200, 409])
  })

  it('disables an account: its sessions end at once, and it comes back with its password', async () => {
    const admin = await s.as('admin')
    const office = await fresh('office')
    expect((await admin.post('/api/accounts/office/disable')).status).toBe(200)
    expect((await office.get('/api/me')).status).toBe(401)
    expect((await s.signIn('office')).error().code).toBe('auth.wrong')
    expect(await rowOf(admin, 'office')).toMatchObject({ disabled: true, sessions: 0 })
    expect((await admin.post('/api/accounts/office/enable')).status).toBe(200)
    expect((await s.signIn('office')).status).toBe(200)
    expect((await admin.post('/api/accounts/nobody-here/disable')).status).toBe(404)
  })

  it('cannot lock everybody out of the accounts', async () => {
    const admin = await s.as('admin')
    expect((await admin.post('/api/accounts/admin/disable')).error().code).toBe('auth.account.own')
    expect((await admin.post('/api/accounts/system-admin/disable')).status).toBe(200)
    expect(
      (await admin.post('/api/accounts/admin/change', { name: '系统管理员', role: 'office' })).error(),
    ).toMatchObject({
      code: 'auth.account.last',
      message: '系统管理员是最后一个能管理账号的人，不能不再管理账号；请先让另一个人能管理。',
    })
    expect((await admin.get('/api/accounts')).status).toBe(200)
    expect((await admin.post('/api/accounts/system-admin/enable')).status).toBe(200)
  })

  it('of the system does not reach above: who may do everything is managed only by who may too', async () => {
    const keeper = await fresh('system-admin')
    expect((await keeper.post('/api/accounts', { username: 'hechuan', name: '何川', role: 'office' })).status).toBe(200)
    for (const [path, body] of [
      ['', { username: 'another-admin', name: '何川', role: 'admin' }],
      ['/admin/reset-password', {}],
      ['/admin/disable', {}],
      ['/hechuan/change', { name: '何川', role: 'admin' }],
      ['/system-admin/change', { name: '何川', role: 'admin' }],
    ] as const)
      expect((await keeper.post(`/api/accounts${path}`, body)).error().code, path).toBe('auth.account.above')
  })

  it('changes what somebody may do: the sessions with the old reach end, a new name alone ends none', async () => {
    const admin = await s.as('admin')
    const credit = await fresh('credit')
    const change = (input: object) =>
      admin.post('/api/accounts/credit/change', { name: '许诚', role: 'credit', ...input })
    expect((await change({})).status).toBe(200)
    expect((await credit.get('/api/me')).json()).toMatchObject({ name: '许诚' })
    expect((await change({ role: 'station', stations: ['02'] })).status).toBe(200)
    expect((await credit.get('/api/me')).status).toBe(401)
    expect((await (await fresh('credit')).get('/api/me')).json()).toMatchObject({ role: 'station' })
    expect(await lastNote()).toMatchObject({ operation: 'signIn' })
    expect((await change({})).status).toBe(200)
  })

  it('resets a password: locks and sessions end, and only the new one fits', async () => {
    const admin = await s.as('admin')
    const station = await fresh('station')
    for (let i = 0; i < 5; i++) await s.signIn('station', 'wrong')
    expect((await rowOf(admin, 'station')).lockedUntil).not.toBeNull()
    const { password } = (await admin.post('/api/accounts/station/reset-password')).json<{ password: string }>()
    expect((await station.get('/api/me')).status).toBe(401)
    expect((await s.signIn('station')).status).toBe(401)
    expect((await (await fresh('station', password)).get('/api/me')).error().code).toBe('auth.due.password')
    expect(await rowOf(admin, 'station')).toMatchObject({ mustChange: true, lockedUntil: null, sessions: 1 })
  })

  it('takes a lock away', async () => {
    const admin = await s.as('admin')
    for (let i = 0; i < 5; i++) await s.signIn('director', 'wrong')
    expect((await s.signIn('director')).status).toBe(429)
    expect((await admin.post('/api/accounts/director/unlock')).status).toBe(200)
    expect((await s.signIn('director')).status).toBe(200)
  })

  it('resets a second factor that was lost, and that stands in the journal', async () => {
    const admin = await s.as('admin')
    const who = await fresh('registrar')
    const { secret } = (await who.post('/api/my-account/factor', { current: passwordOf('registrar') })).json<{
      secret: string
    }>()
    await who.post('/api/my-account/factor/confirm', { code: codeAt(secret, stepAt(t.clock.now())) })
    expect((await rowOf(admin, 'registrar')).factorSince).not.toBeNull()
    expect((await (await fresh('registrar')).get('/api/me')).error().code).toBe('auth.due.factor')
    expect((await admin.post('/api/accounts/registrar/reset-factor')).status).toBe(200)
    expect(await lastNote()).toMatchObject({
      operation: 'resetFactor',
      actor: '系统管理员',
      actor_id: 'admin',
      note: expect.stringMatching(/^重置动态口令，恢复码作废，\d 个会话已结束$/) as string,
      changes: [{ account: 'registrar' }],
    })
    expect((await (await fresh('registrar')).get('/api/me')).status).toBe(200)
    expect((await admin.post('/api/accounts/registrar/reset-factor')).error().message).toBe(
      '登记许可没有启用动态口令，不用重置。',
    )
  })

  it('sees and ends the sessions of others', async () => {
    const admin = await s.as('admin')
    const [one, two] = [await fresh('auditor'), await fresh('auditor')]
    const { sessions } = (await admin.get('/api/accounts/auditor/sessions')).json<{ sessions: { id: string }[] }>()
    expect(sessions).toHaveLength(2)
    const end = (body: object) => admin.post('/api/accounts/auditor/sessions/end', body)
    expect((await end({ id: sessions[0]!.id })).json()).toEqual({ ended: 1 })
    expect([(await one.get('/api/me')).status, (await two.get('/api/me')).status].toSorted()).toEqual([200, 401])
    expect((await end({ id: sessions[0]!.id })).status).toBe(404)
    expect((await end({})).json()).toEqual({ ended: 1 })
    expect((await admin.get('/api/accounts/nobody-here/sessions')).status).toBe(404)
  })

  it('alone may do it: whoever reads everything does not read this', async () => {
    for (const role of ['director', 'auditor', 'office']) {
      const who = await fresh(role)
      expect((await who.get('/api/accounts')).error().code, role).toBe('auth.not-allowed')
      expect((await who.post('/api/accounts/admin/reset-password')).status, role).toBe(403)
    }
  })

  it('hears what the contracts say, no more and no less', async () => {
    const admin = await s.as('admin')
    for (const c of [listAccounts, myAccount, signInState]) {
      const body = (await admin.get(c.path)).json<object>()
      expect(c.output.parse(body), c.name).toEqual(body)
    }
  })

  it('of another county neither sees these accounts nor opens them', async () => {
    await t.asOwner(
      `insert into account (username, county_code, name, role, password_hash, must_change, disabled, password_set_at)
       select 'elsewhere', '459924', '外县', 'admin', password_hash, false, false, now() from account where username = 'admin'`,
    )
    const admin = await s.as('admin')
    expect(await rowOf(admin, 'elsewhere')).toBeUndefined()
    expect((await admin.post('/api/accounts/elsewhere/reset-password')).status).toBe(404)
    expect((await s.signIn('elsewhere', passwordOf('admin'))).error().code).toBe('auth.wrong')
    expect((await admin.post('/api/accounts', { username: 'elsewhere', name: '何川', role: 'office' })).status).toBe(
      409,
    )
  })
})
