import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysOf } from '#platform/crypto/keys.ts'
import { FileStore } from './store.ts'

let folder = ''
let store: FileStore
const folders = () => ({ files: join(folder, 'files'), incoming: join(folder, 'incoming') })
const keys = keysOf(randomBytes(32), 'unused')
const mib = 1024 * 1024
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanheng-files-'))
  store = new FileStore(folders(), keys)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const placeOf = (digest: string): string => join(folder, 'files', digest.slice(0, 2), digest)
async function kept(content: Buffer): Promise<string> {
  const incoming = await store.receive(Readable.from([content]), 20 * mib)
  await incoming.keep()
  return incoming.digest
}

describe('a file by its content', () => {
  it('comes out as it went in, whatever its length, and lies sealed', async () => {
    for (const length of [1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3 * mib + 17]) {
      const content = randomBytes(length)
      const incoming = await store.receive(
        Readable.from([content.subarray(0, length / 2), content.subarray(length / 2)]),
        20 * mib,
      )
      expect(incoming.digest).toBe(createHash('sha256').update(content).digest('hex'))
      expect(incoming.size).toBe(length)
      expect((await buffer(incoming.read())).equals(content)).toBe(true)
      await incoming.keep()
      expect((await buffer(await store.read(incoming.digest))).equals(content)).toBe(true)
    }
    const text = Buffer.from('营业执照'.repeat(50_000))
    const digest = await kept(text)
    expect((await readFile(placeOf(digest))).includes(Buffer.from('营业执照'))).toBe(false)
    expect((await stat(placeOf(digest))).mode & 0o077).toBe(0)
    expect(await readdir(folders().incoming)).toEqual([])
  })

  it('is kept once, and whole again when it comes a second time after it was damaged', async () => {
    const content = randomBytes(100_000)
    const digest = await kept(content)
    const before = (await readdir(join(folder, 'files'), { recursive: true })).length
    await writeFile(placeOf(digest), 'x')
    expect(await kept(content)).toBe(digest)
    expect((await readdir(join(folder, 'files'), { recursive: true })).length).toBe(before)
    expect((await buffer(await store.read(digest))).equals(content)).toBe(true)
  })

  it('breaks off rather than give something else: changed, cut, exchanged', async () => {
    const content = randomBytes(200_000)
    const digest = await kept(content)
    const whole = await readFile(placeOf(digest))
    const other = await readFile(placeOf(await kept(randomBytes(200_000))))
    const piece = 4 + whole.readUInt32BE(0)
    const flipped = Buffer.from(whole)
    flipped[90_000]! ^= 1
    const tampered = [
      flipped,
      whole.subarray(0, piece),
      whole.subarray(0, whole.length - 10),
      Buffer.concat([whole.subarray(piece, 2 * piece), whole.subarray(0, piece), whole.subarray(2 * piece)]),
      Buffer.concat([whole.subarray(0, piece), other.subarray(piece)]),
      other,
      Buffer.alloc(0),
    ]
    for (const [i, bytes] of tampered.entries()) {
      await writeFile(placeOf(digest), bytes)
      const read = buffer(await store.read(digest))
      await expect(read, `way ${i}`).rejects.toMatchObject({ code: 'crypto.changed' })
    }
  })

  it('leaves nothing behind when it is too large, empty, or breaks off', async () => {
    const large = store.receive(Readable.from([randomBytes(mib), randomBytes(mib)]), 1.5 * mib)
    await expect(large).rejects.toMatchObject({ code: 'file.too-large', message: /1 MB/ })
    await expect(store.receive(Readable.from([]), mib)).rejects.toMatchObject({ code: 'file.empty' })
    const broken = new Readable({
      read() {
        this.push(randomBytes(1000))
        this.destroy(new Error('gone'))
      },
    })
    await expect(store.receive(broken, mib)).rejects.toThrow('gone')
    const dropped = await store.receive(Readable.from([randomBytes(10)]), mib)
    await dropped.drop()
    expect(await readdir(folders().incoming)).toEqual([])
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ status: 404 })
    await expect(store.read('../../etc/passwd')).rejects.toMatchObject({ status: 404 })
  })

  it('goes to the disk as it comes, not at the end', async () => {
    const pieces = 400
    let least = Infinity
    async function* much(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < pieces; sent++) {
        yield Buffer.alloc(64 * 1024, sent % 251)
        const [name] = await readdir(folders().incoming)
        const written = (await stat(join(folders().incoming, name!))).size
        least = Math.min(least, written - sent * 64 * 1024)
      }
    }
    const incoming = await store.receive(Readable.from(much()), 200 * mib)
    expect(incoming.size).toBe(pieces * 64 * 1024)
    // At most a piece or two wait in memory.
    expect(least).toBeGreaterThan(-3 * 64 * 1024)
    await incoming.drop()
  })
})
