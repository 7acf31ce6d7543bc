import { join } from 'node:path'
import type { Clock } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { type Scan, scannerOf } from '#platform/files/scanner.ts'
import { FileSettings } from '#platform/files/settings.ts'
import { FileStore } from '#platform/files/store.ts'
import { FileDesk } from '#kernel/attachment/desk.ts'

/** Where files are kept and how they are looked at; what came in half before is thrown away. */
export async function openFiles(o: {
  dataDir: string
  settings: FileSettings | undefined
  keys: Keys
  clock: Clock
  scan?: Scan
}): Promise<FileDesk> {
  const store = new FileStore({ files: join(o.dataDir, 'files'), incoming: join(o.dataDir, 'incoming') }, o.keys)
  await store.clearIncoming()
  const settings = o.settings ?? FileSettings.parse({})
  return new FileDesk(store, settings, o.scan ?? scannerOf(settings.scanner), o.clock)
}
