/** Widths and line breaks that the layout has to know before Word does: a title is broken by words, into a shape. */

/** Width of a text in characters of its own size: a full-width character 1, an ASCII one (digits, Latin) one half. */
export const charactersWide = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x80 ? 0.5 : 1), 0)

/** Characters of 二号 (22 pt) across the text block of 156 mm. */
const lineLength = 20
/** More lines than this are no title any more; they are filled one after the other. */
const shapedLines = 4

/**
 * The lines of a title: as few as fit, cut between words only, in a trapezoid or a diamond and not an hourglass, with `关于` at
 * the start of a line where that fits, and never a line of fewer than four characters. A title with line breaks of its own
 * keeps them.
 */
export function titleLines(title: string): string[] {
  if (title.includes('\n')) return title.split('\n').filter((line) => line.trim() !== '')
  const words = unbroken(title)
  const fewest = Math.max(1, Math.ceil(charactersWide(title) / lineLength))
  for (let lines = fewest; lines <= shapedLines; lines++) {
    const best = bestCut(words, lines)
    if (best) return best
  }
  return filled(words)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Belongs to what stands before: closing marks and particles, and what counts the number before it (2021年, 12家). */
const staysWithPrevious = /^[，。、；：？！）》〉”’】〕％·的等了之]/
const staysWithNext = /[（《〈“‘【〔]$/

/** Words, with marks, particles and units joined to the word that they belong to. */
function unbroken(title: string): string[] {
  const words: string[] = []
  for (const { segment } of segmenter.segment(title)) {
    const last = words.at(-1)
    if (last !== undefined && (staysWithPrevious.test(segment) || staysWithNext.test(last) || /[0-9]$/.test(last)))
      words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words.flatMap((w) => (charactersWide(w) > lineLength ? [...w] : [w]))
}

function bestCut(words: readonly string[], lines: number): string[] | undefined {
  let best: { cost: number; lines: string[] } | undefined
  const cut = (from: number, left: number, made: string[]): void => {
    if (left === 1) {
      const all = [...made, words.slice(from).join('')]
      const cost = costOf(all)
      if (cost !== undefined && (!best || cost < best.cost)) best = { cost, lines: all }
      return
    }
    for (let to = from + 1; to <= words.length - left + 1; to++) {
      const line = words.slice(from, to).join('')
      if (charactersWide(line) > lineLength) return
      cut(to, left - 1, [...made, line])
    }
  }
  cut(0, lines, [])
  return best?.lines
}

/** Undefined for lines that must not be. */
function costOf(lines: readonly string[]): number | undefined {
  const widths = lines.map(charactersWide)
  if (widths.some((w) => w > lineLength) || (lines.length > 1 && widths.some((w) => w < 4))) return undefined
  const mean = widths.reduce((a, b) => a + b, 0) / widths.length
  const uneven = widths.reduce((sum, w) => sum + (w - mean) ** 2, 0) / widths.length
  const hourglass = widths.some((w, i) => i > 0 && i < widths.length - 1 && w < widths[i - 1]! && w < widths[i + 1]!)
  const rectangle = widths.length > 1 && new Set(widths).size === 1
  const openQuotes = lines.filter((l) => count(l, /[“《（]/g) !== count(l, /[”》）]/g)).length
  const about = lines.filter((l, i) => i > 0 && l.startsWith('关于')).length
  return uneven + (hourglass ? 60 : 0) + (rectangle ? 1 : 0) + openQuotes * 10 - about * 20
}

const count = (text: string, what: RegExp): number => [...text.matchAll(what)].length

function filled(words: readonly string[]): string[] {
  const lines: string[] = []
  for (const w of words) {
    const last = lines.at(-1)
    if (last !== undefined && charactersWide(last + w) <= lineLength) lines[lines.length - 1] = last + w
    else lines.push(w)
  }
  return lines
}
