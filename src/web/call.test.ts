import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'
import { ApiError, addressOf, bringKeys, call } from './call.ts'
import { postOnce } from './request-key.ts'

let server: Server | undefined
bringKeys(postOnce)
afterEach(() => void server?.close())

/** A server that answers one way and remembers what it was asked. */
async function answering(status: number, body: string) {
  const keys: string[] = []
  const seen: { method?: string; url?: string; ours?: string; body?: string } = {}
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.method = request.method
    seen.url = request.url
    seen.ours = String(request.headers['x-quanheng'])
    keys.push(String(request.headers['idempotency-key']))
    seen.body = Buffer.concat(chunks).toString()
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const input = z.object({ id: z.string(), note: z.string().optional(), q: z.string().optional() })
  const made = (method: 'GET' | 'POST') =>
    operation({
      name: 'tryOut',
      title: '试',
      method,
      path: '/things/:id',
      permission: 'public',
      input,
      output: z.object({ ok: z.boolean() }),
    })
  const absolute = <C extends { path: string }>(c: C): C => ({ ...c, path: at + c.path })
  return { seen, keys, get: absolute(made('GET')), post: absolute(made('POST')) }
}

describe('calling an operation by its contract', () => {
  it('puts path parameters into the path and the rest into the query or the body', async () => {
    const { seen, get, post } = await answering(200, '{"ok":true}')
    expect(await call(get, { id: 'a/b', q: '星河', note: '' })).toEqual({ ok: true })
    expect(seen).toMatchObject({ method: 'GET', url: '/things/a%2Fb?q=%E6%98%9F%E6%B2%B3', ours: '1' })
    await call(post, { id: '7', note: '改' })
    expect(seen).toMatchObject({ method: 'POST', url: '/things/7', ours: '1', body: '{"note":"改"}' })
  })

  it('leaves unset values out of an address', async () => {
    const { get } = await answering(200, '{}')
    expect(addressOf({ ...get, path: '/x' }, { q: undefined, note: null, id: '1' })).toBe('/x?id=1')
  })

  it('gives a refusal as it was said, with the fields at fault', async () => {
    const { post } = await answering(
      422,
      '{"error":{"code":"thing.wrong","message":"名称不对。","fields":{"note":"太长"}}}',
    )
    const fault = await call(post, { id: '1' }).catch((e: unknown) => e)
    expect(fault).toBeInstanceOf(ApiError)
    expect(fault).toMatchObject({ code: 'thing.wrong', message: '名称不对。', status: 422, fields: { note: '太长' } })
  })

  it('says in Chinese that the server failed or did not answer', async () => {
    const { get } = await answering(502, '<html>bad gateway')
    expect(await call(get, { id: '1' }).catch((e: unknown) => e)).toMatchObject({ status: 502, code: 'unknown' })
    const gone = { ...get, path: 'http://127.0.0.1:1/:id' }
    const fault = await call(gone, { id: '1' }).catch((e: unknown) => e)
    expect(fault).toMatchObject({ status: 0, code: 'network', message: expect.stringContaining('连不上服务器') })
  })

  it('sends the same content under one key until there is an answer, so that it is done once', async () => {
    const { keys, post } = await answering(200, '{"ok":true}')
    const once = { id: '1', note: '同' }
    await Promise.all([call(post, once), call(post, once)])
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    await call(post, once)
    await call(post, { id: '1', note: '异' })
    expect(new Set(keys).size).toBe(3)
    await call(post, once, { key: 'key-of-the-form-1' })
    expect(keys.at(-1)).toBe('key-of-the-form-1')
  })

  it('keeps the key of what was sent and not answered for the next attempt', async () => {
    const { keys, post } = await answering(502, 'no')
    await expect(call(post, { id: '2' })).rejects.toMatchObject({ status: 502 })
    await expect(call(post, { id: '2' })).rejects.toMatchObject({ status: 502 })
    expect(new Set(keys).size).toBe(1)
    server?.close()
    const refusing = await answering(422, '{"error":{"code":"x","message":"不行","fields":{}}}')
    for (const _ of [1, 2]) await expect(call(refusing.post, { id: '3' })).rejects.toMatchObject({ status: 422 })
    expect(new Set(refusing.keys).size).toBe(2)
  })
})
