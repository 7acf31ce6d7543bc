import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Files of a slice that the browser may run: pure, without database or clock. */
const shared = new Set(['terms.ts', 'law.ts', 'rules.ts', 'deadlines.ts', 'roles.ts', 'status-table.ts', 'clock.ts'])
/** Folders that are in the browser as a whole. */
const whole = ['src/web', 'src/app/web', 'src/platform/contract', 'src/platform/clock', 'src/platform/errors']
const slices = ['src/platform', 'src/kernel', 'src/domains', 'src/bridges']

/** Every file of ours that the pages are built from, as absolute paths in a stable order. */
export function webSources(root: string): string[] {
  const files = [join(root, 'package.json'), join(root, 'package-lock.json')]
  for (const folder of whole) collect(join(root, folder), () => true, files)
  for (const folder of slices) collect(join(root, folder), (file) => isShared(relative(root, file)), files)
  return [...new Set(files)].toSorted()
}

/** A name for the pages: 16 hexadecimal digits over the sources' names and contents. */
export function webSourceHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of webSources(root)) {
    hash.update(relative(root, file).replaceAll('\\', '/'))
    hash.update('\0')
    hash.update(readFileSync(file))
    hash.update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

const isShared = (file: string): boolean => {
  const parts = file.split(/[/\\]/)
  return shared.has(parts.at(-1)!) || /(^|-)contract\.ts$/.test(parts.at(-1)!) || parts.includes('ui')
}

function collect(folder: string, wanted: (file: string) => boolean, into: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) collect(path, wanted, into)
    else if (!entry.name.endsWith('.test.ts') && wanted(path)) into.push(path)
  }
}
