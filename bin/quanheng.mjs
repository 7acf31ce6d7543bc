#!/usr/bin/env node
// Starts the product on a Node that runs TypeScript, whatever Node is on the PATH. This file alone must run on Node 20.
import { spawn } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

/** Below this, TypeScript does not run without a flag. */
const REQUIRED = [22, 18]
/** Below this, argon2 is missing from node:crypto: the packaged Node is preferred where there is one. */
const PREFERRED = [24, 7]

/**
 * How V8 keeps house: collects when the heap has grown by a third instead of several times, and keeps the space for the young
 * small. Memory then stays flat however many rows an import has, at hardly any cost in time (docs/performance.md).
 */
const thrifty = ['--heap-growing-percent=30', '--max-semi-space-size=8']

const running = process.versions.node.split('.').map(Number)
const atLeast = ([major, minor]) => running[0] > major || (running[0] === major && running[1] >= minor)

/** The Node of the platform package, or undefined where none is installed. */
function packagedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`)
    return path.join(path.dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

function giveUp() {
  process.stderr.write(`权衡需要 Node 22.18 或更高版本，当前是 ${process.versions.node}，请升级 Node 后再运行。\n`)
  process.exit(2)
}

/** Becomes the other Node, as nearly as a parent can: same arguments, same terminal, same signals, same end. */
function becomeNode(executable) {
  const child = spawn(
    executable,
    [...thrifty, ...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  const forward = (signal) => child.kill(signal)
  // A terminal sends Ctrl+C to both processes; passing it on would count as pressing it twice.
  const interrupt = (signal) => (process.stdin.isTTY ? undefined : child.kill(signal))
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', forward)
  process.on('SIGHUP', forward)
  child.on('error', giveUp)
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
    // Dies of the same signal so that a shell or a supervisor sees the truth; where that is not possible, by its number.
    process.kill(process.pid, signal)
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 200)
  })
}

/**
 * Starts this process over with the flags: the room for the young is laid out before the first line runs, so that flag is too late
 * afterwards (measured: 250 MiB after the start instead of 160). Where a process cannot be replaced the late flags must do.
 */
function startOver() {
  if (thrifty.every((flag) => process.execArgv.includes(flag)) || !process.execve) return
  const self = fileURLToPath(import.meta.url)
  process.execve(process.execPath, [process.execPath, ...thrifty, ...process.execArgv, self, ...process.argv.slice(2)])
}

/** Drops the notices that a feature of Node is experimental; deprecations and all other warnings stay. */
function dropExperimentalNotices() {
  const emitWarning = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'string' ? rest[0] : (rest[0]?.type ?? warning?.name)
    if (type !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest)
  }
}

const packaged = atLeast(PREFERRED) ? undefined : packagedNode()
if (packaged && packaged !== process.execPath) becomeNode(packaged)
else if (!atLeast(REQUIRED)) giveUp()
else {
  dropExperimentalNotices()
  startOver()
  for (const flag of thrifty) setFlagsFromString(flag)
  // What was read and compiled once is taken from the cache the next time: a quarter off every start.
  module.enableCompileCache?.()
  await import('../src/app/cli/main.ts')
}
