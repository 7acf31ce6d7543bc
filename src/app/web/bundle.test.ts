import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureWebBuild } from './build.ts'

const kilobyte = 1000

describe('what a browser must load', () => {
  let folder = ''
  let entry = ''
  beforeAll(async () => {
    folder = await ensureWebBuild(() => undefined)
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    entry = /<script type="module"[^>]* src="\/([^"]+)"/.exec(page)![1]!
  }, 120_000)

  /** A script with everything that it imports before it runs, and the pages' own scripts that are asked for by name. */
  async function loadedWith(...scripts: string[]): Promise<number> {
    const seen = new Map<string, number>()
    const load = async (path: string): Promise<void> => {
      if (seen.has(path)) return
      const text = await readFile(join(folder, path), 'utf8')
      seen.set(path, gzipSync(text).length)
      const found = [...text.matchAll(/(?:^|[;}])\s*import(?:[^'"()]*?from)?\s*["']\.\/([^"']+)["']/g)].map((m) => m[1]!)
      await Promise.all(found.map((name) => load(`assets/${name}`)))
    }
    for (const script of scripts) await load(script)
    return [...seen.values()].reduce((a, b) => a + b, 0) / kilobyte
  }
  const pageNamed = async (name: string): Promise<string> => {
    const text = await readFile(join(folder, entry), 'utf8')
    const found = new RegExp(`assets/${name}-[\\w-]+\\.js`).exec(text)
    expect(found, name).not.toBeNull()
    return found![0]
  }

  it('is at most 400 kB of script for the first screen', async () => {
    const size = await loadedWith(entry, await pageNamed('HomePage'))
    expect(size).toBeGreaterThan(100)
    console.log(size); expect(size).toBeLessThan(400)
  })
})
