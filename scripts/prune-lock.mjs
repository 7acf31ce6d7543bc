// Deletes from package-lock.json every optional platform package that has no entry of its own, so that `npm ci`
// does not fail with "Missing: X from lock file" on a registry that lacks it.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const present = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
let removed = 0
for (const entry of Object.values(lock.packages)) {
  delete entry.resolved
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!present.has(name)) {
      delete entry.optionalDependencies[name]
      removed++
    }
  }
}
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
console.log(`package-lock.json: ${removed} optional names without an entry removed`)
