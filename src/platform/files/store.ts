import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Keys } from '#platform/crypto/keys.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { headBytes, tailBytes } from './kinds.ts'

/** Plain bytes that are sealed at a time: the most of a file that is ever in memory, apart from its end. */
const pieceBytes = 64 * 1024
/** In front of each sealed piece's bytes: which file, which piece, whether the last. */
const markBytes = 16 + 4 + 1

/** A file that came in whole and lies sealed under a temporary name; `keep` or `drop` it. */
export interface Incoming {
  /** SHA-256 of the content, hexadecimal. */
  digest: string
  size: number
  head: Buffer
  tail: Buffer
  read(): Readable
  /** Puts it into its place; from then on its digest finds it. */
  keep(): Promise<void>
  drop(): Promise<void>
}

/**
 * Files by their content: the same bytes are kept once, sealed piece by piece, and take their place by a rename when they are
 * whole on the disk. Incoming files lie in a folder beside; both must be on one file system.
 */
export class FileStore {
  readonly #files: string
  readonly #incoming: string
  readonly #keys: Pick<Keys, 'sealBytes' | 'openBytes'>

  constructor(folders: { files: string; incoming: string }, keys: Pick<Keys, 'sealBytes' | 'openBytes'>) {
    this.#files = folders.files
    this.#incoming = folders.incoming
    this.#keys = keys
  }

  /** Throws away what came in before the server last stopped: nobody waits for it any more. */
  async clearIncoming(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true })
  }

  /**
   * Takes a file in. Refuses `file.too-large` beyond `most` bytes, `file.empty`, and `file.disk-full`; keeps nothing of a file
   * that is refused or breaks off.
   */
  async receive(content: Readable, most: number): Promise<Incoming> {
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 })
    const path = join(this.#incoming, randomBytes(12).toString('hex'))
    const drop = (): Promise<void> => rm(path, { force: true })
    const file = await open(path, 'wx', 0o600)
    try {
      const written = await this.#write(file, content, most)
      await file.sync()
      await file.close()
      return {
        ...written,
        drop,
        read: () => Readable.from(this.#pieces(path, written.digest), { objectMode: false }),
        keep: () => this.#place(path, written.digest),
      }
    } catch (error) {
      await file.close().catch(() => undefined)
      await drop()
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new Refusal('file.disk-full', '服务器磁盘已满，文件没有收下，请告诉系统管理员。', { status: 409 })
      throw error
    }
  }

  /** The content of a file. Refuses `not-found` when it is gone; a file that was changed breaks off with `crypto.changed`. */
  async read(digest: string): Promise<Readable> {
    const path = this.#placeOf(digest)
    const there = await stat(path).catch(() => undefined)
    if (!there) throw notFound('这个文件的内容')
    return Readable.from(this.#pieces(path, digest), { objectMode: false })
  }

  async #write(
    file: FileHandle,
    content: Readable,
    most: number,
  ): Promise<Pick<Incoming, 'digest' | 'size' | 'head' | 'tail'>> {
    const hash = createHash('sha256')
    const fileId = randomBytes(16)
    let size = 0
    let pieces = 0
    let waiting: Buffer = Buffer.alloc(0)
    let head: Buffer = Buffer.alloc(0)
    let tail: Buffer = Buffer.alloc(0)
    const put = async (plain: Buffer, last: boolean): Promise<void> => {
      const mark = Buffer.alloc(markBytes)
      fileId.copy(mark)
      mark.writeUInt32BE(pieces++, 16)
      mark.writeUInt8(last ? 1 : 0, 20)
      const sealed = this.#keys.sealBytes(Buffer.concat([mark, plain]))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(sealed.length)
      await file.write(Buffer.concat([length, sealed]))
    }
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most)
        throw new Refusal('file.too-large', `文件超过 ${Math.floor(most / 1024 / 1024)} MB，请压缩或分开后再传。`, {
          fields: { files: `超过 ${Math.floor(most / 1024 / 1024)} MB` },
        })
      hash.update(chunk)
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
      tail = Buffer.concat([tail, chunk]).subarray(-tailBytes)
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      for (; waiting.length > pieceBytes; waiting = waiting.subarray(pieceBytes))
        await put(waiting.subarray(0, pieceBytes), false)
    }
    if (size === 0)
      throw new Refusal('file.empty', '文件是空的，请核对后重新选择。', { fields: { files: '文件是空的' } })
    await put(waiting, true)
    return { digest: hash.digest('hex'), size, head, tail }
  }

  async #place(path: string, digest: string): Promise<void> {
    const place = this.#placeOf(digest)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    // The same content that is there already is replaced by its equal: a file that was damaged is whole again.
    await rename(path, place)
    const folder = await open(dirname(place), 'r')
    // A power loss must not leave the row without the name. Some systems cannot sync a folder.
    await folder.sync().catch(() => undefined)
    await folder.close()
  }

  #placeOf(digest: string): string {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw notFound('这个文件的内容')
    return join(this.#files, digest.slice(0, 2), digest)
  }

  /** The plain pieces of a file; throws as soon as one is missing, out of place, of another file or changed. */
  async *#pieces(path: string, digest: string): AsyncGenerator<Buffer> {
    const changed = (): Refusal =>
      new Refusal('crypto.changed', '这个加密的文件被改动过，已无法解开，请从备份中恢复。', { status: 409 })
    const file = await open(path, 'r')
    try {
      const hash = createHash('sha256')
      let fileId: Buffer | undefined
      for (let index = 0, last = false; !last; index++) {
        const length = (await file.read(Buffer.alloc(4), 0, 4)) as { buffer: Buffer; bytesRead: number }
        const size = length.bytesRead === 4 ? length.buffer.readUInt32BE() : 0
        if (size === 0 || size > pieceBytes * 2) throw changed()
        const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size)
        if (bytesRead !== size) throw changed()
        const piece = this.#keys.openBytes(buffer)
        fileId ??= piece.subarray(0, 16)
        if (piece.length < markBytes || !piece.subarray(0, 16).equals(fileId) || piece.readUInt32BE(16) !== index)
          throw changed()
        last = piece.readUInt8(20) === 1
        const plain = piece.subarray(markBytes)
        hash.update(plain)
        // Before the last piece goes out, the whole is known to be what its name says.
        if (last && hash.copy().digest('hex') !== digest) throw changed()
        yield plain
      }
    } finally {
      await file.close()
    }
  }
}
