import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SingleSignOn } from '#platform/auth/single-sign-on.ts'
import { SingleSignOnSettings } from '#platform/auth/single-sign-on-settings.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { testDatabase } from '#test/harness/database.ts'
import { accounts, houseOf, passwordOf, served } from './served.fixture.ts'

// Against a real provider of OpenID Connect on loopback, over real HTTP, with a browser's handling of cookies and redirects.
const t = testDatabase()
const secret = 'client-secret-of-this-test'
let provider: Server
let issuer = ''
let port = 0
let keys: Keys
let address = ''
/** What the provider says of a person: sub → claims. */
const people: Record<string, Record<string, string>> = {
  'sub-1': { preferred_username: 'Office' },
  'sub-2': { preferred_username: 'office' },
  'sub-3': { preferred_username: 'nobody-here' },
  'sub-4': { preferred_username: 'director' },
  'sub-5': {},
}

async function startProvider(redirect: string): Promise<void> {
  provider = createServer()
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'quanheng',
        client_secret: secret,
        redirect_uris: [redirect],
        post_logout_redirect_uris: [`${address}/sign-in`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { profile: ['preferred_username'] },
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    cookies: { keys: ['only for this test'] },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  })
  provider.on('request', oidc.callback())
}

beforeAll(async () => {
  port = await freePort()
  address = `http://127.0.0.1:${port}`
  await startProvider(`${address}/api/single-sign-on/return`)
})
const settingsOf = (provider: string): SingleSignOnSettings =>
  SingleSignOnSettings.parse({ issuer: provider, clientId: 'quanheng', publicUrl: `${address}/`, allowHttp: true })
const s = served(t, () => houseOf([]), [], {
  singleSignOn: (made) => new SingleSignOn(settingsOf(issuer), secret, (keys = made), t.clock),
})
beforeAll(() => s.app.listen({ port, host: '127.0.0.1' }))
afterAll(async () => {
  provider?.closeAllConnections()
  await new Promise((resolve) => provider?.close(resolve))
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** As much of a browser as signing in needs: cookies by name and path, and redirects one at a time. */
class Visitor {
  readonly #jar = new Map<string, { value: string; path: string }>()

  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const { pathname, host } = new URL(url)
    const cookie = [...this.#jar]
      .filter(([key, c]) => key.startsWith(`${host} `) && pathname.startsWith(c.path))
      .map(([key, c]) => `${key.split(' ')[1]}=${c.value}`)
      .join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/; */)
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const path = attributes.find((a) => /^path=/i.test(a))?.slice(5) ?? '/'
      const gone = attributes.some((a) => /^expires=Thu, 01 Jan 1970/i.test(a) || /^max-age=0/i.test(a))
      if (gone) this.#jar.delete(`${host} ${name}`)
      else this.#jar.set(`${host} ${name}`, { value, path })
    }
    return answer
  }

  /** From our button to the provider, its forms for `sub`, and back to the address that it sends the browser to. */
  async toReturn(sub: string, back = '/parties?q=x'): Promise<string> {
    let answer = await this.go(`${address}/api/single-sign-on?back=${encodeURIComponent(back)}`)
    for (let step = 0; step < 20; step++) {
      const location = answer.headers.get('location')
      if (location) {
        const next = new URL(location, answer.url || issuer).href
        if (next.startsWith(`${address}/api/single-sign-on/return`)) return next
        answer = await this.go(next)
        continue
      }
      const page = await answer.text()
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
      if (!action) throw new Error(`no form on the page of the provider: ${page.slice(0, 400)}`)
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login'
      answer = await this.go(new URL(action, issuer).href, { prompt, login: sub, password: 'x' })
    }
    throw new Error('the provider did not send the browser back')
  }

  async enter(sub: string, back?: string): Promise<string> {
    const answer = await this.go(await this.toReturn(sub, back))
    expect(answer.status).toBe(302)
    return answer.headers.get('location') ?? ''
  }

  /** Signs out here: where the browser is to go then. */
  async signOut(): Promise<string | null> {
    const cookie = [...this.#jar].map(([key, c]) => `${key.split(' ')[1]}=${c.value}`).join('; ')
    const answer = await fetch(`${address}/api/sign-out`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quanheng': '1', cookie },
      body: '{}',
    })
    return ((await answer.json()) as { to: string | null }).to
  }

  async me(): Promise<{ status: number; name?: string }> {
    const answer = await this.go(`${address}/api/my-account`)
    return { status: answer.status, ...((await answer.json()) as { name?: string }) }
  }
}

describe('single sign-on', () => {
  it('opens the account that the claim names, goes on to the page that was asked for, and binds the person to it', async () => {
    const visitor = new Visitor()
    expect(await visitor.enter('sub-1')).toBe('/parties?q=x')
    expect(await visitor.me()).toMatchObject({ status: 200, name: '办公室' })
    expect(await t.asOwner('select issuer, subject, username, linked_by from account_link')).toEqual([
      { issuer, subject: 'sub-1', username: 'office', linked_by: '首次单点登录' },
    ])
    const [entry] = await t.asOwner<{ note: string }>(
      `select note from journal_entry where action = 'identity' order by seq desc limit 1`,
    )
    expect(entry!.note).toBe('单点登录核验通过，已登录')
  })

  it('sends the browser with state, nonce and a challenge, and with no secret', async () => {
    const answer = await new Visitor().go(`${address}/api/single-sign-on`)
    const asked = new URL(answer.headers.get('location')!)
    expect(asked.origin).toBe(issuer)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: 'quanheng',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${address}/api/single-sign-on/return`,
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name), name).toMatch(/^[\w-]{43}$/)
    expect(asked.href).not.toContain(secret)
    const cookie = answer.headers.getSetCookie().join()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).not.toContain(asked.searchParams.get('state'))
  })

  it('signs out at the provider too: the next one at this browser has to say who he is', async () => {
    const visitor = new Visitor()
    await visitor.enter('sub-1')
    const to = await visitor.signOut()
    expect(new URL(to!).origin).toBe(issuer)
    expect((await visitor.me()).status).toBe(401)
    const page = await (await visitor.go(to!)).text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1]!
    const action = /<form[^>]*action="([^"]+)"/.exec(page)![1]!
    const back = await visitor.go(new URL(action, issuer).href, { xsrf, logout: 'yes' })
    expect(back.headers.get('location')).toBe(`${address}/sign-in`)
    // With its session there gone, the provider asks again.
    const again = await visitor.go((await visitor.go(`${address}/api/single-sign-on`)).headers.get('location')!)
    expect(again.headers.get('location')).toContain('/interaction/')
    expect(
      await new SingleSignOn({ ...settingsOf(issuer), signOutThere: false }, secret, keys, t.clock).leave(),
    ).toBeUndefined()
    expect(await new SingleSignOn(settingsOf('http://127.0.0.1:1'), secret, keys, t.clock).leave()).toBeUndefined()
  })

  it('makes no account, and gives an account that is bound to nobody else of the same name', async () => {
    for (const sub of ['sub-2', 'sub-3', 'sub-5']) {
      const visitor = new Visitor()
      expect(await visitor.enter(sub), sub).toBe('/sign-in?problem=no-account')
      expect((await visitor.me()).status, sub).toBe(401)
    }
    expect(await t.asOwner('select username from account')).toHaveLength(accounts.length)
  })

  it('keeps the account of a person whose name changes at the provider', async () => {
    people['sub-1'] = { preferred_username: 'renamed' }
    const visitor = new Visitor()
    await visitor.enter('sub-1')
    expect(await visitor.me()).toMatchObject({ name: '办公室' })
  })

  it('opens an account that an administrator bound, and none that is disabled', async () => {
    const sign = await fetch(`${address}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quanheng': '1' },
      body: JSON.stringify({ username: 'admin', password: passwordOf('admin') }),
    })
    const cookie = sign.headers.getSetCookie()[0]!.split(';')[0]!
    const post = (path: string, body: object) =>
      fetch(`${address}/api/accounts/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-quanheng': '1', cookie },
        body: JSON.stringify(body),
      })
    expect((await post('admin/link', { subject: 'sub-1' })).status).toBe(409)
    expect((await post('admin/link', { subject: 'sub-5' })).status).toBe(200)
    const visitor = new Visitor()
    expect(await visitor.enter('sub-5')).toBe('/parties?q=x')
    expect(await visitor.me()).toMatchObject({ name: '系统管理员' })
    await t.asOwner(`update account set disabled = true where username = 'director'`)
    expect(await new Visitor().enter('sub-4')).toBe('/sign-in?problem=no-account')
  })

  it('still asks for the second factor of an account that has one', async () => {
    await t.asOwner(
      `insert into account_factor (username, secret_sealed, made_at, confirmed_at) values ('office', 'x', now(), now())`,
    )
    const visitor = new Visitor()
    await visitor.enter('sub-1')
    const answer = await visitor.go(`${address}/api/me`)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('auth.due.factor')
    await t.asOwner(`delete from account_factor`)
  })

  it('refuses an answer that was not asked for, is not whole, was used, or came too late', async () => {
    const problemOf = async (visitor: Visitor, url: string) =>
      (await visitor.go(url)).headers.get('location')?.replace('/sign-in?problem=', '')
    const one = new Visitor()
    const url = await one.toReturn('sub-1')
    // Somebody else's answer in this browser.
    expect(await problemOf(new Visitor(), url)).toBe('expired')
    const other = new Visitor()
    await other.toReturn('sub-1')
    expect(await problemOf(other, url)).toBe('denied')
    expect(await problemOf(one, url.replace(/state=[^&]+/, 'state=forged'))).toBe('denied')
    // That attempt ended the flow: the right answer comes too late.
    expect(await problemOf(one, url)).toBe('expired')
    const late = new Visitor()
    const lateUrl = await late.toReturn('sub-1')
    t.clock.advance(11 * 60_000)
    expect(await problemOf(late, lateUrl)).toBe('expired')
    const denied = new Visitor()
    await denied.toReturn('sub-1')
    expect(await problemOf(denied, `${address}/api/single-sign-on/return?error=access_denied`)).toBe('denied')
  })

  it('leads to a page of ours, never to another site', async () => {
    for (const back of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      'javascript:alert(1)',
    ])
      expect(await new Visitor().enter('sub-1', back), back).toBe('/')
  })

  it('says on the sign-in page that it is there, and that the provider does not answer', async () => {
    expect(await (await fetch(`${address}/api/sign-in`)).json()).toMatchObject({ singleSignOn: '单点登录', due: null })
    await expect(
      new SingleSignOn(settingsOf('http://127.0.0.1:1'), undefined, keys, t.clock).start('/'),
    ).rejects.toMatchObject({
      code: 'auth.sso.unreachable',
    })
  })
})
