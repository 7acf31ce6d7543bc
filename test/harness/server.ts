import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '#platform/db/embedded.ts'
import { clusterOf, isAlive, isPostgres, readPostmaster } from '#platform/db/embedded-cluster.ts'

/** The database server of one test run. */
export interface TestServer {
  /** postgres:// URL of a superuser (or of the owner that DATABASE_URL names). */
  readonly ownerUrl: string
  /** Stops the server and deletes its folder; does nothing to a server given by DATABASE_URL. */
  stop(): Promise<void>
}

const PREFIX = 'quanheng-test-'

/** One throwaway server per run (no fsync), or the one that DATABASE_URL names. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['DATABASE_URL']
  if (given) return { ownerUrl: given, stop: async () => {} }
  await removeAbandoned()
  const dataDir = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`))
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true })
  try {
    const server = await startEmbedded({ dataDir, fsync: false })
    return { ownerUrl: server.ownerUrl, stop: () => server.stop().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The server of a run that was killed lives on; nobody else would ever stop it. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^quanheng-test-(\d+)-/.exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    const dataDir = path.join(tmpdir(), name)
    try {
      const postmaster = await readPostmaster(clusterOf(dataDir))
      if (postmaster && (await isPostgres(postmaster.pid)))
        await (await startEmbedded({ dataDir, fsync: false })).stop()
      await rm(dataDir, { recursive: true, force: true })
    } catch {
      // It belongs to another user, or another run is removing it.
    }
  }
}
