import type { Keys } from '#platform/crypto/keys.ts'
import { maskAddress, maskMobile, readAddress, readMobile } from '#platform/message/phone-number.ts'
import { segmentsOf, signed } from '#platform/message/segments.ts'
import { render } from './render.ts'
import type { SendChannel } from './terms.ts'

/** Somebody a message may go to, before anything is known of the number. */
export interface Candidate {
  partyId: string | null
  stationCode: string | null
  personName: string | null
  /** As somebody wrote it; nothing where none is known. */
  written: string | null
  values: Readonly<Record<string, string | null>>
  /** Why it cannot go out, known already. */
  refused?: string
}

/** One line of a batch. */
export interface SendLine {
  place: number
  partyId: string | null
  stationCode: string | null
  personName: string | null
  targetSealed: string | null
  targetMasked: string | null
  targetKey: string | null
  content: string
  segments: number
  state: 'QUEUED' | 'EXCLUDED'
  reason: string | null
}

/** What the lines of a batch have in common. */
export interface Wording {
  channel: SendChannel
  template: string
  /** What stands round a text. */
  frame: { signature: string; ending: string } | undefined
  keys: Pick<Keys, 'seal' | 'lookup'>
  /** Keys of targets that want nothing more. */
  optedOut: ReadonlySet<string>
}

/** Where a message goes, in one spelling, or why it cannot. */
export function readTarget(
  channel: SendChannel,
  written: string | null,
): { target: string; masked: string } | { reason: string } {
  if (channel === 'SMS') {
    const read = readMobile(written)
    return read.kind === 'mobile' ? { target: read.number, masked: maskMobile(read.number) } : { reason: read.reason }
  }
  const read = readAddress(written)
  return 'address' in read ? { target: read.address, masked: maskAddress(read.address) } : read
}

/** The key under which a target is found again: without regard to how it was written. */
export const targetKeyOf = (keys: Pick<Keys, 'lookup'>, channel: SendChannel, target: string): string =>
  keys.lookup(`${channel}:${target.toLowerCase()}`)

/** Lines of a batch in order: each number once, what cannot go out kept with the reason. */
export function linesOf(candidates: readonly Candidate[], w: Wording): SendLine[] {
  const first = new Map<string, number>()
  return candidates.map((c, i) => {
    const place = i + 1
    const common = { place, partyId: c.partyId, stationCode: c.stationCode, personName: c.personName }
    const excluded = (reason: string, known: Partial<SendLine> = {}): SendLine => ({
      ...common,
      targetSealed: null,
      targetMasked: null,
      targetKey: null,
      ...known,
      content: '',
      segments: 0,
      state: 'EXCLUDED',
      reason,
    })
    if (c.refused !== undefined) return excluded(c.refused)
    const read = readTarget(w.channel, c.written)
    if ('reason' in read) return excluded(read.reason)
    const targetKey = targetKeyOf(w.keys, w.channel, read.target)
    const known = { targetKey, targetMasked: read.masked }
    const before = first.get(targetKey)
    if (before !== undefined)
      return excluded(`和第 ${before} 条是同一个${w.channel === 'SMS' ? '号码' : '邮箱'}`, known)
    if (w.optedOut.has(targetKey)) return excluded('已退订', known)
    const made = render(w.template, c.values)
    if ('missing' in made) return excluded(`缺少“${made.missing}”，内容填不全`, known)
    first.set(targetKey, place)
    const content = w.frame ? signed(made.text, w.frame) : made.text
    return {
      ...common,
      ...known,
      targetSealed: w.keys.seal(read.target),
      content,
      segments: w.channel === 'SMS' ? segmentsOf(content) : 0,
      state: 'QUEUED',
      reason: null,
    }
  })
}

/** A line of a pasted list: a number or an address, and whatever else stands beside it. */
export interface ListedLine {
  written: string
  code: string | null
  name: string | null
}

const codeOf = /^(?:[0-9A-Z]{18}|\d{15}|[A-Z]+-?\d+)$/

/** Reads a pasted list; the columns may stand in any order, set apart by commas, tabs or blanks around words. */
export function readList(list: string, channel: SendChannel): ListedLine[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const cells = line
        .split(/[,，;；\t|]+/)
        .map((x) => x.trim())
        .filter(Boolean)
      const parts = cells.length > 1 ? cells : blanks(line)
      const at = parts.findIndex((x) => looksLikeTarget(x, channel))
      const rest = parts.filter((_, i) => i !== at)
      const code = rest.find((x) => codeOf.test(x.normalize('NFKC').toUpperCase()))
      return {
        written: at === -1 ? line : parts[at]!,
        code: code?.normalize('NFKC').toUpperCase() ?? null,
        name: rest.find((x) => x !== code) ?? null,
      }
    })
}

/** Blanks inside a number hold it together: 138 0000 0000 is one. */
function blanks(line: string): string[] {
  const whole = readMobile(line)
  return whole.kind === 'mobile' || whole.kind === 'landline' ? [line] : line.split(/\s+/)
}

const looksLikeTarget = (text: string, channel: SendChannel): boolean => {
  if (channel === 'EMAIL') return text.includes('@') || text.includes('＠')
  const read = readMobile(text)
  return read.kind === 'mobile' || read.kind === 'landline'
}
