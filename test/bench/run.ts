import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { measureImport } from './import.ts'
import { type Line, kept } from './line.ts'
import { measureReport } from './report.ts'
import { measureSearch } from './search.ts'
import { measureServe } from './serve.ts'
import { measureStart } from './start.ts'

// `npm run bench [name …]`: measures, prints, leaves out/<name>.json, and ends with 1 when a bound is missed.
const benches: Record<string, () => Promise<Line[]>> = {
  report: measureReport,
  import: measureImport,
  serve: measureServe,
  search: measureSearch,
  start: measureStart,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !benches[name])
if (unknown.length > 0) {
  process.stderr.write(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}
const folder = new URL('out/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const lines = await benches[name]!()
  await writeFile(new URL(`${name}.json`, folder), JSON.stringify({ cores: cpus().length, lines }, null, 2))
  process.stdout.write(`${[name, ...lines.map(textOf)].join('\n  ')}\n`)
  if (!lines.every(kept)) process.exitCode = 1
}

function textOf(l: Line): string {
  const value = Number.isInteger(l.value) ? String(l.value) : l.value.toFixed(2)
  const bound = l.atMost !== undefined ? `at most ${l.atMost}` : l.atLeast !== undefined ? `at least ${l.atLeast}` : ''
  const verdict = bound === '' ? '' : ` (${bound}: ${kept(l) ? 'ok' : 'MISSED'})`
  return `${l.what.padEnd(48)} ${value.padStart(10)} ${l.unit}${verdict}`
}
