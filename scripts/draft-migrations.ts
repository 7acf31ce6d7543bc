// Writes the first migration of each slice that has none, from its tables.ts. A later change is a new file written by hand;
// the drift check compares both. To draft a slice anew before it has landed, delete its files first.
// Usage: node scripts/draft-migrations.ts
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { momentText, systemClock } from '#platform/clock/clock.ts'
import { keysDdl, tableDdl } from '#platform/db/ddl.ts'
import { declaredTables } from '#platform/db/table.ts'
import { wholeSchema } from '#kernel/record/declared.ts'

const time = momentText(systemClock.now()).replace(/\D/g, '').slice(0, 12)
const root = new URL('../src/', import.meta.url).pathname

const files = (await readdir(root, { recursive: true, withFileTypes: true }))
  .filter((e) => e.isFile() && e.name === 'tables.ts')
  .map((e) => join(e.parentPath, e.name))

const source = new Map<string, string>()
for (const file of files.sort()) await import(file)
// A table belongs to the file that names it.
for (const file of files) {
  const code = await readFile(file, 'utf8')
  for (const t of declaredTables()) {
    const base = t.name.replace(/_history$/, '')
    if (new RegExp(`(table|ledger)\\(\\s*'${base}'`).test(code)) source.set(t.name, dirname(file))
  }
}
for (const folder of new Set(source.values())) {
  const slice = basename(folder)
  if (existsSync(join(folder, 'migrations'))) continue
  const own = wholeSchema().filter((t) => source.get(t.name) === folder)
  await mkdir(join(folder, 'migrations'), { recursive: true })
  const write = (phase: string, text: string): Promise<void> =>
    writeFile(join(folder, 'migrations', `${time}-${slice}.${phase}.sql`), text + '\n')
  await write('tables', own.map(tableDdl).join('\n\n'))
  const keys = own.map(keysDdl).filter(Boolean).join('\n')
  if (keys) await write('keys', keys)
  console.log(`${slice}: ${own.length} tables`)
}
