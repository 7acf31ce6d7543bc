const invisible = /[\p{Cf}\p{Cc}]/u
const invisibleButBreaks = /(?![\t\n\r])[\p{Cf}\p{Cc}]/gu

/** The text without zero-width and control characters (tab and line breaks stay), trimmed. */
export function visible(text: string): string {
  return (invisible.test(text) ? text.replace(invisibleButBreaks, '') : text).trim()
}

const needsFolding = /[^\x21-\x7e]/

/** For codes and numbers: full width to half width (NFKC), all white space and invisible characters removed. */
export function folded(text: string): string {
  return needsFolding.test(text) ? text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '') : text
}

const nothing = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '－',
  '/',
  '\\',
  'n/a',
  'na',
  '#n/a',
  'null',
  '(null)',
  'none',
  'nan',
  'undefined',
])

/** True for the ways in which exports write that there is no value: `N/A`, `-`, `/`, `NULL`. */
export const saysNothing = (text: string): boolean => text.length <= 9 && nothing.has(text.toLowerCase())

const nothingInWords = new Set(['无', '空', '暂无', '不详', '未知', '未填', '未填报'])

/** The same, with the words 无, 暂无, 不详 … that mean nothing in a column of codes, dates or amounts. */
export const saysNothingOrWords = (text: string): boolean => saysNothing(text) || nothingInWords.has(text)
