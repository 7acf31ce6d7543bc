import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openKeys } from './keys.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'quanheng-keys-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

it('makes a key once, readable by its owner alone, and opens what it sealed', async () => {
  const file = join(folder, 'keys')
  const first = await openKeys(file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const again = await openKeys(file)
  const sealed = first.seal('13900001234')
  expect(sealed).not.toContain('1390000')
  expect(again.open(sealed)).toBe('13900001234')
  expect(first.seal('13900001234')).not.toBe(sealed)
  expect(again.lookup('13900001234')).toBe(first.lookup('13900001234'))
  expect(again.derive('a')).not.toBe(again.derive('b'))
})

it('refuses a damaged key file and a value sealed under another key', async () => {
  const other = await openKeys(join(folder, 'other'))
  const mine = await openKeys(join(folder, 'keys'))
  expect(() => mine.open(other.seal('x'))).toThrow(/另一把密钥/)
  await writeFile(join(folder, 'broken'), 'short')
  await expect(openKeys(join(folder, 'broken'))).rejects.toMatchObject({ code: 'crypto.key-file' })
})

it('notices a value that was altered', async () => {
  const keys = await openKeys(join(folder, 'keys'))
  const sealed = keys.seal('450000199001010000')
  expect(() => keys.open(`${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`)).toThrow()
})

it('seals in either algorithm, opens both, and refuses what was changed', async () => {
  const file = join(folder, 'keys')
  const [aes, sm] = [await openKeys(file, 'aes'), await openKeys(file, 'sm')]
  const name = '赵安 459923199001011234'
  for (const [made, reader, prefix] of [
    [aes, sm, 'aes256gcm'],
    [sm, aes, 'sm4sm3'],
  ] as const) {
    const sealed = made.seal(name)
    expect(sealed.split(':')[0]).toBe(prefix)
    expect(reader.open(sealed)).toBe(name)
    const [algorithm, id, body] = sealed.split(':')
    const bytes = Buffer.from(body!, 'base64url')
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      const text = `${algorithm}:${id}:${changed.toString('base64url')}`
      expect(() => made.open(text), `byte ${at}`).toThrow(/被改动过/)
    }
    expect(() => made.open(`${algorithm}:${id}:AAAA`)).toThrow(/被改动过/)
    expect(() => made.open(`rot13:${id}:${body}`)).toThrow(/另一把密钥/)
  }
})
