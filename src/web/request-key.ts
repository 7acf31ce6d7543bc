import { type Post, reach } from './call.ts'

/** A key for one form. Made of random bytes: the browser's own UUIDs are there over HTTPS only. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Keys of what was sent and has no answer yet, by content. */
const open = new Map<string, string>()

/**
 * Posts something once. What comes from a form goes under the form's key; anything else that is sent twice at once, or again after its
 * answer was lost, goes under the same key, and once there is an answer the same content is a new wish.
 */
export async function postOnce(path: string, post: Post, formKey?: string): Promise<Response> {
  const content = `${path} ${post.body}`
  const key = formKey ?? open.get(content) ?? newKey()
  const request = { ...post, headers: { ...post.headers, 'idempotency-key': key } }
  if (formKey !== undefined) return await reach(path, request)
  open.set(content, key)
  try {
    const answer = await reach(path, request)
    open.delete(content)
    return answer
  } catch (error) {
    const { status = 0 } = error as { status?: number }
    if (status >= 400 && status < 500) open.delete(content)
    else open.set(content, key)
    throw error
  }
}
