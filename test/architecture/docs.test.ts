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
