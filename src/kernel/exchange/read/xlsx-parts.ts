import { StringDecoder } from 'node:string_decoder'
import { elements, richText } from './xlsx-text.ts'

/** Longest shared string in characters of XML; Excel allows 32,767 characters, fonts of their runs included here. */
const longestString = 4_000_000
const item = /<(?:\w+:)?si(?:\s[^<>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g

/**
 * The table of distinct texts of a workbook. Kept as UTF-8 in one buffer, because as strings the texts of 100,000 rows took
 * several times the memory: this table is the only part of reading .xlsx that grows with the file.
 */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(65_536)
  private ends = new Uint32Array(4_096)
  private count = 0

  /** Reads `sharedStrings.xml` piece by piece. */
  static async load(part: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
    const table = new SharedStrings()
    const decoder = new StringDecoder('utf8')
    let rest = ''
    let close = ''
    for await (const chunk of part) {
      rest += decoder.write(chunk as Buffer)
      if (close === '') close = `</${/<(\w+:)?si[\s/>]/.exec(rest)?.[1] ?? ''}si>`
      const whole = rest.lastIndexOf(close) + close.length
      if (whole >= close.length) {
        for (const m of rest.slice(0, whole).matchAll(item)) table.add(richText(m[1] ?? ''))
        rest = rest.slice(whole)
      }
      if (rest.length > longestString) throw new RangeError('shared string too long')
    }
    return table
  }

  /** The text of an index; undefined when the table is shorter, which only a damaged file has. */
  get(index: number): string | undefined {
    const end = index < this.count ? this.ends[index] : undefined
    return end === undefined ? undefined : this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], end)
  }

  private add(text: string): void {
    const start = this.count === 0 ? 0 : (this.ends[this.count - 1] ?? 0)
    const needed = start + text.length * 3
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, Math.ceil(this.bytes.length * 1.5)))
      this.bytes.copy(larger, 0, 0, start)
      this.bytes = larger
    }
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2)
      larger.set(this.ends)
      this.ends = larger
    }
    this.ends[this.count++] = start + this.bytes.write(text, start, 'utf8')
  }
}

/** Built-in number formats that are dates, the Chinese ones (27–36, 50–58) included (ECMA-376 18.8.30). */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])

/** For every cell style of `styles.xml`, whether its number format is a date. */
export function dateStyles(xml: string): boolean[] {
  const custom = new Map(
    elements(xml, 'numFmt').map((a) => [Number(a.get('numFmtId')), isDateFormat(a.get('formatCode') ?? '')]),
  )
  const start = xml.search(/<(?:\w+:)?cellXfs[\s>]/)
  const formats = start === -1 ? '' : xml.slice(start, xml.indexOf('cellXfs>', start + 10))
  return elements(formats, 'xf').map((a) => {
    const id = Number(a.get('numFmtId') ?? '0')
    return custom.get(id) ?? builtInDates.has(id)
  })
}

/** True for a number format code that shows a date or a time: `yyyy"年"m"月"d"日"`, but not `0.00"元"` or `[Red]0`. */
function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
  return /[ymdhs]/i.test(bare)
}
