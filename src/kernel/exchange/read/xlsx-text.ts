const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML text with its entities replaced; unknown entities stay as they are. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi,
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

const onlyText = /^(?:<(?:\w+:)?is>)?<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<\/(?:\w+:)?t>(?:<\/(?:\w+:)?is>)?$/

/**
 * Text of a rich-text container (`si`, `is`): its runs joined, phonetic guides left out. Reads only up to the last closing tag, so that
 * tags left open on purpose cost no time.
 */
export function richText(xml: string): string {
  const one = onlyText.exec(xml)
  if (one) return cellString(one[1] ?? '')
  const prefix = /<(\w+:)?[tr](?=[\s/>])/.exec(xml)?.[1] ?? ''
  const runs = withoutPhonetics(xml.slice(0, xml.lastIndexOf(`</${prefix}t>`) + prefix.length + 4), prefix)
  let text = ''
  for (const m of runs.matchAll(/<(?:\w+:)?t(?:\s[^<>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g))
    text += plainText(m[1] ?? '')
  return text
}

function withoutPhonetics(xml: string, prefix: string): string {
  const open = `<${prefix}rPh`
  const close = `</${prefix}rPh>`
  let kept = ''
  let at = 0
  for (let start = xml.indexOf(open); start !== -1; start = xml.indexOf(open, at)) {
    kept += xml.slice(at, start)
    const end = xml.indexOf(close, start)
    if (end === -1) return kept
    at = end + close.length
  }
  return kept + xml.slice(at)
}

/** Text with CDATA sections, which some writers use instead of entities. */
function plainText(xml: string): string {
  let text = ''
  let at = 0
  for (let start = xml.indexOf('<![CDATA['); start !== -1; start = xml.indexOf('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', start)
    if (end === -1) break
    text += cellString(xml.slice(at, start)) + xml.slice(start + 9, end)
    at = end + 3
  }
  return text + cellString(xml.slice(at))
}

/** Attributes of every element of that local name. For flat lists only: no tree is built. */
export function elements(xml: string, local: string): Map<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${local}\\s([^<>]*)>`, 'g'))].map(
    (m) =>
      new Map(
        [...(m[1] ?? '').matchAll(/(?<![\w:.-])([\w:.-]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((a) => [
          a[1] ?? '',
          unescapeXml(a[2] ?? a[3] ?? ''),
        ]),
      ),
  )
}
