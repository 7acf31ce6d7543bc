import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const source = fileURLToPath(new URL('../../', import.meta.url))
const bridgeModule = 'virtual:bridge-uis'

/** Pages of bridges, by folder: a bridge to a business that is gone cannot even be read. */
function bridgeUis(): string {
  const there = (path: string): boolean => existsSync(`${source}${path}`)
  const folders = there('bridges') ? readdirSync(`${source}bridges`) : []
  const loads = folders
    .filter((b) => there(`bridges/${b}/ui/index.tsx`) && b.split('--').every((id) => there(`domains/${id}/domain.ts`)))
    .map((b) => `() => import(${JSON.stringify(`${source}bridges/${b}/ui/index.tsx`)})`)
  return `export default [${loads.join(', ')}]`
}

/** Gives the module that loads the pages of every bridge whose two businesses are there: to the build and to the tests. */
export const bridgePlugin: Plugin = {
  name: 'quanheng-bridges',
  resolveId: (id) => (id === bridgeModule ? `\0${bridgeModule}` : undefined),
  load: (id) => (id === `\0${bridgeModule}` ? bridgeUis() : undefined),
}
