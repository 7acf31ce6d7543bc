import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(argon2)
// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2 }

async function digest(password: string, salt: Buffer, { memory, passes }: typeof cost): Promise<Buffer> {
  return (await run('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    tagLength: 32,
    memory,
    passes,
    parallelism: 1,
  })) as Buffer
}

/** Salted argon2id digest of a password, as text that says how it was made. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const made = await digest(password, salt, cost)
  return `argon2id$${cost.memory}$${cost.passes}$${salt.toString('base64url')}$${made.toString('base64url')}`
}

/** Whether a password fits its digest, at the cost that the digest was made with; takes as long where there is none. */
export async function passwordFits(password: string, stored: string | undefined): Promise<boolean> {
  const [, memory, passes, salt, hash] = stored?.split('$') ?? []
  if (!memory || !passes || !salt || !hash) {
    await digest(password, randomBytes(16), cost)
    return false
  }
  const expected = Buffer.from(hash, 'base64url')
  const actual = await digest(password, Buffer.from(salt, 'base64url'), {
    memory: Number(memory),
    passes: Number(passes),
  })
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
