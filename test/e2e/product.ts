import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixedClock } from '#platform/clock/clock.ts'
import type { Config } from '#platform/config/config.ts'
import { loadDemo } from '#app/demo/load.ts'
import { type Running, startProduct } from '#app/server/start.ts'
import { ensureWebBuild } from '#app/web/build.ts'

const scale = 0.01

/** The whole product on a data folder of its own: a small cut of the demonstration county, on the morning of 2021-12-06. */
export async function startSmallCounty(
  settings: Partial<Config> = {},
): Promise<{ address: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quanheng-e2e-'))
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true })
  let running: Running
  try {
    running = await startProduct({
      config: { dataDir, port: 0, host: '127.0.0.1', ...settings },
      wanted: { countyCode: '459923', kind: 'demo', countyName: '玉衡县', bureauName: '玉衡县市场监督管理局' },
      clock: fixedClock('2021-12-06T01:00:00Z'),
      log: () => undefined,
      loadDemo: async (parts, log) => {
        await loadDemo(parts, log, { scale })
      },
      webRoot: () => ensureWebBuild(() => undefined),
    })
  } catch (fault) {
    await remove()
    throw fault
  }
  return { address: running.address, stop: () => running.stop().finally(remove) }
}
