import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '#platform/errors/refusal.ts'

/** Seals personal numbers and derives keys. Algorithm and key id stand in front of each sealed value. */
export interface Keys {
  /** Where the key lies; never inside a backup. */
  readonly file: string
  seal(text: string): string
  open(sealed: string): string
  /** The same for bytes, such as a piece of a file. */
  sealBytes(plain: Buffer): Buffer
  openBytes(sealed: Buffer): Buffer
  /** Keyed digest for looking a whole number up without storing it. */
  lookup(text: string): string
  /** A password or token that only this installation can make again. */
  derive(purpose: string): string
}

/** How one algorithm seals bytes, in a form that `open` takes apart again; throws where they were changed. */
interface Sealing {
  seal(plain: Buffer): Buffer
  open(sealed: Buffer): Buffer
}

const aes = (key: Buffer): Sealing => ({
  seal: (plain) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  },
  open: (sealed) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  },
})

/** SM4 in counter mode, then HMAC-SM3 over nonce and text (GB/T 32907, GB/T 32905): the runtime has no SM4 with a tag of its own. */
const sm = (key: Buffer, macKey: Buffer): Sealing => {
  const tagOf = (iv: Buffer, body: Buffer): Buffer => createHmac('sm3', macKey).update(iv).update(body).digest()
  return {
    seal: (plain) => {
      const iv = randomBytes(16)
      const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), iv)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([iv, tagOf(iv, body), body])
    },
    open: (sealed) => {
      const [iv, tag, body] = [sealed.subarray(0, 16), sealed.subarray(16, 48), sealed.subarray(48)]
      if (tag.length !== 32 || !timingSafeEqual(tag, tagOf(iv, body))) throw new Error('the tag does not fit')
      const decipher = createDecipheriv('sm4-ctr', key.subarray(0, 16), iv)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}

/**
 * The key of an installation, made at first use (0600). `cipher` says what is sealed with from now on: AES-256-GCM, or SM4 and
 * SM3; both are opened. Refuses a key file that is damaged or unreadable, and a value of another key or that was changed.
 */
export async function openKeys(file: string, cipher: 'aes' | 'sm' = 'aes'): Promise<Keys> {
  return keysOf((await readKey(file)) ?? (await makeKey(file)), file, cipher)
}

/** The key of an installation from its 32 bytes, which lie in `file`. */
export function keysOf(key: Buffer, file: string, cipher: 'aes' | 'sm' = 'aes'): Keys {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 8)
  const sub = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
  const looking = sub('lookup')
  const sealings: Readonly<Record<string, Sealing>> = {
    aes256gcm: aes(sub('seal')),
    sm4sm3: sm(sub('seal-sm4'), sub('seal-sm3')),
  }
  const now = cipher === 'sm' ? 'sm4sm3' : 'aes256gcm'
  const head = (algorithm: string): Buffer => Buffer.from(`${algorithm}:${id}:`)
  return {
    file,
    sealBytes: (plain) => Buffer.concat([head(now), sealings[now]!.seal(plain)]),
    openBytes: (sealed) => {
      const algorithm = Object.keys(sealings).find((name) => sealed.subarray(0, head(name).length).equals(head(name)))
      if (!algorithm)
        throw new Refusal('crypto.key', '这个文件是用另一把密钥加密的，请恢复原来的密钥文件。', { status: 409 })
      try {
        return sealings[algorithm]!.open(sealed.subarray(head(algorithm).length))
      } catch {
        throw new Refusal('crypto.changed', '这个加密的文件被改动过，已无法解开，请从备份中恢复。', { status: 409 })
      }
    },
    seal: (text) => `${now}:${id}:${sealings[now]!.seal(Buffer.from(text)).toString('base64url')}`,
    open: (sealed) => {
      const [algorithm, keyId, body] = sealed.split(':')
      const sealing = sealings[algorithm ?? '']
      if (!sealing || keyId !== id || !body)
        throw new Refusal('crypto.key', '这个号码是用另一把密钥加密的，请恢复原来的密钥文件。', { status: 409 })
      try {
        return sealing.open(Buffer.from(body, 'base64url')).toString('utf8')
      } catch {
        throw new Refusal('crypto.changed', '这个加密的号码被改动过，已无法解开，请从备份中恢复。', { status: 409 })
      }
    },
    lookup: (text) => createHmac('sha256', looking).update(text).digest('base64url'),
    derive: (purpose) => createHmac('sha256', sub('derive')).update(purpose).digest('base64url'),
  }
}

async function readKey(file: string): Promise<Buffer | undefined> {
  try {
    const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
    if (key.length === 32) return key
    throw new Refusal('crypto.key-file', `密钥文件 ${file} 已损坏，请从备份中恢复它。`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof Refusal) throw error
    throw new Refusal('crypto.key-file', `读不了密钥文件 ${file}，请检查它的权限。`)
  }
}

async function makeKey(file: string): Promise<Buffer> {
  const key = randomBytes(32)
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, key.toString('base64') + '\n', { mode: 0o600 })
  await chmod(temporary, 0o600)
  await rename(temporary, file)
  return key
}
