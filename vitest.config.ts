import { defineConfig } from 'vitest/config'
import { bridgePlugin } from './src/app/web/bridge-plugin.ts'

// One process, no isolation: the database server is started once per run (test/harness/global-setup.ts) and every test
// file works in a database of its own.
export default defineConfig({
  plugins: [bridgePlugin],
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    globalSetup: 'test/harness/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
