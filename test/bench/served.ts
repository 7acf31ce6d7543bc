import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A server that runs as a process of its own. */
export interface ServerProcess {
  port: number
  /** Peak resident memory of the process and of everything it started, in MiB, each at its own peak. */
  peak(): number
  stop(): Promise<void>
}

/** `quanheng start` on a database; its pages are built before, so that the build is no part of it. */
export async function startProductProcess(ownerUrl: string, dataDir: string): Promise<ServerProcess> {
  const port = await freePort()
  const command = fileURLToPath(new URL('../../bin/quanheng.mjs', import.meta.url))
  const child = spawn(process.execPath, [command, 'start', '--data', dataDir, '--port', String(port)], {
    env: {
      ...process.env,
      DATABASE_URL: ownerUrl,
    },
    stdio: ['ignore', process.env.RIG_OUT ? 'inherit' : 'ignore', 'inherit'],
  })
  while (!(await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`)
    await sleep(50)
  }
  return running(child, port)
}

/** The bare server with its statements; see bare-server.ts. */
export async function startBareProcess(workFile: string): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('bare-server.ts', import.meta.url))
  const child = spawn(process.execPath, [script, workFile], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(createInterface(child.stdout!), 'line')) as [string]
  return running(child, Number(port))
}

const running = (child: ChildProcess, port: number): ServerProcess => ({
  port,
  peak: () => tree(child.pid!).reduce((sum, pid) => sum + peakOf(pid), 0),
  stop: async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  },
})

/** A process and those it started; only Linux tells. */
function tree(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap(tree)]
}

function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
