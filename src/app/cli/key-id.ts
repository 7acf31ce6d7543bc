import { openKeys } from '#platform/crypto/keys.ts'
import { exists } from './open.ts'

/** Id of the key in a key file, which stands before every value sealed with it; null where there is no key yet. */
export async function keyIdOf(file: string | undefined): Promise<string | null> {
  // Opening would make a key where there is none.
  if (file === undefined || !(await exists(file))) return null
  return (await openKeys(file)).seal('').split(':')[1] ?? null
}
