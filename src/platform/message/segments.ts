/** Characters of a text that is billed as one; of each part of a longer one, whose parts carry a header. */
const alone = 70
const part = 67

/** Parts that a text is billed as. Carriers count UTF-16 units, signature included; an empty text is none. */
export function segmentsOf(text: string): number {
  if (text.length === 0) return 0
  return text.length <= alone ? 1 : Math.ceil(text.length / part)
}

/** Cost in fen of so many parts at a price in 厘 (a tenth of a fen), rounded half up. */
export const costFen = (segments: number, priceLi: number): bigint => (BigInt(segments) * BigInt(priceLi) + 5n) / 10n

/** The text as it goes out: signature in front, ending behind. */
export const signed = (text: string, frame: { signature: string; ending: string }): string =>
  `【${frame.signature}】${text}${frame.ending}`
