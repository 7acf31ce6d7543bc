import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { webSourceHash } from './sources.ts'

const root = mkdtempSync(join(tmpdir(), 'quanheng-sources-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const put = (path: string, text: string): void => {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const always = ['src/web', 'src/app/web', 'src/platform/contract', 'src/platform/clock', 'src/platform/errors']
for (const folder of [...always, 'src/kernel/party', 'src/domains/toy/ui', 'src/bridges']) put(`${folder}/keep.txt`, '')
put('package.json', '{}')
put('package-lock.json', '{}')

describe('the name of a build', () => {
  it('changes with whatever the browser runs, and only with that', () => {
    const first = webSourceHash(root)
    expect(first).toMatch(/^[0-9a-f]{16}$/)
    put('src/domains/toy/store.ts', 'export const x = 1')
    put('src/kernel/party/tables.ts', 'export const x = 1')
    put('src/web/call.test.ts', 'export const x = 1')
    expect(webSourceHash(root)).toBe(first)
    let before = first
    for (const path of [
      'src/web/new.tsx',
      'src/domains/toy/ui/index.tsx',
      'src/domains/toy/contract.ts',
      'src/domains/toy/rules.ts',
      'src/kernel/party/terms.ts',
      'package-lock.json',
    ]) {
      put(path, `// ${path}`)
      const after = webSourceHash(root)
      expect(after, path).not.toBe(before)
      before = after
    }
  })
})
