import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = new URL('../../src', import.meta.url).pathname
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && /\.tsx?$/.test(e.name))
  .map((e) => relative(src, join(e.parentPath, e.name)))
  // Text of files to be written, not imports of its own.
  .filter((f) => f !== 'app/cli/new-domain-files.ts')

/** Engines in the order in which they may use one another. */
const engines = [
  'codelist',
  'law',
  'deadline',
  'journal',
  'record',
  'task',
  'org',
  'access',
  'party',
  'territory',
  'attachment',
  'personal',
  'message',
  'workflow',
  'document',
  'exchange',
  'tally',
  'indicator',
  'inspection',
  'gathering',
  'worklist',
  'restriction',
  'bulk',
  'choice',
  'narrative',
  'seed',
  'manifest',
  'dossier',
  'search',
  'desk',
  'home',
]

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const code = readFileSync(join(src, file), 'utf8')
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm),
    ...code.matchAll(/import\((?<type>)['"]([^'"]+)['"]\)/g),
  ]
  return found
    .map((m) => ({ typeOnly: m[1] !== undefined && m[1] !== '', target: resolve(file, m[2]!) }))
    .filter((i) => i.target !== '')
}

/** Path below src, or the empty string for a package. */
function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return relative(src, join(src, file, '..', specifier))
  return ''
}

const layerOf = (path: string): string => path.split('/')[0]!
const businessOf = (path: string): string => path.split('/')[1]!
const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$/.test(path) || path.includes('/tests/')

const mayImport: Record<string, string[]> = {
  platform: ['platform'],
  kernel: ['platform', 'kernel'],
  domains: ['platform', 'kernel', 'domains'],
  bridges: ['platform', 'kernel', 'domains', 'bridges'],
  web: ['platform', 'web', 'kernel'],
  app: ['platform', 'kernel', 'domains', 'bridges', 'web', 'app'],
}

function faults(check: (file: string, target: string, typeOnly: boolean) => string | undefined): string[] {
  return files
    .filter((f) => !isTest(f))
    .flatMap((file) => importsOf(file).flatMap((i) => check(file, i.target, i.typeOnly) ?? []))
}

describe('direction of imports', () => {
  it('sees the source', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300)
  })

  it('runs platform ← kernel ← domains ← bridges ← app', () => {
    const found = faults((file, target) => {
      const from = layerOf(file)
      const to = layerOf(target)
      if (mayImport[from]!.includes(to)) return undefined
      if ((from === 'domains' || from === 'bridges') && to === 'web' && file.split('/')[2] === 'ui') return undefined
      return `${file} → ${target}`
    })
    expect(found).toEqual([])
  })

  it('lets no business import another', () => {
    expect(
      faults((file, target) =>
        layerOf(file) === 'domains' && layerOf(target) === 'domains' && businessOf(file) !== businessOf(target)
          ? `${file} → ${target}`
          : undefined,
      ),
    ).toEqual([])
  })

  it('lets a bridge see only what businesses make public', () => {
    expect(
      faults((file, target) =>
        layerOf(file) === 'bridges' && layerOf(target) === 'domains' && !/\/(public|contract|terms)\.ts$/.test(target)
          ? `${file} → ${target}`
          : undefined,
      ),
    ).toEqual([])
  })

  it('keeps engines in order: a later one may use an earlier one, never the other way', () => {
    const found = faults((file, target, typeOnly) => {
      if (layerOf(file) !== 'kernel' || layerOf(target) !== 'kernel' || typeOnly) return undefined
      // Operations are where an engine meets its callers: they know the manifest.
      if (/\/operations?\.ts$/.test(file)) return undefined
      const [a, b] = [engines.indexOf(businessOf(file)), engines.indexOf(businessOf(target))]
      if (a < 0 || b < 0) return `${file} → ${target}: engine not in the list`
      return b > a ? `${file} → ${target}` : undefined
    })
    expect(found).toEqual([])
  })

  it('keeps screens away from tables, stores and services', () => {
    const found = faults((file, target, typeOnly) => {
      const screen =
        file.startsWith('web/') || file.startsWith('app/web/') || /^(?:domains|bridges)\/[^/]+\/ui\//.test(file)
      if (!screen || typeOnly || file.endsWith('build.ts') || file.endsWith('vite.config.ts')) return undefined
      return /\/(tables|store|views|service|operations|domain)\.ts$/.test(target) ? `${file} → ${target}` : undefined
    })
    expect(found).toEqual([])
  })
})

describe('purity', () => {
  const pure = files.filter((f) => /^domains\/[^/]+\/(terms|contract|rules|law|deadlines)\.ts$/.test(f))
  it('keeps terms, contracts, rules and law free of database, clock and framework', () => {
    expect(pure.length).toBeGreaterThan(10)
    const found = pure.flatMap((file) =>
      importsOf(file)
        .filter((i) => !i.typeOnly && /platform\/(db|http|auth|files)|kernel\/(record|journal)/.test(i.target))
        .map((i) => `${file} → ${i.target}`),
    )
    expect(found).toEqual([])
  })

  it('takes the time only from the clock', () => {
    const found = files
      .filter((f) => !f.startsWith('platform/clock/') && !isTest(f))
      .filter((f) => /new Date\(|Date\.now\(/.test(readFileSync(join(src, f), 'utf8')))
    expect(found).toEqual([])
  })

  it('writes ledgers only through kernel/record', () => {
    const ledgers = new Set(
      files
        .filter((f) => f.endsWith('tables.ts'))
        .flatMap((f) =>
          [...readFileSync(join(src, f), 'utf8').matchAll(/\bledger\(\s*'([a-z_]+)'/g)].map((m) => m[1]!),
        ),
    )
    expect(ledgers.size).toBeGreaterThan(40)
    // A name that is put in could be any ledger's, so it may stand only where names are put in for good reason.
    const generic = /^(kernel\/(record|journal)\/|platform\/|app\/)/
    const writing = /\b(?:insert\s+into|update(?!\s+(?:of|skip|set)\b)|delete\s+from)\s+(\$\{|[a-z_]+)/gi
    const found = files
      .filter((f) => !isTest(f) && f.endsWith('.ts'))
      .flatMap((f) => {
        const text = readFileSync(join(src, f), 'utf8')
        const names = [...text.matchAll(/sql`([^`]*)`/g)]
          .flatMap((m) => [...m[1]!.replace(/\bdo\s+update\s+set\b|\bfor\s+update\b/gi, '').matchAll(writing)])
          .map((m) => m[1]!.replace(/_history$/, ''))
        const bad = names.filter((n) => (n === '${' ? !generic.test(f) : ledgers.has(n)))
        return bad.map((n) => `${f} writes ${n}`)
      })
    expect(found).toEqual([])
  })
})
