import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Table, getTableName, isTable } from 'drizzle-orm'
import { metaOf } from '#platform/db/table.ts'
import type { Business } from '#kernel/manifest/business.ts'
import { isLedger } from '#kernel/record/ledger.ts'

export interface WiredLedger {
  table: string
  title: string
}

/** A business with everything that hangs on it, for people and for the snapshot that shows every addition in review. */
export interface WiredBusiness {
  id: string
  title: string
  group: string
  summary: string
  folder: string
  systems: readonly string[]
  permissions: { name: string; title: string }[]
  operations: { name: string; title: string; method: string; path: string; permission: string }[]
  indicators: { id: string; name: string }[]
  rules: { id: string; title: string }[]
  layouts: { id: string; title: string }[]
  ledgers: WiredLedger[]
}

export interface Wiring {
  businesses: WiredBusiness[]
  kernelLedgers: WiredLedger[]
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The wiring of the businesses that are installed, sorted, so that the same installation always prints the same. */
export async function wiring(businesses: readonly Business[]): Promise<Wiring> {
  const engines = (await readdir(path.join(root, 'kernel'), { withFileTypes: true })).filter((e) => e.isDirectory())
  const kernel = await Promise.all(engines.map((e) => ledgersOf(`kernel/${e.name}`)))
  const wired = await Promise.all(
    businesses.map(async (b): Promise<WiredBusiness> => ({
      id: b.id,
      title: b.title,
      group: b.group,
      summary: b.summary,
      folder: `src/domains/${b.id}`,
      systems: b.systems,
      permissions: Object.entries(b.permissions).map(([name, title]) => ({ name, title })),
      operations: b.operations.map(({ contract: c }) => ({
        name: c.name,
        title: c.title,
        method: c.method,
        path: c.path,
        permission: c.permission,
      })),
      indicators: (b.indicators ?? []).map((i) => ({ id: i.id, name: i.name })),
      rules: (b.rules ?? []).map((r) => ({ id: r.id, title: r.title })),
      layouts: (b.layouts ?? []).map((l) => ({ id: l.id, title: l.title })),
      ledgers: await ledgersOf(`domains/${b.id}`),
    })),
  )
  return {
    businesses: wired.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    kernelLedgers: kernel.flat().toSorted((a, b) => (a.table < b.table ? -1 : 1)),
  }
}

/** Ledgers that a slice's `tables.ts` declares; none when it has no such file. */
async function ledgersOf(slice: string): Promise<WiredLedger[]> {
  const files = await readdir(path.join(root, slice))
  if (!files.includes('tables.ts')) return []
  const module = (await import(pathToFileURL(path.join(root, slice, 'tables.ts')).href)) as Record<string, unknown>
  return Object.values(module)
    .filter((value): value is Table => isTable(value) && isLedger(getTableName(value)))
    .map((table) => ({ table: getTableName(table), title: metaOf(table).comment }))
}
