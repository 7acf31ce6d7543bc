import { defineConfig } from 'vitest/config'

// One process, no isolation: the database server is started once per run (test/harness/global-setup.ts) and every test
// file works in a database of its own.
export default defineConfig({
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
