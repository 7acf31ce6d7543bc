import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { webSourceHash } from './sources.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const builds = join(root, 'dist/web')
/** Old builds that stay beside the newest, for browsers that still have a page of theirs open. */
const keptBuilds = 2

/**
 * The folder with the built pages, made first when the sources have changed. The build runs in a process of its own and its
 * folder is renamed into place whole, so a reader never sees half of it. Throws when the build fails, with its output.
 */
export async function ensureWebBuild(log: (line: string) => void): Promise<string> {
  const folder = join(builds, webSourceHash(root))
  if (existsSync(folder)) return folder
  log('正在生成网页（只在第一次或程序更新后）……')
  await mkdir(builds, { recursive: true })
  const unfinished = await mkdtemp(join(builds, '.unfinished-'))
  try {
    await runVite(unfinished)
    await rename(unfinished, folder)
  } catch (fault) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process may have finished the same build meanwhile; then ours is not needed.
    if (!existsSync(folder)) throw fault
  }
  await removeOldBuilds(folder)
  log('网页已生成。')
  return folder
}

function runVite(into: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const config = fileURLToPath(new URL('vite.config.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--config', config, '--outDir', into, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Whoever asks for it, a test too, the build is the same.
      env: { ...process.env, NODE_ENV: 'production' },
    })
    let said = ''
    const keep = (chunk: Buffer): void => {
      said += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`网页没有生成：\n${said.trim()}`))))
  })
}

async function removeOldBuilds(newest: string): Promise<void> {
  const names = (await readdir(builds)).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const dated = await Promise.all(
    names
      .map((name) => join(builds, name))
      .filter((path) => path !== newest)
      .map(async (path) => ({ path, at: (await stat(path)).mtimeMs })),
  )
  const old = dated.toSorted((a, b) => b.at - a.at).slice(keptBuilds)
  await Promise.all(old.map((b) => rm(b.path, { recursive: true, force: true })))
}
