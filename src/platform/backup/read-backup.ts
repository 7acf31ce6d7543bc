import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type Entry, openPromise } from 'yauzl'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Manifest, filePart, formatVersion, manifestName, parseManifest, tablePart } from './manifest.ts'

/** A backup whose every part was read once and agrees with the list of contents. */
export interface Backup {
  readonly manifest: Manifest
  read(part: string): Promise<Readable>
  close(): void
}

/** Longest list of contents that is read into memory, in bytes. */
const mostManifest = 200_000_000

const foreign = (file: string): Refusal =>
  new Refusal('backup.foreign', `文件 ${file} 不是权衡的备份，请核对文件名；没有恢复任何内容。`)
const damaged = (file: string, what: string): Refusal =>
  new Refusal('backup.damaged', `备份文件 ${file} 不完整或已损坏（${what}），请换一份备份；没有恢复任何内容。`)

/**
 * Opens a backup and reads it through once, before anything is restored from it. Refusals: `backup.missing`,
 * `backup.foreign`, `backup.damaged`, `backup.newer`.
 */
export async function openBackup(file: string): Promise<Backup> {
  const zipped = await startsLikeZip(file)
  const zip = await openPromise(file, { autoClose: false }).catch(() => {
    throw zipped ? damaged(file, '文件没有结尾，可能没有复制完') : foreign(file)
  })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const list = entries.get(manifestName)
    if (!list || list.uncompressedSize > mostManifest) throw foreign(file)
    const manifest = parseManifest(await text(await zip.openReadStreamPromise(list)))
    if (!manifest) throw foreign(file)
    if (manifest.formatVersion > formatVersion) {
      throw new Refusal(
        'backup.newer',
        `备份出自较新的版本 ${manifest.product}，本程序读不了它的格式：请先升级程序再恢复。`,
      )
    }
    const parts = [
      ...manifest.tables.map((t) => ({ part: tablePart(t.name), bytes: t.bytes, sha256: t.sha256 })),
      ...manifest.files.map((f) => ({ part: filePart(f.path), bytes: f.bytes, sha256: f.sha256 })),
    ]
    if (parts.length !== entries.size - 1) throw damaged(file, '内容与清单不一致')
    for (const { part, bytes, sha256 } of parts) {
      const entry = entries.get(part)
      if (!entry || entry.uncompressedSize !== bytes) throw damaged(file, `缺少 ${part}`)
      if ((await sha256Of(await zip.openReadStreamPromise(entry))) !== sha256)
        throw damaged(file, `${part} 与清单里的摘要不符`)
    }
    return {
      manifest,
      read: (part) => zip.openReadStreamPromise(entries.get(part)!),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof Refusal ? error : damaged(file, '压缩内容读不出来')
  }
}

async function sha256Of(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function startsLikeZip(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => {
    throw new Refusal('backup.missing', `打不开备份文件 ${file}，请核对文件名和读取权限。`)
  })
  try {
    if (!(await handle.stat()).isFile()) throw foreign(file)
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(4), position: 0 })
    return bytesRead === 4 && buffer.equals(Buffer.from('PK\x03\x04', 'latin1'))
  } finally {
    await handle.close()
  }
}
