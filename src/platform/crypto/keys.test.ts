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
