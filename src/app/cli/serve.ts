import type { Config } from '#platform/config/config.ts'
import type { Installed } from '#app/server/installation.ts'
import { type StartOptions, startProduct } from '#app/server/start.ts'
import { ensureWebBuild } from '#app/web/build.ts'
import type { Terminal } from './terminal.ts'

/** Runs the product until it is told to stop (Ctrl-C, a supervisor's signal), then stops it cleanly. */
export async function serve(
  terminal: Terminal,
  config: Config & { dataDir: string },
  wanted: Installed,
  banner: (address: string) => string,
  loadDemo?: StartOptions['loadDemo'],
): Promise<void> {
  const log = (line: string): void => terminal.err(`${line}\n`)
  const stopping = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  const running = await startProduct({ config, wanted, log, loadDemo, webRoot: () => ensureWebBuild(log) })
  terminal.out(banner(running.address))
  await stopping
  log('正在停止……')
  await running.stop()
  log('已停止，数据都在。')
}
