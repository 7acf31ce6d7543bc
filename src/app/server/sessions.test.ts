import { describe, expect, it } from 'vitest'
import { sealJournal } from '#kernel/journal/seal.ts'
import { verifyJournal } from '#kernel/journal/verify.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { type Caller, cookieOf, houseOf, passwordOf, served, withCookie } from './served.fixture.ts'

const minute = 60_000
const t = testDatabase()
const s = served(t, () => houseOf([]))

/** A request from elsewhere, as a reverse proxy on this machine passes it on. */
const from = (address: string) => ({ 'x-quanheng': '1', 'x-forwarded-for': address })
const post = (who: Caller, path: string, body: object = {}) => who.post(`/api/my-account/${path}`, body)
const fresh = async (username: string): Promise<Caller> => withCookie(s.nobody, cookieOf(await s.signIn(username)))
/** Texts of the journal, the newest first, of one account. */
const journal = async (account: string): Promise<string[]> =>
  (
    await t.asOwner<{ note: string }>(
      `select note from journal_entry where subject = 'account' and action = 'identity' and changes->0->>'account' = $1 order by seq desc`,
      [account],
    )
  ).map((r) => r.note)

describe('sessions', () => {
  interface Mine {
    sessions: { id: string; device: string; address: string; here: boolean; way: string }[]
  }
  const mine = async (who: Caller) => (await who.get('/api/my-account')).json<Mine>().sessions

  it('are listed with device and address, and ended one by one or all but this one', async () => {
    await t.asOwner(`delete from account_session`)
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0 Safari/537.36'
    const enter = async (headers: Record<string, string>) =>
      withCookie(
        s.nobody,
        cookieOf(
          await s.nobody.post(
            '/api/sign-in',
            { username: 'office', password: passwordOf('office') },
            { 'x-quanheng': '1', ...headers },
          ),
        ),
      )
    const desk = await enter({ 'user-agent': agent, 'x-forwarded-for': '10.2.0.7' })
    t.clock.advance(minute)
    const phone = await enter({ 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36' })
    t.clock.advance(minute)
    const other = await enter({})
    t.clock.advance(2 * minute)
    expect(await mine(desk)).toMatchObject([
      { device: 'Windows · Chromium 内核浏览器', address: '10.2.0.7', here: true, way: 'password' },
      { here: false },
      { device: '安卓 · Chromium 内核浏览器', here: false },
    ])
    const [, , onPhone] = await mine(desk)
    // Nobody ends a session of somebody else, nor learns that there is one.
    const stranger = await fresh('credit')
    expect((await post(stranger, `sessions/${onPhone!.id}/end`)).status).toBe(404)
    expect((await phone.get('/api/me')).status).toBe(200)
    expect((await post(desk, `sessions/${onPhone!.id}/end`)).status).toBe(200)
    expect((await phone.get('/api/me')).status).toBe(401)
    expect((await post(desk, `sessions/${onPhone!.id}/end`)).status).toBe(404)
    expect((await post(desk, 'sessions/end-others')).json()).toEqual({ ended: 1 })
    expect((await other.get('/api/me')).status).toBe(401)
    expect((await desk.get('/api/me')).status).toBe(200)
    expect((await journal('office')).slice(0, 2)).toEqual(['结束了自己的其他 1 个会话', '结束了自己的一个会话'])
  })

  it('are five at most: the one that rested longest makes room', async () => {
    await t.asOwner(`delete from account_session`)
    const all: Caller[] = []
    for (let i = 0; i < 6; i++) {
      all.push(await fresh('office'))
      t.clock.advance(minute)
    }
    const statuses: number[] = []
    for (const who of all) statuses.push((await who.get('/api/me')).status)
    expect(statuses).toEqual([401, 200, 200, 200, 200, 200])
  })

  it('end when the same browser signs in again', async () => {
    const first = cookieOf(await s.signIn('office'))
    const again = await s.nobody.post(
      '/api/sign-in',
      { username: 'office', password: passwordOf('office') },
      { 'x-quanheng': '1', cookie: first },
    )
    expect(cookieOf(again)).not.toBe(first)
    expect((await withCookie(s.nobody, first).get('/api/me')).status).toBe(401)
    expect((await withCookie(s.nobody, cookieOf(again)).get('/api/me')).status).toBe(200)
    expect((await journal('office'))[0]).toBe('同一浏览器重新登录，原会话结束')
  })

  it('get a cookie that never travels in the clear where the browser came over TLS', async () => {
    const enter = (proto: string) =>
      s.nobody.post(
        '/api/sign-in',
        { username: 'office', password: passwordOf('office') },
        { ...from('10.2.0.8'), 'x-forwarded-proto': proto },
      )
    expect(String((await enter('https')).headers['set-cookie'])).toMatch(/; Secure/)
    expect(String((await enter('http')).headers['set-cookie'])).not.toMatch(/; Secure/)
  })

  it('leave a journal that is sealed and verified like any other entry, and names one that was changed', async () => {
    await s.signIn('office', 'wrong')
    t.clock.advance(minute)
    await t.db.write(countyScope, (q) => sealJournal(q, t.clock.now()))
    const verify = () => t.db.snapshot(countyScope, (q) => verifyJournal(q, []))
    expect(await verify()).toMatchObject({ clean: true, findings: [] })
    const note = '登录失败：口令不对'
    const [one] = await t.asOwner<{ seq: string }>(
      `update journal_entry set note = '口令核验通过，已登录' where seq = (select max(seq) from journal_entry where note = $1) returning seq::text`,
      [note],
    )
    expect((await verify()).findings).toMatchObject([{ kind: 'entry-changed', id: one!.seq }])
    await t.asOwner(`update journal_entry set note = $1 where seq = $2`, [note, one!.seq])
  })

  it('are journalled when they begin and when they end, with where they came from', async () => {
    const who = await fresh('office')
    await who.post('/api/sign-out')
    const rows = await t.asOwner<{ operation: string; actor: string; note: string; changes: object[] }>(
      `select operation, actor, note, changes from journal_entry where subject = 'account' order by seq desc limit 2`,
    )
    expect(rows).toMatchObject([
      { operation: 'signOut', actor: '办公室', note: '退出登录' },
      {
        operation: 'signIn',
        actor: '办公室',
        note: '口令核验通过，已登录',
        changes: [{ account: 'office', address: '127.0.0.1' }],
      },
    ])
  })
})
