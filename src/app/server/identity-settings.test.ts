import { describe, expect, it } from 'vitest'
import { testDatabase } from '#test/harness/database.ts'
import { cookieOf, houseOf, passwordOf, served, withCookie } from './served.fixture.ts'

const minute = 60_000
const t = testDatabase()
const s = served(t, () => houseOf([]), [], {
  policy: {
    idleMinutes: 5,
    sessionHours: 1,
    sessionsAtMost: 2,
    lockAfter: 3,
    lockMinutes: 2,
    lockMinutesAtMost: 3,
    lockAddressAfter: 10,
    attemptsPerMinute: 20,
    passwordLength: 8,
    passwordKinds: 2,
    passwordDays: 0,
    passwordsRemembered: 0,
    factorRoles: ['*'],
  },
})
const enter = async (username: string, password = passwordOf(username)) =>
  withCookie(s.nobody, cookieOf(await s.signIn(username, password)))

describe('what a bureau sets', () => {
  it('decides how long a session rests and lives, and how many there are', async () => {
    const state = async (who: Awaited<ReturnType<typeof enter>>) =>
      (await who.get('/api/sign-in')).json<{ due: string | null }>().due
    const first = await enter('office')
    t.clock.advance(4 * minute)
    expect(await state(first)).toBe('enrol')
    t.clock.advance(6 * minute)
    expect(await state(first)).toBeNull()
    const busy = await enter('office')
    for (let i = 0; i < 14; i++) {
      t.clock.advance(4 * minute)
      expect(await state(busy), `${i}`).toBe('enrol')
    }
    t.clock.advance(4 * minute)
    expect(await state(busy)).toBeNull()
    const three = []
    for (let i = 0; i < 3; i++) {
      three.push(await enter('office'))
      t.clock.advance(1)
    }
    expect(await Promise.all(three.map(state))).toEqual([null, 'enrol', 'enrol'])
  })

  it('decides when names and addresses are locked, and for how long', async () => {
    const seconds: unknown[] = []
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 3; i++) expect((await s.signIn('credit', 'wrong')).status).toBe(401)
      const locked = await s.signIn('credit')
      seconds.push(locked.headers['retry-after'])
      t.clock.advance(Number(locked.headers['retry-after']) * 1000)
    }
    expect(seconds).toEqual(['120', '180', '180'])
    expect((await s.signIn('director', 'wrong')).status).toBe(401)
    expect((await s.signIn('director')).status).toBe(429)
    t.clock.advance(3 * minute)
    for (let i = 0; i < 20; i++) expect((await s.signIn('director')).status).toBe(200)
    expect((await s.signIn('director')).error().code).toBe('auth.too-many')
    t.clock.advance(minute)
  })

  it('decides what a password must be, that it stays, and whether it may come again', async () => {
    const who = await enter('registrar')
    const change = (current: string, password: string) => who.post('/api/my-account/password', { current, password })
    expect((await who.get('/api/sign-in')).json<{ passwordRules: string }>().passwordRules).toMatch(
      /^至少 8 个字符.* 2 种/,
    )
    expect((await change(passwordOf('registrar'), 'gmtwvkq')).error().code).toBe('auth.password.short')
    expect((await change(passwordOf('registrar'), 'gmtwvkqz')).error().code).toBe('auth.password.kinds')
    expect((await change(passwordOf('registrar'), 'gmtwvkq7')).status).toBe(200)
    const again = await enter('registrar', 'gmtwvkq7')
    const same = await again.post('/api/my-account/password', { current: 'gmtwvkq7', password: 'gmtwvkq7' })
    expect(same.error().message).toBe('新口令与现在的相同。')
    const other = await again.post('/api/my-account/password', { current: 'gmtwvkq7', password: 'vkq7gmtw' })
    const third = withCookie(s.nobody, cookieOf(other))
    expect((await third.post('/api/my-account/password', { current: 'vkq7gmtw', password: 'gmtwvkq7' })).status).toBe(
      200,
    )
    t.clock.advance(4000 * 1440 * minute)
    expect((await (await enter('registrar', 'gmtwvkq7')).get('/api/me')).error().code).toBe('auth.due.enrol')
  })
})
