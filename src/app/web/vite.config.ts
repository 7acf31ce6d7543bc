import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { webSources } from './sources.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The oldest Chromium that offices are expected to run. */
const oldestBrowser = 'chrome108'

/** Pages of bridges, by folder: a bridge to a business that is gone cannot even be read. */
function bridgeUis(): string {
  const there = (path: string): boolean => existsSync(`${root}src/${path}`)
  const folders = there('bridges') ? readdirSync(`${root}src/bridges`) : []
  const loads = folders
    .filter((b) => there(`bridges/${b}/ui/index.tsx`) && b.split('--').every((id) => there(`domains/${id}/domain.ts`)))
    .map((b) => `() => import(${JSON.stringify(`${root}src/bridges/${b}/ui/index.tsx`)})`)
  return `export default [${loads.join(', ')}]`
}
const bridgeModule = 'virtual:bridge-uis'

export default defineConfig({
  root: here,
  base: '/',

  // Nothing of the machine's environment goes into the pages.
  envDir: false,
  plugins: [
    react(),
    {
      name: 'quanheng-bridges',
      resolveId: (id) => (id === bridgeModule ? `\0${bridgeModule}` : undefined),
      load: (id) => (id === `\0${bridgeModule}` ? bridgeUis() : undefined),
    },
    {
      // The name of a build is the hash of its sources; a module outside of them would make a stale build look fresh.
      name: 'quanheng-sources',
      generateBundle() {
        const known = new Set(webSources(root))
        for (const id of this.getModuleIds()) {
          const file = id.split('?')[0]!
          if (!file.startsWith(`${root}src/`) || known.has(file)) continue
          this.error(
            `${file.slice(root.length)} is in the browser build but not in its hash: see src/app/web/sources.ts`,
          )
        }
      },
    },
  ],
  build: {
    target: oldestBrowser,
    emptyOutDir: true,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:7100' } },
})
