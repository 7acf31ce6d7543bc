import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(argon2)
// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 }

async function digest(password: string, salt: Buffer): Promise<Buffer> {
  return (await run('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    tagLength: 32,
    ...cost,
  })) as Buffer
}

/** Salted argon2id digest of a password, as text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `argon2id$${cost.memory}$${cost.passes}$${salt.toString('base64url')}$${(await digest(password, salt)).toString('base64url')}`
}

/** Whether a password fits its digest; takes as long for a digest that is none. */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [, , , salt = '', hash = ''] = stored.split('$')
  const expected = Buffer.from(hash, 'base64url')
  const actual = await digest(password, salt ? Buffer.from(salt, 'base64url') : randomBytes(16))
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
