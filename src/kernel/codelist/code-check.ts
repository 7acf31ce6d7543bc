/** What checking one code found. `warnings` are doubts that never make a code invalid. */
export interface CodeCheck {
  /** Normalised: half width, upper case, without spaces. */
  code: string
  valid: boolean
  /** Why it is invalid, one Chinese sentence; empty when valid. */
  reason: string
  warnings: string[]
}

export const validCode = (code: string, warnings: string[] = []): CodeCheck => ({
  code,
  valid: true,
  reason: '',
  warnings,
})

export const invalidCode = (code: string, reason: string): CodeCheck => ({ code, valid: false, reason, warnings: [] })

/** `第 3 位“O”、第 5 位“I”`, at most four of them. */
export function placesOf(code: string, wrong: (character: string, index: number) => boolean): string {
  const found = [...code].flatMap((c, i) => (wrong(c, i) ? [`第 ${i + 1} 位“${c}”`] : []))
  return found.slice(0, 4).join('、') + (found.length > 4 ? '等' : '')
}

/** The reason against a number that is one character over and over, which exports put where there is none; empty for others. */
export const placeholderReason = (code: string): string =>
  code === code[0]?.repeat(code.length) ? `整个号码都是“${code[0]}”，是占位用的，不是真号码。` : ''
