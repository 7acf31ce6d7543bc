import { readFileSync } from 'node:fs'

/** The `code,name` lines of a file of `data/`, in its order, without the heading. Server only. */
export function codeNames(file: string): [code: string, name: string][] {
  const lines = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8').split(/\r?\n/)
  return lines.slice(1).flatMap((line): [string, string][] => {
    const comma = line.indexOf(',')
    return comma > 0 ? [[line.slice(0, comma), line.slice(comma + 1)]] : []
  })
}
