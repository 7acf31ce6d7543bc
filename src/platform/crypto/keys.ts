import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '#platform/errors/refusal.ts'

/** Seals personal numbers and derives keys. Algorithm and key id stand in front of each sealed value. */
export interface Keys {
  /** Where the key lies; never inside a backup. */
  readonly file: string
  seal(text: string): string
  open(sealed: string): string
  /** Keyed digest for looking a whole number up without storing it. */
  lookup(text: string): string
  /** A password or token that only this installation can make again. */
  derive(purpose: string): string
}

/** The key of an installation, made at first use (0600). Refuses a key file that is damaged or unreadable. */
export async function openKeys(file: string): Promise<Keys> {
  const key = (await readKey(file)) ?? (await makeKey(file))
  const id = createHash('sha256').update(key).digest('hex').slice(0, 8)
  const sub = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
  const [sealing, looking] = [sub('seal'), sub('lookup')]
  return {
    file,
    seal: (text) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `aes256gcm:${id}:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open: (sealed) => {
      const [algorithm, keyId, body] = sealed.split(':')
      if (algorithm !== 'aes256gcm' || keyId !== id || !body)
        throw new Refusal('crypto.key', '这个号码是用另一把密钥加密的，请恢复原来的密钥文件。', { status: 409 })
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
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
