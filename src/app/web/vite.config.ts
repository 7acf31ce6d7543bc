import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bridgePlugin } from './bridge-plugin.ts'
import { webSources } from './sources.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The oldest Chromium that offices are expected to run. */
const oldestBrowser = 'chrome108'

export default defineConfig({
  root: here,
  base: '/',

  // Nothing of the machine's environment goes into the pages.
  envDir: false,
  plugins: [
    react(),
    bridgePlugin,
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
