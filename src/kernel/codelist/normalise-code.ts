const plain = /^[0-9A-Z]+$/

/**
 * A code as it is compared and stored: full width to half width (NFKC), upper case, without spaces, line breaks and invisible characters.
 * Nothing else is changed, so that a wrong character is still seen.
 */
export function normaliseCode(text: string): string {
  if (plain.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .toUpperCase()
}
