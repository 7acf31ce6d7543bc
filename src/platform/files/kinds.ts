import { type FileKind, fileKinds } from './terms.ts'

/** Bytes of the beginning and of the end by which `kindOf` tells: a list of contents of an archive stands at its end. */
export const headBytes = 4096
export const tailBytes = 256 * 1024

const starts = (bytes: Buffer, at: number, ...wanted: number[]): boolean => wanted.every((b, i) => bytes[at + i] === b)

/**
 * What a file is, by its bytes and never by its name: the kind, `macro` for an Office file that carries programs, nothing for
 * what is not known. `tail` is the end of the file, up to `tailBytes`; `size` its whole length.
 */
export function kindOf(head: Buffer, tail: Buffer, size: number): FileKind | 'macro' | undefined {
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf'
  if (starts(head, 0, 0xff, 0xd8, 0xff)) return 'jpg'
  if (starts(head, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(head, 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'office'
  if (head.subarray(4, 8).equals(Buffer.from('ftyp'))) return 'mp4'
  if (starts(head, 0, 0x49, 0x44, 0x33) || (head[0] === 0xff && [0xfb, 0xf3, 0xf2].includes(head[1] ?? 0))) return 'mp3'
  if (starts(head, 0, 0x50, 0x4b, 0x03, 0x04)) return archiveKind(namesIn(tail, size))
  return undefined
}

function archiveKind(names: readonly string[]): FileKind | 'macro' | undefined {
  if (names.some((n) => n.toLowerCase().endsWith('vbaproject.bin'))) return 'macro'
  if (names.includes('OFD.xml')) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return undefined
  if (names.some((n) => n.startsWith('word/'))) return 'docx'
  return names.some((n) => n.startsWith('xl/')) ? 'xlsx' : undefined
}

const endOfDirectory = 0x06054b50
const entryOfDirectory = 0x02014b50

/** Names in a zip archive, from the directory at its end; none where the directory is damaged or longer than what is known of the end. */
function namesIn(tail: Buffer, size: number): string[] {
  const names: string[] = []
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end--
  if (end < 0) return names
  const count = tail.readUInt16LE(end + 10)
  let at = tail.readUInt32LE(end + 16) - (size - tail.length)
  for (let i = 0; i < count; i++) {
    if (at < 0 || at + 46 > end || tail.readUInt32LE(at) !== entryOfDirectory) return []
    const length = tail.readUInt16LE(at + 28)
    names.push(tail.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32)
  }
  return names
}

/** The name under which a file is given back: its own, ending as its content demands. A `.exe` with the content of a PDF is a PDF. */
export function nameFor(name: string, kind: FileKind): string {
  const { suffixes } = fileKinds[kind]
  const suffix = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  return suffix && (suffixes as readonly string[]).includes(suffix) ? name : `${name}.${suffixes[0]}`
}
