const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML text with its entities replaced; unknown entities stay as they are. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Text of a cell: entities, and the `_x000D_` spelling that Excel gives to control characters (ECMA-376 22.9.2.19). */
export function cellString(xml: string): string {
  const text = unescapeXml(xml)
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** Text of a rich-text container (`si`, `is`): its runs joined, phonetic guides left out. */
export function richText(xml: string): string {
  const one = /^<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>$/.exec(xml)
  if (one) return cellString(one[1] ?? '')
  const plain = xml.replace(/<((?:\w+:)?rPh)\b[\s\S]*?<\/\1>/g, '')
  let text = ''
  for (const m of plain.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) {
    text += (m[1] ?? '')
      .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
      .map((piece, i) => (i % 2 === 1 ? piece : cellString(piece)))
      .join('')
  }
  return text
}

/** Attributes of every element of that local name. For flat lists only: no tree is built. */
export function elements(xml: string, local: string): Map<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${local}\\s([^>]*)>`, 'g'))].map(
    (m) =>
      new Map(
        [...(m[1] ?? '').matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((a) => [
          a[1] ?? '',
          unescapeXml(a[2] ?? a[3] ?? ''),
        ]),
      ),
  )
}
