import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { batchRows, type SheetRow, type SheetRows } from './cell.ts'
import { detectEncoding, type TextEncoding } from './detect.ts'
import { fileRefusal } from './file-refusals.ts'

/** Longest record in characters; beyond it a quote was left open. */
const longestRecord = 1_000_000
const sampleBytes = 65_536
const chunkBytes = 262144

/**
 * Reads a separated text file in batches, in flat memory: UTF-8 (with or without BOM), GB18030 or UTF-16, separated by comma, tab,
 * semicolon or bar. `row` counts records, as Excel does: a quoted cell with line breaks is one row. Throws the Refusal
 * `exchange.file.open-quote` when a quote is never closed.
 */
export async function* readCsv(file: { name: string; path: string; size: number }): AsyncGenerator<SheetRows> {
  const { encoding, sample } = await sampleText(file.path)
  const decoder = streamDecoder(encoding)
  const tokenizer = new CsvTokenizer(detectDelimiter(sample), (row) => fileRefusal.openQuote(file.name, row))
  // Very old exports end lines with a carriage return alone.
  const loneReturns = !sample.includes('\n') && sample.includes('\r')
  let rows: SheetRow[] = []
  let bytes = 0
  let first = true
  const batch = (): SheetRows => ({ sheet: '', rows, progress: file.size === 0 ? 1 : Math.min(1, bytes / file.size) })
  for await (const chunk of createReadStream(file.path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    let text = decoder.write(chunk)
    if (first && text !== '') {
      first = false
      if (text.startsWith('\ufeff')) text = text.slice(1)
    }
    tokenizer.write(loneReturns ? text.replaceAll('\r', '\n') : text, rows)
    if (rows.length >= batchRows) {
      yield batch()
      rows = []
    }
  }
  const tail = decoder.end()
  tokenizer.write(loneReturns ? tail.replaceAll('\r', '\n') : tail, rows)
  tokenizer.end(rows)
  if (rows.length > 0) yield batch()
}

/**
 * Cuts separated text into rows, chunk by chunk. Our own, because the libraries at hand take the whole text at once, and
 * because a line without a quote, which is nearly every line, needs no more than `split`. Quotes follow RFC 4180, leniently: a quote
 * inside a cell that does not begin with one is text, and Excel's `="0012"` is the text 0012.
 */
export class CsvTokenizer {
  private rest = ''
  private row = 0
  private readonly delimiter: string
  private readonly openQuote: (row: number) => Error

  constructor(delimiter: string, openQuote: (row: number) => Error) {
    this.delimiter = delimiter
    this.openQuote = openQuote
  }

  /** Takes the next piece of text and appends the rows that it completes. */
  write(text: string, into: SheetRow[]): void {
    const buffer = this.rest === '' ? text : this.rest + text
    let at = 0
    let quote = buffer.indexOf('"')
    for (;;) {
      const newline = buffer.indexOf('\n', at)
      if (newline === -1) break
      if (quote !== -1 && quote < at) quote = buffer.indexOf('"', at)
      if (quote === -1 || quote > newline) {
        const end = newline > at && buffer.charCodeAt(newline - 1) === 13 ? newline - 1 : newline
        into.push({ row: ++this.row, cells: this.plainLine(buffer.slice(at, end)) })
        at = newline + 1
        continue
      }
      const cells: string[] = []
      const next = this.quotedRecord(buffer, at, cells, false)
      if (next === -1) break
      into.push({ row: ++this.row, cells })
      at = next
    }
    this.rest = at === 0 ? buffer : buffer.slice(at)
    if (this.rest.length > longestRecord) throw this.openQuote(this.row + 1)
  }

  /** Appends the last row when the file does not end with a line break. */
  end(into: SheetRow[]): void {
    if (this.rest === '') return
    const cells: string[] = []
    if (this.quotedRecord(this.rest, 0, cells, true) === -1) throw this.openQuote(this.row + 1)
    into.push({ row: ++this.row, cells })
    this.rest = ''
  }

  private plainLine(line: string): string[] {
    // The first line of some exports tells Excel the separator; it is no data.
    if (this.row === 1 && /^sep=.$/i.test(line)) return []
    return line === '' ? [] : line.split(this.delimiter)
  }

  /** Reads one record from `at`; returns where the next one starts, or -1 when the record is not complete in `text`. */
  private quotedRecord(text: string, at: number, cells: string[], atEnd: boolean): number {
    const { delimiter } = this
    let i = at
    for (;;) {
      let value = ''
      if (text.charCodeAt(i) === 34) {
        let from = i + 1
        for (;;) {
          const close = text.indexOf('"', from)
          if (close === -1) return -1
          if (text.charCodeAt(close + 1) === 34) {
            value += text.slice(from, close + 1)
            from = close + 2
            continue
          }
          // The second half of a doubled quote may still be to come.
          if (close + 1 === text.length && !atEnd) return -1
          value += text.slice(from, close)
          i = close + 1
          break
        }
      }
      const delimiterAt = text.indexOf(delimiter, i)
      const newlineAt = text.indexOf('\n', i)
      if (newlineAt === -1 && !atEnd) return -1
      const lineEnd = newlineAt === -1 ? text.length : newlineAt
      const more = delimiterAt !== -1 && delimiterAt < lineEnd
      let end = more ? delimiterAt : lineEnd
      if (!more && end > i && text.charCodeAt(end - 1) === 13) end--
      value += text.slice(i, end)
      cells.push(value.startsWith('="') && value.endsWith('"') && value.length > 2 ? value.slice(2, -1) : value)
      if (!more) return lineEnd + 1
      i = delimiterAt + 1
    }
  }
}

const delimiters = [',', '\t', ';', '|'] as const

/** The separator of a text sample: the one that most lines have most of, quoted text left out; comma when there is none. */
export function detectDelimiter(sample: string): string {
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(sample)
  if (declared?.[1]) return declared[1]
  const lines = sample
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 60)
    .filter((line) => line.trim() !== '')
  let best: { delimiter: string; median: number; total: number } = { delimiter: ',', median: 0, total: 0 }
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).sort((a, b) => a - b)
    const median = counts[Math.floor(counts.length / 2)] ?? 0
    const total = counts.reduce((sum, n) => sum + n, 0)
    if (median > best.median || (median === best.median && total > best.total)) best = { delimiter, median, total }
  }
  return best.delimiter
}

interface Decoder {
  write(chunk: Buffer): string
  end(): string
}

/** Bytes that cannot be read become U+FFFD, which cell parsing reports where it stands. */
function streamDecoder(encoding: TextEncoding): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8')
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

/** Encoding of the file and its first 64 kB as text; reads further only while everything is plain ASCII. */
async function sampleText(path: string): Promise<{ encoding: TextEncoding; sample: string }> {
  const handle = await open(path)
  try {
    let head: Buffer | undefined
    for (let position = 0; ; position += sampleBytes) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, position)
      const bytes = buffer.subarray(0, bytesRead)
      head ??= bytes
      const encoding = detectEncoding(bytes, bytesRead < sampleBytes)
      if (encoding) return { encoding, sample: new TextDecoder(encoding).decode(head) }
    }
  } finally {
    await handle.close()
  }
}

/** A whole text file that is small enough to be held, decoded the same way. */
export function decodeWhole(bytes: Buffer): string {
  return new TextDecoder(detectEncoding(bytes, true) ?? 'utf-8').decode(bytes)
}
