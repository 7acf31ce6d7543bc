import pg from 'pg'

/** After a lost connection the next one is tried so much later. */
const againMs = 1_000

/**
 * Calls `heard` whenever somebody notifies `channel`, and whenever a notification may have been missed: after every
 * connection and at its loss. A lost connection is made anew until the function given back is called.
 */
export async function listen(url: string, channel: string, heard: () => void): Promise<() => Promise<void>> {
  let stopped = false
  let again: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  const connect = async (): Promise<void> => {
    const made = new pg.Client({ connectionString: url, application_name: 'quanheng-listen' })
    client = made
    made.on('error', () => undefined)
    made.on('notification', heard)
    made.once('end', () => {
      heard()
      if (!stopped) again = setTimeout(() => void connect().catch(() => undefined), againMs).unref()
    })
    await made.connect()
    await made.query(`listen ${pg.escapeIdentifier(channel)}`)
    heard()
  }
  await connect()
  return async () => {
    stopped = true
    clearTimeout(again)
    await client?.end().catch(() => undefined)
  }
}
