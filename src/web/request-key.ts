/** A key for one form. Made of random bytes: the browser's own UUIDs are there over HTTPS only. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const open = new Map<string, { key: string; senders: number }>()

/**
 * Sends something that has no form's key. The same content that is sent twice at once, or again after its answer was lost, goes
 * under the same key; once there is an answer, the same content is a new wish.
 */
export async function keyFor<T>(content: string, post: (key: string) => Promise<T>): Promise<T> {
  const entry = open.get(content) ?? { key: newKey(), senders: 0 }
  open.set(content, entry)
  entry.senders++
  let answered = true
  try {
    return await post(entry.key)
  } catch (error) {
    const status = (error as { status?: number }).status ?? 0
    answered = status >= 400 && status < 500
    throw error
  } finally {
    entry.senders--
    if (answered && entry.senders === 0 && open.get(content) === entry) open.delete(content)
  }
}
