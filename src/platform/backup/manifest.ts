import { z } from 'zod'

/** Name of the list of contents inside a backup; the last entry that is written. */
export const manifestName = 'manifest.json'
/** Grows only when an older program could no longer read what a newer one writes. */
export const formatVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.number().int().min(0)
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/)

const manifest = z.object({
  format: z.literal('quanheng-backup'),
  formatVersion: z.number().int(),
  /** Version of the product that wrote the backup. */
  product: z.string(),
  at: z.string(),
  postgres: z.string(),
  /** What the installation is: kind, county, name of the bureau. */
  installation: z.record(z.string(), z.string()),
  /** Id of the key that protected values were written with; the key itself is never in a backup. */
  keyId: z.string().nullable(),
  migrations: z.array(z.object({ name: z.string(), checksum: hash })),
  tables: z.array(
    z.object({ name: identifier, columns: z.array(identifier).min(1), rows: size, bytes: size, sha256: hash }),
  ),
  /** Last number given out by each identity column. */
  sequences: z.array(z.object({ table: identifier, column: identifier, last: z.string().regex(/^\d+$/) })),
  files: z.array(z.object({ path: z.string(), bytes: size, sha256: hash })),
})

/** What a backup holds, with the size and SHA-256 of every part. */
export type Manifest = z.output<typeof manifest>

/** The list of contents in `text`; undefined when it is not one of ours. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    return manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export const tablePart = (table: string): string => `tables/${table}.copy`
export const filePart = (path: string): string => `files/${path}`
