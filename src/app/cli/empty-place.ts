import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { appRole } from '#platform/db/ddl.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { checkServer, ensureAppRole } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Place, configOf, exists, placeOf, withClient } from './open.ts'
import type { Terminal } from './terminal.ts'

/**
 * A place for a restore: the database of `DATABASE_URL`, or one made in the data folder, with the product's role. What was
 * made in the folder goes away again when `work` fails.
 */
export async function withEmptyPlace<T>(
  terminal: Terminal,
  options: { data?: string },
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const config = configOf(terminal, options)
  const prepared = async (ownerUrl: string): Promise<T> => {
    await withClient(ownerUrl, async (owner) => {
      await checkServer(owner)
      await makeAppRole(owner)
    })
    return await work({ ...placeOf(config), ownerUrl })
  }
  if (config.databaseUrl !== undefined) return await prepared(config.databaseUrl)
  const { dataDir } = config
  if (dataDir === undefined)
    throw new Refusal('cli.data.none', '没有说恢复到哪里，请加 --data 文件夹，写一个新的数据文件夹。')
  const existed = await exists(dataDir)
  const before = new Set(existed ? await readdir(dataDir) : [])
  const server = await startEmbedded({ dataDir })
  let done = false
  try {
    const result = await prepared(server.ownerUrl)
    done = true
    return result
  } finally {
    await server.stop()
    if (!done && !existed) await rm(dataDir, { recursive: true, force: true })
    else if (!done && !before.has('pg'))
      for (const made of await readdir(dataDir))
        if (!before.has(made)) await rm(path.join(dataDir, made), { recursive: true, force: true })
  }
}

/** Makes the product's role where it is missing. Its password is set anew by the server at each start. */
export async function makeAppRole(owner: Parameters<typeof ensureAppRole>[0]): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [appRole])
  if (!rowCount) await ensureAppRole(owner, randomBytes(24).toString('base64url'))
}
