import { readFile, readdir } from 'node:fs/promises'
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
      const found = [...text.matchAll(/(?:^|[;}])\s*import(?:[^'"()]*?from)?\s*["']\.\/([^"']+)["']/g)].map(
        (m) => m[1]!,
      )
      await Promise.all(found.map((name) => load(`assets/${name}`)))
    }
    for (const script of scripts) await load(script)
    return [...seen.values()].reduce((a, b) => a + b, 0) / kilobyte
  }
  /** Scripts are named after their source. */
  const named = async (name: string): Promise<string> => {
    const found = (await readdir(join(folder, 'assets'))).filter((file) => new RegExp(`^${name}-.{8}\\.js$`).test(file))
    expect(found, name).toHaveLength(1)
    return `assets/${found[0]}`
  }

  it('is at most 400 kB of script for the first screen', async () => {
    const size = await loadedWith(entry, await named('console'), await named('HomePage'))
    expect(size).toBeGreaterThan(100)
    expect(size).toBeLessThan(400)
  })

  it('is at most 120 kB of script for the sign-in', async () => {
    const size = await loadedWith(entry, await named('sign-in'))
    expect(size).toBeGreaterThan(50)
    expect(size).toBeLessThan(120)
  })

  it('is nothing that Chromium 108 does not know', async () => {
    const names = (await readdir(join(folder, 'assets'))).filter((file) => /\.(?:js|css)$/.test(file))
    const found: string[] = []
    for (const name of names) {
      const text = await readFile(join(folder, 'assets', name), 'utf8')
      for (const [what, pattern] of Object.entries(laterThan108)) if (pattern.test(text)) found.push(`${name}: ${what}`)
    }
    expect(found).toEqual([])
  })
})

/** What came after Chromium 108 and is used without a look whether it is there. */
const laterThan108: Readonly<Record<string, RegExp>> = {
  'toReversed, toSpliced (110; toSorted is brought by console.tsx)': /\.(?:toReversed|toSpliced)\(/,
  'Object.groupBy, Map.groupBy (117)': /\.groupBy\(/,
  'Promise.withResolvers (119)': /\.withResolvers\(/,
  'Array.fromAsync (121)': /Array\.fromAsync\(/,
  'isSubsetOf and other set methods (122)': /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'URL.parse (126)': /\bURL\.parse\(/,
  'Promise.try (128)': /Promise\.try\(/,
  'nested rules (112)': /[{;]&[ :.>]/,
  'light-dark (123)': /light-dark\(/,
  'text-wrap (114)': /text-wrap:/,
  '@starting-style (117)': /@starting-style/,
  '@scope (118)': /@scope\b/,
}
