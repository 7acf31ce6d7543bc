import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { catalogue } from '#kernel/indicator/catalogue.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { engineLaw, engineTasks, engineTitles } from '#kernel/manifest/engines.ts'
import { layoutsOf } from '#kernel/manifest/layouts.ts'
import { businessGroups } from '#kernel/manifest/terms.ts'
import type { Bridge, Business, House } from '#kernel/manifest/business.ts'

const src = new URL('..', import.meta.url)

/**
 * Everything that is installed: the `domain.ts` of each folder of domains, and the `bridge.ts` of each bridge whose two businesses are there. A
 * folder that is gone is a business that is gone; nothing else has to know.
 */
export async function openHouse(only?: readonly string[]): Promise<House & { bridges: readonly Bridge[] }> {
  const businesses = (await modules<Business>('domains', 'domain.ts', (name) => !only || only.includes(name))).sort(
    byGroupAndOrder,
  )
  const installed = new Set(businesses.map((b) => b.id))
  // A bridge to a business that is gone cannot even be loaded.
  const bridges = await modules<Bridge>('bridges', 'bridge.ts', (name) =>
    name.split('--').every((id) => installed.has(id)),
  )
  const made = catalogue(
    [...businesses, ...bridges].map((b: Business | Bridge) => ({
      business: b.id,
      indicators: b.indicators ?? [],
      rules: b.rules ?? [],
      ...('tallySubjects' in b ? { tallySubjects: b.tallySubjects } : {}),
    })),
  )
  return {
    businesses,
    bridges,
    catalogue: made,
    law: new LawBook([...engineLaw, ...businesses.flatMap((b) => b.law ?? [])]),
    layouts: layoutsOf(businesses),
    engineTasks,
    title: (id) =>
      businesses.find((b) => b.id === id)?.title ?? bridges.find((b) => b.id === id)?.id ?? engineTitles[id] ?? id,
  }
}

async function modules<T extends { id: string }>(
  layer: string,
  file: string,
  wanted: (name: string) => boolean,
): Promise<T[]> {
  const folder = fileURLToPath(new URL(`${layer}/`, src))
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, file)) && wanted(name))
    .sort()
  return await Promise.all(
    names.map(async (name) => {
      const { default: made } = (await import(pathToFileURL(join(folder, name, file)).href)) as { default?: T }
      if (!made) throw new Error(`${layer}/${name}/${file} has no default export`)
      return made
    }),
  )
}

const byGroupAndOrder = (a: Business, b: Business): number =>
  businessGroups.indexOf(a.group) - businessGroups.indexOf(b.group) || (a.id < b.id ? -1 : 1)
