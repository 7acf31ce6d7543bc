import { isAscii, isUtf8 } from 'node:buffer'

/** What the first bytes say about a file, whatever its extension. */
type Content =
  | { readonly kind: 'zip' | 'ole' | 'biff' | 'html' | 'spreadsheet-xml' | 'text' }
  | { readonly kind: 'other'; readonly what: string }

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF', '是 PDF 文件'],
  ['Rar!', '是压缩包，请先解压'],
  ['7z\xbc\xaf\x27\x1c', '是压缩包，请先解压'],
  ['\x1f\x8b', '是压缩包，请先解压'],
  ['\x89PNG', '是图片'],
  ['\xff\xd8\xff', '是图片'],
  ['GIF8', '是图片'],
  ['BM', '是图片'],
  ['{\\rtf', '是 RTF 文档'],
]

/**
 * Recognises a file by its first 64 kB: zip container, OLE container, bare BIFF, HTML, SpreadsheetML 2003, plain text, or
 * something else with a Chinese phrase that says what it is.
 */
export function detectContent(head: Buffer): Content {
  const start = head.toString('latin1', 0, 8)
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'zip' }
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return { kind: 'ole' }
  if (bareBiff(head)) return { kind: 'biff' }
  const binary = signatures.find(([magic]) =>
    magic === 'BM' ? start.startsWith('BM') && head.includes(0) : start.startsWith(magic),
  )
  if (binary) return { kind: 'other', what: binary[1] }
  if (utf16(head) === undefined && head.includes(0)) return { kind: 'other', what: '是二进制文件' }
  const text = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (text.startsWith('<')) {
    if (/urn:schemas-microsoft-com:office:spreadsheet/i.test(text) && /^<\?(xml|mso)/i.test(text))
      return { kind: 'spreadsheet-xml' }
    if (/<(html|table|!doctype html|head|body|meta|style)\b/i.test(text)) return { kind: 'html' }
    return { kind: 'other', what: '是 XML 文件' }
  }
  return { kind: 'text' }
}

/** A BIFF 2–8 stream without its OLE container begins with a BOF record: 09, version, length 4–16. */
const bareBiff = (head: Buffer): boolean =>
  head[0] === 9 && [0, 2, 4, 8].includes(head[1] ?? -1) && (head[2] ?? 0) >= 4 && (head[2] ?? 0) <= 16 && head[3] === 0

/** Encodings that upper systems and Excel write text files in. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

function utf16(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/**
 * The encoding of a text file from a sample of it, or undefined when the sample is plain ASCII and decides nothing (read on).
 * Valid UTF-8 is UTF-8 unless it holds no character from U+0800 up while reading it as GB18030 gives Chinese: a few GB2312
 * words happen to be valid UTF-8. Invalid UTF-8 is whichever of the two leaves fewer characters unreadable, so that one cell cut in
 * the middle of a character does not turn a UTF-8 file into nonsense.
 */
export function detectEncoding(sample: Buffer, sampleIsWhole: boolean): TextEncoding | undefined {
  const wide = utf16(sample)
  if (wide) return wide
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (isAscii(sample)) return sampleIsWhole ? 'utf-8' : undefined
  const whole = sampleIsWhole ? sample : sample.subarray(0, lastWholeCharacter(sample))
  const asUtf8 = whole.toString('utf8')
  const asGb = new TextDecoder('gb18030').decode(sample)
  if (!isUtf8(whole)) return damage(asUtf8) <= damage(asGb) ? 'utf-8' : 'gb18030'
  const chinese = /[\u4e00-\u9fff]/
  return !/[\u0800-\uffff]/.test(asUtf8) && chinese.test(asGb) && damage(asGb) === 0 ? 'gb18030' : 'utf-8'
}

/** Unreadable characters, and private-use ones, which GB18030 gives for bytes that are no Chinese text. */
function damage(text: string): number {
  return text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
}

/** Length of the sample without a UTF-8 character cut off at its end. */
function lastWholeCharacter(sample: Buffer): number {
  for (let back = 1; back <= Math.min(3, sample.length); back++) {
    const byte = sample[sample.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needs > back ? sample.length - back : sample.length
  }
  return sample.length
}
