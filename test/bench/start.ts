import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Line, median } from './line.ts'

const command = fileURLToPath(new URL('../../bin/quanheng.mjs', import.meta.url))
const times = 7

/** From the command to the first answered page: the first start, which loads the demonstration county, and those after it. */
export async function measureStart(): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quanheng-bench-'))
  try {
    const first = await startOnce(folder)
    const later: number[] = []
    for (let i = 0; i < times; i++) later.push(await startOnce(folder))
    return [
      { what: 'first start, with the demonstration county', value: first / 1000, unit: 's' },
      { what: 'second start to first answer', value: median(later) / 1000, unit: 's', atMost: 2 },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort()
  const start = performance.now()
  const child = spawn(process.execPath, [command, 'demo', '--data', folder, '--port', String(port)], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const answered = async (): Promise<boolean> =>
    (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.ok ?? false
  while (!(await answered())) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`)
    await sleep(10)
  }
  const took = performance.now() - start
  child.kill('SIGINT')
  await ended
  return took
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
