import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
/** Files of the repository: as git knows them, or, in a copy without git, as they lie there. */
const files = ((): string[] => {
  try {
    return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
  } catch {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (f) => !/^(node_modules|dist|data|\.git)\//.test(f),
    )
  }
})().filter((f) => existsSync(join(root, f)))

describe('documents', () => {
  it('point at files that exist', () => {
    const pages = files.filter((f) => f.endsWith('.md'))
    expect(pages.length).toBeGreaterThan(20)
    const dead = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .filter((m) => !existsSync(join(root, dirname(page), decodeURI(m[1]!))))
        .map((m) => `${page} → ${m[1]}`),
    )
    expect(dead).toEqual([])
  })

  it('describe every business', () => {
    const bare = readdirSync(join(root, 'src/domains')).filter(
      (d) => !existsSync(join(root, 'src/domains', d, 'README.md')),
    )
    expect(bare).toEqual([])
  })

  it('say of each of the 88 systems which businesses do it, as their manifests do', () => {
    const page = readFileSync(join(root, 'docs/handbook/systems.md'), 'utf8')
    const said = new Map(
      [...page.matchAll(/^\| (S\d\d) \|.*$/gm)].map((row) => [
        row[1]!,
        [...row[0].matchAll(/src\/domains\/([a-z-]+)\/README/g)].map((m) => m[1]!).toSorted(),
      ]),
    )
    expect([...said.keys()]).toEqual(Array.from({ length: 88 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`))
    const declared = new Map([...said.keys()].map((system) => [system, [] as string[]]))
    for (const id of readdirSync(join(root, 'src/domains')).toSorted()) {
      const code = readFileSync(join(root, 'src/domains', id, 'domain.ts'), 'utf8')
      for (const m of /systems: \[([^\]]*)\]/.exec(code)![1]!.matchAll(/S\d\d/g)) declared.get(m[0])!.push(id)
    }
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(declared))
  })

  it('give each decision a number of its own', () => {
    // Numbers are given out before the work begins: one may come in before the one in front of it.
    const numbers = readdirSync(join(root, 'docs/decisions')).map((f) => f.slice(0, 4))
    expect(numbers).toEqual([...new Set(numbers)])
    expect(numbers.every((n) => /^\d{4}$/.test(n))).toBe(true)
  })

  it('name no path of one machine and no registry host', () => {
    const words = [
      ['/wo', 'rk/'],
      ['/fa', 'rm/'],
      ['registry.', 'npmjs'],
      ['/tmp', '/q/'],
      ['farm', '-studio'],
      ['farm', '-bench'],
    ].map((w) => w.join(''))
    const found = files
      .filter((f) => /\.(ts|tsx|mjs|json|md|sql|yaml|css|html|csv)$|^\.npmrc$|^\.ci\//.test(f))
      .flatMap((f) => words.filter((w) => readFileSync(join(root, f), 'utf8').includes(w)).map((w) => `${f}: ${w}`))
    expect(found).toEqual([])
  })
})
